"""`handrail models`: what is here, and what can be fetched from a server or removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from captions.engines.choice import is_moonshine_here
from captions.models.finding import our_place
from handrail.cli import main
from tests.captions.made_models import make_model
from tests.captions.model_server import NAME, ModelServer, listed, model_zip, serving


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything in a folder of the test's own."""
    monkeypatch.setenv("HANDRAIL_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """Run a server of models on this machine."""
    with serving() as state:
        yield state


def test_models_are_listed_with_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each: language, name, folder."""
    folder = make_model(our_place() / NAME)

    code = main(["models", "list"])

    assert code == 0
    assert f"en    {NAME}  {folder}" in capsys.readouterr().out.splitlines()


def test_models_that_can_be_fetched_are_listed_with_their_size(
    server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that nobody starts a download that is too large for their line."""
    server.put_list(listed(model_zip()))

    code = main(["models", "list", "--all", "--from", server.home])

    assert code == 0
    assert f"en-us {NAME}  1 MB, to fetch" in capsys.readouterr().out.splitlines()


def test_the_path_of_a_model_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """For scripts."""
    folder = make_model(our_place() / NAME)

    code = main(["models", "path", "en"])

    assert (code, capsys.readouterr().out) == (0, f"{folder}\n")


def test_a_model_that_does_not_work_is_not_kept(
    server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is tried once; this one is made of noise."""
    data = model_zip()
    server.put_list(listed(data))
    server.files[f"{NAME}.zip"] = data

    code = main(["models", "get", "en", "--from", server.home.rstrip("/")])

    said = capsys.readouterr()
    assert code == 1
    assert f"Fetching {NAME}, 1 MB." in said.out
    assert "100 percent" in said.err
    assert said.err.splitlines()[-1].startswith("handrail: ")
    assert not (our_place() / NAME).exists()


def test_a_server_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence, with what to do."""
    code = main(["models", "get", "en", "--from", "http://127.0.0.1:1/"])

    assert code == 1
    assert capsys.readouterr().err.startswith("handrail: ")


def test_an_engine_that_brings_its_model_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Else nobody would know why English works without a model."""
    if not is_moonshine_here():
        pytest.skip("Moonshine is not here. Install moonshine-voice.")

    main(["models", "list"])

    assert "en    moonshine  comes with its own package" in capsys.readouterr().out


def test_a_model_is_removed_by_its_language(capsys: pytest.CaptureFixture[str]) -> None:
    """As it was fetched."""
    folder = make_model(our_place() / NAME)

    code = main(["models", "remove", "en"])

    assert (code, folder.exists()) == (0, False)
    assert capsys.readouterr().out == f"Removed {NAME}.\n"


def test_a_model_is_removed(capsys: pytest.CaptureFixture[str]) -> None:
    """One that Handrail has fetched."""
    folder = make_model(our_place() / NAME)

    code = main(["models", "remove", NAME])

    assert (code, capsys.readouterr().out) == (0, f"Removed {NAME}.\n")
    assert not folder.exists()


def test_what_others_put_there_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program may need it."""
    folder = make_model(tmp_path / "theirs" / NAME)
    monkeypatch.setenv("VOSK_MODEL_PATH", str(tmp_path / "theirs"))

    code = main(["models", "remove", NAME])

    assert code == 1
    assert capsys.readouterr().err == (
        f"handrail: Handrail did not fetch {NAME}. Remove it where it came from.\n"
    )
    assert folder.exists()


@pytest.mark.parametrize("words", [["path", "qq"], ["remove", "vosk-model-qq"]])
def test_a_model_that_is_not_here_is_told(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With how to see what there is."""
    code = main(["models", *words])

    assert code == 1
    assert capsys.readouterr().err.endswith("See what there is: handrail models list.\n")
