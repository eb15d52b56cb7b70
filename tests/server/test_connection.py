"""A connection that is gone, stuck or silent is noticed, and costs the others nothing."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from meeting import commands as c
from meeting import events as e
from meeting.commands import Command
from meeting.roles import Role
from meeting.wire import Done, Hello, encode
from server.config import Times
from server.limits import Limit
from tests.server.raw import HANDSHAKE, frame, raw
from tests.server.talk import House, Talk, house, join

QUICK = Times(grace=0.1, ping=0.2, dead=0.8, stalled=0.6, close=0.5, tick=0.05)
ANY = {Command: Limit(rate=10_000, burst=10_000)}


def stuck(one: House, name: str) -> socket.socket:
    """Join on a socket that will never be read, with a small buffer of its own."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", one.server.port))
    path = one.link().partition("#")[0].partition("/j/")[2]
    host = f"127.0.0.1:{one.server.port}"
    line.sendall(HANDSHAKE.format(path=f"/j/{path}", host=host, more="").encode())
    line.sendall(frame(encode(Hello(token=one.link().partition("#")[2], name=name))))
    return line


async def joined(talk: Talk, count: int) -> None:
    """Wait until so many people have joined."""
    while sum(isinstance(one, e.PersonJoined) for one in talk.events) < count:
        await talk.next()


E = TypeVar("E", bound=e.Event)


async def seen(talk: Talk, kind: type[E]) -> E:
    """Return the first event of this kind, come or still to come."""
    while not (found := [one for one in talk.events if isinstance(one, kind)]):
        await talk.next()
    return found[0]


async def fill(talk: Talk, kilobytes: int) -> float:
    """Write so much in the chat; return the slowest answer, in seconds."""
    slowest = 0.0
    for _ in range(kilobytes // 2):
        start = time.perf_counter()
        assert isinstance(await talk.ask(c.Chat(text="x" * 1950)), Done)
        slowest = max(slowest, time.perf_counter() - start)
    return slowest


async def test_a_silent_connection_is_asked_and_then_cut(tmp_path: Path) -> None:
    """Nobody is there to answer the ping: the line is gone, and the others hear it."""
    async with (
        house(tmp_path, times=QUICK) as one,
        join(one.link(), "Bo") as other,
        raw(one.link()) as gone,
    ):
        gone.send(frame(encode(Hello(token=one.link().partition("#")[2], name="Ann"))))
        await joined(other, 2)
        start = time.perf_counter()
        sent = await gone.rest()
        lost = await other.until(e.LineLost)

    assert sent.count(b"\x89\x00") >= 1
    assert time.perf_counter() - start < 3
    assert other.welcome.you != lost.person


async def test_who_answers_pings_stays(tmp_path: Path) -> None:
    """A reader who says nothing for a long time is not hung up on."""
    async with house(tmp_path, times=QUICK) as one, join(one.link()) as talk:
        await asyncio.sleep(QUICK.dead * 1.5)

        assert isinstance(await talk.ask(c.Chat(text="still here")), Done)


async def test_a_stalled_reader_is_cut_and_the_others_do_not_wait(tmp_path: Path) -> None:
    """Its line fills up; everybody else's answers stay quick; then it has to come back."""
    times = Times(grace=0.1, stalled=2, close=0.5, tick=0.05)
    async with (
        house(tmp_path, times=times, limits=ANY) as one,
        join(one.link(), "Bo") as other,
    ):
        with closing(stuck(one, "Ann")):
            await joined(other, 2)
            slowest = await fill(other, 400)
            lost = await seen(other, e.LineLost)

    assert lost.person != other.welcome.you
    assert slowest < times.stalled


async def test_a_stalled_reader_gets_everything_when_it_comes_back(tmp_path: Path) -> None:
    """What it could not take is not lost: the cursor says where to go on."""
    async with house(tmp_path, times=QUICK, limits=ANY) as one, join(one.link(), "Bo") as other:
        async with join(one.link()) as first:
            key, last = first.welcome.session, first.seqs[-1]
        await fill(other, 400)

        async with join(one.link(), session=key, since=last) as back:
            assert back.seqs == list(range(last + 1, last + 1 + len(back.seqs)))
            assert len(back.seqs) >= 200


async def test_who_does_not_read_is_not_heard(tmp_path: Path) -> None:
    """Commands of a reader whose line is full wait, so that answers cannot pile up."""
    times = Times(grace=0.1, stalled=30, close=0.5, tick=0.05)
    async with (
        house(tmp_path, times=times, limits=ANY) as one,
        join(one.link(Role.HOST), "Bo") as other,
    ):
        with closing(stuck(one, "Ann")) as line:
            await joined(other, 2)
            await fill(other, 400)
            line.sendall(frame(encode(c.Chat(id="late", text="late"))) * 2)
            await other.ask(c.Chat(text="the last word"))
            before = [one.text for one in other.events if isinstance(one, e.ChatSaid)]
            await asyncio.to_thread(drain, line)
            heard = await other.until(e.ChatSaid)

    assert "late" not in before
    assert heard.text == "late"


def drain(line: socket.socket) -> None:
    """Read until nothing comes any more."""
    line.settimeout(0.3)
    try:
        while line.recv(65536):
            pass
    except TimeoutError:
        return
