"""Read what another program wrote down: by what is in the file, whatever its name is."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from meeting.language import say
from meeting.text import clean
from transcripts.errors import NotReadable
from transcripts.reading_json import read_json
from transcripts.reading_subtitles import read_srt, read_vtt
from transcripts.recording import Recording

MOST_BYTES = 20_000_000
"""A day of speech takes about two million."""


def read(content: bytes) -> Recording:
    """Return what a file of WebVTT, SRT or JSON says.

    Raises:
        NotReadable: the file is too big, broken, or something else; the text says what to do.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable(say("The file is too big. 20 million bytes is the most."))
    text = _decoded(content)
    recording = _read(text)
    if not any(clean(one.text) for one in recording.said):
        raise NotReadable(
            say("There are no words in the file. Handrail reads WebVTT, SRT and JSON.")
        )
    return recording


def _read(text: str) -> Recording:
    begin = text.lstrip()
    if begin.startswith("WEBVTT"):
        return read_vtt(text)
    if begin.startswith(("{", "[")):
        return read_json(text)
    return read_srt(text)


def _decoded(content: bytes) -> str:
    wide = content.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable(say("The file is no text in UTF-8. Save it as UTF-8 first.")) from error
