"""What a person can cause is told to them; what the program did wrong is not hidden."""

from __future__ import annotations

import pytest

from captions.errors import NoMicrophone
from client.errors import BadLink
from handrail.errors import NoLink, explained
from meeting.errors import Refused
from server.errors import PortInUse
from transcripts.errors import NotSaved


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NoLink("Which meeting?"), "Which meeting?"),
        (NoMicrophone("There is no microphone."), "There is no microphone."),
        (BadLink("That is no link.", "Copy all of it."), "That is no link. Copy all of it."),
        (Refused("The title is empty.", "Give one."), "The title is empty. Give one."),
        (
            PortInUse(8765),
            "Another program uses port 8765. Stop that program, or choose another port.",
        ),
        (NotSaved("The disk is full."), "The disk is full."),
        (
            PermissionError(13, "Permission denied", "/a/b"),
            "This did not work: /a/b. Permission denied. Mend that, then try again.",
        ),
        (
            OSError(28, "No space left"),
            "This did not work. No space left. Mend that, then try again.",
        ),
    ],
)
def test_each_part_of_handrail_speaks_for_itself(error: Exception, sentence: str) -> None:
    """The texts of all base errors are meant for people."""
    assert explained(error) == sentence


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), AssertionError(), OSError()])
def test_a_fault_of_the_program_is_not_explained_away(error: Exception) -> None:
    """It keeps its traceback, so that it can be mended."""
    assert explained(error) is None
