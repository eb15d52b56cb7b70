"""Tab in a shell: commands, actions, options and values come from the program's own parser."""

from __future__ import annotations

import subprocess

import pytest

from handrail.cli import COMMANDS, main, parser
from handrail.completion import bash, fish
from handrail.describing import described

ALL = tuple(described(parser()))


def completed(*words: str) -> set[str]:
    """Return what bash offers for the last of these words."""
    typed = " ".join(f"'{word}'" for word in words)
    script = f"""{bash(ALL)}
        COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _handrail
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


def test_every_command_is_offered() -> None:
    """And whoever has typed its beginning gets the whole."""
    assert completed("handrail", "") >= set(COMMANDS)
    assert completed("handrail", "tr") == {"transcripts"}


def test_actions_and_options_belong_to_their_command() -> None:
    """Nothing is offered that would be refused."""
    assert completed("handrail", "transcripts", "exp") == {"export"}
    assert completed("handrail", "join", "--l") == {"--link-file", "--lines"}
    assert "--format" in completed("handrail", "transcripts", "export", "--")
    assert "--format" not in completed("handrail", "join", "--")


def test_values_are_offered_where_there_are_few() -> None:
    """As for roles and shells."""
    assert completed("handrail", "join", "--role", "par") == {"participant"}
    assert completed("handrail", "completion", "") >= {"bash", "zsh", "fish"}


def test_fish_shows_what_each_word_is_for() -> None:
    """An apostrophe in a help text ends no quote."""
    lines = fish(ALL).splitlines()

    assert any("-a join -d 'take part in a meeting" in line for line in lines)
    assert all(line.replace("\\'", "").count("'") % 2 == 0 for line in lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_first_line_says_where_to_put_it(
    capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    """So that the command alone is enough to begin."""
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out.startswith(f"# Completes handrail in {shell}. ")
