"""What comes out of the pipeline, and what the pipeline says about itself."""

from __future__ import annotations

from msgspec import Struct

from captions.engines.engine import Word
from meeting.values import Mended


class Partial(Struct, frozen=True):
    """A caption still being recognised; an empty text takes it back.

    Attributes:
        text: the words so far, readable.
        stable: how many leading characters of it will hardly change any more.
        start: when the speech began, in milliseconds of the source.
    """

    text: str
    stable: int
    start: int


class Caption(Struct, frozen=True):
    """A finished piece of speech.

    Attributes:
        text: what people read.
        start: when its first word begins, in milliseconds of the source.
        end: when its last word ends.
        words: the words as the engine gave them, before they were made readable.
        language: the language tag, such as `en`.
        engine: the engine's name.
        mended: words that a term took the place of, as they stand in the text.
    """

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    language: str
    engine: str
    mended: tuple[Mended, ...] = ()


class Gap(Struct, frozen=True):
    """Sound from `start` to `end` that was not captioned."""

    start: int
    end: int


class Stalled(Struct, frozen=True):
    """Captions have stopped at a time of the source, and there is sound.

    `deaf` tells of an engine that answers, but hears no words.
    """

    at: int
    deaf: bool = False


class Resumed(Struct, frozen=True):
    """Captions go on after they stalled; sound from `start` to `end` has none, if it differs."""

    start: int
    end: int


class Notice(Struct, frozen=True):
    """One plain sentence for the captioner about the sound or the engine."""

    text: str


Result = Partial | Caption | Gap | Stalled | Resumed | Notice
