"""Figures that tests print, and that `make faults` puts into docs/reliability.md."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

Figure = Callable[[str, str], None]
"""Takes the promise, such as "P1", and what was measured in words."""

VARIABLE = "HANDRAIL_FIGURES"
"""Names the environment variable that may hold a file to add figures to."""


LEFT_OUT = "left out"
"""Stands in the place of a promise for a test that could not be run here."""


def tell(promise: str, words: str) -> None:
    """Print a figure, and add it to the file of figures where there is one."""
    print(f"{promise}: {words}")  # noqa: T201 - figures are what it is for
    note(promise, words)


def note(promise: str, words: str) -> None:
    """Add a figure to the file of figures where there is one."""
    if path := os.environ.get(VARIABLE):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([promise, words]) + "\n")
