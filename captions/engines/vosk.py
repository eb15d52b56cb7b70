"""Recognises speech in any language with Vosk; the only file that imports it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import vosk

from captions.engines.cutting import best_cut
from captions.engines.engine import FinalHeard, Heard, PartialHeard, Word
from captions.engines.memory import give_back_memory
from captions.errors import BrokenModel
from captions.models.checking import check_model
from captions.sound.chunks import RATES, SAMPLE_BYTES, Chunk
from captions.sound.gate import PAUSE_MS, Speech
from meeting.language import say

WARM_UP_MS = 1000
"""A recogniser's first half second costs up to 0.95 s of work; silence takes that cost early."""

RECYCLE_MS = 600_000
"""After this much sound a recogniser is renewed at a pause, since its cache grows for ever."""

DEAF_MS = 1200
"""Words that come this far into the quiet show that the gate does not hear the speaker."""

UNSURE = 0.5
"""Of the words with less confidence than 0.6, two in three are wrong."""

LONG_MS = 19_000
"""Vosk ends a line after 20 s, wherever it is."""

LOOK_BACK_MS = 3_000
"""How far back a line that never pauses is cut; to hear that again takes 0.4 s of work."""

TRAIL_MS = 700
"""Vosk ends a line by its own rules in silence, with a longer trail than this, or after 20 s."""


