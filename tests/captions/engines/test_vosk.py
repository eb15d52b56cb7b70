"""Vosk's own dangers: rates that hang it, models that crash it, memory that grows."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.captions_scoring import error_rate, letters, spoken
from captions.engines.engine import FinalHeard
from captions.engines.making import EngineSpec
from captions.engines.process import EngineProcess
from captions.engines.vosk import VoskEngine, VoskModel
from captions.errors import BrokenModel, CaptionError, EngineStopped
from captions.models.trying_out import try_model
from captions.sound.chunks import Chunk
from captions.sound.gate import Gate
from tests.captions.sounds import chunks, read, silence

pytestmark = [pytest.mark.engine, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def korean(korean_model: Path) -> VoskModel:
    """Load the Korean model once."""
    return VoskModel(korean_model)


@pytest.mark.parametrize("rate", [0, 1, 4, -1, -16_000, 11_025, 10**9, math.nan])
def test_a_rate_that_hangs_vosk_never_reaches_it(korean: VoskModel, rate: float) -> None:
    """0, 1 and 4 make it work without end; less than 0 and NaN abort it."""
    with pytest.raises(ValueError, match="does not take"):
        VoskEngine(korean, "ko", rate)  # type: ignore[arg-type]


def _copy(model: Path, to: Path, *, without: str) -> Path:
    """Lay out a model with links to all of its files but those."""
    for path in model.rglob("*"):
        place = to / path.relative_to(model)
        if path.is_file() and not str(path.relative_to(model)).startswith(without):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(path)
    return to


def test_a_graph_that_is_cut_off_is_found_at_the_start(korean_model: Path, tmp_path: Path) -> None:
    """Vosk takes such a model, and fails with the first recogniser."""
    folder = _copy(korean_model, tmp_path / "m", without="graph/HCLr.fst")
    whole = (korean_model / "graph" / "HCLr.fst").read_bytes()
    (folder / "graph" / "HCLr.fst").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(BrokenModel):
        try_model(folder)


async def test_settings_that_make_vosk_work_without_end_are_found(
    korean_model: Path, tmp_path: Path
) -> None:
    """An empty `model.conf`, in a tenth of a second instead of never."""
    folder = _copy(korean_model, tmp_path / "m", without="conf/model.conf")
    (folder / "conf" / "model.conf").touch()
    engine = EngineProcess(EngineSpec("vosk", "ko", 16_000, str(folder)))

    with pytest.raises(CaptionError) as raised:
        await engine.start()
    await engine.stop()

    assert isinstance(raised.value, BrokenModel | EngineStopped)
    assert "model.conf" in str(raised.value)


@pytest.mark.shared_audio
def test_a_renewed_recogniser_keeps_the_time(korean: VoskModel, shared_audio: Path) -> None:
    """It is renewed at a pause, and nothing of the speech after it is lost or moved."""
    speech = read(shared_audio / "ko" / "pv_leopard.flac") + silence(2_000)
    sound = chunks(speech * 2)
    half = sound[-1].end // 2
    engine, gate = VoskEngine(korean, "ko", 16_000, recycle_ms=2_000), Gate()

    heard = [one for chunk in sound for one in engine.accept(chunk, gate.hear(chunk))]

    first, second = (one for one in heard if isinstance(one, FinalHeard))
    assert second.words[0].start - first.words[0].start == pytest.approx(half, abs=150)
    assert len(second.words) == pytest.approx(len(first.words), abs=2)


@pytest.mark.shared_audio
def test_a_line_that_never_pauses_is_cut_between_two_words(
    korean_model: Path, shared_audio: Path, tmp_path: Path
) -> None:
    """Vosk ends it anywhere, here after 5 s: no word is lost, said twice or cut in two."""
    folder = _copy(korean_model, tmp_path / "m", without="conf/model.conf")
    usual = (korean_model / "conf" / "model.conf").read_text()
    rule = "--endpoint.rule5.min-utterance-length=5"
    (folder / "conf" / "model.conf").write_text(f"{usual}\n{rule}\n")
    (spoken_, *_) = spoken(shared_audio / "ko", "zeroth_104_003_0019")
    engine, gate = VoskEngine(VoskModel(folder), "ko", 16_000, long_ms=4_500), Gate()

    heard = [
        one
        for chunk in chunks(read(spoken_.path))
        for one in engine.accept(chunk, gate.hear(chunk))
    ]
    lines = [one for one in [*heard, *engine.finish()] if isinstance(one, FinalHeard)]

    words = [word for line in lines for word in line.words]
    assert [line.paused for line in lines][:1] == [False]
    assert all(one.end <= two.start + 60 for one, two in pairwise(words))
    said = letters(spoken_.text)
    assert error_rate(said, letters(" ".join(word.text for word in words))) < 0.3


@pytest.mark.shared_audio
def test_a_voice_is_forgotten_when_somebody_else_gets_the_floor(
    korean: VoskModel, shared_audio: Path
) -> None:
    """Two readers in turn: without it, what is learned of one spoils the other's words."""
    readers = zip(
        spoken(shared_audio / "ko", "zeroth")[:2], spoken(shared_audio / "ko", "azure_a"),
        strict=False,
    )  # fmt: skip
    turns = [turn for pair in readers for turn in pair][:3]
    said = letters(" ".join(turn.text for turn in turns))

    def wrong(*, marked: bool) -> float:
        engine, gate = VoskEngine(korean, "ko", 16_000), Gate()
        sound = b"".join(read(turn.path) + silence(1_200) for turn in turns)
        begins, at = set(), 0
        for turn in turns:
            begins.add(at // 100 * 100)
            at += (len(read(turn.path)) + len(silence(1_200))) // 32
        heard = [
            one
            for chunk in chunks(sound)
            for one in engine.accept(
                replace(chunk, another=marked and chunk.start in begins), gate.hear(chunk)
            )
        ]
        lines = [one for one in [*heard, *engine.finish()] if isinstance(one, FinalHeard)]
        return error_rate(said, letters(" ".join(w.text for line in lines for w in line.words)))

    assert wrong(marked=True) < 0.6 * wrong(marked=False)


@pytest.mark.shared_audio
def test_words_keep_their_time_after_lost_sound(vosk: VoskEngine, shared_audio: Path) -> None:
    """A gap of a minute moves all later words by a minute."""
    sound = chunks(silence(500) + read(shared_audio / "ko" / "pv_leopard.flac"))
    late = [Chunk(one.samples, one.rate, one.start + 60_000) for one in sound]
    gate = Gate()

    heard = [one for chunk in [*sound, *late] for one in vosk.accept(chunk, gate.hear(chunk))]
    heard += vosk.finish()

    starts = [line.words[0].start for line in heard if isinstance(line, FinalHeard)]
    assert len(starts) == 2
    assert starts[1] - starts[0] == pytest.approx(60_000, abs=150)
