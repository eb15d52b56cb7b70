"""Meeting without a host who calls: whoever speaks passes the floor on."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission
from meeting.rules import floor
from meeting.state import Meeting


def start_passing(
    meeting: Meeting, _command: c.StartPassing, _by: int, _at: int
) -> Iterator[e.Event]:
    """Let whoever speaks pass the floor on."""
    if meeting.passing:
        raise Refused("Whoever speaks passes the floor on already.")
    yield e.PassingStarted()


def stop_passing(
    meeting: Meeting, _command: c.StopPassing, _by: int, _at: int
) -> Iterator[e.Event]:
    """Let hosts and callers give the floor again."""
    if not meeting.passing:
        raise Refused("A host or a caller gives the floor already.")
    yield e.PassingStopped()


def pass_floor(meeting: Meeting, command: c.PassFloor, by: int, at: int) -> Iterator[e.Event]:
    """Give the floor to who waits first, or to somebody by name.

    Who speaks may pass it on. A free floor anybody may give to who waits first, and a speaker
    whose line is lost holds up nobody.
    """
    if not (meeting.passing or meeting.people[by].may(Permission.KEEP_QUEUE)):
        raise Refused("A host or a caller gives the floor here.", "Type /hand for a turn.")
    speaker = meeting.floor.person if meeting.floor else 0
    holds = speaker == by or meeting.people[by].may(Permission.KEEP_QUEUE)
    if speaker and not holds and not meeting.is_away(speaker):
        raise Refused("{name} has the floor.", "They pass it on.", name=meeting.name_of(speaker))
    if command.person and not holds:
        raise Refused("The floor goes to who waits first.", "Type /pass without a name.")
    if command.person:
        call = c.CallPerson(person=command.person, ends=command.ends)
        yield from floor.call_person(meeting, call, by, at)
    else:
        yield from floor.call_next(meeting, c.CallNext(ends=command.ends), by, at)
