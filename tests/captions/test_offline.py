"""A recording on its own: the same pipeline, as fast as it goes, from where it stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.engines.engine import Heard
from captions.engines.steady import SteadyEngine
from captions.errors import CutOffSound
from captions.journal import Journal, Task
from captions.offline import caption_recording
from captions.sound.chunks import Chunk
from captions.text.composer import Composer
from tests.captions.stand_ins import ListSource, PaperEar, chunk, final, stops_at

TASK = Task("talk.flac", 1000, 17, "en", "paper")
CHUNKS = [chunk(start) for start in range(0, 1000, 100)]


def hears(one: Chunk) -> list[Heard]:
    """Hear a word that ends at 400 and one that ends at 800."""
    words: dict[int, list[Heard]] = {300: [final("one", 200, 400)], 700: [final("two", 600, 800)]}
    return words.get(one.start, [])


async def caption(
    path: Path, ear: PaperEar, source: ListSource | None = None
) -> tuple[list[str], list[int], list[tuple[str, int]]]:
    """Caption; give the texts, the progress, and what was told with its time."""
    passed: list[int] = []
    told: list[tuple[str, int]] = []
    with Journal(path, TASK) as journal:
        await caption_recording(
            source or ListSource(CHUNKS),
            SteadyEngine(lambda: ear),
            Composer("en", "paper"),
            journal,
            progress=passed.append,
            tell=lambda sentence, at: told.append((sentence, at)),
        )
    return [one.text for one in journal.captions], passed, told


async def test_all_of_it_is_captioned(tmp_path: Path) -> None:
    """And the progress goes to its end."""
    texts, passed, told = await caption(tmp_path / "j", PaperEar(hears))

    assert texts == ["One.", "Two."]
    assert passed == list(range(100, 1100, 100))
    assert told == []


async def test_a_stopped_run_goes_on_where_it_ended(tmp_path: Path) -> None:
    """Nothing is heard twice, and the part that was skipped is no gap."""
    with pytest.raises(CutOffSound):
        await caption(
            tmp_path / "j",
            PaperEar(hears),
            ListSource(CHUNKS[:7], error=CutOffSound("Cut off.")),
        )
    ear = PaperEar(hears)

    texts, _, told = await caption(tmp_path / "j", ear)

    assert texts == ["One.", "Two."]
    assert ear.heard == [400, 500, 600, 700, 800, 900]
    assert told == []


async def test_what_the_engine_missed_is_told_with_its_time(tmp_path: Path) -> None:
    """So that a person can listen there."""
    ears = iter([PaperEar(stops_at(300)), PaperEar(stops_at(300)), PaperEar(hears)])
    told: list[tuple[str, int]] = []
    with Journal(tmp_path / "j", TASK) as journal:
        await caption_recording(
            ListSource(CHUNKS),
            SteadyEngine(lambda: next(ears)),
            Composer("en", "paper"),
            journal,
            tell=lambda sentence, at: told.append((sentence, at)),
        )

    assert ("Here the engine missed some speech.", 0) in told
    assert [one.text for one in journal.captions] == ["Two."]
