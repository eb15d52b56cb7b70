"""Everything that people read is plain: short sentences, easy words, one idea at a time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meeting.plain import MOST_WORDS
from tui import commands
from tui.errors import NotUnderstood
from tui.glossary import WORDS, meanings
from tui.model import Model
from tui.outcomes import Show

ROOT = Path(__file__).parents[2]
FOLDERS = ("handrail", "meeting", "client", "server", "captions", "tui", "transcripts")
FOR_DEVELOPERS = {"keys_page.py", "settings_page.py", "protocol_page.py", "make_recording.py"}
"""Programs that write pages: the pages have tests of their own."""

HARDEST = 6.0
"""The reading grade that no file's sentences may pass: what a child of eleven reads."""

ENOUGH = 5
"""Sentences from which a grade says something about a file."""

SENTENCE = re.compile(r"[A-Z][^\n\\%]* [^\n\\%]*[.?!]")


def texts(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in a file but for docstrings; what is filled in reads as a name."""
    parts = {id(part) for node in ast.walk(tree) for part in _no_texts(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            values = (one.value if isinstance(one, ast.Constant) else "Ana" for one in node.values)
            yield "".join(map(str, values))
        elif isinstance(node, ast.Constant) and id(node) not in parts:
            yield node.value if isinstance(node.value, str) else ""


def _no_texts(node: ast.AST) -> list[ast.expr]:
    """Return what is a part of a longer text, or stands alone as a docstring does."""
    if isinstance(node, ast.JoinedStr):
        return node.values
    return [node.value] if isinstance(node, ast.Expr) else []


def sentences(path: Path) -> list[str]:
    """Return the sentences for people in a file."""
    found = texts(ast.parse(path.read_text(encoding="utf-8")))
    every = (one for text in found for one in re.split(r"(?<=[.?!])\s+", text))
    return [one for one in every if SENTENCE.fullmatch(one)]


FILES = {
    str(path.relative_to(ROOT)): found
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.name not in FOR_DEVELOPERS and (found := sentences(path))
}


def syllables(word: str) -> int:
    """Count the syllables of an English word, by its groups of vowels."""
    spoken = re.sub(r"(?<=[^aeiouyl])(e|es|ed)$", "", word.casefold())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(found: list[str]) -> float:
    """Return the reading grade of sentences, by Flesch and Kincaid."""
    words = [word for one in found for word in re.findall(r"[A-Za-z']+", one)]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(found) + 11.8 * spoken / len(words) - 15.59


def test_there_is_much_to_read() -> None:
    """So that the tests below look at something."""
    assert sum(map(len, FILES.values())) > 800


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_is_long(name: str) -> None:
    """Fifteen words at most, and no second thought behind a semicolon."""
    assert [one for one in FILES[name] if len(one.split()) > MOST_WORDS or ";" in one] == []


@pytest.mark.parametrize("name", [name for name, found in FILES.items() if len(found) >= ENOUGH])
def test_words_are_easy(name: str) -> None:
    """The sentences of each file together stay below the grade."""
    assert grade(FILES[name]) <= HARDEST


def test_the_grade_tells_hard_from_easy() -> None:
    """A sentence in plain words is far below one of an office."""
    assert grade(["The line is lost. Handrail tries again by itself."]) < HARDEST
    assert grade(["Connectivity deterioration necessitates reauthentication procedures."]) > 12


@pytest.mark.parametrize("word", WORDS)
def test_every_word_that_is_explained_is_used(word: str) -> None:
    """And its meaning is plain, and does not use the word itself."""
    used = " ".join(one for name, found in FILES.items() if "glossary" not in name for one in found)
    pages = " ".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))

    assert re.search(rf"\b{word.rstrip('s')}", f"{used} {pages}", re.IGNORECASE)
    assert len(WORDS[word].split(". ")[0].split()) <= MOST_WORDS
    assert not re.search(rf"\b{word}\b", WORDS[word], re.IGNORECASE)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_that_is_explained_can_be_asked_for(word: str) -> None:
    """In the singular or the plural, as it stands on the screen."""
    asked = {word, word.rstrip("s"), word.upper()}

    answers = [commands.read(f"/define {one}", Model()) for one in asked]

    assert all(isinstance(one, Show) and WORDS[word] in " ".join(one.lines) for one in answers)


def test_a_word_can_be_asked_for_in_a_meeting() -> None:
    """Alone or in the plural, by its beginning, or all at once."""
    assert commands.read("/define Floor", Model()) == Show(
        ("floor: The right to speak now. One person has it at a time.",)
    )
    assert meanings("caption")[0].startswith("captions: What is said, as text")
    assert len(meanings("agenda")) == 1
    assert len(meanings("")) == len(WORDS)
    with pytest.raises(NotUnderstood, match="Ask in the chat"):
        commands.read("/define blockchain", Model())
