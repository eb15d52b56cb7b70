"""Access needs and the help line: on nobody else's wire, in no file of the server."""

from __future__ import annotations

from pathlib import Path

from meeting import commands as c
from meeting import events as e
from meeting.needs import Need
from meeting.roles import Role
from meeting.wire import Done, encode
from tests.server.on_disk import on_disk
from tests.server.talk import Talk, house, join

CANARY = "canary-7319"
"""Words that stand in nothing but what is private."""


def heard(talk: Talk) -> bytes:
    """Return everything that came over one wire."""
    return b"\n".join(encode(message) for message in talk.messages)


async def test_nobody_else_gets_a_need_and_no_file_has_it(tmp_path: Path) -> None:
    """Its person and the helper have the words; host, captioner and the disk have a number."""
    async with (
        house(tmp_path) as one,
        join(one.link(Role.HOST), "Asha") as host,
        join(one.link(Role.CAPTIONER), "Captions") as captioner,
        join(one.link(Role.ACCESS_HELPER), "Cho") as helper,
        join(one.link(), "Ana") as ana,
    ):
        await ana.ask(c.TellNeeds(needs=(Need.BRAILLE,), words=CANARY))
        await ana.ask(c.AskForHelp(text=f"Where is {CANARY}?"))
        await helper.ask(c.AnswerHelp(person=ana.welcome.you, text=f"Here is {CANARY}."))
        await helper.ask(c.CheckNeed(person=ana.welcome.you, need=Need.BRAILLE))
        await helper.ask(c.Chat(text="the end"))
        for talk in (host, captioner, ana):
            while not any(isinstance(event, e.ChatSaid) for event in talk.events):
                await talk.next()
        async with join(one.link(), "Late") as late:
            wires = {talk: heard(talk) for talk in (host, captioner, late, ana, helper)}

    files = on_disk(tmp_path)
    assert [CANARY.encode() in wires[talk] for talk in (host, captioner, late)] == [False] * 3
    assert [wires[talk].count(CANARY.encode()) for talk in (ana, helper)] == [3, 3]
    assert all(b"braille" not in wires[talk] for talk in (host, captioner, late))
    assert files
    assert not any(CANARY.encode() in data or b"braille" in data for data in files)
    assert [event.seq for event in late.events] == list(range(1, len(late.events) + 1))


async def test_who_is_a_helper_no_more_gets_nothing_of_it_again(tmp_path: Path) -> None:
    """Back from the beginning, with the same key: what they once could read has no words now."""
    async with (
        house(tmp_path) as one,
        join(one.link(Role.HOST), "Asha") as host,
        join(one.link(), "Ana") as ana,
    ):
        async with join(one.link(Role.ACCESS_HELPER), "Cho") as helper:
            await ana.ask(c.TellNeeds(words=CANARY))
            await helper.until(e.NeedsTold)
            key, number = helper.welcome.session, helper.welcome.you
        await host.ask(c.TakeRole(person=number, role=Role.ACCESS_HELPER))

        async with join(one.link(), session=key) as back:
            assert CANARY.encode() not in heard(back)
        async with join(one.link(), session=ana.welcome.session) as own:
            assert CANARY.encode() in heard(own)


async def test_a_server_that_starts_again_is_told_anew(tmp_path: Path) -> None:
    """It has forgotten; the same wish makes the event that helpers still see once."""
    async with house(tmp_path) as one, join(one.link(), "Ana") as ana:
        await ana.ask(c.TellNeeds(words=CANARY))
        key, link = ana.welcome.session, one.link()

    async with house(tmp_path) as again:
        port = str(again.server.port)
        server, _, rest = link.rpartition(":")
        moved = f"{server}:{port}{rest[rest.index('/') :]}"
        async with join(moved, session=key) as back:
            assert CANARY.encode() not in heard(back)

            first = await back.ask(c.TellNeeds(words=CANARY))
            same = await back.ask(c.TellNeeds(words=CANARY))

    assert isinstance(first, Done)
    assert isinstance(same, Done)
    assert first.seq == same.seq
    assert sum(isinstance(event, e.NeedsTold) for event in back.events) == 1
