"""What is in the wheel that people install: our folders, whole, and nothing else."""

import subprocess
import sys
import tomllib
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

import handrail

ROOT = Path(__file__).parents[2]
FOLDERS = {"handrail", "meeting", "client", "server", "captions", "tui", "transcripts"}
INFO = f"handrail-{handrail.__version__}.dist-info"
DATA = f"handrail-{handrail.__version__}.data"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Build the wheel with the backend that is in the environment, so without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", str(folder)], cwd=ROOT, check=True)
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    """Read what the wheel says about itself."""
    return Parser().parsestr(wheel.read(f"{INFO}/METADATA").decode())


def files_of_the_project() -> set[str]:
    """List the files that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def test_the_wheel_has_our_folders_and_no_others(wheel: ZipFile) -> None:
    """An install puts seven folders beside other packages, and nothing more."""
    top = {name.split("/")[0] for name in wheel.namelist()}

    assert top == {*FOLDERS, INFO, DATA}


def test_the_manual_page_is_where_systems_look_for_it(wheel: ZipFile) -> None:
    """And nothing else lies beside the folders."""
    data = [name for name in wheel.namelist() if name.startswith(DATA)]

    assert data == [f"{DATA}/data/share/man/man1/handrail.1"]


def test_the_wheel_has_every_file_of_our_folders(wheel: ZipFile) -> None:
    """A file that runs from the tree runs from the wheel too."""
    expected = {name for name in files_of_the_project() if name.split("/")[0] in FOLDERS}

    shipped = {name for name in wheel.namelist() if not name.startswith((INFO, DATA))}

    assert shipped == expected


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_every_package_says_that_it_is_typed(wheel: ZipFile, folder: str) -> None:
    """A type checker reads our annotations in an installed Handrail."""
    assert f"{folder}/py.typed" in wheel.namelist()


def test_the_demo_has_its_recording(wheel: ZipFile) -> None:
    """An installed demo has something to listen to, and its words."""
    recording = {name for name in wheel.namelist() if name.startswith("handrail/recording/")}

    assert {"handrail/recording/webinar.flac", "handrail/recording/script.toml"} <= recording


def test_the_wheel_brings_the_command(wheel: ZipFile) -> None:
    """Installing gives the command `handrail`."""
    entry_points = wheel.read(f"{INFO}/entry_points.txt").decode()

    assert "handrail = handrail.cli:main" in entry_points


def test_the_wheel_brings_the_licence(wheel: ZipFile) -> None:
    """Whoever has the wheel has the licence."""
    assert f"{INFO}/licenses/LICENSE" in wheel.namelist()


def test_the_program_and_the_wheel_tell_the_same_version(metadata: Message) -> None:
    """`handrail --version` is the version that was installed."""
    assert metadata["Version"] == handrail.__version__


def test_the_wheel_asks_for_what_pyproject_names(metadata: Message) -> None:
    """Nothing is added to the dependencies or lost from them on the way."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = metadata.get_all("Requires-Dist", [])

    always = [line for line in asked if "extra ==" not in line]

    assert len(always) == len(project["dependencies"])
