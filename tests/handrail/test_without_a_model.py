"""Without any speech engine or model: all else works, and one sentence says what to do."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.handrail.program import Program
from tests.handrail.test_captioning import NOBODY, RECORDING, held, links

ENGINES = ("vosk", "moonshine")
TYPED = "Type what is said, line by line."
GET_ONE = "There is no model for the language en here. Get one with: handrail models get en."

BARE = (sys.executable, "-P", "-S", "-m", "handrail")
"""`-S`: only the packages that `PYTHONPATH` names are there."""


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Give the environment of a machine where all packages are installed but the engines."""
    folder = tmp_path_factory.mktemp("packages")
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.startswith(ENGINES):
            (folder / package.name).symlink_to(package)
    return {"PYTHONPATH": f"{folder}:{Path(__file__).parents[2]}", "HANDRAIL_LINK": NOBODY}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("caption", "microphone"), GET_ONE),
        (("caption", "socket:0"), GET_ONE),
        (("caption", RECORDING), GET_ONE),
        (("caption", RECORDING, "--offline"), GET_ONE),
        (("caption", RECORDING, "--offline", "--language", "ko"), GET_ONE.replace(" en", " ko")),
        (
            ("demo", "--lines"),
            f"{GET_ONE} To practise without captions of a machine: handrail demo --practice.",
        ),
    ],
    ids=["microphone", "socket", "live file", "offline", "offline in Korean", "demo"],
)
def test_what_needs_a_model_says_how_to_get_one(
    tmp_path: Path, bare: Mapping[str, str], words: tuple[str | Path, ...], sentence: str
) -> None:
    """And nothing else: no traceback, no half-made file."""
    with Program(tmp_path, *words, env=bare, program=BARE) as program:
        assert program.ends() == 1

    assert program.lines == [f"handrail: {sentence}"]


def test_what_looks_for_models_says_how_to_get_one(tmp_path: Path, bare: Mapping[str, str]) -> None:
    """A missing model is a note: a meeting needs none."""
    with Program(tmp_path, "models", "list", env=bare, program=BARE) as listed:
        assert listed.ends() == 0
    with Program(tmp_path, "check", "--port", "0", env=bare, program=BARE) as checked:
        assert checked.ends() == 0

    assert listed.lines == ["No Vosk model is here. Get one with: handrail models get en"]
    assert f"Note: {GET_ONE}" in checked.lines


@pytest.mark.timeout(120)
def test_a_meeting_is_held_and_captioned_by_a_person(
    tmp_path: Path, bare: Mapping[str, str]
) -> None:
    """Served, joined, captioned by hand, and saved."""
    served = ("serve", "--port", "0", "--title", "Fair", "--purpose", "")
    with Program(tmp_path, *served, env=bare, program=BARE) as server:
        server.wait_for("All links are in ")
        with (
            Program(
                tmp_path,
                "join",
                "--lines",
                "--role",
                "participant",
                "--name",
                "Bo",
                *links(server),
                env=bare,
                program=BARE,
            ) as reader,
            Program(tmp_path, "caption", "typed", *links(server), env=bare, program=BARE) as typing,
        ):
            reader.wait_for("You are in Fair as Bo")
            typing.wait_for(TYPED)
            typing.type("Welcome to the fair.")
            reader.wait_for("Welcome to the fair.")

    assert [one.text for one in held(tmp_path).captions] == ["Welcome to the fair."]


def test_a_host_needs_no_model(tmp_path: Path, bare: Mapping[str, str]) -> None:
    """Nor does who practises."""
    hosting = ("host", "--lines", "--title", "Fair", "--port", "0", "--name", "Ana")
    with Program(tmp_path, *hosting, env=bare, program=BARE) as host:
        host.wait_for("You are in Fair as Ana, host.")
    with Program(tmp_path, "demo", "--practice", "--lines", env=bare, program=BARE) as practice:
        practice.wait_for("Captions are on, typed by Noor Haddad.")
