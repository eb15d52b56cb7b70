"""Questions that stand on a list: asked by name or not, supported, answered."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later
from meeting.rules import wording
from meeting.rules.record import check_not_muted
from meeting.state import Meeting, Question
from meeting.text import clean

MOST_QUESTIONS = 500


def ask_question(meeting: Meeting, command: c.AskQuestion, by: int, _at: int) -> Iterator[e.Event]:
    """Put a question on the list, with your name or without."""
    check_not_muted(meeting, by)
    if len(meeting.questions) >= MOST_QUESTIONS:
        raise Refused("The list of questions is full.", "Raise a hand to ask.")
    text = wording.words(command.text, later("question"))
    yield e.QuestionAsked(text=text, person=by, anonymous=command.anonymous)


def support_question(
    meeting: Meeting, command: c.SupportQuestion, by: int, _at: int
) -> Iterator[e.Event]:
    """Support a question once."""
    question = _open(meeting, command.question)
    if question.person == by:
        raise Refused("That is your own question.", "Others can support it.")
    if by in question.supporters:
        raise Refused("You support that question already.")
    yield e.QuestionSupported(question=question.id)


def drop_support(meeting: Meeting, command: c.DropSupport, by: int, _at: int) -> Iterator[e.Event]:
    """Support a question no more."""
    question = _open(meeting, command.question)
    if by not in question.supporters:
        raise Refused("You do not support that question.")
    yield e.SupportDropped(question=question.id)


def answer_question(
    meeting: Meeting, command: c.AnswerQuestion, _by: int, _at: int
) -> Iterator[e.Event]:
    """Mark a question as answered, perhaps with the answer in writing."""
    yield e.QuestionAnswered(question=_open(meeting, command.question).id, text=clean(command.text))


def _open(meeting: Meeting, number: int) -> Question:
    """Return the question with this number; refuse where it is answered, or not there."""
    question = next((one for one in meeting.questions if one.id == number), None)
    if question is None:
        raise Refused("There is no such question.", "Type /questions to see them.")
    if question.answered is not None:
        raise Refused("That question is answered already.", "Type /questions to see the others.")
    return question
