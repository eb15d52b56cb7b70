"""What one person may keep of a meeting."""

from __future__ import annotations

import msgspec

from client import happenings as h
from client.record import Record
from meeting import commands as c
from meeting.apply import replay
from meeting.roles import Role
from tests.tui.acting import ActedLine

SECRET = "zebra"


def taken(line: ActedLine) -> Record:
    """Return the record of all that came over the line."""
    record = Record()
    for one in line.waiting():
        record.take(one)
    return record


def asked() -> ActedLine:
    """Return the line of Ana, number 2, who hosts a meeting that asks; Ben is number 3."""
    line = ActedLine()
    line.welcome(2)
    line.happens(c.OpenMeeting(title="Fair", language="en", utc=0, epoch="e", purpose="for later"))
    line.happens(c.Join(name="Ana", roles=(Role.HOST,)))
    line.happens(c.Join(name="Ben", roles=(Role.PARTICIPANT,)))
    return line


def content(record: Record) -> str:
    """Return everything in a record."""
    return msgspec.json.encode(record.events).decode()


def test_a_record_makes_the_meeting_again() -> None:
    """The same numbers, without a gap."""
    line = asked()
    record = taken(line)

    assert record.you == 2
    assert replay(record.events).seq == line.meeting.seq


def test_words_and_name_come_only_with_a_yes() -> None:
    """As the server keeps them."""
    line = asked()
    line.happens(c.Chat(text=SECRET), 3)
    assert SECRET not in content(taken(line))
    assert "Ben" not in content(taken(line))

    line.happens(c.AnswerConsent(keep=True), 3)
    line.happens(c.Chat(text=SECRET), 3)

    record = taken(line)
    assert SECRET in content(record)
    assert "Ben" in content(record)


def test_what_is_off_the_record_never_comes_in() -> None:
    """It is shown, and kept nowhere."""
    line = asked()
    line.happens(c.AnswerConsent(keep=True), 2)
    line.happens(c.GoOffRecord(), 2)
    line.happens(c.Chat(text=SECRET), 2)

    assert SECRET not in content(taken(line))


def test_a_no_and_a_redaction_take_out_what_stood() -> None:
    """Each is told, so that files can be written anew."""
    line = asked()
    for person in (2, 3):
        line.happens(c.AnswerConsent(keep=True), person)
        line.happens(c.Chat(text=f"{SECRET} {person}"), person)
    record = taken(line)
    said = line.meeting.seq
    assert f"{SECRET} 2" in content(record)

    line.happens(c.Redact(said=said - 2), 2)
    line.happens(c.AnswerConsent(keep=False), 3)
    gone = [record.take(one) for one in line.waiting()]

    assert gone == [True, True]
    assert SECRET not in content(record)
    assert "Ben" not in content(record)


def test_needs_never_come_in() -> None:
    """Not even your own: they go to no file."""
    line = asked()
    line.happens(c.TellNeeds(words=SECRET), 2)

    assert SECRET not in content(taken(line))


def test_a_record_that_begins_anew_is_empty() -> None:
    """The numbers mean other things from there on."""
    line = asked()
    record = taken(line)
    record.take(h.StartedAgain())

    assert record.events == []
