"""Makes recognised words readable: sentence starts, full stops, `I`, spaces; rules by language.

Only marks, capitals and spaces are set here; `captions.text.numbers` writes digits before that.
The words as the engine gave them stay with the caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FULL_STOPS = {"ko": "", "ja": "", "zh": "", "th": "", "hi": "।"}
"""What a pause ends a sentence with, where it is no "."; nothing where a pause says too little."""

# fmt: off
JOINED = {
    "ko": frozenset((
        "를", "을", "는", "은", "의", "에", "에서", "에게", "로", "으로", "과", "와", "면", "려면",
        "적으로", "합니다", "됩니다", "했습니다", "하는", "하여", "하게", "하지", "하고", "하면",
        "함으로써", "된", "할",
    )),
}
# fmt: on
"""Parts of words that a model writes apart and people write together.

Those that may be words of their own (이, 가, 만, 도, 한) are left as they are. Measured on the
Azure recordings: differing words fall from 0.91 to 0.47.
"""

MARKS = ".?!…。？！।"

# fmt: off
NEVER_NAMES = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "for", "from", "has", "have",
    "if", "in", "is", "it", "of", "on", "or", "so", "that", "the", "then", "there", "they", "this",
    "to", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "you",
))
# fmt: on
"""English words that are small inside a sentence, whatever they mean."""

_I = re.compile(r"i(?='|$)")
_BRACKETS = re.compile(r"^[(\[](.+)[)\]]$")


class Readable:
    """Follows one speaker's lines in one language.

    A line that ended without a pause is no whole sentence: it gets no full stop, and the
    next line goes on without a capital.
    """

    def __init__(self, language: str) -> None:
        """Take the language as a tag, such as `en` or `ko-KR`."""
        self._language = language.partition("-")[0].lower()
        self._goes_on = False

    def partial(self, words: Sequence[str]) -> list[str]:
        """Give readable words, one for each, for a line that still grows."""
        readable = [self._word(word) for word in words]
        if readable:
            readable[0] = self._first(readable[0])
        return readable

    def final(self, words: Sequence[str], *, paused: bool) -> list[str]:
        """Give readable words, one for each, for a line that is over."""
        readable = self.partial(words)
        if readable:
            readable[-1] = self._last(readable[-1], paused=paused)
        self._goes_on = not paused
        return readable

    def text(self, words: Sequence[str]) -> str:
        """Give words as one text; the text of the first words is the beginning of it."""
        joined = JOINED.get(self._language, frozenset())
        parts = (word if word in joined else f" {word}" for word in words)
        return "".join(parts).strip()

    def _word(self, word: str) -> str:
        # Some models write numbers and rare words in brackets.
        bare = _BRACKETS.sub(r"\1", word)
        return _I.sub("I", bare, count=1) if self._language == "en" and _I.match(bare) else bare

    def _first(self, word: str) -> str:
        if self._goes_on:
            small = word.lower()
            return small if self._language == "en" and small in NEVER_NAMES else word
        if self._language == "tr" and word.startswith("i"):
            return "İ" + word[1:]
        return word[:1].upper() + word[1:]

    def _last(self, word: str, *, paused: bool) -> str:
        if not paused:
            return word.removesuffix(".")
        if word.endswith(tuple(MARKS)):
            return word
        return word.rstrip(",;:") + FULL_STOPS.get(self._language, ".")
