"""Undo: as if the host's move had not been, with all that people did since."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting import steps
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Meeting, Turn
from meeting.steps import MOST_STEPS
from meeting.values import Kind, Mode, Why
from tests.meeting.play import Play
from tests.meeting.wishes import BY_HOST, HOSTS, Wish, a_play, histories, live, people

ASHA, IVO, ANA, BO, CAI, DEE = 2, 3, 4, 5, 6, 7


@pytest.fixture
def play() -> Play:
    """A meeting with two hosts (2 and 3); Ana (4), Bo (5) and Cai (6) wait, hands 10 to 12."""
    play = a_play()
    for person in (ANA, BO, CAI):
        play.do(c.RaiseHand(), person)
    return play


def waiting(play: Play) -> list[int]:
    """Return who waits, the first first."""
    return [hand.person for hand in play.meeting.queue]


def hand(play: Play, person: int) -> int:
    """Return somebody's hand."""
    return play.meeting.hands_of(person)[0].id


def call(play: Play, person: int, by: int = ASHA) -> int:
    """Give somebody the floor and return the turn."""
    ends = play.meeting.floor.id if play.meeting.floor else 0
    return play.do(c.CallPerson(person=person, ends=ends), by)[-1].seq


def kept(meeting: Meeting) -> tuple[object, ...]:
    """Return all that an undo must give back."""
    order = (meeting.mode, meeting.rounds, meeting.queue_is_open)
    queue = [replace(hand, passed_over=False) for hand in meeting.queue]  # that stays noted
    return queue, order, without_pauses(meeting.floor), meeting.turns


def without_pauses(turn: Turn | None) -> Turn | None:
    """Return a turn whose time never stood still: what an undo gives back, but for its clock."""
    return replace(turn, pauses=0) if turn else None


@pytest.mark.timeout(1800)  # each night; seconds by day
@settings(max_examples=settings().max_examples * 5)
@given(histories, st.tuples(st.sampled_from(sorted(BY_HOST)), people, st.integers(0, 3)))
def test_an_undo_gives_back_exactly_what_was(wishes: list[Wish], move: Wish) -> None:
    """After any history, any one thing that a host does, and nothing in between."""
    play = a_play()
    live(play, wishes)
    before = play.meeting
    by = HOSTS[move[2] % 2]
    command = BY_HOST[move[0]](play, *move[1:])
    own = [one.id for one in before.hands_of(by)]
    assume(not isinstance(command, c.LowerHand) or command.hand not in own)
    with suppress(Refused):
        play.do(command, by, after=700)
    assume(play.meeting is not before and not isinstance(play.log[-1], e.HandPassedOver))

    play.undo(by)

    assert kept(play.meeting) == kept(before)
    assert [without_pauses(one.floor) for one in play.meeting.steps] == [
        without_pauses(one.floor) for one in before.steps[1 - MOST_STEPS :]
    ]
    assert [one.seq for one in play.meeting.steps] == [
        one.seq for one in before.steps[1 - MOST_STEPS :]
    ]


def test_who_was_called_is_back_at_their_place(play: Play) -> None:
    """With the same hand, between the same neighbours."""
    before = play.meeting.queue
    call(play, BO)

    play.undo(IVO)

    assert play.meeting.queue == before
    assert play.meeting.floor is None


def test_a_turn_that_a_call_ended_goes_on(play: Play) -> None:
    """With the time that it had, and as the speaker's turn that it was."""
    turn = call(play, ANA)
    call(play, BO)
    had = play.meeting.turns.get(turn)

    play.undo(ASHA)

    assert play.meeting.floor is not None
    assert (play.meeting.floor.id, play.meeting.floor.person) == (turn, ANA)
    assert had is not None
    assert play.meeting.floor.taken(play.at) == had.taken(play.at)
    assert list(play.meeting.turns) == []


