"""Without a host who calls, the floor goes from speaker to speaker."""

import pytest

from meeting import commands as c
from meeting.apply import replay
from meeting.decide import decide
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER
from tests.meeting.play import Play


def a_play() -> tuple[Play, int, int]:
    """Return a meeting that passes the floor on, with two people who wait."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    ana, bo = play.join("Ana"), play.join("Bo")
    play.do(c.StartPassing(), host)
    for person in (ana, bo):
        play.do(c.RaiseHand(), person)
    return play, ana, bo


def speaks(play: Play) -> tuple[int, int]:
    """Return who speaks, and the number of their turn."""
    assert play.meeting.floor
    return play.meeting.floor.person, play.meeting.floor.id


def test_a_meeting_without_a_host_passes_from_the_beginning() -> None:
    """Nobody needs leave to take a free floor, and who has it gives it on."""
    meeting = Meeting()
    opening = c.OpenMeeting(title="Street fair", language="en", utc=0, epoch="e", passing=True)
    meeting = replay(decide(meeting, opening, SERVER, 0), meeting)
    for name in ("Ana", "Bo"):
        join = c.Join(name=name, roles=(Role.PARTICIPANT,))
        meeting = replay(decide(meeting, join, SERVER, 0), meeting)
    for command, by in ((c.RaiseHand(), 3), (c.RaiseHand(), 4), (c.PassFloor(ends=0), 4)):
        meeting = replay(decide(meeting, command, by, 0), meeting)
    first = meeting.floor
    assert first is not None
    meeting = replay(decide(meeting, c.PassFloor(ends=first.id), 3, 0), meeting)

    assert first.person == 3
    assert meeting.floor is not None
    assert meeting.floor.person == 4


def test_a_free_floor_goes_to_who_waits_first() -> None:
    """Anybody may see to that; nobody can jump the queue by it."""
    play, ana, bo = a_play()

    play.do(c.PassFloor(ends=0), bo)

    assert speaks(play)[0] == ana


def test_the_speaker_passes_the_floor_on() -> None:
    """To who waits first, or to somebody by name."""
    play, ana, bo = a_play()
    play.do(c.PassFloor(ends=0), ana)
    play.do(c.PassFloor(ends=speaks(play)[1]), ana)
    assert speaks(play)[0] == bo

    play.do(c.PassFloor(ends=speaks(play)[1], person=ana), bo)

    assert speaks(play)[0] == ana


def test_two_who_pass_at_once_skip_nobody() -> None:
    """The second press names a turn that is over."""
    play, ana, bo = a_play()
    play.do(c.PassFloor(ends=0), ana)

    with pytest.raises(Refused):
        play.do(c.PassFloor(ends=0), bo)

    assert speaks(play)[0] == ana


def test_a_speaker_whose_line_is_lost_holds_up_nobody() -> None:
    """Then anybody passes the floor to who waits first."""
    play, ana, bo = a_play()
    play.do(c.PassFloor(ends=0), ana)
    play.do(c.LoseLine(person=ana))

    play.do(c.PassFloor(ends=speaks(play)[1]), bo)

    assert speaks(play)[0] == bo
