"""Keys that make a person the same person again after a crash."""

from pathlib import Path

import pytest

from client.keep import keep
from client.link import Link

HOST = Link.parse("ws://127.0.0.1:1/j/F99B76#host-secret")
GUEST = Link.parse("ws://127.0.0.1:1/j/F99B76#guest-secret")


def test_a_key_is_there_again_after_the_program_ended(tmp_path: Path) -> None:
    """Who joins again with the same link has the key of the visit before."""
    with keep(HOST, tmp_path) as kept:
        kept.key = "a-long-key"
        kept.key = "key"

    with keep(HOST, tmp_path) as again:
        assert again.key == "key"


def test_another_link_to_the_same_meeting_is_another_person(tmp_path: Path) -> None:
    """A host does not come back as the guest they tried the meeting with."""
    with keep(GUEST, tmp_path) as kept:
        kept.key = "guest-key"

    with keep(HOST, tmp_path) as other:
        assert other.key == ""


def test_two_programs_at_once_are_two_people(tmp_path: Path) -> None:
    """A second window with the same link does not take the place of the first."""
    with keep(HOST, tmp_path) as first:
        first.key = "first"
        with keep(HOST, tmp_path) as second:
            second.key = "second"

    with keep(HOST, tmp_path) as again:
        assert again.key == "first"


def test_another_name_is_another_person(tmp_path: Path) -> None:
    """Two people share a computer: each comes back as themselves, without a name the last one."""
    with keep(GUEST, tmp_path) as ana:
        ana.key, ana.point = "ana", "[12]"
        ana.called("Ana")
    with keep(GUEST, tmp_path, name="Ben") as ben:
        assert (ben.key, ben.point) == ("", "")
        ben.key = "ben"
        ben.called("Ben")

    with keep(GUEST, tmp_path) as last, keep(GUEST, tmp_path, name="ana") as back:
        assert (last.key, back.key, back.point) == ("ben", "ana", "[12]")


def test_a_new_name_in_the_meeting_is_the_same_person(tmp_path: Path) -> None:
    """Who was renamed comes back by either way; nobody takes the place of another."""
    with keep(GUEST, tmp_path, name="Ben") as ben:
        ben.key = "ben"
    with keep(GUEST, tmp_path, name="Ana") as ana:
        ana.key = "ana"
        ana.called("Ben")
        ana.called("Anna")

    with keep(GUEST, tmp_path, name="Anna") as anna, keep(GUEST, tmp_path, name="Ben") as ben:
        assert (anna.key, ben.key) == ("ana", "ben")


def test_only_you_can_read_the_key(tmp_path: Path) -> None:
    """The file is 0600 in a folder 0700, also where they were open to others before."""
    folder = tmp_path / "visits"
    folder.mkdir(mode=0o755)
    with keep(HOST, folder) as kept:
        kept.key = "key"

    (file,) = folder.iterdir()
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_file_names_tell_nothing(tmp_path: Path) -> None:
    """Whoever sees the folder learns neither meeting nor secret."""
    with keep(HOST, tmp_path) as kept:
        kept.key = "key"

    name = next(tmp_path.iterdir()).name
    assert "F99B76" not in name
    assert "secret" not in name


def test_a_link_in_the_file_system_is_not_followed(tmp_path: Path) -> None:
    """Nobody can make us write a key into another file."""
    with keep(HOST, tmp_path):
        pass
    (file,) = tmp_path.iterdir()
    other = tmp_path / "other"
    other.write_text("keep me")
    file.unlink()
    file.symlink_to(other)

    with keep(HOST, tmp_path) as kept:
        kept.key = "key"

    assert other.read_text() == "keep me"


def test_without_a_place_to_write_joining_goes_on(tmp_path: Path) -> None:
    """A read-only home costs the memory of the visit, not the meeting."""
    blocked = tmp_path / "file"
    blocked.write_text("")

    with keep(HOST, blocked / "visits") as kept:
        kept.key = "key"
        assert kept.key == "key"


def test_the_usual_place_is_the_systems_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a wish, keys go where this system keeps what programs remember."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    with keep(HOST) as kept:
        kept.key = "key"

    assert [path.parent.name for path in tmp_path.rglob("*") if path.is_file()] == ["visits"]


def test_a_key_that_no_server_took_yet_is_the_same_at_the_next_try(tmp_path: Path) -> None:
    """The program may have been killed before the welcome; it is not known before that comes."""
    with keep(HOST, tmp_path) as kept:
        made = kept.made_key()
    with keep(HOST, tmp_path) as again:
        assert again.key == ""
        assert again.made_key() == made
        again.key = made

    with keep(HOST, tmp_path) as later:
        assert later.key == made
    assert len(made) >= 43


def test_a_key_is_not_lost_while_a_new_one_is_made(tmp_path: Path) -> None:
    """The kept key goes first; the new one is for a server that does not know it."""
    with keep(HOST, tmp_path) as kept:
        kept.key = "old"
        kept.made_key()

    with keep(HOST, tmp_path) as again:
        assert again.key == "old"


def test_where_somebody_stopped_and_what_grew_is_there_again(tmp_path: Path) -> None:
    """Beside the key, for its owner alone; a second program at the same time has its own."""
    with keep(GUEST, tmp_path) as first, keep(GUEST, tmp_path) as second:
        first.point, first.growing = "[12]", "fair.txt"
        second.point, second.growing = "[99]", "other.txt"
    with keep(GUEST, tmp_path) as again:
        found = again.point, again.growing

    assert found == ("[12]", "fair.txt")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_disk_that_takes_no_point_stops_nobody(tmp_path: Path) -> None:
    """What was read is shown again, and that is all."""
    with keep(GUEST, tmp_path) as kept:
        for path in tmp_path.iterdir():
            path.with_suffix(".point.new").mkdir()
        kept.point = "[12]"

        assert kept.point == "[12]"
    with keep(GUEST, tmp_path) as again:
        assert again.point == ""
