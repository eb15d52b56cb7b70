"""Fairness: nobody is starved by the rules, and no trick gets anybody ahead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting import commands as c
from meeting import events as e
from meeting.values import MOST_OVERTAKEN, Kind, Mode, Why
from tests.meeting.overtaking import most_overtaken
from tests.meeting.play import Play
from tests.meeting.wishes import PEOPLE, Wish, a_play, histories, live

ASHA, ANA, BO, CAI, DEE, EVE = 2, 4, 5, 6, 7, 8
POINT, QUESTION, ORDER = Kind.NEW_POINT, Kind.QUESTION, Kind.POINT_OF_ORDER


@pytest.fixture
def play() -> Play:
    """A meeting with two hosts (2 and 3) and six people (4 to 9)."""
    return a_play()


def waiting(play: Play) -> list[int]:
    """Return who waits, the first first."""
    return [hand.person for hand in play.meeting.queue]


def up(play: Play, person: int, kind: Kind = POINT) -> int:
    """Raise a hand and return its number."""
    return play.do(c.RaiseHand(kind=kind), person)[-1].seq


def turn(play: Play, seconds: int = 1, person: int = 0) -> None:
    """Give the floor to the next, or to this person, for so long."""
    call = c.CallPerson(person=person, ends=0) if person else c.CallNext(ends=0)
    (began,) = play.do(call, ASHA)
    assert isinstance(began, e.TurnBegan)
    play.do(c.EndTurn(turn=began.seq), began.person, after=1000 * seconds)


def newcomers(play: Play) -> list[int]:
    """Let ten more people in."""
    return [play.join(f"P{number}") for number in range(10)]


@pytest.mark.timeout(1800)  # each night; seconds by day
@settings(max_examples=settings().max_examples * 5)
@given(histories)
def test_nobody_is_ever_overtaken_too_often(wishes: list[Wish]) -> None:
    """Counted from the log alone, at every moment, whatever hosts change and undo."""
    play = a_play()

    live(play, wishes)

    assert most_overtaken(play.log) <= MOST_OVERTAKEN


@pytest.mark.parametrize("kind", [Kind.REPLY, QUESTION])
def test_a_flood_of_replies_does_not_starve_a_new_point(play: Play, kind: Kind) -> None:
    """Three go ahead; then it is the turn of who has waited."""
    up(play, ANA)
    spoke = []
    for person in newcomers(play):
        up(play, person, kind)
        play.do(c.CallNext(ends=play.meeting.floor.id if play.meeting.floor else 0), ASHA)
        assert play.meeting.floor is not None
        spoke.append(play.meeting.floor.person)

    assert spoke.index(ANA) == MOST_OVERTAKEN


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(Kind)), min_size=1, max_size=9))
def test_nobody_gains_by_lowering_and_raising_again(raised: list[tuple[int, Kind]]) -> None:
    """The same hand anew never stands further ahead, unless the limit had held it back."""
    play = a_play()
    for person, kind in raised:
        if not play.meeting.has_hand(person, kind):
            up(play, person, kind)
    hand = play.meeting.hands_of(raised[0][0])[-1]
    before = play.meeting.queue.index(hand)
    held_back = Why.LIMIT in [one.why for one in play.meeting.queue]
    play.do(c.LowerHand(hand=hand.id), hand.person)

    again = up(play, hand.person, hand.kind)

    after = [one.id for one in play.meeting.queue].index(again)
    assert held_back or after >= before


def test_nobody_uses_up_what_others_may_be_overtaken(play: Play) -> None:
    """Who raises a question and lowers it has overtaken nobody; the next question is as before."""
    up(play, ANA)
    for _ in range(MOST_OVERTAKEN + 1):
        play.do(c.LowerHand(hand=up(play, BO, QUESTION)), BO)

    up(play, CAI, QUESTION)

    assert waiting(play) == [CAI, ANA]
    assert len(play.meeting.queue[-1].overtaken_by) == 1


def test_asking_early_in_a_long_turn_gains_nothing(play: Play) -> None:
    """Who speaks counts as having spoken longest: nobody knows yet how long it will be."""
    turn(play, seconds=60, person=ANA)
    turn(play, seconds=30, person=CAI)
    play.do(c.SetMode(mode=Mode.LEAST_TIME), ASHA)
    play.do(c.CallPerson(person=BO, ends=0), ASHA)
    up(play, BO)
    up(play, ANA)

    up(play, CAI)

    assert waiting(play) == [CAI, ANA, BO]


def test_a_silent_turn_counts_up_to_now(play: Play) -> None:
    """Time goes on without events: a minute on the floor is a minute when the next hand comes."""
    play.do(c.SetMode(mode=Mode.LEAST_TIME), ASHA)
    turn(play, seconds=30, person=ANA)
    (began,) = play.do(c.CallPerson(person=BO, ends=0), ASHA)
    play.do(c.EndTurn(turn=began.seq), BO, after=60_000)
    up(play, BO)

    (event,) = play.do(c.RaiseHand(), ANA)

    assert isinstance(event, e.HandRaised)
    assert (event.place, event.why) == (1, Why.LEAST_TIME)


def test_points_of_order_keep_the_order_of_asking(play: Play) -> None:
    """They are no turns, so what somebody has said before does not count among them."""
    turn(play, seconds=60, person=ANA)
    play.do(c.SetMode(mode=Mode.LEAST_TIME, rounds=True), ASHA)

    for person in (ANA, BO, CAI):
        up(play, person, ORDER)

    assert waiting(play) == [ANA, BO, CAI]


def test_who_went_later_holds_nobody_back(play: Play) -> None:
    """A question that was put off behind new points does not keep the next question there."""
    first = up(play, ANA, QUESTION)
    up(play, BO)
    up(play, CAI)
    play.do(c.GoLater(hand=first), ANA)
    play.do(c.GoLater(hand=first), ANA)

    (event,) = play.do(c.RaiseHand(kind=QUESTION), DEE)

    assert waiting(play) == [DEE, BO, CAI, ANA]
    assert isinstance(event, e.HandRaised)
    assert event.why is Why.KIND


def test_who_was_moved_back_holds_nobody_back(play: Play) -> None:
    """A host's move is about one hand, not about all that come after it."""
    first = up(play, ANA, QUESTION)
    up(play, BO)
    play.do(c.MoveHand(hand=first, place=2), ASHA)

    up(play, CAI, QUESTION)

    assert waiting(play) == [CAI, BO, ANA]


