"""The options that commands share."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from handrail import options
from handrail.cli import parser
from server import config
from transcripts.formats import USUAL


def test_the_usual_port_is_the_servers() -> None:
    """It is written twice, so that help need not load the server."""
    assert options.PORT == config.PORT


def test_the_usual_formats_are_those_of_the_transcripts() -> None:
    """Also written twice, for the same reason."""
    arguments = parser().parse_args(["transcripts", "export", "latest"])

    assert tuple(arguments.format.split(",")) == USUAL


@pytest.mark.parametrize(("words", "number"), [("0", 0), ("8765", 8765), ("65535", 65_535)])
def test_a_port_is_a_number(words: str, number: int) -> None:
    """From 0 for any free one up to the last."""
    assert options.port(words) == number


@pytest.mark.parametrize("words", ["-1", "65536", "http", "", "8.5"])
def test_other_ports_are_told(words: str) -> None:
    """Before anything was started."""
    with pytest.raises(ArgumentTypeError, match="A port is a number"):
        options.port(words)


@pytest.mark.parametrize("words", ["0", "-3", "nan", "inf", "soon", ""])
def test_a_time_ends_some_day_and_is_not_over_at_once(words: str) -> None:
    """Anything else is told."""
    with pytest.raises(ArgumentTypeError, match="A time is a number of seconds above 0"):
        options.seconds(words)
