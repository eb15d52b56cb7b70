"""Turns, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries, timing
from meeting.roles import Role
from meeting.told.scene import Scene
from meeting.values import SERVER


def turn_began(event: e.TurnBegan, scene: Scene) -> str:
    if scene.yours(event.person):
        end = "/pass" if scene.after.passing else "/done"
        words = "Type /say and your words, then" if event.written else "Type"
        what = f"{words} {end}{'.' if event.written else ' at the end.'}"
        return f"It is your turn. {what}{_time_for_you(scene)}"
    name = scene.after.called(event.person)
    state = "is writing" if event.written else "has the floor"
    you = scene.after.people.get(scene.you)
    reads = event.written and you is not None and Role.READER in you.roles
    read = " Type /aloud to read it to the others." if reads else ""
    return f"{name} {state}.{_called_ahead(event, scene)}{read}"


def _called_ahead(event: e.TurnBegan, scene: Scene) -> str:
    """Say who called somebody ahead of others: every use of power is visible."""
    ahead = [one for one in scene.before.queue if not scene.before.is_away(one.person)]
    place = next((n for n, hand in enumerate(ahead) if hand.id == event.hand), len(ahead))
    if not place:
        return ""
    others = "1 other" if place == 1 else f"{place} others"
    if event.by == event.person:
        return f" They went ahead of {others}."
    return f" {scene.name(event.by)} called them ahead of {others}."


def turn_ended(event: e.TurnEnded, scene: Scene) -> str:
    turn = scene.before.floor
    if turn is None:
        return ""
    if event.by in (turn.person, SERVER):
        return f"{scene.name(turn.person)} finished."
    again = " Were you cut off? Type /cutoff." if scene.yours(turn.person) else ""
    return f"{scene.name(event.by)} ended {scene.whose(turn.person)} turn.{again}"


def _time_for_you(scene: Scene) -> str:
    longest = timing.limit(scene.after, scene.you)
    return f" You have {summaries.seconds(longest // 1000)}." if longest else ""


def writing_goes_on(event: e.WritingGoesOn, scene: Scene) -> str:
    return f"{scene.name(event.by)} {scene.verb(event.by, 'are', 'is')} still writing."


def reading_began(event: e.ReadingBegan, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    reads = scene.verb(event.by, "read", "reads")
    return f"{scene.name(event.by)} {reads} {scene.whose(turn.person)} words aloud."
