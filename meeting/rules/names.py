"""Names: everybody is told apart, and nobody is taken for the meeting itself."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from meeting.errors import Refused
from meeting.roles import Role
from meeting.rules import wording
from meeting.state import Meeting
from meeting.text import clean, look

_OURS = frozenset(map(look, ("You", "Somebody", "Speaker", "Server", "System", "Handrail")))
_ROLES = {look(role): role for role in Role}


def free(meeting: Meeting, asked: str, roles: Collection[Role], but: int = 0) -> str:
    """Return the name, with a number where somebody else here goes by it.

    The word for a role is a name only for who holds the role; `but` is the person who asks.
    """
    first = wording.name(asked)
    if look(first) in _OURS or _ROLES.get(look(first)) not in (None, *roles):
        raise Refused("The meeting itself uses that name.", "Use another one.")
    taken = {look(one.name) for one in meeting.people.values() if one.here and one.id != but}
    numbered = (_numbered(first, number) for number in count(2))
    return first if look(first) not in taken else next(n for n in numbered if look(n) not in taken)


def _numbered(name: str, number: int) -> str:
    """Return "NAME (2)", kept within the limit."""
    suffix = f" ({number})"
    return clean(name[: wording.LONGEST_NAME - len(suffix)]) + suffix
