"""Other languages: every sentence has its translation, whole and with the same parts."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from handrail.speaking import FOLDER, catalogue, chosen, languages, wanted
from meeting.language import later, say, say_many, speaking
from tests.languages.collect import FOLDERS, ROOT, collected, empty, read, said

OTHERS = languages()[1:]

OPENS = re.compile(
    r"\b(because|although|though|while|unless|until|before|after|when|whenever|where|wherever|if"
    r"|whether|since|so that|who|which|whose|that)\b",
    re.IGNORECASE,
)
"""Words that open a clause of their own, and with it a thought of its own."""

PART = re.compile(r"\{\w+\}")

ASIDE = re.compile(r"\(.*\)")

ASIDES = {"(not encrypted)", "{name} (you)", "{usage}  (key: {key})", "Welcome (5 min)"}
"""Brackets that stay: short marks behind a name, and the form of the agenda file."""


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    """Nobody meets an English sentence in the middle of their own language: run `make words`."""
    entries = read(FOLDER / f"{language}.po")

    assert {(entry.msgid, entry.msgid_plural) for entry in entries} == set(collected())
    assert empty(entries) == ()


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_has_the_parts_of_the_sentence(language: str) -> None:
    """A name or a number gets lost in no language, and none is asked for that is not there."""
    wrong = [
        entry.msgid
        for entry in read(FOLDER / f"{language}.po")
        for sentence in said(entry)
        if parts(sentence) - {"number"} != parts(entry.msgid_plural or entry.msgid) - {"number"}
    ]

    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sentence_stands_written_out_where_it_is_marked(folder: str) -> None:
    """What is put together at run time is found by no collector, so nobody could translate it."""
    glued = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for call in calls(path)
        if any(isinstance(one, ast.JoinedStr | ast.BinOp | ast.IfExp) for one in sentences(call))
    ]

    assert glued == []


def test_each_sentence_has_one_idea() -> None:
    """No semicolon and no aside, and at most two words that open a clause."""
    every = (text for one in collected() for text in one if text)
    found = [part for text in every for part in re.split(r"(?<=[.?!])\s+", text)]

    assert len(found) > 2000
    assert [one for one in found if ";" in one or (ASIDE.search(one) and one not in ASIDES)] == []
    assert [one for one in found if len(OPENS.findall(PART.sub("", one))) > 2] == []


def test_every_marked_sentence_is_collected() -> None:
    """A sentence within the braces of an f-string is found by no collector on older Pythons."""
    found = {sentence for pair in collected() for sentence in pair}
    lost = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {one.value!r}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for call in calls(path)
        for one in sentences(call)
        if isinstance(one, ast.Constant) and one.value not in {"", *found}
    ]

    assert lost == []


def test_a_sentence_is_said_in_the_language_in_use() -> None:
    """Each reader hears their own language, and names stay what they are."""
    sentence = later("{who} raised a hand.")

    with speaking(catalogue("ko")):
        korean = say(sentence, who="Bo {x} %s")

    assert korean == "Bo {x} %s이 손을 들었습니다."
    assert say(sentence, who="Bo") == "Bo raised a hand."


def test_a_number_takes_its_own_form() -> None:
    """One hand is not "1 hands"."""
    assert [say_many("{number} hand", "{number} hands", n) for n in (0, 1, 2)] == [
        "0 hands", "1 hand", "2 hands",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "environment", "language"),
    [
        ("usual", {}, "en"),
        ("usual", {"LANG": "ko_KR.UTF-8"}, "ko"),
        ("usual", {"LANG": "C.UTF-8"}, "en"),
        ("usual", {"LANG": "ko_KR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ("usual", {"LANGUAGE": "xx:ko:en"}, "ko"),
        ("en", {"LANG": "ko_KR.UTF-8"}, "en"),
        ("ko", {}, "ko"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems(
    setting: str, environment: dict[str, str], language: str
) -> None:
    """Nobody has to set what their system knows, and a choice goes before it."""
    assert wanted(setting, environment) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [('language = "ko"\n', "ko"), ('name = "Ana"\n', "usual"), ("= broken", "usual")],
)
def test_the_chosen_language_is_read_from_the_settings(
    tmp_path: Path, text: str, language: str
) -> None:
    """Handrail speaks the language of the settings, and settings that are broken stop nothing."""
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")

    assert chosen(file) == language
    assert chosen(tmp_path / "none.toml") == "usual"


def parts(sentence: str) -> set[str]:
    """Return the names of the parts that stand in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def sentences(call: ast.Call) -> list[ast.expr]:
    """Return what stands in a call where its sentences stand, by place or by name."""
    named = [one.value for one in call.keywords if one.arg in {"why", "next"}]
    return [*call.args[:2], *named]


def calls(path: Path) -> list[ast.Call]:
    """Return every place of a file where a sentence is said or marked."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"say", "say_many", "later", "Refused", "Goodbye"}
    ]
