"""Web addresses in what people write."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"https?://[^\s<>\"]{1,490}", re.IGNORECASE)
"""What counts as a web address: nothing but http and https, so that nothing local is opened."""

_TRAILING = ".,;:!?)]}'\u2019"
"""What ends a sentence and no address."""


def found(text: str) -> tuple[str, ...]:
    """Return the web addresses in a text, in their order, without the end of the sentence."""
    if "://" not in text:  # most texts have none; this is a tenth of the work of looking
        return ()
    return tuple(_trimmed(match) for match in ADDRESS.findall(text))


def _trimmed(address: str) -> str:
    """Leave out closing signs, but keep a bracket that was opened within."""
    while address[-1] in _TRAILING and not (
        address[-1] == ")" and address.count("(") >= address.count(")")
    ):
        address = address[:-1]
    return address
