"""A meeting of nine roles, as one script for whatever client people sit at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from meeting.roles import Role

NINE = dict(zip(Role, ("Ana", "Ben", "Dee", "Eli", "Fay", "Gus", "Hal", "Ivy", "Joe"), strict=True))
"""Somebody for each role."""


class Seat(Protocol):
    """One person at their client."""

    def types(self, *commands: str) -> None:
        """Type commands, one after the other."""

    async def reads(self, words: str) -> None:
        """Wait until they are told something with these words."""


async def meet(seats: Mapping[Role, Seat]) -> None:
    """Let everybody do what their role is for, one after the other."""
    guest, helper, observer = (
        seats[role] for role in (Role.PARTICIPANT, Role.ACCESS_HELPER, Role.OBSERVER)
    )
    guest.types("/needs braille, my dog comes along")
    await helper.reads("my dog comes along")
    helper.types(f"/seen {NINE[Role.PARTICIPANT]} braille")
    await guest.reads("has seen to your need")
    guest.types("/hand written about the slope")
    await seats[Role.HOST].reads("raised a hand")
    seats[Role.HOST].types("/item 1", "/lock")
    await guest.reads("locked the meeting")
    await seats[Role.CALLER].reads("locked the meeting")
    seats[Role.CALLER].types("/next")
    await guest.reads("It is your turn.")
    guest.types("/say Who pays for it?", "/done")
    await seats[Role.SCRIBE].reads("Who pays for it?")
    await seats[Role.SCRIBE].reads("finished")
    seats[Role.SCRIBE].types("/decision We build it.")
    await seats[Role.READER].reads("Decision: We build it.")
    seats[Role.READER].types("/chat I read aloud.")
    await observer.reads("I read aloud.")
    observer.types("/chat Me too?")
    await observer.reads("You may not take part in the talk.")
    seats[Role.CO_HOST].types("/mute because we end")
    await seats[Role.CAPTIONER].reads("muted the chat, because: we end.")
    seats[Role.HOST].types("/end yes")
