"""Every limit at its edge: what is allowed passes, and one more does not."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.frames import CloseCode

from meeting import commands as c
from meeting import wire
from meeting.errors import Refused, Unreadable
from meeting.roles import Role
from meeting.rules.wording import LONGEST_NAME, name
from meeting.wire import (
    LONGEST_COMMAND,
    Done,
    Goodbye,
    Hello,
    Welcome,
    decode_client,
    encode,
)
from server.config import Config, Times
from server.errors import LogError
from server.first_answers import MOST_REFUSALS, FirstAnswers
from server.limits import BYTES, FRAME_COST, JOINS, PER_PERSON, WRONG_LINKS, Limit, Table
from server.log import Append
from server.writer import MOST_TOGETHER, Writer
from tests.server.raw import close_code, frame, raw
from tests.server.talk import dial, house, join

LENGTHS = {
    "chat": (lambda size: c.Chat(id="1", text="x" * size), 2000),
    "title of an item": (lambda size: c.AddItem(id="1", title="x" * size), 200),
    "words about a hand": (lambda size: c.RaiseHand(id="1", about="x" * size), 250),
    "decision": (lambda size: c.RecordDecision(id="1", text="x" * size), 2000),
    "caption": (lambda size: c.AddCaption(id="1", text="x" * size, start=0, end=1), 2000),
    "id": (lambda size: c.Chat(id="x" * size, text="x"), 64),
    "token": (lambda size: Hello(token="x" * size), 128),
}


@pytest.mark.parametrize(("make", "most"), LENGTHS.values(), ids=LENGTHS.keys())
def test_a_text_may_be_so_long(make, most: int) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a table of makers
    """And not one character longer; nothing is cut silently."""
    assert decode_client(encode(make(most))) == make(most)
    with pytest.raises(Unreadable):
        decode_client(encode(make(most + 1)))


def test_a_name_may_be_so_long() -> None:
    """A longer one is refused in words."""
    assert name("x" * LONGEST_NAME)
    with pytest.raises(Refused, match="too long"):
        name("x" * (LONGEST_NAME + 1))


async def test_connections(tmp_path: Path) -> None:
    """The third of three comes in; the fourth hears that the server is full, with 503."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(house(tmp_path, most_connections=3))
        for number in range(3):
            await stack.enter_async_context(join(one.link(), f"P{number}"))
        with pytest.raises(InvalidStatus) as refused:
            await stack.enter_async_context(dial(one.link()))

    assert refused.value.response.status_code == 503


