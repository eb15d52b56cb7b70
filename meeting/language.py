"""The language that sentences are said in: English in the code, others out of a catalogue.

A sentence is written whole, with named parts, so that other languages can put them in their own
order. The names stay what they are; only the sentence around them changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Catalogue(Protocol):
    """Sentences in another language, as Python's `gettext` holds them."""

    def gettext(self, message: str, /) -> str:
        """Return the sentence in this language; the same where it has none."""
        ...

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Return the sentence for this number of things."""
        ...

    def info(self) -> Mapping[str, str]:
        """Return what the catalogue says of itself; its `language` is a tag such as "ko"."""
        ...


class _English:
    """What the code says already."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return one if number == 1 else many

    def info(self) -> Mapping[str, str]:
        return {"language": ""}


ENGLISH: Catalogue = _English()
"""No catalogue: sentences as they stand in the code."""

_in_use: ContextVar[Catalogue] = ContextVar("the language in use", default=ENGLISH)


def use(catalogue: Catalogue) -> None:
    """Say everything in this language from here on: in this task, and in those that it starts."""
    _in_use.set(catalogue)


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Say everything in this language for as long as the block lasts."""
    token = _in_use.set(catalogue)
    try:
        yield
    finally:
        _in_use.reset(token)


def tag() -> str:
    """Return the tag of the language in use, "" for English."""
    return _in_use.get().info()["language"]


def say(sentence: str, /, **parts: object) -> str:
    """Return a sentence in the language in use, with its parts put in.

    Args:
        sentence: English, written out where it is said, or marked with `later`.
        parts: what stands in the sentence as `{name}`; text of people is not looked into.
    """
    said = _in_use.get().gettext(sentence) if sentence else ""
    return said.format(**parts) if parts else said


def say_many(one: str, many: str, number: int, /, **parts: object) -> str:
    """Return a sentence about a number of things; the number itself stands in it as `{number}`."""
    return _in_use.get().ngettext(one, many, number).format(number=number, **parts)


def later(sentence: str) -> str:
    """Mark a sentence for the catalogues that `say` says later, such as one in a table."""
    return sentence
