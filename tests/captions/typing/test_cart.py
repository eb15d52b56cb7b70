"""The caption address: what CART software is answered, and who is turned away."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from threading import enumerate as enumerate_threads
from urllib.parse import urlsplit

import pytest

from captions.errors import CannotListenHere
from captions.typing.cart import LONGEST_BODY, Address

SECRET = "a-long-secret"


class Feed:
    """An open address, and the parts that came."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, str]] = []
        self.address = Address(0, SECRET, lambda text, tag: self.parts.append((text, tag)))

    async def send(
        self, method: str, query: str, body: bytes = b"", path: str = "/closedcaption"
    ) -> tuple[int, str]:
        """Send a request; give the code and the words of the answer."""

        def work() -> tuple[int, str]:
            port = urlsplit(self.address.url).port or 0
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as line:
                line.request(method, f"{path}?{query}", body, {"Content-Type": "text/plain"})
                answer = line.getresponse()
                return answer.status, answer.read().decode()

        return await asyncio.to_thread(work)

    async def post(self, words: str, seq: int, more: str = "") -> tuple[int, str]:
        """Send words as CART software does: seq and lang behind the address."""
        return await self.send("POST", f"id={SECRET}&seq={seq}{more}", words.encode())


@pytest.fixture
async def feed() -> AsyncIterator[Feed]:
    """Open an address."""
    feed = Feed()
    async with feed.address:
        yield feed


async def test_words_arrive_once_with_their_language(feed: Feed) -> None:
    """A retry is answered like the first try, and adds nothing."""
    answers = [
        await feed.post("Guten Tag.", 1, "&lang=de-DE"),
        await feed.post("Guten Tag.", 1, "&lang=de-DE"),
        await feed.post("안녕하세요\n", 2, "&lang=ko-KR"),
        await feed.post("No language.", 3),
    ]

    assert answers == [(200, "1"), (200, "1"), (200, "2"), (200, "3")]
    assert feed.parts == [
        ("Guten Tag.", "de-DE"),
        ("안녕하세요\n", "ko-KR"),
        ("No language.", ""),
    ]


async def test_a_part_that_waits_keeps_its_language(feed: Feed) -> None:
    """The one that it waits for may be in another one."""
    await feed.post("One.", 1, "&lang=en-US")
    await feed.post("Drei.", 3, "&lang=de-DE")
    await feed.post("Two.", 2, "&lang=en-US")

    assert feed.parts == [("One.", "en-US"), ("Two.", "en-US"), ("Drei.", "de-DE")]


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_sender_who_hangs_up_is_no_error(
    feed: Feed, method: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The captioner's terminal is for captions; no traceback stands between them."""
    whole = urlsplit(feed.address.url)
    head = f"{method} {whole.path}?id={SECRET}&seq=1 HTTP/1.1\r\nContent-Length: 9\r\n\r\n"

    def hang_up() -> None:
        with socket.create_connection(("127.0.0.1", whole.port or 0), timeout=5) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.sendall(head.encode())

    await asyncio.to_thread(hang_up)
    await feed.post("Four.", 4)
    for thread in enumerate_threads():
        if "process_request" in thread.name:
            await asyncio.to_thread(thread.join, 5)

    assert capfd.readouterr().err == ""
    assert feed.parts == [("Four.", "")]


async def test_words_of_no_length_are_asked_for_it(feed: Feed) -> None:
    """Some programs send in chunks; they are told what to send instead, when they have sent all."""
    whole = urlsplit(feed.address.url)

    def send() -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", whole.port or 0, timeout=5)) as line:
            line.request("POST", f"{whole.path}?id={SECRET}&seq=1", slowly([b"Hel", b"lo"]))
            answer = line.getresponse()
            return answer.status, answer.read().decode()

    assert await asyncio.to_thread(send) == (411, "The length is missing. Send Content-Length.")
    assert feed.parts == []


def slowly(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Give parts, so slowly that an answer could come between them."""
    for part in parts:
        yield part
        time.sleep(0.1)


async def test_half_a_sentence_is_not_taken_where_the_line_breaks(feed: Feed) -> None:
    """The retry brings all of it; readers get it once."""
    words = "We meet at four now."
    whole = urlsplit(feed.address.url)

    def break_off() -> bytes:
        head = (
            f"POST {whole.path}?id={SECRET}&seq=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Content-Length: {len(words)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", whole.port or 0), timeout=5) as line:
            line.sendall(f"{head}{words[:10]}".encode())
            line.shutdown(socket.SHUT_WR)
            return line.recv(1024)

    assert await asyncio.to_thread(break_off) == b""
    assert await feed.post(words, 1) == (200, "1")
    assert feed.parts == [(words, "")]


async def test_the_last_number_can_be_asked_for(feed: Feed) -> None:
    """Software that was started again goes on from there."""
    await feed.post("One.", 41)

    assert await feed.send("GET", f"id={SECRET}", path="/closedcaption/seq") == (200, "41")


@pytest.mark.parametrize("query", ["seq=1", "id=wrong&seq=1", "id=&seq=1"])
async def test_nobody_comes_in_without_the_secret(feed: Feed, query: str) -> None:
    """A web page that this computer shows does not know it."""
    assert (await feed.send("POST", query, b"Hello"))[0] == 403
    assert feed.parts == []


async def test_what_cannot_be_used_is_said(feed: Feed) -> None:
    """In a plain sentence, with a code that makes the software try again or stop."""
    answers = [
        await feed.send("POST", f"id={SECRET}", b"Hello"),
        await feed.send("POST", f"id={SECRET}&seq=x", b"Hello"),
        await feed.send("POST", f"id={SECRET}&seq={'9' * 5000}", b"Hello"),
        await feed.send("POST", f"id={SECRET}&seq=1", b"\xff\xfe"),
        await feed.send("POST", f"id={SECRET}&seq=1", b"x" * (LONGEST_BODY + 1)),
        await feed.send("PUT", f"id={SECRET}&seq=1", b"Hello"),
    ]

    assert [code for code, _ in answers] == [400, 400, 400, 400, 413, 501]
    assert feed.parts == []


async def test_a_language_that_is_none_does_not_cost_the_words(feed: Feed) -> None:
    """They come in the captioner's own language."""
    await feed.post("Hello.", 1, "&lang=%3Cscript%3E")

    assert feed.parts == [("Hello.", "")]


async def test_what_waits_is_given_when_the_address_closes() -> None:
    """A lost part must not take the last words with it."""
    feed = Feed()
    async with feed.address:
        await feed.post("One.", 1)
        await feed.post("Three.", 3)

    assert feed.parts == [("One.", ""), ("Three.", "")]


async def test_a_port_that_is_taken_is_told() -> None:
    """With how to take another one."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]

        with pytest.raises(CannotListenHere, match=r"Add another one: cart:NUMBER\."):
            Address(number, SECRET, lambda _text, _tag: None)
