"""A term: a name or a word of a meeting, and what it may be heard as."""

from __future__ import annotations

from msgspec import Struct

from meeting.values import Origin


class Term(Struct, frozen=True):
    """A name or a word as people want it written.

    Attributes:
        text: the term.
        origin: where it comes from.
        forms: what it is heard as; these words are always taken for the term.
        hints: what it was heard as once; taken for the term where the engine is unsure.
        guessed: whether what only sounds like it may be taken for it.
    """

    text: str
    origin: Origin
    forms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    guessed: bool = True
