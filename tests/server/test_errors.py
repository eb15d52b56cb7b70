"""What a person reads when something is wrong is short, plain, and says what to do."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from meeting.errors import Refused
from meeting.wire import Goodbye
from server import app, connection, errors, first_answers, inbox, reception, room, visit
from server.errors import LogError, ServerError
from tests.meeting.plain import long_sentences

VALUES: dict[str, Any] = {
    "path": Path("handrail.db"),
    "certificate": Path("cert.pem"),
    "port": 8765,
}
BASES = {"ServerError", "CannotListen", "LogError"}
KINDS = [
    kind
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, ServerError) and name not in BASES
]
SAID = [
    value
    for module in (app, connection, first_answers, inbox, reception, room, visit)
    for value in vars(module).values()
    if isinstance(value, Goodbye | Refused)
]


def made(kind: type[ServerError]) -> ServerError:
    """Make an error of this kind, with an example of each value it takes."""
    names = inspect.signature(kind).parameters
    return kind(**{name: VALUES.get(name, "ABC234") for name in names})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_says_what_happened_and_what_to_do(kind: type[ServerError]) -> None:
    """In sentences of fifteen words or fewer."""
    error = made(kind)

    assert error.why.endswith(".")
    assert error.next.endswith(".")
    assert str(error) == f"{error.why} {error.next}"
    assert long_sentences([error.why, error.next]) == []


def test_every_goodbye_and_refusal_says_why_and_what_to_do() -> None:
    """The same holds for what goes over the wire."""
    assert len(SAID) > 10
    assert [one for one in SAID if not (one.why.endswith(".") and one.next.endswith("."))] == []
    assert long_sentences([part for one in SAID for part in (one.why, one.next)]) == []


def test_the_tree_at_the_top_of_the_file_is_whole() -> None:
    """Every error stands in it."""
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in str(errors.__doc__)] == []


def test_only_what_may_pass_is_tried_again() -> None:
    """Full, locked and unwritable: nothing was written. After anything else nobody knows."""
    passing = {kind.__name__ for kind in KINDS if issubclass(kind, LogError) and kind.passing}

    assert passing == {"LogFull", "LogLocked", "LogUnwritable"}
