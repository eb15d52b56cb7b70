"""A word that is not kept, or was taken out, is in no byte that the server leaves on disk."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.erasing import NAMES
from meeting.roles import Role
from meeting.wire import Done
from server.app import Server
from server.clock import Clocks
from server.config import Config
from server.errors import LogDamaged
from server.log_file import index_file
from server.search_index import search
from server.sqlite_read import read_events, read_meetings
from tests.server.talk import QUICK, House, Talk, join

OFF, REFUSED, TAKEN, UNANSWERED, WITHDRAWN = (
    f"{word}marker" for word in ("off", "refused", "taken", "unanswered", "withdrawn")
)
GONE = (OFF, REFUSED, TAKEN, UNANSWERED, WITHDRAWN, "Namemarker")
KEPT = "keptmarker"


def config(folder: Path, clocks: Clocks | None = None) -> Config:
    """Return the settings of a server on a port of its own."""
    return Config(log=folder / "handrail.db", port=0, times=QUICK, clocks=clocks or Clocks())


async def asking(server: Server, keep_days: int = 0) -> House:
    """Open a meeting that asks everybody."""
    opened = await server.open_meeting(
        "Ramps", purpose="so that people can read it again", keep_days=keep_days
    )
    return House(server, opened)


async def do(talk: Talk, command: c.Command) -> int:
    """Give a command that is done, and return the number of its last event."""
    answer = await talk.ask(command)
    assert isinstance(answer, Done), answer
    return answer.seq


async def the_meeting(house: House) -> None:
    """Say every marker, and take out what was kept of them."""
    async with (
        join(house.link(Role.HOST), "Asha") as host,
        join(house.link(), "Namemarker") as guest,
        join(house.link(), "Dee") as dee,
    ):
        await do(guest, c.Chat(text=UNANSWERED))
        await do(host, c.AnswerConsent(keep=True))
        await do(guest, c.AnswerConsent(keep=False))
        await do(dee, c.AnswerConsent(keep=True))
        await do(host, c.Chat(text=KEPT))
        await do(guest, c.Chat(text=REFUSED))
        await do(guest, c.RaiseHand(about=f"about {REFUSED}"))
        await do(host, c.CallPerson(person=guest.welcome.you, ends=0))
        await do(guest, c.Say(text=f"I say {REFUSED}"))
        await do(dee, c.Chat(text=WITHDRAWN))
        taken = await do(host, c.Chat(text=f"{TAKEN} " * 100))
        await do(host, c.GoOffRecord())
        await do(host, c.Chat(text=OFF))
        await do(host, c.GoOnRecord())
        await do(host, c.Redact(said=taken))
        await do(dee, c.AnswerConsent(keep=False))
        heard = " ".join(one.text for one in host.events if isinstance(one, e.ChatSaid))
        assert all(word in heard for word in (OFF, REFUSED, TAKEN, WITHDRAWN))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return all that lies in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_in(folder: Path) -> list[tuple[str, str]]:
    """Return every file with a marker in it, with the marker."""
    return [
        (name, word)
        for name, content in files_in(folder).items()
        for word in GONE
        if word.encode() in content
    ]


async def test_no_file_has_a_byte_of_it(tmp_path: Path) -> None:
    """Neither the log nor what lies beside it, while the server runs and after it."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        await the_meeting(house)
        names = set(files_in(tmp_path))
        running = left_in(tmp_path)

    assert "handrail.db-wal" in names
    assert running == left_in(tmp_path) == []
    assert KEPT.encode() in b"".join(files_in(tmp_path).values())


@pytest.mark.parametrize(
    "command",
    [
        c.Chat(text=TAKEN),
        c.RecordDecision(text=TAKEN),
        c.RecordAction(who="Asha", what=TAKEN),
    ],
    ids=lambda command: type(command).__name__,
)
async def test_the_search_index_forgets_too(tmp_path: Path, command: c.Command) -> None:
    """Words that somebody found before they were taken out are in no index after it."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        async with join(house.link(Role.HOST), "Asha") as host:
            await do(host, c.AnswerConsent(keep=True))
            said = await do(host, command)
            found = search(tmp_path / "handrail.db", TAKEN, 5)
            await do(host, c.Redact(said=said))
            await asyncio.sleep(0)

    assert len(found) == 1
    assert search(tmp_path / "handrail.db", TAKEN, 5) == []
    assert TAKEN.encode() not in index_file(tmp_path / "handrail.db").read_bytes()


@pytest.mark.parametrize(
    "command",
    [c.RecordNote(text=WITHDRAWN), c.AskQuestion(text=WITHDRAWN)],
    ids=["note", "question"],
)
async def test_the_search_index_forgets_who_takes_back_their_yes(
    tmp_path: Path, command: c.Command
) -> None:
    """Notes and questions of theirs that somebody found before are in no index after it."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        async with join(house.link(Role.HOST), "Asha") as host:
            await do(host, c.AnswerConsent(keep=True))
            await do(host, command)
            found = search(tmp_path / "handrail.db", WITHDRAWN, 5)
            await do(host, c.AnswerConsent(keep=False))

    assert len(found) == 1
    assert search(tmp_path / "handrail.db", WITHDRAWN, 5) == []
    assert WITHDRAWN.encode() not in index_file(tmp_path / "handrail.db").read_bytes()


