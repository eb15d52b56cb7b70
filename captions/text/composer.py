"""Turns what an engine heard into what people read: stable partials and finished captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from captions.engines.engine import FinalHeard, Heard, PartialHeard
from captions.results import Caption, Partial
from captions.text.glossary import Glossary, Piece, bare
from captions.text.glossary import Heard as HeardWord
from captions.text.numbers import written
from captions.text.readable import Readable
from captions.text.stabiliser import Stabiliser


class Composer:
    """Follows one source from line to line.

    Attributes:
        glossary: the terms to put in; another one counts from the next words on.
    """

    def __init__(self, language: str, engine: str, glossary: Glossary | None = None) -> None:
        """Take what each caption will say about itself."""
        self.glossary = glossary or Glossary(language)
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
        pieces = self.glossary.mend([HeardWord(word) for word in words[:committed]])
        firm = [one.text for one in pieces]
        text = self._readable.text([*firm, *words[committed:]])
        return Partial(text, len(self._readable.text(firm)), heard.start)

    def _caption(self, heard: FinalHeard) -> Caption:
        self.forget()
        pieces = self.glossary.mend([HeardWord(one.text, one.confidence) for one in heard.words])
        parts = list(self._with_numbers(pieces))
        words = self._readable.final([one.text for one in parts], paused=heard.paused)
        return Caption(
            text=self._readable.text(words),
            start=heard.words[0].start,
            end=heard.words[-1].end,
            words=heard.words,
            language=self._language,
            engine=self._engine,
            mended=tuple(
                replace(one.mended, written=bare(word))
                for one, word in zip(parts, words, strict=True)
                if one.mended
            ),
        )

    def _with_numbers(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces, numbers between the terms written as digits."""
        for is_term, some in groupby(pieces, key=lambda one: one.mended is not None):
            if is_term:
                yield from some
            else:
                yield from map(Piece, self._written([one.text for one in some]))
