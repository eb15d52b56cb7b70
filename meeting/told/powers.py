"""What is done with power, as sentences: everybody is told."""

from __future__ import annotations

from meeting import events as e
from meeting.language import later, say
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER


def took_over(event: e.TookOver, scene: Scene) -> str:
    here = scene.after.people.get(event.host)
    if here is None or not here.here:
        return scene.told(event.person, later("You are host now."), later("{who} is host now."))
    if scene.yours(event.host):
        who = scene.other(event.person)
        return say("{who} is host now until you are back.", who=who)
    return scene.told(
        event.person,
        later("You are host now until {whom} is back."),
        later("{who} is host now until {whom} is back."),
        whom=scene.other(event.host),
    )


def gave_back(event: e.GaveBack, scene: Scene) -> str:
    return scene.told(
        event.person,
        later("You are co-host again: the host is back."),
        later("{who} is co-host again: the host is back."),
    )


def person_removed(event: e.PersonRemoved, scene: Scene) -> str:
    who = scene.agent(event.person)
    sentence = say("{who} removed {whom} from the meeting.", who=scene.name(event.by), whom=who)
    return wording.because(sentence, event.reason)


def meeting_locked(event: e.MeetingLocked, scene: Scene) -> str:
    return say("{who} locked the meeting. Nobody new comes in.", who=scene.name(event.by))


def meeting_unlocked(event: e.MeetingUnlocked, scene: Scene) -> str:
    return say("{who} unlocked the meeting.", who=scene.name(event.by))


def link_changed(event: e.LinkChanged, scene: Scene) -> str:
    return say(
        "{who} made a new link for the role {role}. The old one opens nothing any more.",
        who=scene.name(event.by),
        role=say(event.role),
    )


def person_invited(event: e.PersonInvited, scene: Scene) -> str:
    return say(
        "{who} made a link for one person, for the role {role}.",
        who=scene.name(event.by),
        role=say(event.role),
    )


def invitation_taken_back(event: e.InvitationTakenBack, scene: Scene) -> str:
    return say("{who} took back a link for one person.", who=scene.name(event.by))


def chat_muted(event: e.ChatMuted, scene: Scene) -> str:
    who = scene.name(event.by)
    if event.person:
        whose = scene.whose(event.person)
        sentence = say("{who} muted {whose} chat.", who=who, whose=whose)
    else:
        sentence = say("{who} muted the chat.", who=who)
    return wording.because(sentence, event.reason)


def chat_unmuted(event: e.ChatUnmuted, scene: Scene) -> str:
    who = scene.name(event.by)
    if event.person:
        return say("{who} unmuted {whose} chat.", who=who, whose=scene.whose(event.person))
    return say("{who} unmuted the chat.", who=who)


def passing_started(event: e.PassingStarted, scene: Scene) -> str:
    if event.by == SERVER:
        return say("This meeting has no host. Whoever speaks passes the floor on, with /pass.")
    who = scene.name(event.by)
    return say("{who} let whoever speaks pass the floor on, with /pass.", who=who)


def passing_stopped(event: e.PassingStopped, scene: Scene) -> str:
    who = scene.name(event.by)
    return say("{who} ended passing on: hosts and callers give the floor.", who=who)
