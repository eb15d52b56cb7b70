"""The command line: typed commands, completed from the table, with history; drafts stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from tui.completing import completed
from tui.content import typed


class Completion(Suggester):
    """Completes what is typed by the first of the known lines that begins so."""

    def __init__(self, known: Callable[[], Sequence[str]]) -> None:
        """Ask `known` each time: people come and go."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line, None where nothing begins so."""
        return completed(value, self._known())


class CommandLine(Input):
    """An input line whose text never acts on the terminal, and that forgets nothing."""

    DEFAULT_CSS = """
    CommandLine, CommandLine:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $background;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "older", show=False),
        Binding("down", "newer", show=False),
        Binding("tab", "complete", show=False),
    ]

    class GivenUp(Message):
        """Ctrl+C was pressed with nothing to copy."""

    def __init__(self, known: Callable[[], Sequence[str]], *, shows_completion: bool) -> None:
        """Begin empty; without `shows_completion` only Tab completes, and nothing is drawn."""
        self._known = known
        suggester = Completion(known) if shows_completion else None
        super().__init__(id="command", select_on_focus=False, suggester=suggester)
        self.cursor_blink = False
        self._history: list[str] = []
        self._back = 0
        self._kept = ""
        self._draft = ""
        self._filled = ""

    def validate_value(self, value: str) -> str:
        """Take in only what may be shown, also from a paste or a completion."""
        return typed(value)

    def on_key(self, event: Key) -> None:
        """Erase at once: as a binding, a fast Backspace would come after the letters behind it."""
        if event.key == "backspace":
            event.stop()
            event.prevent_default()
            self.action_delete_left()

    def on_paste(self, event: Paste) -> None:
        """Take in the whole of what is pasted, as one line."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(typed(" ".join(event.text.split())))

    def fill(self, text: str) -> bool:
        """Put text here; a draft comes back after the next line. Tell whether there was one."""
        waits = self.value not in ("", self._filled)
        if waits:
            self._draft = self.value
        self._filled = text
        self._put(text)
        return waits

    def take(self) -> str:
        """Return the typed line and make room, for the draft that waited if there is one."""
        text = self.value.strip()
        if text and self._history[-1:] != [text]:
            self._history.append(text)
        self._back, self._kept, self._filled = 0, "", ""
        self._put(self._draft)
        self._draft = ""
        return text

    def give_up(self) -> None:
        """Leave the line as it was before a key filled it; what somebody typed stays."""
        if self._filled and self.value == self._filled:
            self._put(self._draft)
            self._draft = ""
        self._filled = ""

    @property
    def draft(self) -> str:
        """What is typed and not sent, to be carried to another face."""
        return self._draft or self.value

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands: on the next character, also at the end."""
        typed_cells = cell_len(self.value[: self.cursor_position])
        return self.content_region.offset + Offset(typed_cells - self.scroll_offset.x, 0)

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected, Ctrl+C means what it means elsewhere."""
        if self.selection.is_empty:
            self.post_message(self.GivenUp())
        else:
            super().action_copy()

    def action_older(self) -> None:
        """Go back in what was sent; what is being typed is kept below."""
        if self._back < len(self._history):
            if not self._back:
                self._kept = self.value
            self._back += 1
            self._put(self._history[-self._back])

    def action_newer(self) -> None:
        """Go forth again, down to what was being typed."""
        if self._back:
            self._back -= 1
            self._put(self._history[-self._back] if self._back else self._kept)

    def action_complete(self) -> None:
        """Complete what is typed; where there is nothing to complete, Tab goes on as always."""
        whole = completed(self.value, self._known())
        if whole is None:
            self.screen.focus_next()
        else:
            self._put(whole)

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(self.value)
