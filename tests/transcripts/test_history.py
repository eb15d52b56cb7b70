"""What only the log tells."""

import pytest

from meeting import events as e
from meeting.apply import replay
from meeting.roles import Role
from meeting.values import Kind, Why
from tests.meeting.story import CAI, DEE, whole_meeting
from tests.transcripts.samples import ANA, BO, caption, log_of, meeting_of, told
from transcripts.compose import compose
from transcripts.document import Keeping
from transcripts.history import UNKNOWN, follow


def moves(*events: e.Event) -> list[str]:
    """Return the sentences of all moves in a meeting with these events."""
    return [move.sentence for move in told(log_of(events)).moves]


def test_the_state_is_the_same_as_without_notes() -> None:
    """Following a log changes nothing in what it says."""
    log = whole_meeting().log

    meeting, _ = follow(log)

    assert meeting == replay(log)


def test_every_move_says_who_what_and_why() -> None:
    """Power over the queue is visible; names are those of the end."""
    raised = e.HandRaised(by=BO, person=BO, kind=Kind.REPLY, place=1)
    moved = e.HandMoved(by=ANA, hand=4, place=1, why=Why.MOVED, reason="a train to catch")

    assert moves(raised, moved, e.PersonRenamed(person=BO, name="Bob")) == [
        "Ana moved Bob's hand to place 1, because: a train to catch."
    ]


@pytest.mark.parametrize(
    "event",
    [
        e.HandLowered(by=BO, hand=4),
        e.HandMoved(by=BO, hand=4, place=1, why=Why.LATER),
        e.HandChanged(by=BO, hand=4, about="cost"),
        e.TurnBegan(by=ANA, person=BO, kind=Kind.REPLY, hand=4),
    ],
)
def test_what_people_do_with_their_own_hand_is_no_move(event: e.Event) -> None:
    """Nor is it when the next one in the queue is called."""
    raised = e.HandRaised(by=BO, person=BO, kind=Kind.REPLY, place=1)

    assert moves(raised, event) == []


def test_every_correction_is_kept() -> None:
    """The words in between too, each with who changed them."""
    log = log_of([
        caption("won", 0, 1000),
        e.CaptionCorrected(at=2000, by=ANA, caption=4, text="One"),
        e.CaptionCorrected(at=3000, by=BO, caption=4, text="One."),
    ])  # fmt: skip

    found = [(one.who, one.old, one.new) for one in told(log).corrections]

    assert found == [("Ana", "won", "One"), ("Bo", "One", "One.")]


def test_without_the_log_the_first_and_the_last_words_are_known() -> None:
    """A participant's copy tells what their client knows, and no less."""
    meeting = meeting_of([
        caption("won", 0, 1000),
        e.CaptionCorrected(by=ANA, caption=4, text="One"),
        e.CaptionCorrected(by=BO, caption=4, text="One."),
    ])  # fmt: skip

    document = compose(meeting, BO)

    assert [(one.who, one.old, one.new) for one in document.corrections] == [("Bo", "won", "One.")]
    assert document.moves == ()


def test_roles_are_told_with_their_times() -> None:
    """Who was scribe for a while, and who was host all along."""
    people = {person.name: person for person in told(whole_meeting().log).people}

    scribe = Keeping(role="scribe", since=6000, until=174_400)
    co_host = Keeping(role="co-host", since=155_400, until=173_400)
    stood_in = Keeping(role="host", since=160_400, until=162_400)
    assert people["Dee"].held == (
        Keeping(role="participant", since=5000), scribe, co_host, stood_in,
        Keeping(role="access helper", since=167_400),
    )  # fmt: skip
    assert people["Cai"].left == 178_400


def test_a_role_that_is_held_twice_has_two_times() -> None:
    """Given, taken, given again."""
    given, taken = (
        e.RoleGiven(person=BO, role=Role.SCRIBE),
        e.RoleTaken(at=10, person=BO, role=Role.SCRIBE),
    )

    _, history = follow(log_of([given, taken, e.RoleGiven(at=20, person=BO, role=Role.SCRIBE)]))

    assert [(one.since, one.until) for one in history.roles if one.role == "scribe"] == [
        (0, 10), (20, None),
    ]  # fmt: skip


def test_a_turn_knows_when_it_was_asked_for() -> None:
    """The time from the hand to the floor is how long somebody waited."""
    _, history = follow(whole_meeting().log)

    assert history.asked == {36: 42_400, 43: 43_400}


def test_nothing_is_known_of_a_meeting_without_a_log() -> None:
    """An empty history changes nothing."""
    meeting = whole_meeting().meeting

    assert compose(meeting, history=UNKNOWN) == compose(meeting)
    assert {CAI, DEE} <= set(meeting.people)
