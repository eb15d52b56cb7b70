"""The part of moonshine-voice 0.0.49 that Handrail uses; it has no types of its own."""

from enum import IntEnum
from pathlib import Path

class ModelArch(IntEnum):
    TINY = 0
    BASE = 1
    TINY_STREAMING = 2
    BASE_STREAMING = 3
    SMALL_STREAMING = 4
    MEDIUM_STREAMING = 5

class TranscriptLine:
    text: str
    start_time: float
    duration: float
    line_id: int
    is_complete: bool
    is_updated: bool
    is_new: bool
    has_text_changed: bool
    last_transcription_latency_ms: int

class Transcript:
    lines: list[TranscriptLine]

class MoonshineError(Exception):
    error_code: int

def get_assets_path() -> Path: ...
def get_model_path(model_name: str = ...) -> Path: ...
