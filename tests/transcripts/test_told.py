"""A meeting as lines, one for each thing that happened."""

from __future__ import annotations

from client.record import Record
from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import ActedLine
from transcripts import told


def record_of(line: ActedLine) -> Record:
    """Return what came over the line, as it may be kept."""
    record = Record()
    for one in line.waiting():
        record.take(one)
    return record


def fair(purpose: str = "") -> ActedLine:
    """Return the line of Ana, number 2; Ben is number 3, the captioner is number 4."""
    line = ActedLine()
    line.welcome(2)
    line.happens(c.OpenMeeting(title="Fair", language="en", utc=0, epoch="e", purpose=purpose))
    line.happens(c.Join(name="Ana", roles=(Role.HOST,)))
    line.happens(c.Join(name="Ben", roles=(Role.PARTICIPANT,)))
    line.happens(c.Join(name="Captions", roles=(Role.CAPTIONER,)))
    line.happens(c.StartCaptions(language="en", engine="vosk"), 4)
    return line


def test_lines_are_the_words_that_people_were_told() -> None:
    """You are "You", everybody else has a name; captions stand among the rest."""
    line = fair()
    line.caption("Good morning.")
    line.happens(c.Chat(text="Hello."), 3)
    line.happens(c.RaiseHand(), 3)

    lines = list(told.lines(record_of(line).events, 2))

    assert lines == [
        "The meeting is open: Fair.",
        "You are in the meeting as Ana, host.",
        "Ben joined.",
        "Captions joined.",
        "Captions are on in English, made by a machine: vosk.",
        "Speaker: Good morning.",
        "Ben in the chat: Hello.",
        "Ben raised a hand.",
    ]


def test_who_has_not_agreed_has_no_name_and_no_words() -> None:
    """What they do is told, who did it is not."""
    line = fair("for later")
    line.happens(c.Chat(text="Hello."), 3)
    line.happens(c.RaiseHand(about="ramps"), 3)

    text = "\n".join(told.lines(record_of(line).events, 2))

    assert "Somebody raised a hand" in text
    assert not [word for word in ("Ben", "Hello", "ramps") if word in text]


def test_lines_have_the_names_of_the_end_from_the_first_on() -> None:
    """Who says yes is named throughout, under the name for the record."""
    line = fair("for later")
    line.happens(c.AnswerConsent(keep=True, name="A resident"), 3)

    lines = list(told.lines(record_of(line).events, 2))

    assert "A resident joined." in lines
    assert "Ben" not in "\n".join(lines)


def test_words_that_were_taken_out_leave_no_empty_line() -> None:
    """The line goes with its words; that it was done is told."""
    line = fair()
    line.happens(c.Chat(text="My address."), 3)
    said = line.meeting.seq
    line.happens(c.Redact(said=said), 3)

    lines = list(told.lines(record_of(line).events, 2))

    assert not [one for one in lines if "in the chat" in one]
    assert len(lines) == 6


def test_one_by_one_gives_the_same_as_all_at_once() -> None:
    """Where no name changes later."""
    line = fair()
    line.caption("Good morning.")
    events = record_of(line).events
    teller = told.Teller(2)

    assert [text for event in events for text in teller.tell(event)] == list(told.lines(events, 2))


def test_every_event_that_is_left_out_without_words_is_known() -> None:
    """A new event with words of people must be thought about."""
    assert {kind.__name__ for kind in told.SAYING} == {
        "ActionRecorded",
        "CaptionAdded",
        "CaptionCorrected",
        "ChatSaid",
        "CorrectionProposed",
        "DecisionRecorded",
        "LinkShared",
        "MarkAmended",
        "NoteRecorded",
        "QuestionAsked",
        "WrittenIn",
    }
