"""Host notes on the wire: hosts get them, whenever they become one, and nobody else does."""

from pathlib import Path

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.wire import encode
from tests.server.talk import Talk, house, join

SECRET = "Ana may need a pause."


def heard_of_it(talk: Talk) -> bool:
    """Tell whether the words were in anything that came."""
    return any(SECRET.encode() in encode(one) for one in talk.messages)


async def test_notes_reach_hosts_and_only_a_number_reaches_others(tmp_path: Path) -> None:
    """Also who comes back later, with the events they missed."""
    async with (
        house(tmp_path) as one,
        join(one.link(Role.HOST)) as host,
        join(one.link(Role.HOST), "Ivo") as other,
        join(one.link(), "Bo") as guest,
    ):
        await host.ask(c.AddItem(title="Ramps", notes=SECRET))
        await other.ask(c.Chat(text="here"))
        await guest.ask(c.Chat(text="here too"))
        async with join(one.link(), session=guest.welcome.session) as back:
            pass

    assert heard_of_it(host)
    assert heard_of_it(other)
    for talk in (guest, back):
        assert not heard_of_it(talk)
        assert any(isinstance(event, e.Withheld) for event in talk.events)
        assert talk.seqs == list(range(1, len(talk.seqs) + 1))


async def test_a_host_who_comes_or_is_made_later_is_shown_the_notes(tmp_path: Path) -> None:
    """By the link, or by a role that somebody gave them."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        await host.ask(c.AddItem(title="Ramps", notes=SECRET))
        async with join(one.link(Role.HOST), "Ivo") as late, join(one.link(), "Bo") as guest:
            await late.ask(c.Chat(text="here"))
            assert not heard_of_it(guest)
            await host.ask(c.GiveRole(person=guest.welcome.you, role=Role.HOST))
            await guest.until(e.NotesShown)

    assert heard_of_it(late)
    assert heard_of_it(guest)
