"""What people hear from the line client, exactly, under three real screen readers.

The whole of what is spoken equals the expected text, so that repetition, noise and loss all fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.spoken.listening import Cursor, Listening
from tests.spoken.readers import READERS, missing
from tests.tui.lines.seat import webinar_program

pytestmark = [pytest.mark.spoken, pytest.mark.timeout(60)]

START = (
    "Line client, as you asked. Press question mark for help."
    " You are in Webinar as Cho, participant. Now: 1. Welcome. Queue, 2 waiting."
)
CAPTIONS = (
    "Speaker: good morning and welcome Speaker: first we look at the budget"
    " Speaker: travel costs went down"
)

Doing = Callable[[Listening], None]


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    """Return each reader that is installed; say how to get the others."""
    name = str(request.param)
    if told := missing(name):
        pytest.skip(told)
    return name


@pytest.fixture(scope="module", params=READERS)
def quiet_webinar(request: pytest.FixtureRequest) -> Iterator[Listening]:
    """Yield one session per reader, in which nothing happens by itself, for all tests of keys."""
    name = str(request.param)
    if told := missing(name):
        pytest.skip(told)
    with Listening(webinar_program("nothing"), name) as session:
        session.until("2 waiting")
        yield session


def heard(session: Listening, doing: Doing) -> str:
    """Return what is spoken while somebody does this."""
    session.until_quiet(0.3)
    before = len(session.utterances)
    doing(session)
    session.until_quiet()
    return plain(" ".join(session.utterances[before:]))


def heard_in(scene: str, reader: str, doing: Doing) -> str:
    """Return what is spoken after the start text while somebody does this in this scene."""
    with Listening(webinar_program(scene), reader) as session:
        session.until("2 waiting")
        doing(session)
        session.until_quiet()

        spoken = plain(session.spoken)
        assert spoken.startswith(START)
        return spoken.removeprefix(START).strip()


def plain(text: str) -> str:
    """Leave out signs: Fenrir does, the others speak them as people set them to."""
    return " ".join(text.translate({ord(sign): " " for sign in "/()"}).split())


def pressing(*keys: str) -> Doing:
    """Return what presses keys, with a moment after each, as people do."""

    def do(session: Listening) -> None:
        for key in keys:
            session.press(key)
            session.wait(0.2)

    return do


KEYS = {
    "nothing": ((), ""),
    "hand up and down": (
        ("h", "h"),
        "Your hand is up. You are 3rd of 3. Your hand is down.",
    ),
    "agenda": (("a",), "Agenda, 2 items. 1. Welcome, now. 2. Budget."),
    "queue": (("u",), "Nobody has the floor. Queue, 2 waiting. 1. Ana Silva. 2. Ben Okoro."),
    "leave, and stay after all": (("x", "n"), "Leave the meeting? y or n You stay."),
    "keys that mean nothing": (("tab", "z", "enter", "f2", "alt-x"), ""),
    "the last line again": (("p", "."), "Your hand is not up. Your hand is not up."),
    "two lines back": (
        ("p", "i", ".", ","),
        (
            "Your hand is not up. Now: 1. Welcome. Nobody has the floor."
            " Captions come from vosk (en). Captions come from vosk (en). Nobody has the floor."
        ),
    ),
    "a card up and down": (("2", "2"), "Your SLOW card is up. Your SLOW card is down."),
    "captions hidden and shown": (
        ("c", "c"),
        "Captions are hidden. The rest is still told. Captions are shown.",
    ),
    "not your turn": (("d",), "Nobody has the floor. There is no turn to end."),
    "not your power": (("n",), "You may not keep the speaking queue. Ask a host or caller."),
    "nothing waits": ((" ",), "That was the last sentence so far."),
    "the newest line": (("g",), "You are at the newest line."),
    "who is here": (
        ("w",),
        (
            "4 people are here. Ana Silva: host. Ben Okoro: participant. Captions: captioner."
            " Cho (you): participant."
        ),
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_keys_are_answered_once_in_plain_words(quiet_webinar: Listening, name: str) -> None:
    """Every key gives its sentence, once, and nothing else is spoken."""
    keys, expected = KEYS[name]

    assert heard(quiet_webinar, pressing(*keys)) == plain(expected)


def test_each_caption_is_spoken_once_and_no_partial_ever(reader: str) -> None:
    """Partials go over the wire five times a second; the person hears only what is final."""

    def listen(session: Listening) -> None:
        session.until("went down")

    assert heard_in("captions", reader, listen) == CAPTIONS


def test_captions_that_wait_are_spoken_one_by_one(reader: str) -> None:
    """Silence until the space key; then one sentence a press, and the last one again."""

    def read(session: Listening) -> None:
        session.wait(6)
        pressing(" ", " ", ".", "g")(session)
        session.until("newest line.*went down")

    assert heard_in("waiting", reader, read) == (
        "Speaker: good morning and welcome Speaker: first we look at the budget"
        " Speaker: first we look at the budget"
        " You are at the newest line. 1 line left behind. find still finds them."
        " Speaker: travel costs went down"
    )


def test_the_tour_is_spoken_step_by_step(quiet_webinar: Listening) -> None:
    """First the answer to a key, then the next step, each once."""

    def take(session: Listening) -> None:
        session.press("/")
        session.until("Enter:")
        session.type("tour")
        session.press("enter")
        session.until("Step 1 of 10")
        session.until_quiet()
        pressing("a", "/")(session)
        session.until("Enter:")
        session.type("tour")
        session.press("enter")
        session.until("stopped")

    spoken = heard(quiet_webinar, take)

    assert (
        "The tour has begun. tour stops it. Others here see what you do."
        " Step 1 of 10: Press a to read the agenda."
        " Agenda, 2 items. 1. Welcome, now. 2. Budget."
        " Step 2 of 10: Press u to read who speaks and who waits."
    ) in spoken
    assert spoken.endswith("The tour has stopped. Type tour to begin anew.")


def test_a_changed_setting_is_one_sentence(quiet_webinar: Listening) -> None:
    """What it is, and whether it is kept."""

    def change(session: Listening) -> None:
        session.press("/")
        session.until("Enter:")
        session.type("settings caption-time on")
        session.press("enter")
        session.until("this time")

    assert heard(quiet_webinar, change).endswith("caption-time is now: on, for this time.")


def test_captions_wait_while_somebody_types(reader: str) -> None:
    """First comes the answer, then what was held, once and in order.

    What the reader itself says to each typed word is left out.
    """

    def chat(session: Listening) -> None:
        session.press("m")
        session.until("Enter:")
        session.type("hi all")
        session.wait(4)
        session.press("enter")
        session.until("went down")

    spoken = heard_in("captions", reader, chat)

    assert spoken.startswith("Chat message, then Enter:")
    assert spoken.endswith(f"You wrote in the chat: hi all {CAPTIONS}")
    assert spoken.count("welcome") == 1


def test_a_short_answer_after_typing_is_not_lost(quiet_webinar: Listening) -> None:
    """Fenrir takes a new text as long as the cursor's way for an echo; the pause prevents it."""
    answer = "Your hand is not up."

    def ask(session: Listening) -> None:
        session.press("/")
        session.until("Enter:")
        session.type("place ".ljust(len(answer), "x"))
        session.press("enter")
        session.until("not up")

    assert heard(quiet_webinar, ask).endswith(answer)


