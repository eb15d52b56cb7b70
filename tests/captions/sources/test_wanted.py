"""How people say what to caption."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.errors import NoSuchSource
from captions.sources.wanted import Kind, Wanted, read_wanted


def nothing_exists(_path: Path) -> bool:
    """There are no files."""
    return False


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("microphone", Wanted(Kind.MICROPHONE)),
        ("microphone:USB headset", Wanted(Kind.MICROPHONE, "USB headset")),
        ("computer", Wanted(Kind.COMPUTER)),
        ("-", Wanted(Kind.PIPE)),
        ("talk.mp4", Wanted(Kind.FILE, "talk.mp4")),
        ("Hall=microphone:usb", Wanted(Kind.MICROPHONE, "usb", "Hall")),
        ("computer@ko", Wanted(Kind.COMPUTER, "", "", "ko")),
        ("Interpreter=computer@pt-BR", Wanted(Kind.COMPUTER, "", "Interpreter", "pt-BR")),
        ("Talk=C:\\talks\\one.wav", Wanted(Kind.FILE, "C:\\talks\\one.wav", "Talk")),
        ("file", Wanted(Kind.FILE, "file")),
        ("typed:x", Wanted(Kind.FILE, "typed:x")),
    ],
)
def test_words_say_what_is_wanted(words: str, wanted: Wanted) -> None:
    """A kind, more about it, a name, a language."""
    assert read_wanted(words, exists=nothing_exists) == wanted


def test_a_file_that_is_there_is_what_its_name_says() -> None:
    """Whatever its name looks like, and with a name before it."""
    there = {Path("a=b@ko"), Path("microphone"), Path("talk@fr")}

    found = [read_wanted(one, exists=there.__contains__) for one in map(str, there)]
    named = read_wanted("Hall=talk@fr", exists=there.__contains__)

    assert {one.detail for one in found} == {"a=b@ko", "microphone", "talk@fr"}
    assert named == Wanted(Kind.FILE, "talk@fr", "Hall")


def test_a_language_is_taken_where_the_words_say_none() -> None:
    """So that one flag is enough for all."""
    assert read_wanted("computer", "de", exists=nothing_exists).language == "de"


def test_a_port_is_a_number() -> None:
    """The usual one, or the one that was said."""
    assert Wanted(Kind.SOCKET).port == 2700
    assert Wanted(Kind.SOCKET, "8080").port == 8080
    for wrong in ("x", "65536", "-1"):
        with pytest.raises(NoSuchSource, match="A port is a number"):
            _ = Wanted(Kind.SOCKET, wrong).port
