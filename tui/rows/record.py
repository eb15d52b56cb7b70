"""What people do with the record: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    asking,
    record,
    terms,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "answered",
        Group.RECORD,
        later("Mark a question as answered, perhaps with the answer."),
        asking.answer,
        arguments="NUMBER [WORDS]",
        sends=(c.AnswerQuestion,),
    ),
    Entry(
        "decision",
        Group.RECORD,
        later("Write down what the meeting decided."),
        record.decision,
        aliases=("resolved",),
        arguments="WORDS",
        sends=(c.RecordDecision,),
    ),
    Entry(
        "action",
        Group.RECORD,
        later("Write down who will do what, and by when."),
        record.action,
        arguments="WHO: WHAT [by WHEN]",
        examples=("/action Ana: book the room by Friday",),
        sends=(c.RecordAction,),
    ),
    Entry(
        "regrets",
        Group.RECORD,
        later("Write down who cannot come, read the list, or take somebody off it."),
        record.regrets,
        arguments="[NAME|off NAME]",
        examples=("/regrets Dee Silva", "/regrets off Dee Silva"),
        sends=(c.NoteRegrets,),
    ),
    Entry(
        "correct",
        Group.RECORD,
        later("Mend a caption: the last one, or one so many lines back. Anybody can propose it."),
        record.correct,
        arguments="[last|NUMBER] WORDS",
        examples=(
            "/correct Welcome to the meeting.",
            "/correct 3 We spent 40 pounds.",
            "/correct s/fourteen/forty/",
            "/correct s/a v/Avni/g",
        ),
        sends=(c.CorrectCaption, c.ReplaceWords),
    ),
    Entry(
        "proposals",
        Group.RECORD,
        later("Read the corrections that people propose."),
        record.proposals,
    ),
    Entry(
        "accept",
        Group.RECORD,
        later("Agree with a proposed correction. With two people it is made."),
        record.accept,
        arguments="[NUMBER]",
        sends=(c.AgreeToCorrection,),
    ),
    Entry(
        "decline",
        Group.RECORD,
        later("Decline a proposed correction, or take your own back."),
        record.decline,
        arguments="[NUMBER] [because REASON]",
        sends=(c.DeclineCorrection,),
    ),
    Entry(
        "term",
        Group.RECORD,
        later("Explain a word to everybody, or say how it is written. /define reads it."),
        terms.term,
        arguments="WORD[: WHAT IT MEANS]",
        examples=("/term Easy Read: Short sentences, with pictures.", "/term Asha Rao = usher row"),
        sends=(c.AddTerms,),
    ),
    Entry(
        "dropterm",
        Group.RECORD,
        later("Take a word out of the glossary."),
        terms.drop_term,
        arguments="WORD",
        sends=(c.DropTerm,),
    ),
    Entry(
        "terms",
        Group.RECORD,
        later("Read which names and terms the glossary put into captions."),
        terms.terms,
    ),
    Entry(
        "putback",
        Group.RECORD,
        later("Put back what was heard in the place of a term."),
        terms.put_back,
        arguments="[NUMBER]",
        sends=(c.ReplaceWords,),
    ),
    Entry(
        "speaker",
        Group.RECORD,
        later("Say who spoke, or mend the name of somebody who cannot."),
        record.speaker,
        arguments="[NUMBER] NAME, or OLD NAME: NEW NAME",
        examples=("/speaker Ben", "/speaker 3 Ben", "/speaker Ben: Ben Lee"),
        sends=(c.CorrectSpeaker, c.RenameSpeaker),
    ),
    Entry(
        "redact",
        Group.RECORD,
        later("Take words out of the record for good, after asking you."),
        record.redact,
        arguments="[NUMBER|chat] [because REASON]",
        sends=(c.Redact,),
    ),
    Entry(
        "offrecord",
        Group.RECORD,
        later("Go off the record: captions go on, nothing is kept."),
        record.off_record,
        sends=(c.GoOffRecord,),
    ),
    Entry(
        "onrecord",
        Group.RECORD,
        later("Go on the record again."),
        record.on_record,
        sends=(c.GoOnRecord,),
    ),
)
