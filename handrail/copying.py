"""What `/save` does in both clients: write what one person was shown, in any format."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from handrail.keeping import Keeping
from handrail.saving import language_of, now
from meeting.language import say, speaking
from transcripts import files
from transcripts.errors import TranscriptError, UnknownFormat
from transcripts.formats import FORMATS, choice
from transcripts.history import follow
from tui.outside import Save

LINES, LINES_ENDING = "lines", "txt"
"""The format of the clients themselves: one line for each thing that happened."""


class Asked(Struct, frozen=True):
    """What somebody wants to have: formats, in a folder, perhaps under a name of their own."""

    formats: tuple[str, ...]
    folder: Path
    called: str = ""


def saver(keeping: Keeping, usual: Path) -> Save:
    """Return what `/save` calls; files go to `usual` unless somebody says."""

    def save(words: str) -> str:
        try:
            paths = _written(asked(words, usual), keeping)
        except TranscriptError as error:
            return say("Not saved. {why}", why=error)
        return "\n".join(say("Saved: {path}", path=path) for path in paths)

    return save


def asked(words: str, usual: Path) -> Asked:
    """Understand `md`, `vtt,md FOLDER`, `md notes.md`, `notes.html`, `FOLDER`, or nothing.

    Raises:
        UnknownFormat: one word is neither a format nor a folder that is there.
    """
    first, _, rest = words.partition(" ")
    formats = tuple(dict.fromkeys(first.casefold().split(",")))
    if all(one in FORMATS or one == LINES for one in formats):
        return _placed(formats, rest, usual)
    if _is_bare(words) and not Path(words).is_dir():
        raise UnknownFormat(
            say(
                "There is no format or folder called {name}. {choice} "
                "Type ./ before the name of a new folder.",
                name=words,
                choice=choice(),
            )
        )
    return _placed((_format_of(words),), words, usual)


def _is_bare(words: str) -> bool:
    """Tell whether this could be a slip in the name of a format."""
    return bool(words) and not set(words) & set("./~\\")


def _placed(formats: tuple[str, ...], words: str, usual: Path) -> Asked:
    """Tell a file from a folder: a file has the ending of its format."""
    if not words:
        return Asked(formats, usual)
    path = Path(words).expanduser()
    ending = f".{_ending(formats[0])}"
    if len(formats) == 1 and path.name.endswith(ending) and path.name != ending:
        return Asked(formats, path.parent, path.name.removesuffix(ending))
    return Asked(formats, path)


def _format_of(words: str) -> str:
    """Return the format that a file's name asks for; lines for a folder and for plain text."""
    fits = (name for name in FORMATS if words.endswith(f".{_ending(name)}"))
    found = max(fits, key=lambda name: len(_ending(name)), default=LINES)
    return LINES if _ending(found) == LINES_ENDING else found


def _ending(name: str) -> str:
    return LINES_ENDING if name == LINES else FORMATS[name].ending


def _written(wish: Asked, keeping: Keeping) -> list[Path]:
    """Write the files and return where.

    Raises:
        TranscriptError: the disk did not take a file, or a format lacks its package.
    """
    paths = []
    others = [name for name in wish.formats if name != LINES]
    if LINES in wish.formats:
        content = "".join(f"{line}\n" for line in keeping.lines).encode()
        called = wish.called or files.stem(keeping.meeting)
        paths += files.put(wish.folder, called, {LINES_ENDING: content})
    if others:
        spoken = language_of(keeping.record.events)
        with speaking(spoken):
            meeting, history = follow(keeping.record.events)
        paths += files.save(
            meeting,
            wish.folder,
            others,
            catalogue=spoken,
            viewer=keeping.record.you,
            history=history,
            called=wish.called,
            now=now(),
        )
    return paths
