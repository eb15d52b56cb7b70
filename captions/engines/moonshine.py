"""Recognises English with Moonshine and the model in its package; the only file that imports it.

Moonshine turns a stretch of sound into text in one go and keeps nothing. So the engine
collects the sound of a line, has it read again while it grows, and ends it at the pauses
that the gate hears. Moonshine's own detector of speech is switched off: it ends a line
late, and after ten seconds in the middle of a word.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from moonshine_voice import ModelArch, MoonshineError, get_model_path
from moonshine_voice.transcriber import Transcriber

from captions.engines.engine import FinalHeard, Heard, PartialHeard
from captions.engines.memory import give_back_memory
from captions.engines.moonshine_line import LONG_MS, LONGEST_MS, SHORT_PAUSE_MS, Line
from captions.engines.moonshine_text import is_noise, open_ended, words_of
from captions.errors import BrokenModel
from captions.sound.chunks import FALLBACK_RATE, Chunk
from captions.sound.gate import PAUSE_MS, Speech
from meeting.language import say

OPTIONS = {
    "vad_threshold": 0.0,
    "vad_max_segment_duration": 0.0,
    "identify_speakers": "false",
    "return_audio_data": "false",
}
"""Read all that is given as one piece, and do nothing else with it."""

BLOCK = 512
"""Moonshine reads blocks of so many samples, at 16 000 a second, and drops the rest."""

SHORTEST_MS = 500
"""Moonshine fails on less than about 0.1 s, so that short sound is made longer by silence."""

BEFORE = 6
"""Chunks from before the first speech of a line: the gate misses a soft beginning."""

LEAST_SPOKEN = 0.15
"""A line with a smaller share of speech is clicks or taps."""


class Reader(Transcriber):
    """Moonshine's reader, kept until the process ends."""

    def close(self) -> None:
        """Free nothing: version 0.0.49 frees a part that it never made, and crashes."""


class MoonshineEngine:
    """One Moonshine model for one source; English only."""

    name = "moonshine"
    language = "en"

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Load the model of the package and warm up, 0.4 s.

        Args:
            clock: tells in seconds how long a reading took.

        Raises:
            BrokenModel: Moonshine does not take the model of its own package.
        """
        try:
            self._reader = Reader(str(get_model_path()), ModelArch.TINY, options=OPTIONS)
        except MoonshineError as error:
            raise BrokenModel(
                say("Moonshine cannot use its English model. Install moonshine-voice 0.0.49 again.")
            ) from error
        self._before: deque[Chunk] = deque(maxlen=BEFORE)
        self._clock = clock
        self._line: Line | None = None
        self._words: list[str] = []
        self._next: int | None = None
        self._reader.transcribe_without_streaming([0.0] * FALLBACK_RATE)

    def accept(self, chunk: Chunk, speech: Speech) -> list[Heard]:
        """Take a chunk; see `Engine`."""
        heard = self._rejoin() if chunk.start != self._next else []
        self._next = chunk.end
        self._collect(chunk, speech)
        if self._line is None:
            return heard
        return heard + self._progress(self._line, speech.quiet)

    def finish(self) -> list[Heard]:
        """End the sound; see `Engine`."""
        return self._end(paused=True)

    def _collect(self, chunk: Chunk, speech: Speech) -> None:
        if self._line:
            self._line.add(chunk, speech.quiet)
            return
        self._before.append(chunk)
        if speech.spoken:
            give_back_memory()  # it would grow by 20 MB with each minute of speech
            self._line = Line(self._before[0].start, chunk.rate)
            for early in self._before:
                self._line.add(early, 0)
            self._before.clear()

    def _progress(self, line: Line, quiet: int) -> list[Heard]:
        """End the line, cut it, read it again, or wait."""
        if quiet >= PAUSE_MS:
            return self._end(paused=True)
        if quiet >= SHORT_PAUSE_MS and line.length >= LONG_MS:
            return self._end(paused=False)
        if line.length >= LONGEST_MS:
            rest = line.cut()
            ended = self._end(paused=False)
            self._line = rest
            return ended
        if not line.is_due(quiet):
            return []
        self._read(line, quiet)
        return [PartialHeard(tuple(open_ended(self._words)), line.start)]

    def _end(self, *, paused: bool) -> list[Heard]:
        line, self._line = self._line, None
        if line is None:
            return []
        if not line.settled:
            self._read(line, 0)
        words, self._words = self._words, []
        voiced = line.voiced()
        if not words or is_noise(words) or sum(voiced) < LEAST_SPOKEN * len(voiced):
            return [PartialHeard((), line.start)]
        return [FinalHeard(line.timed(words), paused)]

    def _rejoin(self) -> list[Heard]:
        """End the line where sound was lost."""
        self._before.clear()
        return self._end(paused=False)

    def _read(self, line: Line, quiet: int) -> None:
        missing = max(0, line.rate * SHORTEST_MS // 1000 - len(line.values))
        values = line.values + [0.0] * (missing + line.rate * BLOCK // FALLBACK_RATE)
        began = self._clock()
        found = self._reader.transcribe_without_streaming(values, line.rate)
        self._words = words_of(" ".join(part.text for part in found.lines))
        line.was_read(quiet, (self._clock() - began) * 1000)
