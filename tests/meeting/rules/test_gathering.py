"""Opening and closing, coming and going, names and roles."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.state import Status
from meeting.values import Kind, Sort
from tests.meeting.play import AMEND_DAYS, OPENED, Play


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2) and Bo (3)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo")
    return play


def kinds(events: tuple[e.Event, ...]) -> list[str]:
    """Return what happened, without the details."""
    return [type(event).__name__ for event in events]


def test_opening_is_event_one() -> None:
    """Everything that names the meeting stands in its first event."""
    play = Play(title=" Ramps\nand rails ", language="en-GB")

    assert play.log == [
        e.MeetingOpened(
            seq=1,
            title="Ramps and rails",
            language="en-GB",
            utc=OPENED,
            epoch="e1",
            amend_days=AMEND_DAYS,
        )
    ]
    assert play.meeting.status is Status.OPEN


def test_a_person_is_known_by_the_event_that_let_them_in(play: Play) -> None:
    """The number of PersonJoined is the person's number."""
    (event,) = play.do(c.Join(name="Cai", roles=(Role.SCRIBE, Role.READER)))

    cai = play.meeting.people[event.seq]
    assert (cai.name, cai.roles, cai.joined) == ("Cai", (Role.SCRIBE, Role.READER), 3000)


def test_leaving_takes_down_all_that_the_person_held(play: Play) -> None:
    """Hands, turn, cards and captions do not outstay a person; the record does."""
    play.do(c.GiveRole(person=3, role=Role.CAPTIONER), by=2)
    play.do(c.StartCaptions(language="en"), by=3)
    play.do(c.ShowCard(sort=Sort.SLOW), by=3)
    play.do(c.CallPerson(person=3, ends=0), by=2)
    play.do(c.RaiseHand(), by=3)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), by=3)

    events = play.do(c.Leave(), by=3)

    assert kinds(events) == [
        "HandLowered",
        "HandLowered",
        "TurnEnded",
        "CaptionsStopped",
        "PersonLeft",
    ]
    assert (play.meeting.queue, play.meeting.floor, play.meeting.cards) == ((), None, ())
    assert not play.meeting.people[3].here


def test_leaving_does_not_tell_whose_a_card_was(play: Play) -> None:
    """A card without a name stays up when its person goes, until the turn is over."""
    play.do(c.CallPerson(person=2, ends=0), by=2)
    play.do(c.ShowCard(sort=Sort.SLOW), by=3)

    events = play.do(c.Leave(), by=3)

    assert kinds(events) == ["PersonLeft"]
    assert len(play.meeting.cards) == 1


def test_closing_ends_what_runs_and_keeps_who_waits(play: Play) -> None:
    """Turn, item and captions end; hands stay, since they were not heard."""
    play.do(c.GiveRole(person=3, role=Role.CAPTIONER), by=2)
    play.do(c.StartCaptions(language="en"), by=3)
    play.do(c.StartItem(item=play.item("Ramps", host=2)), by=2)
    play.do(c.CallPerson(person=2, ends=0), by=2)
    play.do(c.RaiseHand(), by=3)

    events = play.do(c.CloseMeeting(), by=2)

    assert kinds(events) == ["TurnEnded", "ItemClosed", "CaptionsStopped", "MeetingClosed"]
    assert (play.meeting.status, play.meeting.closed) == (Status.CLOSED, play.at)
    assert [hand.person for hand in play.meeting.queue] == [3]


def test_closing_a_quiet_meeting_is_one_event(play: Play) -> None:
    """Nothing runs, so nothing else ends."""
    assert kinds(play.do(c.CloseMeeting(), by=2)) == ["MeetingClosed"]


def test_a_new_name_is_used_at_once(play: Play) -> None:
    """The event says who, and the state has the name."""
    (event,) = play.do(c.Rename(name="Bo Lee"), by=3)

    assert event == e.PersonRenamed(seq=4, at=3000, by=3, person=3, name="Bo Lee")
    assert play.meeting.name_of(3) == "Bo Lee"


