"""Clean every text that a server sends once more: a server may be old, broken or hostile."""

from __future__ import annotations

from functools import cache
from typing import TypeVar, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import fields, replace

from meeting.text import clean
from meeting.values import Word

S = TypeVar("S", bound=Struct)


def cleaned(message: S) -> S:
    """Return the message with each of its texts cleaned; the very same where nothing changes."""
    changes: dict[str, object] = {}
    for name in _texts(type(message)):
        text = getattr(message, name)
        if text != (better := clean(text)):
            changes[name] = better
    for name in _word_lists(type(message)):
        words = getattr(message, name)
        if any(word.text != clean(word.text) for word in words):
            changes[name] = tuple(replace(word, text=clean(word.text)) for word in words)
    return replace(message, **changes) if changes else message


@cache
def _texts(kind: type[Struct]) -> tuple[str, ...]:
    """Return the fields that hold plain text; enumerations are checked already."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if hints[field.name] is str)


@cache
def _word_lists(kind: type[Struct]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    names = (field.name for field in fields(kind))
    return tuple(name for name in names if get_args(hints[name])[:1] == (Word,))
