"""The glossary, and the terms that it put into captions, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting.language import later, say
from meeting.values import Mended, Origin

_WHERE: Mapping[Origin, str] = MappingProxyType(
    {
        Origin.GLOSSARY: later("From the glossary. Written: {written}. Heard: {heard}."),
        Origin.PEOPLE: later("From the names of people. Written: {written}. Heard: {heard}."),
        Origin.AGENDA: later("From the agenda. Written: {written}. Heard: {heard}."),
        Origin.CORRECTION: later("From a correction. Written: {written}. Heard: {heard}."),
    }
)


def mended(one: Mended) -> str:
    """Return which term took the place of what was heard, and where it comes from."""
    return say(_WHERE[one.origin], written=one.written, heard=one.heard)
