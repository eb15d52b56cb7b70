"""Corrections: anybody proposes; a scribe, who spoke, or two people who agree make them."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.erasing import consents
from meeting.errors import Refused
from meeting.language import later
from meeting.replacing import replaced
from meeting.roles import Permission, Role
from meeting.rules import amending, names
from meeting.rules.wording import words
from meeting.state import Caption, Meeting, Proposal
from meeting.text import clean
from meeting.values import SERVER


def correct_caption(
    meeting: Meeting, command: c.CorrectCaption, by: int, _at: int
) -> Iterator[e.Event]:
    """Say what a whole caption should read."""
    caption = _caption(meeting, command.caption)
    text = words(command.text, later("caption"))
    if text == caption.text:
        raise Refused("The caption reads like that already.")
    if _may_correct(meeting, caption, by):
        yield e.CaptionCorrected(caption=caption.id, text=text)
    else:
        yield from _proposed(meeting, by, caption, caption.text, text)


def replace_words(
    meeting: Meeting, command: c.ReplaceWords, by: int, _at: int
) -> Iterator[e.Event]:
    """Put the right words in the place of wrong ones; no new words take the old ones out."""
    caption = _caption(meeting, command.caption)
    old, new = words(command.old, later("old text")), clean(command.new)
    if old == new:
        raise Refused("The caption reads like that already.")
    made = tuple(_made(meeting, caption, old, new, everywhere=command.everywhere))
    if not made:
        raise Refused("The caption does not have those words.", "Look at it again.")
    if _may_correct(meeting, caption, by, everywhere=command.everywhere):
        yield from made
    else:
        yield from _proposed(meeting, by, caption, old, new, everywhere=command.everywhere)


def agree_to_correction(
    meeting: Meeting, command: c.AgreeToCorrection, by: int, _at: int
) -> Iterator[e.Event]:
    """Make a proposed correction: a scribe or who spoke alone can, else a second person can."""
    proposal = _proposal(meeting, command.proposal)
    agreed = amending.agreed if meeting.find_mark(proposal.caption) else _agreed
    yield from agreed(meeting, proposal, by)


def decline_correction(
    meeting: Meeting, command: c.DeclineCorrection, by: int, _at: int
) -> Iterator[e.Event]:
    """Put a proposal aside: a scribe or who spoke can, and who made it takes it back."""
    proposal = _proposal(meeting, command.proposal)
    if by != proposal.by and not _may_settle(meeting, proposal, by):
        raise Refused("You may not decline that.", "Ask a scribe, or propose other words.")
    yield e.CorrectionDeclined(proposal=proposal.id, reason=clean(command.reason))


def correct_speaker(
    meeting: Meeting, command: c.CorrectSpeaker, _by: int, _at: int
) -> Iterator[e.Event]:
    """Put a caption under the name of who spoke it, with all others of the same stretch."""
    caption = _caption(meeting, command.caption)
    person = command.person
    if command.name:
        person = meeting.seq + 1
        yield e.PersonAdded(name=names.free(meeting, command.name, (Role.PARTICIPANT,)))
    elif person != SERVER and person not in meeting.people:
        raise Refused("There is no such person.", "Choose somebody from the list of people.")
    if person == caption.speaker:
        raise Refused("The caption has that speaker already.")
    stretch = [caption.id] if command.only else _stretch(meeting, caption)
    yield e.SpeakerCorrected(captions=tuple(stretch), person=person)
    if person and not consents(meeting, person):
        said = (meeting.captions.get(number) for number in stretch)
        yield e.Redacted(
            events=tuple(event for one in said if one for event in (one.id, *one.wordings)),
            reason="who spoke has not agreed",
        )


def rename_speaker(
    meeting: Meeting, command: c.RenameSpeaker, by: int, _at: int
) -> Iterator[e.Event]:
    """Mend the name of somebody who takes part from elsewhere, or has gone: others do it alone."""
    person = meeting.people.get(command.person)
    if person is None:
        raise Refused("There is no such person.", "Choose somebody from the list of people.")
    is_open = meeting.closed is None
    if is_open and person.here and not person.elsewhere and person.id != by:
        raise Refused("They choose their own name until the meeting is closed.", "Ask them to.")
    name = names.free(meeting, command.name, person.roles, but=person.id)
    if name == person.name:
        raise Refused("That is their name already.")
    yield e.PersonRenamed(person=person.id, name=name)


def _caption(meeting: Meeting, number: int) -> Caption:
    caption = meeting.captions.get(number)
    if caption is None or not caption.text:
        raise Refused("There is no such caption.", "Give the number of a caption.")
    return caption


def _proposal(meeting: Meeting, number: int) -> Proposal:
    found = next((one for one in meeting.proposals if one.id == number), None)
    if found is None:
        raise Refused("That proposal is settled already.", "Type /proposals to see the others.")
    return found


def _may_correct(meeting: Meeting, caption: Caption, by: int, *, everywhere: bool = False) -> bool:
    """Tell whether somebody needs nobody's consent: it is their task, or these are their words."""
    own = by == caption.speaker and not everywhere
    return own or meeting.people[by].may(Permission.CORRECT)


