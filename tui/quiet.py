"""Make a full-screen Textual app one that screen readers and braille displays can follow.

Measured with four real readers: a normal Textual app speaks captions six to nine times over, and is
silent on Tab. This layer writes only the words that changed, keeps the real cursor visible and on
the focused row, and announces a new focus in the same update as the cursor's move.

It stands on two private names, `App._display` and `Screen._compositor`, so Textual is pinned
exactly; `tests/tui/test_quiet.py` and `tests/spoken/` say when a new version breaks it.
"""

from __future__ import annotations

import asyncio
import re
import select
import signal
from collections.abc import Callable
from typing import ClassVar

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App, ReturnType
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.changes import Changes

SPOKEN_BY_MISTAKE = re.compile(
    r"\x1b\[\?25l"  # hides the cursor: a braille display shows the line on which it stands
    r"|\x1b\[[<>]\d*u"  # the kitty keyboard protocol: readers then miss their own keys
    r"|\x1b\[\?\d+\$p"  # asks what the terminal can do: read aloud as "p"
    r"|\x1b\]22;[^\x07]*\x07"  # the shape of the mouse pointer: read aloud in full
)
"""Sequences that Textual writes and that a reader, or a person, is better off without."""

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
"""Signals that end the app with the terminal as it was; without its terminal it would spin."""

LINE_CHECK = 2.0
"""Seconds between looks at whether the terminal is still there."""


class QuietApp(App[ReturnType]):
    """A Textual app that readers can follow.

    Attributes:
        speak_styles: write text again of which only the style changed. People who look need it: it
            shows the focus. Readers of the stream would speak the items that lost and got it.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    speak_styles = True
    _shown: list[Strip]
    _wish = Offset(0, 0)

    def __init__(self) -> None:
        """Begin with nothing on the terminal, and with nothing that moves by itself."""
        self._shown = []
        super().__init__()
        self.animation_level = "none"

    def get_driver_class(self) -> type[Driver]:
        """Return the terminal's driver, which leaves out what should not be written."""
        return _quiet_driver(super().get_driver_class(), self.forget_screen)

    def get_default_screen(self) -> Screen[None]:
        """Return a screen that announces where the focus goes."""
        return QuietScreen(id="_default")

    def forget_screen(self) -> None:
        """Write everything at the next update: the terminal may show anything now."""
        self._shown = []

    def on_resize(self) -> None:
        """Write everything anew: the terminal has moved its lines."""
        self.forget_screen()

    def on_mount(self) -> None:
        """End in order on a signal, and when the terminal goes without one."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in SIGNALS:
                loop.add_signal_handler(number, self.told_to_end, number)
            self.set_interval(LINE_CHECK, self._look_for_terminal)

    def on_driver_signal_resume(self) -> None:
        """Show all of it again after Ctrl+Z and `fg`, also where nothing happens meanwhile."""
        self.refresh(layout=True)

    def on_unmount(self) -> None:
        """Leave the signals to whoever comes next."""
        if not self.is_headless:
            for number in SIGNALS:
                asyncio.get_running_loop().remove_signal_handler(number)

    def told_to_end(self, number: int) -> None:
        """Exit: the terminal is gone (SIGHUP), or the system asks for it."""
        self.exit(return_code=128 + number)

    @property
    def cursor_position(self) -> Offset:
        """Where Textual puts the terminal's cursor after every update: on the focused row."""
        widget = self.focused if self._screen_stack else None
        if widget is None:
            return self._wish
        place = getattr(widget, "cursor_screen_offset", widget.content_region.offset)
        return place if isinstance(place, Offset) else self._wish

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._wish = position

    def describe(self, widget: Widget) -> str:
        """Return what to announce when the widget receives the focus; "" for nothing."""
        return widget.name or ""

    def announce_focus(self, text: str) -> None:
        """Show where the focus is now; called within the update that moves the cursor."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not (self._batch_count or self.is_headless):
            new = screen._compositor.render_strips()  # noqa: SLF001 - there is no public way
            renderable = Changes(self._shown, new, styles=self.speak_styles)
            self._shown = new
        super()._display(screen, renderable)

    def _look_for_terminal(self) -> None:
        fileno = getattr(self._driver, "fileno", None)
        if isinstance(fileno, int) and hung_up(fileno):
            self.told_to_end(signal.SIGHUP)


class QuietScreen(Screen[None]):
    """A screen that announces the focus synchronously, or Fenrir speaks the old line as well."""

    def watch_focused(self, _old: Widget | None, new: Widget | None) -> None:
        """Announce what has the focus now."""
        app = self.app
        if isinstance(app, QuietApp) and new is not None and (text := app.describe(new)):
            app.announce_focus(text)


def hung_up(fileno: int) -> bool:
    """Tell whether the terminal behind a file number is gone."""
    poll = select.poll()
    poll.register(fileno, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))


def _quiet_driver(driver: type[Driver], restarted: Callable[[], None]) -> type[Driver]:
    """Return a driver like `driver` that writes no unwanted sequence."""

    class QuietDriver(driver):  # type: ignore[misc, valid-type] # the class depends on the system
        def write(self, data: str) -> None:
            super().write(SPOKEN_BY_MISTAKE.sub("", data))

        def start_application_mode(self) -> None:
            restarted()  # also when it comes back after Ctrl+Z
            super().start_application_mode()

    return QuietDriver
