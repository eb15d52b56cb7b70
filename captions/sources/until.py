"""Watches over a source: tells when sound comes, and ends it when somebody wishes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Any

from captions.sound.chunks import Chunk
from captions.sources.source import Source


class Until:
    """A source that ends when an event is set, or by itself; its last words still count."""

    def __init__(
        self,
        source: Source,
        stop: asyncio.Event,
        came: Callable[[int], None] = lambda _end: None,
    ) -> None:
        """Take the source, the event, and what is told the end of each chunk as it comes."""
        self._source = source
        self._stop = stop
        self._came = came
        self.name = source.name
        self.rate = source.rate
        self.live = source.live

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound until then; see `Source`."""
        stop = asyncio.ensure_future(self._stop.wait())
        try:
            async with aclosing(self._source.chunks()) as chunks:
                while (chunk := await _next_unless(stop, chunks)) is not None:
                    self._came(chunk.end)
                    yield chunk
        finally:
            stop.cancel()


async def _next_unless(
    stop: asyncio.Future[Any], chunks: AsyncGenerator[Chunk, None]
) -> Chunk | None:
    """Wait for a chunk or the end of it all, whichever comes first."""
    step = asyncio.ensure_future(anext(chunks, None))
    try:
        waited: set[asyncio.Future[Any]] = {step, stop}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        return step.result() if step.done() and not stop.done() else None
    finally:
        step.cancel()
        with suppress(asyncio.CancelledError):
            await step
