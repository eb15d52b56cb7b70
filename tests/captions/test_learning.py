"""Terms of a running meeting: they follow what happens in it."""

from __future__ import annotations

from captions.learning import Learning
from captions.text.composer import Composer
from captions.text.glossary import Glossary, Heard
from client.happenings import CaughtUp, Happened
from meeting.roles import Role
from meeting.values import Term
from tests.meeting.play import Play


def first(glossary: Glossary, *words: str) -> str:
    """Return what is read where these words were heard."""
    return glossary.mend([Heard(word) for word in words])[0].text


def test_who_comes_in_is_known_at_once() -> None:
    """And a glossary stays the same while nothing new is known."""
    play, composer = Play(), Composer("en", "paper")
    learning = Learning(composer, "en")
    before = play.meeting
    play.join("Asha Rao")

    learning.take(Happened(play.log[-1], before, play.meeting))
    known = composer.glossary
    play.join("Captions", Role.CAPTIONER)
    learning.take(Happened(play.log[-1], before, play.meeting))

    assert first(known, "Asher", "Rao") == "Asha Rao"
    assert composer.glossary is known


def test_what_was_missed_is_learned_when_all_is_there() -> None:
    """One glossary for a thousand old events."""
    play, composer = Play(), Composer("en", "paper")
    learning = Learning(composer, "en")
    play.join("Asha Rao")

    learning.take(Happened(play.log[-1], play.states[-2], play.meeting, missed=True))
    assert first(composer.glossary, "Asher", "Rao") == "Asher"
    learning.take(CaughtUp(play.meeting.seq))

    assert first(composer.glossary, "Asher", "Rao") == "Asha Rao"


def test_the_captioners_own_terms_are_known_from_the_start() -> None:
    """Also before the meeting is there."""
    composer = Composer("en", "paper")

    Learning(composer, "en", [Term("Makaton", forms=("make a tonne",))])

    assert first(composer.glossary, "make", "a", "tonne") == "Makaton"
