"""Write docs/keys.md from the table of commands: `python -m tui.keys_page`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.commands import TABLE
from tui.entry import Entry, Group
from tui.keymap import spoken_key

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"

_HEAD = """\
# Keys and commands

Press a key, or press slash, type a command and press Enter. Words in capitals are yours to fill
in. What stands in brackets can be left out. The beginning of a command is enough, and so is the
beginning of a name. Commands for which you have no role are not in your help.

This page is written by `python -m tui.keys_page`, from the table that the program itself uses.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join((_HEAD, *(line for group in Group for line in _group(group))))


def _group(group: Group) -> Iterator[str]:
    yield f"## {group}\n"
    yield "| key | command | what it does |"
    yield "| --- | --- | --- |"
    rows = [one for one in TABLE if one.group is group]
    yield from (_row(one) for one in rows)
    yield ""
    for one in rows:
        if one.examples:
            yield f"For example, `/{one.name}`:\n"
            yield "".join(f"    {example}\n" for example in one.examples)


def _row(one: Entry) -> str:
    usage = one.usage.replace("|", "\\|")
    also = f" Also: {', '.join(f'`{name}`' for name in one.aliases)}." if one.aliases else ""
    return f"| {spoken_key(one.key)} | `{usage}` | {one.help}{also} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
