"""Questions and polls, as they are typed."""

from __future__ import annotations

from meeting import asking
from meeting import commands as c
from meeting.language import later, say
from meeting.state import Question
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.wording import at_most, needed, whole_number

TEMPERATURE = (
    later("Strongly for"),
    later("For"),
    later("I need to know more"),
    later("Not sure"),
    later("Against"),
    later("Strongly against"),
)
"""What can be answered to a temperature check."""


def ask(words: str, _model: Model) -> Outcome:
    """Put a question on the list; the word "anonymous" first leaves your name out."""
    first, _, rest = words.partition(" ")
    anonymous = first.casefold() == "anonymous"
    text = needed(rest.strip() if anonymous else words, say("Type your question after /ask."))
    return Send(c.AskQuestion(text=text, anonymous=anonymous))


def questions(_words: str, model: Model) -> Outcome:
    """Tell the questions, those with most support first."""
    return Show(asking.questions(model.meeting, model.you))


def support(words: str, model: Model) -> Outcome:
    """Support a question, or, where you do so already, support it no more."""
    question = chosen_question(words, model)
    if model.you in question.supporters:
        return Send(c.DropSupport(question=question.id))
    return Send(c.SupportQuestion(question=question.id))


def answer(words: str, model: Model) -> Outcome:
    """Mark a question as answered, perhaps with the answer in writing."""
    number, _, text = words.partition(" ")
    question = chosen_question(number, model)
    return Send(c.AnswerQuestion(question=question.id, text=at_most(text.strip(), 2000)))


def polls(_words: str, model: Model) -> Outcome:
    """Tell what the open poll asks, and how the others came out."""
    return Show(asking.polls(model.meeting, model.you))


def poll(words: str, model: Model) -> Outcome:
    """Tell the polls, open one by `QUESTION: ANSWER, ANSWER`, or close the open one."""
    if not words:
        return polls(words, model)
    if words.casefold() == "close":
        return Send(c.ClosePoll(poll=_poll(model)))
    text, colon, rest = words.rpartition(":")
    answers = tuple(one.strip() for one in rest.split(",") if one.strip())
    if not (colon and text.strip() and answers):
        raise NotUnderstood(say("Type it like this: /poll Tea or coffee: tea, coffee."))
    return Send(c.OpenPoll(text=text.strip(), answers=answers))


def temperature(words: str, _model: Model) -> Outcome:
    """Ask how people feel about what is talked about, or about these words."""
    text = at_most(words, 2000) or say("How do you feel about this?")
    answers = tuple(say(one) for one in TEMPERATURE)
    return Send(c.OpenPoll(text=text, answers=answers, temperature=True))


def vote(words: str, model: Model) -> Outcome:
    """Give an answer by its number."""
    poll = _poll(model)
    return Send(c.Vote(poll=poll, answer=whole_number(words, say("Type /vote and a number."))))


def chosen_question(words: str, model: Model) -> Question:
    """Return the question of this number; raises NotUnderstood."""
    number = whole_number(
        words.strip(), say("Give the question's number. Type /questions for them.")
    )
    if not 1 <= number <= len(model.meeting.questions):
        raise NotUnderstood(
            say("There is no question {number}. Type /questions to see them.", number=number)
        )
    return model.meeting.questions[number - 1]


def _poll(model: Model) -> int:
    if model.meeting.poll is None:
        raise NotUnderstood(say("No poll is open. Type /polls to see the results."))
    return model.meeting.poll.id
