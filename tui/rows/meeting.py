"""What who looks after the meeting does: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    inviting,
    people,
    reading,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "role",
        Group.MEETING,
        later("Give somebody a role, or take it."),
        people.role,
        arguments="give|take ROLE NAME",
        examples=("/role give scribe Ana", "/role take caller Ben"),
        sends=(c.GiveRole, c.TakeRole),
    ),
    Entry(
        "handover",
        Group.MEETING,
        later("Make somebody else host in your place, after asking you."),
        people.hand_over,
        arguments="NAME",
        sends=(c.HandOver,),
    ),
    Entry(
        "remove",
        Group.MEETING,
        later("Send somebody out, after asking you. Everybody is told, with your reason."),
        people.remove,
        arguments="NAME [because REASON]",
        sends=(c.RemovePerson,),
    ),
    Entry(
        "newlink",
        Group.MEETING,
        later("Make a new link for a role, after asking you. The old one opens nothing any more."),
        inviting.new_link,
        arguments="ROLE",
        sends=(c.ChangeLink,),
    ),
    Entry(
        "invite",
        Group.MEETING,
        later("Make a link for one person. The first who comes in by it uses it up."),
        inviting.invite,
        arguments="[ROLE]",
        examples=("/invite", "/invite captioner"),
        sends=(c.Invite,),
    ),
    Entry(
        "uninvite",
        Group.MEETING,
        later("List the links for one person that nobody used yet, or take one back."),
        inviting.uninvite,
        arguments="[NUMBER]",
        sends=(c.TakeBackInvitation,),
    ),
    Entry("lock", Group.MEETING, later("Let nobody new in."), people.lock, sends=(c.LockMeeting,)),
    Entry(
        "unlock",
        Group.MEETING,
        later("Let people in again."),
        people.unlock,
        sends=(c.UnlockMeeting,),
    ),
    Entry(
        "mute",
        Group.MEETING,
        later("Mute the chat, or the chat of one person."),
        people.mute,
        arguments="[NAME] [because REASON]",
        examples=("/mute", "/mute Ben because we listen now"),
        sends=(c.MuteChat,),
    ),
    Entry(
        "unmute",
        Group.MEETING,
        later("Unmute the chat, or the chat of one person."),
        people.unmute,
        arguments="[NAME]",
        sends=(c.UnmuteChat,),
    ),
    Entry(
        "end",
        Group.MEETING,
        later("Close the meeting for everybody."),
        reading.end,
        arguments="[yes]",
        sends=(c.CloseMeeting,),
    ),
)
