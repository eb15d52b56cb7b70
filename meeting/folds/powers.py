"""Powers over others: standing in, removing, locking, muting, and passing the floor."""

from __future__ import annotations

from msgspec.structs import replace

from meeting import events as e
from meeting import steps
from meeting.folds import helping
from meeting.folds.gathering import changed, used_up
from meeting.roles import Role
from meeting.state import Invitation, Meeting


def took_over(meeting: Meeting, event: e.TookOver) -> Meeting:
    """Make the co-host a host, and keep for whom."""
    known = meeting.people.get(event.person)
    roles = (*known.roles, Role.HOST) if known else ()
    return changed(meeting, event.person, roles=roles, stands_in_for=event.host)


def gave_back(meeting: Meeting, event: e.GaveBack) -> Meeting:
    """Make the host a co-host again."""
    known = meeting.people.get(event.person)
    roles = tuple(role for role in known.roles if role is not Role.HOST) if known else ()
    return changed(meeting, event.person, roles=roles, stands_in_for=0)


def person_removed(meeting: Meeting, event: e.PersonRemoved) -> Meeting:
    """Keep the person on record, no longer here, never to come back with their key."""
    meeting = helping.forgotten(meeting, event.person)
    meeting = changed(
        meeting, event.person, here=False, away_since=None, removed=True, stands_in_for=0
    )
    return steps.left(meeting, event.person)


def meeting_locked(meeting: Meeting, _event: e.MeetingLocked) -> Meeting:
    """Close the door."""
    return replace(meeting, locked=True)


def meeting_unlocked(meeting: Meeting, _event: e.MeetingUnlocked) -> Meeting:
    """Open the door."""
    return replace(meeting, locked=False)


def link_changed(meeting: Meeting, _event: e.LinkChanged) -> Meeting:
    """Leave the meeting as it is: links are the server's, and known to nobody here."""
    return meeting


def person_invited(meeting: Meeting, event: e.PersonInvited) -> Meeting:
    """Remember that there is a link for one person."""
    number = meeting.invited + 1
    new = Invitation(event.seq, number, event.role, event.by)
    return replace(meeting, invitations=(*meeting.invitations, new), invited=number)


def invitation_taken_back(meeting: Meeting, event: e.InvitationTakenBack) -> Meeting:
    """Forget it."""
    return used_up(meeting, event.invitation)


def chat_muted(meeting: Meeting, event: e.ChatMuted) -> Meeting:
    """Mute somebody, or the chat."""
    if event.person:
        return changed(meeting, event.person, muted=True)
    return replace(meeting, muted=True)


def chat_unmuted(meeting: Meeting, event: e.ChatUnmuted) -> Meeting:
    """Unmute somebody, or the chat."""
    if event.person:
        return changed(meeting, event.person, muted=False)
    return replace(meeting, muted=False)


def passing_started(meeting: Meeting, _event: e.PassingStarted) -> Meeting:
    """Let whoever speaks pass the floor on."""
    return replace(meeting, passing=True)


def passing_stopped(meeting: Meeting, _event: e.PassingStopped) -> Meeting:
    """Let hosts and callers give the floor."""
    return replace(meeting, passing=False)
