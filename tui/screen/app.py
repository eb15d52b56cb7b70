"""The screen client itself: what happens, and which key or word does what.

A worker hands over happenings as messages; only handlers touch widgets; and what those show is a
function of the model. In quiet mode there is one column, one log for everything that is told, and
nothing that changes by itself, so that readers speak each line once.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantBlur, DescendantFocus, Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from client.happenings import Ended, Happened, Happening, Heard
from client.line import Line
from meeting import summaries
from meeting.roles import Permission
from meeting.sentences import Announcement, Topic
from meeting.state import Status
from tui.choose import SWITCH
from tui.model import Model
from tui.quiet import QuietApp
from tui.screen import words
from tui.screen.acting import Acting, Save
from tui.screen.command_line import CommandLine
from tui.screen.keys_pane import KeysPane
from tui.screen.list_pane import ListPane
from tui.screen.log_pane import LogPane
from tui.screen.panes import CSS, Panes
from tui.screen.themes import THEMES
from tui.telling import Told

FEW = 2
"""Lines of an answer that are told like announcements; a longer one opens a page."""

TOGETHER = 500
"""Missed events that are taken in at once when somebody joins or comes back."""

MINUTE_CHECK = 5.0
"""Seconds between looks at whether another minute has passed."""


class Look(Struct, frozen=True):
    """How the screen client looks.

    Attributes:
        quiet: for screen readers: one column, each line once, nothing that changes by itself.
        theme: a name in `tui.screen.themes.THEMES`.
        linger: whether to stay open after the meeting has ended, to read and save.
    """

    quiet: bool = False
    theme: str = "dark"
    linger: bool = True


class ScreenClient(QuietApp[int]):
    """One meeting on a full screen."""

    AUTO_FOCUS = None
    CSS = CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("ctrl+c", "leave", show=False),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("end", "live", show=False),
    ]

    class Came(Message):
        """Something happened in the meeting."""

        def __init__(self, happenings: Sequence[Happening]) -> None:
            """Carry one happening, or many that were missed and come at once."""
            super().__init__()
            self.happenings = happenings

    def __init__(
        self,
        line: Line,
        model: Model,
        look: Look,
        save: Save,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take everything that the screen needs.

        Args:
            line: where happenings come from and commands go.
            model: what is known of the meeting; the line client goes on with the same one.
            look: how it looks.
            save: writes what was shown to a file and returns the sentence to tell.
            clock: seconds by a steady clock.
        """
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = look.theme
        self.panes = Panes(model, quiet=look.quiet)
        self.speak_styles = not look.quiet
        self._line, self._model, self._look, self._clock = line, model, look, clock
        self._acting = Acting(model, line, self, save)
        self._told: list[Told] = []
        self._repeated = 0
        self._heard_at = (model.meeting.at, clock())
        self._pace: Timer | None = None
        self._prompt = words.COMMAND_LINE
        self._left: Widget = self.panes.captions

    # ---- what there is

    def compose(self) -> ComposeResult:
        """Give the panes."""
        yield from self.panes.compose()

    def on_mount(self) -> None:
        """Show what the model knows, and listen."""
        panes = self.panes
        panes.command.value = self._model.draft
        if not self._look.quiet:
            panes.command.placeholder = words.COMMAND_HINT
            self.set_interval(MINUTE_CHECK, self._look_at_the_clock)
        self.tell(words.start(quiet=self._look.quiet))
        self._arrange()
        self.run_worker(self._listen())

    def on_resize(self, event: Resize) -> None:  # type: ignore[override] # Textual takes both
        """Arrange the panes anew; the app itself learns of its size after this."""
        self._arrange(event.size)

    def _arrange(self, size: Size | None = None) -> None:
        """Arrange the panes; where that hides the one with the focus, captions get it."""
        panes = self.panes
        panes.arrange(size or self.size)
        if self.focused is None or not self.focused.display:
            self.screen.set_focus(panes.page if panes.has_page else panes.captions)

    def _go_back(self) -> None:
        """Give the focus to the pane that had it before the command line or the page."""
        self.screen.set_focus(self._left if self._left.display else self.panes.captions)

    async def _listen(self) -> None:
        together: list[Happening] = []
        async for happening in self._line:
            together.append(happening)
            if not _is_missed(happening) or len(together) == TOGETHER:
                self.post_message(self.Came(together))
                together = []

    # ---- what happens

    @on(Came)
    def _came(self, message: Came) -> None:
        for happening in message.happenings:
            for told in self._model.take(happening, self._clock()):
                self._tell(told)
            if isinstance(happening, Happened):
                self._heard_at = (happening.event.at, self._clock())
        if _is_missed(happening):
            return
        if isinstance(happening, Heard):
            self.panes.show_partial()
            return
        self._look_at_the_clock()
        self._arrange()
        self._wait_for_pace()
        if self._is_over(happening) and not self._look.linger:
            self.close()

    def _is_over(self, happening: Happening) -> bool:
        """Tell whether nothing more will happen: the line or the meeting has ended."""
        closed = self._model.meeting.status is Status.CLOSED and self._model.up_to_date
        return closed or isinstance(happening, Ended)

    def _look_at_the_clock(self) -> None:
        at, then = self._heard_at
        self.panes.at = at + round((self._clock() - then) * 1000)
        if not self._look.quiet:
            self.panes.show_status()

    def _wait_for_pace(self) -> None:
        if self._pace is None and self._model.due is not None:
            self._pace = self.set_timer(max(0.01, self._model.due - self._clock()), self._tick)

    def _tick(self) -> None:
        self._pace = None
        for told in self._model.tick(self._clock()):
            self._tell(told)
        self.panes.show()
        self._wait_for_pace()

    def _tell(self, told: Told) -> None:
        self._told.append(told)
        self._repeated = len(self._told) - 1
        self.panes.say(told)
        if told.urgent:
            self.bell()

    # ---- which key does what

    def on_key(self, event: Key) -> None:
        """Follow single keys, wherever the focus is except in the command line."""
        if event.key == "escape":
            self._back()
        elif not event.is_printable or event.character is None:
            return
        elif self.focused is self.panes.command:
            # It was pressed so soon after the slash that another pane had the focus still.
            self.panes.command.insert_text_at_cursor(event.character)
        else:
            self._press(event.character)
        event.stop()

    @on(KeysPane.Clicked)
    def _clicked(self, message: KeysPane.Clicked) -> None:
        if message.key == "Esc":
            self._back()
        else:
            self._press(message.key)

    def _press(self, key: str) -> None:
        if self._acting.asking:
            self._answer(key)
        elif key == "?":
            self.action_help()
        else:
            self._acting.pressed(key)
            self.panes.show()

    def action_help(self) -> None:
        """Show all commands and keys."""
        self._acting.typed("/help all")

    def action_leave(self) -> None:
        """Ask whether to leave."""
        self._acting.typed("/leave")

    def action_turn(self, pages: int) -> None:
        """Turn pages in what is read."""
        self._reading().turn_page(pages)
        self.panes.show()

    def action_live(self) -> None:
        """Go to the end of what is read."""
        self._reading().go_live()
        self.panes.show()

    def _reading(self) -> LogPane:
        if self.panes.has_page:
            return self.panes.page
        return self.focused if isinstance(self.focused, LogPane) else self.panes.captions

    def _back(self) -> None:
        if self._acting.asking:
            self._answer("n")
        elif self.panes.has_page:
            self.panes.close_page()
            self._arrange()
            self._go_back()
        elif self.focused is self.panes.command:
            self.panes.command.give_up()
            self.put_question("")
            self._go_back()

    def _answer(self, key: str) -> None:
        if key in ("y", "n"):
            self._acting.answered(key)
            self.panes.show()

    # ---- the command line, lists, focus

    @on(Input.Submitted)
    def _submitted(self) -> None:
        text = self.panes.command.take()
        self._model.begin_typing()
        if not self._acting.asking:
            self.put_question("")
        self._acting.typed(text)
        self.panes.show()

    @on(CommandLine.GivenUp)
    def _given_up(self) -> None:
        self.action_leave()

    @on(ListPane.Chosen)
    def _chosen(self, message: ListPane.Chosen) -> None:
        meeting, person = self._model.meeting, self._model.person
        if message.pane is self.panes.agenda:
            item = meeting.agenda[message.row]
            if person and person.may(Permission.KEEP_AGENDA):
                self.open_command_line(f"/item {message.row + 1}", words.ENTER_ITEM)
            else:
                self.tell(summaries.item(item))
        else:
            hand = meeting.queue[message.row]
            if person and person.may(Permission.KEEP_QUEUE):
                name = meeting.name_of(hand.person)
                self.open_command_line(f"/call {name}", words.ENTER_CALL)
            else:
                self.tell(summaries.hand(hand, meeting, self._model.you))

    @on(DescendantFocus)
    def _focus_came(self, event: DescendantFocus) -> None:
        if event.widget is self.panes.command:
            self._model.begin_typing()
        elif event.widget is not self.panes.page:
            self._left = event.widget
        self.panes.show()

    @on(DescendantBlur)
    def _focus_went(self, event: DescendantBlur) -> None:
        if event.widget is self.panes.command:
            self._model.end_typing()

    def describe(self, widget: Widget) -> str:
        """Return what readers hear when the focus comes to a pane; nothing for who looks."""
        if not self._look.quiet:
            return ""
        if isinstance(widget, ListPane):
            rows = widget.items
            here = rows[widget.cursor].plain if rows else ""
            return words.pane(widget.name or "", len(rows), "item", here)
        if isinstance(widget, LogPane):
            return words.pane(widget.name or "", len(widget.reading.log), "line", "")
        prompt, self._prompt = self._prompt, words.COMMAND_LINE
        return prompt

    def announce_focus(self, text: str) -> None:
        """Show where the focus is now."""
        self.panes.ask(text)

    def told_to_end(self, number: int) -> None:
        """Close: the terminal is gone, or the system asks for it."""
        self._end(128 + number)

    # ---- what acting needs of a screen

    def tell(self, text: str) -> None:
        """Show one line."""
        self._tell(Announcement(text, Topic.MEETING))
        self.panes.show()

    def answer(self, lines: Sequence[str]) -> None:
        """Show lines that were asked for: a few as announcements, more on a page."""
        room = self.panes.captions.size.height if self._look.quiet else FEW
        if len(lines) <= room:
            for text in lines:
                self.tell(text)
            return
        self.panes.open_page(lines)
        self._arrange()
        self.panes.page.focus()

    def put_question(self, question: str) -> None:
        """Show a question that waits for y or n; "" for none any more."""
        self.panes.ask(question)
        self._arrange()

    def open_command_line(self, text: str, prompt: str) -> None:
        """Move to the command line with `text` in it; `prompt` says what is wanted."""
        if text and self.panes.command.fill(text):
            self.tell(words.draft_kept())
        self._prompt = prompt or words.COMMAND_LINE
        if self.focused is self.panes.command or not self._look.quiet:
            self.put_question(prompt)
        self.screen.set_focus(self.panes.command)

    def choose_theme(self, name: str) -> str:
        """Show other colours; return the sentence that says what came of it."""
        if name not in THEMES:
            return words.themes(self.theme, THEMES)
        self.theme = name
        return words.theme_now(name)

    def repeat(self, *, earlier: bool) -> None:
        """Show the last line again, or the one before what was repeated last."""
        if not self._told:
            return
        self._repeated = max(0, self._repeated - 1) if earlier else len(self._told) - 1
        self.panes.say(self._told[self._repeated])
        self.panes.show()

    def written(self) -> Sequence[str]:
        """Return the lines that were shown so far, for saving."""
        return [told.text for told in self._told]

    def close(self, *, switch: bool = False) -> None:
        """Close the screen; with `switch` the person goes on in the line client."""
        ended = self._model.ended
        failed = ended is not None and not ended.wished
        closed = self._model.meeting.status is Status.CLOSED
        self._end(SWITCH if switch else int(failed and not closed))

    def _end(self, code: int) -> None:
        self._model.draft = self.panes.command.draft
        self.exit(code)

    def later(self, work: Awaitable[None]) -> None:
        """Run this beside the screen."""
        self.run_worker(work)


def _is_missed(happening: Happening) -> bool:
    return isinstance(happening, Happened) and happening.missed
