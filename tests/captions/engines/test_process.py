"""The engine's process: what it hears comes back, and whatever it does, nobody waits for ever."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest

from captions.engines.making import EngineSpec
from captions.engines.process import COMMAND, EngineProcess
from captions.errors import EngineStopped, NoModel
from tests.captions.stand_ins import chunk, partial

SPEC = EngineSpec("vosk", "en", 16_000, "/nowhere")

SERVES = """
import sys
from captions.engines.engine import PartialHeard
from captions.engines.main import serve
sys.stdin.buffer.readline()
print('{"type":"ready"}', flush=True)
class Paper:
    name, language = "paper", "en"
    def accept(self, chunk, speech):
        {accept}
    def finish(self):
        return [PartialHeard(("bye",), 0)]
serve(Paper(), 16_000, sys.stdin.buffer, sys.stdout.buffer)
"""


def _process(accept: str, *, chunk_seconds: float = 10.0) -> EngineProcess:
    """Start an engine that does this with each chunk."""
    program = SERVES.replace("{accept}", accept)
    return EngineProcess(SPEC, command=(sys.executable, "-c", program), chunk_seconds=chunk_seconds)


async def test_what_the_engine_hears_comes_back() -> None:
    """Chunk by chunk, with its own times, and the last words at the end."""
    engine = _process("return [PartialHeard((str(chunk.start),), chunk.end)]")
    await engine.start()

    first = await engine.take(chunk(0))
    second = await engine.take(chunk(100))
    last = await engine.finish()
    await engine.stop()

    assert first.heard == [partial("0", 100)]
    assert second.heard == [partial("100", 200)]
    assert last == [partial("bye")]


@pytest.mark.parametrize(
    "accept",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "raise RuntimeError",
        "raise SystemExit(0)",
    ],
)
async def test_a_crash_is_an_error_that_can_be_mended(accept: str) -> None:
    """Native code may abort or crash; only its own process ends."""
    engine = _process(accept)
    await engine.start()

    with pytest.raises(EngineStopped, match="has stopped"):
        await engine.take(chunk(0))
    await engine.stop()


async def test_an_engine_that_hangs_is_given_up() -> None:
    """After the time that a chunk may take; then it can be killed."""
    engine = _process("import time; time.sleep(60)", chunk_seconds=0.2)
    await engine.start()

    with pytest.raises(EngineStopped, match="does not answer"):
        await engine.take(chunk(0))
    await asyncio.wait_for(engine.stop(), 5)


async def test_an_engine_that_is_frozen_is_killed() -> None:
    """A process that the system has stopped obeys no polite wish."""
    engine = _process("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", chunk_seconds=0.2)
    await engine.start()

    with pytest.raises(EngineStopped):
        await engine.take(chunk(0))
    await asyncio.wait_for(engine.stop(), 5)


async def test_a_missing_model_is_said_in_the_words_of_the_engine() -> None:
    """The error crosses the pipe with its class and its sentence."""
    engine = EngineProcess(SPEC)

    with pytest.raises(NoModel, match="There is no model folder at /nowhere"):
        await engine.start()
    await engine.stop()


async def test_a_program_that_is_none_is_an_error() -> None:
    """It ends before it says anything."""
    engine = EngineProcess(SPEC, command=(sys.executable, "-c", ""))

    with pytest.raises(EngineStopped):
        await engine.start()
    await engine.stop()


async def test_stopping_is_safe_at_any_time() -> None:
    """Before the start, twice, and after a crash."""
    engine = _process("import os; os.abort()")
    await engine.stop()
    await engine.start()
    await engine.stop()
    await engine.stop()

    with pytest.raises(EngineStopped, match="not running"):
        await engine.take(chunk(0))


async def test_what_a_library_prints_is_no_answer() -> None:
    """Standard output of the engine's program is kept for answers alone."""
    program = (
        "from captions.engines import main as engine_main; import os;"
        "answers = engine_main._own_output(); os.write(1, b'noise');"
        'answers.write(b\'{"type":"ready"}\\n\'); answers.flush(); input()'
    )
    engine = EngineProcess(SPEC, command=(sys.executable, "-c", program))

    await engine.start()
    await engine.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are a matter of POSIX")
async def test_ctrl_c_does_not_reach_the_engine() -> None:
    """The terminal sends it to the whole group; the engine has a group of its own."""
    engine = _process("import os; return [PartialHeard((str(os.getpgid(0)),), 0)]")
    await engine.start()

    heard = (await engine.take(chunk(0))).heard
    await engine.stop()

    assert heard != [partial(str(os.getpgid(0)))]


def test_a_folder_of_the_same_name_is_not_run() -> None:
    """Where somebody happens to be says nothing about our code."""
    assert "-P" in COMMAND
