"""Which client opens, and the line that says so."""

import pytest

from tui.choose import Choice, Face, choose, first_line

PLAIN = {"TERM": "xterm-256color"}


def test_without_any_sign_the_screen_opens() -> None:
    """On a common terminal nothing asks for lines."""
    assert choose(PLAIN) == Choice(Face.SCREEN)


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"ACCESSIBLE": "1"}, "because ACCESSIBLE is set"),
        ({"TSDR_ACTIVE": "true"}, "because TSDR_ACTIVE is set"),
        ({"INSIDE_EMACS": "29.1,comint"}, "because INSIDE_EMACS is set"),
        ({"TERM": "dumb"}, "because this terminal shows lines only"),
    ],
)
def test_the_surroundings_ask_for_lines(environment: dict[str, str], why: str) -> None:
    """Conventions that other tools and readers set count here too."""
    chosen = choose(PLAIN | environment)

    assert (chosen.face, chosen.why) == (Face.LINES, why)


@pytest.mark.parametrize("name", ["ACCESSIBLE", "TSDR_ACTIVE"])
@pytest.mark.parametrize("wish", [Face.LINES, Face.SCREEN])
def test_whoever_listens_gets_the_quiet_screen(name: str, wish: Face) -> None:
    """Also where the line client opens first, and a key goes to the other one."""
    assert choose(PLAIN | {name: "1"}, wish=wish).quiet


@pytest.mark.parametrize("value", ["", "0", "false", "No"])
def test_a_variable_that_says_no_is_no_sign(value: str) -> None:
    """Somebody can switch the convention off for one program."""
    assert choose(PLAIN | {"ACCESSIBLE": value}).face is Face.SCREEN


def test_a_flag_wins_over_the_surroundings() -> None:
    """What somebody asks for now counts most; the screen is then the quiet one."""
    choice = choose(PLAIN | {"ACCESSIBLE": "1"}, wish=Face.SCREEN)

    assert choice == Choice(Face.SCREEN, "as you asked", quiet=True)


def test_a_setting_counts_where_nothing_else_speaks() -> None:
    """Settings come last."""
    assert choose(PLAIN, setting=Face.LINES) == Choice(Face.LINES, "as in your settings")
    assert choose(PLAIN, setting=Face.LINES, wish=Face.SCREEN).face is Face.SCREEN


@pytest.mark.parametrize("wish", [None, Face.SCREEN, Face.LINES])
def test_without_a_terminal_there_are_only_lines(wish: Face | None) -> None:
    """A pipe never gets a screen, whatever was asked for."""
    assert choose(PLAIN, wish=wish, is_terminal=False).face is Face.LINES


def test_the_first_line_says_what_why_and_how_to_get_help() -> None:
    """Nobody has to guess where they are."""
    lines = Choice(Face.LINES, "as you asked")

    assert first_line(lines) == "Line client, as you asked. Press question mark for help."
    assert first_line(lines, "") == "Line client, as you asked. Type /help for help."
    assert first_line(Choice(Face.SCREEN), "z") == "Screen client. Press z for help."
    quiet = Choice(Face.SCREEN, "as in your settings", quiet=True)
    assert first_line(quiet).startswith("Quiet screen client, as in your settings.")
