"""A socket that speaks as Vosk's own server does, so that its clients can feed a meeting.

Jigasi, Asterisk and others send `{"config": {"sample_rate": 8000}}`, then samples, then
`{"eof": 1}`. Each message of samples is answered: `{"partial": "…"}`, or `{"text": "…", "result":
[…]}` where words are final. Two things differ from Vosk's server: the address has a secret in it,
and a client that hangs up without `eof` does not lose its last words.
"""

from __future__ import annotations

import asyncio
import hmac
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

import miniaudio
import msgspec
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from captions.engines.engine import FinalHeard, Heard, PartialHeard, Word
from captions.engines.steady import SteadyEngine, Taken
from captions.errors import CannotListenHere
from captions.sound.chunks import RATES, SAMPLE_BYTES, Chunk, Chunker, best_rate, unchanged
from meeting.language import say

USUAL_RATE = 8_000
"""What Vosk's server takes where a client does not say; calls by phone have it."""

LOWEST, HIGHEST = 4_000, 192_000
LONGEST_MESSAGE = 1 << 20
LONGEST_NAME = 40
AHEAD = 20
"""Chunks that wait for the engine; then the client has to wait."""

UNFIT, AWAY = 1003, 1001


class _Config(msgspec.Struct):
    sample_rate: float = USUAL_RATE


class _Message(msgspec.Struct):
    """What a client says between its samples."""

    config: _Config | None = None
    eof: int = 0
    reset: int = 0


class Client:
    """The sound of one client, and what was heard in it.

    Attributes:
        name: as the address says it, or "".
        rate: samples per second of its chunks.
        ended: whether its sound is over.
    """

    live = False

    def __init__(self, connection: ServerConnection, name: str) -> None:
        """Take the connection; `begin` comes next."""
        self.name = name
        self.rate = USUAL_RATE
        self.ended = False
        self._connection = connection
        self._chunks: asyncio.Queue[Chunk | None] = asyncio.Queue(AHEAD)
        self._chunker = Chunker(self.rate)
        self._first: bytes | None = None
        self._partial = ""
        self._finals: deque[FinalHeard] = deque()

    async def begin(self, taken: Collection[int] = RATES) -> bool:
        """Wait for the first samples; tell whether there are any.

        Args:
            taken: the rates that the engine takes.
        """
        native = USUAL_RATE
        try:
            while isinstance(message := await self._connection.recv(), str):
                said = _read(message)
                if said.eof:
                    await self._connection.send(_text(()))
                    return False
                if said.config:
                    native = _rate(said.config)
        except ConnectionClosed:
            return False
        except (msgspec.DecodeError, ValueError):
            await self._connection.close(UNFIT, "That is no rate of sound.")
            return False
        self._first = message
        self.rate = best_rate(native, taken)
        convert = unchanged if native == self.rate else _converter(native, self.rate)
        self._chunker = Chunker(self.rate, native=native, convert=convert)
        return True

    async def chunks(self) -> AsyncGenerator[Chunk, None]:
        """Give the sound; see `Source`."""
        reading = asyncio.create_task(self._read())
        try:
            while (chunk := await self._chunks.get()) is not None:
                yield chunk
        finally:
            reading.cancel()

    def heard(self, heard: list[Heard]) -> None:
        """Note what the engine heard, for the next answers."""
        for one in heard:
            match one:
                case PartialHeard():
                    self._partial = " ".join(one.words)
                case FinalHeard():
                    self._partial = ""
                    self._finals.append(one)

    async def finish(self) -> None:
        """Give the last answer, where the client waits for one, and hang up."""
        try:
            await self._connection.send(_text(self._all_words()))
            await self._connection.close(1000 if self.ended else AWAY)
        except ConnectionClosed:
            pass

    async def _read(self) -> None:
        """Cut what comes into chunks until the client ends or hangs up."""
        try:
            await self._take(self._first or b"")
            async for message in self._connection:
                if isinstance(message, bytes):
                    await self._take(message)
                elif (said := _read(message)).eof:
                    break
                elif said.reset:
                    await self._connection.send(_text(self._all_words()))
        except (ConnectionClosed, msgspec.DecodeError):
            pass
        for chunk in self._chunker.rest():
            await self._chunks.put(chunk)
        self.ended = True
        await self._chunks.put(None)

    async def _take(self, samples: bytes) -> None:
        for chunk in self._chunker.feed(samples):
            await self._chunks.put(chunk)
        await self._connection.send(self._answer())

    def _answer(self) -> str:
        if self._finals:
            return _text(self._finals.popleft().words)
        return _encode({"partial": self._partial})

    def _all_words(self) -> tuple[Word, ...]:
        words = tuple(word for final in self._finals for word in final.words)
        self._finals.clear()
        return words


