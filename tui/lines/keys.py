"""Read single keys out of the bytes that a terminal sends."""

from __future__ import annotations

import codecs
import re

ENTER, ESCAPE, ERASE, ERASE_ALL = "enter", "escape", "erase", "erase all"
COMPLETE = "complete"
"""Keys that are more than a character."""

_NAMED = {
    "\r": ENTER,
    "\n": ENTER,
    "\x1b": ESCAPE,
    "\x7f": ERASE,
    "\b": ERASE,
    "\x15": ERASE_ALL,
    "\t": COMPLETE,
}

# A whole escape sequence (arrow, function key, Alt and a letter), its beginning, or a character.
_KEY = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])|(\x1b(?:\[[0-?]*[ -/]*|O)?$)|.", re.DOTALL
)


class Keys:
    """Turn bytes into keys, wherever a read cuts them."""

    def __init__(self) -> None:
        """Begin with nothing half read."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._begun = ""

    @property
    def is_cut(self) -> bool:
        """Whether an escape sequence has begun, or somebody pressed Escape: time will tell."""
        return bool(self._begun)

    def feed(self, data: bytes) -> list[str]:
        """Return the keys that are complete: characters, and the names above.

        Escape sequences mean nothing here, and go without a word: "up" is not Escape, "[" and "A".
        """
        text = self._begun + self._decoder.decode(data)
        self._begun = ""
        keys = []
        for found in _KEY.finditer(text):
            if found.group(1):
                self._begun = found.group()
            elif len(key := found.group()) == 1 and (key in _NAMED or key.isprintable()):
                keys.append(_NAMED.get(key, key))
        return keys

    def time_is_up(self) -> list[str]:
        """Return the Escape key if that is what had begun."""
        begun, self._begun = self._begun, ""
        return [ESCAPE] if begun == "\x1b" else []
