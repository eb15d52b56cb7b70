"""The log on the screen: a page is empty on the terminal before the next one is written on it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from tui.screen.log_pane import LogPane
from tui.screen.reading import Reading

HEIGHT = 3


class Lines:
    """A log whose entries are one line each."""

    def __init__(self, *lines: str) -> None:
        self.texts = list(lines)

    def __len__(self) -> int:
        """Count them."""
        return len(self.texts)

    def lines(self, entry: int, width: int) -> list[Content]:  # noqa: ARG002 - each is short
        """Return the one line of an entry, however wide."""
        return [Content(self.texts[entry])]


class Painted(LogPane):
    """Notes what the terminal gets."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading, id="log", name="Log")
        self.pages: list[str] = []

    def render(self) -> Content:
        """Note it, and paint it."""
        content = super().render()
        self.pages.append(content.plain.strip())
        return content


class Shown(App[None]):
    """Nothing but the log."""

    def __init__(self, log: Lines) -> None:
        super().__init__()
        self.pane = Painted(Reading(log, paged=True))

    def compose(self) -> ComposeResult:
        """Show the pane in three rows."""
        self.pane.styles.height = HEIGHT
        yield self.pane


async def test_what_comes_while_a_page_turns_is_not_written_over_old_lines() -> None:
    """Otherwise only the letters that differ would be written, and spoken: "8" for "Line 18"."""
    log = Lines("Line 16", "Line 17")
    app = Shown(log)
    async with app.run_test() as pilot:
        app.pane.grown()
        await pilot.pause()
        log.texts += ["Line 18", "Line 19"]

        app.pane.reading.turn()
        app.pane.flip()
        log.texts.append("Line 20")
        app.pane.grown()
        app.pane.moved()
        await pilot.pause()

    before = max(at for at, page in enumerate(app.pane.pages) if page.startswith("Line 16"))
    assert app.pane.pages[before + 1] == ""
    assert app.pane.pages[-1] == "Line 19\nLine 20"
