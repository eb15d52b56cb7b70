"""Questions and polls. Who supports or votes is known only where the event says so."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Meeting, Poll, Question
from meeting.values import SERVER


def question_asked(meeting: Meeting, event: e.QuestionAsked) -> Meeting:
    """Put the question on the list, under the event's number."""
    question = Question(
        id=event.seq,
        at=event.at,
        person=event.person,
        text=event.text,
        anonymous=event.anonymous,
        item=meeting.item.id if meeting.item else 0,
    )
    return replace(meeting, questions=(*meeting.questions, question))


def question_supported(meeting: Meeting, event: e.QuestionSupported) -> Meeting:
    """Count one more."""
    return _question(meeting, event.question, event.by, 1)


def support_dropped(meeting: Meeting, event: e.SupportDropped) -> Meeting:
    """Count one less."""
    return _question(meeting, event.question, event.by, -1)


def question_answered(meeting: Meeting, event: e.QuestionAnswered) -> Meeting:
    """Keep that it is answered, and the answer where it was written."""

    def told(one: Question) -> Question:
        wordings = (*one.wordings, event.seq)
        return replace(one, answered=event.at, answer=event.text, wordings=wordings)

    questions = (told(one) if one.id == event.question else one for one in meeting.questions)
    return replace(meeting, questions=tuple(questions))


def poll_opened(meeting: Meeting, event: e.PollOpened) -> Meeting:
    """Open the poll, under the event's number."""
    poll = Poll(
        id=event.seq,
        at=event.at,
        text=event.text,
        answers=event.answers,
        temperature=event.temperature,
        item=meeting.item.id if meeting.item else 0,
    )
    return replace(meeting, polls=(*meeting.polls, poll))


def vote_cast(meeting: Meeting, event: e.VoteCast) -> Meeting:
    """Count the person once, and keep their last answer where it is told."""
    poll = next((one for one in meeting.polls if one.id == event.poll), None)
    if poll is None:
        return meeting
    votes = poll.votes
    if event.by != SERVER:
        votes = MappingProxyType({**votes, event.by: event.answer})
    return _poll(meeting, event.poll, votes=votes, voted=poll.voted + (not event.again))


def poll_closed(meeting: Meeting, event: e.PollClosed) -> Meeting:
    """Keep the result."""
    return _poll(meeting, event.poll, counts=event.counts)


def _question(meeting: Meeting, number: int, by: int, more: int) -> Meeting:
    def counted(one: Question) -> Question:
        others = tuple(person for person in one.supporters if person != by)
        known = (*others, by) if more > 0 and by != SERVER else others
        return replace(one, support=max(0, one.support + more), supporters=known)

    questions = (counted(one) if one.id == number else one for one in meeting.questions)
    return replace(meeting, questions=tuple(questions))


def _poll(meeting: Meeting, number: int, **changes: Any) -> Meeting:  # noqa: ANN401 - as replace
    polls = (replace(one, **changes) if one.id == number else one for one in meeting.polls)
    return replace(meeting, polls=tuple(polls))
