"""What somebody chose shows on the screen: captions, motion, keys, the palette, the tour."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.roles import Role
from meeting.values import Word
from tests.tui.scene import SPEECH, begun, busy
from tests.tui.screen.looking import opened
from tui.choose import SWITCH
from tui.model import Model
from tui.screen.stage import Look
from tui.settings import Settings, changed


def choosing(**values: str) -> Model:
    """Return a model of somebody who typed these settings."""
    settings = Settings()
    for name, words in values.items():
        settings = changed(settings, name.replace("_", "-"), words)
    return Model(settings=settings)


async def test_captions_are_as_wide_as_somebody_reads() -> None:
    """However wide the terminal is."""
    async with opened(busy(), model=choosing(caption_width="30"), size=(120, 40)) as screen:
        rows = [row[screen.app.panes.captions.region.x :] for row in screen.rows]

    said = [row for row in rows if any(word in row for word in ("captions in", "hardest"))]
    assert said
    assert all(len(row.rstrip()) <= 30 for row in said)


async def test_captions_tell_time_and_leave_out_the_speaker() -> None:
    """Each of both by itself."""
    wishes = choosing(caption_time="on", caption_speaker="off")
    async with opened(busy(), model=wishes, size=(100, 40)) as screen:
        (row,) = [row for row in screen.rows if "My name is Ben" in row]

    assert "(A) 0:07:00 My name is Ben." in row


async def test_captions_end_with_unsure_words_where_somebody_wants_it() -> None:
    """Behind the caption's own words, which stay as they are."""
    line = busy()
    words = (Word("ramps", 0, 1, 0.9), Word("or", 0, 1, 0.8), Word("lamps", 0, 1, 0.3))
    line.caption("Ramps or lamps.", words=words)
    async with opened(line, model=choosing(caption_doubts="on"), size=(100, 40)) as screen:
        (row,) = [row for row in screen.rows if "Ramps or lamps." in row]

    assert "Ramps or lamps. Unsure: lamps." in row


async def test_captions_stand_apart_where_somebody_wants_it() -> None:
    """With an empty row after each."""
    async with opened(busy(), model=choosing(caption_space="1"), size=(80, 60)) as screen:
        rows = screen.rows
    first = next(number for number, row in enumerate(rows) if "My name is Ben" in row)

    assert "the speed." in rows[first]
    assert rows[first + 1].strip() == ""
    assert "When three people" in rows[first + 2]


async def test_without_motion_no_word_shows_before_it_stays() -> None:
    """Words being said are left out; finished captions come as always."""
    async with opened(busy(), model=choosing(motion="off")) as screen:
        still = screen.text
    async with opened(busy()) as screen:
        moving = screen.text

    assert "needs more time" in moving
    assert "needs more time" not in still
    assert "agree on one thing" in still


async def test_captions_wait_until_asked_for_and_are_counted() -> None:
    """The space key shows the next sentence; nothing else moves."""
    line = begun()
    model = choosing(pause="on")
    async with opened(line, model=model) as screen:
        for text in SPEECH[:2]:
            line.caption(text)
        await screen.settle()
        assert "Good morning" not in screen.text
        assert "2 lines wait. Space reads the next sentence." in screen.text

        await screen.press("space")

        assert "Good morning, and welcome." in screen.text
        assert "1 line waits." in screen.text
        await screen.press("g")
        assert "You are at the newest line. 1 line left behind" in screen.text
        assert "Today we look at" in screen.text


async def test_a_setting_changes_the_screen_at_once() -> None:
    """Theme and captions, with a sentence that says so."""
    async with opened(busy()) as screen:
        await screen.press("slash")
        await screen.type("settings caption-speaker off")
        await screen.press("enter")
        assert "caption-speaker is now: off, for this time." in screen.text
        await screen.press("slash")
        await screen.type("settings theme light")
        await screen.press("enter")

        assert screen.app.theme == "light"


async def test_a_changed_key_stands_in_the_footer() -> None:
    """And the old one does nothing."""
    line = begun()
    async with opened(line, model=choosing(**{"key.hand": "z"}), size=(120, 30)) as screen:
        await screen.press("h")
        assert line.asked == []

        await screen.press("z")

        assert "z hand" in screen.rows[-1]
        assert len(line.asked) == 1


async def test_the_other_client_is_one_key() -> None:
    """From the screen to lines."""
    async with opened(begun()) as screen:
        await screen.press("o")
        await screen.until(lambda: screen.app.return_value is not None)

        assert screen.app.return_value == SWITCH


async def test_the_palette_finds_a_command_by_what_it_does() -> None:
    """And carries it out, or asks for its words."""
    line = begun(Role.HOST)
    async with opened(line) as screen:
        await screen.press("ctrl+p")
        await screen.until(lambda: "/hand" in screen.text)
        await screen.press(*"raised")
        await screen.until(lambda: "Let hands be raised." in screen.text)
        await screen.press("escape")
        await screen.press("ctrl+p")
        await screen.press(*"no more hands")
        await screen.until(lambda: "/close" in screen.text and "/hand" not in screen.text)
        await screen.press("enter", "enter")
        await screen.until(lambda: bool(line.asked))

    assert [type(one) for one in line.asked] == [c.CloseQueue]


async def test_in_quiet_mode_the_palette_is_the_help() -> None:
    """A window over others cannot be followed by ear."""
    async with opened(begun(), Look(quiet=True)) as screen:
        await screen.press("ctrl+p")

        assert "First keys: h hand" in screen.text


async def test_the_tour_goes_on_when_the_answer_is_there() -> None:
    """First what came of a step, then the next one; it stays in sight whatever happens."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("tour")
        await screen.press("enter")
        assert "Step 1 of 10: Press a to read the agenda." in screen.text
        await screen.press("a", "escape", "u", "h")
        for _ in range(20):
            line.happens(c.Chat(text="much is said"), line.person("Ben Okoro"))
        await screen.settle()
        assert "Step 4 of 10: Press p to hear your place in the queue." in screen.text
        await screen.until(lambda: "Step 4" in screen.text)

        told = [one.text for one in screen.app._told]  # noqa: SLF001 - the order is not shown whole

    place = told.index("Your hand is up. You are next.")
    assert told[place : place + 2] == [
        "Your hand is up. You are next.",
        "Step 4 of 10: Press p to hear your place in the queue.",
    ]


@pytest.mark.parametrize("size", [(20, 10), (40, 12), (80, 24), (200, 60)])
async def test_every_choice_of_captions_fits_every_size(size: tuple[int, int]) -> None:
    """No row is wider than the terminal, and the last words are there."""
    wishes = choosing(
        caption_time="on", caption_space="1", caption_colours="on", caption_width="60"
    )
    async with opened(busy(), model=wishes, size=size) as screen:
        assert all(len(row) <= size[0] for row in screen.rows)
        assert "time." in screen.text
