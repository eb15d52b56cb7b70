"""An address that CART software writes captions to, as it does to Zoom's caption address.

`POST ADDRESS&seq=7&lang=en-US` with the words as plain text in UTF-8 adds them. A number that comes
again with the same words adds nothing. `GET` at the path with `/seq` behind it gives the last
number. Only this computer is listened to, and only the secret in the address lets anybody in.
"""

from __future__ import annotations

import asyncio
import hmac
import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_WR
from threading import Thread
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from captions.errors import CannotListenHere
from captions.typing.numbered import PATIENCE_MS, Numbered, Part
from meeting.language import say

PATH = "/closedcaption"
LONGEST_BODY = 8_000
"""Bytes: more than a minute of speech."""

REQUEST_SECONDS = 10.0
"""How long a request may take to arrive; one that never ends holds a thread no longer."""

LINGER_SECONDS = 1.0
"""How long is still read from a sender who was answered before all that they sent was read."""

LARGEST_NUMBER = 2**53
MOST_DIGITS = 20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

Take = Callable[[str, str], None]
"""Takes words and their language tag, "" where it was not said."""


class Address:
    """The address, open inside `async with`; parts come in the event loop's own thread.

    Attributes:
        url: what to give to the software.
        numbered: the parts by their numbers.
    """

    def __init__(self, port: int, secret: str, take: Take) -> None:
        """Listen on this computer only; 0 takes any free port. `take` gets the words.

        Raises:
            CannotListenHere: the port is taken.
        """
        self.numbered = Numbered()
        self._secret = secret
        self._hand_on = take
        self._loop = asyncio.get_running_loop()
        try:
            self._server = _Server(("127.0.0.1", port), _Request)
        except OSError as error:
            raise CannotListenHere(
                say(
                    "Port {port} cannot be used: {strerror}. Add another one: cart:NUMBER.",
                    port=port,
                    strerror=error.strerror,
                )
            ) from error
        self._server.ours = self
        self.url = f"http://127.0.0.1:{self._server.server_port}{PATH}?id={secret}"

    async def __aenter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Take nothing more; what still waits for a missing part is given."""
        await asyncio.to_thread(self._server.shutdown)
        self._server.server_close()
        self._give(self.numbered.late(_now() + PATIENCE_MS))

    def is_let_in(self, secret: str) -> bool:
        """Compare a secret, in a time that tells nothing about it."""
        return hmac.compare_digest(secret.encode(), self._secret.encode())

    def took(self, number: int, part: Part) -> None:
        """Hand a part to the event loop and wait until it is in its place."""
        taking = asyncio.run_coroutine_threadsafe(self._take(number, part), self._loop)
        taking.result(REQUEST_SECONDS)

    async def _take(self, number: int, part: Part) -> None:
        self._give(self.numbered.take(number, part, _now()))
        if self.numbered.waits:
            self._loop.call_later(
                PATIENCE_MS / 1000, lambda: self._give(self.numbered.late(_now()))
            )

    def _give(self, parts: list[Part]) -> None:
        for text, language in parts:
            self._hand_on(text, language)


class _Server(ThreadingHTTPServer):
    """The server of one address; `ours` is the address."""

    daemon_threads = True
    ours: Address

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - a socket, as the library has it
        """Read what still comes, then close: whoever closes early takes their answer back."""
        end = time.monotonic() + LINGER_SECONDS
        with suppress(OSError):
            request.shutdown(SHUT_WR)
            request.settimeout(LINGER_SECONDS)
            while time.monotonic() < end and request.recv(LONGEST_BODY):
                pass
        self.close_request(request)

    def handle_error(self, *request: Any) -> None:  # noqa: ANN401 - a socket, as the library has it
        """Say nothing where the sender hung up: the same number comes again."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)


class _Request(BaseHTTPRequestHandler):
    """One request to the address."""

    timeout = REQUEST_SECONDS
    protocol_version = "HTTP/1.1"
    server_version = "Handrail"
    sys_version = ""

    def do_POST(self) -> None:
        """Take a part."""
        asked, address = self._asked(), self._address
        size = _number(self.headers.get("Content-Length", ""))
        if asked is None:
            return
        if size is None:
            self._answer(HTTPStatus.LENGTH_REQUIRED, "The length is missing. Send Content-Length.")
            return
        if size > LONGEST_BODY:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Send a sentence or two at a time.")
            return
        number, language = _number(asked.get("seq", [""])[0]), asked.get("lang", [""])[0]
        if number is None or number > LARGEST_NUMBER:
            self._answer(HTTPStatus.BAD_REQUEST, "The number is missing. Add: &seq=1.")
            return
        body = self.rfile.read(size)
        if len(body) < size:  # the line broke: the same number comes again with all the words
            self.close_connection = True
            return
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._answer(HTTPStatus.BAD_REQUEST, "The words are not in UTF-8.")
            return
        tag = language if _LANGUAGE.fullmatch(language) and len(language) < 36 else ""  # noqa: PLR2004 -- a tag's limit
        address.took(number, Part(text, tag))
        self._answer(HTTPStatus.OK, str(number))

    def do_GET(self) -> None:
        """Tell the last number."""
        if self._asked() is not None:
            self._answer(HTTPStatus.OK, str(self._address.numbered.last))

    def log_message(self, *_: object) -> None:
        """Write nothing: the address has a secret in it."""

    @property
    def _address(self) -> Address:
        assert isinstance(self.server, _Server)  # noqa: S101 -- for the type checker
        return self.server.ours

    def _asked(self) -> dict[str, list[str]] | None:
        """Give what stands behind the question mark, or answer that nobody is let in."""
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query)
        is_path = parts.path in {PATH, f"{PATH}/seq"}
        if is_path and self._address.is_let_in(asked.get("id", [""])[0]):
            return asked
        self._answer(HTTPStatus.FORBIDDEN, "This is not the address. Copy it again.")
        return None

    def _answer(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if status is not HTTPStatus.OK:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)


def _number(digits: str) -> int | None:
    """Read a number; None for what is none, and for one that no computer needs."""
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None


def _now() -> int:
    return round(time.monotonic() * 1000)
