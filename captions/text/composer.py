"""Turns what an engine heard into what people read: stable partials and finished captions."""

from __future__ import annotations

from captions.engines.engine import FinalHeard, Heard, PartialHeard
from captions.results import Caption, Partial
from captions.text.numbers import written
from captions.text.readable import Readable
from captions.text.stabiliser import Stabiliser


class Composer:
    """Follows one source from line to line."""

    def __init__(self, language: str, engine: str) -> None:
        """Take what each caption will say about itself."""
        self._language = language
        self._engine = engine
        self._readable = Readable(language)
        self._stabiliser = Stabiliser()
        self._shown: Partial | None = None

    def compose(self, heard: Heard, at: int) -> Partial | Caption | None:
        """Give what is new for the reader, or nothing where nothing has changed.

        Args:
            heard: what the engine heard.
            at: the time of the sound when it was heard, in milliseconds.
        """
        if isinstance(heard, FinalHeard):
            return self._caption(heard)
        before = self._shown
        if not heard.words:
            self.forget()
            return Partial("", 0, heard.start) if before else None
        self._shown = self._partial(heard, at)
        return None if self._shown == before else self._shown

    def forget(self) -> None:
        """Drop the line that grows: the engine begins it anew."""
        self._stabiliser = Stabiliser()
        self._shown = None

    def _written(self, words: list[str]) -> list[str]:
        """Write numbers as digits in finished lines only: a line that grows must stay still."""
        return written(words) if self._language.partition("-")[0].lower() == "en" else words

    def _partial(self, heard: PartialHeard, at: int) -> Partial:
        words, committed = self._stabiliser.show(self._readable.partial(heard.words), at)
        text, stable = self._readable.text(words), self._readable.text(words[:committed])
        return Partial(text, len(stable), heard.start)

    def _caption(self, heard: FinalHeard) -> Caption:
        self.forget()
        words = self._written([word.text for word in heard.words])
        return Caption(
            text=self._readable.text(self._readable.final(words, paused=heard.paused)),
            start=heard.words[0].start,
            end=heard.words[-1].end,
            words=heard.words,
            language=self._language,
            engine=self._engine,
        )
