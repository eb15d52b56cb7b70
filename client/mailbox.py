"""Happenings between the reader of the line and a face that may be slow."""

from __future__ import annotations

import asyncio
from collections import deque

from client.happenings import Happening, Heard


class Mailbox:
    """Take happenings at once, hand them out in order; of unread partials keep only the newest."""

    def __init__(self) -> None:
        """Begin empty."""
        self._waiting: deque[Happening] = deque()
        self._filled = asyncio.Event()

    def put(self, happening: Happening) -> None:
        """Add one; an unread partial of the same captioner goes."""
        if isinstance(happening, Heard):
            self._drop(happening.source)
        self._waiting.append(happening)
        self._filled.set()

    async def get(self) -> Happening:
        """Wait for the next one."""
        while not self._waiting:
            self._filled.clear()
            await self._filled.wait()
        return self._waiting.popleft()

    def _drop(self, source: int) -> None:
        for old in self._waiting:
            if isinstance(old, Heard) and old.source == source:
                self._waiting.remove(old)
                return
