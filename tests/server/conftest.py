"""A server that tests attack, with a bystander who must not notice."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.wire import Done
from tests.server.talk import House, house, join


@pytest.fixture
async def one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[House]:
    """Run a server with a bystander in it, who must notice nothing; nor may the server's log."""
    caplog.set_level(logging.WARNING)
    async with house(tmp_path) as one, join(one.link(), "Bystander") as bystander:
        yield one
        assert isinstance(await bystander.ask(c.Chat(text="all is well")), Done)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no program that the test starts be watched by coverage, which triples its work."""
    for name in [name for name in os.environ if name.startswith("COVERAGE")]:
        monkeypatch.delenv(name)
