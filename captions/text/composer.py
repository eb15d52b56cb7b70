"""Turns what an engine heard into what people read: stable partials and finished captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from captions.engines.engine import FinalHeard, Heard
from captions.results import Caption, Partial
from captions.text import korean_numbers, numbers
from captions.text.fillers import is_filler
from captions.text.glossary import Glossary, Piece, bare
from captions.text.glossary import Heard as HeardWord
from captions.text.readable import Readable
from captions.text.stabiliser import Stabiliser
from captions.text.swearing import hidden

NUMBERS = {"en": numbers.written, "ko": korean_numbers.written}
"""Writes numbers as digits, by language."""


class Composer:
    """Follows one source from line to line.

    Attributes:
        glossary: the terms to put in; another one counts from the next words on.
        hides_swearing: whether swear words are shown as stars from now on.
    """

    def __init__(
        self,
        language: str,
        engine: str,
        glossary: Glossary | None = None,
        *,
        fillers: bool = True,
    ) -> None:
        """Take what each caption will say about itself, and whether an "um" is written."""
        self.hides_swearing = False
        self._fillers = fillers
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
        words = [word for word in heard.words if self._is_said(word)]
        if not words:
            return self._taken_back()
        before = self._shown
        self._shown = self._partial(words, heard.start, at)
        return None if self._shown == before else self._shown

    def _taken_back(self) -> Partial | None:
        """Give an empty line where words are shown: it was a noise, or nothing but an "um"."""
        before = self._shown
        self.forget()
        return Partial("", 0, before.start) if before else None

    def forget(self) -> None:
        """Drop the line that grows: the engine begins it anew."""
        self._stabiliser = Stabiliser()
        self._shown = None

    def _is_said(self, word: str) -> bool:
        return self._fillers or not is_filler(word, self._language)

    def _written(self, words: list[str]) -> list[str]:
        """Write numbers as digits in finished lines only: a line that grows must stay still."""
        written = NUMBERS.get(self._language.partition("-")[0].lower())
        return written(words) if written else words

    def _shown_as(self, words: list[str]) -> list[str]:
        """Hide swear words, where the meeting wants that."""
        if not self.hides_swearing:
            return words
        return [hidden(word, self._language) for word in words]

    def _partial(self, heard: Sequence[str], start: int, at: int) -> Partial:
        readable = self._shown_as(self._readable.partial(heard))
        words, committed = self._stabiliser.show(readable, at)
        pieces = self.glossary.mend([HeardWord(word) for word in words[:committed]])
        firm = [one.text for one in pieces]
        text = self._readable.text([*firm, *words[committed:]])
        return Partial(text, len(self._readable.text(firm)), start)

    def _caption(self, heard: FinalHeard) -> Caption | Partial | None:
        said = [word for word in heard.words if self._is_said(word.text)]
        if not said:
            return self._taken_back()
        self.forget()
        pieces = self.glossary.mend([HeardWord(one.text, one.confidence) for one in said])
        parts = list(self._with_numbers(pieces))
        readable = self._readable.final([one.text for one in parts], paused=heard.paused)
        words = self._shown_as(readable)
        return Caption(
            text=self._readable.text(words),
            start=said[0].start,
            end=said[-1].end,
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
