"""The page about reliability tells every promise, and names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.faults import PROMISES, page
from tests.figures import LEFT_OUT
from tests.meeting.plain import long_sentences

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")


def test_every_promise_is_told() -> None:
    """With its words; `make faults` writes the page."""
    told = re.findall(r"^## (P\d+)\. (.+)$", PAGE, re.MULTILINE)

    assert told == [(one.name, one.words) for one in PROMISES]


@pytest.mark.parametrize("test", sorted({test for one in PROMISES for test in one.tests}))
def test_every_test_that_is_named_is_there(test: str) -> None:
    """A file that is renamed must be renamed there."""
    assert (ROOT / test).exists()


def test_what_failed_is_told() -> None:
    """The page never says that all held where it did not."""
    good, bad = ("".join(page([("P1", "words")], passed=passed)) for passed in (True, False))

    assert "All of it held." in good
    assert "Not all of it held." in bad
    assert "- words" in bad


def test_what_was_left_out_is_told() -> None:
    """With the reason; and where nothing was, that is said too."""
    some = "".join(page([(LEFT_OUT, "tests/x.py::test_y: no strace")], passed=True))
    none = "".join(page([], passed=True))

    assert "- `tests/x.py::test_y: no strace`" in some
    assert "Nothing was left out." in none


@pytest.mark.parametrize("text", [SECURITY, RUNNING, "".join(page([], passed=True))])
def test_sentences_are_short(text: str) -> None:
    """15 words or fewer, so that they are understood when heard once."""
    prose = re.sub(r"^(    |\||#|Tests:).*$", "", text.replace("**", ""), flags=re.MULTILINE)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\n|\n- ", prose)]

    assert long_sentences(blocks) == []
