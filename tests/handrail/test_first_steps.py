"""`handrail` alone: plain questions, numbered answers, and the command to type next time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from handrail import first_steps, settings_file
from handrail.cli import parser
from tests.meeting.plain import long_sentences
from tui.settings import Client


class Person:
    """Somebody who answers questions, and what is started for them."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self.started: list[list[str]] = []
        self._answers = list(answers)

    def answer(self, question: str) -> str:
        """Answer the next question; at the end nobody answers any more."""
        self.asked.append(question)
        if not self._answers:
            raise EOFError
        return self._answers.pop(0)

    def start(self, words: Sequence[str]) -> int:
        """Note what would run."""
        parser().parse_args(words)
        self.started.append(list(words))
        return 0


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything in a folder of its own."""
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        (("n", "1"), ["join"]),
        (("n", "2", "", "Street fair"), ["host", "--title", "Street fair"]),
        (("n", "3"), ["demo", "--practice"]),
        (("n", "4"), ["demo"]),
        (("n", "6"), ["settings"]),
        (("n", "7"), ["check"]),
    ],
)
def test_a_number_starts_what_somebody_wants(answers: tuple[str, ...], last: list[str]) -> None:
    """With one more question where something has to be known."""
    person = Person(*answers)

    assert first_steps.ask(person.start, person.answer) == 0
    assert person.started == [last]


def test_reading_begins_with_the_list_of_meetings() -> None:
    """Nobody knows codes by heart."""
    person = Person("n", "5", "latest")
    first_steps.ask(person.start, person.answer)

    assert person.started[0] == ["transcripts", "list"]
    assert person.started[1][:2] == ["transcripts", "export"]
    assert person.started[1][-1] == "latest"


def test_who_uses_a_reader_gets_lines_from_then_on(home: Path) -> None:
    """It is asked once, before anything else."""
    person = Person("y", "0")
    first_steps.ask(person.start, person.answer)
    again = Person("0")
    first_steps.ask(again.start, again.answer)

    assert settings_file.read(home / "settings.toml")[0].client is Client.LINES
    assert first_steps.READER not in again.asked


def test_a_wrong_number_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is started."""
    person = Person("n", "9", "x", "0")

    assert first_steps.ask(person.start, person.answer) == 0
    assert person.started == []
    assert capsys.readouterr().out.count("That is no number from 0 to 7.") == 2


def test_the_end_of_the_input_starts_nothing() -> None:
    """Ctrl-D is a no."""
    person = Person()

    assert first_steps.ask(person.start, person.answer) == 0
    assert person.started == []


def test_it_tells_what_to_type_next_time(capsys: pytest.CaptureFixture[str]) -> None:
    """The questions make themselves needless."""
    person = Person("n", "2", "Street fair")
    first_steps.ask(person.start, person.answer)

    told = capsys.readouterr().out
    assert 'Next time you can type: handrail host --title "Street fair"\n' in told


def test_all_of_it_is_plain() -> None:
    """Fifteen words a sentence at most."""
    texts = [way.wish for way in first_steps.WAYS] + [way.question for way in first_steps.WAYS]

    assert long_sentences([*texts, first_steps.READER, first_steps.LINES_FROM_NOW]) == []
