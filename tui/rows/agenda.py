"""What who keeps the agenda does: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    agenda,
    asking,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "item",
        Group.AGENDA,
        later("Go to an agenda item, or change the agenda."),
        agenda.item,
        arguments="[NUMBER|VERB ...]",
        examples=(
            "/item 3",
            "/item next",
            "/item next really",
            "/item close",
            "/item skip 3",
            "/item reopen 2",
            "/item add Travel costs, 10 minutes",
            "/item sub 3 Trains, 5 minutes",
            "/item break Tea, 10 minutes",
            "/item title 3 Travel and rooms",
            "/item time 3 15",
            "/item words 3 What trips cost us last year.",
            "/item presenter 3 Ana",
            "/item link 3 https://example.org/paper",
            "/item notes 3 Ana may need a pause.",
            "/item move 3 to 1",
            "/item drop 3",
        ),
        sends=(
            c.StartItem,
            c.NextItem,
            c.SkipItem,
            c.CloseItem,
            c.AddItem,
            c.EditItem,
            c.MoveItem,
            c.DropItem,
            c.WriteNotes,
        ),
    ),
    Entry(
        "poll",
        Group.AGENDA,
        later("Ask everybody, close the poll, or read how it stands."),
        asking.poll,
        arguments="[QUESTION: ANSWER, ANSWER|close]",
        examples=("/poll Tea or coffee: tea, coffee",),
        sends=(c.OpenPoll, c.ClosePoll),
    ),
    Entry(
        "temperature",
        Group.AGENDA,
        later("Ask how people feel about something."),
        asking.temperature,
        arguments="[ABOUT WHAT]",
        sends=(c.OpenPoll,),
    ),
)
