"""Run the demo from its first sentence to its last: play a meeting, then save what was said."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from captions.engines.choice import Choice, choose_engine
from captions.errors import NoModel
from captions.sources.recording import Recording
from handrail import speaking
from handrail.demo.latency import Stopwatch
from handrail.demo.options import Options
from handrail.demo.plan import RECORDING, Plan, read_plan
from handrail.demo.recorded import recorded_plan
from handrail.demo.stage import Stage
from handrail.saving import export, make_ready
from handrail.stopping import Stopping
from meeting.language import say
from server.app import Server
from server.config import Config


async def run_demo(options: Options, stopping: Stopping) -> int:
    """Play the meeting, save its transcript, say how long captions took; return the exit code.

    However it ends, what was said is saved.

    Raises:
        NoPlace: the transcript could not be saved in the end.
        NoModel: there is no engine for the language.
        CaptionError: the recording is no sound.
        CaptionsFailed: the captioner ended with an error.
        ServerError: the log could not be kept.
        TranscriptError: the disk did not take the transcript.
    """
    make_ready(options.folder)
    recording = options.recording or RECORDING / "webinar.flac"
    plan = _plan(options, Recording(recording).length)
    engine = _engine(plan.language, options.model)
    print(say("{sentence}\nThe captions are live: nothing is prepared.", sentence=engine.sentence))
    stopwatch = Stopwatch(asyncio.get_running_loop().time)
    with tempfile.TemporaryDirectory(prefix="handrail-demo-") as folder:
        log = Path(folder) / "meetings.sqlite"
        stage = Stage(plan, options, stopwatch, stopping)
        try:
            async with Server(Config(log=log, port=0, catalogue=speaking.catalogue)) as server:
                code = await stage.play(server, recording)
                server.check()
        finally:
            for sentence in _ending(log, stage.code, options.folder, stopwatch):
                print(sentence)
    return code


def _engine(language: str, model: str) -> Choice:
    """Choose the engine; where there is none, say what can be tried without."""
    try:
        return choose_engine(language, model)
    except NoModel as error:
        instead = say("To practise without captions of a machine: handrail demo --practice.")
        told = f"{error} {instead}"
        raise NoModel(told) from error


def _plan(options: Options, length: int) -> Plan:
    """Return what people do in the recording, which lasts this long in milliseconds."""
    if options.recording:
        return recorded_plan(options.recording, options.language, length)
    return read_plan()


def _ending(log: Path, code: str, folder: Path, stopwatch: Stopwatch) -> Iterator[str]:
    """Save the meeting; yield where it is, and how long captions took."""
    if not code:
        return
    for path in export(log, code, folder):
        yield say("Saved: {path}", path=path)
    yield from stopwatch.sentences()
