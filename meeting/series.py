"""An immutable list of numbered things that grows at its end: captions, turns, chat."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import Generic, Protocol, TypeVar

CHUNK = 128
"""Things in one full chunk: adding copies at most this many, whatever the length."""


class Numbered(Protocol):
    """Anything that is known by the number of the event that made it."""

    @property
    def id(self) -> int:
        """The number; unique, and growing along a series."""


T = TypeVar("T", bound=Numbered)


class Series(Generic[T]):
    """Keep numbered things in order; every change returns a new series that shares old chunks."""

    __slots__ = ("_chunks", "_tail")

    def __init__(self, chunks: tuple[tuple[T, ...], ...] = (), tail: tuple[T, ...] = ()) -> None:
        """Build from full chunks and a tail; `Series()` is the empty one."""
        self._chunks = chunks
        self._tail = tail

    def add(self, thing: T) -> Series[T]:
        """Return the series with `thing`, whose number is the highest yet, at its end."""
        tail = (*self._tail, thing)
        if len(tail) < CHUNK:
            return Series(self._chunks, tail)
        return Series((*self._chunks, tail), ())

    def replace(self, thing: T) -> Series[T]:
        """Return the series with `thing` in the place of the one with its number.

        Raises KeyError where there is none.
        """
        chunk, place = self._find(thing.id)
        if chunk == len(self._chunks):
            return Series(self._chunks, _put(self._tail, place, thing))
        return Series(
            _put(self._chunks, chunk, _put(self._chunks[chunk], place, thing)), self._tail
        )

    def get(self, number: int) -> T | None:
        """Return the thing with this number, or None."""
        try:
            chunk, place = self._find(number)
        except KeyError:
            return None
        return self._part(chunk)[place]

    def before(self, number: int) -> Series[T]:
        """Return the series of the things whose number is lower than `number`."""
        first = bisect_left(self._chunks, number, key=lambda chunk: chunk[-1].id)
        part = self._part(first)
        return Series(self._chunks[:first], part[: bisect_left(part, number, key=_number)])

    def after(self, number: int) -> Iterator[T]:
        """Yield the things whose number is higher than `number`, oldest first."""
        first = bisect_left(self._chunks, number + 1, key=lambda chunk: chunk[-1].id)
        for chunk in (*self._chunks[first:], self._tail):
            yield from chunk[bisect_left(chunk, number + 1, key=_number) :]

    def __iter__(self) -> Iterator[T]:
        """Yield all things, oldest first."""
        return chain(chain.from_iterable(self._chunks), self._tail)

    def __reversed__(self) -> Iterator[T]:
        """Yield all things, newest first."""
        for chunk in (self._tail, *reversed(self._chunks)):
            yield from reversed(chunk)

    def __len__(self) -> int:
        """Count the things."""
        return len(self._chunks) * CHUNK + len(self._tail)

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold equal things in the same order."""
        if not isinstance(other, Series):
            return NotImplemented
        return self._chunks == other._chunks and self._tail == other._tail

    def __hash__(self) -> int:
        """Hash the things, as a tuple would."""
        return hash((self._chunks, self._tail))

    def __repr__(self) -> str:
        """Show the things."""
        return f"Series({list(self)!r})"

    def _part(self, chunk: int) -> tuple[T, ...]:
        return self._tail if chunk == len(self._chunks) else self._chunks[chunk]

    def _find(self, number: int) -> tuple[int, int]:
        chunk = bisect_left(self._chunks, number, key=lambda part: part[-1].id)
        part = self._part(chunk)
        place = bisect_left(part, number, key=_number)
        if place == len(part) or part[place].id != number:
            raise KeyError(number)
        return chunk, place


def _number(thing: Numbered) -> int:
    return thing.id


V = TypeVar("V")


def _put(values: tuple[V, ...], place: int, value: V) -> tuple[V, ...]:
    return (*values[:place], value, *values[place + 1 :])
