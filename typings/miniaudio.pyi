"""The part of miniaudio 1.71 that Handrail uses; its own hints are not strict."""

from array import array
from collections.abc import Generator
from enum import Enum
from types import TracebackType
from typing import Self

class FileFormat(Enum):
    UNKNOWN = ...
    WAV = ...
    FLAC = ...
    MP3 = ...
    VORBIS = ...

class SampleFormat(Enum):
    UNKNOWN = ...
    UNSIGNED8 = ...
    SIGNED16 = ...
    SIGNED24 = ...
    SIGNED32 = ...
    FLOAT32 = ...

class Backend(Enum):
    NULL = ...

class SoundFileInfo:
    name: str
    file_format: FileFormat
    nchannels: int
    sample_rate: int
    sample_format: SampleFormat
    sample_width: int
    num_frames: int
    duration: float

class DecodedSoundFile(SoundFileInfo):
    samples: array[int]

class MiniaudioError(Exception): ...
class DecodeError(MiniaudioError): ...

def get_file_info(filename: str) -> SoundFileInfo: ...
def decode_file(
    filename: str,
    output_format: SampleFormat = ...,
    nchannels: int = 2,
    sample_rate: int = 44100,
) -> DecodedSoundFile: ...
def decode(
    data: bytes,
    output_format: SampleFormat = ...,
    nchannels: int = 2,
    sample_rate: int = 44100,
) -> DecodedSoundFile: ...
def stream_file(
    filename: str,
    output_format: SampleFormat = ...,
    nchannels: int = 2,
    sample_rate: int = 44100,
    frames_to_read: int = 1024,
    *,
    seek_frame: int = 0,
) -> Generator[array[int], int, None]: ...
def convert_frames(
    from_fmt: SampleFormat,
    from_numchannels: int,
    from_samplerate: int,
    sourcedata: bytes,
    to_fmt: SampleFormat,
    to_numchannels: int,
    to_samplerate: int,
) -> bytearray: ...

class Devices:
    def __init__(self, backends: list[Backend] | None = None) -> None: ...
    def get_captures(self) -> list[dict[str, object]]: ...

class CaptureDevice:
    def __init__(
        self,
        input_format: SampleFormat = ...,
        nchannels: int = 2,
        sample_rate: int = 44100,
        buffersize_msec: int = 200,
        device_id: object = None,
        callback_periods: int = 0,
        backends: list[Backend] | None = None,
        *,
        app_name: str = "",
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None: ...
    # The generator must be started (`next`) before; it is sent raw bytes.
    def start(self, callback_generator: Generator[None, bytes, None]) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...
