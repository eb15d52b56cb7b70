"""Links to the meeting: a new one for a role, or for one person; the secret is made here."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later, say
from meeting.roles import Role
from tui.door import Door
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Outcome, Send, Show
from tui.typed.wording import whole_number


def new_link(words: str, model: Model) -> Outcome:
    """Make a new link for a role, after asking; it is told to you alone."""
    role = _role(words, later("Which link? Type /newlink and a role: {roles}."))
    new = _door(model).new_link()
    done = (
        say("The new link, for the role {role}. Only you see it here:", role=say(role)),
        new.whole,
        *_other_way_in(role),
    )
    wish = Send(c.ChangeLink(role=role, key=new.key), done)
    question = say(
        "The old link for the role {role} will open nothing more. Make a new one? y or n",
        role=say(role),
    )
    return Confirm(question, wish, say("The old link stays."))


def invite(words: str, model: Model) -> Outcome:
    """Make a link for one person; it is told to you alone."""
    asked = words or Role.PARTICIPANT
    role = _role(asked, later("For which role? Type /invite and one of: {roles}."))
    new = _door(model).new_link()
    done = (
        say("A link for one person, for the role {role}. Only you see it here:", role=say(role)),
        new.whole,
        say("The first who comes in by it uses it up. Send it to one person only."),
    )
    return Send(c.Invite(role=role, key=new.key), done)


def uninvite(words: str, model: Model) -> Outcome:
    """Take back a link for one person, by its number; the list where none is named.

    The number stays when others are used, so that a list read a while ago is still right.
    """
    open_ones = model.meeting.invitations
    if not open_ones:
        return Show((say("No link for one person waits to be used."),))
    if not words:
        lines = (
            say(
                "{number}. For the role {role}, made by {who}.",
                number=one.number, role=say(one.role), who=model.meeting.name_of(one.by),
            )
            for one in open_ones
        )  # fmt: skip
        return Show((*lines, say("To take one back, type /uninvite and the number.")))
    number = whole_number(words, say("Type a number: /uninvite lists them."))
    found = next((one for one in open_ones if one.number == number), None)
    if found is None:
        raise NotUnderstood(say("No unused link has that number. Type /uninvite to see them."))
    return Send(c.TakeBackInvitation(invitation=found.id))


def _role(words: str, question: str) -> Role:
    """Return the role that is named; where none is, ask with all of them."""
    for role in Role:
        if role == words.casefold():
            return role
    raise NotUnderstood(say(question, roles=", ".join(Role)))


def _door(model: Model) -> Door:
    if model.door is None:
        raise NotUnderstood(say("This program cannot make links. Join by your own link."))
    return model.door


def _other_way_in(role: Role) -> tuple[str, ...]:
    """Return what else a new link for this role ends."""
    ends = say("The short code ended with the old link.")
    return (ends,) if role is Role.PARTICIPANT else ()
