"""JSON for other programs: the podcast namespace's transcript 1.0.0, and ours under one key.

Players that know the namespace read `segments`; whoever wants the whole meeting reads `handrail`,
where `captions` stand in the order of the segments.
"""

from __future__ import annotations

from typing import Any

import msgspec

from transcripts import phrases
from transcripts.document import Document, Paragraph, Piece
from transcripts.format import Format, encoded


def write(document: Document) -> str:
    """Return the document as one JSON object."""
    spoken = [(one, piece) for one in document.paragraphs for piece in one.pieces]
    whole = {
        "version": "1.0.0",
        "segments": [_segment(paragraph, piece) for paragraph, piece in spoken],
        "handrail": {
            "title": document.title,
            "day": phrases.day(document.opened),
            "opened": document.opened,
            "until": document.until,
            "language": document.language,
            "notices": list(phrases.head(document)),
            "isOver": document.is_over,
            "isFinal": document.is_final,
            "finalAt": document.final_at,
            "chairs": list(document.chairs),
            "scribes": list(document.scribes),
            "regrets": list(document.regrets),
            "people": [msgspec.to_builtins(person) for person in document.people],
            "agenda": [msgspec.to_builtins(point) for point in document.agenda],
            "captions": [_source(paragraph, piece) for paragraph, piece in spoken],
            "entries": [
                {"type": type(entry).__name__, **msgspec.to_builtins(entry)}
                for entry in document.entries
                if not isinstance(entry, Paragraph)
            ],
            "lists": [msgspec.to_builtins(one) for one in document.lists],
            "notHeard": [msgspec.to_builtins(hand) for hand in document.waiting],
            "corrections": [msgspec.to_builtins(one) for one in document.corrections],
            "speakers": [msgspec.to_builtins(one) for one in document.speakers],
            "spoken": [msgspec.to_builtins(one) for one in document.spoken],
            "moves": [msgspec.to_builtins(one) for one in document.moves],
        },
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def _segment(paragraph: Paragraph, piece: Piece) -> dict[str, Any]:
    """Return a segment as the namespace has it; times in seconds."""
    return {
        "speaker": paragraph.speaker,
        "startTime": piece.start / 1000,
        "endTime": piece.end / 1000,
        "body": piece.text,
    }


def _source(paragraph: Paragraph, piece: Piece) -> dict[str, Any]:
    return {
        "id": piece.id,
        "language": paragraph.language,
        "typed": paragraph.typed,
        "correctedBy": piece.corrected_by,
        "terms": [msgspec.to_builtins(one) for one in piece.terms],
    }


JSON = Format(name="json", ending="json", about="data for other programs", write=encoded(write))
