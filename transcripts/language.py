"""The tags that name languages, after BCP 47; what a log calls a language may be none."""

from __future__ import annotations

import re

from meeting import language as said

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def tag(language: str) -> str:
    """Return the tag, or "" where it is none that a program could read."""
    return language if _TAG.fullmatch(language) else ""


def main(language: str) -> str:
    """Return a language without its country: British and American English are one."""
    return language.lower().partition("-")[0]


def page(language: str) -> str:
    """Return the tag for a page of a meeting in this language.

    Headings and sentences of ours are in the language in use. Where the meeting's own is another
    one, the page is in ours, and what people said is marked with theirs.
    """
    ours = said.tag() or "en"
    return language if tag(language) and main(language) == main(ours) else ours


def other(language: str, around: str) -> str:
    """Return the tag of words within a page, "" where they are in the page's own language."""
    return tag(language) if language != around else ""
