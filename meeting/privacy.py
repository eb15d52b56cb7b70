"""Who gets to know what: the part of an event that may reach a given person.

An event is the same for everybody, or it has a public form that hides something. The number stays,
so that a gap in the numbers always means a loss.
"""

from __future__ import annotations

from msgspec.structs import replace

from meeting.events import CardPutDown, CardShown, Event, TimeFitted, Withheld
from meeting.values import SERVER


def public(event: Event) -> Event:
    """Return what anybody may see; the very same event where it hides nothing.

    A card goes round without its person unless the person chose to be named. What time somebody
    takes for their turns does not go round at all.
    """
    if isinstance(event, TimeFitted):
        return Withheld(seq=event.seq, at=event.at)
    if isinstance(event, CardShown) and not event.named:
        return replace(event, by=SERVER, person=SERVER)
    if isinstance(event, CardPutDown) and not event.named:
        return replace(event, by=SERVER)
    return event


def seen_by(event: Event, person: int) -> Event:
    """Return what this person may see: their own events whole, of others the public form."""
    return event if event.by == person else public(event)
