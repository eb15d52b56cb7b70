"""Taking part: your hand, your turn, your words, your cards."""

from __future__ import annotations

from collections.abc import Callable

from meeting import commands as c
from meeting import summaries
from meeting.language import say
from meeting.state import Person
from meeting.values import Kind, Sort
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.people import find, spoken_name
from tui.typed.wording import at_most, needed, split_reason

KINDS = {
    "point": Kind.NEW_POINT,
    "question": Kind.QUESTION,
    "reply": Kind.REPLY,
    "order": Kind.POINT_OF_ORDER,
}
"""What is typed for each kind of turn."""


def hand(words: str, _model: Model) -> Outcome:
    """Raise your hand: kind and "written" first, in any order, then what it is about."""
    kind, written, about = kind_and_about(words)
    return Send(c.RaiseHand(kind=kind, written=written, about=about))


def kind_and_about(words: str) -> tuple[Kind, bool, str]:
    """Return the kind of turn, whether it is written, and what it is about."""
    kind, written, rest = Kind.NEW_POINT, False, words.split()
    while rest and (rest[0].casefold() in KINDS or rest[0].casefold() == "written"):
        word = rest.pop(0).casefold()
        written = written or word == "written"
        kind = KINDS.get(word, kind)
    if rest and rest[0].casefold() in ("about", "to"):
        rest.pop(0)
    return kind, written, at_most(" ".join(rest), 250)


def hand_key(_words: str, model: Model) -> Outcome:
    """Raise your hand, or take it down where it is up."""
    return lower("", model) if model.meeting.hands_of(model.you) else hand("", model)


def about(words: str, model: Model) -> Outcome:
    """Say what your hand is about."""
    return Send(c.ChangeHand(hand=_own_hand(model), about=at_most(words, 250)))


def later(_words: str, model: Model) -> Outcome:
    """Let the next person go before you."""
    return Send(c.GoLater(hand=_own_hand(model)))


def lower(words: str, model: Model) -> Outcome:
    """Take down your newest hand, or somebody's first one, perhaps `because REASON`."""
    if not words:
        return Send(c.LowerHand(hand=_own_hand(model)))
    name, reason = split_reason(words)
    return Send(c.LowerHand(hand=hand_of(find(name, model.meeting), model), reason=reason))


def hand_of(person: Person, model: Model) -> int:
    """Return the number of somebody's first hand."""
    hands = model.meeting.hands_of(person.id)
    if not hands:
        raise NotUnderstood(
            say("{who} has no hand up. Type /queue to see who has.", who=spoken_name(person))
        )
    return hands[0].id


def speak(words: str, _model: Model) -> Outcome:
    """Speak in writing."""
    return Send(c.Say(text=needed(words, say("Type your words after /say."))))


def your_turn(model: Model) -> None:
    """Say no before somebody types a turn that is not theirs."""
    if not model.has_floor:
        refused = say("It is not your turn yet.")
        instead = say("Type /hand for a turn, or /chat to write now.")
        answer = f"{refused} {instead}"
        raise NotUnderstood(answer)


def chat(words: str, model: Model) -> Outcome:
    """Write in the chat; what Zakim is asked there is answered here."""
    if words.casefold() in ("q?", "queue?"):
        return Show(summaries.queue(model.meeting, model.you))
    if words.casefold() == "agenda?":
        return Show(summaries.agenda(model.meeting))
    return Send(c.Chat(text=needed(words, say("Type your words after /chat."))))


def card(sort: Sort) -> Callable[[str, Model], Outcome]:
    """Return what shows a card of this sort, or puts it down where it is up."""

    def given(words: str, model: Model) -> Outcome:
        if words.casefold() not in ("", "named"):
            raise NotUnderstood(say("Type /{card}, or /{card} named.", card=sort.lower()))
        up = any(one.person == model.you and one.sort is sort for one in model.meeting.cards)
        return Send(c.PutDownCard(sort=sort) if up else c.ShowCard(sort=sort, named=bool(words)))

    return given


def done(words: str, model: Model) -> Outcome:
    """End the turn that lasts, `really` also where its person is still writing."""
    if model.meeting.floor is None:
        raise NotUnderstood(say("Nobody has the floor. There is no turn to end."))
    return Send(c.EndTurn(turn=model.meeting.floor.id, really=words.casefold() == "really"))


def _own_hand(model: Model) -> int:
    hands = model.meeting.hands_of(model.you)
    if not hands:
        raise NotUnderstood(say("Your hand is not up. Type /hand to raise it."))
    return max(hand.id for hand in hands)
