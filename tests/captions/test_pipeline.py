"""The pipeline: every chunk to the engine, every result out, and news where people need it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from captions.engines.engine import Heard
from captions.engines.steady import SteadyEngine
from captions.engines.wire import Took
from captions.errors import CutOffSound, SoundError
from captions.pipeline import AGAIN, CAUGHT_UP, run_captions
from captions.results import Caption, Gap, Notice, Partial, Result, Resumed, Stalled
from captions.sound.chunks import Chunk
from captions.sound.watch import NO_SOUND
from captions.text.composer import Composer
from tests.captions.sounds import chunks, tone
from tests.captions.stand_ins import ListSource, PaperEar, chunk, final, partial, stops_at


async def _run(
    chunks: list[Chunk],
    *ears: PaperEar,
    live: bool = False,
    error: SoundError | None = None,
    stuck_seconds: float = 5.0,
) -> list[Result]:
    left = iter(ears)
    results: list[Result] = []
    source = ListSource(chunks, live=live, error=error)
    engine = SteadyEngine(lambda: next(left))
    try:
        await run_captions(
            source, engine, Composer("en", "paper"), results.append, stuck_seconds=stuck_seconds
        )
    except SoundError as found:
        results.append(Notice(str(found)))
    return results


async def test_what_is_heard_comes_out_in_order() -> None:
    """A partial grows, the caption takes its place, the end brings the last line."""
    script: dict[int, list[Heard]] = {
        100: [partial("good")],
        200: [partial("good morning")],
        300: [final("good morning", 0, 250)],
    }
    ear = PaperEar(lambda one: script.get(one.start, []), last=[final("bye", 300, 400)])

    results = await _run([chunk(start) for start in range(0, 500, 100)], ear)

    assert [(type(one), getattr(one, "text", "")) for one in results] == [
        (Partial, "Good"),
        (Partial, "Good morning"),
        (Caption, "Good morning."),
        (Caption, "Bye."),
    ]
    assert ear.heard == [0, 100, 200, 300, 400]


async def test_a_recording_that_is_cut_off_keeps_its_last_words() -> None:
    """They are captioned first; then the reason is raised."""
    ear = PaperEar(last=[final("and then")])

    results = await _run([chunk(0)], ear, error=CutOffSound("It is cut off."))

    assert [getattr(one, "text", "") for one in results] == ["And then.", "It is cut off."]


async def test_lost_sound_is_marked_with_its_times() -> None:
    """Readers learn that something is missing, and how much."""
    results = await _run([chunk(0), chunk(2_000)], PaperEar())

    assert results == [Gap(100, 2_000)]


async def test_a_restart_is_said_and_the_line_begins_anew() -> None:
    """The partial of the dead engine is no measure for the new one."""

    def dies(one: Chunk) -> list[Heard]:
        stops_at(200)(one)
        return [partial("so far")]

    results = await _run([chunk(at) for at in (0, 100, 200)], PaperEar(dies), PaperEar())

    assert results == [Partial("So far", 0, 0), AGAIN]


async def test_a_late_engine_is_said_once_and_its_catching_up_too() -> None:
    """Live sound waits for nobody; people learn how far behind the words are."""
    held = asyncio.Event()

    class Slow(PaperEar):
        async def take(self, chunk: Chunk) -> Took:
            if chunk.start == 0:
                await held.wait()
            return await super().take(chunk)

    async def release() -> None:
        await asyncio.sleep(0.01)
        held.set()

    releasing = asyncio.create_task(release())
    results = await _run([chunk(at) for at in range(0, 3_000, 100)], Slow(), live=True)
    await releasing

    assert results == [Notice("Captions are 2 seconds behind."), CAUGHT_UP]


async def test_an_engine_that_hangs_is_told_to_people() -> None:
    """Captions that stop in silence are worse than none."""

    class Hangs(PaperEar):
        async def take(self, chunk: Chunk) -> Took:
            await asyncio.sleep(0.05)
            return await super().take(chunk)

    assert await _run([chunk(0)], Hangs(), stuck_seconds=0.01) == [
        Stalled(0),
        Resumed(100, 100),
    ]


async def test_what_was_lost_while_the_engine_hung_is_marked_as_one_gap() -> None:
    """Sound that waited too long was dropped; that is known when the next chunk comes."""

    class HangsOnce(PaperEar):
        async def take(self, chunk: Chunk) -> Took:
            await asyncio.sleep(0.05 if chunk.start == 0 else 0)
            return await super().take(chunk)

    results = await _run([chunk(0), chunk(9_000)], HangsOnce(), stuck_seconds=0.01)

    assert results == [Stalled(0), Resumed(100, 9_000)]


class Deaf(PaperEar):
    """Hears speech in each chunk, and words before and after these times."""

    def __init__(self, since: int, until: int) -> None:
        super().__init__()
        self._since = since
        self._until = until

    async def take(self, chunk: Chunk) -> Took:
        """Hear a word in every chunk, or none."""
        await super().take(chunk)
        deaf = self._since <= chunk.start < self._until
        return Took([] if deaf else [partial(f"word {chunk.start}", chunk.start)], spoken=100)


def _voice(seconds: int) -> list[Chunk]:
    """Make sound that is loud and soft like a voice."""
    return chunks((tone(300) + tone(200, loud=0.02)) * 2 * seconds)


async def test_another_engine_takes_the_place_of_one_that_hears_no_words() -> None:
    """It hears all that the deaf one did not, so that nothing is missing."""
    results = await _run(_voice(10), Deaf(2_000, 99_000), Deaf(0, 0))

    stopped = next(at for at, one in enumerate(results) if isinstance(one, Stalled))
    assert results[stopped : stopped + 2] == [Stalled(2_000, deaf=True), AGAIN]
    assert Resumed(2_000, 2_000) in results
    assert [one.text for one in results[-1:] if isinstance(one, Partial)] == ["Word 9900"]


async def test_where_no_engine_hears_words_the_gap_lasts_until_there_are_some() -> None:
    """Engines are not started again and again: it may be music."""
    ears = (Deaf(2_000, 99_000), Deaf(0, 20_000))

    results = await _run(_voice(22), *ears)

    assert [one for one in results if isinstance(one, Stalled | Resumed)] == [
        Stalled(2_000, deaf=True),
        Resumed(2_000, 20_000),
    ]


async def test_a_gap_that_lasts_to_the_end_is_marked_too() -> None:
    """Nobody should look for words that were never there."""
    results = await _run(_voice(10), Deaf(2_000, 99_000), Deaf(0, 99_000))

    assert results[-1] == Resumed(2_000, 10_000)


async def test_a_microphone_that_brings_nothing_is_said() -> None:
    """No chunk at all is not the same as quiet, and people must know."""

    class Dead(ListSource):
        async def chunks(self) -> AsyncGenerator[Chunk, None]:
            await asyncio.sleep(0.05)
            yield chunk(0)

    results: list[Result] = []
    engine = SteadyEngine(PaperEar)
    await run_captions(
        Dead([], live=True), engine, Composer("en", "paper"), results.append, stuck_seconds=0.01
    )

    assert results == [NO_SOUND]


async def test_a_source_with_a_mistake_is_no_endless_wait() -> None:
    """Whatever a source raises comes out, after what was heard."""

    class Wrong(ListSource):
        async def chunks(self) -> AsyncGenerator[Chunk, None]:
            yield chunk(0)
            raise ZeroDivisionError

    results: list[Result] = []
    engine = SteadyEngine(lambda: PaperEar(last=[final("so far")]))

    with pytest.raises(ZeroDivisionError):
        await run_captions(Wrong([]), engine, Composer("en", "paper"), results.append)
    assert [getattr(one, "text", "") for one in results] == ["So far."]


async def test_a_pipeline_that_is_cancelled_stops_its_source() -> None:
    """A microphone is closed when nobody listens any more."""
    closed = asyncio.Event()

    class Endless(ListSource):
        async def chunks(self) -> AsyncGenerator[Chunk, None]:
            try:
                for start in range(0, 10**9, 100):
                    yield chunk(start)
                    await asyncio.sleep(0)
            finally:
                closed.set()

    results: list[Result] = []
    running = asyncio.create_task(
        run_captions(Endless([]), SteadyEngine(PaperEar), Composer("en", "paper"), results.append)
    )
    await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait({running})

    await asyncio.wait_for(closed.wait(), 1)
