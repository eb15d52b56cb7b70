"""Questions, polls and their answers, as sentences."""

from __future__ import annotations

from meeting import asking
from meeting import events as e
from meeting.language import say
from meeting.told import wording
from meeting.told.scene import Scene


def question_asked(event: e.QuestionAsked, scene: Scene) -> str:
    number, text = len(scene.after.questions), event.text
    if scene.yours(event.by):
        return say("Your question is number {number} on the list: {text}", number=number, text=text)
    if event.anonymous:
        return say("Somebody asks question {number}: {text}", number=number, text=text)
    who = scene.other(event.person)
    return say("{who} asks question {number}: {text}", who=who, number=number, text=text)


def question_supported(event: e.QuestionSupported, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # the list has the count; many may support at once
    number = asking.question_number(scene.after, event.question)
    return say("You support question {number}.", number=number)


def support_dropped(event: e.SupportDropped, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    number = asking.question_number(scene.after, event.question)
    return say("You support question {number} no more.", number=number)


def question_answered(event: e.QuestionAnswered, scene: Scene) -> str:
    number = asking.question_number(scene.after, event.question)
    if not event.text:
        return say("Question {number} is answered.", number=number)
    return say("Question {number} is answered: {text}", number=number, text=event.text)


def poll_opened(_event: e.PollOpened, scene: Scene) -> str:
    return wording.together(asking.poll(scene.after.polls[-1]), say("Type /vote and a number."))


def vote_cast(event: e.VoteCast, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # how many have voted is on the list
    return say("You voted: {answer}.", answer=asking.answer(scene.after, event.poll, event.answer))


def poll_closed(event: e.PollClosed, scene: Scene) -> str:
    found = [one for one in scene.after.polls if one.id == event.poll]
    return asking.result(found[0]) if found else ""
