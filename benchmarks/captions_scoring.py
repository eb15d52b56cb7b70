"""How far a recognised text is from what was said, and where recordings with references lie."""

from __future__ import annotations

import csv
import os
import re
import tomllib
from pathlib import Path

import jiwer
from msgspec import Struct

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "handrail" / "recording"


class Spoken(Struct, frozen=True):
    """A recording and what is said in it."""

    path: Path
    text: str


def shared_audio() -> Path:
    """Give the folder of shared recordings; it may not be there."""
    return Path(os.environ.get("HANDRAIL_AUDIO", ROOT.parent / "shared" / "audio"))


def spoken(folder: Path, start: str) -> list[Spoken]:
    """Give the recordings of a folder whose names begin like this."""
    with (folder / "refs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Spoken(folder / row["file"], row["reference"])
        for row in rows
        if row["file"].startswith(start)
    ]


def demo(until: int = 10**9) -> Spoken:
    """Give the demo's own recording with its script, up to a time in milliseconds."""
    script = tomllib.loads((DEMO / "webinar.toml").read_text(encoding="utf-8"))
    said = [one["text"] for one in script["sentence"] if one["end"] < until]
    return Spoken(DEMO / "webinar.flac", " ".join(said))


def letters(text: str) -> list[str]:
    """Give letters and digits only: Vosk's Korean model sets spaces in its own way."""
    return [sign for sign in text.lower() if sign.isalnum()]


def words(text: str) -> list[str]:
    """Give words without marks and capitals, numbers as they are spoken."""
    small = (
        text.lower().replace("-", " ").replace("cannot", "can not").replace("goodbye", "good bye")
    )
    small = re.sub(r"£(\d+)", r"\1 pounds", small)
    small = re.sub(r"\b(\d{1,2})(?:st|nd|rd|th)\b", lambda found: _ordinal(int(found[1])), small)
    small = re.sub(r"\d+", lambda found: f" {_number(found[0])} ", small)
    return re.sub(r"[^\w' ]", " ", small).split()


def error_rate(said: list[str], heard: list[str]) -> float:
    """Give changes, gaps and additions for each unit of what was said, as jiwer counts them."""
    return jiwer.wer(" ".join(said), " ".join(heard))


# fmt: off
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: on
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}


def _number(digits: str) -> str:
    """Give a number up to 999 in words, a longer one digit by digit."""
    value = int(digits)
    if len(digits) > 3 or digits.startswith("0"):
        return " ".join(_ONES[int(digit)] for digit in digits)
    hundreds, rest = divmod(value, 100)
    if hundreds:
        return f"{_ONES[hundreds]} hundred" + (f" and {_number(str(rest))}" if rest else "")
    tens, ones = divmod(value, 10)
    return _ONES[value] if value < 20 else _TENS[tens] + (f" {_ONES[ones]}" if ones else "")


def _ordinal(value: int) -> str:
    """Give `ninth` for 9."""
    *first, last = _number(str(value)).split()
    regular = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return " ".join([*first, _IRREGULAR.get(last, regular)])
