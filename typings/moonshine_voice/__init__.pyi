"""The part of moonshine-voice 0.0.49 that Handrail uses; it has no types of its own."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

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

class TranscriptEvent:
    line: TranscriptLine
    stream_handle: int

class LineStarted(TranscriptEvent): ...
class LineUpdated(TranscriptEvent): ...
class LineTextChanged(TranscriptEvent): ...
class LineCompleted(TranscriptEvent): ...

class Error:
    error: Exception
    stream_handle: int
    line: TranscriptLine | None

Listener: TypeAlias = Callable[[TranscriptEvent | Error], None]

class Transcriber:
    def __init__(
        self,
        model_path: str,
        model_arch: ModelArch = ...,
        update_interval: float = 0.5,
        options: Mapping[str, object] | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None: ...
    def close(self) -> None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    # Samples between -1 and 1.
    def add_audio(self, audio_data: Sequence[float], sample_rate: int = 16000) -> None: ...
    def update_transcription(self, flags: int = 0) -> Transcript: ...
    def transcribe_without_streaming(
        self, audio_data: Sequence[float], sample_rate: int = 16000, flags: int = 0
    ) -> Transcript: ...
    def add_listener(self, listener: Listener) -> None: ...
    def remove_listener(self, listener: Listener) -> None: ...
    def remove_all_listeners(self) -> None: ...

class MoonshineError(Exception):
    error_code: int

def get_assets_path() -> Path: ...
def get_model_path(model_name: str = ...) -> Path: ...
