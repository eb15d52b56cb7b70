"""Questions, polls and their answers, as sentences."""

from __future__ import annotations

from meeting import asking
from meeting import events as e
from meeting.told.scene import Scene


def question_asked(event: e.QuestionAsked, scene: Scene) -> str:
    number = len(scene.after.questions)
    if scene.yours(event.by):
        return f"Your question is number {number} on the list: {event.text}"
    who = "Somebody" if event.anonymous else scene.after.name_of(event.person)
    return f"{who} asks question {number}: {event.text}"


def question_supported(event: e.QuestionSupported, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # the list has the count; many may support at once
    return f"You support question {asking.question_number(scene.after, event.question)}."


def support_dropped(event: e.SupportDropped, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    return f"You support question {asking.question_number(scene.after, event.question)} no more."


def question_answered(event: e.QuestionAnswered, scene: Scene) -> str:
    number = asking.question_number(scene.after, event.question)
    return f"Question {number} is answered{f': {event.text}' if event.text else '.'}"


def poll_opened(_event: e.PollOpened, scene: Scene) -> str:
    return f"{asking.poll(scene.after.polls[-1])} Type /vote and a number."


def vote_cast(event: e.VoteCast, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # how many have voted is on the list
    return f"You voted: {asking.answer(scene.after, event.poll, event.answer)}."


def poll_closed(event: e.PollClosed, scene: Scene) -> str:
    found = [one for one in scene.after.polls if one.id == event.poll]
    return asking.result(found[0]) if found else ""
