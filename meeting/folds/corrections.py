"""Corrections of captions: proposed, made, declined; and who spoke."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Meeting, Note, Proposal
from meeting.values import Source


def caption_corrected(meeting: Meeting, event: e.CaptionCorrected) -> Meeting:
    """Take over the new text; `raw` keeps the old one, and the proposal waits no more."""
    meeting = _settled(meeting, event.proposal)
    old = meeting.captions.get(event.caption)
    if old is None:
        return meeting
    new = replace(
        old,
        text=event.text,
        source=Source.CORRECTED,
        corrected_by=event.by,
        wordings=(*old.wordings, event.seq),
    )
    return replace(meeting, captions=meeting.captions.replace(new))


def correction_proposed(meeting: Meeting, event: e.CorrectionProposed) -> Meeting:
    """Let the proposal wait, under the event's number."""
    proposal = Proposal(
        id=event.seq,
        at=event.at,
        by=event.by,
        caption=event.caption,
        old=event.old,
        new=event.new,
        everywhere=event.everywhere,
    )
    meeting = replace(meeting, proposals=(*meeting.proposals, proposal))
    mark = meeting.find_mark(event.caption)
    if mark:
        return _with(meeting, replace(mark, wordings=(*mark.wordings, event.seq)))
    caption = meeting.captions.get(event.caption)
    if caption is None:
        return meeting
    new = replace(caption, wordings=(*caption.wordings, event.seq))
    return replace(meeting, captions=meeting.captions.replace(new))


def mark_amended(meeting: Meeting, event: e.MarkAmended) -> Meeting:
    """Take over the new text of a decision or an action; the proposal waits no more."""
    meeting = _settled(meeting, event.proposal)
    mark = meeting.find_mark(event.mark)
    if mark is None:
        return meeting
    return _with(meeting, replace(mark, text=event.text, wordings=(*mark.wordings, event.seq)))


def correction_declined(meeting: Meeting, event: e.CorrectionDeclined) -> Meeting:
    """Let the proposal wait no more."""
    return _settled(meeting, event.proposal)


def speaker_corrected(meeting: Meeting, event: e.SpeakerCorrected) -> Meeting:
    """Put the captions under the other name; their words stay as they are."""
    captions = meeting.captions
    for number in event.captions:
        caption = captions.get(number)
        if caption:
            captions = captions.replace(replace(caption, speaker=event.person))
    return replace(meeting, captions=captions)


def _with(meeting: Meeting, mark: Note) -> Meeting:
    def put(marks: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(mark if one.id == mark.id else one for one in marks)

    return replace(meeting, decisions=put(meeting.decisions), actions=put(meeting.actions))


def _settled(meeting: Meeting, proposal: int) -> Meeting:
    left = tuple(one for one in meeting.proposals if one.id != proposal)
    return replace(meeting, proposals=left) if len(left) < len(meeting.proposals) else meeting
