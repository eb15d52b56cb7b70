"""Take captions that a person types: at this terminal, or with CART software."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from captions.sources.wanted import Kind, Wanted
from captions.typing.cart import Address
from captions.typing.feed import Port, read_pipe
from captions.typing.typist import Typist
from handrail import places

KINDS = {Kind.TYPED, Kind.CART, Kind.LINES}

SECRET_BYTES = 24
OWNER_ONLY = 0o600


async def take(wanted: Wanted, typist: Typist) -> None:
    """Take what is typed until it or the meeting ends, or until cancelled."""
    opened = {Kind.TYPED: _keyboard, Kind.CART: _cart, Kind.LINES: _port}[wanted.kind]
    async with opened(wanted, typist):
        await typist.run()


@asynccontextmanager
async def _keyboard(_wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    print("Type what is said, line by line. Press Enter after each line, Ctrl+D to end.")

    async def read() -> None:
        await read_pipe(typist.letters)
        typist.stop()

    reading = asyncio.create_task(read())
    try:
        yield
    finally:
        reading.cancel()


@asynccontextmanager
async def _cart(wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    async with Address(wanted.port, secret(places.home()), typist.part) as address:
        print("Give this address to the caption software on this computer. Keep it secret.")
        print(address.url)
        print("Press Ctrl+C to stop.")
        yield


@asynccontextmanager
async def _port(wanted: Wanted, typist: Typist) -> AsyncIterator[None]:
    port = Port(typist.letters)
    number = await port.open(wanted.port)
    print(f"Send lines of text to 127.0.0.1, port {number}. Press Ctrl+C to stop.")
    print("Any program on this computer can write there.")
    try:
        yield
    finally:
        await port.close()


def secret(folder: Path) -> str:
    """Return the secret of this computer's caption addresses; it stays the same from then on.

    Software keeps the address in its settings. Remove the file `caption-key` to get another one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "caption-key"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    except FileExistsError:
        if kept := path.read_text("utf-8").strip():
            return kept
        handle = os.open(path, os.O_WRONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        made = secrets.token_urlsafe(SECRET_BYTES)
        file.write(made + "\n")
    return made
