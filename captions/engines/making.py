"""Names the engines, and loads one from its description in the process that will run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from captions.engines.engine import Engine
from captions.errors import NoEngine
from meeting.language import say


class EngineSpec(Struct, frozen=True):
    """Describes an engine so that another process can make it.

    Attributes:
        name: which engine.
        language: the language tag, such as `en`.
        rate: samples per second of the sound that it will get.
        model: the folder of its model; empty where the package brings its own.
    """

    name: Literal["vosk", "moonshine"]
    language: str
    rate: int
    model: str = ""


MakeEngine = Callable[[int], Engine]
"""Makes an engine for sound of a rate, in samples per second; raises BrokenModel."""


def load_engine(spec: EngineSpec) -> MakeEngine:
    """Load an engine's model; this takes seconds and hundreds of megabytes.

    Raises:
        NoEngine: its package is not installed.
        ModelError: its model is missing or broken.
    """
    try:
        if spec.name == "moonshine":
            from captions.engines.moonshine import MoonshineEngine  # noqa: PLC0415 -- only one

            return lambda _rate: MoonshineEngine()
        from captions.engines.vosk import VoskEngine, VoskModel  # noqa: PLC0415 -- only one
    except ImportError as error:
        raise NoEngine(
            say("The engine {name} is not installed. Install it with pip.", name=spec.name)
        ) from error
    model = VoskModel(Path(spec.model))
    return lambda rate: VoskEngine(model, spec.language, rate)
