"""Unpacking a download that may be hostile: inside its folder, plain files, no bombs."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from captions.errors import ModelNotFetched
from captions.models.unpacking import unpack
from tests.captions.model_server import zipped


def _archive(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "m.zip"
    path.write_bytes(data)
    return path


def test_a_plain_archive_is_unpacked_without_its_folder(tmp_path: Path) -> None:
    """The folder gets the name that we know, not the one in the archive."""
    archive = _archive(tmp_path, zipped({"m/": b"", "m/a/b": b"1", "m/c": b"2"}))

    unpack(archive, tmp_path / "new")

    assert (tmp_path / "new" / "a" / "b").read_bytes() == b"1"
    assert (tmp_path / "new" / "c").read_bytes() == b"2"


@pytest.mark.parametrize(
    "name",
    ["../evil", "m/../../evil", "/evil", "m/..\\evil", "C:/evil", "m/a:stream", "evil"],
)
def test_nothing_lands_outside(tmp_path: Path, name: str) -> None:
    """Whatever a name in the archive says."""
    archive = _archive(tmp_path, zipped({"m/ok": b"1", name: b"2"}))

    with pytest.raises(ModelNotFetched, match="no model has"):
        unpack(archive, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    """A link could lead anywhere."""
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("m/link")
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, "/etc/passwd")

    with pytest.raises(ModelNotFetched, match="no model has"):
        unpack(path, tmp_path / "new")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """Ten megabytes of zeros pack to ten kilobytes."""
    archive = _archive(tmp_path, zipped({"m/zeros": bytes(10_000_000)}))

    with pytest.raises(ModelNotFetched, match="unpacks to too much"):
        unpack(archive, tmp_path / "new")


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """A model has a few dozen."""
    archive = _archive(tmp_path, zipped({f"m/{at}": b"" for at in range(10_001)}))

    with pytest.raises(ModelNotFetched, match="unpacks to too much"):
        unpack(archive, tmp_path / "new")


@pytest.mark.parametrize("damage", ["no zip", "cut", "bits"])
def test_a_damaged_archive_is_said(tmp_path: Path, damage: str) -> None:
    """One sentence, whatever is wrong with it."""
    data = bytearray(zipped({"m/a": bytes(range(256)) * 40}))
    if damage == "no zip":
        data = bytearray(b"<html>Please sign in</html>")
    elif damage == "cut":
        data = data[: len(data) // 2]
    else:
        data[60:80] = bytes(20)

    with pytest.raises(ModelNotFetched, match="damaged"):
        unpack(_archive(tmp_path, bytes(data)), tmp_path / "new")