def test_giving_up_needs_no_escape_key(quiet_webinar: Listening) -> None:
    """Fenrir keeps that key; an erased line and Enter do the same."""

    def give_up(session: Listening) -> None:
        session.press("m")
        session.until("Enter:")
        session.type("never mind")
        session.press("ctrl-u", "enter")
        session.until("sent")

    assert heard(quiet_webinar, give_up).endswith("Nothing was sent.")


def test_a_lost_line_is_one_sentence_and_its_return_another(reader: str) -> None:
    """However often it is tried in between."""

    def wait(session: Listening) -> None:
        session.until("is back")

    assert heard_in("lost", reader, wait) == (
        "The line is lost. Handrail tries again by itself. The line is back."
    )


def test_your_turn_is_spoken_as_it_comes_near(reader: str) -> None:
    """Your place, that you are next, that it is you: each once."""

    def wait(session: Listening) -> None:
        session.until("It is your turn")

    assert heard_in("turn", reader, wait) == plain(
        "Your hand is up. You are 3rd of 3. Ana Silva has the floor. You are 2nd of 2."
        " Ana Silva finished. Ben Okoro has the floor. You are next."
        " Ana Silva ended Ben Okoro's turn. It is your turn. Type /done at the end."
    )


def test_a_crowd_at_the_door_is_a_few_lines(reader: str) -> None:
    """Forty people in two seconds do not drown the rest."""

    def wait(session: Listening) -> None:
        session.until(r"\d+ people joined.*\d+ people joined")

    spoken = heard_in("burst", reader, wait)

    assert spoken.startswith("Guest 0 joined.")
    assert spoken.count("joined") == 3


def test_the_cursor_rests_at_the_start_of_an_empty_line(quiet_webinar: Listening) -> None:
    """What a braille display follows is ready for the next line, after every key."""
    rests: list[Cursor] = []
    for key in ("h", "a", "h", "z", "u"):
        quiet_webinar.press(key)
        quiet_webinar.wait(0.2)
        rests.append(quiet_webinar.cursor)

    assert [(rest.column, rest.visible, rest.line) for rest in rests] == [(0, True, "")] * 5
