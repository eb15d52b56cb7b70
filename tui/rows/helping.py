"""What people do about access: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    helping,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "checklist",
        Group.HELP,
        later("Read what people need, and who asks for help."),
        helping.checklist,
        permission_of=c.CheckNeed,
    ),
    Entry(
        "seen",
        Group.HELP,
        later("Note that a need is seen to, or that it is not."),
        helping.seen,
        arguments="NAME NEED",
        examples=("/seen Ana braille",),
        sends=(c.CheckNeed,),
    ),
    Entry(
        "answer",
        Group.HELP,
        later("Answer somebody who asked for help. Only they and helpers get it."),
        helping.answer,
        arguments="NAME: WORDS",
        examples=("/answer Ana: I send you the slides now.",),
        sends=(c.AnswerHelp,),
    ),
)
