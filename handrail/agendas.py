"""Agendas as files on this computer: read, looked over, written from the log."""

from __future__ import annotations

from pathlib import Path

from handrail.errors import NoAgenda
from meeting.agendas import markdown, toml
from meeting.agendas.agenda import Agenda, agenda_of, fits
from meeting.errors import Unreadable
from meeting.language import say


def read(path: Path) -> Agenda:
    """Read an agenda file, as TOML where its name ends so, else as Markdown.

    Raises:
        NoAgenda: it cannot be read, or a meeting cannot take what it says.
    """
    agenda = read_any(path)
    if not agenda.items:
        raise NoAgenda(
            say("{path} has no agenda items. Write one a line: 1. Welcome (5 min)", path=path)
        )
    for item in agenda.items:
        if not fits(item):
            raise NoAgenda(
                say(
                    "A text or a time in {path} is too long: {title}",
                    path=path,
                    title=item.title[:60],
                )
            )
    return agenda


def read_any(path: Path) -> Agenda:
    """Read an agenda file as `read` does, also one that no meeting could take."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return toml.read(text) if _is_toml(path) else markdown.read(text)
    except UnicodeDecodeError:
        raise NoAgenda(
            say("{path} is no text file. Save the agenda as plain text.", path=path)
        ) from None
    except FileNotFoundError:
        raise NoAgenda(say("There is no file {path}. Check its name.", path=path)) from None
    except OSError as error:
        raise NoAgenda(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from None
    except Unreadable as error:
        raise NoAgenda(
            say("{path} is no agenda in TOML. {error}", path=path, error=error)
        ) from None


def kept(log: Path, meeting: str) -> Agenda:
    """Return the agenda of a meeting in the log, with its host notes.

    Raises:
        HandrailError: there is no such meeting.
        LogError: the log cannot be read.
    """
    from handrail.saving import full_code
    from meeting.apply import replay
    from server.sqlite_read import read_events

    state = replay(read_events(log, full_code(log, meeting)))
    return agenda_of(state)


def write(agenda: Agenda, path: Path, *, overwrite: bool) -> None:
    """Write an agenda file in the form that its name asks for.

    Raises:
        NoAgenda: the file is there already, or cannot be written.
    """
    text = toml.write(agenda) if _is_toml(path) else markdown.write(agenda)
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise NoAgenda(
            say("{path} is there already. Add --overwrite to replace it.", path=path)
        ) from None
    except OSError as error:
        raise NoAgenda(
            say("{path} cannot be written: {strerror}.", path=path, strerror=error.strerror)
        ) from None


def _is_toml(path: Path) -> bool:
    return path.suffix.casefold() == ".toml"
