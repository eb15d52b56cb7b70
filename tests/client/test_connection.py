"""The line over a real websocket: it stands, it is mended, it ends with a reason."""

import asyncio

import pytest

from client import happenings as h
from client.connection import Connection, connect
from client.dial import dial
from client.errors import NotHandrail, NotLetIn, Unreachable
from client.keep import Keep
from meeting import commands as c
from meeting.events import ChatSaid, PersonLeft
from meeting.wire import Done, Goodbye, Hello, Partial, Refused, Speech
from tests.client.fake_server import LOG, Visit, fake_server


async def told(line: Connection, last: type[h.Happening]) -> list[h.Happening]:
    """Return the happenings up to the first of this type."""
    happenings = []
    async for happening in line:
        happenings.append(happening)
        if isinstance(happening, last):
            break
    return happenings


async def test_a_line_brings_everything_that_happened() -> None:
    """Joining gives the welcome, the past, and the sign that it is all there."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(3)
        await visit.say(*LOG[:3])
        await visit.stay()

    async with fake_server(play) as link, connect(link, name="Ana") as line:
        happenings = await told(line, h.CaughtUp)

    assert [one.event for one in happenings if isinstance(one, h.Happened)] == list(LOG[:3])
    assert line.you == 2


async def test_a_lost_line_is_mended_and_nothing_comes_twice() -> None:
    """After a loss in mid-sentence only the rest comes, by the same person's key."""
    hellos: list[Hello] = []

    async def play(visit: Visit) -> None:
        hellos.append(await visit.hello())
        await visit.welcome(4)
        if visit.number == 1:
            await visit.say(*LOG[:3])
            await visit.cut()
        else:
            await visit.say(*LOG[3:])
            await visit.stay()

    async with fake_server(play) as link, connect(link, name="Ana") as line:
        happenings = await told(line, h.CaughtUp)

    assert [one.event for one in happenings if isinstance(one, h.Happened)] == list(LOG)
    assert hellos == [
        Hello(token="secret", key=hellos[0].key, name="Ana"),
        Hello(session="the-key", since=3, epoch="e"),
    ]
    assert len(hellos[0].key) >= 43
    assert [one.why for one in happenings if isinstance(one, h.LineDown)] == ["The line is lost."]


async def test_a_command_survives_the_loss_of_its_line() -> None:
    """Its answer comes over the next connection, under the same id."""
    ids = []

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(2)
        if visit.number == 1:
            await visit.say(*LOG[:2])
        command = await visit.get()
        assert isinstance(command, c.Chat)
        ids.append(command.id)
        if visit.number == 1:
            await visit.cut()
        else:
            await visit.say(Done(id=command.id, seq=3), LOG[2])
            await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        answer = await line.ask(c.Chat(text="hello"))

    assert isinstance(answer, Done)
    assert len(ids) == 2
    assert ids[0] == ids[1]


async def test_a_gap_is_filled_by_asking_again() -> None:
    """A lost event is fetched on a new connection; nobody notices more than a moment."""

    async def play(visit: Visit) -> None:
        hello = await visit.hello()
        await visit.welcome(4)
        missing = {2} if visit.number == 1 else set()
        await visit.say(*(one for one in LOG[hello.since :] if one.seq not in missing))
        await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        happenings = await told(line, h.CaughtUp)

    assert [one.event.seq for one in happenings if isinstance(one, h.Happened)] == [1, 2, 3, 4]


async def test_a_server_that_restarts_says_when_to_come_back() -> None:
    """Its wish is part of the wait that is told."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        if visit.number == 1:
            await visit.say(Goodbye(why="The server stops now.", again=100))
        else:
            await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        happenings = await told(line, h.LineDown)
        await told(line, h.CaughtUp)

    down = happenings[-1]
    assert isinstance(down, h.LineDown)
    assert down.why == "The server stops now."
    assert 0.1 <= down.seconds <= 0.35


async def test_a_goodbye_for_good_ends_the_line() -> None:
    """The reason comes last; who still waits for an answer gets one."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        await visit.get()
        await visit.say(Goodbye(why="You joined from another place.", next="Go on there."))

    async with fake_server(play) as link, connect(link) as line:
        answer = await line.ask(c.RaiseHand())
        happenings = await told(line, h.Ended)
        later = await line.ask(c.RaiseHand())

    assert happenings[-1] == h.Ended("You joined from another place.", "Go on there.")
    assert isinstance(answer, Refused)
    assert answer.why == "The line ended before an answer came."
    assert isinstance(later, Refused)


async def test_hanging_up_is_the_end_and_no_leaving() -> None:
    """The person stays in the meeting; the face is told that it was wished."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        await line.hang_up()
        happenings = await told(line, h.Ended)

    assert happenings[-1] == h.Ended("You hung up.", wished=True)


async def test_a_closed_door_is_an_error_with_the_servers_reason() -> None:
    """A wrong link is told before any client opens."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.say(Goodbye(why="This link does not open a meeting here.", next="Ask."))

    async with fake_server(play) as link:
        with pytest.raises(NotLetIn) as caught:
            async with connect(link):
                pass

    assert (caught.value.why, caught.value.next) == (
        "This link does not open a meeting here.",
        "Ask.",
    )
    assert "secret" not in str(caught.value)


