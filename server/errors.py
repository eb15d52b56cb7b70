"""What can go wrong in the server.

ServerError
├── CannotListen       nobody can be let in
│   ├── PortInUse          another program has the port
│   ├── PortForbidden      the system keeps the port for itself
│   ├── AddressUnknown     the address is not one of this computer
│   ├── NeedsTls           the address reaches beyond this computer, without encryption
│   └── BadCertificate     the certificate or its key cannot be used
├── NoSuchMeeting      no meeting has that code
├── NothingToFind      there is no word to look for
├── CannotSearch       this computer has nothing to search with
├── MeetingThere       the log has that meeting already
├── CopyInTheWay       a file is where a copy of the log should go
└── LogError           the log cannot be used
    ├── LogMissing         there is no such file
    ├── LogEmpty           the file holds nothing
    ├── LogForeign         the file is something else
    ├── LogNewer           a newer Handrail made the file
    ├── LogDamaged         the file is broken
    ├── LogLocked          another server uses the file
    ├── LogUnwritable      the file or its folder cannot be written
    ├── LogFull            the disk is full; nothing was written, and it can be tried again
    └── LogBroken          the disk failed, and nobody knows what was written

Each tells in plain words what happened (`why`) and what to do now (`next`).
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from meeting.language import say


class ServerError(Exception):
    """The base of every error in `server`.

    Attributes:
        why: one plain sentence that says what happened.
        next: one plain sentence that says what to do now; may be empty.
    """

    def __init__(self, why: str, next: str = "") -> None:  # noqa: A002 - the wire's word
        """Say what happened, and what to do now."""
        super().__init__(f"{why} {next}".strip())
        self.why = why
        self.next = next


class CannotListen(ServerError):
    """The server cannot let anybody in."""


class PortInUse(CannotListen):
    """Another program has the port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            say("Another program uses port {port}.", port=port),
            say("Stop that program, or choose another port."),
        )


class PortForbidden(CannotListen):
    """The system keeps the port for itself."""

    def __init__(self, port: int) -> None:
        super().__init__(
            say("This system does not give out port {port}.", port=port),
            say("Choose a port above 1023."),
        )


class AddressUnknown(CannotListen):
    """The address is not one of this computer."""

    def __init__(self, host: str) -> None:
        super().__init__(
            say("This computer does not have the address {host}.", host=host),
            say("Use 127.0.0.1, or check the name."),
        )


class NeedsTls(CannotListen):
    """The address reaches beyond this computer, without encryption."""

    def __init__(self, host: str) -> None:
        super().__init__(
            say("Others could read along at {host}: it has no encryption.", host=host),
            say("Give a certificate and its key, or say that plain text is fine."),
        )


class BadCertificate(CannotListen):
    """The certificate or its key cannot be used; `missing` is the one of them that is not there."""

    def __init__(self, certificate: Path, missing: Path | None = None) -> None:
        if missing:
            super().__init__(say("There is no file {path}.", path=missing), say("Check its name."))
            return
        super().__init__(
            say("The certificate {certificate} cannot be used.", certificate=certificate),
            say("Take PEM files that belong together, the key without a password."),
        )


class NoSuchMeeting(ServerError):
    """No meeting has that code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            say("There is no meeting {code} in this log.", code=code),
            say("List the meetings first."),
        )


class NothingToFind(ServerError):
    """There is no word to look for."""

    def __init__(self) -> None:
        super().__init__(say("There is no word to look for."), say("Name one, such as: ramp."))


class CannotSearch(ServerError):
    """This computer has nothing to search with."""

    def __init__(self) -> None:
        super().__init__(
            say("This computer cannot search: its SQLite has no full-text search."),
            say("Export the meetings as text, and search in those files."),
        )


class MeetingThere(ServerError):
    """The log has that meeting already."""

    def __init__(self, code: str) -> None:
        super().__init__(
            say("This recording is in the log already: meeting {code}.", code=code),
            say("Nothing was changed."),
        )


class CopyInTheWay(ServerError):
    """A file is where a copy of the log should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("There is a file at {path} already.", path=path),
            say("Name another one for the copy."),
        )


class LogError(ServerError):
    """The log cannot be used.

    Attributes:
        passing: nothing was written and nothing was lost, so the next try may go well.
    """

    passing: ClassVar[bool] = False


class LogMissing(LogError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("There is no log at {path}.", path=path),
            say("Check the name, or hold a meeting first."),
        )


class LogEmpty(LogError):
    """The file holds nothing, where there should be meetings."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("The log {path} is empty: something took its contents.", path=path),
            say("Bring back a copy, or move the file away."),
        )


class LogForeign(LogError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("{path} is not a Handrail log.", path=path),
            say("Nothing was changed. Name another file."),
        )


class LogNewer(LogError):
    """A newer Handrail made the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("A newer Handrail made the log {path}.", path=path),
            say("Update Handrail, then try again."),
        )


class LogDamaged(LogError):
    """The file is broken."""

    def __init__(self, path: Path, where: str = "") -> None:
        damaged = say("The log {path} is damaged.", path=path)
        if where:
            damaged = say("The log {path} is damaged at {where}.", path=path, where=where)
        super().__init__(
            damaged,
            say("Nothing was changed. To save the rest: handrail transcripts salvage NEW."),
        )


class LogLocked(LogError):
    """Another server uses the file."""

    passing = True

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("Another Handrail server uses the log {path}.", path=path),
            say("Stop that one, or name another file."),
        )


class LogUnwritable(LogError):
    """The file or its folder cannot be written."""

    passing = True

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("Handrail may not write to {path}.", path=path),
            say("Name another place, or change who may write there."),
        )


class LogFull(LogError):
    """The disk is full; nothing was written, and it can be tried again."""

    passing = True

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("There is no room left for {path}.", path=path), say("Make some room on the disk.")
        )


class LogBroken(LogError):
    """The disk failed, and nobody knows what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("The disk failed while writing {path}.", path=path),
            say("Check the disk, then start Handrail again."),
        )
