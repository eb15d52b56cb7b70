"""Marks where somebody else begins to speak, for engines that get used to a voice."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from msgspec.structs import replace

from captions.sound.chunks import Chunk
from captions.sources.source import Source


class Marked:
    """A source whose chunks tell when somebody else got the floor."""

    def __init__(self, source: Source, is_another: Callable[[], bool]) -> None:
        """Take the source, and what tells whether the floor changed since it was last asked."""
        self._source = source
        self._is_another = is_another
        self.name = source.name
        self.rate = source.rate
        self.live = source.live

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound; see `Source`."""
        async with aclosing(self._source.chunks()) as chunks:
            async for chunk in chunks:
                yield replace(chunk, another=True) if self._is_another() else chunk
