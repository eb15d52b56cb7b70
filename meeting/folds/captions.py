"""Captions: who writes them, and what they say."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting.folds.floor import words_came
from meeting.state import Caption, Captioner, Gap, Meeting


def captions_started(meeting: Meeting, event: e.CaptionsStarted) -> Meeting:
    """Add the captioner."""
    captioner = Captioner(person=event.captioner, language=event.language, engine=event.engine)
    return replace(meeting, captioners=(*meeting.captioners, captioner))


def captions_stopped(meeting: Meeting, event: e.CaptionsStopped) -> Meeting:
    """Take the captioner out."""
    others = (one for one in meeting.captioners if one.person != event.captioner)
    return replace(meeting, captioners=tuple(others))


def captions_stalled(meeting: Meeting, event: e.CaptionsStalled) -> Meeting:
    """Note since when the captioner gives no captions."""
    return _stalled(meeting, event.captioner, event.since)


def captions_resumed(meeting: Meeting, event: e.CaptionsResumed) -> Meeting:
    """Note that the captioner is back, and keep the time that has no captions."""
    meeting = _stalled(meeting, event.captioner, None)
    if event.start == event.end:
        return meeting
    gap = Gap(id=event.seq, captioner=event.captioner, start=event.start, end=event.end)
    return replace(meeting, gaps=(*meeting.gaps, gap))


def swearing_hidden(meeting: Meeting, event: e.SwearingHidden) -> Meeting:
    """Note whether machines put stars for swear words."""
    return replace(meeting, swearing_hidden=event.hidden)


def _stalled(meeting: Meeting, captioner: int, since: int | None) -> Meeting:
    all_of_them = (
        replace(one, stalled=since) if one.person == captioner else one
        for one in meeting.captioners
    )
    return replace(meeting, captioners=tuple(all_of_them))


def caption_added(meeting: Meeting, event: e.CaptionAdded) -> Meeting:
    """Keep the caption, under the event's number."""
    caption = Caption(
        id=event.seq,
        at=event.at,
        by=event.by,
        text=event.text,
        raw=event.text,
        start=event.start,
        end=event.end,
        speaker=event.speaker,
        source=event.source,
        language=event.language,
        item=meeting.item.id if meeting.item else 0,
        engine=event.engine,
        words=event.words,
        mended=event.mended,
        kept=event.kept,
    )
    return replace(words_came(meeting, event), captions=meeting.captions.add(caption))