def test_who_was_moved_to_the_front_stays_there(play: Play) -> None:
    """What a host decided for a reason is not undone by the next question."""
    up(play, ANA)
    last = up(play, BO)
    play.do(c.MoveHand(hand=last, place=1, reason="his bus"), ASHA)

    up(play, CAI, QUESTION)

    assert waiting(play) == [BO, CAI, ANA]


def test_a_point_of_order_goes_before_who_was_moved_to_the_front(play: Play) -> None:
    """It is about how the meeting is run, and that cannot wait."""
    last = [up(play, person) for person in (ANA, BO)][-1]
    play.do(c.MoveHand(hand=last, place=1), ASHA)

    up(play, CAI, ORDER)

    assert waiting(play) == [CAI, BO, ANA]


def test_who_was_moved_is_overtaken_no_more_than_others(play: Play) -> None:
    """Going with the hand ahead is being overtaken too, and it has the same limit."""
    first, _ = up(play, ANA), up(play, BO)
    play.do(c.MoveHand(hand=first, place=2), ASHA)

    for person in newcomers(play):
        up(play, person, QUESTION)

    assert waiting(play)[MOST_OVERTAKEN : MOST_OVERTAKEN + 2] == [BO, ANA]


def test_who_was_overtaken_often_enough_keeps_that_behind_somebody_else(play: Play) -> None:
    """The next question would go ahead of Bo, but not past Ana, who was moved behind him."""
    hand = up(play, ANA)
    for person in (CAI, DEE, EVE):
        up(play, person, QUESTION)
        turn(play)
    up(play, BO)
    play.do(c.MoveHand(hand=hand, place=2), ASHA)

    (event,) = play.do(c.RaiseHand(kind=QUESTION), CAI)

    assert waiting(play) == [BO, ANA, CAI]
    assert isinstance(event, e.HandRaised)
    assert event.why is Why.LIMIT


