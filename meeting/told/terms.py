"""The glossary, and the terms that it put into captions, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting import events as e
from meeting.language import later, say, say_many
from meeting.summaries import ended
from meeting.told.scene import Scene
from meeting.values import Mended, Origin

_WHERE: Mapping[Origin, str] = MappingProxyType(
    {
        Origin.GLOSSARY: later("From the glossary. Written: {written}. Heard: {heard}."),
        Origin.PEOPLE: later("From the names of people. Written: {written}. Heard: {heard}."),
        Origin.AGENDA: later("From the agenda. Written: {written}. Heard: {heard}."),
        Origin.CORRECTION: later("From a correction. Written: {written}. Heard: {heard}."),
    }
)


def terms_added(event: e.TermsAdded, scene: Scene) -> str:
    if len(event.terms) != 1:
        return say_many(
            "The glossary has {number} more term. To read it, type /define.",
            "The glossary has {number} more terms. To read them, type /define.",
            len(event.terms),
        )
    (first,) = event.terms
    if not first.meaning:
        yours = later("You put into the glossary: {term}.")
        theirs = later("{who} put into the glossary: {term}.")
        return scene.told(event.by, yours, theirs, term=first.text)
    yours = later("You explained a term. {term}: {meaning}")
    theirs = later("{who} explained a term. {term}: {meaning}")
    return scene.told(event.by, yours, theirs, term=first.text, meaning=ended(first.meaning))


def term_dropped(event: e.TermDropped, scene: Scene) -> str:
    yours = later("You took out of the glossary: {term}.")
    theirs = later("{who} took out of the glossary: {term}.")
    return scene.told(event.by, yours, theirs, term=event.term)


def mended(one: Mended) -> str:
    """Return which term took the place of what was heard, and where it comes from."""
    return say(_WHERE[one.origin], written=one.written, heard=one.heard)
