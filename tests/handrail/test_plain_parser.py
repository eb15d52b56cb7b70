"""What is wrong with a command line is said in plain words, with the way to help."""

from __future__ import annotations

import pytest

from handrail.cli import parser

BAD = {
    "demo --seconds": "--seconds needs a value.",
    "demo --seconds soon": "A time is a number of seconds above 0, not soon.",
    "demo --seconds 0": "A time is a number of seconds above 0, not 0.",
    "demo --lines --screen": "--screen does not go with --lines.",
    "demo --lines=yes": "--lines takes no value.",
    "demo --sec 5": "--sec 5 means nothing here.",
    "demo here": "here means nothing here.",
    "join --role king": "--role cannot be king.",
    "models": "ACTION is missing.",
    "models fetch": "There is no fetch.",
    "models lst": "There is no lst. Did you mean list?",
    "jion": "There is no jion. Did you mean join?",
    "models get": "LANG is missing.",
    "serve --port high": "A port is a number from 0 to 65535, not high.",
    "serve --port 70000": "A port is a number from 0 to 65535, not 70000.",
}


@pytest.mark.parametrize(("line", "sentence"), BAD.items())
def test_each_mistake_has_its_sentence(
    line: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on the error output, and code 2."""
    with pytest.raises(SystemExit) as stop:
        parser().parse_args(line.split())

    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.startswith(f"handrail: {sentence} For help, type: handrail")
    assert said.count("\n") == 1
