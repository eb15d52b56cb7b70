"""The queue: reading it, and keeping it."""

from __future__ import annotations

from meeting import commands as c
from meeting import reasons, steps, summaries
from meeting.language import say
from meeting.values import Mode
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Outcome, Send, Show
from tui.typed.people import find, here, matching
from tui.typed.talk import hand_of, kind_and_about
from tui.typed.wording import at_most, split_really, split_reason, whole_number

MODES = {
    "arrival": Mode.ARRIVAL,
    "first": Mode.FIRST_TIME,
    "least": Mode.LEAST_TIME,
    "host": Mode.HOST,
}
"""What is typed for each order of the queue."""


def queue(_words: str, model: Model) -> Outcome:
    """Tell the floor, and the queue with you in it."""
    return Show(summaries.queue(model.meeting, model.you))


def place(_words: str, model: Model) -> Outcome:
    """Tell your own place."""
    return Show((summaries.place(model.meeting, model.you),))


def why(_words: str, model: Model) -> Outcome:
    """Tell why everybody who waits stands where they stand."""
    return Show(reasons.why(model.meeting, model.you))


def rules(_words: str, model: Model) -> Outcome:
    """Tell the rules of the queue."""
    return Show(reasons.rules(model.meeting))


def next_one(words: str, model: Model) -> Outcome:
    """Give the floor to the first in the queue, `really` also where somebody is still writing."""
    return Send(c.CallNext(ends=_turn(model), really=words.casefold() == "really"))


def call(words: str, model: Model) -> Outcome:
    """Give the floor to somebody by name, `NAME really` also where somebody is still writing."""
    name, really = split_really(words)
    person = find(name, model.meeting)
    return Send(c.CallPerson(person=person.id, ends=_turn(model), really=really))


def open_queue(_words: str, _model: Model) -> Outcome:
    """Open the queue."""
    return Send(c.OpenQueue())


def close_queue(_words: str, _model: Model) -> Outcome:
    """Close the queue."""
    return Send(c.CloseQueue())


def move(words: str, model: Model) -> Outcome:
    """Give somebody's hand another place: `NAME to PLACE`, perhaps `because REASON`."""
    wish, reason = split_reason(words)
    name, _, place = wish.rpartition(" ")
    number = whole_number(place, say("Type it like this: /move Ana to 1 because she must go."))
    hand = hand_of(find(name.removesuffix(" to"), model.meeting), model)
    return Send(c.MoveHand(hand=hand, place=number, reason=reason))


def hand_for(words: str, model: Model) -> Outcome:
    """Raise a hand for somebody who asked elsewhere: `NAME`, perhaps `: KIND ABOUT`.

    Behind it may stand `because REASON`.
    """
    wish, reason = split_reason(words)
    name, _, rest = (part.strip() for part in wish.partition(":"))
    kind, _, about = kind_and_about(rest)
    if name and not matching(name, here(model.meeting)):
        new = at_most(name, 32)
        return Send(c.RaiseFor(name=new, kind=kind, about=about, reason=reason))
    person = find(name, model.meeting)
    return Send(c.RaiseFor(person=person.id, kind=kind, about=about, reason=reason))


def clear(words: str, _model: Model) -> Outcome:
    """Take all hands down, after asking."""
    reason = at_most(words.removeprefix("because ").strip(), 250)
    question = say("Take all hands down? y or n")
    return Confirm(question, Send(c.ClearQueue(reason=reason)), say("The queue stays."))


def last_word(words: str, model: Model) -> Outcome:
    """Let somebody speak last."""
    return Send(c.GiveLastWord(person=find(words, model.meeting).id))


def mode(words: str, _model: Model) -> Outcome:
    """Choose how the queue is ordered, perhaps in rounds."""
    name, _, rest = words.casefold().partition(" ")
    if name not in MODES or rest not in ("", "rounds"):
        raise NotUnderstood(
            say("Type /mode and one of: {modes}. Add rounds if you like.", modes=", ".join(MODES))
        )
    return Send(c.SetMode(mode=MODES[name], rounds=rest == "rounds"))


def undo(_words: str, model: Model) -> Outcome:
    """Take the last move back: by its number, so that two hosts do not take back two."""
    step = steps.last(model.meeting)
    if step is None:
        raise NotUnderstood(say("There is nothing to undo."))
    return Send(c.Undo(undoes=step.seq))


def pass_on(words: str, model: Model) -> Outcome:
    """Pass the floor on, to who waits first or to somebody by name."""
    person = find(words, model.meeting).id if words else 0
    return Send(c.PassFloor(ends=_turn(model), person=person))


def passing(words: str, model: Model) -> Outcome:
    """Let whoever speaks pass the floor on, or not: `on` or `off`, alone the other one."""
    if words.casefold() not in ("", "on", "off"):
        raise NotUnderstood(say("Type /passing on, or /passing off."))
    on = words.casefold() == "on" if words else not model.meeting.passing
    return Send(c.StartPassing() if on else c.StopPassing())


def _turn(model: Model) -> int:
    return model.meeting.floor.id if model.meeting.floor else 0