class OverheardEngine(SteadyEngine):
    """A steady engine that also tells a client what it heard."""

    def __init__(self, make: Callable[[], Any], client: Client) -> None:
        """Take what makes an engine, and who is told."""
        super().__init__(make)
        self._client = client

    async def take(self, chunk: Chunk) -> Taken:
        """Hand over a chunk; see `SteadyEngine`."""
        taken = await super().take(chunk)
        self._client.heard(taken.heard)
        return taken

    async def finish(self) -> list[Heard]:
        """End the sound; see `SteadyEngine`."""
        heard = await super().finish()
        self._client.heard(heard)
        return heard


Take = Callable[[Client], Awaitable[None]]
"""Captions one client to its end."""


async def open_socket(port: int, secret: str, take: Take, *, most: int) -> Server:
    """Listen for clients, on this computer only.

    Args:
        port: where; 0 takes any free port.
        secret: must stand first in the address's path; a name may follow it.
        take: captions a client.
        most: clients at once; more are turned away.

    Raises:
        CannotListenHere: the port is taken.
    """
    here: set[ServerConnection] = set()

    def check(connection: ServerConnection, request: Request) -> Response | None:
        if "Origin" in request.headers:  # a web page: none of ours sends sound
            return connection.respond(HTTPStatus.FORBIDDEN, "Web pages are not let in.\n")
        if not hmac.compare_digest(_parts(request.path)[0].encode(), secret.encode()):
            return connection.respond(HTTPStatus.FORBIDDEN, "This is not the address.\n")
        if len(here) >= most:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Too many sounds at once.\n")
        return None

    async def one(connection: ServerConnection) -> None:
        here.add(connection)
        try:
            path = connection.request.path if connection.request else ""
            await take(Client(connection, _parts(path)[1]))
        finally:
            here.discard(connection)

    try:
        return await serve(
            one,
            "127.0.0.1",
            port,
            process_request=check,
            max_size=LONGEST_MESSAGE,
            compression=None,
        )
    except OSError as error:
        raise CannotListenHere(
            say(
                "Port {port} cannot be used: {strerror}. Add another one: socket:NUMBER.",
                port=port,
                strerror=error.strerror,
            )
        ) from error


def _parts(path: str) -> tuple[str, str]:
    """Give the secret and the name in a path: `/SECRET/Hall`."""
    secret, _, name = urlsplit(path).path.lstrip("/").partition("/")
    return secret, unquote(name).strip()[:LONGEST_NAME]


def _read(message: str) -> _Message:
    return msgspec.json.decode(message, type=_Message, strict=False)


def _rate(config: _Config) -> int:
    """Give a rate that exists; Vosk itself would hang or crash with others."""
    if not LOWEST <= config.sample_rate <= HIGHEST:
        raise ValueError(config.sample_rate)
    return round(config.sample_rate)


def _converter(native: int, rate: int) -> Callable[[bytes], bytes]:
    sort = miniaudio.SampleFormat.SIGNED16

    def convert(frames: bytes) -> bytes:
        whole = frames[: len(frames) // SAMPLE_BYTES * SAMPLE_BYTES]
        return bytes(miniaudio.convert_frames(sort, 1, native, whole, sort, 1, rate))

    return convert


def _text(words: Collection[Word]) -> str:
    """Write final words as Vosk does: times in seconds."""
    result = [
        {
            "conf": 1.0 if one.confidence is None else one.confidence,
            "end": one.end / 1000,
            "start": one.start / 1000,
            "word": one.text,
        }
        for one in words
    ]
    text = " ".join(one.text for one in words)
    return _encode({"result": result, "text": text} if result else {"text": text})


def _encode(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
