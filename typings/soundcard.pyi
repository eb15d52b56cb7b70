"""The part of soundcard 0.4.6 that Handrail uses; it has no types of its own."""

from typing import Any

class _Speaker:
    name: str

class _Microphone:
    name: str
    isloopback: bool
    def recorder(self, samplerate: int, channels: int = ..., blocksize: int = ...) -> Any: ...

def default_speaker() -> _Speaker: ...
def all_microphones(include_loopback: bool = ...) -> list[_Microphone]: ...
