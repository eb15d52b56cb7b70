"""Who shows the right key comes in; everybody else hears the same sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.wire import Goodbye, Hello, Refused, Reset, Welcome
from server.doors import hashed
from server.limits import Limit
from server.reception import CLOSED, NO_HELLO, TOO_MANY, TOO_MANY_CODES, TOO_MANY_WRONG, WRONG_KEY
from server.visit import LEFT, REMOVED
from tests.server.on_disk import on_disk
from tests.server.talk import House, dial, house, join


@pytest.mark.parametrize("role", list(Role))
async def test_each_link_gives_its_role(tmp_path: Path, role: Role) -> None:
    """And no other."""
    async with house(tmp_path) as one, join(one.link(role)) as talk:
        assert talk.welcome.roles == (role,)
        assert talk.welcome.code == one.opened.code


async def turned_away(one: House, hello: Hello, code: str = "") -> tuple[Goodbye, int | None]:
    """Say hello at a meeting and return what the server says to it."""
    link = one.link().replace(one.opened.code, code or one.opened.code)
    async with dial(link) as talk:
        await talk.say(hello)
        return await talk.goodbye()


async def test_every_wrong_key_gets_the_same_answer(tmp_path: Path) -> None:
    """Wrong secret, wrong key, none at all, or no such meeting: nobody learns which it was."""
    async with house(tmp_path) as one:
        secret = one.link().partition("#")[2]
        other = await one.server.open_meeting("Another")
        answers = [
            await turned_away(one, Hello(token="wrong", name="Eve")),
            await turned_away(one, Hello(token=secret[:-1], name="Eve")),
            await turned_away(one, Hello(session=secret)),
            await turned_away(one, Hello(name="Eve")),
            await turned_away(one, Hello(token=secret, name="Eve"), code="NONE22"),
            await turned_away(one, Hello(token=secret, name="Eve"), code=other.code),
        ]

    assert answers == [(WRONG_KEY, 1008)] * 6


async def test_too_many_wrong_links_close_the_door_for_a_while(tmp_path: Path) -> None:
    """Up to the limit each gets its answer; past it not even the right one is looked at."""
    async with house(tmp_path, wrong_links=Limit(rate=0.01, burst=2)) as one:
        wrong = [await turned_away(one, Hello(token="wrong", name="Eve")) for _ in range(3)]
        right = await turned_away(one, Hello(token=one.link().partition("#")[2], name="Eve"))

    assert [goodbye for goodbye, _ in wrong] == [WRONG_KEY, WRONG_KEY, TOO_MANY_WRONG]
    assert right[0] == TOO_MANY_WRONG
    assert TOO_MANY_WRONG.again is not None


async def test_too_many_new_people_from_one_address_wait(tmp_path: Path) -> None:
    """A link that got into wrong hands does not fill the meeting; who is in can still come back."""
    async with house(tmp_path, joins=Limit(rate=0.01, burst=1)) as one, join(one.link()) as ann:
        secret = one.link().partition("#")[2]

        new = await turned_away(one, Hello(token=secret, name="Bo"))
        async with join(one.link(), session=ann.welcome.session) as back:
            assert back.welcome.you == ann.welcome.you

    assert new == (TOO_MANY, 1008)
    assert TOO_MANY.again is not None


async def test_silence_is_not_waited_for(tmp_path: Path) -> None:
    """Who says nothing is told so and closed, before they can pile up."""
    async with house(tmp_path) as one, dial(one.link()) as talk:
        assert await talk.goodbye() == (NO_HELLO, 1008)


async def test_a_name_that_will_not_do_is_said(tmp_path: Path) -> None:
    """The rules' own sentence comes with the goodbye."""
    async with house(tmp_path) as one:
        secret = one.link().partition("#")[2]

        goodbye, _ = await turned_away(one, Hello(token=secret, name="x" * 100))

    assert goodbye.why == "That name is too long."
    assert goodbye.again is None