class VoskModel:
    """A model in memory; engines in one process and in its forks share it, and only read it."""

    def __init__(self, folder: Path) -> None:
        """Load it, 1 to 3 s.

        Raises:
            NoModel: there is no such folder.
            BrokenModel: the folder lacks a part, or Vosk does not take it.
        """
        check_model(folder)
        vosk.SetLogLevel(-1)
        self._folder = folder
        with self._checked():
            self._model = vosk.Model(str(folder))

    def recogniser(self, rate: int) -> vosk.KaldiRecognizer:
        """Return a recogniser of words with times; raises BrokenModel."""
        with self._checked():
            recogniser = vosk.KaldiRecognizer(self._model, float(rate))
        recogniser.SetWords(True)  # noqa: FBT003 -- Vosk's own shape
        return recogniser

    @contextmanager
    def _checked(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # the only class that Vosk raises
            raise BrokenModel(
                say("Vosk cannot use the model in {model}. Get it again.", model=self._folder)
            ) from error


class VoskEngine:
    """One Vosk recogniser for one source.

    Vosk hangs, aborts or crashes on rates that it does not know, on damaged models and
    when two threads use one recogniser. So the first two are checked before it sees them,
    and the owner keeps to one thread.
    """

    name = "vosk"

    def __init__(
        self,
        model: VoskModel,
        language: str,
        rate: int,
        *,
        recycle_ms: int = RECYCLE_MS,
        long_ms: int = LONG_MS,
    ) -> None:
        """Warm up, 1 s.

        Args:
            model: the loaded model.
            language: the language tag, for the record.
            rate: samples per second of the chunks.
            recycle_ms: how much sound a recogniser hears before it is renewed.
            long_ms: a line that lasts so long has not paused when Vosk ends it.

        Raises:
            BrokenModel: Vosk does not take the model.
            ValueError: the rate is none of `RATES`.
        """
        if rate not in RATES:
            raise ValueError(say("Vosk does not take {rate} samples per second.", rate=rate))
        self.language = language
        self._model = model
        self._rate = rate
        self._recycle_after = rate * recycle_ms // 1000
        self._recogniser = self._warm()
        self._zero = 0
        self._next: int | None = None
        self._began: int | None = None
        self._deaf = False
        self._last = b""
        self._another = self._open = False
        self._long = rate * long_ms // 1000
        self._line_from = 0
        self._look_back = rate * LOOK_BACK_MS // 1000 * SAMPLE_BYTES

    def accept(self, chunk: Chunk, speech: Speech) -> list[Heard]:
        """Take a chunk; see `Engine`."""
        heard = self._rejoin(chunk) if chunk.start != self._next else []
        self._next = chunk.end
        self._another = self._another or chunk.another
        if self._another and not self._open:
            heard += self._line(self._result())
        self._fed += len(chunk.samples) // SAMPLE_BYTES
        if speech.spoken:
            self._deaf = False
            self._began = chunk.start if self._began is None else self._began
        self._last = (self._last + chunk.samples)[-self._look_back :]
        if self._recogniser.AcceptWaveform(chunk.samples):
            if self._fed - self._line_from >= self._long:
                return heard + self._cut(self._line(self._recogniser.FinalResult()))
            return heard + self._line(self._result())
        words = json.loads(self._recogniser.PartialResult())["partial"].split()
        self._deaf = self._deaf or bool(words and speech.quiet >= DEAF_MS)
        self._open = bool(words) or speech.spoken > 0
        if words and speech.quiet >= PAUSE_MS and not self._deaf:
            heard += self._line(self._result(), paused=True)
            self._recycle()
            return heard
        began = chunk.start if self._began is None else self._began
        return [*heard, PartialHeard(tuple(words), began)]

    def _result(self) -> str:
        """End a line. Vosk keeps what it learned of a voice, but not for somebody else's."""
        if not self._another:
            return self._recogniser.Result()
        self._another = False
        return self._recogniser.FinalResult()

    def _cut(self, line: list[Heard]) -> list[Heard]:
        """Cut a line at the best place among its last words, and hear what comes behind it anew.

        Vosk ends it wherever it is after 20 s, in the middle of a word too.
        """
        if not line or not isinstance(line[0], FinalHeard) or line[0].paused:
            return line
        words = line[0].words
        now = self._zero + self._fed * 1000 // self._rate
        first = now - len(self._last) // SAMPLE_BYTES * 1000 // self._rate
        best = best_cut(words, first, self.language)
        if best is None:
            return line
        begin = (words[best - 1].end + words[best].start) // 2
        again = self._last[(begin - first) * self._rate // 1000 * SAMPLE_BYTES :]
        self._set_clock(begin)
        self._fed += len(again) // SAMPLE_BYTES
        self._recogniser.AcceptWaveform(again)
        self._began = begin
        return [FinalHeard(words[:best], paused=False)]

    def finish(self) -> list[Heard]:
        """End the sound; see `Engine`."""
        return self._line(self._recogniser.FinalResult(), paused=True)

    def _warm(self) -> vosk.KaldiRecognizer:
        recogniser = self._model.recogniser(self._rate)
        samples = self._rate * WARM_UP_MS // 1000
        recogniser.AcceptWaveform(bytes(samples * SAMPLE_BYTES))
        recogniser.Reset()
        self._fed = samples
        return recogniser

    def _recycle(self) -> None:
        """Renew a recogniser that has heard much: 0.8 s of work, once in ten minutes."""
        if self._next is None or self._fed < self._recycle_after:
            return
        del self._recogniser  # its memory is for the new one
        give_back_memory()
        self._recogniser = self._warm()
        self._set_clock(self._next)

    def _rejoin(self, chunk: Chunk) -> list[Heard]:
        """End the line where sound was lost, and set the clock to the new chunk."""
        ended = self._line(self._recogniser.FinalResult())
        self._set_clock(chunk.start)
        return ended

    def _set_clock(self, now: int) -> None:
        """Note the time of the source at which Vosk's own count of samples was 0."""
        self._zero = now - self._fed * 1000 // self._rate

    def _line(self, result: str, *, paused: bool = False) -> list[Heard]:
        self._began = None
        self._open = False
        self._line_from = self._fed
        words = tuple(
            Word(
                text=word["word"],
                start=self._zero + round(word["start"] * 1000),
                end=self._zero + round(word["end"] * 1000),
                confidence=word["conf"],
            )
            for word in json.loads(result).get("result", ())
        )
        if not words or _is_noise(words):
            return []
        now = self._zero + self._fed * 1000 // self._rate
        return [FinalHeard(words, paused=paused or now - words[-1].end >= TRAIL_MS)]


def _is_noise(words: tuple[Word, ...]) -> bool:
    """Tell whether a line is what a knock or a cough becomes: one word, and an unsure one."""
    return len(words) == 1 and (words[0].confidence or 0.0) < UNSURE
