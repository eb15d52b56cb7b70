"""What somebody asks of the demo."""

from pathlib import Path

from msgspec import Struct

from tui.choose import Choice


class Options(Struct, frozen=True, kw_only=True):
    """The demo's options.

    Attributes:
        recording: what plays; None for our own recording.
        language: the language spoken in it.
        model: the Vosk model to take, "" for any that fits.
        seconds: when it ends by itself; None for the end of the recording.
        folder: where the transcript goes.
        name: how you are called.
        choice: which client opens for you.
    """

    recording: Path | None
    language: str
    model: str
    seconds: float | None
    folder: Path
    name: str
    choice: Choice
