"""What every engine does: takes sound, gives back what it heard."""

from __future__ import annotations

from typing import Protocol

import msgspec

from captions.sound.chunks import Chunk
from captions.sound.gate import Speech


class Word(msgspec.Struct, frozen=True):
    """One recognised word; times in milliseconds of the source.

    `confidence` is the engine's own, 0 to 1, or nothing where the engine does not say.
    """

    text: str
    start: int
    end: int
    confidence: float | None = None


class PartialHeard(msgspec.Struct, frozen=True, tag="partial"):
    """The words of the line that is being spoken, as far as they are heard by now.

    No words take back what was heard: it was a noise.
    """

    words: tuple[str, ...]
    start: int


class FinalHeard(msgspec.Struct, frozen=True, tag="final"):
    """The words of a line that is over; `paused` is false when it ended without a pause."""

    words: tuple[Word, ...]
    paused: bool


Heard = PartialHeard | FinalHeard


class Engine(Protocol):
    """Recognises one source, in one language, in one thread.

    The same sound in the same chunks gives the same answers. Times in the answers are
    those of the chunks; where a chunk does not begin at the end of the last one, sound
    was lost and the line ends there.
    """

    @property
    def name(self) -> str:
        """Name the engine, as it is shown and recorded."""
        ...

    @property
    def language(self) -> str:
        """Give the language as a tag, `en` or `ko`."""
        ...

    def accept(self, chunk: Chunk, speech: Speech) -> list[Heard]:
        """Take a chunk, and what the gate heard in it.

        A line ends when the quiet reaches `PAUSE_MS`, or where the engine finds an end
        itself. A partial is given each time the engine has looked at the line again,
        changed or not.
        """
        ...

    def finish(self) -> list[Heard]:
        """End the sound: give the last line, if there is one."""
        ...
