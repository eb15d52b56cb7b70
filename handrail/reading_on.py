"""Let somebody read on where they stopped, also after a crash of the program."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from client.keep import Keep
from tui import stopping_point
from tui.model import Model

EVERY = 1.0
"""Seconds between two looks; after a crash, at most as much is shown again."""


@asynccontextmanager
async def reading_on(model: Model, kept: Keep) -> AsyncIterator[None]:
    """Begin where the person stopped, and keep where they are for as long as the block lasts."""
    model.stopped = stopping_point.read(kept.point)
    looking = asyncio.create_task(_look(model, kept))
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        _note(model, kept)


async def _look(model: Model, kept: Keep) -> None:
    while True:
        await asyncio.sleep(EVERY)
        _note(model, kept)


def _note(model: Model, kept: Keep) -> None:
    """Write down who the person is and how far they read, once they are in."""
    if point := model.stopping_point:
        kept.point = point.written()
    if model.person:
        kept.called(model.person.name)