def test_a_host_who_speaks_and_calls_the_next_can_go_on(play: Play) -> None:
    """Their own turn was ended by a host's call, like any other."""
    turn = call(play, ASHA)
    call(play, ANA)

    play.undo(ASHA)

    assert play.meeting.floor is not None
    assert play.meeting.floor.id == turn


def test_calls_go_back_one_by_one(play: Play) -> None:
    """Two presses by mistake are two steps."""
    call(play, ANA)
    call(play, BO)

    play.undo(ASHA)
    play.undo(ASHA)

    assert waiting(play) == [ANA, BO, CAI]
    assert play.meeting.floor is None


def test_a_turn_that_its_speaker_ended_stays_and_so_does_all_before_it(play: Play) -> None:
    """Nobody is put back on the floor, and nobody has to speak twice."""
    play.do(c.MoveHand(hand=12, place=1), ASHA)
    turn = call(play, CAI)
    play.do(c.EndTurn(turn=turn), CAI)

    assert steps.last(play.meeting) is None


def test_a_cleared_queue_comes_back_after_the_speaker_has_finished(play: Play) -> None:
    """A mistake must not become final because somebody says at that moment that they are done."""
    turn = call(play, ANA)
    play.do(c.ClearQueue(), ASHA)
    play.do(c.EndTurn(turn=turn), ANA)

    play.undo(ASHA)

    assert waiting(play) == [BO, CAI]
    assert play.meeting.floor is None
    assert [one.id for one in play.meeting.turns] == [turn]


def test_what_came_after_a_turn_goes_back_one_by_one(play: Play) -> None:
    """The last first, though the turn before them is over for good."""
    turn = call(play, ANA)
    play.do(c.MoveHand(hand=12, place=1), ASHA)
    play.do(c.CloseQueue(), ASHA)
    play.do(c.EndTurn(turn=turn), ANA)

    play.undo(ASHA)

    assert waiting(play) == [CAI, BO]
    assert play.meeting.queue_is_open


def test_a_turn_that_never_was_counts_for_nobodys_place(play: Play) -> None:
    """Dee was called by mistake: taken back, she has not spoken, and goes before who has."""
    play.do(c.ClearQueue(), ASHA)
    play.do(c.EndTurn(turn=call(play, BO)), BO)
    play.do(c.SetMode(mode=Mode.FIRST_TIME), ASHA)
    play.do(c.EndTurn(turn=call(play, DEE)), ASHA)
    play.do(c.RaiseHand(), BO)
    play.do(c.RaiseHand(), DEE)
    live = waiting(play)

    play.undo(ASHA)
    with_the_turn = waiting(play)
    play.undo(ASHA)

    assert live == with_the_turn == [BO, DEE]
    assert waiting(play) == [DEE, BO]


def test_who_went_later_since_stays_later(play: Play) -> None:
    """An undo takes back what a host did, not what somebody else did."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.GoLater(hand=10), ANA)

    play.undo(ASHA)

    assert waiting(play) == [BO, ANA, CAI]
    assert play.meeting.queue_is_open


def test_who_came_since_stands_where_the_rules_want_it(play: Play) -> None:
    """A point of order is first, a question before new points: not at the end."""
    play.do(c.MoveHand(hand=12, place=1), ASHA)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), ANA)
    play.do(c.RaiseHand(kind=Kind.QUESTION), DEE)

    play.undo(ASHA)

    assert waiting(play) == [ANA, DEE, ANA, BO, CAI]


def test_who_came_since_stands_by_the_order_that_is_back(play: Play) -> None:
    """What was taken back put nobody ahead."""
    play.do(c.ClearQueue(), ASHA)
    play.do(c.EndTurn(turn=call(play, BO)), BO)
    play.do(c.RaiseHand(), BO)
    play.do(c.SetMode(mode=Mode.FIRST_TIME), ASHA)
    play.do(c.RaiseHand(), DEE)
    live = waiting(play)

    play.undo(ASHA)

    assert (live, waiting(play)) == ([DEE, BO], [BO, DEE])


def test_who_came_into_a_queue_that_was_opened_by_mistake_stays(play: Play) -> None:
    """Nobody is dropped for asking while they could."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.OpenQueue(), ASHA)
    play.do(c.RaiseHand(), DEE)

    play.undo(ASHA)

    assert waiting(play) == [ANA, BO, CAI, DEE]
    assert not play.meeting.queue_is_open


