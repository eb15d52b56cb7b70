"""The four themes: dark, light, high contrast, and the terminal's own colours.

Every style has a name by its meaning. None of them means anything by colour alone: words, letters,
weight, slant or underlining say the same. A test computes the contrast of what is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

MEANINGS = ("heading", "focus", "soft", "speaker", "unsure", "now", "urgent", "row")
"""What text can be: styles that `tui.screen.views` names as `$heading` and so on.

heading: over a pane. focus: the heading of the pane that has the focus. soft: beside the point.
speaker: who said it. unsure: words that may still change. now: the open item, your own place.
urgent: what needs you. row: the line on which the cursor stands.
"""


def _theme(
    name: str, ground: str, text: str, styles: dict[str, str], *, dark: bool, ansi: bool = False
) -> Theme:
    """Return a theme in which all plain surfaces look the same: calm, and no boxes."""
    return Theme(
        name=name,
        primary=text,
        secondary=text,
        accent=text,
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=dark,
        ansi=ansi,
        text_alpha=1.0,
        variables={
            **(BUILTIN_THEMES["ansi-dark"].variables if ansi else {}),
            **styles,
            "beside": text if ansi else styles["soft"],
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-cursor-text-style": "none" if not ansi else "reverse",
            "input-selection-background": text,
            "input-selection-foreground": ground,
        },
    )


DARK = _theme(
    "dark",
    "#14181d",
    "#e8ebee",
    {
        "heading": "bold #8fc3f5",
        "focus": "bold underline #8fc3f5",
        "soft": "#a7b1bb",
        "speaker": "bold #a5d8bd",
        "unsure": "italic #a7b1bb",
        "now": "bold #f5cf7d",
        "urgent": "bold #ffb4a6",
        "row": "#ffffff on #2d3a48",
    },
    dark=True,
)
LIGHT = _theme(
    "light",
    "#fbfaf6",
    "#1c2024",
    {
        "heading": "bold #0a4a86",
        "focus": "bold underline #0a4a86",
        "soft": "#50585f",
        "speaker": "bold #0a5540",
        "unsure": "italic #50585f",
        "now": "bold #6e4300",
        "urgent": "bold #96190f",
        "row": "#000000 on #dbe6f1",
    },
    dark=False,
)
CONTRAST = _theme(
    "contrast",
    "#000000",
    "#ffffff",
    {
        "heading": "bold #ffff00",
        "focus": "bold underline #ffff00",
        "soft": "#ffffff",
        "speaker": "bold #ffff00",
        "unsure": "italic #ffffff",
        "now": "bold #ffff00",
        "urgent": "bold #000000 on #ffff00",
        "row": "#000000 on #ffffff",
    },
    dark=True,
)
ANSI = _theme(
    "ansi",
    "ansi_default",
    "ansi_default",
    {
        "heading": "bold",
        "focus": "bold underline",
        "soft": "not bold",
        "speaker": "bold",
        "unsure": "italic",
        "now": "bold",
        "urgent": "bold reverse",
        "row": "reverse",
    },
    dark=True,
    ansi=True,
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST, ANSI)}
"""Every theme by its name."""


def usual(environment: Mapping[str, str]) -> str:
    """Return the theme that the surroundings ask for.

    `HANDRAIL_THEME` names one; `NO_COLOR` leaves all colours to the terminal.
    """
    named = environment.get("HANDRAIL_THEME", "").casefold()
    if named in THEMES:
        return named
    return ANSI.name if environment.get("NO_COLOR") else DARK.name
