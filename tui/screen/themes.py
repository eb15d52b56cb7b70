"""The four themes: dark, light, high contrast, and the terminal's own colours.

Every style has a name by its meaning. None of them means anything by colour alone: words, letters,
weight, slant or underlining say the same. A test computes the contrast of what is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

MEANINGS = (
    "heading", "focus", "soft", "speaker", "unsure", "now", "urgent", "row",
    "voice-1", "voice-2", "voice-3", "voice-4",
)  # fmt: skip
"""What text can be: styles that `tui.screen.views` names as `$heading` and so on.

heading: over a pane. focus: the heading of the pane that has the focus. soft: beside the point.
speaker: who said it. unsure: words that may still change. now: the open item, your own place.
urgent: what needs you. row: the line on which the cursor stands. voice: names, one colour each.
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
        "voice-1": "bold #a5d8bd",
        "voice-2": "bold #f5cf7d",
        "voice-3": "bold #d9b8f2",
        "voice-4": "bold #8fd0f5",
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
        "voice-1": "bold #0a5540",
        "voice-2": "bold #6e4300",
        "voice-3": "bold #5b2a86",
        "voice-4": "bold #0a4a86",
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
        "voice-1": "bold #ffff00",
        "voice-2": "bold #00ffff",
        "voice-3": "bold #ffffff",
        "voice-4": "bold #8cff8c",
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
        "voice-1": "bold",
        "voice-2": "bold italic",
        "voice-3": "bold underline",
        "voice-4": "bold italic underline",
    },
    dark=True,
    ansi=True,
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST, ANSI)}
"""Every theme by its name."""


def usual(environment: Mapping[str, str], setting: str = "") -> str:
    """Return the theme that the surroundings ask for, or else the setting.

    `HANDRAIL_THEME` names one; `NO_COLOR` leaves all colours to the terminal.
    """
    for named in (environment.get("HANDRAIL_THEME", "").casefold(), setting):
        if named in THEMES:
            return named
    return ANSI.name if environment.get("NO_COLOR") else DARK.name
