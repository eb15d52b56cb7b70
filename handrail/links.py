"""The links of a meeting, one for each role: kept in a file that only its owner can read."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from handrail.errors import NoLink
from meeting.language import say
from meeting.roles import Role


def keep(folder: Path, code: str, links: Mapping[Role, str]) -> Path:
    """Write the links into the file of a meeting, a line each, and return where."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place(folder, code)
    handle, temporary = tempfile.mkstemp(prefix=".links-", dir=folder)  # made for its owner alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{role}: {link}\n" for role, link in links.items())
            file.flush()
            os.fsync(handle)
        Path(temporary).replace(path)  # whoever reads meanwhile gets the old links, whole
    finally:
        Path(temporary).unlink(missing_ok=True)
    return path


def place(folder: Path, code: str) -> Path:
    """Return the file that holds a meeting's links."""
    return folder / f"{code}.links"


def read(path: Path, role: Role | None = None) -> str:
    """Return the one link of a file, or that of a role where the file has one for each.

    Raises:
        NoLink: there is no such file, or no such link in it.
    """
    found = _lines(path)
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise NoLink(say("The file {path} is empty. Put the link of the meeting in it.", path=path))
    if role is None:
        raise NoLink(
            say("The file {path} has several links. Add --role and the one you want.", path=path)
        )
    if role not in found:
        raise NoLink(
            say(
                "The file {path} has no link for the role {role}. Choose another role.",
                path=path,
                role=role,
            )
        )
    return found[role]


def _lines(path: Path) -> dict[str, str]:
    """Return each line's link by the role before it, "" where there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoLink(say("There is no file {path}. Check its name.", path=path)) from None
    except UnicodeDecodeError:
        raise NoLink(
            say("The file {path} is no text. Put the link of the meeting in it.", path=path)
        ) from None
    lines = (line.strip() for line in text.splitlines())
    parts = (line.rpartition(": ") for line in lines if line)
    return {role: link for role, _, link in parts}