def test_changing_the_order_back_and_forth_starves_nobody(play: Play) -> None:
    """Who let three speak before them lets nobody pass by another rule."""
    turn(play, person=ANA)
    up(play, ANA)
    for person in (BO, CAI, DEE):
        up(play, person, QUESTION)
    for _ in range(3):
        turn(play)
    up(play, EVE)

    play.do(c.SetMode(mode=Mode.FIRST_TIME, rounds=True), ASHA)

    assert waiting(play) == [ANA, EVE]
    assert play.meeting.queue[-1].why is Why.LIMIT


def test_who_waits_is_counted_anew_in_another_order(play: Play) -> None:
    """Only those who had their turn stay counted: nobody is ahead of somebody twice."""
    up(play, ANA)
    for person in (BO, CAI, DEE):
        up(play, person, QUESTION)

    play.do(c.SetMode(mode=Mode.FIRST_TIME), ASHA)

    assert waiting(play) == [BO, CAI, DEE, ANA]
    assert len(play.meeting.queue[-1].overtaken_by) == MOST_OVERTAKEN


def test_nobody_comes_after_the_last_word(play: Play) -> None:
    """A host who adds somebody to the closed queue adds them before it."""
    up(play, ANA)
    play.do(c.GiveLastWord(person=BO), ASHA)

    for name in ("Pat", "Sam", "Tom", "Uma", "Val"):
        play.do(c.RaiseFor(name=name), ASHA)

    assert waiting(play)[0] == ANA
    assert waiting(play)[-1] == BO
    assert play.meeting.queue[-1].overtaken_by == ()


def test_another_order_leaves_the_last_word_where_it_is(play: Play) -> None:
    """It was given by a host, and is taken by a host only."""
    turn(play, person=ANA)
    up(play, ANA)
    play.do(c.GiveLastWord(person=BO), ASHA)

    play.do(c.SetMode(mode=Mode.FIRST_TIME), ASHA)

    assert waiting(play) == [ANA, BO]
    assert play.meeting.queue[-1].why is Why.LAST_WORD


@pytest.mark.parametrize(
    "command", [c.OpenQueue(), c.GiveLastWord(person=CAI), c.MoveHand(hand=10, place=2)]
)
def test_the_last_word_is_no_more_where_somebody_may_follow(play: Play, command: c.Command) -> None:
    """An open queue, another last word, or a hand that a host puts behind."""
    up(play, ANA)
    play.do(c.GiveLastWord(person=BO), ASHA)

    play.do(command, ASHA)

    (bo,) = play.meeting.hands_of(BO)
    assert (bo.why, bo.moved_by) == (Why.MOVED, ASHA)


def test_where_the_host_picks_nobody_is_called_by_a_key(play: Play) -> None:
    """The queue still shows who waits, in the order of kind and asking."""
    play.do(c.SetMode(mode=Mode.HOST), ASHA)
    up(play, ANA)
    up(play, BO, QUESTION)

    assert waiting(play) == [BO, ANA]


def test_people_from_elsewhere_count_as_everybody_does(play: Play) -> None:
    """By their turns and their time, though they have no line."""
    play.do(c.SetMode(mode=Mode.FIRST_TIME), ASHA)
    pat = play.do(c.RaiseFor(name="Pat"), ASHA)[0].seq
    (began,) = play.do(c.CallNext(ends=0), ASHA)
    play.do(c.EndTurn(turn=began.seq), ASHA)
    play.do(c.RaiseFor(person=pat), ASHA)

    up(play, ANA)

    assert waiting(play) == [ANA, pat]
