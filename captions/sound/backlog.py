"""Holds the sound that waits for the engine: 5 s at most, and says what was lost."""

from __future__ import annotations

import asyncio
from collections import deque

from captions.errors import SoundError
from captions.sound.chunks import Chunk

MOST = 50
"""Chunks that wait; older ones are dropped, since a caption that late helps nobody."""


class Backlog:
    """A queue between a source and an engine.

    Live sound is never made to wait: the oldest chunk goes. Other sound waits for room.
    """

    def __init__(self, *, live: bool, most: int = MOST) -> None:
        """Begin empty."""
        self._chunks: deque[Chunk] = deque()
        self._live = live
        self._most = most
        self._changed = asyncio.Condition()
        self._ended = False
        self.error: SoundError | None = None
        self.dropped = 0
        self.newest = 0

    async def put(self, chunk: Chunk) -> None:
        """Add the newest chunk."""
        async with self._changed:
            if self._live and len(self._chunks) >= self._most:
                self._chunks.popleft()
                self.dropped += 1
            await self._changed.wait_for(lambda: len(self._chunks) < self._most)
            self._chunks.append(chunk)
            self.newest = chunk.end
            self._changed.notify_all()

    async def end(self, error: SoundError | None = None) -> None:
        """Say that no more sound comes, and why if something went wrong."""
        async with self._changed:
            self._ended = True
            self.error = error
            self._changed.notify_all()

    async def get(self) -> Chunk | None:
        """Give the oldest chunk, or nothing after the last."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._chunks or self._ended)
            if not self._chunks:
                return None
            chunk = self._chunks.popleft()
            self._changed.notify_all()
            return chunk
