"""What time brings reaches a person once, by the meeting's time, whatever their own clock shows."""

from client import happenings as h
from meeting import commands as c
from tests.tui.acting import ActedLine, webinar
from tui.model import Model

AHEAD = 5000.0
"""Where the face's own clock stands when the meeting opens."""


class Seat:
    """Cho's model; the face's clock has nothing to do with the meeting's."""

    def __init__(self) -> None:
        self.line: ActedLine = webinar()
        self.model = Model()
        self.told: list[tuple[float, str]] = []
        self.take()

    @property
    def now(self) -> float:
        """The face's clock."""
        return AHEAD + self.line.at / 1000

    def take(self) -> None:
        """Take in what came over the line."""
        for happening in self.line.waiting():
            self.told += [(self.now, one.text) for one in self.model.take(happening, self.now)]

    def by(self, name: str, command: c.Command) -> None:
        """Let somebody do something."""
        self.line.happens(command, self.line.person(name))
        self.take()

    def runs(self, seconds: float) -> list[tuple[float, str]]:
        """Let time go by as a face does: `tick` whenever something is due."""
        end, found = self.now + seconds, list[tuple[float, str]]()
        while (due := self.model.due) is not None and due <= end:
            self.line.at = max(self.line.at, round((due - AHEAD) * 1000))
            found += [(due - end + seconds, one.text) for one in self.model.tick(self.now)]
        self.line.at = round((end - AHEAD) * 1000)
        return found


def speaking() -> Seat:
    """Return Cho's seat, with the floor and two minutes."""
    seat = Seat()
    seat.by("Ana Silva", c.SetLimit(seconds=120))
    seat.by("Ana Silva", c.CallPerson(person=seat.line.you, ends=0))
    return seat


def test_each_mark_is_told_once_at_its_time() -> None:
    """And the face wakes up for nothing else."""
    assert speaking().runs(600) == [
        (30, "90 seconds left."),
        (60, "1 minute left."),
        (90, "30 seconds left."),
        (110, "10 seconds left."),
        (120, "Your time is up. Finish soon, and type /done."),
    ]


def test_a_mark_is_not_told_again_after_a_pause() -> None:
    """What was said was said."""
    seat = speaking()
    first = seat.runs(95)
    turn = seat.model.meeting.floor
    assert turn is not None
    seat.by("Cho", c.PauseTurn(turn=turn.id))
    paused = seat.runs(300)
    seat.by("Cho", c.CarryOn(turn=turn.id))

    assert len(first) == 3
    assert paused == []
    assert seat.runs(300) == [
        (15, "10 seconds left."),
        (25, "Your time is up. Finish soon, and type /done."),
    ]


def test_a_turn_that_ends_early_brings_no_more() -> None:
    """Nobody is told of a time that counts no more."""
    seat = speaking()
    seat.runs(40)
    turn = seat.model.meeting.floor
    assert turn is not None
    seat.by("Cho", c.EndTurn(turn=turn.id))

    assert seat.runs(600) == []


def test_who_comes_back_late_is_not_told_what_has_passed() -> None:
    """The line was gone for a minute: two marks are history."""
    seat = speaking()
    seat.line.put(h.LineDown("gone", 1.0))
    seat.take()
    seat.line.at += 95_000
    seat.line.put(h.Welcomed(seat.line.you, (), "ABCD", again=True, at=seat.line.at))
    seat.line.put(h.CaughtUp(0, again=True))
    seat.take()

    assert [text for _, text in seat.runs(60)] == [
        "10 seconds left.",
        "Your time is up. Finish soon, and type /done.",
    ]


def test_the_line_client_ends_without_telling_what_never_came() -> None:
    """What was held back is told at the end; time does not run ahead."""
    seat = speaking()

    assert seat.model.held_back() == ()
    assert len(seat.runs(600)) == 5
