"""The part of piper-tts 1.8.0 that the recipe of the recording uses."""

from pathlib import Path
from wave import Wave_write

class SynthesisConfig:
    def __init__(self, *, length_scale: float | None = None) -> None: ...

class PiperVoice:
    @staticmethod
    def load(model_path: str | Path, config_path: str | Path | None = None) -> PiperVoice: ...
    def synthesize_wav(
        self, text: str, wav_file: Wave_write, syn_config: SynthesisConfig | None = None
    ) -> None: ...
