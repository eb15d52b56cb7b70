"""Polls: one at a time, answers by number, everybody counted once, the count told by the server."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.language import later
from meeting.rules import wording
from meeting.rules.record import check_on_record
from meeting.state import Meeting, Poll


def open_poll(meeting: Meeting, command: c.OpenPoll, _by: int, _at: int) -> Iterator[e.Event]:
    """Ask everybody, with two answers or more."""
    check_on_record(meeting)
    if meeting.poll:
        raise Refused("A poll is open already.", "Type /poll close to end it.")
    answers = tuple(dict.fromkeys(wording.words(one, later("answer")) for one in command.answers))
    if len(answers) < 2:  # noqa: PLR2004 - with one answer there is nothing to choose
        raise Refused("A poll needs two answers or more.", "Type /poll Tea or coffee: tea, coffee.")
    text = wording.words(command.text, later("question"))
    yield e.PollOpened(text=text, answers=answers, temperature=command.temperature)


def vote(meeting: Meeting, command: c.Vote, by: int, _at: int) -> Iterator[e.Event]:
    """Take somebody's answer; a later one takes its place, so that nobody counts twice."""
    poll = _open(meeting, command.poll)
    if not 1 <= command.answer <= len(poll.answers):
        last = len(poll.answers)
        raise Refused(
            "There is no answer {answer}.",
            "Give a number from 1 to {last}.",
            answer=command.answer,
            last=last,
        )
    before = poll.votes.get(by)
    if before == command.answer:
        raise Refused("You gave that answer already.")
    yield e.VoteCast(poll=poll.id, answer=command.answer, again=before is not None)


def close_poll(meeting: Meeting, command: c.ClosePoll, _by: int, _at: int) -> Iterator[e.Event]:
    """End a poll and tell its result."""
    yield closed(_open(meeting, command.poll))


def closed(poll: Poll) -> e.PollClosed:
    """Return the end of a poll, with how many gave each answer."""
    given = list(poll.votes.values())
    counts = tuple(given.count(number) for number in range(1, len(poll.answers) + 1))
    return e.PollClosed(poll=poll.id, counts=counts)


def _open(meeting: Meeting, number: int) -> Poll:
    if meeting.poll is None or meeting.poll.id != number:
        raise Refused("That poll is not open.", "Type /polls to see what is.")
    return meeting.poll
