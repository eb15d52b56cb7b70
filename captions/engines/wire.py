"""What a captioner and its engine's process say to each other, over the process's two pipes.

To the process go a line with the `EngineSpec`, then chunks: a header with the length in bytes,
the start in milliseconds and whether somebody else got the floor, then the samples. A length of
0 ends the sound. Back comes one line of JSON: `Ready` or `Failed`, then `Took` for each chunk and
for the end.
"""

from __future__ import annotations

from struct import Struct as Layout

import msgspec

from captions.engines.engine import Heard

HEADER = Layout("<IQ?")


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The engine is loaded and warm."""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The engine cannot be made; `error` is the name of the class, `why` the sentence."""

    error: str
    why: str


class Took(msgspec.Struct, frozen=True, tag="took"):
    """A chunk is done; this was heard, and so much of it was speech, in milliseconds."""

    heard: list[Heard]
    spoken: int = 0


Answer = Ready | Failed | Took

encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def decode(line: bytes) -> Answer:
    """Read an answer; raises msgspec.DecodeError."""
    return _decoder.decode(line)
