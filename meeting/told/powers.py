"""What is done with power, as sentences: everybody is told."""

from __future__ import annotations

from meeting import events as e
from meeting.language import say
from meeting.told import wording
from meeting.told.scene import Scene


def took_over(event: e.TookOver, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    until = f" until {scene.agent(event.host)} {scene.verb(event.host, 'are', 'is')} back"
    here = scene.after.people.get(event.host)
    return f"{who} {verb} host now{until if here and here.here else ''}."


def gave_back(event: e.GaveBack, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    return f"{who} {verb} co-host again: the host is back."


def person_removed(event: e.PersonRemoved, scene: Scene) -> str:
    who = scene.agent(event.person)
    sentence = say("{who} removed {whom} from the meeting.", who=scene.name(event.by), whom=who)
    return wording.because(sentence, event.reason)


def meeting_locked(event: e.MeetingLocked, scene: Scene) -> str:
    return f"{scene.name(event.by)} locked the meeting. Nobody new comes in."


def meeting_unlocked(event: e.MeetingUnlocked, scene: Scene) -> str:
    return f"{scene.name(event.by)} unlocked the meeting."


def chat_muted(event: e.ChatMuted, scene: Scene) -> str:
    whose = f"{scene.whose(event.person)} chat" if event.person else "the chat"
    sentence = say("{who} muted {whose}.", who=scene.name(event.by), whose=whose)
    return wording.because(sentence, event.reason)


def chat_unmuted(event: e.ChatUnmuted, scene: Scene) -> str:
    whose = f"{scene.whose(event.person)} chat" if event.person else "the chat"
    return f"{scene.name(event.by)} unmuted {whose}."


def passing_started(event: e.PassingStarted, scene: Scene) -> str:
    return f"{scene.name(event.by)} let whoever speaks pass the floor on, with /pass."


def passing_stopped(event: e.PassingStopped, scene: Scene) -> str:
    return f"{scene.name(event.by)} ended passing on: hosts and callers give the floor."