async def test_a_key_that_is_refused_gives_way_to_the_link() -> None:
    """A server that lost its memory still lets in who has the link; the new key is kept."""
    hellos: list[Hello] = []

    async def play(visit: Visit) -> None:
        hellos.append(await visit.hello())
        if hellos[-1].session:
            await visit.say(Goodbye(why="This link does not open a meeting here."))
        else:
            await visit.welcome(0)
            await visit.stay()

    kept = Keep()
    kept.key = "old-key"
    async with fake_server(play) as link, connect(link, name="Ana", kept=kept) as line:
        happenings = await told(line, h.CaughtUp)

    assert [type(one) for one in happenings] == [h.Welcomed, h.CaughtUp]
    assert [hello.session for hello in hellos] == ["old-key", ""]
    assert kept.key == "the-key"


async def test_leaving_forgets_the_key() -> None:
    """Who left for good comes back as somebody new."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(2)
        await visit.say(*LOG[:2])
        command = await visit.get()
        assert isinstance(command, c.Leave)
        await visit.say(PersonLeft(seq=3, by=2, person=2), Done(id=command.id, seq=3))
        await visit.say(Goodbye(why="You left the meeting."))

    kept = Keep()
    async with fake_server(play) as link, connect(link, kept=kept) as line:
        await line.ask(c.Leave())

    assert kept.key == ""


async def test_a_server_that_is_full_at_first_is_an_error() -> None:
    """Nobody waits in front of a client that shows nothing."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.say(Goodbye(why="The server is full.", again=5000))

    async with fake_server(play) as link:
        with pytest.raises(Unreachable, match=r"The server is full\."):
            async with connect(link):
                pass


async def test_a_server_that_hangs_up_at_first_is_an_error() -> None:
    """A line that never stood is not mended in silence."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.cut()

    async with fake_server(play) as link:
        with pytest.raises(Unreachable, match=r"The line is lost\."):
            async with connect(link):
                pass


async def test_another_language_ends_the_line() -> None:
    """A server that is much newer is told apart from a bad network."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(2)
        await visit.say(*LOG[:2], ChatSaid(seq=3, by=2, text="ok"), Hello())

    async with fake_server(play) as link, connect(link) as line:
        happenings = await told(line, h.Ended)

    assert happenings[-1] == h.Ended(
        "The server sent something that Handrail does not understand.",
        "Look for a newer version of Handrail.",
    )


async def test_of_words_that_wait_only_the_newest_is_sent() -> None:
    """A captioner on a slow line sends what is said now, not what was said."""
    heard: list[str] = []

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        heard.append((await visit.speech()).text)
        await visit.say(Partial(source=9, revision=1, text="that is all"))
        await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        for text in ("good", "good morning", "good morning and welcome"):
            line.speak(Speech(text=text))
        await told(line, h.Heard)

    assert heard == ["good morning and welcome"]


async def test_who_gave_up_waiting_does_no_harm() -> None:
    """An answer that nobody waits for is dropped."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        command = await visit.get()
        assert isinstance(command, c.Command)
        await visit.say(Partial(source=9, revision=1, text="go"))
        await visit.get()
        await visit.say(Refused(id=command.id, why="No."))
        await visit.say(Partial(source=9, revision=2, text="end"))
        await visit.stay()

    async with fake_server(play) as link, connect(link) as line:
        asking = asyncio.create_task(line.ask(c.RaiseHand()))
        await told(line, h.Heard)
        asking.cancel()
        line.speak(Speech(text="x"))
        happenings = await told(line, h.Heard)

    assert happenings == [h.Heard(source=9, speaker=0, text="end")]


async def test_a_mistake_of_ours_is_not_hidden() -> None:
    """A fault in Handrail ends the line, and is raised where it can be reported."""

    def broken(_link: object) -> object:
        raise ZeroDivisionError

    async with fake_server(lambda visit: visit.stay()) as link:
        with pytest.raises(ZeroDivisionError):
            async with connect(link, dialled=broken):  # type: ignore[arg-type]
                pass


async def test_a_way_that_is_blocked_for_a_while_is_tried_again() -> None:
    """What stands between us and a restarting server may answer in its place; that passes."""
    tries = 0

    def through_a_proxy(link: object) -> object:
        nonlocal tries
        tries += 1
        if tries == 2:
            raise NotHandrail("The server turned you away, with code 302.")
        return dial(link)  # type: ignore[arg-type]

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        if visit.number == 1:
            await visit.cut()
        await visit.stay()

    async with fake_server(play) as link, connect(link, dialled=through_a_proxy) as line:  # type: ignore[arg-type]
        await told(line, h.LineDown)
        happenings = await told(line, h.CaughtUp)

    assert [type(one) for one in happenings] == [h.LineDown, h.Welcomed, h.CaughtUp]


async def test_what_is_too_long_for_a_message_is_told_and_not_sent() -> None:
    """Else the server would hang up, and the line would carry it again and again."""

    async def play(visit: Visit) -> None:
        await visit.hello()
        await visit.welcome(0)
        await visit.stay()

    async with fake_server(play) as link, connect(link, name="Ana") as line:
        answer = await line.ask(c.Chat(text="x" * 70_000))

    assert answer == Refused(why="That is too long to send at once.", next="Send it in parts.")
