"""The record: decisions, actions, and captions mended."""

from __future__ import annotations

import re

from meeting import asking, notices
from meeting import commands as c
from meeting.language import say
from meeting.roles import Permission
from meeting.state import Caption, Proposal
from meeting.summaries import ended
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Outcome, Send, Show
from tui.typed.asking import chosen_question
from tui.typed.people import find, find_ever, name_or_words
from tui.typed.wording import LONGEST, at_most, needed, split_reason, whole_number

_BY = re.compile(r"^(?P<what>.+?),?\s+by\s+(?P<due>\S.*)$", re.IGNORECASE)
SWAP = re.compile(r"^s(?P<mark>[/|])(?P<old>.+?)(?P=mark)(?P<new>.*?)(?:(?P=mark)(?P<all>g?))?$")
"""Old words for new ones: `s/old/new/`; with a `g` behind it, wherever they stand."""


def decision(words: str, _model: Model) -> Outcome:
    """Write down a decision."""
    return Send(c.RecordDecision(text=needed(words, say("Type the decision after /decision."))))


def action(words: str, model: Model) -> Outcome:
    """Write down an action: `WHO: WHAT by WHEN`; the beginning of a name is enough."""
    who, colon, what = (part.strip() for part in words.partition(":"))
    if not (who and colon and what):
        raise NotUnderstood(say("Type it like this: /action Ana: book the room by Friday."))
    found = _BY.match(what)
    return Send(
        c.RecordAction(
            who=name_or_words(who, model),
            what=at_most(found["what"] if found else what, 2000),
            due=at_most(found["due"] if found else "", 64),
        )
    )


def regrets(words: str, model: Model) -> Outcome:
    """Write down who cannot come; `off NAME` takes it back; the bare name reads the list."""
    if not words:
        names = model.meeting.regrets
        if not names:
            return Show((say("Nobody has sent regrets."),))
        return Show((say("Regrets: {names}.", names=", ".join(names)),))
    first, _, rest = words.partition(" ")
    comes = first.casefold() == "off" and bool(rest)
    return Send(c.NoteRegrets(name=at_most(rest.strip() if comes else words, 64), comes=comes))


def correct(words: str, model: Model) -> Outcome:
    """Mend a caption: the last one shown, one N lines back, or `s/old words/new words/`.

    With `g` behind it, the words are mended in all captions. The server makes a proposal of it
    where you may not correct.
    """
    swap = SWAP.match(words)
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


def redact(words: str, model: Model) -> Outcome:
    """Take words out of the record: a caption, or what you or somebody else has written."""
    which, reason = split_reason(words)
    number = _to_take_out(which, model)
    asked = say(
        "Take this out of the record for good? y or n. {words}", words=_quoted(number, model)
    )
    return Confirm(asked, Send(c.Redact(said=number, reason=reason)), say("Nothing was taken out."))


def _to_take_out(which: str, model: Model) -> int:
    """Return what is to be taken out: the last caption, another one, or something written."""
    kind, _, place = which.casefold().partition(" ")
    meeting = model.meeting
    if kind == "question":
        return chosen_question(place, model).id
    if kind not in ("chat", "note"):
        lines = whole_number(which, say("Type /redact, or /redact and a number.")) if which else 1
        return _back(lines, model).id
    written = meeting.chat if kind == "chat" else meeting.notes
    own = [note.id for note in written if note.by == model.you and note.text]
    if not own and kind == "chat":
        raise NotUnderstood(say("You have written nothing in the chat."))
    if not own:
        raise NotUnderstood(say("You have written no note."))
    return own[-1]


def _quoted(number: int, model: Model) -> str:
    meeting = model.meeting
    if said := meeting.captions.get(number) or meeting.chat.get(number):
        return said.text
    texts = {one.id: one.text for one in meeting.notes}
    return texts.get(number) or next(one.text for one in meeting.questions if one.id == number)


def consent(words: str, model: Model) -> Outcome:
    """Say whether your words may be kept: `yes`, `no`, `yes as NAME`, `yes for NAME`."""
    answer, _, rest = words.partition(" ")
    if not answer:
        return Show((*notices.consent(model.meeting), _answered(model)))
    if answer.casefold() not in ("yes", "y", "no", "n"):
        raise NotUnderstood(say("Type /consent yes, or /consent no."))
    keep = answer.casefold().startswith("y")
    how, _, name = rest.partition(" ")
    if how.casefold() == "for" and name:
        return Send(c.AnswerConsent(keep=keep, person=find(name, model.meeting).id))
    if how.casefold() == "as" and name and keep:
        return Send(c.AnswerConsent(keep=True, name=at_most(name, 64)))
    if rest:
        raise NotUnderstood(say("Type /consent yes as, and the name for the record."))
    return Send(c.AnswerConsent(keep=keep))


