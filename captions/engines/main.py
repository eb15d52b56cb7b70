"""Runs one engine in a process of its own: `python -m captions.engines.main`.

A crash, a hang or 600 MB of model then hurt nobody else, and what native code writes to
standard error stays off the terminal. See `captions.engines.wire` for what is said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from captions.engines.engine import Engine
from captions.engines.making import EngineSpec, load_engine
from captions.engines.wire import HEADER, Answer, Failed, Ready, Took, encode
from captions.errors import CaptionError
from captions.sound.chunks import Chunk
from captions.sound.gate import Gate


def main() -> int:
    """Serve one engine until the sound ends; give the exit code."""
    source, answers = sys.stdin.buffer, _own_output()
    spec = msgspec.json.decode(source.readline(), type=EngineSpec)
    return run(lambda: load_engine(spec)(spec.rate), spec.rate, source, answers)


def run(make: Callable[[], Engine], rate: int, source: BinaryIO, answers: BinaryIO) -> int:
    """Make an engine, say whether that went well, and serve it; give the exit code."""
    try:
        engine = make()
    except CaptionError as error:
        _say(answers, Failed(type(error).__name__, str(error)))
        return 1
    _say(answers, Ready())
    serve(engine, rate, source, answers)
    return 0


def serve(engine: Engine, rate: int, source: BinaryIO, answers: BinaryIO) -> None:
    """Answer each chunk until the sound ends or the pipe is closed."""
    gate = Gate()
    while header := source.read(HEADER.size):
        size, start, another = HEADER.unpack(header)
        if size == 0:
            _say(answers, Took(engine.finish()))
            return
        chunk = Chunk(source.read(size), rate, start, another)
        speech = gate.hear(chunk)
        _say(answers, Took(engine.accept(chunk, speech), speech.spoken))


def _own_output() -> BinaryIO:
    """Keep standard output for answers; what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _say(answers: BinaryIO, answer: Answer) -> None:
    answers.write(encode(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