async def test_a_closed_meeting_takes_nobody_new(tmp_path: Path) -> None:
    """In words that fit somebody who was not there."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        await host.ask(c.CloseMeeting())

        goodbye, _ = await turned_away(one, Hello(token=one.link().partition("#")[2], name="Bo"))

    assert goodbye == CLOSED


async def test_coming_back_is_being_the_same_person(tmp_path: Path) -> None:
    """The key gives the same number, role and name, and exactly the events that were missed."""
    async with house(tmp_path) as one, join(one.link(), "Bo") as other:
        async with join(one.link()) as first:
            key, you = first.welcome.session, first.welcome.you
        await other.ask(c.Chat(text="while you were away"))

        async with join(one.link(), session=key, since=3) as back:
            assert (back.welcome.you, back.welcome.session) == (you, key)
            assert back.seqs[0] == 4


async def test_who_left_for_good_needs_a_link(tmp_path: Path) -> None:
    """The key of somebody who left opens nothing any more."""
    async with house(tmp_path) as one, join(one.link()) as talk:
        await talk.ask(c.Leave())

        goodbye, _ = await turned_away(one, Hello(session=talk.welcome.session))

    assert goodbye == LEFT


@pytest.mark.parametrize(("since", "epoch"), [(99, None), (2, "other"), (2, ""), (2**53 - 1, None)])
async def test_a_cursor_of_another_log_is_reset(
    tmp_path: Path, since: int, epoch: str | None
) -> None:
    """A number that this log never had, or had in another life: all events come from the start."""
    async with house(tmp_path) as one, join(one.link()) as first:
        known = first.welcome.epoch
        async with dial(one.link()) as back:
            epoch = known if epoch is None else epoch
            await back.say(Hello(session=first.welcome.session, since=since, epoch=epoch))
            reset, welcome = await back.next(), await back.next()
            while len(back.seqs) < 2:
                await back.next()

    assert reset == Reset(epoch=known, seq=2)
    assert isinstance(welcome, Welcome)
    assert back.seqs == [1, 2]


async def test_who_is_removed_hears_why_and_their_key_ends(tmp_path: Path) -> None:
    """The event with its reason comes first, then the goodbye; the key opens nothing any more."""
    async with (
        house(tmp_path) as one,
        join(one.link(Role.HOST)) as host,
        join(one.link(), "Eve") as eve,
    ):
        await host.ask(c.RemovePerson(person=eve.welcome.you, reason="noise"))
        goodbye = await eve.goodbye()

        again = await turned_away(one, Hello(session=eve.welcome.session))

    removed = eve.events[-1]
    assert isinstance(removed, e.PersonRemoved)
    assert removed.reason == "noise"
    assert goodbye == (REMOVED, 1000)
    assert again == (REMOVED, 1008)
    assert REMOVED.again is None


async def test_a_locked_meeting_takes_nobody_new_and_everybody_back(tmp_path: Path) -> None:
    """The right link gets the rule's own sentence; a key works as before."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        async with join(one.link(), "Ana") as ana:
            key = ana.welcome.session
        await host.ask(c.LockMeeting())

        goodbye, _ = await turned_away(one, Hello(token=one.link().partition("#")[2], name="Bo"))
        async with join(one.link(), session=key) as back:
            assert back.welcome.you == ana.welcome.you

    assert goodbye.why == "This meeting is locked: nobody new comes in."


KEY = "k" * 43


