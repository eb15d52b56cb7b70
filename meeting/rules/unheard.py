"""Nobody is passed over in silence: who still waits when an item closes goes on a list."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later, say_many
from meeting.rules import wording
from meeting.state import Item, Meeting


def hands_down(meeting: Meeting, item: Item, *, really: bool) -> Iterator[e.Event]:
    """Put who waits on the unheard list, if that is really meant (the guard is Zakim's).

    Who asks for a turn in a break wants to talk about what comes next, and keeps their place.
    """
    if not meeting.queue or item.is_break:
        return
    if not really:
        count = len(meeting.queue)
        wait = say_many(
            "{number} person still waits to speak on this item.",
            "{number} people still wait to speak on this item.",
            count,
        )
        raise Refused(wait, "Call them, or add really. Then they go on the unheard list.")
    for hand in meeting.queue:
        yield e.HandUnheard(hand=hand.id)


def write_in(meeting: Meeting, command: c.WriteIn, by: int, _at: int) -> Iterator[e.Event]:
    """Keep what somebody would have said."""
    found = next((one for one in meeting.unheard if one.id == command.unheard), None)
    if found is None or found.person != by:
        raise Refused("You are not on the unheard list for that.", "Type /unheard to see the list.")
    yield e.WrittenIn(unheard=found.id, text=wording.words(command.text, later("text")))
