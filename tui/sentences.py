"""What the clients say by themselves: about the line, about coming in, about what you missed.

Sentences about the meeting come from `meeting.sentences`.
"""

from __future__ import annotations

from meeting import summaries
from meeting.state import Meeting


def welcome(meeting: Meeting, you: int) -> str:
    """Return what stands when you come in: you, agenda, floor, queue, captions so far."""
    person = meeting.people.get(you)
    roles = ", ".join(person.roles) if person else ""
    parts = [f"You are in {meeting.title} as {meeting.name_of(you)}{', ' * bool(roles)}{roles}."]
    if meeting.agenda:
        parts.append(summaries.now(meeting))
    if meeting.floor:
        parts.append(summaries.floor(meeting, you))
    if meeting.queue:
        parts.append(f"Queue, {len(meeting.queue)} waiting.")
    if len(meeting.captions):
        parts.append(f"{captions(len(meeting.captions))} so far: type /missed.")
    return " ".join(parts)


def back(before: Meeting, after: Meeting, you: int, shown: int) -> str:
    """Return what changed while the line was down; `shown` captions follow by themselves."""
    parts = ["The line is back."]
    count = len(after.captions) - len(before.captions)
    if count:
        parts.append(f"{captions(count)} came{'' if shown else ': type /missed'}.")
    if after.item != before.item and after.item:
        parts.append(summaries.now(after))
    if after.floor and after.floor != before.floor:
        parts.append(summaries.floor(after, you))
    place = after.place_of(you)
    if place and place != before.place_of(you):
        parts.append(summaries.place(after, you))
    return " ".join(parts)


def line_down() -> str:
    """Return what is said once when the line is lost."""
    return "The line is lost. Handrail tries again by itself."


def started_again() -> str:
    """Return what is said when the server keeps another log than before."""
    return "The meeting's record began anew on the server. You see it from the start."


def captions_on(waiting: int) -> str:
    """Return what is said when captions are shown again; `waiting` came meanwhile."""
    more = f" {captions(waiting)} came meanwhile: type /missed." if waiting else ""
    return f"Captions are shown.{more}"


def captions_off() -> str:
    """Return what is said when captions are shown no more."""
    return "Captions are hidden. The rest is still told."


def nothing_missed() -> str:
    """Return what is said where every caption was shown."""
    return "You missed no captions."


def captions(count: int) -> str:
    """Return a count of captions in words."""
    return "1 caption" if count == 1 else f"{count} captions"
