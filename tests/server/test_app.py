"""A server as a whole: meetings open, people come and go, and nothing is lost when it stops."""

from __future__ import annotations

import asyncio
import signal
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Role
from meeting.wire import Done
from meeting.wire import Refused as RefusedMessage
from server.app import APART, STOPPING, Server
from server.config import Config
from server.errors import LogLocked, NoSuchMeeting, PortInUse
from server.sqlite_read import read_events, read_meetings
from tests.server.talk import QUICK, house, join


async def test_a_meeting_opens_with_its_agenda(tmp_path: Path) -> None:
    """The agenda stands before anybody comes in; every role has a link of its own."""
    async with Server(Config(log=tmp_path / "handrail.db", port=0)) as server:
        agenda = [c.AddItem(title="Welcome", minutes=5), c.AddItem(title="Break", is_break=True)]
        opened = await server.open_meeting("Ramps", "en", agenda)

        async with join(opened.links[Role.HOST]) as host:
            added = [one.title for one in host.events if isinstance(one, e.ItemAdded)]

    assert added == ["Welcome", "Break"]
    assert set(opened.links) == set(Role)
    assert len(set(opened.links.values())) == len(Role)


async def test_a_meeting_needs_a_title(tmp_path: Path) -> None:
    """A wrong wish is refused in plain words, and the server goes on."""
    async with house(tmp_path) as one:
        with pytest.raises(Refused, match="The title is empty"):
            await one.server.open_meeting("  ")

        async with join(one.link()) as talk:
            assert talk.seqs == [1, 2]


async def test_everybody_sees_everything_in_one_order(tmp_path: Path) -> None:
    """Three people act at once; all of them and the log have the same events."""
    async with (
        house(tmp_path) as one,
        join(one.link(Role.HOST)) as ann,
        join(one.link(), "Bo") as bo,
        join(one.link(), "Cy") as cy,
    ):
        people = (ann, bo, cy)
        await asyncio.gather(*(talk.ask(c.Chat(text="hello")) for talk in people))
        for talk in people:
            while talk.seqs[-1] < 7:
                await talk.next()

        logged = [one.seq for one in read_events(tmp_path / "handrail.db", one.opened.code)]

    assert ann.seqs == bo.seqs == cy.seqs == logged == list(range(1, 8))
    assert ann.events == bo.events == cy.events


async def test_stopping_tells_everybody(tmp_path: Path) -> None:
    """Each hears why and when to come back, one after the other; it is a restart (1012)."""
    async with house(tmp_path) as one, join(one.link()) as ann, join(one.link(), "Bo") as bo:
        stopping = asyncio.create_task(one.server.__aexit__(None, None, None))
        told = [await talk.goodbye() for talk in (ann, bo)]
        await stopping

    assert {(goodbye.why, code) for goodbye, code in told} == {(STOPPING.why, 1012)}
    assert {goodbye.again for goodbye, _ in told} == {1000, 1000 + APART}


async def test_what_was_asked_before_stopping_is_answered(tmp_path: Path) -> None:
    """A command that is on its way to disk is still acknowledged."""
    async with house(tmp_path) as one, join(one.link()) as ann:
        await ann.say(c.Chat(id="1", text="last words"))
        await ann.until(Done)
        await one.server.__aexit__(None, None, None)

    rows = read_meetings(tmp_path / "handrail.db")
    assert [row.events for row in rows] == [3]


async def test_open_meetings_go_on_after_a_restart(tmp_path: Path) -> None:
    """The same link, the same key and the same numbers work at the next start."""
    async with house(tmp_path) as one, join(one.link()) as ann:
        await ann.ask(c.Chat(text="before"))
        port, link, key = one.server.port, one.link(), ann.welcome.session

    async with (
        Server(Config(log=tmp_path / "handrail.db", port=port)),
        join(link, session=key, since=3) as back,
        join(link, "Bo") as new,
    ):
        await back.ask(c.Chat(text="after"))

    assert back.welcome.you == ann.welcome.you
    assert new.seqs == [1, 2, 3, 4]
    assert back.seqs == [4, 5]


