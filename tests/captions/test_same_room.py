"""Two captioners in one room are noticed, and two rooms are not taken for one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.captions_scoring import demo
from captions.engines.engine import Engine, FinalHeard
from captions.same_room import SameRoom, alike
from captions.sound.gate import Gate
from client.happenings import Happened, Welcomed
from meeting.events import CaptionAdded, CaptionsStopped
from meeting.state import Meeting, Person
from meeting.values import Source
from tests.captions.sounds import chunks, louder, mixed, noise, read, silence

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


def heard(engine: Engine, sound: bytes) -> list[tuple[int, list[str]]]:
    """Let an engine hear a sound; give each line with its end, as people say it all at once."""
    gate = Gate()
    lines = [
        one
        for chunk in chunks(sound + silence(2_000))
        for one in engine.accept(chunk, gate.hear(chunk))
    ]
    return [
        (one.words[-1].end, [word.text for word in one.words])
        for one in (*lines, *engine.finish())
        if isinstance(one, FinalHeard)
    ]


def both(yours: list[tuple[int, list[str]]], others: list[tuple[int, list[str]]]) -> list[str]:
    """Let two captioners hand in their lines, in the order of time; return what you are told."""
    room = SameRoom()
    room.take(Welcomed(you=YOU, roles=(), code="ABC234", at=0, plain_text=False))
    lines = [(end, YOU, words) for end, words in yours]
    lines += [(end, OTHER, words) for end, words in others]
    told = [room.take(caption(by, words, 4_000 + end)) for end, by, words in sorted(lines)]
    return [one for one in told if one]


@pytest.mark.engine
@pytest.mark.shared_audio
@pytest.mark.timeout(180)
def test_two_microphones_in_one_real_room_are_noticed(shared_audio: Path, engine: Engine) -> None:
    """One stands near; the other hears more of the walls. Another talk is another room."""
    names = {
        "ko": (("azurefull_a1",), ("azurefull_t1",)),
        "en": (("jfk", "libri_1089-134686-0000"), ("libri_1089-134686-0002", "pv_leopard_en")),
    }
    folder = shared_audio / engine.language
    here, elsewhere = (
        b"".join(read(folder / f"{one}.flac") + silence(1_000) for one in talk)
        for talk in names[engine.language]
    )
    walls = (silence(60) + louder(here, 0.15), silence(110) + louder(here, 0.1))
    far = mixed(louder(here, 0.5), *walls, noise(len(here) // 32, loud=0.0005))

    near = heard(engine, here)

    assert both(near, heard(engine, far)) == [TOLD]
    assert both(near, heard(engine, elsewhere)) == []
