"""The practice as people start it: somebody writes, and people answer, over real lines."""

from __future__ import annotations

from pathlib import Path

from tests.handrail.program import Program, run


def test_people_answer_over_real_lines_and_nothing_is_left(tmp_path: Path) -> None:
    """No model, no recording, no log: only the lines that were shown."""
    with Program(tmp_path, "demo", "--practice", "--lines", "--name", "Bo") as program:
        program.wait_for("Task 1 of 10. Say hello in the chat. Type: /chat hello")
        program.type("/helpme hello")
        program.wait_for("I am here, Bo. Nobody else reads this. I look after it.")
        program.type("/leave yes")

        assert program.ends() == 0
        assert program.errors == []
        assert program.alive() == []
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "kept").exists()


def test_the_end_of_a_piped_script_ends_it(tmp_path: Path) -> None:
    """Whoever pipes commands in gets their prompt back."""
    code, said, errors = run(tmp_path, "demo", "--practice", "--lines")

    assert (code, errors) == (0, "")
    assert "You are in Practice meeting as Newcomer, participant." in said
