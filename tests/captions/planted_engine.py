"""An engine that fails in a planned way: `python planted_engine.py HOW MARKER`.

The first process of a run makes the file MARKER, and fails after its first 3 s of sound. Those that
come later hear a word in each half second of speech, as the first did until then.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from captions.engines.engine import FinalHeard, Heard, PartialHeard, Word
from captions.engines.main import serve
from captions.engines.wire import Ready, encode
from captions.sound.chunks import Chunk
from captions.sound.gate import Speech

FAILS_AFTER = 3_000
HANGS = "hangs"


class Planted:
    """Hears "word 12" twelve half seconds from the beginning."""

    name, language = "planted", "en"

    def __init__(self, how: str, *, fails: bool) -> None:
        self._how = how
        self._fails = fails
        self._end = 0

    def accept(self, chunk: Chunk, speech: Speech) -> list[Heard]:
        """Hear words; or none, or never come back."""
        if self._fails and chunk.start >= FAILS_AFTER:
            if self._how == HANGS:
                time.sleep(600)
            return [PartialHeard((), chunk.start)]
        number = chunk.start // 500
        if chunk.start % 500 or not speech.spoken:
            return [PartialHeard(("word", str(number)), max(self._end, number * 500))]
        self._end = chunk.end
        words = (Word("word", number * 500, chunk.end), Word(str(number), number * 500, chunk.end))
        return [FinalHeard(words, paused=False)]

    def finish(self) -> list[Heard]:
        """Say nothing more."""
        return []


def main() -> None:
    """Serve until the sound ends."""
    how, marker = sys.argv[1], Path(sys.argv[2])
    sys.stdin.buffer.readline()
    fails = not marker.exists()
    marker.touch()
    sys.stdout.buffer.write(encode(Ready()) + b"\n")
    sys.stdout.buffer.flush()
    serve(Planted(how, fails=fails), 16_000, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
