"""Ends a source when somebody wishes, so that its last words are still captioned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from captions.sound import Chunk
from captions.sources.source import Source


class Until:
    """A source that ends when an event is set, or by itself."""

    def __init__(self, source: Source, stop: asyncio.Event) -> None:
        """Take the source and the event."""
        self._source = source
        self._stop = stop
        self.name = source.name
        self.rate = source.rate
        self.live = source.live

    async def chunks(self) -> AsyncIterator[Chunk]:
        """Give the sound until then; see `Source`."""
        stop = asyncio.ensure_future(self._stop.wait())
        stream = aiter(self._source.chunks())
        try:
            while True:
                step = asyncio.ensure_future(anext(stream))
                await asyncio.wait({step, stop}, return_when=asyncio.FIRST_COMPLETED)
                if not step.done():
                    step.cancel()
                    with suppress(asyncio.CancelledError):
                        await step
                    return
                try:
                    yield step.result()
                except StopAsyncIteration:
                    return
        finally:
            stop.cancel()
