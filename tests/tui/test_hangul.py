"""Keys work with the Hangul mode on."""

import pytest

from meeting import commands as c
from tests.tui.acting import webinar
from tui import commands
from tui.hangul import latin
from tui.model import Model
from tui.outcomes import Send
from tui.settings import changed


@pytest.mark.parametrize(
    ("key", "letter"),
    [("ㅎ", "g"), ("ㅗ", "h"), ("ㅛ", "y"), ("ㅜ", "n"), ("ㅃ", "Q"), ("h", "h"), ("?", "?")],
)
def test_a_key_is_where_it_is(key: str, letter: str) -> None:
    """By its place on the keyboard; other keys stay what they are."""
    assert latin(key) == letter


def test_every_letter_can_be_typed() -> None:
    """No Latin key is out of reach."""
    jamo = map(chr, range(0x3131, 0x3164))
    small = {latin(one) for one in jamo if latin(one) != one}
    assert set("abcdefghijklmnopqrstuvwxyz") <= small


def test_a_hand_goes_up_with_the_hangul_mode_on() -> None:
    """The key under the same finger does it; a letter that somebody chose comes first."""
    line, model = webinar(), Model()
    for happening in line.waiting():
        model.take(happening)

    pressed = commands.press("ㅗ", model)
    assert isinstance(pressed, Send)
    assert pressed.command == c.RaiseHand()

    model.settings = changed(model.settings, "key.agenda", "ㅗ")
    assert commands.press("ㅗ", model) != pressed