async def test_a_try_after_a_broken_line_makes_no_second_person(tmp_path: Path) -> None:
    """The first welcome never arrived; the same key is the same person, by the link and alone."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        secret = one.link().partition("#")[2]
        async with dial(one.link()) as lost:
            await lost.say(Hello(token=secret, key=KEY, name="Ana"))
            first = await host.until(e.PersonJoined)
            lost.socket.transport.abort()
        async with dial(one.link()) as again:
            await again.say(Hello(token=secret, key=KEY, name="Ana"))
            welcome = await again.until(Welcome)
        async with join(one.link(), session=KEY) as back:
            assert back.welcome.you == welcome.you

        await host.ask(c.Chat(text="the end"))

    assert welcome.you == first.seq
    assert welcome.session == KEY
    assert sum(isinstance(event, e.PersonJoined) for event in host.events) == 2


async def test_two_tries_at_once_are_one_person(tmp_path: Path) -> None:
    """The second comes while the first is still on its way to the disk."""
    async with house(tmp_path) as one, dial(one.link()) as here, dial(one.link()) as there:
        hello = Hello(token=one.link().partition("#")[2], key=KEY, name="Ana")
        await here.say(hello)
        await there.say(hello)
        both = [await here.until(Welcome), await there.until(Welcome)]

    assert both[0].you == both[1].you


async def test_the_same_key_in_two_meetings_is_two_people(tmp_path: Path) -> None:
    """Nobody can stop a server by a key, or be somebody elsewhere with it."""
    async with house(tmp_path) as one:
        other = await one.server.open_meeting("Another")
        numbers = []
        for link in (one.link(), other.links[Role.HOST]):
            async with dial(link) as talk:
                await talk.say(Hello(token=link.partition("#")[2], key=KEY, name="Ana"))
                numbers.append((await talk.until(Welcome)).roles)

    assert numbers == [(Role.PARTICIPANT,), (Role.HOST,)]


async def test_a_removed_person_does_not_come_back_with_a_link_and_their_key(
    tmp_path: Path,
) -> None:
    """Their program sends both; the key tells who it is."""
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host:
        secret = one.link().partition("#")[2]
        async with dial(one.link()) as eve:
            await eve.say(Hello(token=secret, key=KEY, name="Eve"))
            welcome = await eve.until(Welcome)
            await host.ask(c.RemovePerson(person=welcome.you))

        goodbye, _ = await turned_away(one, Hello(token=secret, key=KEY, name="Eve"))

    assert goodbye == REMOVED


@pytest.mark.parametrize("key", ["short", "k" * 42, "k" * 42 + "!", "k" * 43 + "\n"])
async def test_a_weak_key_is_not_taken(tmp_path: Path, key: str) -> None:
    """Nobody can come in with a key that others could guess."""
    async with house(tmp_path) as one, dial(one.link()) as talk:
        await talk.say(Hello(token=one.link().partition("#")[2], key=key, name="Ana"))

        assert isinstance(await talk.next(), Refused)


async def test_a_short_code_lets_participants_in(tmp_path: Path) -> None:
    """Its second half is what a link's secret is, for one role; a new one ends it."""
    async with house(tmp_path) as one:
        old = one.server.short_code(one.opened.code).partition("-")[2]
        async with dial(one.link()) as talk:
            await talk.say(Hello(token=old, name="Ana"))
            roles = (await talk.until(Welcome)).roles
        new = one.server.short_code(one.opened.code).partition("-")[2]
        goodbye, _ = await turned_away(one, Hello(token=old, name="Bo"))

    assert roles == (Role.PARTICIPANT,)
    assert goodbye == WRONG_KEY
    assert {len(old), len(new)} == {6}
    assert not any(hashed(new) in data or new.encode() in data for data in on_disk(tmp_path))


async def test_a_host_changes_a_link_from_inside(tmp_path: Path) -> None:
    """All are told; the old link and the short code end at once, and no file has the secret."""
    old, new = "", "a-secret-that-the-host-made"
    async with house(tmp_path) as one, join(one.link(Role.HOST)) as host, join(one.link()) as bo:
        old = one.link().partition("#")[2]
        pin = one.server.short_code(one.opened.code).partition("-")[2]
        change = c.ChangeLink(role=Role.PARTICIPANT, key=hashed(new).hex())
        await host.ask(change)
        await bo.until(e.LinkChanged)
        ended = [(await turned_away(one, Hello(token=word, name="Eve")))[0] for word in (old, pin)]
        async with join(one.link().replace(old, new), "Cai") as cai:
            roles = cai.welcome.roles
        refused = await bo.ask(change)

    async with house(tmp_path) as again:
        link = again.link().replace(again.opened.code, one.opened.code)
        async with join(link.partition("#")[0] + f"#{new}", "Dee") as dee:
            after_restart = dee.welcome.roles

    assert ended == [WRONG_KEY, WRONG_KEY]
    assert roles == after_restart == (Role.PARTICIPANT,)
    assert isinstance(refused, Refused)
    assert not any(new.encode() in data for data in on_disk(tmp_path))