async def test_connections_of_one_address(tmp_path: Path) -> None:
    """Three come in; the fourth hears why not, and comes in when one has left."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(house(tmp_path, most_of_an_address=3, shared=()))
        people = [AsyncExitStack() for _ in range(3)]
        for number, person in enumerate(people):
            await stack.enter_async_context(person)
            await person.enter_async_context(join(one.link(), f"P{number}"))
        with pytest.raises(InvalidStatus) as refused:
            await stack.enter_async_context(dial(one.link()))
        await people[0].aclose()
        await stack.enter_async_context(join(one.link(), "P4"))

    assert refused.value.response.status_code == 503
    assert b"Too many connections come now, or from your address." in refused.value.response.body


async def test_connections_that_have_not_said_who_they_are(tmp_path: Path) -> None:
    """Two of an address; the third is sent away until one of them has said it."""
    times = Times(hello=5, close=0.5)
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(
            house(tmp_path, most_unknown=2, shared=(), times=times)
        )
        first, _ = [await stack.enter_async_context(dial(one.link())) for _ in range(2)]
        with pytest.raises(InvalidStatus) as refused:
            await stack.enter_async_context(dial(one.link()))
        await first.say(Hello(token=one.link().partition("#")[2], name="Ann"))
        await first.until(Welcome)
        await stack.enter_async_context(dial(one.link()))

    assert refused.value.response.status_code == 503


async def test_new_connections_of_all_addresses(tmp_path: Path) -> None:
    """So many in one go; the next one is sent away for the moment. Shared addresses have none."""
    most = Limit(rate=0.001, burst=2)
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(house(tmp_path, handshakes=most, shared=()))
        for number in range(2):
            await stack.enter_async_context(join(one.link(), f"P{number}"))
        with pytest.raises(InvalidStatus) as refused:
            await stack.enter_async_context(dial(one.link()))
    async with AsyncExitStack() as stack:
        two = await stack.enter_async_context(house(tmp_path, handshakes=most))
        for number in range(3):
            await stack.enter_async_context(join(two.link(), f"P{number}"))

    assert refused.value.response.status_code == 503


async def test_who_has_no_place_and_says_nothing_is_cut(tmp_path: Path) -> None:
    """Waiting for a request that never comes would be a place, too."""
    loop = asyncio.get_running_loop()
    async with house(tmp_path, most_waiting=0, times=Times(hello=5, refused=0.1)) as one:
        reader, writer = await asyncio.open_connection("127.0.0.1", one.server.port)
        began = loop.time()
        async with asyncio.timeout(3):
            end = await reader.read()
        writer.close()

    assert end == b""
    assert loop.time() - began < 2


@pytest.mark.parametrize("most", [int(WRONG_LINKS.burst), 3])
async def test_wrong_links(tmp_path: Path, most: int) -> None:
    """So many are told that they are wrong; the next one is told to wait, and the right one too."""
    async with house(tmp_path, wrong_links=Limit(rate=0.001, burst=most)) as one:
        told = [await knock(one.link(), "wrong") for _ in range(most + 1)]
        right = await knock(one.link(), one.link().partition("#")[2])

    assert {each.why for each in told[:-1]} == {"This link does not open a meeting here."}
    assert told[-1].why == right.why == "Too many wrong links came from your address."


async def knock(link: str, token: str) -> Goodbye:
    """Say hello with a secret and return what the server says as it hangs up."""
    async with dial(link) as talk:
        await talk.say(Hello(token=token, name="Eve"))
        return (await talk.goodbye())[0]


async def test_newcomers(tmp_path: Path) -> None:
    """Four come in; the fifth from the same address waits a moment. Who was here comes back."""
    async with house(tmp_path, joins=Limit(rate=0.001, burst=4)) as one:
        keys = []
        for number in range(4):
            async with join(one.link(), f"P{number}") as talk:
                keys.append(talk.welcome.session)
        fifth = await knock(one.link(), one.link().partition("#")[2])
        async with join(one.link(), session=keys[0]) as back:
            assert back.welcome.you

    assert fifth.why == "Many people came in from your address."
    assert JOINS.burst >= 100  # an office of a hundred comes at once


async def test_bytes(tmp_path: Path) -> None:
    """Nearly a whole burst in empty frames is let through; as much again ends the connection."""
    most = int(BYTES.burst) // (FRAME_COST + len(frame(b"", 0x8A)))
    hello = "hello"
    async with house(tmp_path) as one, raw(one.link()) as eve:
        hello_frame = frame(encode(Hello(token=one.link().partition("#")[2], name=hello)))
        eve.send(frame(b"", 0x8A) * (most - 100) + hello_frame)
        async with asyncio.timeout(5):
            assert b"welcome" in await eve.reader.readuntil(b"}")
        for _ in range(4):
            eve.send(frame(b"", 0x8A) * most)
            await asyncio.sleep(0.02)
        end = await eve.rest()

    assert b"You sent too much at once." in end


async def test_messages_to_the_server(tmp_path: Path) -> None:
    """One that fills its limit to the last byte is answered; one byte more ends the connection."""
    chat = encode(c.Chat(id="1", text="x"))
    async with house(tmp_path) as one, raw(one.link()) as eve:
        eve.send(frame(encode(Hello(token=one.link().partition("#")[2], name="Eve"))))
        eve.send(frame(chat.ljust(LONGEST_COMMAND)))
        async with asyncio.timeout(5):
            await eve.reader.readuntil(b'"type":"done"')
        eve.send(frame(chat.ljust(LONGEST_COMMAND + 1)))
        end = await eve.rest()

    assert close_code(end) == CloseCode.MESSAGE_TOO_BIG


async def test_time_to_say_goodbye_back(tmp_path: Path) -> None:
    """Who never answers a goodbye is let go all the same, and not before that time."""
    times = Times(close=0.3)
    async with house(tmp_path, times=times) as one, raw(one.link()) as eve:
        eve.send(frame(encode(Hello(token="wrong", name="Eve"))))
        async with asyncio.timeout(5):
            await eve.reader.readuntil(b"goodbye")
        began = asyncio.get_running_loop().time()
        await eve.rest()
        waited = asyncio.get_running_loop().time() - began

    assert waited >= 0.9 * times.close


def test_refusals_that_are_remembered() -> None:
    """A thousand of a meeting; the oldest is forgotten then, and may be tried anew."""
    answers = FirstAnswers()
    for number in range(MOST_REFUSALS + 1):
        key = (2, str(number))
        answers.begin(key, b"d", lambda _: None)
        answers.give(key, Refused("No."))

    assert not answers.repeat((2, "0"), b"d", lambda _: None)
    assert answers.repeat((2, "1"), b"d", lambda _: None)


async def test_appends_in_one_commit() -> None:
    """So many share one; the next one goes into the next."""
    groups: list[int] = []

    def commit(appends: object) -> list[LogError | None]:
        assert isinstance(appends, list)
        groups.append(len(appends))
        return [None] * len(appends)

    writer = Writer(commit)
    for _ in range(3 * MOST_TOGETHER):
        writer.put(Append(code="A", settled=lambda _: None))
    await writer.close()

    assert sum(groups) == 3 * MOST_TOGETHER
    assert max(groups) <= MOST_TOGETHER


def why(answer: Done | wire.Refused) -> str:
    """Return why something was refused; nothing where it was done."""
    return "" if isinstance(answer, Done) else answer.why


def hardly_filled(kind: type[c.Command]) -> Table:
    """Return what one person may ask for, with the kind's bucket that hardly fills again."""
    return {**PER_PERSON, kind: PER_PERSON[kind]._replace(rate=0.001)}


