"""The mailbox: nothing waits for a slow face, and nothing but old partials gets lost."""

import asyncio

from client.happenings import CaughtUp, Heard, Warned
from client.mailbox import Mailbox


async def test_happenings_come_out_in_order() -> None:
    """First in, first out."""
    mailbox = Mailbox()
    mailbox.put(Warned("one"))
    mailbox.put(CaughtUp(0))

    assert [await mailbox.get(), await mailbox.get()] == [Warned("one"), CaughtUp(0)]


async def test_an_unread_partial_gives_way_to_the_next_at_its_new_place() -> None:
    """A slow face gets the newest words, and after the caption that ended the older ones."""
    mailbox = Mailbox()
    for happening in (Heard(3, 0, "old"), Heard(4, 0, "other"), Warned("x"), Heard(3, 0, "new")):
        mailbox.put(happening)

    got = [await mailbox.get() for _ in range(3)]

    assert got == [Heard(4, 0, "other"), Warned("x"), Heard(3, 0, "new")]


async def test_who_waits_gets_what_comes() -> None:
    """Waiting costs nothing and ends at once."""
    mailbox = Mailbox()
    waiting = asyncio.create_task(mailbox.get())
    await asyncio.sleep(0)
    mailbox.put(Warned("now"))

    assert await waiting == Warned("now")
