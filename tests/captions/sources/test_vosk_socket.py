"""The socket for clients of Vosk's server: its protocol, without its weaknesses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server
from websockets.exceptions import ConnectionClosedError, InvalidStatus

from captions.engines.engine import Heard
from captions.errors import CannotListenHere
from captions.pipeline import run_captions
from captions.results import Caption, Result
from captions.sound.chunks import Chunk
from captions.sources.vosk_socket import Client, OverheardEngine, open_socket
from captions.text.composer import Composer
from tests.captions.sounds import silence
from tests.captions.stand_ins import PaperEar, final, partial

SECRET = "open-sesame"
SCRIPT: dict[int, list[Heard]] = {
    100: [partial("good")],
    200: [partial("good morning")],
    300: [final("good morning all", 0, 300)],
}


class Socket:
    """An open socket, and what came of each client."""

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.results: list[Result] = []
        self.sizes: list[int] = []
        self.over = asyncio.Event()
        self.server: Server

    @property
    def url(self) -> str:
        """Give the address."""
        return f"ws://127.0.0.1:{self.server.sockets[0].getsockname()[1]}/{SECRET}"

    async def take(self, client: Client) -> None:
        """Caption a client with a paper engine."""
        if not await client.begin((8_000, 16_000)):
            return
        self.clients.append(client)
        ear = PaperEar(self._answer, last=[final("the end", 400, 500)])
        engine = OverheardEngine(lambda: ear, client)
        await run_captions(client, engine, Composer("en", "paper"), self.results.append)
        await client.finish()
        self.over.set()

    def captions(self) -> list[str]:
        """Give the texts of the captions."""
        return [one.text for one in self.results if isinstance(one, Caption)]

    def _answer(self, chunk: Chunk) -> list[Heard]:
        self.sizes.append(len(chunk.samples))
        return SCRIPT.get(chunk.start, [])


@pytest.fixture
async def sockets() -> AsyncIterator[Socket]:
    """Open a socket for two clients."""
    socket = Socket()
    async with await open_socket(0, SECRET, socket.take, most=2) as server:
        socket.server = server
        yield socket


async def said(client: ClientConnection, message: str | bytes) -> dict[str, Any]:
    """Send and wait for the answer, as Vosk's own clients do; the engine is a little behind."""
    await client.send(message)
    await asyncio.sleep(0.05)
    found: dict[str, Any] = json.loads(await client.recv())
    return found


async def test_a_client_of_vosk_is_answered_as_by_vosk(sockets: Socket) -> None:
    """One answer for each message of samples, and the last words after the end."""
    async with connect(f"{sockets.url}/Main%20Hall") as client:
        await client.send('{ "config" : { "sample_rate" : 16000, "words": 1, "phrase_list": [] } }')
        answers = [await said(client, silence(100)) for _ in range(5)]
        last = await said(client, '{"eof" : 1}')

    assert {answer["partial"] for answer in answers if "partial" in answer} == {
        "",
        "good",
        "good morning",
    }
    (finished,) = [answer for answer in answers if "text" in answer]
    assert finished["text"] == "good morning all"
    assert finished["result"][0] == {"conf": 1.0, "end": 0.1, "start": 0.0, "word": "good"}
    assert last["text"] == "the end"
    assert sockets.captions() == ["Good morning all.", "The end."]
    assert sockets.clients[0].name == "Main Hall"


async def test_sound_of_a_phone_call_is_taken_as_it_is(sockets: Socket) -> None:
    """8,000 samples a second, where a client says nothing, in pieces of any size."""
    async with connect(sockets.url) as client:
        for size in (1, 319, 160, 320, 800):
            await said(client, bytes(size))
        await said(client, '{"eof":1}')

    assert sockets.sizes == [1600]
    assert sockets.clients[0].rate == 8_000


async def test_another_rate_is_converted(sockets: Socket) -> None:
    """The engine gets one that it knows."""
    async with connect(sockets.url) as client:
        await client.send('{"config": {"sample_rate": 24000.0}}')
        await said(client, silence(200, rate=24_000))
        await said(client, '{"eof":1}')

    assert sockets.sizes == [3200, 3200]


@pytest.mark.parametrize("rate", ["0", "1", "-8000", "1e9", '"abc"', "NaN", "null"])
async def test_a_rate_that_would_crash_vosk_is_refused(sockets: Socket, rate: str) -> None:
    """Before any engine hears of it; the others go on."""
    async with connect(sockets.url) as client:
        await client.send(f'{{"config": {{"sample_rate": {rate}}}}}')
        with pytest.raises(ConnectionClosedError, match="That is no rate of sound"):
            await client.recv()

    assert sockets.clients == []


async def test_a_client_that_hangs_up_loses_no_words(sockets: Socket) -> None:
    """With Vosk's own server it does."""
    async with connect(sockets.url) as client:
        await client.send('{"config": {"sample_rate": 16000}}')
        await said(client, silence(400))
    await asyncio.wait_for(sockets.over.wait(), 5)

    assert sockets.captions() == ["Good morning all.", "The end."]


async def test_nobody_comes_in_without_the_address(sockets: Socket) -> None:
    """Nor a web page, which any site could have sent."""
    wrong = sockets.url.replace(SECRET, "guess")
    with pytest.raises(InvalidStatus, match="403"):
        await connect(wrong)
    with pytest.raises(InvalidStatus, match="403"):
        await connect(sockets.url, additional_headers={"Origin": "https://example.org"})


async def test_a_third_client_is_turned_away(sockets: Socket) -> None:
    """Two are at once here; the third would make all captions late."""
    async with connect(sockets.url), connect(sockets.url):
        await asyncio.sleep(0.05)
        with pytest.raises(InvalidStatus, match="503"):
            await connect(sockets.url)


async def test_a_client_that_says_nothing_costs_nothing(sockets: Socket) -> None:
    """It opens and closes, or ends before any sound."""
    async with connect(sockets.url):
        pass
    async with connect(sockets.url) as client:
        assert await said(client, '{"eof":1}') == {"text": ""}

    assert sockets.clients == []


async def test_a_port_that_is_taken_is_told(sockets: Socket) -> None:
    """With how to take another one."""
    number = sockets.server.sockets[0].getsockname()[1]

    with pytest.raises(CannotListenHere, match=r"Add another one: socket:NUMBER\."):
        await open_socket(number, SECRET, sockets.take, most=2)
