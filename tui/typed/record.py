"""The record: decisions, actions, and captions mended."""

from __future__ import annotations

import re

from meeting import commands as c
from meeting.state import Caption, Proposal
from meeting.summaries import ended
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.people import find_ever, name_or_words
from tui.typed.wording import LONGEST, at_most, needed, split_reason, whole_number

_BY = re.compile(r"^(?P<what>.+?),?\s+by\s+(?P<due>\S.*)$", re.IGNORECASE)
_SWAP = re.compile(r"^s(?P<mark>[/|])(?P<old>.+?)(?P=mark)(?P<new>.*?)(?:(?P=mark)(?P<all>g?))?$")


def decision(words: str, _model: Model) -> Outcome:
    """Write down a decision."""
    return Send(c.RecordDecision(text=needed(words, "Type the decision after /decision.")))


def action(words: str, model: Model) -> Outcome:
    """Write down an action: `WHO: WHAT by WHEN`; the beginning of a name is enough."""
    who, colon, what = (part.strip() for part in words.partition(":"))
    if not (who and colon and what):
        raise NotUnderstood("Type it like this: /action Ana: book the room by Friday.")
    found = _BY.match(what)
    return Send(
        c.RecordAction(
            who=name_or_words(who, model),
            what=at_most(found["what"] if found else what, 2000),
            due=at_most(found["due"] if found else "", 64),
        )
    )


def correct(words: str, model: Model) -> Outcome:
    """Mend a caption: the last one shown, one N lines back, or `s/old words/new words/`.

    With `g` behind it, the words are mended in all captions. The server makes a proposal of it
    where you may not correct.
    """
    swap = _SWAP.match(words)
    if swap:
        caption = _last_with(swap["old"], model)
        old, new = at_most(swap["old"], LONGEST), at_most(swap["new"], LONGEST)
        everywhere = bool(swap["all"])
        return Send(c.ReplaceWords(caption=caption.id, old=old, new=new, everywhere=everywhere))
    first, _, rest = words.partition(" ")
    if first.casefold() == "last":
        return _mend(_back(1, model), rest)
    if first.isdigit() and len(first) <= 3 and rest:  # noqa: PLR2004 - 999 lines back are enough
        return _mend(_back(int(first), model), rest)
    return _mend(_back(1, model), words)


def proposals(_words: str, model: Model) -> Outcome:
    """List the corrections that wait for somebody to agree."""
    lines = (
        f"{number}. {_proposed(one, model)}"
        for number, one in enumerate(model.meeting.proposals, 1)
    )
    return Show(tuple(lines) or ("No correction waits for anybody.",))


def accept(words: str, model: Model) -> Outcome:
    """Agree to a proposed correction: the newest, or a number from the list."""
    return Send(c.AgreeToCorrection(proposal=_chosen(words, model).id))


def decline(words: str, model: Model) -> Outcome:
    """Decline a proposed correction, or take your own back; a reason may follow."""
    which, reason = split_reason(words)
    return Send(c.DeclineCorrection(proposal=_chosen(which, model).id, reason=reason))


def speaker(words: str, model: Model) -> Outcome:
    """Say who spoke a caption: `NAME`, `3 NAME`, or mend a name: `Speaker 1: Bo Lee`."""
    old, colon, new = (part.strip() for part in words.partition(":"))
    if colon and old and new:
        person = find_ever(old, model.meeting)
        return Send(c.RenameSpeaker(person=person.id, name=at_most(new, 64)))
    first, _, rest = words.partition(" ")
    if first.isdigit() and len(first) <= 3 and rest:  # noqa: PLR2004 - as with correct
        lines, name = int(first), rest
    else:
        lines, name = 1, words
    caption = _back(lines, model)
    nobody = name.casefold() == "nobody"
    who = 0 if nobody else find_ever(name, model.meeting).id
    return Send(c.CorrectSpeaker(caption=caption.id, person=who))


def _chosen(words: str, model: Model) -> Proposal:
    waiting = model.meeting.proposals
    if not waiting:
        raise NotUnderstood("No correction waits for anybody.")
    number = len(waiting)
    if words:
        number = whole_number(words, "Type the number of a correction: /proposals lists them.")
    if not 1 <= number <= len(waiting):
        raise NotUnderstood("No correction has that number. Type /proposals to see them.")
    return waiting[number - 1]


def _proposed(one: Proposal, model: Model) -> str:
    who = "You" if one.by == model.you else model.meeting.name_of(one.by)
    new = one.new or "nothing"
    where = " In all captions." if one.everywhere else ""
    return f"{who}: {ended(f'Old: {one.old}')} {ended(f'New: {new}')}{where}"


def _mend(caption: Caption, text: str) -> Outcome:
    text = needed(text.strip(), "Type what the caption should read.")
    return Send(c.CorrectCaption(caption=caption.id, text=text))


def _back(lines: int, model: Model) -> Caption:
    shown = model.shown_before_typing
    caption = model.meeting.captions.get(shown[-lines]) if 1 <= lines <= len(shown) else None
    if caption is None:
        raise NotUnderstood("There is no such caption. Count back from the last: 1, 2, 3.")
    return caption


def _last_with(words: str, model: Model) -> Caption:
    for number in reversed(model.shown_before_typing):
        caption = model.meeting.captions.get(number)
        if caption and words in caption.text:
            return caption
    raise NotUnderstood(f"No caption that you were shown has the words: {words}")
