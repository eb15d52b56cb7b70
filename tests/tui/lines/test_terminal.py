"""The line client on a real terminal: keys, signals, and all as before at the end."""

import signal
from collections.abc import Iterator

import pytest

from tests.tui.lines.seat import Seat, webinar_program

CHO_IS_IN = "You are in Webinar as Cho"


@pytest.fixture
def seat() -> Iterator[Seat]:
    """Return a seat at a webinar, with Cho in it."""
    with Seat(webinar_program("nothing")) as seat:
        seat.until(CHO_IS_IN)
        yield seat


def test_leaving_by_key_gives_the_terminal_back(seat: Seat) -> None:
    """Single keys while it runs, lines and echo afterwards."""
    before = seat.single_keys
    seat.press("x")
    seat.until("y or n")
    seat.press("y")

    assert seat.code() == 0
    assert (before, seat.single_keys) == (True, False)
    assert seat.written.endswith("You left.\r\n")


def test_ctrl_c_ends_with_one_sentence(seat: Seat) -> None:
    """No traceback; the person is still in the meeting and is told how to come back."""
    seat.press("\x03")

    assert seat.code() == 128 + signal.SIGINT
    assert seat.written.endswith("You hung up. Join with the same link to come back.\r\n")
    assert "Traceback" not in seat.written
    assert not seat.single_keys


def test_ctrl_c_while_typing_leaves_the_sentence_on_a_line_of_its_own(seat: Seat) -> None:
    """What was half typed and what is said do not run together."""
    seat.press("m")
    seat.until("Enter:")
    seat.press("hel")
    seat.until("hel$")
    seat.press("\x03")

    assert seat.code() == 128 + signal.SIGINT
    assert seat.written.endswith("hel\r\nYou hung up. Join with the same link to come back.\r\n")


def test_a_polite_kill_gives_the_terminal_back(seat: Seat) -> None:
    """SIGTERM ends it as Ctrl-C does."""
    seat.send(signal.SIGTERM)

    assert seat.code() == 128 + signal.SIGTERM
    assert not seat.single_keys


def test_a_closed_terminal_ends_it(seat: Seat) -> None:
    """No program goes on for nobody."""
    seat.send(signal.SIGHUP)

    assert seat.code() == 128 + signal.SIGHUP


def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(seat: Seat) -> None:
    """The shell gets a terminal that works; afterwards keys are keys again."""
    seat.press("\x1a")
    seat.wait_for(lambda: seat.stopped, "it stops")
    while_stopped = seat.single_keys

    seat.send(signal.SIGCONT)
    seat.wait_for(lambda: seat.single_keys, "keys are keys again")
    seat.press("h")

    seat.until("Your hand is up")
    assert not while_stopped


def test_a_paste_answers_no_question(seat: Seat) -> None:
    """Text that falls on the keyboard cannot throw anybody out."""
    seat.press("xyyy")
    seat.until("y or n")
    seat.press("n")

    seat.until("You stay")


def test_what_is_typed_is_shown_and_can_be_erased(seat: Seat) -> None:
    """The client shows the letters itself."""
    seat.press("m")
    seat.until("Enter:")
    seat.press("hallo\x7f\x7f\x7fello\r")

    seat.until("You wrote in the chat: haello")


def test_escape_gives_up_typing(seat: Seat) -> None:
    """Nothing goes out, and keys are keys again."""
    seat.press("m")
    seat.until("Enter:")
    seat.press("secret")
    seat.press("\x1b")
    seat.until("Nothing was sent. Your words are kept for next time.")
    seat.press("p")
    seat.until("Your hand is not up")


def test_what_was_given_up_comes_back_at_the_same_question(seat: Seat) -> None:
    """Who types slowly loses nothing; it can be erased at once."""
    seat.press("m")
    seat.until("Enter:")
    seat.press("slow words\x1b")
    seat.until("kept for next time")

    seat.press("m")
    seat.until("Enter:\r\nslow words")
    seat.press(" came\r")

    seat.until("You wrote in the chat: slow words came")


def test_tab_completes_a_command_and_brings_back_the_last_one(seat: Seat) -> None:
    """It only adds letters, so readers speak what is new."""
    seat.press("/")
    seat.until("Enter:")
    seat.press("cap\toff\r")
    seat.until("Captions are hidden")

    seat.press("/")
    seat.until("Enter:\r\n")
    seat.press("\t\r")

    seat.wait_for(lambda: seat.written.count("captions off\r\n") == 2, "the same command")


def test_the_command_line_takes_any_command(seat: Seat) -> None:
    """Slash opens it; the slash need not be typed again."""
    seat.press("/")
    seat.until("Command, then Enter:")
    seat.press("hand question about ramps\r")

    seat.until("Your hand is up")


def test_a_wrong_command_is_answered(seat: Seat) -> None:
    """With what to type instead."""
    seat.press("/")
    seat.until("Enter:")
    seat.press("frobnicate\r")

    seat.until("There is no command frobnicate")


def test_a_key_that_cannot_do_anything_now_says_why(seat: Seat) -> None:
    """The same sentence as for the typed command."""
    seat.press("d")

    seat.until("There is no turn to end")


def test_saving_and_the_other_client_are_one_key_or_command(seat: Seat) -> None:
    """What a face does itself: save, go over to the screen."""
    seat.press("v")
    seat.until("Saved: ")
    seat.press("/")
    seat.until("Enter:")
    seat.press("lines\r")
    seat.until("You are in the line client")
    seat.press("/")
    seat.press("screen\r")

    assert seat.code() == 255  # SWITCH, which the whole program never gives to the shell


def test_your_turn_rings() -> None:
    """The bell comes with the line, once."""
    with Seat(webinar_program("turn")) as seat:
        seat.until("It is your turn")

        assert seat.written.count("\a") == 2  # you are next, it is your turn
        assert "\aIt is your turn." in seat.written


@pytest.mark.parametrize("key", ["\x1b[A", "\x1bOP", "\x1bx", "z", "\t", "\r"])
def test_keys_without_a_meaning_are_silent(seat: Seat, key: str) -> None:
    """Arrows, function keys, Alt, and letters that are free."""
    before = seat.written
    seat.press(key)
    seat.press("p")
    seat.until("Your hand is not up")

    assert seat.written == f"{before}Your hand is not up.\r\n"


def test_only_text_and_line_breaks_and_the_bell_are_written(seat: Seat) -> None:
    """No colour, no cursor movement, no title: nothing that a reader would speak."""
    for key in "hauwicb.,?hp":
        seat.press(key)
    seat.press("p")
    seat.until("Your hand is not up")

    controls = {character for character in seat.written if ord(character) < 32}
    assert controls <= {"\r", "\n", "\a"}
    assert "\x1b" not in seat.written
