"""Who is in the practice, and what they say when they speak."""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.demo.plan import Planned, Player
from meeting.commands import AddItem
from meeting.language import later, say
from meeting.roles import Role

HOST, ANA, TOMAS, HELPER, CAPTIONER = (
    "Asha Rao",
    "Ana Silva",
    "Tomas Silva",
    "Sam Field",
    "Noor Haddad",
)

CAST = (
    Player(HOST, Role.HOST),
    Player(ANA),
    Player(TOMAS),
    Player(HELPER, Role.ACCESS_HELPER),
    Player(CAPTIONER, Role.CAPTIONER),
)
"""Everybody but you; all of them come in first."""

TITLE = later("Practice meeting")

SPEECHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ANA: (
            later("I come to meetings by bus, and the bus is often late."),
            later("So I like a meeting that waits a little before it begins."),
        ),
        TOMAS: (
            later("I read captions, because I cannot hear much."),
            later("Please say your name before you speak."),
        ),
        HOST: (later("Thank you all for coming. I keep this short."),),
        HELPER: (later("If you need anything, write to me."),),
    }
)
"""What each of them says when the floor is theirs."""


def agenda() -> list[AddItem]:
    """Return what is on the agenda, in the reader's language."""
    items = (
        Planned(say("Getting to know each other"), 10, say("We say hello and try things.")),
        Planned(say("How we come to meetings"), 10, say("We talk about the way here.")),
    )
    return [item.wish() for item in items]
