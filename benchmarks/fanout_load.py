"""Many readers and one speaker in one process, without a websocket library in the way."""

from __future__ import annotations

import re
import selectors
import socket
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

MARK = re.compile(rb"#(\d{6})#")
TEXT = "the relay fans a caption out to every seat in the room while hands go up and on it goes"
STALLED_BUFFER = 4096
"""Bytes that the system takes for who never reads, so that the server sees it soon."""

KEPT = 16
"""Bytes kept between two reads, in case a mark is cut in two."""


@dataclass(frozen=True)
class Target:
    """Where to connect: the readers' and the speaker's path, and for a meeting its secret."""

    port: int
    readers: str = "/sub"
    speaker: str = "/pub"
    secret: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a run; times in milliseconds from speaking to reading."""

    deliveries: int
    lost: int
    p50: float
    p99: float


class Load:
    """Open connections that can be run again and again."""

    def __init__(self, target: Target, readers: int, stalled: int = 0) -> None:
        """Connect everybody, and join where it is a meeting; who is stalled never reads."""
        self._target = target
        self._stalled = [
            _connect(target, target.readers, readers + 1 + number, STALLED_BUFFER)
            for number in range(stalled)
        ]
        self._readers = [_connect(target, target.readers, number) for number in range(readers)]
        self._speaker = _connect(target, target.speaker, readers)
        self._selector = selectors.DefaultSelector()
        self._tails: dict[int, bytes] = {}
        for line in [*self._readers, self._speaker]:
            line.setblocking(False)  # noqa: FBT003 - the library's own name for it
            self._selector.register(line, selectors.EVENT_READ)
        self._spoken = 0
        self._drain(0.5)

    def run(self, rate: float, seconds: float) -> Outcome:
        """Speak evenly for some seconds; wait for everything to be read."""
        first = self._spoken
        said: list[float] = []
        latencies: list[float] = []
        start = time.perf_counter()
        end = start + seconds
        while (now := time.perf_counter()) < end or not self._is_over(latencies, said, now, end):
            if now < end and now >= start + len(said) / rate:
                self._speak()
                said.append(time.perf_counter())
            self._read(0.002, latencies, said, first)
        cuts = quantiles(latencies, n=100)
        expected = len(said) * len(self._readers)
        return Outcome(len(latencies), expected - len(latencies), cuts[49], cuts[98])

    def close(self) -> None:
        """Hang up."""
        for line in [*self._readers, *self._stalled, self._speaker]:
            line.close()
        self._selector.close()

    def _is_over(self, got: list[float], said: list[float], now: float, end: float) -> bool:
        return len(got) >= len(said) * len(self._readers) or now > end + 5

    def _speak(self) -> None:
        text = f"#{self._spoken:06}# {TEXT}"
        if self._target.secret:
            message = f'{{"type":"Chat","id":"{self._spoken}","text":"{text}"}}'
        else:
            message = (
                f'{{"type":"ChatSaid","seq":{self._spoken + 1},"at":{self._spoken * 100},"by":2,'
                f'"text":"{text}"}}'
            )
        self._spoken += 1
        self._speaker.sendall(frame(message.encode()))

    def _read(self, wait: float, latencies: list[float], said: Sequence[float], first: int) -> None:
        for key, _ in self._selector.select(wait):
            data = self._tails.get(key.fd, b"") + key.fileobj.recv(262_144)  # type: ignore[union-attr]
            now = time.perf_counter()
            used = 0
            for mark in MARK.finditer(data):
                used = mark.end()
                number = int(mark[1]) - first
                if key.fileobj is not self._speaker and 0 <= number < len(said):
                    latencies.append((now - said[number]) * 1000)
            self._tails[key.fd] = data[max(used, len(data) - KEPT) :]

    def _drain(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._read(0.05, [], [], 0)


def frame(payload: bytes) -> bytes:
    """Return a client's text frame, under a mask of zeros (legal, and free)."""
    if len(payload) <= 125:
        return struct.pack("!BBI", 0x81, 0x80 | len(payload), 0) + payload
    return struct.pack("!BBHI", 0x81, 0x80 | 126, len(payload), 0) + payload


def _connect(target: Target, path: str, number: int, buffer: int = 0) -> socket.socket:
    line = socket.socket()
    if buffer:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    line.connect(("127.0.0.1", target.port))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: handrail.v1\r\n\r\n".encode()
    )
    answer = b""
    while b"\r\n\r\n" not in answer and (more := line.recv(1)):
        answer += more
    assert answer.startswith(b"HTTP/1.1 101"), answer
    if target.secret:
        _join(line, target.secret, number)
    return line


def _join(line: socket.socket, secret: str, number: int) -> None:
    line.sendall(frame(f'{{"type":"hello","token":"{secret}","name":"r {number}"}}'.encode()))
    answer = b""
    while b'"session"' not in answer and (more := line.recv(4096)):
        answer += more
    assert b'"session"' in answer, answer
