"""A server as the command line says it, the meetings on it, and how their links are told."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path

import pytest

from client.connection import connect
from client.errors import NotLetIn
from client.link import Link
from handrail import links, serving
from handrail.cli import parser
from handrail.errors import HandrailError, NoAgenda
from meeting.agendas.agenda import Agenda
from meeting.roles import Role

AGENDA = "# Street fair\n\n1. Welcome (5 min)\n   Who is here.\n2. Break (10 min)\n"


def arguments(tmp_path: Path, line: str) -> Namespace:
    """Read a command line of `serve`."""
    log = tmp_path / "kept" / "log.sqlite"
    return parser().parse_args(["serve", "--log", str(log), "--port", "0", *shlex.split(line)])


def test_an_agenda_is_read_from_a_plain_file(tmp_path: Path) -> None:
    """Its heading is the meeting's title."""
    path = tmp_path / "agenda.md"
    path.write_text(AGENDA)

    agenda = serving.read_agenda(path)

    assert agenda.title == "Street fair"
    assert [(item.title, item.minutes) for item in agenda.items] == [("Welcome", 5), ("Break", 10)]


def test_a_meeting_needs_no_agenda() -> None:
    """It can be written while people talk."""
    assert serving.read_agenda(None) == Agenda("", ())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file .* Check its name"),
        (b"", "has no agenda items. Write one a line: 1. Welcome"),
        (b"We meet at ten.\n", "has no agenda items"),
        (b"\xff\xfe1. W", "is no text file. Save the agenda as plain text"),
    ],
)
def test_an_agenda_that_is_none_is_told(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    """With what to do."""
    path = tmp_path / "agenda.md"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NoAgenda, match=sentence):
        serving.read_agenda(path)


async def test_a_new_meeting_tells_its_links(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each on a line of its own, to be copied whole; all of them in a file."""
    wanted = arguments(tmp_path, "--title 'Street fair'")

    async with serving.server(wanted) as server:
        opened = await serving.open_meeting(server, wanted, Agenda("", ()))

    lines = capsys.readouterr().out.splitlines()
    path = links.place(wanted.log.parent, opened.code)
    assert f"The meeting {opened.code} is open." in lines
    assert all(opened.links[role] in lines for role in serving.SHOWN)
    assert f"All links are in {path}." in lines
    assert [links.read(path, role) for role in Role] == [opened.links[role] for role in Role]


async def test_a_link_is_not_longer_than_a_line_of_a_terminal(tmp_path: Path) -> None:
    """A link that wraps is copied with a break in it."""
    wanted = arguments(tmp_path, "--title 'Street fair'")

    async with serving.server(wanted) as server:
        opened = await serving.open_meeting(server, wanted, Agenda("", ()))

    assert max(len(link) for link in opened.links.values()) <= 80


async def test_meetings_that_go_on_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a restart people want to know where the links are, and a short code that works."""
    wanted = arguments(tmp_path, "--title 'Street fair'")
    async with serving.server(wanted) as server:
        opened = await serving.open_meeting(server, wanted, Agenda("", ()))
    capsys.readouterr()

    async with serving.server(wanted) as server:
        serving.tell_open_meetings(server, wanted.log)

    path = links.place(wanted.log.parent, opened.code)
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [f"The meeting {opened.code} goes on.", f"Its links are in {path}."]
    assert told[3].startswith(f"The short code for participants, to say aloud: {opened.code}-")


async def test_new_links_let_people_in_and_old_ones_do_not(tmp_path: Path) -> None:
    """A link that came into the wrong hands can be changed."""
    wanted = arguments(tmp_path, "--title 'Street fair'")
    async with serving.server(wanted) as server:
        opened = await serving.open_meeting(server, wanted, Agenda("", ()))
        wanted.new_links = opened.code

        await serving.renew_links(server, wanted)

        new = links.read(links.place(wanted.log.parent, opened.code), Role.PARTICIPANT)
        async with connect(Link.parse(new), name="Ana") as line:
            assert line.you > 0
        with pytest.raises(NotLetIn):
            async with connect(Link.parse(opened.links[Role.PARTICIPANT]), name="Ben"):
                pass


async def test_others_are_let_in_only_with_encryption_or_a_word(tmp_path: Path) -> None:
    """The sentence names the options."""
    wanted = arguments(tmp_path, "--address 0.0.0.0 --name-of-server example.org")

    with pytest.raises(HandrailError, match="Add --tls-cert and --tls-key, or --plain-text-i-know"):
        async with serving.server(wanted):
            pass


async def test_links_must_lead_somewhere(tmp_path: Path) -> None:
    """All addresses at once are no place to go to."""
    wanted = arguments(tmp_path, "--address 0.0.0.0 --plain-text-i-know")

    with pytest.raises(HandrailError, match="Add --name-of-server and the name or address"):
        async with serving.server(wanted):
            pass


async def test_links_have_the_name_that_people_know(tmp_path: Path) -> None:
    """While the server listens everywhere."""
    line = "--address 0.0.0.0 --plain-text-i-know --name-of-server example.org"

    async with serving.server(arguments(tmp_path, line)) as server:
        assert server.base == f"ws://example.org:{server.port}"
