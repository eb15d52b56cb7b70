"""Finds Vosk models on this machine: where they may lie, and which language they are for."""

from __future__ import annotations

import os
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import platformdirs
from msgspec import Struct

from captions.errors import NoModel
from captions.models.checking import check_model, is_model
from meeting.language import say

PACKAGE = "vosk_model_"
"""A model that comes as a Python package has this before its language."""

VOSK_VARIABLE = "VOSK_MODEL_PATH"
"""Vosk's own variable: a folder of models; for Vosk's server, the model itself."""

VOSK_CODES = {"zh": "cn", "vi": "vn", "kk": "kz", "uk": "ua"}
"""Languages that Vosk names after a country; everywhere else it uses the language's own code."""

_NAME = re.compile(r"vosk-model-(?:small-|big-)?(?P<code>[a-z]{2,3})(?=[-.]|$)")


class Model(Struct, frozen=True):
    """A Vosk model on this machine: its name, its language as Vosk writes it, its folder."""

    name: str
    code: str
    folder: Path

    @property
    def is_small(self) -> bool:
        """Tell whether it is one of the small ones, that run on any computer."""
        return "small" in self.name or (self.folder / "graph" / "HCLr.fst").exists()


def our_place() -> Path:
    """Give the folder where Handrail keeps the models that it fetched; it may not exist yet."""
    home = os.environ.get("HANDRAIL_HOME")
    return (Path(home) if home else platformdirs.user_data_path("handrail", appauthor=False)) / (
        "models"
    )


def find_models(ours: Path | None = None, environ: Mapping[str, str] = os.environ) -> list[Model]:
    """Give all models on this machine, ours first, each folder once.

    Args:
        ours: the folder of fetched models, where it is not `our_place()`.
        environ: the environment's variables.
    """
    places = [ours or our_place(), *_places_of_vosk(environ)]
    found = [*_in_packages(), *(model for place in places for model in _in_folder(place))]
    found += _itself(environ)
    return list({model.folder.resolve(): model for model in found}.values())


def model_for(language: str, models: Iterable[Model]) -> Model | None:
    """Give the model for a language tag, a small one where there is one."""
    code = vosk_code(language)
    fitting = [model for model in models if model.code == code]
    return min(fitting, key=lambda model: not model.is_small, default=None)


def model_named(name: str, models: Iterable[Model]) -> Model:
    """Give a model by its name or its folder.

    Raises:
        NoModel: nothing of this name is here.
        BrokenModel: it is here, but it is not whole.
    """
    for model in models:
        if model.name == name:
            return model
    folder = Path(name)
    if not folder.exists():
        raise NoModel(
            say(
                "There is no model {name} here. See what there is: handrail models list.", name=name
            )
        )
    check_model(folder)
    return Model(folder.name, code_of(folder.name), folder)


def vosk_code(language: str) -> str:
    """Give Vosk's code for a language tag: `cn` for `zh-TW`."""
    first = language.lower().partition("-")[0]
    return VOSK_CODES.get(first, first)


def code_of(name: str) -> str:
    """Give the language that a model's name tells: `en` for `vosk-model-small-en-us-0.15`."""
    match = _NAME.match(name)
    return match["code"] if match else ""


def _in_packages() -> Iterator[Model]:
    for module in pkgutil.iter_modules():
        if module.name.startswith(PACKAGE):
            spec = find_spec(module.name)
            for place in (spec and spec.submodule_search_locations) or ():
                folder = Path(place) / "model"
                name = module.name.replace("_", "-")
                if is_model(folder):
                    yield Model(name, code_of(name), folder)


def _in_folder(place: Path) -> Iterator[Model]:
    try:
        folders = sorted(place.iterdir())
    except OSError:
        return
    for folder in folders:
        if code_of(folder.name) and is_model(folder):
            yield Model(folder.name, code_of(folder.name), folder)


def _places_of_vosk(environ: Mapping[str, str]) -> Iterator[Path]:
    if named := environ.get(VOSK_VARIABLE):
        yield Path(named)
    yield Path("/usr/share/vosk")
    yield Path.home() / "AppData" / "Local" / "vosk"
    yield Path.home() / ".cache" / "vosk"


def _itself(environ: Mapping[str, str]) -> Iterator[Model]:
    folder = Path(environ.get(VOSK_VARIABLE, ""))
    if code_of(folder.name) and is_model(folder):
        yield Model(folder.name, code_of(folder.name), folder)
