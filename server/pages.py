"""Read the rows that are left on the pages of a broken SQLite file, without its tree.

SQLite finds a row by way of the pages above it. Where one of those is lost, all below it seem lost,
too. The pages with rows on them can be read all the same: sqlite.org/fileformat.html tells how they
are laid out (sections 1.6, 1.7 and 2.1). SQLite's own `.recover` does it like this; Python's
`sqlite3` does not have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

Value = int | float | str | bytes | None
Row = tuple[Value, ...]

_LEAF, _INNER = 0x0A, 0x02
"""The first byte of a page with rows of a table WITHOUT ROWID."""

_FILE_HEADER = 100
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)
"""How many bytes an integer takes, by the number of its kind."""

_FIRST_BLOB = 12


class _Torn(Exception):
    """A row that is not whole."""


def rows(path: Path, columns: int) -> Iterator[Row]:
    """Yield every row with so many columns that can be read, of all tables WITHOUT ROWID.

    Rows come in no order, and some may come twice: whoever reads them must know which are right.
    """
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    if size < 512:  # noqa: PLR2004 - the least that SQLite allows
        return
    file = _File(data, size, size - data[20])
    for page in range(len(data) // size):
        for cell in file.cells(page):
            try:
                row = tuple(_values(file.payload(cell)))
            except (_Torn, IndexError, UnicodeDecodeError):
                continue
            if len(row) == columns:
                yield row


class _File:
    """The pages of a file."""

    def __init__(self, data: bytes, size: int, usable: int) -> None:
        self._data = data
        self._size = size
        self._usable = usable

    def cells(self, page: int) -> Iterator[int]:
        """Yield where in the file the cells of a page are; none where it is no page with rows."""
        start = page * self._size
        header = start + (0 if page else _FILE_HEADER)
        kind = self._data[header]
        if kind not in (_LEAF, _INNER):
            return
        skipped = 4 if kind == _INNER else 0  # the number of a page below
        first = header + 8 + skipped
        for number in range(self._number(header + 3, 2)):
            place = self._number(first + 2 * number, 2)
            if 0 < place < self._size - skipped:
                yield start + place + skipped

    def payload(self, cell: int) -> bytes:
        """Return what is in a cell, with what of it lies on other pages."""
        length, start = _varint(self._data, cell)
        most = (self._usable - 12) * 64 // 255 - 23
        if length <= most:
            return self._slice(start, length)
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        parts = [self._slice(start, local)]
        left, page = length - local, self._number(start + local, 4)
        while left:
            if not 0 < page <= len(self._data) // self._size or left > len(self._data):
                raise _Torn
            at = (page - 1) * self._size
            part = self._slice(at + 4, min(left, self._usable - 4))
            parts.append(part)
            left, page = left - len(part), self._number(at, 4)
        return b"".join(parts)

    def _number(self, start: int, length: int) -> int:
        return int.from_bytes(self._slice(start, length), "big")

    def _slice(self, start: int, length: int) -> bytes:
        part = self._data[start : start + length]
        if len(part) < length:
            raise _Torn
        return part


def _values(record: bytes) -> Iterator[Value]:
    """Yield the values of a record."""
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    for kind in kinds:
        value, at = _value(record, kind, at)
        yield value


def _value(record: bytes, kind: int, at: int) -> tuple[Value, int]:
    """Return a value, and where the next one begins."""
    if kind in (8, 9):  # the numbers 0 and 1, which take no room
        return kind - 8, at
    if kind >= _FIRST_BLOB:
        length = (kind - _FIRST_BLOB) // 2
    elif kind < len(_INTEGERS):
        length = _INTEGERS[kind]
    else:
        raise _Torn  # a float, which no log of ours has, or nothing at all
    part = record[at : at + length]
    if len(part) < length:
        raise _Torn
    if kind >= _FIRST_BLOB:
        return part.decode() if kind % 2 else part, at + length
    return int.from_bytes(part, "big", signed=True) if kind else None, at + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends (section 1.6)."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | data[place] & 0x7F
        if data[place] < 0x80:  # noqa: PLR2004 - the highest bit tells that one more follows
            return number, place + 1
    return number << 8 | data[at + 8], at + 9
