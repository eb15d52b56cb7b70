"""Opens what a person wants captioned: a device, a file or a pipe."""

from collections.abc import Collection
from pathlib import Path

from captions.errors import NoSuchSource
from captions.sound.chunks import RATES
from captions.sources.file import open_file
from captions.sources.microphone import microphone
from captions.sources.own_sound import own_sound
from captions.sources.source import Source
from captions.sources.stream import standard_input
from captions.sources.wanted import Kind, Wanted
from meeting.language import say


def open_sound(wanted: Wanted, taken: Collection[int] = RATES) -> Source:
    """Open it; what is no device is read as fast as it is taken.

    Args:
        wanted: a device, a file or a pipe.
        taken: the rates that the engine takes.

    Raises:
        SoundError: it cannot be had; the sentence says what to do.
    """
    match wanted.kind:
        case Kind.MICROPHONE:
            return microphone(wanted.detail)
        case Kind.COMPUTER:
            return own_sound(wanted.detail)
        case Kind.PIPE:
            return standard_input(taken=taken)
        case Kind.FILE:
            return open_file(Path(wanted.detail), taken)
        case _:
            raise NoSuchSource(
                say("{kind} has no sound of its own. Name a sound or a file.", kind=wanted.kind)
            )
