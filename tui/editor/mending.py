"""Change what a kept meeting says: words, speakers, proposed changes; and take changes back."""

from __future__ import annotations

from meeting import commands as c
from meeting.erasing import consents
from meeting.language import say
from meeting.replacing import replaced
from meeting.state import Caption
from tui.editor import walking, words
from tui.editor.desk import Desk
from tui.errors import NotUnderstood
from tui.typed.people import matching
from tui.typed.record import SWAP
from tui.typed.wording import LONGEST, at_most, needed, split_really, split_reason

MOST_LISTED = 20
"""Changes that are listed at a time, the newest."""

LONGEST_NAME = 64

TURN, LINE = "turn", "line"
"""How far a change of the speaker goes: all lines around that have the same one, or this one."""


async def fix(desk: Desk, asked: str) -> str:
    """Put right words in the place of the unsure word, or of the line; or `s/old/new/`."""
    caption, doubt = desk.caption, desk.doubt
    if SWAP.match(asked):
        return await swap(desk, asked)
    if doubt is None:
        return await retype(desk, asked)
    new = needed(asked, say("Type what the word should be."))
    text = f"{caption.text[: doubt.start]}{new}{caption.text[doubt.end :]}"
    if text == replaced(caption.text, doubt.text, new):
        await desk.ask(c.ReplaceWords(caption=caption.id, old=doubt.text, new=new))
    else:
        await desk.ask(c.CorrectCaption(caption=caption.id, text=at_most(text, LONGEST)))
    return _changed(desk, doubt.text, new)


async def retype(desk: Desk, asked: str) -> str:
    """Say what the whole line should read."""
    text = needed(asked, say("Type what the line should read."))
    await desk.ask(c.CorrectCaption(caption=desk.caption.id, text=text))
    desk.term = None
    return words.fixed(desk.caption, desk.meeting)


async def swap(desk: Desk, asked: str) -> str:
    """Put new words in the place of old ones, here or in all lines: `s/old/new/`, `s/old/new/g`."""
    found = SWAP.match(asked)
    if found is None:
        raise NotUnderstood(say("Type it like this: s/old words/new words/"))
    old, new = at_most(found["old"], LONGEST), at_most(found["new"], LONGEST)
    caption, everywhere = desk.caption, bool(found["all"])
    if not everywhere and old not in caption.text:
        raise NotUnderstood(say("This line does not have those words."))
    await desk.ask(c.ReplaceWords(caption=caption.id, old=old, new=new, everywhere=everywhere))
    return _changed(desk, old, new)


async def change_later(desk: Desk, _words: str) -> str:
    """Make the last change of words in all later lines too."""
    if desk.term is None:
        raise NotUnderstood(say("Change a word first. Then its later places can follow."))
    old, new = desk.term
    lines = _later(desk, old)
    if not lines:
        raise NotUnderstood(say("Those words stand in no later line."))
    texts = {one.id: replaced(one.text, old, new, every=True) or one.text for one in lines}
    await desk.ask(*(c.CorrectCaption(caption=one, text=text) for one, text in texts.items()))
    desk.term = None
    return words.changed_later(len(lines))


async def accept(desk: Desk, _words: str) -> str:
    """Agree with the change that is proposed for this line."""
    await desk.ask(c.AgreeToCorrection(proposal=_waiting(desk)))
    return words.fixed(desk.caption, desk.meeting)


async def decline(desk: Desk, asked: str) -> str:
    """Say no to the change that is proposed for this line, perhaps `because REASON`."""
    _, reason = split_reason(asked)
    await desk.ask(c.DeclineCorrection(proposal=_waiting(desk), reason=reason))
    return say("Declined. The line stays: {line}", line=words.line(desk.caption, desk.meeting))


