"""Captions: who writes them, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting.erasing import may_be_kept
from meeting.errors import Refused
from meeting.language import later
from meeting.rules.wording import words
from meeting.state import Captioner, Meeting, Turn
from meeting.text import clean
from meeting.values import SERVER, Mended, Source, Word


def start_captions(
    meeting: Meeting, command: c.StartCaptions, by: int, _at: int
) -> Iterator[e.Event]:
    """Note who captions, with what, in which language; start again to change it."""
    if meeting.captioner(by):
        yield e.CaptionsStopped(captioner=by)
    yield e.CaptionsStarted(captioner=by, language=command.language, engine=clean(command.engine))


def stop_captions(
    meeting: Meeting, _command: c.StopCaptions, by: int, _at: int
) -> Iterator[e.Event]:
    """Note that somebody captions no more."""
    if meeting.captioner(by) is None:
        raise Refused("You are not captioning.")
    yield e.CaptionsStopped(captioner=by)


def hide_swearing(
    meeting: Meeting, command: c.HideSwearing, _by: int, _at: int
) -> Iterator[e.Event]:
    """Let captions show swear words as stars, or as they are said; typed words are left alone."""
    if command.hidden == meeting.swearing_hidden:
        if command.hidden:
            raise Refused("Swear words are hidden already.")
        raise Refused("Swear words are shown already.")
    yield e.SwearingHidden(hidden=command.hidden)


def stall_captions(
    meeting: Meeting, command: c.StallCaptions, by: int, at: int
) -> Iterator[e.Event]:
    """Let everybody know that captions stopped by themselves."""
    if _captioner(meeting, by).stalled is not None:
        raise Refused("Everybody knows that your captions have stopped.")
    yield e.CaptionsStalled(captioner=by, since=min(command.since, at))


def resume_captions(
    meeting: Meeting, command: c.ResumeCaptions, by: int, at: int
) -> Iterator[e.Event]:
    """Let everybody know that captions go on, and keep the time that has none."""
    end = min(command.end, at)
    start = min(command.start, end)
    if _captioner(meeting, by).stalled is None and start == end:
        raise Refused("Your captions have not stopped, and nothing is missing.")
    yield e.CaptionsResumed(captioner=by, start=start, end=end)


def add_caption(meeting: Meeting, command: c.AddCaption, by: int, at: int) -> Iterator[e.Event]:
    """Keep a finished piece of speech under the name of who had the floor when it was spoken."""
    captioner = _captioner(meeting, by)
    end = min(command.end, at)
    start = min(command.start, end)
    speaker = speaker_between(meeting, start, end)
    yield e.CaptionAdded(
        text=words(command.text, later("caption")),
        start=start,
        end=end,
        speaker=speaker,
        source=Source.AUTOMATIC if captioner.engine else Source.TYPED,
        language=command.language or captioner.language,
        engine=captioner.engine,
        words=tuple(_within(word, start, end) for word in command.words),
        mended=tuple(map(_cleaned, command.mended)),
        kept=may_be_kept(meeting, speaker, start, end),
    )


def _captioner(meeting: Meeting, by: int) -> Captioner:
    captioner = meeting.captioner(by)
    if captioner is None:
        raise Refused("Your captions are not started.", "Send StartCaptions first.")
    return captioner


def speaker_between(meeting: Meeting, start: int, end: int) -> int:
    """Return whose voice it was for most of the time from `start` to `end`, 0 if nobody's.

    That is who had the floor, or who read their words aloud.
    """
    best, longest = SERVER, 0
    for turn in _latest_turns(meeting):
        if turn.ended is not None and turn.ended <= start:
            break
        overlap = min(end + 1, turn.ended or end + 1) - max(start, turn.began)
        if overlap > longest:
            best, longest = _voice(turn, start), overlap
    return best


def _voice(turn: Turn, start: int) -> int:
    """Return whose voice is heard in a turn: the reader's, from when they read it aloud."""
    return turn.reader if turn.reader and start >= turn.read_from else turn.person


def _latest_turns(meeting: Meeting) -> Iterator[Turn]:
    if meeting.floor:
        yield meeting.floor
    yield from reversed(meeting.turns)


def _cleaned(mended: Mended) -> Mended:
    return replace(mended, heard=clean(mended.heard), written=clean(mended.written))


def _within(word: Word, start: int, end: int) -> Word:
    first = min(max(word.start, start), end)
    return replace(word, text=clean(word.text), start=first, end=min(max(word.end, first), end))
