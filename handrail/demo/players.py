"""The people of the demo: each joins as a client like any other and follows the cues."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.demo.plan import Cue, Plan, Player
from meeting import commands as c
from meeting.commands import Command
from meeting.roles import Role
from meeting.state import Meeting

Wish = Callable[[Cue, Meeting, int], Command | None]
"""Turns a cue into a command, for the meeting as it is and the person who does it."""


def roles(player: Player) -> tuple[Role, ...]:
    """Return the role whose link a player joins with."""
    return (Role(player.role),)


def wish(cue: Cue, meeting: Meeting, you: int) -> Command | None:
    """Return the command that follows from a cue; None where it has nothing to do any more."""
    return WISHES[cue.type](cue, meeting, you)


def until(plan: Plan, seconds: float | None) -> tuple[Cue, ...]:
    """Return the cues up to a time, oldest first."""
    end = plan.length if seconds is None else int(seconds * 1000)
    return tuple(sorted((cue for cue in plan.cue if cue.at <= end), key=lambda cue: cue.at))


def _item_starts(cue: Cue, meeting: Meeting, _you: int) -> Command | None:
    item = next((one for one in meeting.agenda if one.title == cue.item), None)
    return c.StartItem(item=item.id) if item else None


def _hand(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.RaiseHand(kind=cue.turn, about=cue.about, written=cue.way == "written")


def _turn_begins(cue: Cue, meeting: Meeting, _you: int) -> Command | None:
    """Call whoever the script names: the next in the queue as such, others by name."""
    ends = meeting.floor.id if meeting.floor else 0
    if meeting.queue and meeting.name_of(meeting.queue[0].person) == cue.by:
        return c.CallNext(ends=ends)
    person = _person(meeting, cue.by)
    return c.CallPerson(person=person, ends=ends) if person else None


def _turn_ends(_cue: Cue, meeting: Meeting, _you: int) -> Command | None:
    return c.EndTurn(turn=meeting.floor.id) if meeting.floor else None


def _written(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.Say(text=cue.text)


def _card(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.ShowCard(sort=cue.card) if cue.card else None


def _chat(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.Chat(text=cue.text)


def _decision(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.RecordDecision(text=cue.text)


def _action(cue: Cue, _meeting: Meeting, _you: int) -> Command | None:
    return c.RecordAction(who=cue.owner, what=cue.text, due=cue.due)


def _person(meeting: Meeting, name: str) -> int:
    found = (one.id for one in meeting.people.values() if one.name == name and one.here)
    return next(found, 0)


WISHES: Mapping[str, Wish] = MappingProxyType(
    {
        "item starts": _item_starts,
        "hand": _hand,
        "turn begins": _turn_begins,
        "turn ends": _turn_ends,
        "written": _written,
        "card": _card,
        "chat": _chat,
        "decision": _decision,
        "action": _action,
    }
)
"""Every type of cue and what it asks for."""
