"""WebVTT: captions for players, every cue with its speaker, the rest of the meeting as notes.

After the W3C's WebVTT, https://www.w3.org/TR/webvtt1/. A player shows the cues; whoever opens the
file reads the notes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge

from meeting.language import say
from meeting.language_names import name_of
from transcripts import phrases
from transcripts.cues import Cue, cues
from transcripts.document import Document, Paragraph
from transcripts.format import Format, encoded
from transcripts.language import other
from transcripts.outcome import outcomes

LINE = 65
"""Cells in a line of a cue."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

Block = tuple[int, str]


def write(document: Document) -> str:
    """Return the document as WebVTT."""
    blocks = merge(_notes(document), _cues(document), key=lambda block: block[0])
    parts = ["WEBVTT", _head(document), *(text for _, text in blocks), *_tail(document)]
    return "\n\n".join(parts) + "\n"


def _head(document: Document) -> str:
    people = phrases.present(document)
    points = (
        say("Agenda: {number}. {point}", number=point.number, point=phrases.plan(point))
        for point in document.agenda
    )
    language = say("Language: {language}.", language=name_of(document.language))
    return _note([document.title, *phrases.head(document), language, *people, *points])


def _tail(document: Document) -> Iterator[str]:
    for one in outcomes(document):
        yield _note([f"{one.title}:", *one.lines])
    yield _note([say(phrases.END)])


def _cues(document: Document) -> Iterator[Block]:
    for cue in cues(document, LINE):
        times = f"{phrases.stamp(cue.start)} --> {phrases.stamp(cue.end)}"
        yield cue.start, f"{cue.id}\n{times}\n{_payload(cue, document)}"


def _payload(cue: Cue, document: Document) -> str:
    text = "\n".join(line.translate(_ESCAPES) for line in cue.lines)
    if language := other(cue.language, document.language):
        text = f"<lang {language}>{text}</lang>"
    name = cue.speaker.replace("<", "").replace(">", "").strip() or say("Speaker")
    return f"<v {name.translate(_ESCAPES)}>{text}"


def _notes(document: Document) -> list[Block]:
    """Return what is no speech, with the time it belongs to."""
    notes: list[Block] = []
    for section in document.sections:
        heading = phrases.heading(section, document)
        notes.append((section.entries[0].at, _note([heading])))
        for entry in section.entries:
            if not isinstance(entry, Paragraph):
                notes.append((entry.at, _note([phrases.entry(entry)])))
            elif corrected := phrases.corrections(entry):
                notes.append((entry.at, _note(corrected)))
    return sorted(notes, key=lambda block: block[0])


def _note(lines: Iterable[str]) -> str:
    """Return a block that players pass over; an arrow in it would make it a cue."""
    return "\n".join(["NOTE", *(line.replace("-->", "→") for line in lines if line)])


VTT = Format(name="vtt", ending="vtt", about="captions for players", write=encoded(write))
