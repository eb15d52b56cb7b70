"""The editor on a full screen; for readers one log of what is told, and nothing beside it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Input

from meeting.language import say
from meeting.told.scene import Announcement, Topic
from tui import sentences
from tui.choose import Choice, first_line
from tui.content import apart, content, wrapped
from tui.editor import table
from tui.editor.desk import Desk
from tui.editor.script_pane import ScriptPane
from tui.editor.walking import opening
from tui.errors import NotUnderstood
from tui.keymap import spoken_key
from tui.quiet import QuietApp
from tui.screen.command_line import CommandLine
from tui.screen.keys_pane import KeysPane
from tui.screen.log_pane import LogPane
from tui.screen.logs import Page, ToldLog
from tui.screen.pane import Pane
from tui.screen.panes import CSS
from tui.screen.reading import Reading
from tui.screen.stage import no_color_hidden
from tui.screen.themes import THEMES, usual

MOST_TOLD = 4
"""Rows for what is told last, under the lines."""

KEYS = ("n", " ", "e", "s", "a", "u", "?", "q", "d", "m", "c", "w")
"""The keys that the footer shows, as many as fit, the most useful first."""


async def run_screen(desk: Desk, choice: Choice) -> int:
    """Run until somebody closes the editor or the terminal ends; return the exit code."""
    theme = usual(os.environ, desk.settings.theme)
    app = EditorScreen(desk, quiet=choice.quiet, theme=theme)
    app.first = first_line(choice, spoken_key("?"))
    code = await app.run_async(mouse=desk.settings.mouse and not choice.quiet)
    for text in app.last:
        sys.stdout.write(f"{text}\n")
    return (app.return_code or 1) if code is None else code


class EditorScreen(QuietApp[int]):
    """One desk on a full screen.

    Attributes:
        told: the lines that were told, in order.
        first: the first of them.
        last: what is told when the screen is closed; a reader would lose it on the screen.
    """

    AUTO_FOCUS = None
    CSS = CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "do('up')", show=False),
        Binding("down", "do('down')", show=False),
        Binding("f1", "do('help')", show=False),
        Binding("ctrl+c", "do('quit')", show=False),
        Binding("ctrl+q", "do('quit')", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    def __init__(self, desk: Desk, *, quiet: bool = False, theme: str = "dark") -> None:
        """Show a desk; `quiet` is for screen readers."""
        with no_color_hidden():
            super().__init__()
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = theme
        self.speak_styles = not quiet
        self.told: list[str] = []
        self.first = ""
        self.last: Sequence[str] = ()
        self._desk, self._quiet = desk, quiet
        self._said = ToldLog()
        self._title = Pane(id="status")
        self._script: ScriptPane | LogPane
        if quiet:
            self._script = LogPane(Reading(self._said, paged=True), id="script", name="")
        else:
            self._script = ScriptPane(desk)
        self._page = LogPane(Reading(Page(()), paged=True, live=False), id="page", name="")
        self._last = Pane(id="told")
        self._command = CommandLine(list, shows_completion=False)
        self._footer = KeysPane(id="footer")
        self._asking: table.Row | None = None
        self._one_by_one = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Give the panes, from top to bottom."""
        yield from (
            self._title, self._script, self._page, self._last, self._command, self._footer,
        )  # fmt: skip

    def on_mount(self) -> None:
        """Say what this is, and show where it begins."""
        self._script.styles.height = self._page.styles.height = "1fr"
        self._page.display = False
        self._last.display = self._footer.display = not self._quiet
        self.screen.set_focus(self._script)
        self.tell([self.first, opening(self._desk)])

    def on_resize(self, event: Resize) -> None:  # type: ignore[override] # Textual takes both
        """Show all of it in the new size."""
        self._show(event.size.width)

    def describe(self, widget: Widget) -> str:  # noqa: ARG002 - what is asked for is told already
        """Announce nothing for the focus: each step is told in a sentence."""
        return ""

    def tell(self, lines: Sequence[str]) -> None:
        """Show lines: in quiet mode in the log; else below, or many of them on a page."""
        self.told += (text for text in lines if text)
        for text in lines:
            if text:
                self._said.add(Announcement(text, Topic.MEETING))
        if not self._quiet and len(lines) > MOST_TOLD:
            self._page.read(Page(lines))
            self._page.display, self._script.display = True, False
            self.screen.set_focus(self._page)
        self._show(self.size.width)

    # ---- which key does what

    def on_key(self, event: Key) -> None:
        """Follow single keys, wherever the focus is except in the command line."""
        if event.key == "escape":
            self._back()
        elif self.focused is self._command:
            return
        elif event.key == "enter":
            self._press(table.ENTER)
        elif event.is_printable and event.character:
            self._press(event.character)
        else:
            return
        event.stop()

    @on(KeysPane.Clicked)
    def _clicked(self, message: KeysPane.Clicked) -> None:
        self._press(message.key)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        text, row = self._command.take(), self._asking
        self._back()
        if row:
            self._do(row, text)
        elif text:
            try:
                self._do(*table.read(text))
            except NotUnderstood as error:
                self.tell([str(error)])
        else:
            self.tell([sentences.nothing_sent()])

    @on(CommandLine.GivenUp)
    def _given_up(self) -> None:
        self._back()
        self.tell([sentences.nothing_sent()])

    def action_do(self, name: str) -> None:
        """Do what the row of this name says."""
        self._do(next(row for row in table.ROWS if row.name == name), "")

    def action_turn(self, pages: int) -> None:
        """Turn pages of the page that is open, or of what was told in quiet mode."""
        pane = self._page if self._page.display else self._script
        if isinstance(pane, LogPane):
            pane.turn_page(pages)

    def _press(self, key: str) -> None:
        row = table.pressed(key)
        if key == table.TYPE:
            self._ask(None, sentences.command_prompt(), "")
        elif row and row.asks:
            try:
                self._ask(row, table.question(row), row.draft(self._desk))
            except NotUnderstood as error:
                self.tell([str(error)])
        elif row:
            self._do(row, "")

    def _ask(self, row: table.Row | None, question: str, draft: str) -> None:
        self._close_page()
        self._asking = row
        self.tell([question])
        if draft or not self._command.value:
            self._command.fill(draft)
        self.screen.set_focus(self._command)

    def _back(self) -> None:
        """Leave the command line or the page; nothing is done."""
        if self.focused is self._command:
            self._command.give_up()
        self._asking = None
        self._close_page()
        self.screen.set_focus(self._script)
        self._show(self.size.width)

    def _close_page(self) -> None:
        self._page.display, self._script.display = False, True

    def _do(self, row: table.Row, words: str) -> None:
        self.run_worker(self._carry_out(row, words))

    async def _carry_out(self, row: table.Row, words: str) -> None:
        """Do one thing after the other, in the order of the keys."""
        async with self._one_by_one:
            self._close_page()
            lines = await table.carry_out(row, words, self._desk)
            if row.name == table.QUIT:
                self.last = lines
                self.exit(0)
            else:
                self.tell(lines)

    # ---- what is on the screen

    def _show(self, width: int) -> None:
        """Show where somebody is, and what was told last; what is the same costs nothing."""
        if not width:
            return
        numbers = [one.id for one in self._desk.lines()]
        place = numbers.index(self._desk.at) + 1 if self._desk.at in numbers else 0
        title = content(self._desk.meeting.title, "$heading")
        if self._quiet:
            self._title.show([title])
        else:
            count = say("Line {place} of {count}", place=place, count=len(numbers))
            self._title.show([apart(title, content(count, "$now"), width)])
            self._show_last(width)
            hints = [(key, table.KEYS[key].name) for key in KEYS]
            self._footer.show_keys(hints, width)
        if isinstance(self._script, ScriptPane):
            self._script.look_anew()
        else:
            self._script.grown()

    def _show_last(self, width: int) -> None:
        rows = wrapped(content(self.told[-1], "$now"), width) if self.told else []
        self._last.styles.height = max(1, min(MOST_TOLD, len(rows)))
        self._last.show(rows[:MOST_TOLD])
