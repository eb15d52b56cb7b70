"""The file of links: for its owner alone, one link for each role."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail import links
from handrail.errors import NoLink
from meeting.roles import Role

LINKS = {role: f"ws://127.0.0.1:8765/j/ABC234#{role.replace(' ', '-')}" for role in Role}


def test_only_the_owner_can_read_the_links(tmp_path: Path) -> None:
    """The file and its folder."""
    path = links.keep(tmp_path / "new", "ABC234", LINKS)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_new_links_close_a_file_that_was_open_to_others(tmp_path: Path) -> None:
    """Somebody may have changed it, or copied it from elsewhere."""
    links.place(tmp_path, "ABC234").write_text("old")
    links.place(tmp_path, "ABC234").chmod(0o644)

    path = links.keep(tmp_path, "ABC234", LINKS)

    assert path.stat().st_mode & 0o777 == 0o600


def test_links_are_never_written_through_a_link_of_the_file_system(tmp_path: Path) -> None:
    """Whoever can put one there must not choose where secrets go."""
    links.place(tmp_path, "ABC234").symlink_to(tmp_path / "elsewhere")

    path = links.keep(tmp_path, "ABC234", LINKS)

    assert not path.is_symlink()
    assert not (tmp_path / "elsewhere").exists()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("role", Role)
def test_each_role_finds_its_link(tmp_path: Path, role: Role) -> None:
    """In the file that the server wrote."""
    path = links.keep(tmp_path, "ABC234", LINKS)

    assert links.read(path, role) == LINKS[role]


def test_a_file_with_one_link_needs_no_role(tmp_path: Path) -> None:
    """People save what they were sent, with a line break or two."""
    path = tmp_path / "captioner.txt"
    path.write_text(f"\n{LINKS[Role.CAPTIONER]}\n")

    assert links.read(path, Role.PARTICIPANT) == LINKS[Role.CAPTIONER]


@pytest.mark.parametrize(
    ("content", "role", "sentence"),
    [
        (None, None, "There is no file"),
        (b"", None, "is empty. Put the link of the meeting in it"),
        (b"\xff\xfe\x00", None, "is no text. Put the link of the meeting in it"),
        (b"host: ws://a/j/B#c\nreader: ws://a/j/B#d\n", None, "has several links. Add --role"),
        (b"host: ws://a/j/B#c\nreader: ws://a/j/B#d\n", Role.SCRIBE, "no link for the role scribe"),
    ],
)
def test_a_file_without_the_link_is_told(
    tmp_path: Path, content: bytes | None, role: Role | None, sentence: str
) -> None:
    """With what to do."""
    path = tmp_path / "links"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(NoLink, match=sentence):
        links.read(path, role)
