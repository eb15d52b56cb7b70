"""All panes together: which there are, how they lie, and what they show of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from meeting.language import say
from tui.completing import completions
from tui.content import content, wrapped
from tui.model import Model
from tui.screen import views, words
from tui.screen.command_line import CommandLine
from tui.screen.keys_pane import KeysPane
from tui.screen.list_pane import ListPane
from tui.screen.log_pane import LogPane
from tui.screen.logs import CaptionLog, Page, ToldLog
from tui.screen.pane import Pane
from tui.screen.plan import Plan, Wanted, plan
from tui.screen.reading import Log, Reading
from tui.telling import CaptionLine, Told

CSS = """
Screen { background: $background; color: $foreground; overflow: hidden; }
Container { height: auto; }
#right { width: 1fr; }
CommandLine > .input--placeholder, CommandLine > .input--suggestion {
    color: $beside;
    text-style: italic;
}
.-wide #body { layout: horizontal; }
.-wide #left { margin-right: 3; }
"""


class Panes:
    """The widgets of the screen; everything that they show comes through here.

    Attributes:
        model: what is shown.
        told: the lines that were told, in order.
        quiet: one column, one log for all that is told, nothing that changes by itself.
        at: the meeting's time, in milliseconds since its opening.
    """

    def __init__(self, model: Model, *, quiet: bool) -> None:
        """Make the widgets."""
        self.model, self.quiet, self.at = model, quiet, 0
        self.told = ToldLog()
        self._captions = CaptionLog(model)
        self._asked: tuple[str, str] = ("", "")
        log: Log = self.told if quiet else self._captions
        self.status = Pane(id="status")
        self.agenda = ListPane(id="agenda", name=say(words.AGENDA))
        self.floor = ListPane(id="floor", name=say(words.QUEUE))
        self.captions = LogPane(Reading(log, paged=quiet), id="captions", name=say(words.CAPTIONS))
        self.captions.low = not quiet
        self.partial = Pane(id="partial")
        self.messages = LogPane(Reading(self.told), id="messages", name=say(words.ANNOUNCEMENTS))
        self.page = LogPane(
            Reading(Page(()), paged=True, live=False), id="page", name=say(words.PAGE)
        )
        self.asking = Pane(id="asking")
        self.command = CommandLine(lambda: completions(model), shows_completion=not quiet)
        self.footer = KeysPane(id="footer")
        self.has_page = False
        self._waits = False
        self._plan = Plan(pad=0, wide=False, gap=0, width=80, left=80, right=80)

    def compose(self) -> ComposeResult:
        """Give the widgets to the screen, in the order of Tab."""
        yield self.status
        with Container(id="body"):
            with Container(id="left"):
                yield self.agenda
                yield self.floor
            with Container(id="right"):
                yield self.captions
                yield self.partial
                yield self.messages
        yield self.page
        yield self.asking
        yield self.command
        yield self.footer

    def arrange(self, size: Size) -> None:
        """Give each pane its rows, and show everything."""
        if not size:
            return
        wanted = Wanted(
            items=len(self.model.meeting.agenda),
            hands=len(self.model.meeting.queue),
            asking=len(self._question(size.width - 2)),
            page=self.has_page,
            partial=max(1, self.model.settings.caption_rows),
            told=self.told.newest(size.width),
        )
        new = plan(size.width, size.height, wanted, quiet=self.quiet)
        if new != self._plan:
            self._plan = new
            self.told.room = new.messages
            self._lay_out(new)
        self.show()

    def show(self) -> None:
        """Show the model as it is now; what has not changed costs nothing."""
        at = self._plan
        if not self.quiet:
            self.show_status()
            self.floor.show_list(
                views.floor_heads(self.model, self._style(self.floor), at.left, at.floor),
                views.queue(self.model, at.left) if at.floor > 1 else [],
                max(0, (self.model.meeting.place_of(self.model.you) or 1) - 1),
            )
            self.footer.show_keys(views.hints(self.model, page=self.has_page), at.width)
            self._captions.catch_up()
            self.captions.show_heads(self._captions_heads())
            self.messages.grown()
            self.show_partial()
        else:
            self.status.show([content(self.model.meeting.title, "$heading")])
        self._show_agenda()
        self.captions.grown()
        self._tell_what_waits()
        self._show_asking()

    def show_status(self) -> None:
        """Show the title, and the open item with its minutes."""
        self.status.show(views.status(self.model, self.at, self._plan.width))

    def show_partial(self) -> None:
        """Show the words being said, or how many lines came while somebody reads back."""
        rows, width = self._plan.partial, self._plan.right
        waits = len(self.model.unread) if self.model.settings.pause else 0
        if waits and rows:
            self.partial.show([content(words.lines_wait(waits), "$now")])
        elif not self.captions.reading.live and rows:
            note = content(words.new_lines(self.captions.reading.new), "$now")
            last = views.partials(self.model, width, 1) if rows > 1 else []
            self.partial.show([note, *last])
        elif rows:
            room = min(rows, self.model.settings.caption_rows)
            self.partial.show(views.partials(self.model, width, room))

    def look_anew(self) -> None:
        """Look as the settings say now."""
        self._captions.catch_up()
        self.captions.moved()

    def say(self, told: Told) -> None:
        """Add a line to what was told."""
        if self.quiet or not isinstance(told, CaptionLine):
            self.told.add(told)

    def is_cut(self, told: Told) -> bool:
        """Tell whether a line that was told has more words than its pane has room for."""
        return len(wrapped(content(told.text), self._plan.right)) > self.told.room > 0

    def ask(self, text: str) -> None:
        """Show a question, a prompt or where the focus is; in quiet mode in two rows in turn.

        The same words twice in one row would be no change, and readers would miss them.
        """
        upper = self.quiet and bool(self._asked[0]) and bool(text)
        self._asked = ("", text) if upper else (text, "")
        self._show_asking()

    def open_page(self, lines: Sequence[str]) -> None:
        """Show lines to read in place of other panes."""
        if not self.has_page:
            self.captions.reading.fresh_page()
        self.has_page = True
        self.page.read(Page(lines))

    def close_page(self) -> None:
        """Show the other panes again; the quiet log goes on with what came meanwhile."""
        self.has_page = False

    def widgets(self) -> Iterator[Widget]:
        """Yield the widgets that a plan gives rows to."""
        for name in ROWS:
            yield getattr(self, name)

    def _lay_out(self, new: Plan) -> None:
        for name in ROWS:
            widget, rows = getattr(self, name), getattr(new, name)
            widget.display = rows > 0
            widget.styles.height = rows
        self.status.styles.margin = (0, 0, new.gap, 0)
        self.agenda.styles.margin = (0, 0, new.gap, 0)
        self.floor.styles.margin = (0, 0, 0 if new.wide else new.gap, 0)
        self.partial.styles.margin = (0, 0, new.gap, 0)
        screen = self.status.screen
        screen.styles.padding = (0, new.pad)
        screen.set_class(new.wide, "-wide")
        screen.query_one("#left").styles.width = new.left if new.wide else "100%"

    def _show_agenda(self) -> None:
        width = self._plan.left
        here = views.open_item(self.model.meeting)
        if self.quiet:
            heads = [content(say(words.AGENDA), "$heading")]
            self.agenda.show_list(heads, views.agenda_plain(self.model, width), here)
        else:
            heads = [views.agenda_heading(self.model, self._style(self.agenda), width)]
            self.agenda.show_list(heads, views.agenda(self.model, width), here)

    def _captions_heads(self) -> list[Content]:
        if self._plan.captions <= HEADLESS:
            return []
        return views.captions_heading(self.model, self._style(self.captions), self._plan.right)

    def _tell_what_waits(self) -> None:
        """Say once, in quiet mode, that lines come while somebody reads back."""
        waits = self.quiet and self.captions.reading.new > 0
        if waits and not self._waits:
            self.ask(say(words.LINES_WAIT))
        self._waits = waits

    def _show_asking(self) -> None:
        width = self._plan.width
        if self.quiet and not self._overlong(width):
            self.asking.show([content(text, "$now") for text in self._asked])
        else:
            self.asking.show(self._question(width))

    def _question(self, width: int) -> list[Content]:
        asked = self._asked[0] or self._asked[1]
        stands = asked or ("" if self.quiet else views.standing(self.model))
        text = content(stands, "$urgent" if asked else "$now")
        return wrapped(text, width) if text else []

    def _overlong(self, width: int) -> bool:
        return len(self._question(width)) > 1

    def _style(self, pane: Widget) -> str:
        return "$focus" if pane.has_focus else "$heading"


HEADLESS = 5
"""Rows of captions up to which they need every row for themselves."""

ROWS = (
    "status", "agenda", "floor", "captions", "partial", "messages",
    "page", "asking", "command", "footer",
)  # fmt: skip
"""The panes to which a plan gives rows."""
