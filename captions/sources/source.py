"""What every source of sound gives, and how a recording keeps the pace of real time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Protocol

from captions.sound.chunks import Chunk


class Source(Protocol):
    """Gives sound in chunks of 100 ms, from time 0.

    Attributes:
        name: what people call it: a file's name, a microphone's name.
        rate: samples per second of its chunks.
        live: true where sound does not wait; what cannot be taken in time is lost.
    """

    @property
    def name(self) -> str:
        """Give its name."""
        ...

    @property
    def rate(self) -> int:
        """Give its rate."""
        ...

    @property
    def live(self) -> bool:
        """Tell whether it waits for nobody."""
        ...

    def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound, once; raises SoundError. Close it to let go of the device."""
        ...


class RealPace:
    """Plays a source as if it were spoken now: no chunk comes before its own end.

    A slow consumer does not move the clock; it gets the chunks that are due at once.
    """

    live = True

    def __init__(
        self,
        source: Source,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take what to play, a clock in seconds, and a way to wait."""
        self._source = source
        self._clock = clock
        self._sleep = sleep

    @property
    def name(self) -> str:
        """Give the name of what plays."""
        return self._source.name

    @property
    def rate(self) -> int:
        """Give the rate of what plays."""
        return self._source.rate

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give each chunk when its last sample would have been spoken."""
        began = self._clock()
        async with aclosing(self._source.chunks()) as chunks:
            async for chunk in chunks:
                early = began + chunk.end / 1000 - self._clock()
                if early > 0:
                    await self._sleep(early)
                yield chunk
