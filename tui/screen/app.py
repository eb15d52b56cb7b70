"""The screen client itself: what happens, and which key or word does what.

A worker hands over happenings as messages; only handlers touch widgets; and what those show is a
function of the model. In quiet mode there is one column, one log for everything that is told, and
nothing that changes by itself, so that readers speak each line once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.events import DescendantBlur, DescendantFocus, Key, Resize
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from client.happenings import Ended, Happened, Happening, Heard
from meeting import summaries
from meeting.language import say
from meeting.roles import Permission
from meeting.state import Status
from tui.choose import Choice, Face, first_line
from tui.commands import help_key, keys
from tui.entry import Entry
from tui.hangul import latin
from tui.model import Model
from tui.screen import words
from tui.screen.command_line import CommandLine
from tui.screen.keys_pane import KeysPane
from tui.screen.list_pane import ListPane
from tui.screen.log_pane import LogPane
from tui.screen.palette import Commands
from tui.screen.panes import CSS
from tui.screen.stage import StageApp

TOGETHER = 500
"""Missed events that are taken in at once when somebody joins or comes back."""

MINUTE_CHECK = 5.0
"""Seconds between looks at whether another minute has passed."""


class ScreenClient(StageApp):
    """One meeting on a full screen."""

    AUTO_FOCUS = None
    CSS = CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False),
        Binding("ctrl+c", "leave", show=False),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+p", "palette", show=False, priority=True),
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

    _pace: Timer | None = None
    _returning = False

    def compose(self) -> ComposeResult:
        """Give the panes."""
        yield from self.panes.compose()

    def on_mount(self) -> None:
        """Show what the model knows, and listen."""
        self._model.clock.face = self._clock
        panes = self.panes
        panes.command.value = self._model.take_draft()
        if not self._look.quiet:
            panes.command.placeholder = say(words.COMMAND_HINT)
        if self._ticks:
            self.set_interval(MINUTE_CHECK, self._look_at_the_clock)
        choice = Choice(Face.SCREEN, self._look.why, quiet=self._look.quiet)
        self.tell(first_line(choice, help_key(self._model.settings)))
        self.arrange()
        self.run_worker(self._listen())

    def on_resize(self, event: Resize) -> None:  # type: ignore[override] # Textual takes both
        """Arrange the panes anew; the app itself learns of its size after this."""
        self.arrange(event.size)

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
                self.take_in(told)
        self._acting.happened()
        if _is_missed(happening):
            return
        if isinstance(happening, Heard):
            self.panes.show_partial()
            return
        self._look_at_the_clock()
        self.arrange()
        self._wait_for_pace()
        if self._is_over(happening) and not self._look.linger:
            self.close()

    def _is_over(self, happening: Happening) -> bool:
        """Tell whether nothing more will happen: the line or the meeting has ended."""
        closed = self._model.meeting.status is Status.CLOSED and self._model.up_to_date
        return closed or isinstance(happening, Ended)

    def _look_at_the_clock(self) -> None:
        self.panes.at = self._model.clock.now() if self._ticks else self._model.meeting.at
        if not self._look.quiet:
            self.panes.show_status()

    @property
    def _ticks(self) -> bool:
        """Whether minutes go on by themselves."""
        return self._model.settings.motion and not self._look.quiet

    def _wait_for_pace(self) -> None:
        if self._pace:
            self._pace.stop()
        due = self._model.due
        wait = None if due is None else max(0.01, due - self._clock())
        self._pace = None if wait is None else self.set_timer(wait, self._tick)

    def _tick(self) -> None:
        self._pace = None
        for told in self._model.tick(self._clock()):
            self.take_in(told)
        self.panes.show()
        self._wait_for_pace()

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
        elif (entry := keys(self._model.settings).get(key)) and entry.name == "help":
            self.action_help()
        else:
            self._acting.pressed(key)
            self.panes.show()

    def action_help(self) -> None:
        """Show all commands and keys; who listens hears the first few."""
        self._acting.typed("/help" if self._look.quiet else "/help all")

    def action_palette(self) -> None:
        """Find a command by a part of it; for readers the help says the same line by line."""
        if self._look.quiet:
            self.action_help()
        elif not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette([Commands], placeholder=say(words.PALETTE)))

    @property
    def model(self) -> Model:
        """What is known of the meeting."""
        return self._model

    def chosen(self, entry: Entry) -> None:
        """Do what was chosen in the palette, or ask for its words."""
        if entry.arguments:
            self.open_command_line(f"/{entry.name} ", say(entry.help))
        else:
            self._acting.typed(f"/{entry.name}")
            self.panes.show()

    def action_leave(self) -> None:
        """Ask whether to leave."""
        self._acting.typed("/leave")

    def action_turn(self, pages: int) -> None:
        """Turn pages in what is read."""
        self._reading().turn_page(pages)

    def action_live(self) -> None:
        """Go to the end of what is read."""
        self._reading().go_live()

    @on(LogPane.Moved)
    def _moved(self) -> None:
        self.panes.show_partial()

    def _reading(self) -> LogPane:
        if self.panes.has_page:
            return self.panes.page
        return self.focused if isinstance(self.focused, LogPane) else self.panes.captions

    def _back(self) -> None:
        if self._acting.asking:
            self._answer("n")
        elif self.panes.has_page:
            self.panes.close_page()
            self.arrange()
            self.go_back()
        elif self.focused is self.panes.command:
            self.panes.command.give_up()
            self.put_question("")
            self.go_back()

    def _answer(self, key: str) -> None:
        answer = latin(key)
        if answer in ("y", "n"):
            self._acting.answered(answer)
            self.panes.show()

    # ---- the command line, lists, focus

    @on(Input.Submitted)
    def _submitted(self) -> None:
        text = self.panes.command.take()
        self._model.begin_typing()
        if not self._acting.asking:
            self.put_question("")
        self._acting.typed(text)
        if self._look.quiet or not self._acting.asking:  # a "no" would be n and o elsewhere
            self._returning = True  # the answer is told, and that is enough
            self.go_back()  # the next thing is a key again, and here it would be a letter
            self._returning = False
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
                self.open_command_line(f"/item {message.row + 1}", say(words.ENTER_ITEM))
            else:
                self.tell(summaries.item(item))
        else:
            hand = meeting.queue[message.row]
            if person and person.may(Permission.KEEP_QUEUE):
                name = meeting.name_of(hand.person)
                self.open_command_line(f"/call {name}", say(words.ENTER_CALL))
            else:
                self.tell(summaries.hand(hand, meeting, self._model.you))

    @on(DescendantFocus)
    def _focus_came(self, event: DescendantFocus) -> None:
        if event.widget is self.panes.command:
            self._model.begin_typing()
            self.hold()
        elif event.widget is not self.panes.page:
            self._left = event.widget
        self.panes.show()

    @on(DescendantBlur)
    def _focus_went(self, event: DescendantBlur) -> None:
        if event.widget is self.panes.command:
            self._model.end_typing()
            self.release()

    def describe(self, widget: Widget) -> str:
        """Return what readers hear when the focus comes to a pane; nothing for who looks."""
        if not self._look.quiet or self._returning:
            return ""
        if isinstance(widget, ListPane):
            rows = widget.items
            here = rows[widget.cursor].plain if rows else ""
            return words.items(widget.name or "", len(rows), here)
        if isinstance(widget, LogPane):
            return words.lines(widget.name or "", len(widget.reading.log))
        prompt, self._prompt = self._prompt, say(words.COMMAND_LINE)
        return prompt


def _is_missed(happening: Happening) -> bool:
    return isinstance(happening, Happened) and happening.missed
