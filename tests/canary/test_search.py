"""The search at the end of all tests finds what it looks for."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.canary.search import CANARIES, Listener, search


def test_every_secret_is_marked_and_as_long_as_ever() -> None:
    """Else nothing could be found; and two are never the same."""
    one, other = secrets.token_urlsafe(32), secrets.token_urlsafe(32)

    assert one.startswith(CANARIES[0])
    assert len(one) == 43
    assert one != other


@pytest.mark.parametrize("word", CANARIES)
def test_a_canary_is_found_in_any_file(word: str) -> None:
    """Also in the middle of bytes, in a hidden file of a folder below; safes are left out."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "state" / "visits"
        folder.mkdir(parents=True)
        (folder / ".handrail.db-wal").write_bytes(b"\0\xff" + word.encode() + b"\xfe")
        (folder / ("0f" * 16)).write_text(word)
        (folder / f"{'0f' * 16}-{'0f' * 16}").write_text(word)
        (folder / "ABC234.links").write_text(word)
        (folder / "empty").touch()

        found = search(Path(home))

    assert found.files == 2
    assert found.places == [f"state/visits/.handrail.db-wal: {word}"]


def test_a_canary_is_found_in_a_traceback() -> None:
    """As a log would show it."""
    listener = Listener()
    error = ValueError(CANARIES[0])
    wrong = logging.LogRecord(
        "server", logging.ERROR, "", 1, "wrong", None, (ValueError, error, None)
    )
    fine = logging.LogRecord("server", logging.INFO, "", 1, "nothing to see", None, None)

    listener.handle(wrong)
    listener.handle(fine)

    assert listener.heard == ["log of server"]
    assert listener.records == 2
