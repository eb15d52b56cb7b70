"""Coming and going, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import naming, summaries
from meeting.language import later, say
from meeting.roles import Role
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def meeting_opened(event: e.MeetingOpened, _: Scene) -> str:
    return say("The meeting is open: {title}", title=ended(event.title))


def meeting_closed(event: e.MeetingClosed, scene: Scene) -> str:
    if not event.by:
        return say("The meeting is closed. You can still read and save it.")
    whom = scene.agent(event.by)
    return say("The meeting is closed by {whom}. You can still read and save it.", whom=whom)


def person_joined(event: e.PersonJoined, scene: Scene) -> str:
    if scene.yours(event.seq):
        roles = naming.both(say(role) for role in event.roles)
        return say("You are in the meeting as {name}, {roles}.", name=event.name, roles=roles)
    return say("{who} joined.", who=naming.called(scene.after, event.seq))


def person_added(event: e.PersonAdded, scene: Scene) -> str:
    return say(
        "{who} takes part from elsewhere. {by} added them.",
        who=naming.named(event.name),
        by=scene.name(event.by),
    )


def person_left(event: e.PersonLeft, scene: Scene) -> str:
    return say("{who} left.", who=scene.name(event.person))


def person_renamed(event: e.PersonRenamed, scene: Scene) -> str:
    if scene.yours(event.person):
        return say("You are now called {name}.", name=event.name)
    before = naming.named(scene.before.name_of(event.person))
    if event.by == event.person:
        return say("{before} is now called {name}.", before=before, name=event.name)
    return say(
        "{before} is now called {name}, by {whom}.",
        before=before,
        name=event.name,
        whom=scene.agent(event.by),
    )


def address_chosen(event: e.AddressChosen, scene: Scene) -> str:
    if not event.words:
        yours, theirs = later("People see your name alone."), later("{who} goes by the name alone.")
        return scene.told(event.person, yours, theirs)
    yours, theirs = later("You are addressed as {words}."), later("{who} is addressed as {words}.")
    return scene.told(event.person, yours, theirs, words=event.words)


def line_lost(event: e.LineLost, scene: Scene) -> str:
    lost = scene.told(event.person, later("You lost your line."), later("{who} lost their line."))
    if scene.after.place_of(event.person) is None or not scene.after.hold:
        return lost
    held = scene.told(
        event.person,
        later("Your place in the queue is held for {time}."),
        later("Their place in the queue is held for {time}."),
        time=summaries.seconds(scene.after.hold),
    )
    return wording.together(lost, held)


def line_regained(event: e.LineRegained, scene: Scene) -> str:
    if scene.yours(event.person):
        return ""  # the client itself says that the line is back
    return say("{who} is back.", who=scene.name(event.person))


def role_given(event: e.RoleGiven, scene: Scene) -> str:
    given = scene.told(
        event.person,
        later("You are {role} now, by {whom}."),
        later("{who} is {role} now, by {whom}."),
        role=say(event.role),
        whom=scene.agent(event.by),
    )
    if event.role is not Role.ACCESS_HELPER or scene.you not in scene.after.needs:
        return given
    who = scene.name(event.person)
    return wording.together(given, say("{who} can read the needs that you told.", who=who))


def role_taken(event: e.RoleTaken, scene: Scene) -> str:
    return scene.told(
        event.person,
        later("You are {role} no more, by {whom}."),
        later("{who} is {role} no more, by {whom}."),
        role=say(event.role),
        whom=scene.agent(event.by),
    )
