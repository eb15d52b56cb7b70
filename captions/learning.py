"""Keeps the terms and wishes of a running meeting: what is said of them counts at once."""

from __future__ import annotations

from collections.abc import Iterable

from captions.known_terms import Known, known
from captions.text.composer import Composer
from client.happenings import CaughtUp, Happened, Happening
from meeting import events as e
from meeting.state import Meeting
from meeting.values import Term

TEACHES = (
    e.PersonJoined, e.PersonAdded, e.PersonRenamed, e.RoleGiven, e.ItemAdded, e.ItemEdited,
    e.ItemDropped, e.CaptionCorrected, e.Redacted, e.ConsentRefused, e.TermsAdded, e.TermDropped,
)  # fmt: skip
"""After these events a meeting may know other terms."""


class Learning:
    """Gives a composer the terms of the meeting, and how it wants swear words written."""

    def __init__(self, composer: Composer, language: str, own: Iterable[Term] = ()) -> None:
        """Take who needs the terms, the language, and the captioner's own terms."""
        self._composer = composer
        self._language = language
        self._own = tuple(own)
        self._known = Known()
        self._meeting = Meeting()
        self._learn()

    def take(self, happening: Happening) -> None:
        """Follow what happens on the line; what was missed is learned once, when all is there."""
        match happening:
            case Happened():
                self._meeting = happening.after
                self._composer.hides_swearing = self._meeting.swearing_hidden
                if isinstance(happening.event, TEACHES) and not happening.missed:
                    self._learn()
            case CaughtUp():
                self._learn()
            case _:
                pass

    def _learn(self) -> None:
        known_now = known(self._meeting, self._language, self._own)
        if known_now != self._known:
            self._known = known_now
            self._composer.glossary = known_now.glossary(self._language)
