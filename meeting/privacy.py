"""Who gets to know what: the part of an event that may reach a given person, or the log.

An event is the same for everybody, or it has a public form that hides something. The number stays,
so that a gap in the numbers always means a loss.

Access needs and the help line go to their person and to the access helpers. They are in the
server's memory, and in no log: what is written nowhere leaks from no file, copy or export.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from meeting.events import (
    CardPutDown,
    CardShown,
    Event,
    HelpAnswered,
    HelpAsked,
    NeedChecked,
    NeedsTold,
    NotesShown,
    NotesWritten,
    QuestionAsked,
    QuestionSupported,
    SupportDropped,
    TimeFitted,
    VoteCast,
    Withheld,
)
from meeting.roles import Permission
from meeting.state import Meeting
from meeting.values import SERVER

EMPTY = Meeting()
"""A meeting that nobody is in: there everybody sees only what they did themselves."""

PRIVATE = (NeedsTold, NeedChecked, HelpAsked, HelpAnswered)
"""What goes to one person, who is its `person`, and to the access helpers; no log keeps it."""

_WITHHELD = (TimeFitted, NotesWritten, NotesShown, *PRIVATE)
"""Events of which the public form is nothing but a number."""

_PUBLIC: Mapping[type[Event], Callable[[Any], Event]] = MappingProxyType(
    {
        **dict.fromkeys(_WITHHELD, lambda event: Withheld(seq=event.seq, at=event.at)),
        CardShown: lambda event: event if event.named else _nameless(event),
        CardPutDown: lambda event: event if event.named else replace(event, by=SERVER),
        QuestionAsked: lambda event: _nameless(event) if event.anonymous else event,
        QuestionSupported: lambda event: replace(event, by=SERVER),
        SupportDropped: lambda event: replace(event, by=SERVER),
        VoteCast: lambda event: replace(event, by=SERVER, answer=0),
    }
)
"""The events that hide something, and what anybody may see of them."""

_AUDIENCES: Mapping[type[Event], Callable[[Event, Meeting], frozenset[int]]] = MappingProxyType(
    {
        NotesWritten: lambda _event, meeting: who_may(Permission.KEEP_AGENDA, meeting),
        NotesShown: lambda event, _meeting: _person(event),
    }
)
"""Who else than its author gets the whole of a private event."""


def public(event: Event) -> Event:
    """Return what anybody may see; the very same event where it hides nothing.

    A card goes round without its person unless the person chose to be named. What time somebody
    takes for their turns does not go round at all. Questions go round without a name where the
    asker wishes it, support and votes always.
    """
    shown = _PUBLIC.get(type(event))
    return shown(event) if shown else event


def logged(event: Event) -> Event:
    """Return what the log may keep: all but access needs and the help line."""
    return public(event) if isinstance(event, PRIVATE) else event


def audience(event: Event, meeting: Meeting) -> frozenset[int]:
    """Return who gets the whole event where its public form hides something.

    `meeting` is the state after the event. Who gives somebody the role of a helper makes needs be
    told again, and is no reader of them.
    """
    if isinstance(event, PRIVATE):
        return frozenset({event.person}) | who_may(Permission.HELP, meeting)
    more = _AUDIENCES.get(type(event))
    return frozenset({event.by}) | (more(event, meeting) if more else frozenset())


def seen_by(event: Event, person: int, meeting: Meeting = EMPTY) -> Event:
    """Return what this person may see; `meeting` is the state after the event."""
    shown = public(event)
    return event if shown is event or person in audience(event, meeting) else shown


def who_may(permission: Permission, meeting: Meeting) -> frozenset[int]:
    """Return the numbers of all who are here and hold the permission."""
    people = meeting.people.values()
    return frozenset(one.id for one in people if one.here and one.may(permission))


def _nameless(event: CardShown | QuestionAsked) -> Event:
    return replace(event, by=SERVER, person=SERVER)


def _person(event: Event) -> frozenset[int]:
    assert isinstance(event, NotesShown)  # noqa: S101 - for the type checker
    return frozenset({event.person})
