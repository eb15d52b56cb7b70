"""Sends everything that happens in one meeting to everybody who reads along.

Each event is framed once. Readers that are up to date share one joined write per turn of the event
loop. A reader whose line is full is taken out of that and becomes a cursor over the meeting's
frames; it is put back when it has caught up. Joining is the same: a reader starts as a cursor. So
nobody waits for anybody, and nothing is kept for a slow reader but a number.

Figures: docs/performance.md.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

from meeting.wire import Partial
from server.partials import Partials

PAGE = 16 * 1024
"""Bytes that a reader who catches up is given at once; all of it that we may have to hold."""

TICK = 0.05
"""Seconds between two partials of one meeting, so that a fast captioner costs no more."""

MOST_PASSING = 128
"""Events whose words are shown and not kept that a slow reader may still get."""

Write = Callable[[bytes], None]


class Reader:
    """One connection that reads along.

    Attributes:
        person: whose it is; they get their own private events whole.
        write: hands bytes to the connection; calls `Relay.pause` when the line is full.
        cursor: the last event that was handed over, while it is behind.
        paused: the line is full.
        answers: frames that follow the event of that number, while it is behind.
    """

    __slots__ = ("answers", "cursor", "paused", "person", "write")

    def __init__(self, person: int, write: Write, since: int = 0) -> None:
        """Begin behind event `since`."""
        self.person = person
        self.write = write
        self.cursor = since
        self.paused = False
        self.answers: deque[tuple[int, bytes]] = deque()


class Relay:
    """The readers of one meeting, and the frames that they get."""

    def __init__(self) -> None:
        """Begin with no frame and no reader; needs a running event loop."""
        self._loop = asyncio.get_running_loop()
        self._frames: list[bytes] = []
        self._private: dict[int, dict[int, bytes]] = {}
        self._owners: set[int] = set()
        self._passing: dict[int, bytes] = {}
        self._partials = Partials()
        self._partials_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._live: dict[Reader, Write] = {}
        self._behind: set[Reader] = set()
        self._people: dict[int, Reader] = {}
        self._answers: dict[Reader, list[bytes]] = {}
        self._handed = 0
        self._due = False

    @property
    def head(self) -> int:
        """The newest event's number."""
        return len(self._frames)

    @property
    def readers(self) -> int:
        """How many read along."""
        return len(self._live) + len(self._behind)

    @property
    def behind(self) -> int:
        """How many of them are behind."""
        return len(self._behind)

    def publish(
        self,
        frame: bytes,
        whole: bytes = b"",
        people: Iterable[int] = (),
        passing: bytes = b"",
    ) -> None:
        """Send the next event to everybody.

        Args:
            frame: what everybody gets, now and later.
            whole: what `people` get instead, where the event hides something from others.
            people: who gets the whole.
            passing: what people get instead who are in the meeting now, and nobody later.
        """
        self._frames.append(frame)
        if passing:
            self._passing[self.head] = passing
            if len(self._passing) > MOST_PASSING:
                del self._passing[next(iter(self._passing))]
        for person in people:
            self._private.setdefault(person, {})[self.head] = whole
            self._owners.add(person)
        self._soon()

    def take_back(self, person: int, events: Iterable[int]) -> None:
        """Let somebody have no more than the public form of these events from now on."""
        own = self._private.get(person, {})
        for seq in events:
            own.pop(seq, None)

    def amend(self, change: Callable[[bytes], bytes]) -> None:
        """Put other frames in the place of those that went out, for all who come later."""
        self.flush()
        self._frames = [change(frame) for frame in self._frames]
        self._passing.clear()
        for own in self._private.values():
            own.update({seq: change(frame) for seq, frame in own.items()})

    def answer(self, reader: Reader, frame: bytes) -> None:
        """Send something to one reader, behind every event that was published before it."""
        if reader in self._live:
            self._answers.setdefault(reader, []).append(frame)
            self._soon()
        elif reader in self._behind:
            reader.answers.append((self.head, frame))

    def speak(self, partial: Partial) -> None:
        """Show words still being recognised to everybody who is up to date."""
        self._partials.put(partial)
        self._partials_soon()

    def caption_coming(self, source: int) -> None:
        """Hold the source's partials back: a caption of theirs is on its way to disk."""
        self._partials.hold(source)

    def caption_settled(self, source: int) -> None:
        """Let the source's partials out again."""
        self._partials.release(source)
        self._partials_soon()

    def end_partials(self, source: int) -> None:
        """Forget the source's partials: the event just published takes their place."""
        self._partials.end(source)

    def attach(self, reader: Reader) -> None:
        """Let a reader in; it gets every event behind its cursor, then all that comes."""
        self._behind.add(reader)
        self._people[reader.person] = reader
        self._catch_up(reader)

    def detach(self, reader: Reader) -> None:
        """Let a reader go; nothing is written to it any more."""
        self._live.pop(reader, None)
        self._behind.discard(reader)
        self._answers.pop(reader, None)
        if self._people.get(reader.person) is reader:
            del self._people[reader.person]

    def pause(self, reader: Reader) -> None:
        """Take note that the reader's line is full."""
        reader.paused = True
        if self._live.pop(reader, None):
            self._fall_behind(reader)

    def resume(self, reader: Reader) -> None:
        """Take note that the reader's line is free."""
        reader.paused = False
        if reader in self._behind:
            self._catch_up(reader)

    def flush(self) -> None:
        """Hand over everything that is waiting, in one write to each reader."""
        self._due = False
        first, self._handed = self._handed, self.head
        events = [
            self._passing.get(seq, frame)
            for seq, frame in enumerate(self._frames[first:], first + 1)
        ]
        shared = [*events, *self._due_partials()]
        special = [(reader, self._special(reader, first, shared)) for reader in self._specials()]
        for reader, _ in special:
            del self._live[reader]
        if shared:
            data = b"".join(shared)
            for write in list(self._live.values()):
                write(data)
        for reader, data in special:
            self._hand_alone(reader, data)

    def _soon(self) -> None:
        if not self._due:
            self._due = True
            self._loop.call_soon(self.flush)

    def _partials_soon(self) -> None:
        if self._timer is None:
            self._timer = self._loop.call_at(self._partials_at, self._partials_now)

    def _partials_now(self) -> None:
        self._timer = None
        self._soon()

    def _due_partials(self) -> list[bytes]:
        now = self._loop.time()
        taken = self._partials.take() if now >= self._partials_at else []
        if taken:
            self._partials_at = now + TICK
        return taken

    def _specials(self) -> set[Reader]:
        """Return the live readers who get something else than the others this time."""
        owners = [self._people.get(person) for person in self._owners]
        self._owners.clear()
        return {*self._answers, *(owner for owner in owners if owner in self._live)}

    def _special(self, reader: Reader, first: int, shared: list[bytes]) -> bytes:
        own = self._private.get(reader.person, {})
        events = len(self._frames) - first
        mine = [own.get(seq, frame) for seq, frame in enumerate(shared[:events], first + 1)]
        return b"".join([*mine, *shared[events:], *self._answers.pop(reader, ())])

    def _hand_alone(self, reader: Reader, data: bytes) -> None:
        """Write to a reader who was taken out of the live ones for it."""
        if data:
            reader.write(data)
        if reader.paused:
            self._fall_behind(reader)
        else:
            self._live[reader] = reader.write

    def _fall_behind(self, reader: Reader) -> None:
        reader.cursor = self._handed
        reader.answers.extend((self.head, frame) for frame in self._answers.pop(reader, ()))
        self._behind.add(reader)

    def _catch_up(self, reader: Reader) -> None:
        """Hand over page after page until the line is full, or the reader is live."""
        self.flush()
        while not reader.paused:
            page = self._page(reader)
            if not page:
                self._go_live(reader)
                return
            reader.write(b"".join(page))

    def _page(self, reader: Reader) -> list[bytes]:
        """Move the cursor by one page; return the events on it and the answers that are due."""
        own = self._private.get(reader.person, {})
        page: list[bytes] = []
        size = 0
        while size < PAGE and (reader.cursor < self.head or reader.answers):
            if reader.answers and reader.answers[0][0] <= reader.cursor:
                frame = reader.answers.popleft()[1]
            else:
                reader.cursor += 1
                frame = own.get(reader.cursor) or self._frame(reader)
            page.append(frame)
            size += len(frame)
        return page

    def _frame(self, reader: Reader) -> bytes:
        """Return the event at the cursor: whole, where the person was in the meeting by then."""
        passing = self._passing.get(reader.cursor) if reader.person < reader.cursor else None
        return passing or self._frames[reader.cursor - 1]

    def _go_live(self, reader: Reader) -> None:
        """Put a reader who has every event among the live ones, with the newest partials."""
        self._behind.discard(reader)
        self._hand_alone(reader, b"".join(self._partials.whole()))
