"""What people do with this program: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    choosing,
    reading,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "define",
        Group.CLIENT,
        later("Read what a word means here, or all words that are explained."),
        reading.define,
        arguments="[WORD]",
    ),
    Entry(
        "type", Group.CLIENT, later("Type a command, then Enter."), reading.command_line, key="/"
    ),
    Entry(
        "tell",
        Group.CLIENT,
        later("Choose how much is told."),
        reading.tell,
        arguments="[off|me|important|all]",
    ),
    Entry("lines", Group.CLIENT, later("Go on in the line client."), reading.lines),
    Entry("screen", Group.CLIENT, later("Go on in the screen client."), reading.screen),
    Entry(
        "other",
        Group.CLIENT,
        later("Go on in the other client: lines or screen."),
        reading.other,
        key="o",
    ),
    Entry(
        "settings",
        Group.CLIENT,
        later("Read your settings, or change one and keep it."),
        choosing.settings,
        aliases=("set",),
        arguments="[NAME [VALUE]|needs]",
        examples=("/settings bell urgent, chat", "/settings caption-width 40"),
    ),
    Entry(
        "theme",
        Group.CLIENT,
        later("Choose the colours of the screen client."),
        reading.theme,
        arguments="[dark|light|contrast|ansi]",
    ),
    Entry(
        "leave",
        Group.CLIENT,
        later("Leave the meeting."),
        reading.leave,
        key="x",
        arguments="[yes]",
        aliases=("quit", "exit"),
        sends=(c.Leave,),
    ),
)
