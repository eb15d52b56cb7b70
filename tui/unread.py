"""What somebody was not shown yet: read it all, or sentence by sentence, or leave it behind."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator

from meeting.state import Item, Meeting
from tui.telling import CaptionLine, Told

Lines = Callable[[int], tuple[Told, ...]]
"""From the number of a caption or chat line to what is told of it."""


class Unread:
    """Keep the numbers of captions and chat lines that wait, oldest first.

    Attributes:
        numbers: what waits, without the one that is being read.
        shown: the captions that you were shown, oldest first.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.numbers: list[int] = []
        self.shown: list[int] = []
        self._rest: list[Told] = []
        self._reading = 0

    @property
    def waiting(self) -> list[int]:
        """What was not shown to its end: what is being read, and what waits."""
        return sorted([self._reading, *self.numbers]) if self._rest else list(self.numbers)

    def stopped(self, waiting: list[int], captions: list[int]) -> None:
        """Let only these wait, as you left it; the other captions were shown."""
        kept = frozenset(waiting)
        self.numbers = sorted(waiting)
        self.shown = [number for number in captions if number not in kept]

    def clear(self) -> None:
        """Forget everything: the record began anew."""
        self.numbers, self.shown, self._rest = [], [], []

    def add(self, number: int) -> None:
        """Let this wait; what was held back comes after younger ones."""
        insort(self.numbers, number)

    def show(self, number: int) -> None:
        """Note that a caption was shown at once."""
        insort(self.shown, number)

    def read(self, most: int, lines: Lines) -> tuple[Told, ...]:
        """Return all that waits, the last `most` where given; all of it counts as read."""
        numbers, self.numbers = self.numbers[-most:], []
        rest, self._rest = self._rest, []
        told = tuple(rest) if not most else ()
        told += tuple(line for number in numbers for line in lines(number))
        self._note(told)
        return told

    def further(self, lines: Lines) -> tuple[Told, ...]:
        """Return the next line that waits, as a tuple of one; of nothing where none waits."""
        while not self._rest and self.numbers:
            self._reading = self.numbers.pop(0)
            self._rest = list(lines(self._reading))
            self._note(tuple(self._rest))
        first, self._rest = self._rest[:1], self._rest[1:]
        return tuple(first)

    def leave_behind(self, before: int | None = None) -> int:
        """Drop what waits, up to the number `before` where given; return how many that were."""
        kept = [] if before is None else self.numbers[bisect_left(self.numbers, before) :]
        count = len(self.numbers) - len(kept)
        self.numbers, self._rest = kept, []
        return count

    def _note(self, told: tuple[Told, ...]) -> None:
        found = {line.caption.id for line in told if isinstance(line, CaptionLine)}
        self.shown = sorted({*self.shown, *found})


def by_item(numbers: list[int], meeting: Meeting) -> Iterator[tuple[Item | None, list[int]]]:
    """Yield the agenda items during which these captions and lines came, each with its own."""
    began = sorted((one.started, one.id) for one in meeting.agenda if one.started is not None)
    items = {one.id: one for one in meeting.agenda}
    groups: dict[int, list[int]] = {}
    for number in numbers:
        place = bisect_left(began, (_at(number, meeting) + 1, 0))
        groups.setdefault(began[place - 1][1] if place else 0, []).append(number)
    yield from ((items.get(item), found) for item, found in groups.items())


def _at(number: int, meeting: Meeting) -> int:
    caption = meeting.captions.get(number)
    if caption:
        return caption.start
    note = meeting.chat.get(number)
    return note.at if note else 0
