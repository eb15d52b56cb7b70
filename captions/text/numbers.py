"""Writes spoken English numbers and times as digits: "twenty three" is 23, "ten thirty a m" 10:30.

Small numbers stay words, as in "one of us". What can be read in two ways stays as it was heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# fmt: off
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
SMALL = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS, 2)
}
LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

LEAST = 10
"""Smaller numbers are read as easily as words, and may be no numbers: one of them."""

GROUPED = 10_000
"""From here on thousands are set apart: 12,000, but 2026."""

CENTURIES = range(17, 21)
"""A number of these and one of two digits behind it are a year: nineteen eighty four."""

HALVES = {"a": "a.m.", "p": "p.m.", "am": "a.m.", "pm": "p.m."}


def written(words: Sequence[str]) -> list[str]:
    """Write the numbers in a finished line as digits; the other words stay as they are."""
    found: list[str] = []
    at = 0
    while at < len(words):
        text, used = _time(words, at) or _number(words, at) or (words[at], 1)
        found.append(text)
        at += used
    return found


def _time(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read "ten thirty a m", "ten p m"; the half of the day tells that it is a time."""
    hour, used = _below_hundred(words, at)
    if hour is None or not 1 <= hour <= 12:  # noqa: PLR2004 -- a clock's hours
        return None
    minute, more = _below_hundred(words, at + used)
    if minute is None or not 10 <= minute <= 59:  # noqa: PLR2004 -- "ten five" is no time
        minute, more = 0, 0
    half, last = _half(words, at + used + more)
    return (f"{hour}:{minute:02} {half}", used + more + last) if half else None


def _half(words: Sequence[str], at: int) -> tuple[str, int]:
    here = words[at].lower() if at < len(words) else ""
    if here in {"am", "pm"} and at + 1 == len(words):  # else "at ten am I late"
        return HALVES[here], 1
    if here in {"a", "p"} and at + 1 < len(words) and words[at + 1].lower() == "m":
        return HALVES[here], 2
    return "", 0


def _number(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read one number; nothing where two of them stand side by side and are no year."""
    run = list(_run(words, at))
    if not run:
        return None
    if len(run) == 1:
        value, used, exact = run[0]
        return (_digits(value), used) if value >= LEAST or exact else None
    used = sum(one[1] for one in run)
    values = [one[0] for one in run]
    if all(value < LEAST for value in values) and len(values) > 2:  # noqa: PLR2004 -- a code
        return "".join(map(str, values)), used
    if len(values) == 2 and values[0] in CENTURIES and LEAST <= values[1] < 100:  # noqa: PLR2004
        return f"{values[0]}{values[1]}", used
    return " ".join(words[at : at + used]), used


def _digits(value: int) -> str:
    return f"{value:,}" if value >= GROUPED else str(value)


def _run(words: Sequence[str], at: int) -> Iterator[tuple[int, int, bool]]:
    """Yield numbers that follow each other: value, words, and whether it has several words."""
    while (one := _whole(words, at)) is not None:
        yield one[0], one[1], one[1] > 1
        at += one[1]


def _whole(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "two hundred and five thousand and six" as 205,006."""
    total, used, largest = 0, 0, 10**12
    while True:
        begin = at + used
        if used and _is(words, begin, "and") and total and total % 1_000 == 0:
            begin += 1
        value, more = _below_thousand(words, begin)
        if value is None:
            break
        unit = LARGE.get(words[begin + more].lower()) if begin + more < len(words) else None
        if unit and unit < largest:
            total, largest, used = total + value * unit, unit, begin + more + 1 - at
            continue
        if not used or (value < largest and total):
            total, used = total + value, begin + more - at
        break
    return (total, used) if used else None


def _below_thousand(words: Sequence[str], at: int) -> tuple[int | None, int]:
    value, used = _below_hundred(words, at)
    if value is None or not 1 <= value < LEAST or not _is(words, at + used, "hundred"):
        return value, used
    used += 1
    more = 1 if _is(words, at + used, "and") else 0
    rest, length = _below_hundred(words, at + used + more)
    if rest:
        return value * 100 + rest, used + more + length
    return value * 100, used


def _below_hundred(words: Sequence[str], at: int) -> tuple[int | None, int]:
    value = SMALL.get(words[at].lower()) if at < len(words) else None
    if value is None or value < 20:  # noqa: PLR2004 -- twenty and one are two words
        return value, 1
    ones = SMALL.get(words[at + 1].lower(), 0) if at + 1 < len(words) else 0
    return (value + ones, 2) if 1 <= ones < LEAST else (value, 1)


def _is(words: Sequence[str], at: int, word: str) -> bool:
    return at < len(words) and words[at].lower() == word
