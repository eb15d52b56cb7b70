"""Which key does what: the table's own keys, and how somebody changed them."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from meeting.language import later, say
from tui.entry import Entry
from tui.settings import OFF, Settings

LETTERS = string.ascii_lowercase + string.digits
"""Keys that speech input and stray fingers press by mistake; they can be turned off all at once."""

_SPOKEN = {
    ".": later("full stop"),
    ",": later("comma"),
    "?": later("question mark"),
    "/": later("slash"),
    " ": later("space"),
}


def keymap(table: Iterable[Entry], settings: Settings) -> Mapping[str, Entry]:
    """Return each key with its row; where two rows want one key, the changed one has it."""
    usual = {one.key: one for one in table if one.key and one.name not in settings.key}
    chosen = {one.name: one for one in table}
    changed = {
        key: chosen[name] for name, key in settings.key.items() if key != OFF and name in chosen
    }
    return {**usual, **changed}


def key_of(entry: Entry, settings: Settings) -> str:
    """Return the key of a row, "" for none."""
    key = settings.key.get(entry.name, entry.key)
    return "" if key == OFF else key


def spoken_key(key: str) -> str:
    """Return the key as a word, so that speech does not swallow it."""
    return say(_SPOKEN[key]) if key in _SPOKEN else key
