"""Where a reader can rest between two words: lines that break there are read with less effort.

Subtitle guides ask for lines that end with a phrase (BBC, Netflix): not after "the", rather
before "and". Small lists for each language; other languages break at marks only.
"""

from __future__ import annotations

from enum import IntEnum

SENTENCE = (".", "!", "?", "…", "。", "\uff1f", "\uff01")
PART = (",", ";", ":", "\u2013", "—", "\uff0c", "、")

# fmt: off
_CLINGS = {
    "en": frozenset((
        "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "these",
        "those", "of", "to", "in", "on", "at", "for", "with", "by", "from", "into", "as", "about",
        "and", "or", "but", "because", "if", "that", "which", "who", "when", "where", "i", "we",
        "you", "he", "she", "it", "they", "not", "no", "very", "is", "are", "was", "were", "be",
        "have", "has", "had", "will", "would", "can", "could", "should", "may", "must", "mr", "mrs",
        "ms", "dr",
    )),
    "ko": frozenset((
        "이", "그", "저", "한", "두", "세", "안", "못", "더", "가장", "아주", "및", "또는",
    )),
}
"""Words that belong to the next one."""

_BEGINS = {
    "en": frozenset((
        "and", "or", "but", "because", "so", "if", "that", "which", "who", "when", "where", "while",
        "although", "unless", "until", "before", "after", "than", "of", "to", "in", "on", "at",
        "for", "with", "by", "from", "into", "about",
    )),
    "ko": frozenset(("그리고", "그러나", "하지만", "그래서", "또", "또한", "왜냐하면")),
}
"""Words that begin a phrase."""

_LEANS = {"ko": ("수", "것", "때", "등", "적", "뿐", "만큼", "있", "없", "않", "합니다", "됩니다")}
"""How a short word begins that belongs to the one before."""

_SHORT = 4
"""Letters; 수 may lean, 수요일 does not, and a longer word is no helper."""

_ENDS = {"ko": ("고", "며", "면", "지만", "는데", "니까", "어서", "아서", "해서", "도록", "려고")}
"""How a word ends that ends a phrase."""
# fmt: on


class Rest(IntEnum):
    """How good a place is to rest, the best last."""

    NONE = 0
    WORD = 1
    PHRASE = 2
    PART = 3
    SENTENCE = 4


def rest(word: str, following: str, language: str) -> Rest:
    """Return how good it is to break a line between two words.

    Args:
        word: the last word of a line, with its marks.
        following: the first word of the next one, "" for none.
        language: the language tag of both.
    """
    if word.endswith(SENTENCE) and word.lower().rstrip(".") not in _CLINGS["en"]:
        return Rest.SENTENCE
    if word.endswith(PART):
        return Rest.PART
    main = language.partition("-")[0].lower()
    here, there = word.lower().rstrip("."), following.lower()
    leans = len(there) <= _SHORT and there.startswith(_LEANS.get(main, ("\0",)))
    if here in _CLINGS.get(main, ()) or leans:
        return Rest.NONE
    if there in _BEGINS.get(main, ()) or here.endswith(_ENDS.get(main, ("\0",))):
        return Rest.PHRASE
    return Rest.WORD
