"""What a format is: a name, the ending of its files, and a function from document to bytes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from transcripts.document import Document


class Format(Struct, frozen=True, kw_only=True):
    """One way to write a document.

    Attributes:
        name: what people type to get it.
        ending: of its files, without the full stop.
        about: what it is for, in a few words.
        write: returns the whole file; a file of text has lines that end in a line feed.
    """

    name: str
    ending: str
    about: str
    write: Callable[[Document], bytes]


def encoded(
    write: Callable[[Document], str], encoding: str = "utf-8"
) -> Callable[[Document], bytes]:
    """Return what writes the same text as bytes."""

    def whole(document: Document) -> bytes:
        return write(document).encode(encoding)

    return whole
