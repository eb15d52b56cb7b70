"""A stay: commands are answered once, and a line that breaks costs nobody anything."""

from __future__ import annotations

import asyncio
from pathlib import Path

from handrail.speaking import catalogue
from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.wire import Done, Hello, Partial, Refused, Speech, Welcome
from server.visit import LEFT, REPLACED
from tests.server.talk import dial, house, join


async def test_done_comes_after_its_events(tmp_path: Path) -> None:
    """Who reads `done` has read what was done."""
    async with house(tmp_path) as one, join(one.link()) as talk:
        answer = await talk.ask(c.Chat(text="hello"))

    assert isinstance(answer, Done)
    assert isinstance(talk.messages[-2], e.ChatSaid)
    assert answer.seq == talk.messages[-2].seq


async def test_a_refusal_says_why_and_what_next(tmp_path: Path) -> None:
    """In the rules' own sentences, for the one who asked."""
    async with house(tmp_path) as one, join(one.link()) as talk:
        answer = await talk.ask(c.CallNext(ends=0))

    assert isinstance(answer, Refused)
    assert answer.why == "You may not keep the speaking queue."
    assert answer.next == "Ask a host or caller."


async def test_a_refusal_is_in_the_language_of_who_asked(tmp_path: Path) -> None:
    """Two people ask at the same server, and each reads their own language."""
    async with house(tmp_path, catalogue=catalogue) as one, dial(one.link()) as talk:
        token = one.link().partition("#")[2]
        await talk.say(Hello(token=token, name="Ann", language="ko"))
        await talk.until(Welcome)
        korean = await talk.ask(c.CallNext(ends=0))
        async with join(one.link(), "Bo") as other:
            english = await other.ask(c.CallNext(ends=0))

    assert isinstance(korean, Refused)
    assert isinstance(english, Refused)
    assert korean.why == "발언 줄 관리하기 권한이 없습니다."
    assert korean.next == "진행자 또는 호명자에게 부탁하세요."
    assert english.why == "You may not keep the speaking queue."


async def test_a_goodbye_is_in_the_language_of_who_came(tmp_path: Path) -> None:
    """Also before anybody is let in, and also where a sentence has parts."""
    async with house(tmp_path, catalogue=catalogue) as one, dial(one.link()) as talk:
        token = one.link().partition("#")[2]
        await talk.say(Hello(token=token, name="x" * 33, language="ko"))
        told, _ = await talk.goodbye()

    assert (told.why, told.next) == ("이름이 너무 깁니다.", "32자까지 쓰세요.")


async def test_a_repeated_command_gets_the_first_answer_on_another_connection(
    tmp_path: Path,
) -> None:
    """The line broke before `done` came: the client asks again, and nothing happens twice."""
    async with house(tmp_path) as one:
        async with join(one.link()) as talk:
            await talk.say(c.Chat(id="mine", text="hello"))
            key = talk.welcome.session
        async with join(one.link(), session=key) as back:
            answer = await back.ask(c.Chat(id="mine", text="hello"))

    assert answer == Done(id="mine", seq=3)
    assert [one.text for one in back.events if isinstance(one, e.ChatSaid)] == ["hello"]


async def test_the_older_connection_of_a_person_is_closed(tmp_path: Path) -> None:
    """It hears why, and that it should not come back by itself."""
    async with (
        house(tmp_path) as one,
        join(one.link()) as older,
        join(one.link(), session=older.welcome.session) as newer,
    ):
        told = await older.goodbye()

        assert told == (REPLACED, 1000)
        assert REPLACED.again is None
        assert isinstance(await newer.ask(c.Chat(text="here")), Done)


async def test_who_leaves_gets_their_answer_first(tmp_path: Path) -> None:
    """Event, `done` and goodbye, in that order."""
    async with house(tmp_path) as one, join(one.link()) as talk:
        await talk.ask(c.Leave())
        told = await talk.goodbye()

    assert [type(one) for one in talk.messages[-3:-1]] == [e.PersonLeft, Done]
    assert told == (LEFT, 1000)


async def test_a_lost_line_is_told_after_the_grace(tmp_path: Path) -> None:
    """The others hear it once, and once more when the person is back."""
    async with house(tmp_path) as one, join(one.link(), "Bo") as other:
        async with join(one.link()) as talk:
            key, you = talk.welcome.session, talk.welcome.you
        lost = await other.until(e.LineLost)
        async with join(one.link(), session=key):
            back = await other.until(e.LineRegained)

    assert (lost.person, back.person) == (you, you)


async def test_a_quick_return_makes_no_noise(tmp_path: Path) -> None:
    """A line that is back within the grace was never gone for the others."""
    async with house(tmp_path) as one, join(one.link(), "Bo") as other:
        async with join(one.link()) as talk:
            key = talk.welcome.session
        async with join(one.link(), session=key):
            await asyncio.sleep(0.2)
            await other.ask(c.Chat(text="hello"))

    assert e.LineLost not in [type(one) for one in other.events]


async def test_partials_go_out_and_are_not_kept(tmp_path: Path) -> None:
    """Others see the words as they are recognised; who comes later sees only captions."""
    async with (
        house(tmp_path) as one,
        join(one.link()) as reader,
        join(one.link(Role.CAPTIONER), "Vosk") as captioner,
    ):
        await captioner.ask(c.StartCaptions(language="en", engine="test"))
        await captioner.say(Speech(text="we need"))
        first = await reader.until(Partial)
        await captioner.say(Speech(text="we need a ramp"))
        second = await reader.until(Partial)
        await captioner.ask(c.AddCaption(text="We need a ramp.", start=0, end=0))
        async with join(one.link(), "Bo") as later:
            kinds = {type(one) for one in later.messages}

    assert (first.keep, first.text) == (0, "we need")
    assert (second.keep, second.text) == (7, " a ramp")
    assert e.CaptionAdded in kinds
    assert Partial not in kinds


async def test_a_second_hello_is_refused(tmp_path: Path) -> None:
    """It changes nothing, and the stay goes on."""
    async with house(tmp_path) as one, join(one.link()) as talk:
        await talk.say(Hello(token="x", name="Eve"))
        refused = await talk.until(Refused)

        assert refused.why == "You said hello already."
        assert isinstance(await talk.ask(c.Chat(text="hello")), Done)


async def test_a_command_before_hello_is_refused(tmp_path: Path) -> None:
    """Nobody acts who is nobody; saying hello afterwards works."""
    async with house(tmp_path) as one, dial(one.link()) as talk:
        await talk.say(c.CloseMeeting(id="1"))
        refused = await talk.until(Refused)
        await talk.say(Hello(token=one.link().partition("#")[2], name="Ann"))

        assert refused.why == "Say hello first."
        assert isinstance(await talk.ask(c.Chat(text="hello")), Done)
