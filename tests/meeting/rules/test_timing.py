"""Time: limits, pauses, breaks, times of one's own, and what the clock itself brings."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting import timing
from meeting.errors import Refused
from meeting.privacy import seen_by
from meeting.roles import Role
from meeting.state import Turn
from meeting.values import SERVER, Kind, Mode
from tests.meeting.play import Play

HOST, ANA, BO, CAI, DEE = 2, 3, 4, 5, 6
SECOND, MINUTE = 1000, 60_000


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2) and four people (3 to 6)."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai", "Dee"):
        play.join(name)
    return play


def call(play: Play, person: int) -> int:
    """Give somebody the floor and return the turn."""
    return play.do(c.CallPerson(person=person, ends=floor_id(play)), HOST)[-1].seq


def floor(play: Play) -> Turn:
    """Return the turn that lasts."""
    assert play.meeting.floor is not None
    return play.meeting.floor


def floor_id(play: Play) -> int:
    """Return its number, 0 for none."""
    return play.meeting.floor.id if play.meeting.floor else 0


def item(play: Play, title: str, minutes: int = 0, *, is_break: bool = False) -> int:
    """Put an item on the agenda and return its number."""
    command = c.AddItem(title=title, minutes=minutes, is_break=is_break)
    return play.do(command, HOST)[-1].seq


def ring(play: Play) -> tuple[int, tuple[e.Event, ...]]:
    """Let time go by until something is due; return how long that took, and what came of it."""
    due = timing.due(play.meeting)
    assert due is not None
    return due.at - play.at, play.do(due.command, SERVER, after=due.at - play.at)


def test_the_time_of_a_turn_is_told_when_it_is_up_and_ends_nothing(play: Play) -> None:
    """A clock warns; only a person ends a turn."""
    play.do(c.SetLimit(seconds=120), HOST)
    turn = call(play, ANA)

    waited, events = ring(play)

    assert waited == 120 * SECOND
    assert [type(event) for event in events] == [e.TimeRanOut]
    assert floor_id(play) == turn
    assert timing.due(play.meeting) is None


def test_the_clock_cannot_be_early(play: Play) -> None:
    """What is not due is refused, to the millisecond."""
    play.do(c.SetLimit(seconds=120), HOST)
    turn = call(play, ANA)

    with pytest.raises(Refused, match="That time is not up"):
        play.do(c.EndTime(turn=turn), after=120 * SECOND - 1)


def test_of_who_takes_their_own_time_nobody_is_told(play: Play) -> None:
    """Else the moment would tell how much more time they take."""
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.FitTime(percent=300), ANA)
    call(play, ANA)

    assert timing.due(play.meeting) is None
    assert timing.limit(play.meeting, ANA) == 360 * SECOND


def test_no_timer_means_none(play: Play) -> None:
    """Neither for the person nor for the clock."""
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.FitTime(percent=0), ANA)
    turn = call(play, ANA)

    assert timing.limit(play.meeting, ANA) is None
    assert timing.left(play.meeting, floor(play), play.at) is None
    assert floor_id(play) == turn


def test_a_time_of_your_own_comes_through_a_restart_and_to_you_alone(play: Play) -> None:
    """It is in the log, and in no other state than yours."""
    play.do(c.FitTime(percent=300), ANA)

    (own,) = [seen_by(event, ANA) for event in play.log[-1:]]
    (others,) = [seen_by(event, HOST) for event in play.log[-1:]]

    assert own == e.TimeFitted(seq=7, at=play.at, by=ANA, percent=300)
    assert others == e.Withheld(seq=7, at=play.at)


def test_an_items_limit_counts_in_that_item(play: Play) -> None:
    """And the meeting's again after it."""
    ramps = item(play, "Ramps")
    play.do(c.SetLimit(seconds=120), HOST)
    play.do(c.SetLimit(seconds=30, item=ramps), HOST)

    before = timing.limit(play.meeting, ANA)
    play.do(c.StartItem(item=ramps), HOST)
    inside = timing.limit(play.meeting, ANA)
    play.do(c.SetLimit(seconds=0, item=ramps), HOST)

    assert (before, inside) == (120 * SECOND, 30 * SECOND)
    assert timing.limit(play.meeting, ANA) == 120 * SECOND


def test_a_pause_is_no_time(play: Play) -> None:
    """The clock stands still, and goes on from where it stood."""
    play.do(c.SetLimit(seconds=120), HOST)
    turn = call(play, ANA)
    play.do(c.PauseTurn(turn=turn), ANA, after=20 * SECOND)
    paused = timing.due(play.meeting)
    play.do(c.CarryOn(turn=turn), HOST, after=5 * MINUTE)

    waited, _ = ring(play)

    assert paused is None
    assert waited == 100 * SECOND
    assert floor(play).taken(play.at) == 120 * SECOND


def test_a_new_limit_counts_for_the_turn_that_lasts(play: Play) -> None:
    """Also where its time was up: it is told once more."""
    play.do(c.SetLimit(seconds=10), HOST)
    call(play, ANA)
    ring(play)
    play.do(c.SetLimit(seconds=60), HOST)

    waited, _ = ring(play)

    assert waited == 49 * SECOND


