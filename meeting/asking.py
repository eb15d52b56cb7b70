"""Questions, polls and links as they stand now, in plain sentences."""

from __future__ import annotations

from itertools import chain

from meeting import naming
from meeting.language import say, say_many
from meeting.state import Meeting, Poll, Question
from meeting.summaries import ended


def questions(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the questions: open ones first, those with most support first among them.

    Each has its number, by the order in which they were asked.
    """
    asked = [(number, one) for number, one in enumerate(meeting.questions, 1) if one.text]
    if not asked:
        return (say("There are no questions. Type /ask to ask one."),)
    numbered = sorted(
        asked,
        key=lambda one: (one[1].answered is not None, -one[1].support, one[0]),
    )
    waiting = sum(one.answered is None for _, one in asked)
    head = say("Questions, {open} open of {all}.", open=waiting, all=len(asked))
    return (head, *(f"{number}. {question(one, meeting, you)}" for number, one in numbered))


def question(one: Question, meeting: Meeting, you: int = 0) -> str:
    """Return one question: the words, who asked, how many support it, the answer."""
    state = []
    if not one.anonymous or (you and one.person == you):
        state.append(say("Asked by {whom}.", whom=naming.whom(meeting, one.person, you)))
    if one.support:
        state.append(_support(one.support))
    if one.answered is not None:
        answered = say("Answered: {text}", text=one.answer) if one.answer else say("Answered.")
        state.append(answered)
    return " ".join((ended(one.text), *state))


def _support(count: int) -> str:
    return say_many("{number} more wants it answered.", "{number} more want it answered.", count)


def question_number(meeting: Meeting, question: int) -> int:
    """Return a question's number on the list, 0 where it is not there."""
    return next((n for n, one in enumerate(meeting.questions, 1) if one.id == question), 0)


def poll(one: Poll) -> str:
    """Return what is asked, and the answers by number."""
    answers = " ".join(ended(f"{n}, {answer}") for n, answer in enumerate(one.answers, 1))
    if one.temperature:
        return say("Temperature check: {text} {answers}", text=ended(one.text), answers=answers)
    return say("Poll: {text} {answers}", text=ended(one.text), answers=answers)


def polls(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the poll that is open, your answer, and the results of the others."""
    lines = [result(one) for one in meeting.polls if one.counts is not None]
    if meeting.poll:
        lines.append(poll(meeting.poll))
        own = meeting.poll.votes.get(you)
        yours = say("You voted {answer}.", answer=own) if own else say("Type /vote and a number.")
        lines.append(f"{_voted(meeting.poll.voted)} {yours}")
    return tuple(lines) or (say("There is no poll."),)


def _voted(count: int) -> str:
    return say_many("{number} person has voted.", "{number} people have voted.", count)


def result(one: Poll) -> str:
    """Return how a poll came out, the answers with most votes first."""
    counts = one.counts or (0,) * len(one.answers)
    rows = sorted(zip(one.answers, counts, strict=False), key=lambda row: -row[1])
    said = f"{ended(one.text)} {' '.join(f'{answer}: {count}.' for answer, count in rows)}"
    if one.temperature:
        return say(
            "Temperature check closed, {number} voted: {said}", number=sum(counts), said=said
        )
    return say("Poll closed, {number} voted: {said}", number=sum(counts), said=said)


def answer(meeting: Meeting, number: int, given: int) -> str:
    """Return an answer of a poll by its number."""
    answers = next((one.answers for one in meeting.polls if one.id == number), ())
    known = 1 <= given <= len(answers)
    return f"{given}, {answers[given - 1].rstrip('.')}" if known else str(given)


def links(meeting: Meeting) -> tuple[str, ...]:
    """Return the links that came up, each under a number that it keeps."""
    lines = [
        f"{number}. {f'{one.about}: ' if one.about else ''}{one.address}"
        for number, one in enumerate(meeting.links, 1)
        if not one.gone
    ]
    if not lines:
        return (say("There are no links."),)
    return (say("Links, {number}. Type /open or /copy and a number.", number=len(lines)), *lines)


def link_number(meeting: Meeting, address: str) -> int:
    """Return a link's number on the list, 0 where it is not there."""
    found = (n for n, one in enumerate(meeting.links, 1) if one.address == address and not one.gone)
    return next(found, 0)


def mark(meeting: Meeting, number: int) -> str:
    """Return the words of a decision, an action, a note or a link."""
    notes = chain(meeting.decisions, meeting.actions, meeting.notes)
    words = {one.id: one.text for one in notes}
    words.update((one.id, one.address) for one in meeting.links if one.shared)
    return words.get(number, say("a mark"))