def test_new_words_stay(play: Play) -> None:
    """Also on a hand that was down meanwhile for everybody to see."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.ChangeHand(hand=11, about="the door"), BO)
    play.do(c.LowerHand(hand=11), ASHA)
    play.undo(ASHA)

    play.undo(ASHA)

    assert [one.about for one in play.meeting.queue] == ["", "the door", ""]


def test_a_hand_that_its_person_took_down_stays_down(play: Play) -> None:
    """However many steps go back."""
    play.do(c.MoveHand(hand=12, place=1), ASHA)
    play.do(c.MoveHand(hand=12, place=2), ASHA)
    play.do(c.LowerHand(hand=12), CAI)

    assert steps.last(play.meeting) is None
    assert waiting(play) == [ANA, BO]


def test_what_makes_no_difference_any_more_is_passed_over(play: Play) -> None:
    """Bo has left, so the step before is the one that goes back."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.LowerHand(hand=11), ASHA)
    play.do(c.Leave(), BO)

    (event,) = play.undo(ASHA)

    assert isinstance(event, e.MoveUndone)
    assert event.undoes == 13
    assert play.meeting.queue_is_open


@pytest.mark.parametrize("back", [True, False])
def test_who_may_talk_no_more_comes_back_by_no_undo(play: Play, *, back: bool) -> None:
    """Not to the queue and not to the floor, even if the role comes back later."""
    call(play, BO)
    call(play, ANA)
    play.do(c.ClearQueue(), ASHA)
    play.do(c.TakeRole(person=BO, role=Role.PARTICIPANT), ASHA)
    play.do(c.TakeRole(person=CAI, role=Role.PARTICIPANT), ASHA)
    if back:
        play.do(c.GiveRole(person=CAI, role=Role.PARTICIPANT), ASHA)
    play.undo(ASHA)

    assert waiting(play) == [ANA]
    assert play.meeting.floor is None


def test_taking_a_role_is_no_move_of_the_queue(play: Play) -> None:
    """The hand that goes down with it is not what an undo brings back."""
    play.do(c.TakeRole(person=ANA, role=Role.PARTICIPANT), ASHA)

    assert waiting(play) == [BO, CAI]
    assert play.meeting.steps == ()


def test_the_turn_of_who_may_talk_no_more_is_over_for_good(play: Play) -> None:
    """No undo gives them the floor again."""
    call(play, ANA)
    play.do(c.TakeRole(person=ANA, role=Role.PARTICIPANT), ASHA)

    assert play.meeting.steps == ()
    assert play.meeting.floor is None


def test_a_hand_raised_anew_after_a_mistake_is_the_old_one_again(play: Play) -> None:
    """One hand, at the old place: nobody loses by asking again, and nobody gets two."""
    play.do(c.LowerHand(hand=10), ASHA)
    play.do(c.RaiseHand(), ANA)

    play.undo(ASHA)

    assert [one.id for one in play.meeting.queue] == [10, 11, 12]


def test_what_somebody_asked_for_themselves_outlives_what_was_asked_for_them(play: Play) -> None:
    """A host raised Dee's hand, took it down, and Dee raised it: Dee's own wish stays."""
    play.do(c.RaiseFor(person=DEE), ASHA)
    play.do(c.LowerHand(hand=hand(play, DEE)), ASHA)
    play.do(c.RaiseHand(), DEE)
    play.undo(ASHA)
    once = [one.moved_by for one in play.meeting.hands_of(DEE)]

    play.undo(ASHA)

    assert once == [ASHA]
    assert [one.moved_by for one in play.meeting.hands_of(DEE)] == [0]


