"""Write docs/settings.md from the table of settings: `python -m tui.settings_page`."""

from __future__ import annotations

from pathlib import Path

from tui.settings import TABLE, Setting, Settings, shown
from tui.telling import MOMENTS

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"

HEAD = """\
# Settings

Everything here counts for you alone. You can change it before a meeting:

    handrail settings
    handrail settings tell important
    handrail settings bell urgent, chat
    handrail settings tell usual

You can also change it in a meeting. It counts at once, and next time too:

    /settings
    /settings caption-width 40

For this time only, there are `/tell`, `/theme`, `/pause` and the key c.

Where you tell in private what you need, Handrail proposes settings. `/settings needs` takes them.

## What there is

| setting | what it can be | what it is for |
| --- | --- | --- |
"""

FOOT = """\

The first word in each row is what you type. "usual" brings back how it was in the beginning.

## What rings

`bell` and `desktop` take one word or several, with commas between. `off` is silence.

{moments}

Usually only what is urgent rings. `desktop` needs the program `notify-send` on Linux.

## Keys

Each single key can be changed or turned off. Typed commands always work.

    /key hand z
    /key stop off
    /key hand usual

`/key letters off` turns all letters and digits off at once. That helps where speech input presses
keys by mistake. Slash, question mark, full stop, comma and space stay.

## Captions that wait for you

    /pause

Captions then wait. The space key reads the next sentence. Full stop reads it again. `/catchup`
counts what waits from each agenda item. `/catchup 2` reads on from the second one. The key g goes
to the newest line. On a braille display, set the width too, for example
`/settings caption-width 40`.

## Take it along

    handrail settings --to my-settings.toml
    handrail settings --from my-settings.toml

The file is plain text. Each line in it says what it is for. `handrail settings` tells where your
own is kept.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    rows = "".join(f"{_row(one)}\n" for one in TABLE)
    moments = "\n".join(f"- {moment}" for moment in MOMENTS)
    return f"{HEAD}{rows}{FOOT.format(moments=moments)}"


def _row(one: Setting) -> str:
    usual = shown(Settings(), one.name)
    values = one.can_be if len(one.can_be) < 40 else "see below"  # noqa: PLR2004 - a table's cell
    can_be = values.replace("|", ", ")
    return f"| `{one.name}` | {can_be} | {one.help} Usually: {usual}. |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
