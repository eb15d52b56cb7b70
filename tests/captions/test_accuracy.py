"""Right words, at the right time: each engine on recorded speech, through gate and stabiliser."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.captions_delays import Shown, Timed, changes, lines
from benchmarks.captions_scoring import error_rate, letters, spoken, words
from captions.engines.engine import Engine, FinalHeard, Heard
from captions.sound.gate import Gate
from captions.text.composer import Composer
from tests.captions.sounds import chunks, louder, mixed, noise, read, silence

pytestmark = [pytest.mark.engine, pytest.mark.shared_audio, pytest.mark.timeout(180)]


def _listen(engine: Engine, sound: bytes) -> list[tuple[int, Heard]]:
    """Give what an engine hears, each with the time of the sound at which it did."""
    gate = Gate()
    heard: list[tuple[int, Heard]] = []
    for chunk in chunks(sound):
        heard += [(chunk.end, one) for one in engine.accept(chunk, gate.hear(chunk))]
    return heard + [(len(sound) // 32, one) for one in engine.finish()]


def _lines(heard: list[tuple[int, Heard]]) -> list[tuple[int, FinalHeard]]:
    return [(at, one) for at, one in heard if isinstance(one, FinalHeard)]


def _text(heard: list[tuple[int, Heard]]) -> str:
    return " ".join(word.text for _, line in _lines(heard) for word in line.words)


def test_korean_is_recognised(vosk: Engine, shared_audio: Path) -> None:
    """Five news sentences read aloud, with pauses between them: 0.18 measured."""
    texts = spoken(shared_audio / "ko", "zeroth")
    sound = b"".join(read(one.path) + silence(1_200) for one in texts)

    heard = _listen(vosk, sound)

    said = letters("".join(one.text for one in texts))
    assert error_rate(said, letters(_text(heard))) <= 0.20


def test_a_korean_talk_is_recognised(vosk: Engine, shared_audio: Path) -> None:
    """47 s with pauses, as the demo plays it."""
    (talk,) = spoken(shared_audio / "ko", "azurefull_a1")

    heard = _listen(vosk, read(talk.path) + silence(1_000))

    assert error_rate(letters(talk.text), letters(_text(heard))) <= 0.20


def test_english_is_recognised(moonshine: Engine, shared_audio: Path) -> None:
    """Five sentences of a book that is read aloud, by words: 0.05 measured."""
    texts = spoken(shared_audio / "en", "libri")
    sound = b"".join(read(one.path) + silence(1_200) for one in texts)

    heard = _listen(moonshine, sound)

    said = words(" ".join(one.text for one in texts))
    assert error_rate(said, words(_text(heard))) <= 0.12


@pytest.mark.parametrize("name", ["vosk", "moonshine"])
def test_a_line_ends_soon_after_its_last_word(
    name: str, shared_audio: Path, request: pytest.FixtureRequest
) -> None:
    """0.6 s of quiet and the step of the engine, whatever the engine's own rules would say."""
    engine: Engine = request.getfixturevalue(name)
    file = {"vosk": "ko/zeroth_104_003_0253.flac", "moonshine": "en/pv_leopard_en.flac"}[name]

    heard = _listen(engine, read(shared_audio / file) + silence(3_000))

    assert all(at - line.words[-1].end <= 800 for at, line in _lines(heard))


def test_the_same_sound_gives_the_same_words(moonshine: Engine, shared_audio: Path) -> None:
    """A recording that is captioned twice reads the same twice."""
    sound = read(shared_audio / "en" / "libri_1089-134686-0003.flac") + silence(1_000)

    assert _lines(_listen(moonshine, sound)) == _lines(_listen(moonshine, sound))


def test_committed_words_hardly_change(vosk: Engine, shared_audio: Path) -> None:
    """In the growing line, or by the finished caption; each recording is another voice."""
    recordings = ("zeroth_104_003_0253", "azurefull_a1", "azurefull_a2", "azurefull_t1")
    paths = [shared_audio / "ko" / f"{name}.flac" for name in recordings]
    shown: list[list[Shown]] = []

    for path in paths:
        composer = Composer("und", "vosk")
        heard = _listen(vosk, read(path) + silence(1_000))
        composed = ((at, composer.compose(one, at)) for at, one in heard)
        shown += [one for one, _ in lines([Timed(at, one) for at, one in composed if one])]

    changed, total = sum(map(changes, shown)), sum(one[-1].stable for one in shown)
    assert total > 250
    assert changed / total <= 0.08, changed


@pytest.mark.parametrize("name", ["vosk", "moonshine"])
def test_speech_in_a_noisy_room_is_not_cut_to_pieces(
    name: str, shared_audio: Path, request: pytest.FixtureRequest
) -> None:
    """A hiss 15 dB below the voice: the gate hears the voice, and lines stay whole."""
    engine: Engine = request.getfixturevalue(name)
    file = {"vosk": "ko/zeroth_104_003_0253.flac", "moonshine": "en/jfk.flac"}[name]
    voice = read(shared_audio / file)

    heard = _listen(engine, mixed(voice, noise(len(voice) // 32, loud=0.025)))

    assert 1 <= len(_lines(heard)) <= 4


def test_a_voice_that_the_gate_cannot_hear_is_captioned(vosk: Engine, shared_audio: Path) -> None:
    """So quiet that all of it counts as silence: Vosk's own rules end the lines."""
    text = spoken(shared_audio / "ko", "zeroth_104_003_0280")[0]
    quiet = louder(read(text.path), 0.01)

    heard = _listen(vosk, silence(1_000) + quiet + silence(3_000))

    assert len(_lines(heard)) <= 3
    assert error_rate(letters(text.text), letters(_text(heard))) <= 0.8
