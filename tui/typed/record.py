"""The record: decisions, actions, and captions mended."""

from __future__ import annotations

import re

from meeting import commands as c
from meeting.state import Caption
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send
from tui.typed.people import find
from tui.typed.wording import at_most, needed

_BY = re.compile(r"^(?P<what>.+?),?\s+by\s+(?P<due>\S.*)$", re.IGNORECASE)
_SWAP = re.compile(r"^s(?P<mark>[/|])(?P<old>.+?)(?P=mark)(?P<new>.*?)(?P=mark)?$")


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
            who=_who(who, model),
            what=at_most(found["what"] if found else what, 2000),
            due=at_most(found["due"] if found else "", 64),
        )
    )


def correct(words: str, model: Model) -> Outcome:
    """Mend a caption: the last one shown, one N lines back, or `s/old words/new words/`."""
    swap = _SWAP.match(words)
    if swap:
        caption = _last_with(swap["old"], model)
        return _mend(caption, caption.text.replace(swap["old"], swap["new"], 1))
    first, _, rest = words.partition(" ")
    if first.casefold() == "last":
        return _mend(_back(1, model), rest)
    if first.isdigit() and len(first) <= 3 and rest:  # noqa: PLR2004 - 999 lines back are enough
        return _mend(_back(int(first), model), rest)
    return _mend(_back(1, model), words)


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


def _who(words: str, model: Model) -> str:
    """Return the whole name where the beginning fits one person, else what was typed."""
    try:
        return find(words, model.meeting).name
    except NotUnderstood:
        return at_most(words, 32)
