"""Puts the terms of a meeting where the engine heard something like them.

A form that somebody named is always taken for its term. Beyond that only words are touched that
the engine is unsure of, or that no list of common words has; and they must sound like the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

from msgspec import Struct

from captions.text import common
from captions.text.sounds import are_alike, code, letters, spelled_alike
from captions.text.terms import Term
from meeting.values import Mended, Origin

UNSURE = 0.8
"""Below this confidence of Vosk every second word is wrong (measured on its Korean model)."""

GUESSING = 0.5
"""Below this confidence hardly a word is right."""

SEVERAL = 2.1
"""Ranks a name of several words above its parts, also where a part was heard well."""

MORE_WORDS = 1
"""A term may be heard as so many words more than it has: "hand rail"."""

SENTENCE_END = tuple(".?!…")

_WORD = re.compile(r"^(?P<before>\W*)(?P<core>.*?)(?P<after>(?:['’]s)?\W*)$", re.DOTALL)

# fmt: off
PARTICLES = (
    "에서는", "에게서", "이라고", "까지", "부터", "에게", "에서", "으로", "이나", "라고",
    "처럼", "한테", "은", "는", "이", "가", "을", "를", "의", "에",
    "로", "와", "과", "도", "만", "께", "씨", "님",
)
# fmt: on
"""What Korean joins to a name; it stays as it was heard."""


class Heard(Struct, frozen=True):
    """A word, and how sure the engine is of it; None where it does not say."""

    text: str
    confidence: float | None = None


class Piece(Struct, frozen=True):
    """A word to be read, or the several words of a term; `mended` says what it replaced."""

    text: str
    mended: Mended | None = None


class Glossary:
    """The terms of a meeting for one language; it never changes."""

    def __init__(
        self,
        language: str,
        terms: Iterable[Term] = (),
        *,
        refused: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Take the terms; of two that are heard alike the first counts.

        Args:
            language: the language tag.
            terms: what to look for.
            refused: pairs of what was heard and a term that people put out again.
        """
        self._language = language.partition("-")[0].lower()
        self._terms = tuple(terms)
        self._refused = {(letters(heard), term) for heard, term in refused}
        self._known = dict(self._forms())
        self._guessed = self._by_sound()
        self._most = max(map(_most_words, self._terms), default=0)
        self._guesses: dict[tuple[str, Doubt], tuple[float, Term] | None] = {}

    def mend(self, words: Sequence[Heard]) -> list[Piece]:
        """Give the words, terms in their place."""
        tokens = [_Token.of(word, at, words, self._language) for at, word in enumerate(words)]
        found: dict[int, _Found] = {}
        taken: set[int] = set()
        for one in sorted(self._all_found(tokens), key=lambda one: (-one.rank, one.start)):
            if taken.isdisjoint(one.places):
                taken.update(one.places)
                found[one.start] = one
        return list(_pieces(tokens, found)) if found else [Piece(word.text) for word in words]

    def _forms(self) -> Iterator[tuple[str, tuple[Term, bool]]]:
        """Yield what is known by letters: the term, and whether a sure engine is overruled."""
        for term in reversed(self._terms):  # the first counts
            for form in term.hints:
                yield letters(form), (term, False)
            for form in (*term.forms, *self._itself(term)):
                yield letters(form), (term, True)

    def _itself(self, term: Term) -> tuple[str, ...]:
        """Give the term as its own form, unless it may also be a common word: Grant, Park."""
        if term.origin in (Origin.GLOSSARY, Origin.CORRECTION) or not self._is_common(term.text):
            return (term.text,)
        return ()

    def _is_common(self, text: str) -> bool:
        return " " not in text and common.is_common(text, self._language)

    def _by_sound(self) -> Mapping[str, Sequence[Term]]:
        """Give the terms that may be guessed, by how they begin to sound."""
        found: dict[str, list[Term]] = {}
        for term in self._terms:
            if term.guessed and not (
                term.origin is not Origin.GLOSSARY and self._is_common(term.text)
            ):
                found.setdefault(self._start(term.text), []).append(term)
        return found

    def _start(self, text: str) -> str:
        return code(text)[:1] if self._language == "en" else ""

    def _all_found(self, tokens: Sequence[_Token]) -> Iterator[_Found]:
        for start in range(len(tokens)):
            for end in range(start + 1, min(start + self._most, len(tokens)) + 1):
                span = tokens[start:end]
                if not _belong_together(span):
                    break
                if found := self._find(span, start):
                    yield found

    def _find(self, span: Sequence[_Token], start: int) -> _Found | None:
        doubt = max(one.doubt for one in span)
        for heard, rest in self._readings(" ".join(one.core for one in span)):
            found = self._term(heard, doubt)
            if found and (letters(heard), found[1].text) not in self._refused:
                share, term = found
                rank = share * (SEVERAL if " " in term.text else 1)
                text = _in_case(term.text, heard)
                return _Found(rank, start, len(span), text, rest, term.origin)
        return None

    def _readings(self, heard: str) -> Iterator[tuple[str, str]]:
        """Yield what may be a term, and what is joined to it."""
        yield heard, ""
        if self._language == "ko":
            for particle in PARTICLES:
                if heard.endswith(particle) and len(heard) > len(particle) + 1:
                    yield heard.removesuffix(particle), particle

    def _term(self, heard: str, doubt: Doubt) -> tuple[float, Term] | None:
        """Give the term that was heard, and how alike it is."""
        known = self._known.get(letters(heard))
        if known and (known[1] or doubt):
            return 1.0, known[0]
        if not doubt:
            return None
        key = (heard, doubt)
        if key not in self._guesses:
            self._guesses[key] = self._guess(*key)
        return self._guesses[key]

    def _guess(self, heard: str, doubt: Doubt) -> tuple[float, Term] | None:
        guessing = doubt is Doubt.GUESSING
        alike = [
            (spelled_alike(heard, term.text), term)
            for term in self._guessed.get(self._start(heard), ())
            if are_alike(heard, term.text, self._language, guessing=guessing)
        ]
        return max(alike, key=lambda one: one[0], default=None)