async def test_a_closed_meeting_can_be_read_after_a_restart(tmp_path: Path) -> None:
    """Who was there and missed the end gets it; commands and new people are refused."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        await host.ask(c.CloseMeeting())
        port, link, key = one.server.port, one.link(Role.HOST), host.welcome.session

    async with (
        Server(Config(log=tmp_path / "handrail.db", port=port)),
        join(link, session=key, since=2) as back,
    ):
        refused = await back.ask(c.Chat(text="one more thing"))

    assert [type(one) for one in back.events] == [e.MeetingClosed]
    assert isinstance(refused, RefusedMessage)
    assert refused.why == "The meeting is closed."


async def test_several_meetings_do_not_mix(tmp_path: Path) -> None:
    """One server, two meetings: neither hears the other."""
    async with house(tmp_path) as one:
        other = await one.server.open_meeting("Another one")
        async with join(one.link()) as ann, join(other.links[Role.PARTICIPANT], "Bo") as bo:
            await ann.ask(c.Chat(text="here"))
            await bo.ask(c.Chat(text="there"))

    assert [one.text for one in ann.events if isinstance(one, e.ChatSaid)] == ["here"]
    assert [one.text for one in bo.events if isinstance(one, e.ChatSaid)] == ["there"]


async def test_a_meeting_without_a_host_has_no_link_for_one(tmp_path: Path) -> None:
    """Nor for anybody else who calls; who comes in is told how the floor goes on."""
    async with Server(Config(log=tmp_path / "handrail.db", port=0)) as server:
        opened = await server.open_meeting("Street fair", no_host=True)
        async with join(opened.links[Role.PARTICIPANT]) as ann:
            started = [one.by for one in ann.events if isinstance(one, e.PassingStarted)]

    assert set(Role) - set(opened.links) == {Role.HOST, Role.CO_HOST, Role.CALLER}
    assert started == [0]


async def test_a_new_link_ends_the_old_one(tmp_path: Path) -> None:
    """People who are here stay; the old link lets nobody in any more, also after a restart."""
    async with house(tmp_path) as one, join(one.link()) as ann:
        link = await one.server.new_link(one.opened.code, Role.PARTICIPANT)

        async with join(link, "Bo") as bo:
            assert bo.welcome.you == 3
        assert isinstance(await ann.ask(c.Chat(text="still here")), Done)

        with pytest.raises(NoSuchMeeting):
            await one.server.new_link("NONE22", Role.HOST)


async def test_a_second_server_on_the_same_log_or_port_is_refused(tmp_path: Path) -> None:
    """It says which of the two, and the first one goes on."""
    async with house(tmp_path) as one:
        with pytest.raises(LogLocked):
            await Server(Config(log=tmp_path / "handrail.db", port=0)).__aenter__()
        with pytest.raises(PortInUse):
            await Server(Config(log=tmp_path / "other.db", port=one.server.port)).__aenter__()

        async with join(one.link()) as ann:
            assert ann.seqs == [1, 2]


async def test_what_is_no_wish_to_join_is_answered_in_http(tmp_path: Path) -> None:
    """A health check, a browser that looks, a page that is not there."""
    async with house(tmp_path) as one:
        base = f"http://127.0.0.1:{one.server.port}"
        answers = [
            await asyncio.to_thread(get, base + path)
            for path in ("/healthz", "/", f"/j/{one.opened.code}", "/etc/passwd")
        ]

    assert answers == [(200, "ok\n"), (404, None), (426, None), (404, None)]


def get(url: str) -> tuple[int, str | None]:
    """Return the status, and the body where it is good."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, None


async def test_a_full_server_says_so(tmp_path: Path) -> None:
    """The connection past the limit is turned away before anything else; the others stay."""
    async with house(tmp_path, most_connections=1) as one, join(one.link()) as ann:
        with pytest.raises(InvalidStatus, match="503"):
            async with join(one.link(), "Bo"):
                pass

        assert isinstance(await ann.ask(c.Chat(text="hello")), Done)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_stops_it(tmp_path: Path, number: signal.Signals) -> None:
    """Control-C and the system's own wish to stop both end the waiting."""
    async with Server(Config(log=tmp_path / "handrail.db", port=0, times=QUICK)) as server:
        waiting = asyncio.create_task(server.until_stopped())
        await asyncio.sleep(0)
        signal.raise_signal(number)

        async with asyncio.timeout(1):
            await waiting
