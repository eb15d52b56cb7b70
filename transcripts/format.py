"""What a format is: a name, the ending of its files, and a function from document to text."""

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
        write: returns the whole file as text, with lines that end in a line feed.
    """

    name: str
    ending: str
    about: str
    write: Callable[[Document], str]