class Doubt(IntEnum):
    """How much there is to say against a word."""

    NONE = 0
    UNSURE = 1
    GUESSING = 2


class _Token(Struct, frozen=True):
    """A word without the marks around it, which stay as they are."""

    before: str
    core: str
    after: str
    doubt: Doubt

    @classmethod
    def of(cls, word: Heard, at: int, words: Sequence[Heard], language: str) -> _Token:
        found = _WORD.match(word.text)
        assert found is not None  # noqa: S101 - it matches every text
        begins = at == 0 or words[at - 1].text.endswith(SENTENCE_END)
        doubt = _doubt(word, found["core"], language, begins=begins)
        return cls(found["before"], found["core"], found["after"], doubt)


class _Found(Struct, frozen=True):
    """A term in the place of so many words."""

    rank: float
    start: int
    count: int
    text: str
    rest: str
    origin: Origin

    @property
    def places(self) -> range:
        return range(self.start, self.start + self.count)


def _most_words(term: Term) -> int:
    """Give the most words that may be taken for a term."""
    named = (len(form.split()) for form in (*term.forms, *term.hints))
    return max(len(term.text.split()) + MORE_WORDS, *named, 0)


def _belong_together(span: Sequence[_Token]) -> bool:
    """Tell whether nothing stands between the words, neither a mark nor an ending."""
    joined = not any(one.after for one in span[:-1]) and not any(one.before for one in span[1:])
    return joined and all(one.core for one in span)


def _doubt(word: Heard, core: str, language: str, *, begins: bool) -> Doubt:
    """Tell how likely a word is a misheard term; a word in no list is, however sure the engine."""
    if not core or any(sign.isdigit() for sign in core):
        return Doubt.NONE
    if word.confidence is not None and word.confidence < UNSURE:
        return Doubt.GUESSING if word.confidence < GUESSING else Doubt.UNSURE
    if not common.has_list(language) or common.is_common(core, language):
        return Doubt.NONE
    if not common.is_known(core, language):
        return Doubt.GUESSING
    return Doubt.UNSURE if core[:1].isupper() and not begins else Doubt.NONE


def _in_case(term: str, heard: str) -> str:
    """Give the term with a capital where the sentence began with one."""
    return term[:1].upper() + term[1:] if heard[:1].isupper() else term


def _pieces(tokens: Sequence[_Token], found: Mapping[int, _Found]) -> Iterator[Piece]:
    at = 0
    while at < len(tokens):
        one = found.get(at)
        span = tokens[at : at + (one.count if one else 1)]
        at += len(span)
        heard = " ".join(word.core for word in span)
        written = f"{one.text}{one.rest}" if one else heard
        if one is None or written == heard:
            yield from (Piece(f"{word.before}{word.core}{word.after}") for word in span)
        else:
            mended = Mended(heard=heard, written=written, origin=one.origin)
            yield Piece(f"{span[0].before}{written}{span[-1].after}", mended)


def bare(text: str) -> str:
    """Give a word or a term without the marks around it."""
    found = _WORD.match(text)
    return found["core"] if found else text
