"""Coming and going, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.language import later, say
from meeting.roles import Role
from meeting.summaries import ended
from meeting.told.scene import Scene


def meeting_opened(event: e.MeetingOpened, _: Scene) -> str:
    return ended(f"The meeting is open: {event.title}")


def meeting_closed(event: e.MeetingClosed, scene: Scene) -> str:
    who = f" by {scene.agent(event.by)}" if event.by else ""
    return f"The meeting is closed{who}. You can still read and save it."


def person_joined(event: e.PersonJoined, scene: Scene) -> str:
    if scene.yours(event.seq):
        roles = " and ".join(role.value for role in event.roles)
        return f"You are in the meeting as {event.name}, {roles}."
    return say("{who} joined.", who=scene.after.called(event.seq))


def person_added(event: e.PersonAdded, scene: Scene) -> str:
    return f"{event.name} takes part from elsewhere. {scene.name(event.by)} added them."


def person_left(event: e.PersonLeft, scene: Scene) -> str:
    return f"{scene.name(event.person)} left."


def person_renamed(event: e.PersonRenamed, scene: Scene) -> str:
    if scene.yours(event.person):
        return f"You are now called {event.name}."
    before = scene.before.name_of(event.person)
    by = f", by {scene.agent(event.by)}" if event.by != event.person else ""
    return f"{before} is now called {event.name}{by}."


def address_chosen(event: e.AddressChosen, scene: Scene) -> str:
    if not event.words:
        yours, theirs = later("People see your name alone."), later("{who} goes by the name alone.")
        return scene.told(event.person, yours, theirs)
    yours, theirs = later("You are addressed as {words}."), later("{who} is addressed as {words}.")
    return scene.told(event.person, yours, theirs, words=event.words)


def line_lost(event: e.LineLost, scene: Scene) -> str:
    waits = scene.after.place_of(event.person) is not None and scene.after.hold > 0
    whose = scene.verb(event.person, "your", "their")
    until = f" for {summaries.seconds(scene.after.hold)}"
    held = f" {whose.capitalize()} place in the queue is held{until}." if waits else ""
    return f"{scene.name(event.person)} lost {whose} line.{held}"


def line_regained(event: e.LineRegained, scene: Scene) -> str:
    return f"{scene.name(event.person)} {scene.verb(event.person, 'are', 'is')} back."


def role_given(event: e.RoleGiven, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    known = ""
    if event.role is Role.ACCESS_HELPER and scene.you in scene.after.needs:
        known = f" {scene.name(event.person)} can read the needs that you told."
    return f"{who} {verb} {event.role} now, by {scene.agent(event.by)}.{known}"


def role_taken(event: e.RoleTaken, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    return f"{who} {verb} {event.role} no more, by {scene.agent(event.by)}."
