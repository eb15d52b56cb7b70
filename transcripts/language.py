"""The tags that name languages, after BCP 47; what a log calls a language may be none."""

from __future__ import annotations

import re

UNKNOWN = "und"
"""The tag for a language that nobody knows; ISO 639-2 calls it undetermined."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def tag(language: str) -> str:
    """Return the tag, or "" where it is none that a program could read."""
    return language if _TAG.fullmatch(language) else ""