def keep_mine(_words: str, _model: Model) -> Outcome:
    """Let your words be kept, with one key."""
    return Send(c.AnswerConsent(keep=True))


def keep_mine_out(_words: str, _model: Model) -> Outcome:
    """Keep your words out, with one key."""
    return Send(c.AnswerConsent(keep=False))


def swearing(words: str, _model: Model) -> Outcome:
    """Let captions hide swear words, or show them."""
    if words.casefold() not in ("hide", "show"):
        raise NotUnderstood(say("Type /swearing hide, or /swearing show."))
    return Send(c.HideSwearing(hidden=words.casefold() == "hide"))


def off_record(_words: str, _model: Model) -> Outcome:
    """Go on with captions, and keep nothing."""
    return Send(c.GoOffRecord())


def on_record(_words: str, _model: Model) -> Outcome:
    """Keep again what is said."""
    return Send(c.GoOnRecord())


def _answered(model: Model) -> str:
    """Return what somebody has answered so far."""
    if not model.meeting.purpose:
        return say("This meeting asks nobody. Everything that is said is kept.")
    known = model.person.consent if model.person else None
    return {
        None: say("You have not answered yet. Nothing of yours is kept."),
        True: say("You said yes. Your words are kept."),
        False: say("You said no. Your words and name are kept out."),
    }[known]


def amend(words: str, model: Model) -> Outcome:
    """Read what was decided and who does what, or say what one of it should read."""
    meeting = model.meeting
    marks = sorted((*meeting.decisions, *meeting.actions), key=lambda one: one.id)
    if not words:
        lines = (f"{number}. {asking.mark(meeting, one.id)}" for number, one in enumerate(marks, 1))
        return Show(tuple(lines) or (say("No decision and no action was written down."),))
    which, _, text = words.partition(" ")
    number = whole_number(which, say("Type /amend, a number, and the new words."))
    if not 1 <= number <= len(marks):
        raise NotUnderstood(say("No decision or action has that number. Type /amend to see them."))
    text = needed(text.strip(), say("Type /amend, a number, and the new words."))
    return Send(c.Amend(mark=marks[number - 1].id, text=text))


def proposals(_words: str, model: Model) -> Outcome:
    """List the corrections that wait for somebody to agree."""
    lines = (
        f"{number}. {_proposed(one, model)}"
        for number, one in enumerate(model.meeting.proposals, 1)
    )
    return Show(tuple(lines) or (say("No correction waits for anybody."),))


def accept(words: str, model: Model) -> Outcome:
    """Agree to a proposed correction: the newest, or a number from the list."""
    return Send(c.AgreeToCorrection(proposal=_chosen(words, model).id))


def decline(words: str, model: Model) -> Outcome:
    """Decline a proposed correction, or take your own back; a reason may follow."""
    which, reason = split_reason(words)
    return Send(c.DeclineCorrection(proposal=_chosen(which, model).id, reason=reason))


def may_name_speaker(model: Model) -> None:
    """Say no before somebody types a name that would not be taken."""
    _back(1, model)
    if not (model.person and model.person.may(Permission.CORRECT)):
        refused, instead = say("You may not say who spoke."), say("Ask a scribe in the chat.")
        answer = f"{refused} {instead}"
        raise NotUnderstood(answer)


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
        raise NotUnderstood(say("No correction waits for anybody."))
    number = len(waiting)
    if words:
        number = whole_number(words, say("Type the number of a correction: /proposals lists them."))
    if not 1 <= number <= len(waiting):
        raise NotUnderstood(say("No correction has that number. Type /proposals to see them."))
    return waiting[number - 1]


def _proposed(one: Proposal, model: Model) -> str:
    who = say("You") if one.by == model.you else model.meeting.name_of(one.by)
    old, new = say("Old: {words}", words=one.old), say("New: {words}", words=one.new)
    parts = [f"{who}:", ended(old), ended(new if one.new else say("New: nothing"))]
    if one.everywhere:
        parts.append(say("In all captions."))
    return " ".join(parts)


def _mend(caption: Caption, text: str) -> Outcome:
    text = needed(text.strip(), say("Type what the caption should read."))
    return Send(c.CorrectCaption(caption=caption.id, text=text))


def _back(lines: int, model: Model) -> Caption:
    shown = model.shown_before_typing
    caption = model.meeting.captions.get(shown[-lines]) if 1 <= lines <= len(shown) else None
    if caption is None:
        raise NotUnderstood(say("There is no such caption. Count back from the last: 1, 2, 3."))
    return caption


def _last_with(words: str, model: Model) -> Caption:
    for number in reversed(model.shown_before_typing):
        caption = model.meeting.captions.get(number)
        if caption and words in caption.text:
            return caption
    raise NotUnderstood(say("No caption that you were shown has the words: {words}", words=words))