def _may_settle(meeting: Meeting, proposal: Proposal, by: int) -> bool:
    if meeting.find_mark(proposal.caption):
        return amending.may_amend(meeting, by)
    caption = _caption(meeting, proposal.caption)
    return _may_correct(meeting, caption, by, everywhere=proposal.everywhere)


def _proposed(
    meeting: Meeting, by: int, caption: Caption, old: str, new: str, *, everywhere: bool = False
) -> Iterator[e.Event]:
    """Propose; where somebody else proposed the very same, two people agree."""
    for one in meeting.proposals:
        if (one.caption, one.old, one.new, one.everywhere) == (caption.id, old, new, everywhere):
            yield from _agreed(meeting, one, by)
            return
    if len(meeting.proposals) >= amending.MOST_PROPOSALS:
        raise Refused("Too many proposals wait.", "Agree to one of them first: /proposals.")
    yield e.CorrectionProposed(caption=caption.id, old=old, new=new, everywhere=everywhere)


def _agreed(meeting: Meeting, proposal: Proposal, by: int) -> Iterator[e.Event]:
    caption = _caption(meeting, proposal.caption)
    alone = _may_correct(meeting, caption, by, everywhere=proposal.everywhere)
    if by == proposal.by and not alone:
        raise Refused("You proposed that yourself.", "A scribe or one more person can agree.")
    made = tuple(
        _made(
            meeting, caption, proposal.old, proposal.new,
            everywhere=proposal.everywhere, proposal=proposal.id,
        )
    )  # fmt: skip
    if made:
        yield from made
    else:
        yield e.CorrectionDeclined(proposal=proposal.id, reason="the caption reads otherwise now")


def _made(
    meeting: Meeting,
    caption: Caption,
    old: str,
    new: str,
    *,
    everywhere: bool,
    proposal: int = 0,
) -> Iterator[e.CaptionCorrected]:
    """Yield the corrections of one caption, or of all; a caption without words would be none."""
    for one in meeting.captions if everywhere else (caption,):
        text = replaced(one.text, old, new, every=everywhere)
        text = clean(text) if text is not None else ""
        if text and text != one.text:
            whole = old == one.text
            yield e.CaptionCorrected(
                caption=one.id,
                text=text,
                old="" if whole else old,
                new="" if whole else new,
                proposal=proposal,
            )


def _stretch(meeting: Meeting, caption: Caption) -> list[int]:
    """Return the captions around this one that have its speaker, as far as nobody else spoke."""
    found: list[int] = []
    inside = False
    for one in meeting.captions:
        if one.speaker != caption.speaker:
            if inside:
                break
            found = []
        else:
            found.append(one.id)
            inside = inside or one.id == caption.id
    return found
