"""Powers over others, each of them visible to all: hand over, remove, lock, mute."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.roles import Permission, Role, permissions
from meeting.rules import standing_in
from meeting.rules.gathering import going, somebody_here
from meeting.state import Meeting
from meeting.text import clean

MOST_INVITATIONS = 100


def hand_over(meeting: Meeting, command: c.HandOver, by: int, _at: int) -> Iterator[e.Event]:
    """Make somebody a host, and yourself a host no more; your other roles stay.

    Where your other roles do not let you speak, you become a participant: you still have a say.
    """
    person = somebody_here(meeting, command.person)
    if person.id == by:
        raise Refused("That is you.", "Name somebody else.")
    if person.away or person.elsewhere:
        raise Refused("{name} is not on the line.", "Name somebody who is.", name=person.name)
    if Role.HOST not in person.roles:
        yield e.RoleGiven(person=person.id, role=Role.HOST)
    others = permissions(role for role in meeting.people[by].roles if role is not Role.HOST)
    if Permission.TAKE_PART not in others:
        yield e.RoleGiven(person=by, role=Role.PARTICIPANT)
    yield e.RoleTaken(person=by, role=Role.HOST)


def remove_person(
    meeting: Meeting, command: c.RemovePerson, by: int, _at: int
) -> Iterator[e.Event]:
    """Send somebody out; a co-host cannot send out a host."""
    person = somebody_here(meeting, command.person)
    if person.id == by:
        raise Refused("That is you.", "Type /leave to go.")
    if Role.HOST in person.roles and not meeting.people[by].may(Permission.GIVE_ROLES):
        raise Refused("{name} is a host.", "Only a host can remove a host.", name=person.name)
    yield from going(meeting, person.id)
    yield e.PersonRemoved(person=person.id, reason=clean(command.reason))
    yield from standing_in.gone(meeting, person.id)


def lock_meeting(
    meeting: Meeting, _command: c.LockMeeting, _by: int, _at: int
) -> Iterator[e.Event]:
    """Close the door, once."""
    if meeting.locked:
        raise Refused("The meeting is locked already.")
    yield e.MeetingLocked()


def unlock_meeting(
    meeting: Meeting, _command: c.UnlockMeeting, _by: int, _at: int
) -> Iterator[e.Event]:
    """Open the door, once."""
    if not meeting.locked:
        raise Refused("The meeting is not locked.")
    yield e.MeetingUnlocked()


def change_link(_meeting: Meeting, command: c.ChangeLink, _by: int, _at: int) -> Iterator[e.Event]:
    """Tell everybody; who may give roles may also say who else gets one by a link."""
    yield e.LinkChanged(role=command.role)


def invite(meeting: Meeting, command: c.Invite, _by: int, _at: int) -> Iterator[e.Event]:
    """Tell everybody; a hundred such links at a time are more than a host can keep apart."""
    if len(meeting.invitations) >= MOST_INVITATIONS:
        raise Refused(
            "There are {most} links for one person already.",
            "Take one back first: /uninvite lists them.",
            most=MOST_INVITATIONS,
        )
    yield e.PersonInvited(role=command.role)


def take_back_invitation(
    meeting: Meeting, command: c.TakeBackInvitation, _by: int, _at: int
) -> Iterator[e.Event]:
    """End a link that nobody came in by yet."""
    if command.invitation not in {one.id for one in meeting.invitations}:
        raise Refused("That link was used already, or taken back.")
    yield e.InvitationTakenBack(invitation=command.invitation)


def mute_chat(meeting: Meeting, command: c.MuteChat, _by: int, _at: int) -> Iterator[e.Event]:
    """Mute the chat, or one person who does not keep it."""
    if command.person:
        person = somebody_here(meeting, command.person)
        if person.may(Permission.KEEP_CHAT):
            raise Refused("{name} keeps the chat.", "Take the role first.", name=person.name)
        if person.muted:
            raise Refused("{name} is muted already.", name=person.name)
    elif meeting.muted:
        raise Refused("The chat is muted already.")
    yield e.ChatMuted(person=command.person, reason=clean(command.reason))


def unmute_chat(meeting: Meeting, command: c.UnmuteChat, _by: int, _at: int) -> Iterator[e.Event]:
    """Unmute what is muted."""
    if command.person:
        person = somebody_here(meeting, command.person)
        if not person.muted:
            raise Refused("{name} is not muted.", name=person.name)
    elif not meeting.muted:
        raise Refused("The chat is not muted.")
    yield e.ChatUnmuted(person=command.person)