async def test_a_link_for_one_person_lets_one_person_in(tmp_path: Path) -> None:
    """The first who comes; they come back by their own key, also after a restart, others never."""
    secret = "a-secret-for-one"
    async with house(tmp_path) as one:
        link = f"{one.link().partition('#')[0]}#{secret}"
        async with join(one.link(Role.HOST)) as host, join(one.link()) as bo:
            await host.ask(c.Invite(role=Role.CAPTIONER, key=hashed(secret).hex()))
            await bo.until(e.PersonInvited)
            refused = await bo.ask(c.Invite(role=Role.HOST, key=hashed("mine").hex()))
            async with dial(link) as ivo:
                await ivo.say(Hello(token=secret, name="Ivo", key="k" * 43))
                welcome = await ivo.until(Welcome)
            second, _ = await turned_away(one, Hello(token=secret, name="Eve"))
            async with dial(link) as ivo:
                await ivo.say(Hello(token=secret, name="Ivo", key="k" * 43))
                again = await ivo.until(Welcome)
            joined = await bo.until(e.PersonJoined)
            await host.ask(c.Invite(role=Role.SCRIBE, key=hashed("later").hex()))
        code = one.opened.code

    async with house(tmp_path) as later:
        late, _ = await turned_away(later, Hello(token=secret, name="Eve"), code)
        new = later.link().replace(later.opened.code, code).partition("#")[0] + "#later"
        async with join(new) as cai:
            scribe = cai.welcome.roles

    assert isinstance(refused, Refused)
    assert welcome.roles == (Role.CAPTIONER,)
    assert again.you == welcome.you == joined.seq
    assert "for one person" in second.why
    assert "for one person" in late.why
    assert scribe == (Role.SCRIBE,)
    assert not any(secret.encode() in data for data in on_disk(tmp_path))


async def test_new_links_for_a_role_end_those_for_one_person(tmp_path: Path) -> None:
    """Whoever runs the server changes all links; what was sent out before opens nothing."""
    async with house(tmp_path) as one:
        async with join(one.link(Role.HOST)) as host:
            await host.ask(c.Invite(role=Role.SCRIBE, key=hashed("sent").hex()))
            await one.server.new_link(one.opened.code, Role.SCRIBE)
            taken = await host.until(e.InvitationTakenBack)
        goodbye, _ = await turned_away(one, Hello(token="sent", name="Eve"))

    assert taken.by == 0
    assert "for one person" in goodbye.why


async def test_nobody_can_try_short_codes_one_after_the_other(tmp_path: Path) -> None:
    """Past the limit, of all addresses together, not even the right one counts; links still do."""
    async with house(tmp_path, short_codes=Limit(rate=0.01, burst=2)) as one:
        right = one.server.short_code(one.opened.code).partition("-")[2]
        tries = [await turned_away(one, Hello(token="AAAAAA", name="Eve")) for _ in range(2)]
        late = await turned_away(one, Hello(token=right, name="Eve"))
        async with join(one.link()) as talk:
            assert talk.welcome.you

    assert [goodbye for goodbye, _ in tries] == [WRONG_KEY] * 2
    assert late[0] == TOO_MANY_CODES


async def test_without_a_short_code_no_pin_opens(tmp_path: Path) -> None:
    """A meeting that nobody made one for has no such door."""
    async with house(tmp_path) as one:
        goodbye, _ = await turned_away(one, Hello(token="AAAAAA", name="Eve"))

    assert goodbye == WRONG_KEY
