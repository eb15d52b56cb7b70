"""Who may do what: roles are sets of permissions, and this table is all there is.

Reading captions, saving what you read, seeing the queue and hearing why it is so need no
permission at all, so they stand in no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from meeting.language import later


class Role(StrEnum):
    """A part somebody takes in a meeting; one person can hold several, several people one."""

    HOST = later("host")
    CALLER = later("caller")
    SCRIBE = later("scribe")
    CO_HOST = later("co-host")
    CAPTIONER = later("captioner")
    READER = later("reader")
    ACCESS_HELPER = later("access helper")
    PARTICIPANT = later("participant")
    OBSERVER = later("observer")


class Permission(StrEnum):
    """One small power. The value completes the sentence "You may not …"."""

    TAKE_PART = later("take part in the talk")
    KEEP_QUEUE = later("keep the speaking queue")
    KEEP_AGENDA = later("change the agenda")
    KEEP_RECORD = later("write decisions and actions")
    HOLD_POLLS = later("hold polls")
    CAPTION = later("write captions")
    CORRECT = later("correct captions")
    READ_ALOUD = later("give a voice to written turns")
    HELP = later("help with access")
    REDACT = later("take words out of the record")
    GIVE_ROLES = later("give or take roles")
    KEEP_CHAT = later("mute the chat")
    KEEP_DOOR = later("decide who comes in")
    CLOSE = later("close the meeting")


_EVERYBODY_WHO_TALKS = frozenset({Permission.TAKE_PART})

PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.HOST: frozenset(Permission) - {Permission.CAPTION, Permission.HELP},
        Role.CALLER: _EVERYBODY_WHO_TALKS | {Permission.KEEP_QUEUE},
        Role.SCRIBE: _EVERYBODY_WHO_TALKS
        | {Permission.KEEP_RECORD, Permission.CORRECT, Permission.REDACT},
        Role.CO_HOST: frozenset(Permission)
        - {Permission.CAPTION, Permission.HELP, Permission.GIVE_ROLES, Permission.CLOSE},
        Role.CAPTIONER: frozenset({Permission.CAPTION, Permission.CORRECT}),
        Role.READER: _EVERYBODY_WHO_TALKS | {Permission.READ_ALOUD},
        Role.ACCESS_HELPER: _EVERYBODY_WHO_TALKS | {Permission.READ_ALOUD, Permission.HELP},
        Role.PARTICIPANT: _EVERYBODY_WHO_TALKS,
        Role.OBSERVER: frozenset(),
    }
)


def permissions(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that somebody with these roles may do."""
    return frozenset[Permission]().union(*(PERMISSIONS[role] for role in roles))


def who_may(permission: Permission) -> tuple[Role, ...]:
    """Return the roles that hold the permission, in the table's order."""
    return tuple(role for role, powers in PERMISSIONS.items() if permission in powers)
