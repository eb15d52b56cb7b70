"""The editor on a full screen: all by keyboard, and for readers one log of sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import Key
from textual.pilot import Pilot

from tests.tui.editor.desks import RAM, Work, at_desk
from tui.editor.screen import EditorScreen

LONG = [(f"word{number}", 0.9) for number in range(20)]


class Shown:
    """An editor that runs, and what it shows."""

    def __init__(self, app: EditorScreen, pilot: Pilot[int]) -> None:
        """Take both."""
        self.app, self.pilot = app, pilot

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]  # noqa: SLF001 - there is no public way

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all came of them."""
        await self.pilot.press(*keys)
        for _ in range(3):
            await self.pilot.pause()

    @property
    def here(self) -> list[str]:
        """The rows that the arrow stands before."""
        return [row for row in self.rows if row.startswith("›")]


@asynccontextmanager
async def shown(
    work: Work, size: tuple[int, int] = (80, 24), *, quiet: bool = False
) -> AsyncIterator[Shown]:
    """Open the editor in a terminal of this size."""
    app = EditorScreen(work.desk, quiet=quiet)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Shown(app, pilot)


async def test_a_word_is_fixed_by_keyboard_alone() -> None:
    """Next unsure word, fix, and the line shows it, marked as corrected."""
    work = at_desk()
    async with shown(work) as screen:
        await screen.press("n", "e", "p", "enter")

        assert work.texts[0] == "welcome to the ramp"
        assert screen.here == ["› Speaker        C  welcome to the ramp"]
        assert "stands in 2 more lines" in " ".join(screen.rows)


async def test_fast_fingers_lose_nothing() -> None:
    """Backspaces and letters that come in one go count in their order."""
    work = at_desk()
    async with shown(work) as screen:
        await screen.press("n", "e")
        for key in ["backspace"] * 3 + list("ramp"):
            screen.app.post_message(Key(key, key if len(key) == 1 else "\x7f"))
        await screen.press("enter")

        assert work.texts[0] == "welcome to the ramp"


async def test_escape_changes_nothing() -> None:
    """A question can always be left."""
    work = at_desk()
    async with shown(work) as screen:
        await screen.press("e", "x", "escape", "n")

        assert work.texts[0] == "welcome to the ram"
        assert screen.app.told[-1].startswith("Unsure: ram.")


async def test_the_line_at_hand_is_always_in_sight() -> None:
    """At any size; the page is turned only when it must be."""
    work = at_desk(*(LONG for _ in range(5)))
    for size in ((80, 12), (40, 12)):
        async with shown(work, size) as screen:
            for key in (*["down"] * 4, *["up"] * 4):
                await screen.press(key)
                assert len(screen.here) == 1
                assert all(len(row) <= size[0] for row in screen.rows)


async def test_a_long_answer_opens_a_page_and_escape_closes_it() -> None:
    """Help is read in peace."""
    async with shown(at_desk()) as screen:
        await screen.press("question_mark")
        assert any(row.startswith("n, next: ") for row in screen.rows)
        await screen.press("escape")

        assert len(screen.here) == 1


async def test_commands_can_be_typed() -> None:
    """Slash opens the line, as in a live meeting; what is no command is told."""
    work = at_desk()
    async with shown(work) as screen:
        await screen.press("/", *"go 3", "enter")
        assert "the ram is steep" in screen.here[0]
        await screen.press("/", *"velvet", "enter")

        assert screen.app.told[-1].startswith("There is no command velvet.")


async def test_readers_get_each_step_once() -> None:
    """In quiet mode there is one log of sentences, and no second place that says the same."""
    work = at_desk(*RAM)
    async with shown(work, quiet=True) as screen:
        await screen.press("n")

        assert sum("ram" in row.split() for row in screen.rows) == 1
        assert screen.app.focused is not None
        assert screen.app.focused.id == "script"


async def test_closing_says_that_all_is_kept() -> None:
    """After the screen is gone, where readers hear it; and the exit code is 0."""
    async with shown(at_desk()) as screen:
        await screen.press("q")

    assert screen.app.last == ["Everything that you changed is kept."]
    assert screen.app.return_value == 0


async def test_keys_count_with_the_hangul_mode_on() -> None:
    """A Korean keyboard sends another letter for the same key."""
    async with shown(at_desk()) as screen:
        for key in ("ㅜ", "ㅂ"):
            screen.app.post_message(Key(key, key))
            await screen.press()

    assert screen.app.last == ["Everything that you changed is kept."]
