"""Writes spoken Korean numbers as digits where a counter follows: "이천 이십 육 년" is 2026년.

Sino-Korean numbers alone are left as they are: their syllables stand in many other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DIGITS = {sign: value for value, sign in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}
TENS = {"십": 10, "백": 100, "천": 1000}
LARGE = {"만": 10_000, "억": 100_000_000}

COUNTERS = (
    "년",
    "월",
    "일",
    "분",
    "초",
    "원",
    "퍼센트",
    "프로",
    "도",
    "킬로",
    "미터",
    "번지",
    "호",
)
"""What stands behind a number and says that it is one."""

LEAST = 10
"""Smaller numbers are read as easily as words, and may be no numbers: 이 분 is also a person."""

_NUMBER = re.compile(f"[{''.join([*DIGITS, *TENS, *LARGE])}]+")
_COUNTER = re.compile(f"({'|'.join(COUNTERS)})(.*)")


def written(words: Sequence[str]) -> list[str]:
    """Write the numbers in a finished line as digits; the other words stay as they are."""
    found: list[str] = []
    at = 0
    while at < len(words):
        text, used = _counted(words, at) or (words[at], 1)
        found.append(text)
        at += used
    return found


def _counted(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read a number over one or several words, with its counter in the last or behind it.

    일 is both one and day, so that the longest reading counts: "이십 일 년" is 21 years.
    """
    signs, longest = "", None
    for used, word in enumerate(words[at:], 1):
        number = _NUMBER.match(word)
        for length in dict.fromkeys((0, number.end() if number else 0)):
            counter = _COUNTER.fullmatch(word[length:])
            value = _value(signs + word[:length]) if counter else None
            if value is not None:
                longest = f"{value}{word[length:]}", used
        if not number or number.end() < len(word):
            break
        signs += word
    return longest


def _value(signs: str) -> int | None:
    """Return what the syllables count, None where they are no number or one of one syllable."""
    whole = part = digit = 0
    largest_unit, largest = 10_000, 10**12
    for sign in signs:
        if sign in DIGITS:
            if digit:
                return None
            digit = DIGITS[sign]
        elif sign in TENS and TENS[sign] < largest_unit:
            largest_unit = TENS[sign]
            part += (digit or 1) * largest_unit
            digit = 0
        elif sign in LARGE and LARGE[sign] < largest:
            largest, largest_unit = LARGE[sign], 10_000
            whole += (part + digit or 1) * largest
            part = digit = 0
        else:
            return None
    value = whole + part + digit
    return value if value >= LEAST and len(signs) > 1 else None
