"""Fetching a model: whole, checked, tried, and in place at once or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from captions.errors import BrokenModel, ModelNotFetched
from captions.models.fetching import fetch_model
from captions.models.finding import find_models
from captions.models.trying_out import try_model
from tests.captions.model_server import NAME, ModelServer, listed, model_zip, serving


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Serve a model from this machine."""
    with serving() as found:
        found.files[f"{NAME}.zip"] = model_zip()
        yield found


def _works(_folder: Path) -> None:
    """Find nothing wrong."""


def _left(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def test_a_model_is_fetched_with_progress(server: ModelServer, tmp_path: Path) -> None:
    """And nothing but the model is left."""
    model = listed(model_zip())
    seen: list[tuple[int, int]] = []

    folder = fetch_model(
        model,
        tmp_path,
        try_out=_works,
        progress=lambda here, all_: seen.append((here, all_)),
        home=server.home,
    )

    assert [one.name for one in find_models(tmp_path, {}) if one.folder == folder] == [NAME]
    assert seen[-1] == (model.size, model.size)
    assert _left(tmp_path) == {NAME}


def test_a_model_that_is_here_is_not_fetched_again(server: ModelServer, tmp_path: Path) -> None:
    """The second time costs nothing."""
    model = listed(model_zip())
    fetch_model(model, tmp_path, try_out=_works, home=server.home)
    server.asked.clear()

    fetch_model(model, tmp_path, try_out=_works, home=server.home)

    assert server.asked == []


def test_a_download_that_broke_off_goes_on(server: ModelServer, tmp_path: Path) -> None:
    """Only what is missing is asked for."""
    model = listed(model_zip())
    server.cut = 500
    with pytest.raises(ModelNotFetched, match="broke off"):
        fetch_model(model, tmp_path, try_out=_works, home=server.home)
    server.cut = 0

    fetch_model(model, tmp_path, try_out=_works, home=server.home)

    assert [asked for _, asked in server.asked] == [None, "bytes=500-"]
    assert _left(tmp_path) == {NAME}


def test_a_server_that_knows_no_parts_sends_all_again(server: ModelServer, tmp_path: Path) -> None:
    """Then the part that is here is written over."""
    model = listed(model_zip())
    (tmp_path / f"{NAME}.zip.part").write_bytes(b"old" * 100)
    server.ranges = False

    folder = fetch_model(model, tmp_path, try_out=_works, home=server.home)

    assert folder.is_dir()


@pytest.mark.parametrize("change", [{"md5": "0" * 32}, {"size": 100}])
def test_a_wrong_checksum_or_size_is_not_used(
    server: ModelServer, tmp_path: Path, change: dict[str, object]
) -> None:
    """The download is thrown away, so that the next try begins anew."""
    model = replace(listed(model_zip()), **change)

    with pytest.raises(ModelNotFetched, match="not what the list promises"):
        fetch_model(model, tmp_path, try_out=_works, home=server.home)
    assert _left(tmp_path) == set()


def test_a_model_that_does_not_work_is_not_put_in_place(
    server: ModelServer, tmp_path: Path
) -> None:
    """It was loaded once before, in a process of its own."""

    def fails(_folder: Path) -> None:
        raise BrokenModel("The downloaded model does not work.")

    with pytest.raises(BrokenModel):
        fetch_model(listed(model_zip()), tmp_path, try_out=fails, home=server.home)
    assert NAME not in _left(tmp_path)


def test_a_folder_that_is_half_a_model_is_replaced(server: ModelServer, tmp_path: Path) -> None:
    """Vosk itself would take it for the model ever after."""
    (tmp_path / NAME / "am").mkdir(parents=True)

    folder = fetch_model(listed(model_zip()), tmp_path, try_out=_works, home=server.home)

    assert (folder / "am" / "final.mdl").stat().st_size > 0


def test_a_model_that_the_server_does_not_have_is_said(server: ModelServer, tmp_path: Path) -> None:
    """With the server's own reason."""
    server.files.clear()

    with pytest.raises(ModelNotFetched, match="answers: Not Found"):
        fetch_model(listed(b"x"), tmp_path, try_out=_works, home=server.home)


def test_a_place_that_cannot_be_written_is_said(server: ModelServer, tmp_path: Path) -> None:
    """With the system's reason, and no traceback."""
    (tmp_path / "models").write_text("a file where a folder should be")

    with pytest.raises(ModelNotFetched, match="The model cannot be saved"):
        fetch_model(listed(model_zip()), tmp_path / "models", try_out=_works, home=server.home)


def test_a_disk_without_room_is_said_first(server: ModelServer, tmp_path: Path) -> None:
    """Before a minute of download is wasted."""
    huge = replace(listed(model_zip()), size=10**18)

    with pytest.raises(ModelNotFetched, match="The disk is too full"):
        fetch_model(huge, tmp_path, try_out=_works, home=server.home)
    assert server.asked == []


@pytest.mark.engine
def test_a_model_of_rubbish_does_not_work(server: ModelServer, tmp_path: Path) -> None:
    """All its files are there, and Vosk does not take them."""
    with pytest.raises(BrokenModel):
        fetch_model(listed(model_zip()), tmp_path, try_out=try_model, home=server.home)
    assert NAME not in _left(tmp_path)


@pytest.mark.engine
def test_a_real_model_works(korean_model: Path) -> None:
    """It loads, and hears a moment of silence."""
    try_model(korean_model)