async def test_hands_go_up_so_often(tmp_path: Path) -> None:
    """Six times in one go and then once in three seconds; the seventh is asked to wait."""
    rare = hardly_filled(c.RaiseHand)
    async with house(tmp_path, limits=rare) as one, join(one.link(), "Ann") as ann:
        told = []
        for _ in range(7):
            told.append(answer := await ann.ask(c.RaiseHand()))
            if isinstance(answer, Done):
                await ann.ask(c.LowerHand(hand=answer.seq))

    assert [why(each) for each in told] == [""] * 6 + ["That was a lot in a short time."]


async def test_captions_come_so_fast(tmp_path: Path) -> None:
    """A machine hands in forty in one go; one more waits, and nothing of it is kept."""
    rare = hardly_filled(c.Command)
    async with house(tmp_path, limits=rare) as one, join(one.link(Role.CAPTIONER), "Cap") as cap:
        await cap.ask(c.StartCaptions(language="en"))
        told = [await cap.ask(c.AddCaption(text="x", start=0, end=0)) for _ in range(41)]

    assert [why(each) for each in told] == [""] * 40 + ["That was a lot in a short time."]


async def test_a_day_of_a_person_at_a_keyboard_meets_no_limit(tmp_path: Path) -> None:
    """Ten lines of chat at once pass, as when somebody pastes an answer."""
    async with house(tmp_path) as one, join(one.link(Role.HOST), "Ann") as ann:
        answers = [await ann.ask(c.Chat(text=f"line {number}")) for number in range(11)]

    assert all(isinstance(each, Done) for each in answers[:10])
    assert not isinstance(answers[10], Done)
    assert Config(log=tmp_path).most_connections == 2000
