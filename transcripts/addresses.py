"""Addresses of the web among words, so that they can be followed."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)])")
"""Without the signs that end the sentence around it."""


def parted(line: str) -> list[str]:
    """Return the line in parts: words, an address, words, an address and so on, words at the end.

    What is no address of `http` or `https` is words.
    """
    return _ADDRESS.split(line)
