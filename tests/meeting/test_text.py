"""What may stay of other people's text: all that is read, nothing that acts on a terminal."""

import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meeting.text import MOST_MARKS, clean, look, same_name
from tests.figures import Figure

ESC, BEL = "\x1b", "\x07"
JOINERS = "\u200c\u200d"

# Letters that make trouble, beside every other character.
tricky = st.sampled_from(
    "a \t\n\x1b\u0301\u0327\u0915\u094d\u0627\u06cc\u3000\u3164\ufe0f☎❤\u2194" + JOINERS
)
CASES = 20_000

texts = st.text(st.one_of(tricky, st.characters()), max_size=30)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        (f"a{ESC}]52;c;aGk={BEL}b", "a]52;c;aGk=b"),
        (f"a{ESC}]52;c;aGk={ESC}\\b", "a]52;c;aGk=\\b"),
        (f"{ESC}]0;title{BEL}", "]0;title"),
        (f"{ESC}[2J{ESC}[Hgone", "[2J[Hgone"),
        ("\x9b31mred\x9d0;x\x9c", "31mred0;x"),
        (f"{ESC}]8;;file:///etc{ESC}\\link", "]8;;file:///etc\\link"),
        (f"{ESC}P$q{ESC}\\{ESC}_x{ESC}^y{ESC}Xz", "P$q\\_x^yXz"),
        (f"half{ESC}", "half"),
        ("[2J", "[2J"),
        (BEL * 1000, ""),
        ("ann:\rbob:", "ann: bob:"),
        ("no\bo\vn\fe\x7f", "noo n e"),
        ("a\x00b", "ab"),
        ("Ann\nHOST: approved", "Ann HOST: approved"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\u202egnp\u202c \u2067x\u2069 \u061c\u200e\u200f", "gnp x"),
        ("a\u200bb\ufeffc\u2060d\u00ade", "abcde"),
        ("\U000e0001\U000e0068i", "i"),
        ("e" + "\u0316" * 300, "e" + "\u0316" * MOST_MARKS),
        ("\ufdfa" * 3, "\ufdfa" * 3),
        ("[/b] [TODO] [@click=app.quit]x[/] [[[ \\[ [$primary]",) * 2,
        ("![x](http://a.b) javascript:alert(1)",) * 2,
        ("\ufffe\U0010ffff\ue000\U000f0000\u0378", ""),
        (" \t\u3000\u2800\u3164 ", ""),
        ("\ud800lone", "lone"),
        ("\u0301 \u0301lost", "lost"),
        ("\ufff9a\ufffab\ufffb", "ab"),
    ],
)
def test_nothing_that_acts_stays(hostile: str, shown: str) -> None:
    """Escape sequences lose what makes them act; the rest is shown as it is."""
    assert clean(hostile) == shown


@pytest.mark.parametrize(
    "text",
    [
        "שלום לכולם",
        "السلام عليكم",
        "می\u200cخواهم",
        "क्\u200dष क्\u200cष",
        "বাংলা ভাষা",
        "ไทย",
        "한국어 자막",
        "日本語",
        "Zoë Šimůnková",
        "👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
        "👨\u200d👩\u200d👧",
        "🙂\u200d\u2194\ufe0f",
        "1\ufe0f\u20e3 🇰🇪",
        "x² ≤ 5 €, 50 %",
    ],
)
def test_all_that_is_read_stays(text: str) -> None:
    """Letters of every script, their marks and the joiners that they need, and emoji."""
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200db", "ab"),
        ("a\u200cb", "ab"),
        ("\u200dx\u200d", "x"),
        ("🙂\u200d", "🙂"),
        ("🙂\u200d!", "🙂!"),
        ("\u0627\u200c", "\u0627"),
        ("\u0627\u200c\u3164", "\u0627"),
        ("\u0627\u200c a", "\u0627 a"),
    ],
)
def test_joiners_that_join_nothing_go(text: str, shown: str) -> None:
    """A hidden joiner in a name would make another name that looks the same."""
    assert clean(text) == shown


@given(texts)
@example("\u0627\u200c\u3164x")
@example("a\u3000\u0301b")
@example("\u0915\u0301\u200b\u094d\u200d\u0937")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """The server and every client clean; it must not matter how often."""
    assert clean(clean(text)) == clean(text)


@given(texts)
def test_what_is_left_is_harmless(text: str) -> None:
    """No control, format or bidirectional sign, no stack of marks, one line, one space."""
    cleaned = clean(text)

    bad = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert [c for c in cleaned if unicodedata.category(c) in bad and c not in JOINERS] == []
    assert cleaned == " ".join(cleaned.split())
    assert longest_stack(cleaned) <= MOST_MARKS
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=30))
def test_visible_text_only_loses_blank_letters(text: str) -> None:
    """Letters, numbers, punctuation and symbols stay, whatever their script."""
    normal = unicodedata.normalize("NFC", text)
    blanks = str.maketrans(dict.fromkeys("\u115f\u1160\u2800\u3164\uffa0", " "))

    assert clean(text) == " ".join(normal.translate(blanks).split())


def longest_stack(text: str) -> int:
    """Return the greatest number of combining marks in a row."""
    longest = marks = 0
    for character in text:
        if unicodedata.category(character).startswith("M"):
            marks += 1
        elif character not in JOINERS:
            marks = 0
        longest = max(longest, marks)
    return longest


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann", "ann", True),
        ("Ann", "A\u200bnn", True),
        ("Ann", "\uff21nn", True),
        ("Host", "\u041dost", True),
        ("Host", "H0st", True),
        ("Ian", "lan", True),
        ("Straße", "STRASSE", True),
        ("Zoë", "Zoe\u0308", True),
        ("Zoë", "Zoe", False),
        ("Ann", "Anna", False),
        ("민지", "민주", False),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str, *, same: bool) -> None:
    """Neither case, hidden signs nor letters of another script make a name of your own."""
    assert same_name(one, other) is same
    assert (look(one) == look(other)) is same


def test_twenty_thousand_texts_are_harmless(figure: Figure) -> None:
    """Random signs, many of them controls, marks, joiners and parts of escape sequences."""
    chance = random.Random(2026)  # noqa: S311 - a test that can be run again
    signs = [chr(number) for number in range(0xA0)] + list(f"{ESC}{BEL}{JOINERS}\u0301\u202e\ufe0f")
    bad = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    for _ in range(CASES):
        text = "".join(
            chance.choice(signs) if chance.random() < 0.4 else chr(chance.randrange(0x110000))
            for _ in range(chance.randint(0, 30))
        )
        cleaned = clean(text)
        assert not [c for c in cleaned if unicodedata.category(c) in bad and c not in JOINERS]
        assert longest_stack(cleaned) <= MOST_MARKS

    figure("P11", f"{CASES} random texts cleaned: 0 with a control left")
