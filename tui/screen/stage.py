"""What the screen client tells, asks, shows on a page and remembers; what `acting` needs of it."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from textual.geometry import Size
from textual.widget import Widget

from client.line import Line
from meeting.language import say
from meeting.state import Status
from meeting.told.scene import Announcement, Topic
from tui.choose import SWITCH
from tui.model import Model
from tui.outside import Outside, Save
from tui.quiet import QuietApp
from tui.screen import words
from tui.screen.acting import Acting
from tui.screen.panes import Panes
from tui.screen.themes import THEMES
from tui.settings import Theme
from tui.telling import Told

FEW = 2
"""Lines of an answer that are told like announcements; a longer one opens a page."""


class Look(Struct, frozen=True):
    """How the screen client looks.

    Attributes:
        quiet: for screen readers: one column, each line once, nothing that changes by itself.
        theme: a name in `tui.screen.themes.THEMES`.
        linger: whether to stay open after the meeting has ended, to read and save.
        why: why this client opened; it completes "Screen client, …".
    """

    quiet: bool = False
    theme: str = "dark"
    linger: bool = True
    why: str = ""


class StageApp(QuietApp[int]):
    """The part of the screen client that speaks to people; `ScreenClient` listens to them.

    Attributes:
        panes: everything that is on the screen.
    """

    def __init__(
        self,
        line: Line,
        model: Model,
        look: Look,
        save: Save,
        *,
        outside: Outside | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take everything that the screen needs.

        Args:
            line: where happenings come from and commands go.
            model: what is known of the meeting; the line client goes on with the same one.
            look: how it looks.
            save: writes what was shown, and returns what to tell.
            outside: keeps settings, and shows lines on the desktop.
            clock: seconds by a steady clock.
        """
        with no_color_hidden():
            super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = look.theme
        self.panes = Panes(model, quiet=look.quiet)
        self.speak_styles = not look.quiet
        self._line, self._model, self._look, self._clock = line, model, look, clock
        self._outside = outside or Outside()
        self._acting = Acting(model, line, self, save, self._outside)
        self._told: list[Told] = []
        self._held: list[Told] | None = None
        self._repeated = 0
        self._prompt = say(words.COMMAND_LINE)
        self._left: Widget = self.panes.captions

    def tell(self, text: str, *, private: bool = False) -> None:
        """Show one line; a `private` one shows nowhere but here."""
        self.write(Announcement(text, Topic.HELP if private else Topic.MEETING))
        self.panes.show()

    def answer(self, lines: Sequence[str], *, private: bool = False) -> None:
        """Show lines that were asked for: a few as announcements, more on a page."""
        room = self.panes.captions.size.height if self._look.quiet else FEW
        if len(lines) <= room:
            for text in lines:
                self.tell(text, private=private)
            return
        self.read_page(lines)

    def read_page(self, lines: Sequence[str]) -> None:
        """Show lines on a page, to read in peace."""
        self.panes.open_page(lines)
        self.arrange()
        self.panes.page.focus()

    def put_question(self, question: str) -> None:
        """Show a question that waits for y or n; "" for none any more."""
        self.panes.ask(question)
        self.arrange()

    def open_command_line(self, text: str, prompt: str) -> None:
        """Move to the command line with `text` in it; `prompt` says what is wanted."""
        if text and self.panes.command.fill(text):
            self.tell(words.draft_kept())
        self._prompt = prompt or say(words.COMMAND_LINE)
        if self.focused is self.panes.command or not self._look.quiet:
            self.put_question(prompt)
        self.screen.set_focus(self.panes.command)

    def choose_theme(self, name: str) -> str:
        """Show other colours; return the sentence that says what came of it."""
        if name not in THEMES:
            return words.themes(self.theme, THEMES)
        self.theme = name
        return words.theme_now(name)

    def go_live(self, lines: Sequence[str]) -> None:
        """Go to the newest caption and tell what was left behind; quiet mode reads it too."""
        self.panes.captions.go_live()
        for text in lines if self._look.quiet else lines[:1]:
            self.tell(text)

    def look_anew(self) -> None:
        """Look as the settings say now."""
        if self._model.settings.theme is not Theme.USUAL:
            self.theme = self._model.settings.theme
        self.panes.look_anew()
        self.arrange()

    def repeat(self, *, earlier: bool) -> None:
        """Show the last line again, or the one before what was repeated last."""
        if not self._told:
            return
        self._repeated = max(0, self._repeated - 1) if earlier else len(self._told) - 1
        told = self._told[self._repeated]
        if self.panes.is_cut(told):
            self.read_page([told.text])
            return
        self.panes.say(told)
        self.panes.show()

    def close(self, *, switch: bool = False) -> None:
        """Close the screen; with `switch` the person goes on in the line client."""
        ended = self._model.ended
        failed = ended is not None and not ended.wished
        closed = self._model.meeting.status is Status.CLOSED
        self._end(SWITCH if switch else int(failed and not closed))

    def _end(self, code: int) -> None:
        self._model.drafts[""] = self.panes.command.draft
        self.release()
        self.exit(code)

    def later(self, work: Awaitable[None]) -> None:
        """Run this beside the screen."""
        self.run_worker(work)

    def announce_focus(self, text: str) -> None:
        """Show where the focus is now."""
        self.panes.ask(text)

    def told_to_end(self, number: int) -> None:
        """Close: the terminal is gone, or the system asks for it."""
        self._end(128 + number)

    def arrange(self, size: Size | None = None) -> None:
        """Arrange the panes; where that hides the one with the focus, captions get it."""
        panes = self.panes
        panes.arrange(size or self.size)
        if self.focused is None or not self.focused.display:
            self.screen.set_focus(panes.page if panes.has_page else panes.captions)

    def go_back(self) -> None:
        """Give the focus to the pane that had it before the command line or the page."""
        self.screen.set_focus(self._left if self._left.display else self.panes.captions)

    def hold(self) -> None:
        """Let what comes wait from now on: who listens hears what they type, and nothing else."""
        if self._look.quiet and self._held is None:
            self._held = []

    def release(self) -> None:
        """Show what waited, what is urgent first."""
        held, self._held = self._held or [], None
        for told in sorted(held, key=lambda one: not one.urgent):
            self.write(told)
        if held:
            self.panes.show()

    def take_in(self, told: Told) -> None:
        """Show a line, or hold it while somebody types; ring at once where it is urgent."""
        if self._held is None:
            self.write(told)
        else:
            self._held.append(told)
        if self._model.rings(told):
            self.bell()
        if self._model.shows_on_desktop(told):
            self._outside.desktop(told.text)

    def write(self, told: Told) -> None:
        """Show a line now, and remember it for saving."""
        self._told.append(told)
        self._repeated = len(self._told) - 1
        self.panes.say(told)


@contextmanager
def no_color_hidden() -> Iterator[None]:
    """Keep NO_COLOR from Textual, which takes it out and shows "no colour" as black on black.

    Here it chooses the theme that has no colours; see `tui.screen.themes.usual`.
    """
    wish = os.environ.pop("NO_COLOR", None)
    try:
        yield
    finally:
        if wish is not None:
            os.environ["NO_COLOR"] = wish
