"""Contrast, computed from what is rendered, and meaning without colour."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from tests.spoken.screen_program import program
from tests.tui.scene import busy
from tests.tui.screen.looking import Screen, opened
from tests.tui.screen.viewer import Viewer
from tui.screen.stage import Look
from tui.screen.themes import MEANINGS, THEMES, usual

LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0}
"""Contrast that WCAG 2.2 asks for at level AA, and at AAA."""


def luminance(color: Color) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    parts = [value / 255 for value in color.get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """Return the contrast between the letters and what is behind them."""
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def styles(screen: Screen) -> Iterator[tuple[str, Style]]:
    """Yield every piece of text that is shown, with its style."""
    for strip in screen.app.screen._compositor.render_strips():  # noqa: SLF001 - there is no public way
        for text, style, _ in strip:
            if text.strip() and style is not None:
                yield text, style


SCENE = program("nothing", quiet=False, maker="tests.tui.scene:busy")

KEYS: tuple[list[str], ...] = (
    [],
    ["tab"],
    ["tab"],
    ["tab", "down"],
    ["x"],
    ["n"],
    ["slash", "h"],
    ["escape", "f1"],
)
"""Keys after which everything that can be shown has been."""


@pytest.mark.parametrize(
    ("theme", "size"), [*((theme, (80, 24)) for theme in LEAST), ("contrast", (120, 34))]
)
async def test_everything_that_is_shown_can_be_read(theme: str, size: tuple[int, int]) -> None:
    """In every state of the screen."""
    async with opened(busy(), Look(theme=theme), size=size) as screen:
        for keys in KEYS:
            await screen.press(*keys)
            low = {
                (text, str(style), round(contrast(style), 1))
                for text, style in styles(screen)
                if contrast(style) < LEAST[theme]
            }

            assert low == set()


async def test_the_terminal_s_own_colours_are_left_alone() -> None:
    """Whoever set their palette keeps it: all colours are names out of that palette."""
    async with opened(busy(), Look(theme="ansi")) as screen:
        for keys in KEYS:
            await screen.press(*keys)
            fixed = [
                colour.name
                for _, style in styles(screen)
                for colour in (style.color, style.bgcolor)
                if colour is not None and colour.triplet is not None
            ]

            assert fixed == []


def test_no_color_writes_no_colour() -> None:
    """Weight, slant and reversed rows are all that is left, and all that is needed."""
    with Viewer(["env", "NO_COLOR=1", "COLORTERM=truecolor", *SCENE]) as viewer:
        viewer.until_shown("2 cards are up")
        viewer.press("\t\t\t")
        viewer.settle()
        styles_written = set(re.findall(rb"\x1b\[([0-9;]*)m", viewer.raw))

    codes = {int(code) for style in styles_written for code in style.split(b";")}
    assert codes <= {0, 1, 3, 4, 7, 39, 49}


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_theme_has_every_style(theme: Theme) -> None:
    """A style that is missing would be shown as nothing special."""
    assert set(MEANINGS) <= set(theme.variables)


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({}, "dark"),
        ({"HANDRAIL_THEME": "Contrast"}, "contrast"),
        ({"HANDRAIL_THEME": "nonsense"}, "dark"),
        ({"NO_COLOR": "1"}, "ansi"),
        ({"NO_COLOR": "1", "HANDRAIL_THEME": "light"}, "light"),
    ],
)
def test_the_surroundings_choose_the_theme(environment: dict[str, str], theme: str) -> None:
    """By name, or by the convention against colours."""
    assert usual(environment) == theme


async def test_the_theme_can_be_changed_while_it_runs() -> None:
    """By a typed command, which also tells what there is."""
    async with opened(busy()) as screen:
        await screen.press("slash")
        await screen.type("theme light")
        await screen.press("enter")
        assert (screen.app.theme, "The theme is light." in screen.text) == ("light", True)

        await screen.press("slash")
        await screen.type("theme")
        await screen.press("enter")
        assert "Type /theme and one of: dark, light, contrast, ansi." in screen.text
