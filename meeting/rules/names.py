"""Names: everybody is told apart, and nobody is taken for the meeting itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from meeting.errors import Refused
from meeting.roles import Role
from meeting.rules import wording
from meeting.state import Meeting
from meeting.text import clean, look

_OURS = frozenset(map(look, ("You", "Somebody", "Speaker", "Server", "System", "Handrail")))
_LETTERS = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[()\[\]{}<>|/,;:*~]+|\s[-–—]+\s|[–—]")  # noqa: RUF001 - dashes
_BEFORE = "|".join(map(look, ("the", "your", "our", "meeting", "main")))
_ARTICLE = re.compile(rf"^({_BEFORE})\s+")
_BARE_ROLES = {_LETTERS.sub("", look(role)): role for role in Role}


def free(meeting: Meeting, asked: str, roles: Collection[Role], but: int = 0) -> str:
    """Return the name, with a number where somebody else here goes by it.

    The word for a role is a name only for who holds the role; `but` is the person who asks.
    """
    first = wording.name(asked)
    if look(first) in _OURS or not _pretended(first) <= set(roles):
        raise Refused("The meeting itself uses that name.", "Use another one.")
    taken = {look(one.name) for one in meeting.people.values() if one.here and one.id != but}
    numbered = (_numbered(first, number) for number in count(2))
    return first if look(first) not in taken else next(n for n in numbered if look(n) not in taken)


def address(asked: str, roles: Collection[Role]) -> str:
    """Return how somebody wishes to be addressed, "" for by the name alone; it names no role."""
    words = clean(asked).strip("()[]{}<> ")
    if len(words) > wording.LONGEST_NAME:
        raise Refused(
            "That is too long to be called by.",
            "Use {most} characters or fewer.",
            most=wording.LONGEST_NAME,
        )
    if look(words) in _OURS or not _pretended(words) <= set(roles):
        raise Refused("The meeting itself uses those words.", "Use others.")
    return words


def _pretended(name: str) -> set[Role]:
    """Return the roles that a name says its person has: "Host", "h o s t", "Ana (host)".

    A role counts where it is the whole name, or a part of its own: first before other words, in
    brackets, or behind a dash or a comma. As a last name it is one: "Ann Reader" is no reader.
    """
    parts = [look(part) for part in _PARTS.split(name) if part.strip()]
    beginnings = [part.partition(" ")[0] for part in parts[:1] if " " in part.strip()]
    whole = _LETTERS.sub("", look(name))
    said = [*parts, *beginnings, whole]
    bare = {_BARE_ROLES.get(_LETTERS.sub("", _ARTICLE.sub("", one.strip()))) for one in said}
    return {role for role in bare if role is not None}


def _numbered(name: str, number: int) -> str:
    """Return "NAME (2)", kept within the limit."""
    suffix = f" ({number})"
    return clean(name[: wording.LONGEST_NAME - len(suffix)]) + suffix
