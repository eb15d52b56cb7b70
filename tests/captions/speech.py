"""Spoken sentences with references, and how far a text is from them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from msgspec import Struct


class Spoken(Struct, frozen=True):
    """A recording and what is said in it."""

    path: Path
    text: str


def spoken(folder: Path, start: str) -> list[Spoken]:
    """Give the recordings of a folder whose names begin like this."""
    with (folder / "refs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Spoken(folder / row["file"], row["reference"])
        for row in rows
        if row["file"].startswith(start)
    ]


def letters(text: str) -> list[str]:
    """Give letters and digits only: Vosk's Korean model sets spaces in its own way."""
    return [sign for sign in text.lower() if sign.isalnum()]


def words(text: str) -> list[str]:
    """Give words without marks and capitals."""
    return re.sub(r"[^\w' ]", " ", text.lower().replace("-", " ")).split()


def error_rate(said: list[str], heard: list[str]) -> float:
    """Give changes, gaps and additions for each unit of what was said (Levenshtein's distance)."""
    row = list(range(len(heard) + 1))
    for at, unit in enumerate(said, 1):
        before, row = row, [at]
        for place, other in enumerate(heard, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (unit != other)))
    return row[-1] / len(said)