@pytest.mark.parametrize(
    "command", [c.RecordNote(text=OFF), c.AskQuestion(text=OFF)], ids=["note", "question"]
)
@pytest.mark.parametrize(
    "before", [c.GoOffRecord(), c.AnswerConsent(keep=False)], ids=["off", "no"]
)
async def test_what_was_never_kept_is_not_found(
    tmp_path: Path, command: c.Command, before: c.Command
) -> None:
    """Notes and questions off the record, or of who said no, are in no index."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        async with join(house.link(Role.HOST), "Asha") as host:
            await do(host, c.AnswerConsent(keep=True))
            await do(host, before)
            await do(host, command)

            assert search(tmp_path / "handrail.db", OFF, 5) == []


async def test_the_chain_still_holds(tmp_path: Path) -> None:
    """Every event is read back and checked; the meeting is whole but for the words."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        await the_meeting(house)

    meeting = replay(read_events(tmp_path / "handrail.db", house.opened.code))

    assert meeting.status == "open"
    assert [note.text for note in meeting.chat if note.text] == [KEPT]


OTHER_WORDS = """
UPDATE event SET body = CAST(
    '{"type":"ChatSaid","seq":' || seq || ',"at":' || at || ',"by":2,"text":"forged"}' AS BLOB
) WHERE erased_by IS NOT NULL
"""


@pytest.mark.parametrize(
    "forgery",
    [
        OTHER_WORDS,
        "UPDATE event SET erased_by = seq + 1 WHERE type = 'ChatSaid' AND erased_by IS NULL",
        "UPDATE event SET erased_by = 9999 WHERE type = 'ChatSaid'",
    ],
    ids=["other words", "another event's doing", "nobody's doing"],
)
async def test_only_what_an_event_erased_may_be_blank(tmp_path: Path, forgery: str) -> None:
    """Erasing is no way to change a log by hand."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        await the_meeting(house)
    with closing(sqlite3.connect(tmp_path / "handrail.db")) as connection, connection:
        connection.execute(forgery)

    with pytest.raises(LogDamaged):
        list(read_events(tmp_path / "handrail.db", house.opened.code))


async def test_who_comes_later_gets_none_of_it(tmp_path: Path) -> None:
    """The words went to who was there; a name is known to all as long as the server runs."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        await the_meeting(house)
        async with join(house.link(), "Late") as late:
            said = " ".join(one.text for one in late.events if isinstance(one, e.ChatSaid))
            names = [one.name for one in late.events if isinstance(one, e.PersonJoined)]

    assert said.split() == [KEPT]
    assert names == ["Asha", "Namemarker", "Dee", "Late"]


async def test_a_restart_gives_who_comes_later_the_same(tmp_path: Path) -> None:
    """What was taken back while it ran is blank in the log: only names are lost by a restart."""

    async def seen() -> list[e.Event]:
        async with join(house.link(), "Late") as late:
            return [one for one in late.events if one.seq <= said and not isinstance(one, NAMES)]

    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        await the_meeting(house)
        said = read_meetings(tmp_path / "handrail.db")[0].events
        before = await seen()
    async with Server(replace(config(tmp_path), port=server.port)):
        after = await seen()

    assert len(before) > 10
    assert after == before


async def test_who_lost_the_line_for_a_moment_gets_the_words(tmp_path: Path) -> None:
    """They were in the meeting when it was said; a bad line takes nothing from anybody."""
    async with Server(config(tmp_path)) as server:
        house = await asking(server)
        async with join(house.link(Role.HOST), "Asha") as host:
            async with join(house.link(), "Bo") as bo:
                key, last = bo.welcome.session, bo.seqs[-1]
            await do(host, c.Chat(text=UNANSWERED))
            async with join(house.link(), session=key, since=last) as back:
                said = [one.text for one in back.events if isinstance(one, e.ChatSaid)]

    assert said == [UNANSWERED]


@pytest.mark.parametrize("closed", [True, False])
async def test_a_meeting_is_deleted_when_its_days_are_over(tmp_path: Path, *, closed: bool) -> None:
    """Counted from its end, or from what happened last; other meetings stay."""
    day = 86_400_000
    wall = [1_790_000_000_000]
    clocks = Clocks(wall=lambda: wall[0])
    async with Server(config(tmp_path, clocks)) as server:
        house = await asking(server, keep_days=7)
        other = await asking(server)
        async with join(house.link(Role.HOST), "Asha") as host:
            await do(host, c.AnswerConsent(keep=True))
            await do(host, c.Chat(text=KEPT))
            if closed:
                await do(host, c.CloseMeeting())
    wall[0] += 6 * day
    async with Server(config(tmp_path, clocks)):
        before = [row.code for row in read_meetings(tmp_path / "handrail.db")]
    wall[0] += 2 * day
    async with Server(config(tmp_path, clocks)):
        pass
    after = [row.code for row in read_meetings(tmp_path / "handrail.db")]

    assert sorted(before) == sorted([house.opened.code, other.opened.code])
    assert after == [other.opened.code]
    assert KEPT.encode() not in b"".join(files_in(tmp_path).values())
