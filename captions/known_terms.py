"""The terms that a meeting knows: its glossary, its people, its agenda, and what people corrected.

All of it is read from the meeting's state, so that every captioner of a meeting knows the same,
also one that comes late.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from captions.text import common
from captions.text.glossary import Glossary, bare
from captions.text.sounds import code, letters, spelled_alike
from captions.text.terms import Term
from meeting.replacing import places_of
from meeting.roles import Permission
from meeting.state import Caption, Meeting
from meeting.values import Mended, Origin
from meeting.values import Term as Explained

RELATED = 0.4
"""Share of equal letters below which a correction changes what was said, not how it was heard."""

LONGEST = 4
"""Words in a term that is learned."""

SHORTEST_NAME = 3
"""Letters; a shorter part of a name is like too many words."""

LONG_KOREAN = 3
"""Syllables of a word that says enough to be looked for."""

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")

Pair = tuple[str, str]


class Known(Struct, frozen=True):
    """What a glossary is made of; the same parts make the same glossary."""

    terms: tuple[Term, ...] = ()
    refused: frozenset[Pair] = frozenset()

    def glossary(self, language: str) -> Glossary:
        """Make the glossary for one language."""
        return Glossary(language, self.terms, refused=self.refused)


def known(meeting: Meeting, language: str, own: Iterable[Explained] = ()) -> Known:
    """Return what a meeting knows, the captioner's `own` terms first."""
    base = language.partition("-")[0].lower()
    terms = (
        *of_glossary((*own, *meeting.terms)),
        *_people(meeting),
        *_corrected(meeting, base),
        *_agenda(meeting, base),
    )
    refused = (pair for caption in meeting.captions for pair in _refused(caption))
    return Known(tuple(dict.fromkeys(terms)), frozenset(refused))


def of_glossary(terms: Iterable[Explained]) -> Iterator[Term]:
    """Yield the terms of a glossary as they are looked for."""
    return (Term(one.text, Origin.GLOSSARY, one.forms) for one in terms)


def _people(meeting: Meeting) -> Iterator[Term]:
    for person in meeting.people.values():
        if person.may(Permission.TAKE_PART):
            yield from _named(person.name, Origin.PEOPLE)


def _agenda(meeting: Meeting, language: str) -> Iterator[Term]:
    for item in meeting.agenda:
        yield from _named(item.presenter, Origin.AGENDA)
        for at, word in enumerate(map(bare, item.title.split())):
            if _is_term(word, language):
                begins = at == 0 and word[1:].islower()
                yield Term(word.lower() if begins else word, Origin.AGENDA)


def _named(name: str, origin: Origin) -> Iterator[Term]:
    """Yield a name, and its parts, by which people are called too."""
    name = _BRACKETS.sub("", name).strip()
    parts = [part for part in name.split() if len(letters(part)) >= SHORTEST_NAME]
    for text in (name, *parts):
        if letters(text) and not any(sign.isdigit() for sign in text):
            yield Term(text, origin)


def _is_term(word: str, language: str) -> bool:
    """Tell whether a word of a title is one that an engine may not know."""
    if language == "ko":
        return len(word) >= LONG_KOREAN
    return common.has_list(language) and word.isalpha() and not common.is_known(word, language)


def _corrected(meeting: Meeting, language: str) -> Iterator[Term]:
    """Yield what corrections teach: a term, and how it was heard."""
    pairs = Counter(pair for caption in meeting.captions for pair in _changes(caption))
    for (old, new), times in pairs.items():
        if _is_mishearing(old, new):
            forms, hints = _learned(old, new, times, language)
            if forms or hints:
                is_name = _is_name(new, language)
                yield Term(new, Origin.CORRECTION, forms, hints, guessed=is_name)


def _is_mishearing(old: str, new: str) -> bool:
    if any(sign.isdigit() for sign in old + new) or max(map(_count, (old, new))) > LONGEST:
        return False
    return spelled_alike(old, new) >= RELATED or code(old) == code(new) != ""


def _learned(old: str, new: str, times: int, language: str) -> tuple[tuple[str, ...], ...]:
    """Return what is always taken for the new words, and what is where the engine is unsure.

    One correction of common words teaches nothing: "he" is not always "she".
    """
    words = old.split()
    listed = common.has_list(language)
    unknown = listed and not all(common.is_known(one, language) for one in words)
    is_name = _is_name(new, language)
    again = times > 1
    if unknown or (is_name and (again or (listed and len(words) > 1))):
        return (old,), ()
    if is_name or again or not all(common.is_common(one, language) for one in words):
        return (), (old,)
    return (), ()


def _is_name(text: str, language: str) -> bool:
    """Tell whether a text has a word that is not in common use."""
    long = (word for word in text.split() if len(letters(word)) >= SHORTEST_NAME)
    return any(not common.is_common(word, language) for word in long)


def _changes(caption: Caption) -> Iterator[Pair]:
    """Yield which words a correction changed into which; what put a term out teaches none."""
    if not caption.corrected_by or not caption.text:
        return
    old, new = _words(caption.raw), _words(caption.text)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = " ".join(old[a:b]), " ".join(new[c:d])
        if kind == "replace" and not _is_in_term(before, caption.mended):
            yield before, after


def _is_in_term(words: str, mended: Sequence[Mended]) -> bool:
    return any(letters(words) in letters(one.written) for one in mended)


def _refused(caption: Caption) -> Iterator[Pair]:
    """Yield the terms that somebody put out of a caption again, with what was heard.

    The same words may stand there still, where they were heard rightly.
    """
    for one in caption.mended:
        stood, stand = (len(places_of(text, one.written)) for text in (caption.raw, caption.text))
        if caption.text and stand < stood:
            yield one.heard, one.written


def _words(text: str) -> list[str]:
    return [word for word in map(bare, text.split()) if word]


def _count(text: str) -> int:
    return len(text.split())
