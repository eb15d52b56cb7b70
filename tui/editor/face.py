"""The editor in plain lines: what each key and each typed line comes to."""

from __future__ import annotations

from tui import sentences
from tui.editor import table
from tui.editor.desk import Desk
from tui.errors import NotUnderstood
from tui.lines.page import Page
from tui.lines.source import Source


class EditorFace:
    """One desk in plain lines.

    Attributes:
        is_over: whether somebody closed the editor.
    """

    def __init__(self, desk: Desk, page: Page) -> None:
        """Take the desk, and where lines go."""
        self.is_over = False
        self._desk, self._page = desk, page
        self._drafts: dict[str, str] = {}

    async def ready(self) -> None:
        """Wait for nothing: the meeting is all there."""

    async def read(self, typed: str, source: Source) -> None:  # noqa: ARG002 - nothing asks back
        """Carry out a typed line."""
        try:
            row, words = table.read(typed)
        except NotUnderstood as error:
            self._page.answer(str(error))
            return
        await self._do(row, words)

    async def press(self, key: str, source: Source) -> None:
        """Carry out a single key; where it needs words, ask for them."""
        if key == table.TYPE:
            self._page.answer(sentences.command_prompt())
            typed = await source.typed("", str)
            if typed.text.strip() and not typed.given_up:
                await self.read(typed.text, source)
            else:
                self._page.answer(sentences.nothing_sent())
            return
        row = table.pressed(key)
        if row is None:
            return
        if row.asks:
            await self._prompt(row, source)
        else:
            await self._do(row, "")

    async def _prompt(self, row: table.Row, source: Source) -> None:
        """Ask for words; what was given up comes back at the same question."""
        try:
            begun = row.draft(self._desk)
        except NotUnderstood as error:
            self._page.answer(str(error))
            return
        self._page.answer(table.question(row))
        typed = await source.typed(self._drafts.pop(row.name, begun), str)
        if typed.given_up:
            if typed.text not in ("", begun):
                self._drafts[row.name] = typed.text
            self._page.answer(sentences.nothing_sent())
        else:
            await self._do(row, typed.text.strip())

    async def _do(self, row: table.Row, words: str) -> None:
        for line in await table.carry_out(row, words, self._desk):
            self._page.answer(line)
        self.is_over = row.name == table.QUIT
