"""Read WebVTT and SRT, as Zoom, Teams and others write them.

Both are times with lines below them. One small reader does for both: the libraries for them keep
neither the voices of one cue apart nor tell where a file is broken, and they would have to be
installed by everybody. Tests hold it against two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from msgspec.structs import replace

from meeting.language import say
from transcripts.errors import NotReadable
from transcripts.recording import LONGEST_NAME, Recording, Said

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]*)>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|</?>")
_STYLE = re.compile(r"\{\\[^{}]*\}")
_NAME = re.compile(rf"([^:.!?<>]{{1,{LONGEST_NAME}}}): +(?=\S)")
_MOST_WORDS_IN_A_NAME = 5


def read_vtt(text: str) -> Recording:
    """Return what a WebVTT file says; a name is a voice, or stands before a colon, as in Zoom's.

    Raises:
        NotReadable: a time cannot be read.
    """
    said = [one for start, end, lines in _cues(text) for one in _voices(start, end, lines)]
    if not any(one.speaker for one in said):
        said = [_named(one) for one in said]
    return Recording(form="WebVTT", said=tuple(said))


def read_srt(text: str) -> Recording:
    """Return what an SRT file says; a name stands where the speaker changes.

    Raises:
        NotReadable: a time cannot be read.
    """
    said: list[Said] = []
    speaker = ""
    for start, end, lines in _cues(text):
        words = _STYLE.sub("", _TAG.sub("", " ".join(lines)))
        one = _named(Said(start=start, end=end, text=words))
        speaker = one.speaker or speaker
        said.append(replace(one, speaker=speaker))
    return Recording(form="SRT", said=tuple(said))


def _cues(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield start, end and lines of everything that has a time; notes and styles have none."""
    times: tuple[int, int] | None = None
    lines: list[str] = []
    in_block = False
    for number, line in enumerate([*_LINE_END.split(text), ""], 1):
        found = _times(line, number, in_note=in_block and times is None)
        if found or not line.strip():
            if times:
                yield (*times, _without_number(lines) if found else lines)
            times, lines = found, []
        elif times:
            lines.append(line)
        in_block = bool(line.strip()) and (in_block or line.startswith(("NOTE", "STYLE", "REGION")))


def _times(line: str, number: int, *, in_note: bool) -> tuple[int, int] | None:
    """Return start and end where a line has them."""
    if "-->" not in line or in_note:
        return None
    found = _TIMES.fullmatch(line)
    if not found:
        raise NotReadable(
            say(
                "Line {number} has a time that cannot be read. Mend it, then try again.",
                number=number,
            )
        )
    parts = found.groups()
    return _milliseconds(parts[:4]), _milliseconds(parts[4:])


def _milliseconds(parts: Iterable[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def _without_number(lines: list[str]) -> list[str]:
    """Return the lines without the next cue's number, where no empty line parts the two."""
    return lines[:-1] if lines and lines[-1].strip().isdecimal() else lines


def _voices(start: int, end: int, lines: Iterable[str]) -> Iterator[Said]:
    """Yield what each voice of a cue says; they share its time."""
    first, *others = _VOICE.split(" ".join(lines))
    for speaker, words in (("", first), *zip(others[::2], others[1::2], strict=True)):
        text = _plain(words)
        if text:
            yield Said(start=start, end=end, text=text, speaker=_plain(speaker))


def _plain(text: str) -> str:
    """Return the text without tags, references resolved."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), _TAG.sub("", text)).strip()


def _named(one: Said) -> Said:
    """Return the words with the name before the colon as their speaker, where there is one."""
    found = _NAME.match(one.text)
    if not found:
        return one
    name = found[1].strip()
    is_name = not name[:1].islower() and len(name.split()) <= _MOST_WORDS_IN_A_NAME
    if not name or name.isdecimal() or not is_name:
        return one
    return replace(one, speaker=name, text=one.text[found.end() :])
