"""Every bad input that is known has tests that hold it, and each of them runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.server.bad_inputs import CASES, Case

ROOT = Path(__file__).parents[2]
COUNT = 76

LIST = [
    sys.executable,
    "-m",
    "pytest",
    "--collect-only",
    "-q",
    "--no-header",
    "-p",
    "no:cacheprovider",
]
SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def test_no_case_is_missing() -> None:
    """One row for each number, with what arrives in words."""
    assert [one.number for one in CASES] == list(range(1, COUNT + 1))
    assert len({one.arrives for one in CASES}) == COUNT


def test_every_test_that_is_named_is_found_by_pytest() -> None:
    """A test that is renamed must be renamed here."""
    named = {test for one in CASES for test in one.tests}
    files = sorted({test.partition("::")[0] for test in named})

    listed = subprocess.run([*LIST, *files], cwd=ROOT, capture_output=True, text=True, check=False)
    found = {line.partition("[")[0] for line in listed.stdout.splitlines()}

    assert named - found == set()


@pytest.mark.parametrize("case", CASES, ids=[str(one.number) for one in CASES])
def test_no_test_of_a_case_is_left_out(case: Case) -> None:
    """One that is skipped, or may fail, holds nothing."""
    assert case.tests
    for test in case.tests:
        path, _, name = test.partition("::")
        assert not SKIPS & words(path, name), test


@pytest.mark.parametrize(
    "code",
    [
        "@pytest.mark.skip\ndef test_x(): ...",
        "@pytest.mark.skipif(True, reason='')\nasync def test_x(): ...",
        "@pytest.mark.xfail\ndef test_x(): ...",
        "def test_x():\n    pytest.skip('no')",
        "pytestmark = pytest.mark.skip\ndef test_x(): ...",
    ],
)
def test_the_search_finds_what_is_left_out(code: str) -> None:
    """It would be no use if it could not fail."""
    assert SKIPS & words_in(ast.parse(code), "test_x")


@cache
def tree(path: str) -> ast.Module:
    """Return a file's syntax."""
    return ast.parse((ROOT / path).read_text("utf-8"))


def words(path: str, name: str) -> set[str]:
    """Return the names that are used in a test and in the marks of its file."""
    return words_in(tree(path), name)


def words_in(module: ast.Module, name: str) -> set[str]:
    """Return the names that are used in a test and in what marks its whole file."""
    parts = [
        node
        for node in module.body
        if (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name)
        or (isinstance(node, ast.Assign) and "pytestmark" in ast.dump(node.targets[0]))
    ]
    inside = (node for part in parts for node in ast.walk(part))
    return {node.attr for node in inside if isinstance(node, ast.Attribute)}
