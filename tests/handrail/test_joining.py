"""Where the link comes from; its secret is in no list of processes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from client.errors import BadLink
from handrail import joining
from handrail.errors import NoLink, NoName
from meeting.roles import Role
from server.app import Server
from server.config import Config
from tests.handrail.program import Program

LINK = "ws://127.0.0.1:1/j/ABC234#the-secret"


class Person:
    """Somebody who types these answers, and then goes away."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self._answers = list(answers)

    def __call__(self, question: str) -> str:
        """Answer one question."""
        self.asked.append(question)
        if not self._answers:
            raise EOFError
        return self._answers.pop(0)


def test_the_link_comes_from_a_file(tmp_path: Path) -> None:
    """With the line break that editors put there."""
    path = tmp_path / "link.txt"
    path.write_text(f"{LINK}\n")

    assert joining.find_link(path, environ={}).whole == LINK


def test_the_link_comes_from_the_environment() -> None:
    """And is taken out of it, so that no program that we start gets it."""
    environ = {joining.VARIABLE: LINK, "OTHER": "stays"}

    assert joining.find_link(None, environ=environ).whole == LINK
    assert environ == {"OTHER": "stays"}


def test_the_link_is_asked_for() -> None:
    """Until something is pasted."""
    person = Person("", f"  {LINK}  ")

    assert joining.find_link(None, environ={}, ask=person).whole == LINK
    assert person.asked == ["Paste the link of the meeting, then press Enter. "] * 2


def test_without_a_link_the_next_step_is_told() -> None:
    """A script cannot be asked."""
    with pytest.raises(NoLink, match="Add --link-file and a file with the link in it"):
        joining.find_link(None, environ={}, ask=Person())


def test_a_link_that_is_none_is_not_repeated() -> None:
    """A secret with a slip in it is a secret all the same."""
    with pytest.raises(BadLink) as error:
        joining.find_link(None, environ={joining.VARIABLE: "ws://127.0.0.1/x#the-secret"})

    assert "the-secret" not in str(error.value)


@pytest.mark.parametrize("known", [False, True])
def test_a_name_that_was_given_counts(*, known: bool) -> None:
    """Nobody is asked then."""
    assert joining.find_name("Ana", known=known, ask=Person()) == "Ana"


def test_whom_the_server_knows_keeps_the_name() -> None:
    """Nobody is asked twice."""
    assert joining.find_name(None, known=True, ask=Person()) == ""


def test_a_name_is_asked_for() -> None:
    """Until something is typed."""
    person = Person(" ", "Ana ")

    assert joining.find_name(None, known=False, ask=person) == "Ana"
    assert person.asked == ["How should people call you? Type a name, then press Enter. "] * 2


def test_without_a_name_the_next_step_is_told() -> None:
    """A script cannot be asked."""
    with pytest.raises(NoName, match="Add --name and your name"):
        joining.find_name(None, known=False, ask=Person())


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="This system has no /proc.")
async def test_a_link_on_the_command_line_is_hidden(tmp_path: Path) -> None:
    """The program starts itself again, with the link out of the list of processes."""
    async with Server(Config(log=tmp_path / "log.sqlite", port=0)) as server:
        link = (await server.open_meeting("Street fair")).links[Role.PARTICIPANT]
        with Program(tmp_path, "join", link, "--lines", "--name", "Ana") as program:
            await asyncio.to_thread(program.wait_for, "You are in Street fair as Ana")

            listed = command_line(program.process.pid)

    assert b"join\0--lines\0--name\0Ana" in listed
    assert link.partition("#")[2].encode() not in listed


def command_line(process: int) -> bytes:
    """Return what the list of processes shows."""
    return Path(f"/proc/{process}/cmdline").read_bytes()