def test_people_are_addressed_as_they_wish(play: Play) -> None:
    """From coming in, or later; cleaned, and taken back with nothing."""
    dee = play.do(c.Join(name="Dee", roles=(Role.PARTICIPANT,), addressed=" (they/\u200bthem) "))[
        0
    ].seq
    (event,) = play.do(c.ChooseAddress(words="Dr  Lee\x07"), by=3)
    called = [play.meeting.called(person) for person in (dee, 3)]
    play.do(c.ChooseAddress(), by=3)

    assert event == e.AddressChosen(seq=5, at=event.at, by=3, person=3, words="Dr Lee")
    assert called == ["Dee (they/them)", f"{play.meeting.name_of(3)} (Dr Lee)"]
    assert play.meeting.called(3) == play.meeting.name_of(3)


def test_a_role_comes_and_goes(play: Play) -> None:
    """A person can hold several roles at once."""
    play.do(c.GiveRole(person=3, role=Role.SCRIBE), by=2)
    both = play.meeting.people[3].roles
    play.do(c.TakeRole(person=3, role=Role.PARTICIPANT), by=2)

    assert both == (Role.PARTICIPANT, Role.SCRIBE)
    assert play.meeting.people[3].roles == (Role.SCRIBE,)


def test_a_host_can_step_back_where_there_is_another(play: Play) -> None:
    """The second host may take the role from the first."""
    play.do(c.GiveRole(person=3, role=Role.HOST), by=2)

    play.do(c.TakeRole(person=2, role=Role.HOST), by=3)

    assert play.meeting.people[2].roles == ()


def test_who_may_talk_no_more_holds_no_hand_and_no_floor(play: Play) -> None:
    """Taking the last role that talks lowers hands and ends the turn, for all to see."""
    play.do(c.CallPerson(person=3, ends=0), by=2)
    play.do(c.RaiseHand(), by=3)

    events = play.do(c.TakeRole(person=3, role=Role.PARTICIPANT), by=2)

    assert kinds(events) == ["RoleTaken", "HandLowered", "TurnEnded"]
    assert (play.meeting.queue, play.meeting.floor) == ((), None)


def test_captions_end_with_the_captioners_role(play: Play) -> None:
    """Who captions no more is not shown as a captioner."""
    play.do(c.GiveRole(person=3, role=Role.CAPTIONER), by=2)
    play.do(c.StartCaptions(language="en"), by=3)

    events = play.do(c.TakeRole(person=3, role=Role.CAPTIONER), by=2)

    assert kinds(events) == ["RoleTaken", "CaptionsStopped"]


def test_a_lost_line_keeps_hand_and_turn(play: Play) -> None:
    """Away is not gone: only captions stop, because none can come."""
    play.do(c.GiveRole(person=3, role=Role.CAPTIONER), by=2)
    play.do(c.StartCaptions(language="en"), by=3)
    play.do(c.CallPerson(person=3, ends=0), by=2)
    play.do(c.RaiseHand(), by=3)

    events = play.do(c.LoseLine(person=3))

    assert kinds(events) == ["CaptionsStopped", "LineLost"]
    assert play.meeting.people[3].away
    assert play.meeting.floor is not None
    assert len(play.meeting.queue) == 1


def test_a_line_that_is_back_is_said_once(play: Play) -> None:
    """Losing or regaining twice makes no second event."""
    lost = play.do(c.LoseLine(person=3)), play.do(c.LoseLine(person=3))
    back = play.do(c.RegainLine(person=3)), play.do(c.RegainLine(person=3))

    assert [len(events) for events in (*lost, *back)] == [1, 0, 1, 0]
    assert not play.meeting.people[3].away


def test_lines_come_and_go_after_the_closing_too(play: Play) -> None:
    """People still read when a meeting is closed."""
    play.do(c.CloseMeeting(), by=2)

    play.do(c.LoseLine(person=3))

    assert play.meeting.people[3].away
