"""Every format there is: add one here, and it can be asked for everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from meeting.language import say
from transcripts.csv import CSV, TIMES_CSV
from transcripts.docx import DOCX
from transcripts.easy_read import EASY_READ
from transcripts.errors import UnknownFormat
from transcripts.format import Format
from transcripts.html import HTML
from transcripts.json import JSON
from transcripts.jsonl import JSONL
from transcripts.markdown import MARKDOWN
from transcripts.rrsagent import RRSAGENT
from transcripts.srt import SRT
from transcripts.summary import SUMMARY
from transcripts.text import SPEECH, TEXT, WRAP, wrapped
from transcripts.ttml import TTML
from transcripts.vtt import VTT

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            VTT,
            MARKDOWN,
            TEXT,
            SPEECH,
            SRT,
            HTML,
            DOCX,
            TTML,
            CSV,
            TIMES_CSV,
            RRSAGENT,
            EASY_READ,
            SUMMARY,
            JSON,
            JSONL,
        )
    }
)
"""The formats by their names."""

USUAL = ("vtt", "md", "txt")
"""What is written when nobody asks for anything else."""


def choice() -> str:
    """Return the names of all formats, in two sentences that can be taken in."""
    names = list(FORMATS)
    half = len(names) // 2
    return say(
        "Choose from {some}. Or from {others}.",
        some=", ".join(names[:half]),
        others=", ".join(names[half:]),
    )


def named(names: Iterable[str], wrap: int = WRAP) -> tuple[Format, ...]:
    """Return the formats with these names, each once; `wrap` is how wide plain text is, 0 for any.

    Raises:
        UnknownFormat: nobody here writes one of them.
    """
    wanted = dict.fromkeys(name.strip().lower() for name in names)
    for name in wanted:
        if name not in FORMATS:
            unknown = say("There is no format called {name}.", name=name or say("nothing"))
            raise UnknownFormat(f"{unknown} {choice()}")
    return tuple(wrapped(wrap) if name == TEXT.name else FORMATS[name] for name in wanted)
