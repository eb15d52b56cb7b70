"""Opening and closing, coming and going, names and roles."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting import hands
from meeting.errors import Refused
from meeting.language import later, say
from meeting.roles import Permission, Role, permissions
from meeting.rules import helping, names, polls, standing_in, wording
from meeting.state import Meeting, Person
from meeting.text import clean
from meeting.values import Why


def open_meeting(
    _meeting: Meeting, command: c.OpenMeeting, _by: int, _at: int
) -> Iterator[e.Event]:
    """Make event 1; without a host, let the floor be passed on from the beginning."""
    yield e.MeetingOpened(
        title=wording.words(command.title, later("title")),
        language=command.language,
        utc=command.utc,
        epoch=command.epoch,
        purpose=clean(command.purpose),
        keep_days=command.keep_days,
        amend_days=command.amend_days,
        regrets=tuple(dict.fromkeys(map(wording.name, command.regrets))),
    )
    if command.passing:
        yield e.PassingStarted()


def close_meeting(
    meeting: Meeting, _command: c.CloseMeeting, _by: int, _at: int
) -> Iterator[e.Event]:
    """End turn, agenda item and captions, then the meeting; who waits stays on record."""
    if meeting.floor:
        yield e.TurnEnded(turn=meeting.floor.id)
    if meeting.poll:
        yield polls.closed(meeting.poll)
    if meeting.item:
        yield e.ItemClosed(item=meeting.item.id)
    for captioner in meeting.captioners:
        yield e.CaptionsStopped(captioner=captioner.person)
    yield e.MeetingClosed()


def join(meeting: Meeting, command: c.Join, _by: int, _at: int) -> Iterator[e.Event]:
    """Let a person in under a name that nobody else here goes by.

    A locked door still opens to hosts, so that a meeting can always get its host back. A link for
    one person lets in the first who comes by it.
    """
    if command.invitation and command.invitation not in {one.id for one in meeting.invitations}:
        raise Refused(
            "This link was for one person, and opens nothing any more.", "Ask a host for another."
        )
    if meeting.locked and Role.HOST not in command.roles:
        raise Refused("This meeting is locked: nobody new comes in.", "Ask a host to unlock it.")
    name = names.free(meeting, command.name, command.roles)
    addressed = names.address(command.addressed, command.roles)
    yield e.PersonJoined(
        name=name, roles=command.roles, addressed=addressed, invitation=command.invitation
    )
    yield from standing_in.came(meeting, meeting.seq + 1, command.roles)
    if Role.ACCESS_HELPER in command.roles:
        yield from helping.shared(meeting)


def rename(meeting: Meeting, command: c.Rename, by: int, _at: int) -> Iterator[e.Event]:
    """Give the person a name that nobody else here goes by."""
    name = names.free(meeting, command.name, meeting.people[by].roles, but=by)
    if name == meeting.name_of(by):
        raise Refused("That is your name already.")
    yield e.PersonRenamed(person=by, name=name)


def choose_address(
    meeting: Meeting, command: c.ChooseAddress, by: int, _at: int
) -> Iterator[e.Event]:
    """Take in how the person wishes to be addressed."""
    person = meeting.people[by]
    words = names.address(command.words, person.roles)
    if words == person.addressed:
        raise Refused("People see that already.")
    yield e.AddressChosen(person=by, words=words)


def leave(meeting: Meeting, _command: c.Leave, by: int, _at: int) -> Iterator[e.Event]:
    """Take down what the person holds, then let them go.

    A card stays up to the end of the turn: if it came down now, all would know whose it was.
    """
    yield from going(meeting, by)
    yield e.PersonLeft(person=by)
    yield from standing_in.gone(meeting, by)


def give_role(meeting: Meeting, command: c.GiveRole, _by: int, _at: int) -> Iterator[e.Event]:
    """Add the role, unless the person has it."""
    person = somebody_here(meeting, command.person)
    if command.role in person.roles:
        raise Refused(
            "{name} has the role {role} already.", name=person.name, role=say(command.role)
        )
    yield e.RoleGiven(person=person.id, role=command.role)
    if command.role is Role.ACCESS_HELPER:
        yield from helping.shared(meeting)


def take_role(meeting: Meeting, command: c.TakeRole, _by: int, _at: int) -> Iterator[e.Event]:
    """Take the role away, and what only the role allowed; a meeting keeps its last host."""
    person = somebody_here(meeting, command.person)
    if command.role not in person.roles:
        raise Refused("{name} has no role {role}.", name=person.name, role=say(command.role))
    hosts = [one for one in meeting.people.values() if one.here and Role.HOST in one.roles]
    if command.role is Role.HOST and len(hosts) == 1:
        raise Refused("A meeting needs a host.", "Make somebody else a host first.")
    yield e.RoleTaken(person=person.id, role=command.role)
    if command.role is Role.CAPTIONER and meeting.captioner(person.id):
        yield e.CaptionsStopped(captioner=person.id)
    kept = permissions(role for role in person.roles if role is not command.role)
    if Permission.TAKE_PART not in kept:
        yield from _out_of_the_talk(meeting, person.id)


def lose_line(meeting: Meeting, command: c.LoseLine, _by: int, _at: int) -> Iterator[e.Event]:
    """Mark the person as away and stop their captions; hands and turn stay."""
    person = somebody_here(meeting, command.person)
    if person.away or person.elsewhere:
        return
    if meeting.captioner(person.id):
        yield e.CaptionsStopped(captioner=person.id)
    yield e.LineLost(person=person.id)
    yield from standing_in.gone(meeting, person.id)


def regain_line(meeting: Meeting, command: c.RegainLine, _by: int, _at: int) -> Iterator[e.Event]:
    """Mark the person as back; a hand that was called meanwhile comes first."""
    person = somebody_here(meeting, command.person)
    if not person.away:
        return
    yield e.LineRegained(person=person.id)
    yield from standing_in.came(meeting, person.id, person.roles)
    for hand in meeting.hands_of(person.id):
        if hand.passed_over:
            place = hands.first_place(meeting.queue, hand.kind, hand.id)
            yield e.HandMoved(hand=hand.id, place=place, why=Why.RETURNED)


def somebody_here(meeting: Meeting, person: int) -> Person:
    """Return the person with this number; refuse where nobody here has it."""
    known = meeting.people.get(person)
    if known is None or not known.here:
        raise Refused("That person is not here.", "Type /who for a list of people.")
    return known


def somebody_who_talks(meeting: Meeting, person: int) -> Person:
    """Return the person with this number; refuse where they are not here or do not talk."""
    known = somebody_here(meeting, person)
    if not known.may(Permission.TAKE_PART):
        raise Refused("{name} does not take part in the talk.", name=known.name)
    return known


def going(meeting: Meeting, person: int) -> Iterator[e.Event]:
    """Take down what somebody holds who goes."""
    yield from _out_of_the_talk(meeting, person)
    if meeting.captioner(person):
        yield e.CaptionsStopped(captioner=person)


def _out_of_the_talk(meeting: Meeting, person: int) -> Iterator[e.Event]:
    for hand in meeting.hands_of(person):
        yield e.HandLowered(hand=hand.id)
    if meeting.floor and meeting.floor.person == person:
        yield e.TurnEnded(turn=meeting.floor.id)