def test_two_hosts_who_press_at_once_take_back_one_thing(play: Play) -> None:
    """The second press names what is gone already."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.MoveHand(hand=12, place=1), IVO)
    seen = steps.last(play.meeting)
    assert seen is not None
    play.do(c.Undo(undoes=seen.seq), ASHA)

    with pytest.raises(Refused, match="Somebody else was quicker"):
        play.do(c.Undo(undoes=seen.seq), IVO)

    assert not play.meeting.queue_is_open


def test_what_two_hosts_do_in_one_moment_are_two_steps(play: Play) -> None:
    """The clock does not tell them apart, and need not."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.ClearQueue(), IVO, after=0)

    play.undo(ASHA)

    assert waiting(play) == [ANA, BO, CAI]
    assert not play.meeting.queue_is_open


def test_giving_yourself_the_last_word_can_be_taken_back(play: Play) -> None:
    """It is a host's move, though it is their own hand."""
    play.do(c.GiveLastWord(person=ASHA), ASHA)

    play.undo(IVO)

    assert waiting(play) == [ANA, BO, CAI]
    assert play.meeting.queue_is_open


def test_the_last_word_for_who_is_last_anyway_can_be_taken_back(play: Play) -> None:
    """Nothing moves and the queue stays closed; people from elsewhere may come after again."""
    play.do(c.CloseQueue(), ASHA)
    play.do(c.GiveLastWord(person=CAI), ASHA)

    play.undo(ASHA)

    assert play.meeting.queue[-1].why is Why.ASKED
    assert not play.meeting.queue_is_open


def test_moving_your_own_hand_as_a_host_is_a_move(play: Play) -> None:
    """Power over the queue is seen, and can be taken back, whomever it serves."""
    play.do(c.RaiseHand(), ASHA)
    play.do(c.MoveHand(hand=hand(play, ASHA), place=1), ASHA)

    play.undo(IVO)

    assert waiting(play) == [ANA, BO, CAI, ASHA]


def test_a_host_raises_and_lowers_a_hand_as_anybody_does(play: Play) -> None:
    """That is no move, so there is nothing to undo."""
    play.do(c.RaiseHand(), ASHA)
    play.do(c.LowerHand(hand=hand(play, ASHA)), ASHA)

    assert play.meeting.steps == ()


def test_so_many_moves_are_remembered(play: Play) -> None:
    """The last ones; what is older stays as it is."""
    for number in range(MOST_STEPS + 3):
        play.do(c.MoveHand(hand=12, place=1 + number % 2), ASHA)

    undone = 0
    while steps.last(play.meeting):
        play.undo(ASHA)
        undone += 1

    assert undone == MOST_STEPS


def test_a_new_agenda_item_opens_the_queue_and_an_undo_closes_it_again(play: Play) -> None:
    """The agenda is not the queue's: it stays where it is."""
    item = play.item("Ramps", ASHA)
    play.do(c.CloseQueue(), ASHA)
    play.do(c.StartItem(item=item), ASHA)

    play.undo(ASHA)

    assert not play.meeting.queue_is_open
    assert play.meeting.item is not None


def test_another_order_goes_back_with_the_reasons(play: Play) -> None:
    """Who was moved before stands where they were moved, for the same reason."""
    play.do(c.MoveHand(hand=12, place=1, reason="her bus"), ASHA)
    play.do(c.SetMode(mode=Mode.LEAST_TIME), ASHA)
    sorted_queue = [one.why for one in play.meeting.queue]

    play.undo(ASHA)

    first = play.meeting.queue[0]
    assert sorted_queue == [Why.ASKED] * 3
    assert (first.person, first.why, first.reason) == (CAI, Why.MOVED, "her bus")
