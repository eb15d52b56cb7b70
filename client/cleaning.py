"""Clean every text that a server sends once more: a server may be old, broken or hostile."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from meeting.text import clean

T = TypeVar("T")


def cleaned(value: T) -> T:
    """Return a message with each text in it cleaned; the very same where nothing changes.

    Goes into tuples and structs; enumerations are checked by the decoder.
    """
    if isinstance(value, str) and not isinstance(value, Enum):
        better = clean(value)
        return value if better == value else cast("T", better)
    if isinstance(value, tuple):
        parts = tuple(cleaned(part) for part in value)
        return value if _same(parts, value) else cast("T", parts)
    if isinstance(value, Struct):
        return cast("T", _cleaned_fields(value))
    return value


def _cleaned_fields(value: Struct) -> Struct:
    changes = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = cleaned(old)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(new is old for new, old in zip(one, other, strict=True))
