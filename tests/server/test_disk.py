"""What the disk does to a meeting: full, failing, and the order of writing and telling."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.values import Word
from meeting.wire import Done, Goodbye, Hello, Refused
from server.app import STOPPING
from server.room import STORAGE
from server.sqlite_read import read_events, read_meetings
from tests.figures import Figure
from tests.server.planted import ORDER_SHOWS
from tests.server.process import running
from tests.server.talk import Talk, dial, house, join


async def test_a_full_disk_is_said_and_survived(tmp_path: Path, figure: Figure) -> None:
    """What does not fit is refused in plain words; reading goes on; what fits is kept."""
    async with (
        house(tmp_path, most_log_bytes=200_000) as one,
        join(one.link(Role.CAPTIONER), "Vosk") as captioner,
        join(one.link(), "Bo") as reader,
    ):
        await captioner.ask(c.StartCaptions(language="en", engine="test"))
        kept = await fill(captioner)
        refused = await captioner.ask(big())
        small = await reader.ask(c.Chat(text="still here"))
        logged = list(read_events(tmp_path / "handrail.db", one.opened.code))

    figure(
        "P5", f"full after {kept} captions of 20 kB: the next refused in words, {len(logged)} "
        "events read again, and a line of chat that fits kept",
    )  # fmt: skip
    assert isinstance(refused, Refused)
    assert (refused.why, refused.next) == (STORAGE.why, STORAGE.next)
    assert isinstance(small, Done)
    assert sum(isinstance(one, e.CaptionAdded) for one in logged) == kept > 0
    assert reader.seqs == [one.seq for one in logged]


async def test_who_comes_to_a_full_disk_may_come_again(tmp_path: Path) -> None:
    """They hear why, and after how long to try."""
    async with house(tmp_path, most_log_bytes=60_000) as one:
        answer: object = None
        while not isinstance(answer, Goodbye):
            async with dial(one.link()) as talk:
                await talk.say(Hello(token=one.link().partition("#")[2], name="One more"))
                answer = await talk.next()

    assert answer.why == STORAGE.why
    assert answer.again is not None


def big() -> c.AddCaption:
    """Return a caption of some 20 kB."""
    words = tuple(Word("w" * 20, 0, 0) for _ in range(500))
    return c.AddCaption(text="x" * 1900, start=0, end=0, words=words)


async def fill(captioner: Talk) -> int:
    """Add captions until the disk is full; return how many were kept."""
    kept = 0
    while isinstance(await captioner.ask(big()), Done):
        kept += 1
    return kept


async def test_a_failing_disk_stops_the_server_and_no_answer_is_wrong(
    tmp_path: Path, figure: Figure
) -> None:
    """Nobody knows what was written, so nobody is told; asked again later, it is done once."""
    async with running(tmp_path / "handrail.db", largest_file=200_000) as server:
        link = server.links["participant"]
        async with join(link) as talk:
            done = [await talk.ask(c.Chat(id=str(n), text="x" * 1900)) for n in range(5)]
            for n in range(5, 100):
                await talk.say(c.Chat(id=str(n), text="x" * 1900))
            goodbye = await talk.until(Goodbye)
            key = talk.welcome.session
        code = await server.end()
        await server.start()
        async with join(link, session=key) as back:
            again = [await back.ask(c.Chat(id=str(n), text="x" * 1900)) for n in range(100)]

    logged = [one.seq for one in read_events(server.log, read_meetings(server.log)[0].code)]
    answered = [one for one in talk.messages if isinstance(one, Done | Refused)]
    figure(
        "P5", f"writing fails in the middle of 100 commands: {len(answered)} answered, all true; "
        "the rest done once after the next start",
    )  # fmt: skip
    assert goodbye == STOPPING
    assert code == 1
    assert answered == again[: len(answered)]
    assert done == again[:5]
    assert len(answered) < 100
    assert [one.seq for one in again if isinstance(one, Done)] == logged[2:102]


WRITE = re.compile(r"(pwrite64|write)\(\d+<[^>]*-wal>, \"(?P<data>.*)\", \d+")
SYNC = re.compile(r"(fdatasync|fsync)\(\d+<[^>]*-wal>")
SEND = re.compile(r"(sendto|send|write)\(\d+<(socket|TCP)[^>]*>, \"(?P<data>.*)\", \d+")
LINE = re.compile(r"line-\d+-")


@pytest.mark.parametrize("bug", ["", *ORDER_SHOWS])
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
async def test_nothing_is_told_before_the_disk_has_it(
    tmp_path: Path, figure: Figure, bug: str
) -> None:
    """No byte of an event or its answer leaves before the log is synced (a kill cannot show it).

    A server that was told not to sync is found out.
    """
    trace = tmp_path / "trace"
    if subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:  # noqa: ASYNC221
        pytest.skip("strace may not trace here")
    calls = "trace=pwrite64,write,fdatasync,fsync,sendto"
    strace = ["strace", "-f", "-y", "-s", "70000", "-e", calls, "-o", str(trace)]

    async with running(tmp_path / "handrail.db", strace, bug=bug) as server:
        async with join(server.links["participant"]) as talk:
            for number in range(60):
                await talk.say(c.Chat(id=f"line-{number}-", text=f"line-{number}-"))
            while sum(isinstance(one, Done) for one in talk.messages) < 60:
                await talk.next()
        await server.end(signal.SIGKILL)

    told, early = order(trace)
    trace.unlink()  # it has every byte that was sent, keys too
    figure(
        "P3" if not bug else "P4",
        f"{len(told)} lines told, {len(early)} early{bug and f' ({bug})'}",
    )
    assert told == {f"line-{number}-" for number in range(60)}
    assert bool(early) == bool(bug)


def order(trace: Path) -> tuple[set[str], list[str]]:
    """Return which lines were told, and which of them before they were synced.

    A write counts from its beginning and a sync from its end, so that a call of one thread that is
    interrupted by another is never taken for more than it did.
    """
    written: set[str] = set()
    synced: set[str] = set()
    syncing: dict[str, set[str]] = {}
    told: set[str] = set()
    early: list[str] = []
    for row in trace.read_text(errors="replace").splitlines():
        thread = row.split(maxsplit=1)[0]
        if match := WRITE.search(row):
            written |= set(LINE.findall(match["data"]))
        elif SYNC.search(row):
            syncing[thread] = set(written)
            if "unfinished" not in row:
                synced |= syncing.pop(thread)
        elif "resumed" in row and thread in syncing:
            synced |= syncing.pop(thread)
        elif match := SEND.search(row):
            lines = set(LINE.findall(match["data"]))
            told |= lines
            early.extend(sorted(lines - synced))
    return told, early
