"""What people hear from the quiet screen client, exactly, under three real screen readers.

The whole of what is spoken equals the expected text, so that repetition, noise and loss all fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.spoken.listening import Listening
from tests.spoken.readers import READERS, missing
from tests.spoken.screen_program import program

pytestmark = [pytest.mark.spoken, pytest.mark.timeout(60)]

READY = "2 waiting"
Doing = Callable[[Listening], None]


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    """Return each reader that is installed; say how to get the others."""
    name = str(request.param)
    if told := missing(name):
        pytest.skip(told)
    return name


@pytest.fixture(scope="module", params=READERS)
def session(request: pytest.FixtureRequest) -> Iterator[Listening]:
    """Yield one session per reader, in which nothing happens by itself, for all tests of keys."""
    name = str(request.param)
    if told := missing(name):
        pytest.skip(told)
    with Listening(program("nothing"), name) as listening:
        listening.until(READY)
        yield listening


def heard(scene: str, reader: str, doing: Doing) -> str:
    """Return what is spoken, after the start, while somebody does this in this scene."""
    with Listening(program(scene), reader) as listening:
        listening.until(READY)
        return answer(listening, doing)


def answer(session: Listening, doing: Doing) -> str:
    """Return what is spoken while somebody does this."""
    session.until_quiet(0.4)
    before = len(session.utterances)
    doing(session)
    session.until_quiet()
    return plain(" ".join(session.utterances[before:]))


def plain(text: str) -> str:
    """Leave out signs: Fenrir does, the others speak them as people set them to."""
    return " ".join(text.translate({ord(sign): " " for sign in "/()"}).split())


def pressing(*keys: str) -> Doing:
    """Return what presses keys, with a moment after each, as people do."""

    def do(session: Listening) -> None:
        for key in keys:
            session.press(key)
            session.wait(0.5)

    return do


def typing(text: str) -> Doing:
    """Return what opens the command line, types and sends."""

    def do(session: Listening) -> None:
        pressing("/")(session)
        session.type(text)
        pressing("enter")(session)

    return do


def test_the_start_is_spoken_once(reader: str) -> None:
    """Title, agenda, which client this is, and where the meeting is."""
    with Listening(program("nothing"), reader) as session:
        session.until(READY)
        session.until_quiet()
        words = plain(session.spoken)

    for sentence in (
        "Webinar",
        "1. Welcome",
        "2. Budget",
        "Quiet screen client. Press question mark for help.",
        "You are in Webinar as Cho, participant. Now: 1. Welcome. Queue, 2 waiting.",
    ):
        assert words.count(sentence) == 1 + (sentence in ("Webinar", "1. Welcome"))


KEYS = {
    "hand up and down": (("h", "h"), "Your hand is up. You are 3rd of 3. Your hand is down."),
    "agenda": (("a",), "Agenda, 2 items. 1. Welcome, now. 2. Budget."),
    "queue": (("u",), "Nobody has the floor. Queue, 2 waiting. 1. Ana Silva. 2. Ben Okoro."),
    "leave, and stay after all": (("x", "n"), "Leave the meeting? y or n You stay."),
    "keys that mean nothing": (("z", "f2"), ""),
    "the last line again": (("p", "."), "Your hand is not up. Your hand is not up."),
}


@pytest.mark.parametrize(("keys", "words"), KEYS.values(), ids=list(KEYS))
def test_keys(session: Listening, keys: tuple[str, ...], words: str) -> None:
    """Each answer once, and nothing else."""
    assert answer(session, pressing(*keys)) == words


def test_the_focus_goes_down_the_agenda(reader: str) -> None:
    """Tab tells pane and row; an arrow tells the row."""
    words = heard("nothing", reader, pressing("tab", "tab", "down"))

    assert words == "Command line Agenda, 2 items, 1. Welcome 2. Budget"


def test_the_focus_goes_back(reader: str) -> None:
    """Shift and Tab."""
    assert (
        heard("nothing", reader, pressing("tab", "shift-tab")) == "Command line Captions, 2 lines"
    )


def test_typed_commands(reader: str) -> None:
    """The echo of letters is the reader's; then the answer, once."""
    words = heard("nothing", reader, typing("place"))

    assert words.startswith("Command line")
    assert words.endswith("Your hand is not up.")
    assert words.count("Your hand is not up.") == 1


def test_captions_are_spoken_once_and_never_while_they_grow(reader: str) -> None:
    """With partials five times a second on the wire."""
    words = heard("captions", reader, lambda session: session.until("costs went down"))

    assert words == (
        "Speaker: good morning and welcome Speaker: first we look at the budget"
        " Speaker: travel costs went down"
    )


def test_captions_over_the_end_of_a_page_are_spoken_once(reader: str) -> None:
    """Thirty lines on a log of twelve rows."""
    words = heard("many", reader, lambda session: session.until("sentence 30"))

    assert words == " ".join(f"Speaker: this is sentence {n}" for n in range(1, 31))


def test_silence_stays_silent(reader: str) -> None:
    """No clock, no blinking, no spinner; the clock would move every five seconds."""
    assert heard("nothing", reader, lambda session: session.wait(6)) == ""


def test_a_lost_line_is_two_sentences(reader: str) -> None:
    """One when it goes, one when it is back."""
    words = heard("lost", reader, lambda session: session.until("back"))

    assert words == "The line is lost. Handrail tries again by itself. The line is back."
