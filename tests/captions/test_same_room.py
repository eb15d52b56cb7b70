"""Two captioners in one room are noticed, and two rooms are not taken for one."""

from __future__ import annotations

import random

import pytest

from benchmarks.captions_scoring import demo
from captions.same_room import SameRoom, alike
from client.happenings import Happened, Welcomed
from meeting.events import CaptionAdded, CaptionsStopped
from meeting.state import Meeting, Person
from meeting.values import Source

YOU, OTHER = 2, 3
MEETING = Meeting(people={OTHER: Person(id=OTHER, name="Hall", roles=(), joined=0)})
TOLD = "Hall hears the same room as you. Stop one of the two."
WORDS = demo().text.split()


def misheard(words: list[str], share: float, seed: int) -> list[str]:
    """Return words as an engine may hear them: so many of them are others."""
    chance = random.Random(seed)  # noqa: S311 - the same mistakes each time
    return [chance.choice(WORDS) if chance.random() < share else word for word in words]


def caption(
    by: int, words: list[str], at: int, language: str = "en", engine: str = "vosk"
) -> Happened:
    """Return one caption as it happens."""
    event = CaptionAdded(
        seq=at, by=by, at=at, text=" ".join(words), start=at - 4000, end=at, speaker=0,
        source=Source.AUTOMATIC, language=language, engine=engine,
    )  # fmt: skip
    return Happened(event, MEETING, MEETING)


def told(
    yours: list[str], others: list[str], *, language: str = "en", engine: str = "vosk"
) -> list[str]:
    """Let both caption, ten words at a time; return what you are told."""
    room = SameRoom()
    room.take(Welcomed(you=YOU, roles=(), code="ABC234", at=0, plain_text=False))
    sentences = []
    for at in range(0, min(len(yours), len(others)) - 9, 10):
        time = 4000 + at * 400
        sentences.append(room.take(caption(OTHER, others[at : at + 10], time, language, engine)))
        sentences.append(room.take(caption(YOU, yours[at : at + 10], time + 300)))
    return [one for one in sentences if one]


def test_the_same_room_is_told_once() -> None:
    """Also where each engine gets a fifth of the words wrong, in its own way."""
    assert told(misheard(WORDS, 0.2, 1), misheard(WORDS, 0.2, 2)) == [TOLD]


def test_two_rooms_are_two() -> None:
    """Different talks of the same people are no echo of each other."""
    half = len(WORDS) // 2

    assert told(WORDS[:half], WORDS[half:]) == []


@pytest.mark.parametrize(("language", "engine"), [("ko", "vosk"), ("en", "")])
def test_another_language_and_a_person_who_types_are_welcome(language: str, engine: str) -> None:
    """They add something that you do not give."""
    assert told(WORDS, WORDS, language=language, engine=engine) == []


def test_a_short_answer_says_nothing() -> None:
    """All rooms say yes and thank you."""
    assert alike("Yes, thank you very much.", "Yes, thank you very much.") == 0


def test_it_is_told_again_after_the_other_one_was_away() -> None:
    """They stopped, and came back to the same room."""
    room = SameRoom()
    room.take(Welcomed(you=YOU, roles=(), code="ABC234", at=0, plain_text=False))

    def echo(start: int) -> list[str]:
        found = []
        for at in range(0, 40, 10):
            time = start + at * 400
            room.take(caption(OTHER, WORDS[at : at + 10], time))
            found.append(room.take(caption(YOU, WORDS[at : at + 10], time + 300)))
        return [one for one in found if one]

    first = echo(4_000)
    room.take(Happened(CaptionsStopped(seq=1, by=OTHER, at=9, captioner=OTHER), MEETING, MEETING))

    assert (first, echo(90_000)) == ([TOLD], [TOLD])
