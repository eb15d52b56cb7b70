"""Take captions that a person types: at this terminal, or with CART software."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from captions.sources.wanted import Kind, Wanted
from captions.typing.cart import Address
from captions.typing.feed import Port, read_pipe
from captions.typing.typist import Typist
from handrail import feed_key, places
from meeting.language import say

KINDS = {Kind.TYPED, Kind.CART, Kind.LINES}


async def take(wanted: Wanted, typist: Typist) -> None:
    """Take what is typed until it or the meeting ends, or until cancelled."""
    opened = {Kind.TYPED: _keyboard, Kind.CART: _cart, Kind.LINES: _port}[wanted.kind]
    async with opened(wanted, typist):
        await typist.run()


@asynccontextmanager
async def _keyboard(_wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    print(say("Type what is said, line by line."))
    print(say("Enter sends a line. Ctrl+D ends."))

    async def read() -> None:
        await read_pipe(typist.letters)
        typist.stop()

    reading = asyncio.create_task(read())
    try:
        yield
        print(say("Your captions have stopped."))
    finally:
        reading.cancel()


@asynccontextmanager
async def _cart(wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    async with Address(wanted.port, feed_key.secret(places.home()), typist.part) as address:
        print(say("Give this address to the caption software on this computer. Keep it secret."))
        print(address.url)
        print(say("Press Ctrl+C to stop."))
        yield


@asynccontextmanager
async def _port(wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    port = Port(typist.letters)
    number = await port.open(wanted.port)
    print(
        say("Send lines of text to 127.0.0.1, port {number}. Press Ctrl+C to stop.", number=number)
    )
    print(say("Any program on this computer can write there."))
    try:
        yield
    finally:
        await port.close()