async def speaker(desk: Desk, asked: str) -> str:
    """Say who spoke: `NAME` or `turn NAME`, `line NAME`, or `everywhere NAME` to rename.

    `new NAME` is somebody who is not among the people yet.
    """
    first, _, rest = asked.partition(" ")
    how, name = (first.casefold(), rest) if rest else (TURN, asked)
    if how == "everywhere":
        return await _rename(desk, name)
    if how not in (TURN, LINE):
        how, name = TURN, asked
    caption, only = desk.caption, how == LINE
    begin, _, new = name.partition(" ")
    if begin.casefold() == "new" and new:
        command = _somebody_new(desk, new, only=only)
    else:
        name, really = split_really(name)
        person = _person(desk, name)
        if person and not consents(desk.meeting, person) and not really:
            raise NotUnderstood(_takes_out(how, name))
        command = c.CorrectSpeaker(caption=caption.id, person=person, only=only)
    await desk.ask(command)
    if desk.at != caption.id:
        return say("The words were taken out.")
    swaps = desk.last.swaps if desk.last else {}
    return words.respoken(len(swaps), desk.caption, desk.meeting)


def _somebody_new(desk: Desk, name: str, *, only: bool) -> c.Command:
    if desk.meeting.purpose:
        raise NotUnderstood(say("Somebody new was never asked, so their words cannot be kept."))
    return c.CorrectSpeaker(caption=desk.at, name=at_most(name, LONGEST_NAME), only=only)


def _takes_out(how: str, name: str) -> str:
    return say(
        "They did not agree to be kept. This takes the words out for good."
        " To do it, type: {command}",
        command=f"speaker {how} {name} really",
    )


async def take_out(desk: Desk, asked: str) -> str:
    """Take the words of the line out of every place for good: `really`, perhaps `because REASON`.

    The next line follows in the same answer.
    """
    said, reason = split_reason(asked)
    if said.casefold() != "really":
        raise NotUnderstood(
            say(
                "This takes the line out for good. To do it, type: {command}",
                command="redact really",
            )
        )
    await desk.ask(c.Redact(said=desk.caption.id, reason=reason))
    desk.term = None
    told = say("The words were taken out.")
    return f"{told} {walking.here(desk)}" if desk.at else told


async def undo(desk: Desk, _words: str) -> str:
    """Take back your last change; that is a change too, and both stay known."""
    last = desk.last
    if last is None:
        raise NotUnderstood(say("You have changed nothing that could be taken back."))
    if last.final:
        raise NotUnderstood(say("The last step cannot be taken back. Correct the line by hand."))
    told = last.told[-1]
    await desk.ask(*reversed(list(last.back())))
    desk.term = None
    return words.undone(told)


async def listed(desk: Desk, _words: str) -> str:
    """List what was changed, the newest last."""
    lines = [told for change in desk.changes for told in change.told if told]
    if not lines:
        raise NotUnderstood(say("Nothing was changed yet."))
    newest = lines[-MOST_LISTED:]
    first = len(lines) - len(newest) + 1
    return "\n".join(f"{number}. {told}" for number, told in enumerate(newest, first))


async def _rename(desk: Desk, name: str) -> str:
    person = desk.caption.speaker
    if not person:
        raise NotUnderstood(say("Nobody is known to have spoken this. Say who: speaker line NAME"))
    name = needed(name, say("Type the new name."), LONGEST_NAME)
    await desk.ask(c.RenameSpeaker(person=person, name=name))
    return words.fixed(desk.caption, desk.meeting)


def _changed(desk: Desk, old: str, new: str) -> str:
    """Return how the line reads, and where else the old words stand."""
    desk.term = (old, new)
    told = words.fixed(desk.caption, desk.meeting)
    count = len(_later(desk, old))
    return f"{told} {words.later_places(old, count)}" if count else told


def _later(desk: Desk, old: str) -> list[Caption]:
    """Return the later lines that have these words, as whole words."""
    lines = (one for one in desk.lines() if one.id > desk.at)
    return [one for one in lines if replaced(one.text, old, "", every=True) is not None]


def _waiting(desk: Desk) -> int:
    waiting = desk.proposal()
    if waiting is None:
        raise NotUnderstood(say("No change is proposed for this line. Press c for the next one."))
    return waiting.id


def _person(desk: Desk, name: str) -> int:
    """Return who is named; 0 for nobody that is known."""
    if name.casefold() == "nobody":
        return 0
    fits = matching(name, desk.meeting.people.values()) if name else []
    if len(fits) == 1:
        return fits[0].id
    names = ", ".join(one.name for one in (fits or desk.meeting.people.values()) if one.name)
    raise NotUnderstood(
        say(
            "Who spoke? These are known: {names}. For somebody else, type: speaker new NAME",
            names=names or say("nobody"),
        )
    )
