"""Turns, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import naming, summaries, timing
from meeting.language import later, say, say_many
from meeting.roles import Role
from meeting.told import wording
from meeting.told.scene import Scene
from meeting.values import SERVER


def turn_began(event: e.TurnBegan, scene: Scene) -> str:
    if scene.yours(event.person):
        return wording.together(_your_turn(event, scene), _time_for_you(scene))
    who = naming.called(scene.after, event.person)
    says = say("{who} is writing.", who=who) if event.written else _speaks(who)
    return wording.together(says, _called_ahead(event, scene), _to_read(event, scene))


def _speaks(who: str) -> str:
    return say("{who} has the floor.", who=who)


def _your_turn(event: e.TurnBegan, scene: Scene) -> str:
    end = "/pass" if scene.after.passing else "/done"
    if event.written:
        return say("It is your turn. Type /say and your words, then {command}.", command=end)
    return say("It is your turn. Type {command} at the end.", command=end)


def _to_read(event: e.TurnBegan, scene: Scene) -> str:
    """Return how a reader gives a voice to a written turn, "" for everybody else."""
    you = scene.after.people.get(scene.you)
    reads = event.written and you is not None and Role.READER in you.roles
    return say("Type /aloud to read it to the others.") if reads else ""


def _called_ahead(event: e.TurnBegan, scene: Scene) -> str:
    """Say who called somebody ahead of others: every use of power is visible."""
    ahead = [one for one in scene.before.queue if not scene.before.is_away(one.person)]
    place = next((n for n, hand in enumerate(ahead) if hand.id == event.hand), len(ahead))
    if not place:
        return ""
    if event.by == event.person:
        return say_many(
            "They went ahead of {number} other.", "They went ahead of {number} others.", place
        )
    return say_many(
        "{who} called them ahead of {number} other.",
        "{who} called them ahead of {number} others.",
        place,
        who=scene.name(event.by),
    )


def turn_ended(event: e.TurnEnded, scene: Scene) -> str:
    turn = scene.before.floor
    if turn is None:
        return ""
    if event.by in (turn.person, SERVER):
        return say("{who} finished.", who=scene.name(turn.person))
    who, whose = scene.name(event.by), scene.whose(turn.person)
    ended = say("{who} ended {whose} turn.", who=who, whose=whose)
    again = say("Were you cut off? Type /cutoff.") if scene.yours(turn.person) else ""
    return wording.together(ended, again)


def _time_for_you(scene: Scene) -> str:
    longest = timing.limit(scene.after, scene.you)
    return say("You have {time}.", time=summaries.seconds(longest // 1000)) if longest else ""


def writing_goes_on(event: e.WritingGoesOn, scene: Scene) -> str:
    return scene.told(event.by, later("You are still writing."), later("{who} is still writing."))


def reading_began(event: e.ReadingBegan, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    return scene.told(
        event.by,
        later("You read {whose} words aloud."),
        later("{who} reads {whose} words aloud."),
        whose=scene.whose(turn.person),
    )
