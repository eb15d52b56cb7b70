"""JSON lines for pipes: one thing that happened a line, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from transcripts import phrases
from transcripts.document import Document
from transcripts.format import Format, encoded

_encoder = msgspec.json.Encoder()


def write(document: Document) -> str:
    """Return the document as lines of JSON: the meeting, its points, then all that happened."""
    return b"".join(_encoder.encode(line) + b"\n" for line in _lines(document)).decode()


def _lines(document: Document) -> Iterator[dict[str, Any]]:
    yield {
        "type": "Meeting",
        "title": document.title,
        "day": phrases.day(document.opened),
        "language": document.language,
        "notices": list(phrases.head(document)),
        "isFinal": document.is_final,
        "finalAt": document.final_at,
        "chairs": list(document.chairs),
        "scribes": list(document.scribes),
        "regrets": list(document.regrets),
    }
    for thing in _things(document):
        yield {"type": type(thing).__name__, **msgspec.to_builtins(thing)}


def _things(document: Document) -> Iterator[Struct]:
    yield from (*document.people, *document.agenda, *document.entries, *document.waiting)
    yield from (*document.corrections, *document.speakers, *document.spoken, *document.moves)


JSONL = Format(
    name="jsonl", ending="jsonl", about="one thing a line, for pipes", write=encoded(write)
)