def test_a_break_stops_the_clock_of_a_turn(play: Play) -> None:
    """Whoever spoke when it began has the rest of their time behind it."""
    tea = item(play, "Tea", 10, is_break=True)
    play.do(c.SetLimit(seconds=120), HOST)
    call(play, ANA)
    play.do(c.StartItem(item=tea), HOST, after=20 * SECOND)
    in_break = floor(play).paused, timing.due(play.meeting)
    play.do(c.CloseItem(item=tea), HOST, after=10 * MINUTE)

    waited, _ = ring(play)

    assert in_break == (play.at - 100 * SECOND - 10 * MINUTE, None)
    assert waited == 100 * SECOND


def test_who_was_paused_before_a_break_is_paused_behind_it(play: Play) -> None:
    """What a person stopped, a person lets go on."""
    tea = item(play, "Tea", 10, is_break=True)
    turn = call(play, ANA)
    play.do(c.PauseTurn(turn=turn), HOST)
    play.do(c.StartItem(item=tea), HOST)
    play.do(c.CloseItem(item=tea), HOST, after=10 * MINUTE)

    assert floor(play).paused is not None
    assert floor(play).taken(play.at) == SECOND


@pytest.mark.parametrize("seconds", [120, 30])
def test_a_place_is_held_and_then_given_up(play: Play, seconds: int) -> None:
    """For 120 seconds, or for as long as a host says."""
    if seconds != play.meeting.hold:
        play.do(c.SetHold(seconds=seconds), HOST)
    play.do(c.RaiseHand(), ANA)
    play.do(c.LoseLine(person=ANA))

    waited, (lowered,) = ring(play)

    assert waited == seconds * SECOND
    assert isinstance(lowered, e.HandLowered)
    assert lowered.by == SERVER
    assert play.meeting.queue == ()


def test_both_hands_of_somebody_are_given_up(play: Play) -> None:
    """The point of order too, one after the other."""
    play.do(c.RaiseHand(), ANA)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), ANA)
    play.do(c.LoseLine(person=ANA))

    ring(play)
    waited, _ = ring(play)

    assert waited == 0
    assert play.meeting.queue == ()


def test_who_is_back_in_time_keeps_the_place(play: Play) -> None:
    """And nothing is due any more."""
    play.do(c.RaiseHand(), ANA)
    play.do(c.LoseLine(person=ANA))
    play.do(c.RegainLine(person=ANA), after=119 * SECOND)

    assert timing.due(play.meeting) is None
    assert [hand.person for hand in play.meeting.queue] == [ANA]


def test_no_place_is_lost_in_a_break(play: Play) -> None:
    """Computers sleep while people have tea: the time begins anew behind it."""
    tea = item(play, "Tea", 10, is_break=True)
    play.do(c.RaiseHand(), ANA)
    play.do(c.LoseLine(person=ANA))
    play.do(c.StartItem(item=tea), HOST)
    in_break = timing.due(play.meeting)
    play.do(c.CloseItem(item=tea), HOST, after=10 * MINUTE)

    waited, _ = ring(play)

    assert in_break is None
    assert waited == 120 * SECOND


@pytest.mark.parametrize(
    ("away", "stands"),
    [
        # At place 1: called meanwhile, so first on return.
        (ANA, [ANA, CAI, DEE]),
        # At place 2: not called yet, so where it was.
        (CAI, [CAI, DEE]),
    ],
)
def test_order_after_a_lost_line(play: Play, away: int, stands: list[int]) -> None:
    """A hand that was not called stays; one that was called is put first."""
    for person in (ANA, BO, CAI, DEE) if away == ANA else (ANA, CAI, DEE):
        play.do(c.RaiseHand(), person)
    play.do(c.LoseLine(person=away))

    play.do(c.CallNext(ends=0), HOST)
    play.do(c.RegainLine(person=away))

    assert [hand.person for hand in play.meeting.queue] == stands


def test_who_was_called_by_name_while_away_comes_first(play: Play) -> None:
    """Also from the last place, and ahead of a clarifying question."""
    for person in (ANA, BO, CAI):
        play.do(c.RaiseHand(), person)
    play.do(c.LoseLine(person=CAI))

    events = play.do(c.CallPerson(person=CAI, ends=0), HOST)
    play.do(c.RaiseHand(kind=Kind.QUESTION), DEE)
    play.do(c.RegainLine(person=CAI))

    assert [type(event) for event in events] == [e.HandPassedOver]
    assert [hand.person for hand in play.meeting.queue] == [CAI, DEE, ANA, BO]
    assert play.meeting.queue[1].overtaken_by == ()


def test_first_on_return_stays_first_in_another_order(play: Play) -> None:
    """A new order of the queue takes nobody's right away."""
    play.do(c.RaiseHand(), ANA)
    play.do(c.RaiseHand(), BO)
    play.do(c.RaiseHand(), CAI)
    play.do(c.LoseLine(person=CAI))
    play.do(c.CallPerson(person=CAI, ends=0), HOST)
    play.do(c.RegainLine(person=CAI))

    play.do(c.SetMode(mode=Mode.LEAST_TIME), HOST)

    assert [hand.person for hand in play.meeting.queue] == [CAI, ANA, BO]


def test_nothing_is_due_in_a_closed_meeting(play: Play) -> None:
    """Who waits when it closes stays on record as not heard."""
    play.do(c.RaiseHand(), ANA)
    play.do(c.LoseLine(person=ANA))
    play.do(c.CloseMeeting(), HOST)

    assert timing.due(play.meeting) is None
