"""What else goes wrong between people and a server: frozen peers, cut lines, clocks that jump."""

from __future__ import annotations

import asyncio
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import TypeVar

from meeting import commands as c
from meeting.events import ChatSaid, LineLost, LineRegained
from meeting.wire import Done, Hello, encode
from server.config import Times
from server.sqlite_read import read_events
from tests.figures import Figure
from tests.server.process import ROOT
from tests.server.raw import frame, raw
from tests.server.stand_ins import HandClock
from tests.server.talk import Talk, house, join

E = TypeVar("E", LineLost, LineRegained)

IMPATIENT = Times(hello=2, grace=0.1, restart_grace=0.1, ping=0.3, dead=1, stalled=1, tick=0.1)

READER = """
import asyncio, sys
from client.connection import connect
from client.happenings import Happened
from client.link import Link

async def main():
    async with connect(Link.parse(sys.stdin.readline().strip()), name="Sleeper") as line:
        async for one in line:
            if isinstance(one, Happened):
                print(one.event.seq, flush=True)

asyncio.run(main())
"""


async def test_a_frozen_peer_comes_back_and_misses_nothing(tmp_path: Path, figure: Figure) -> None:
    """SIGSTOP: its line is given up, others go on; SIGCONT: it returns by itself."""
    async with house(tmp_path, times=IMPATIENT) as one, join(one.link(), "Ann") as ann:
        peer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", READER), cwd=ROOT,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert peer.stdin
        assert peer.stdout
        peer.stdin.write(f"{one.link()}\n".encode())
        seen = [int(await peer.stdout.readline())]
        peer.send_signal(signal.SIGSTOP)
        try:
            asks = [await ask_timed(ann, f"line {number}") for number in range(40)]
            await until(ann, LineLost)
        finally:
            peer.send_signal(signal.SIGCONT)
        back = await until(ann, LineRegained)
        async with asyncio.timeout(10):
            while seen[-1] < back.seq:
                seen.append(int(await peer.stdout.readline()))
        peer.kill()
        await peer.wait()

    figure("P10", f"peer frozen by SIGSTOP: worst answer of another {max(asks):.0f} ms, 0 lost")
    assert seen == list(range(1, back.seq + 1))


async def ask_timed(talk: Talk, text: str) -> float:
    """Chat, also past the limit of chat, and return the milliseconds until the answer."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await talk.ask(c.Chat(text=text))
    return (loop.time() - began) * 1000


async def until(talk: Talk, kind: type[E]) -> E:
    """Return the next event of a kind."""
    async with asyncio.timeout(10):
        return await talk.until(kind)


async def test_a_line_cut_in_the_middle_of_a_command_leaves_it_done_once_or_not(
    tmp_path: Path, figure: Figure
) -> None:
    """A reset (RST) after every so many bytes; asked again, it is there exactly once."""
    text = encode(c.Chat(id="only-once", text="ramp")).decode()
    done_before = 0
    cuts = range(1, len(frame(text.encode())) + 1, 9)
    for cut in cuts:
        folder = tmp_path / str(cut)
        async with house(folder) as one:
            key, arrived = await cut_off(one.link(), text.encode(), cut)
            async with join(one.link(), session=key) as again:
                done_before += any(isinstance(event, ChatSaid) for event in again.events)
                answer = await again.ask(c.Chat(id="only-once", text="ramp"))
            code = one.opened.code
        said = [e for e in read_events(folder / "handrail.db", code) if isinstance(e, ChatSaid)]

        assert isinstance(answer, Done)
        assert len(said) == 1, arrived

    figure("P1", f"line reset in mid-command {len(cuts)} times: each command is there once")


async def cut_off(link: str, text: bytes, cut: int) -> tuple[str, bool]:
    """Join, send so many bytes of a command, and reset the line; return the key for coming back."""
    async with raw(link) as line:
        line.send(frame(encode(Hello(token=link.partition("#")[2], name="Ann"))))
        key = ""
        async with asyncio.timeout(5):
            while not key:
                data = await line.reader.readuntil(b"}")
                if b'"session":"' in data:
                    key = data.partition(b'"session":"')[2].partition(b'"')[0].decode()
        whole = frame(text)
        line.send(whole[:cut])
        await line.writer.drain()
        sock = line.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.writer.transport.abort()
    return key, cut >= len(whole)


async def test_a_clock_that_jumps_moves_nothing(tmp_path: Path, figure: Figure) -> None:
    """Ten years back, fifty ahead, also between two starts: the meeting's time never goes back."""
    hand = HandClock()
    year = 365 * 86_400_000
    async with house(tmp_path, clocks=hand.clocks) as one:
        link, code = one.link(), one.opened.code
        for jump in (0, -10 * year, 50 * year, -year):
            hand.wall += jump
            hand.steady += 1000
            async with join(link, f"After {jump}"):
                pass
    for jump in (-40 * year, 3 * year):
        hand.wall += jump
        hand.steady += 1000
        async with (
            house(tmp_path, clocks=hand.clocks) as one,
            join(f"{one.server.base}/j/{code}#{link.partition('#')[2]}", f"Later {jump}"),
        ):
            pass

    times = [event.at for event in read_events(tmp_path / "handrail.db", code)]
    figure("P1", f"clock jumps by years, 6 times: {len(times)} events, time never went back")
    assert times == sorted(times)
    assert times[5] < 60_000
