"""Ask in plain questions what somebody wants, where they typed `handrail` and nothing else."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from handrail import places, settings_file
from handrail.joining import Ask, at_terminal
from meeting.language import later, say

Start = Callable[[Sequence[str]], int]
"""Runs Handrail with these words and returns the exit code."""

READER = later("Do you use a screen reader or a braille display? y or n ")
LINES_FROM_NOW = later(
    "You get plain lines from now on. To change that: handrail settings client screen"
)
TOUR = later("In the meeting, type /tour. It shows you the keys in two minutes.")


class Way(Struct, frozen=True):
    """One thing that somebody can want.

    Attributes:
        wish: how it is offered.
        words: the command line that does it.
        question: what has to be known first; the answer is added to the words. "" for nothing.
        before: a command line that runs before the question; none where it is empty.
        told: a sentence to tell first, "" for none.
    """

    wish: str
    words: tuple[str, ...]
    question: str = ""
    before: tuple[str, ...] = ()
    told: str = ""


WAYS = (
    Way(later("Join a meeting. You need its link."), ("join",)),
    Way(
        later("Host a meeting on this computer."), ("host", "--title"), later("What is it called? ")
    ),
    Way(
        later("Try everything with people who answer you. Nothing is kept."), ("demo", "--practice")
    ),
    Way(later("Watch a meeting that goes by itself, with live captions."), ("demo",), told=TOUR),
    Way(
        later("Read what was said in an earlier meeting."),
        ("transcripts", "export", "--format", "txt", "--to", str(places.transcripts_folder())),
        later("Which meeting? Type its code, or latest. "),
        before=("transcripts", "list"),
    ),
    Way(later("Read my settings."), ("settings",)),
    Way(later("See whether everything works here."), ("check",)),
)
"""What is offered, in the order of how often people want it."""


def ask(start: Start, question: Ask = at_terminal) -> int:
    """Ask what somebody wants, do it, and return the exit code; the end of the input is a no."""
    try:
        _ask_about_reader(question)
        way = _which(question)
        if way is None:
            return 0
        if way.told:
            print(say(way.told))
        if way.before and start(way.before):
            return 1
        answer = _needed(question, say(way.question)) if way.question else ""
    except EOFError:
        return 0
    words = [*way.words, answer] if answer else list(way.words)
    again = " ".join(map(_quoted, words))
    print(say("Next time you can type: handrail {words}", words=again))
    return start(words)


def _ask_about_reader(question: Ask) -> None:
    """Ask once which client somebody needs, where they have no settings yet."""
    if places.settings_file().exists():
        return
    answer = question(say(READER)).strip().casefold()
    if answer.startswith("y"):
        settings_file.set_one(places.settings_file(), "client", "lines")
        print(say(LINES_FROM_NOW))
    elif answer.startswith("n"):
        settings_file.write(places.settings_file(), settings_file.read(places.settings_file())[0])


def _which(question: Ask) -> Way | None:
    print(say("What do you want to do?"))
    for number, way in enumerate(WAYS, 1):
        print(f"{number}. {say(way.wish)}")
    print(say("0. Nothing now."))
    while True:
        answer = question(say("Type a number, then press Enter. ")).strip()
        if answer == "0":
            return None
        if answer.isdecimal() and 0 < int(answer) <= len(WAYS):
            return WAYS[int(answer) - 1]
        print(say("That is no number from 0 to {last}.", last=len(WAYS)))


def _needed(question: Ask, text: str) -> str:
    while not (answer := question(text).strip()):
        pass
    return answer


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
