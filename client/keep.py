"""Keep a visit on disk: who joins again after a crash is the same person, and reads on."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_state_path

from client.link import Link

_LONGEST = 129

_HASH = 32
"""Letters of a hash in a file's name."""

_MADE = "?"
"""Stands before a key that no server has taken yet."""


class Keep:
    """One key in one file, or in memory alone where there is no file. The key is never shown.

    Beside it stands where the person stopped reading, and which file takes what happens as it
    comes: numbers and the name of a file, no words.
    """

    def __init__(self, descriptor: int | None = None, path: Path | None = None) -> None:
        """Begin with an open file and where it is; or with None for memory alone."""
        self._descriptor = descriptor
        self._path = path
        self._point = _Beside(path, ".point")
        self._growing = _Beside(path, ".growing")
        self._key = self._made = ""
        if descriptor is not None:
            words = os.pread(descriptor, _LONGEST, 0).decode("ascii", "ignore")
            if words.startswith(_MADE):
                self._made = words.removeprefix(_MADE)
            else:
                self._key = words

    @property
    def key(self) -> str:
        """The kept key, or ""."""
        return self._key

    @key.setter
    def key(self, key: str) -> None:
        if key == self._key:
            return
        self._key, self._made = key, ""
        self._write(key)

    @property
    def point(self) -> str:
        """Where the person stopped reading, as it was put there; "" for nothing."""
        return self._point.text

    @point.setter
    def point(self, point: str) -> None:
        """Keep it; where the disk does not take it, what was read is only shown again."""
        self._point.put(point)

    @property
    def growing(self) -> str:
        """Which file takes what happens, as it was put there; "" for none."""
        return self._growing.text

    @growing.setter
    def growing(self, growing: str) -> None:
        """Keep it; where the disk does not take it, a crash leaves a file that nobody knows."""
        self._growing.put(growing)

    def called(self, name: str) -> None:
        """Note whose visit this is, so that another name at the next one is another person."""
        if self._path is None:
            return
        new = self._path.with_name(_file_name(self._path.name[:_HASH], name))
        if new == self._path or new.exists():  # who has that name is somebody else's visit
            return
        with suppress(OSError):
            self._path.rename(new)
            self._path = new
            self._point.move(new)
            self._growing.move(new)

    def made_key(self) -> str:
        """Return a key for a first visit, the same until the server has taken it.

        It is on disk before it is sent. So whoever tries again, also with the program started anew,
        is the same person, whether or not the server heard the first try.
        """
        if not self._made:
            self._made = secrets.token_urlsafe(32)
            if not self._key:
                self._write(f"{_MADE}{self._made}")
        return self._made

    def _write(self, words: str) -> None:
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, words.encode("ascii", "ignore"), 0)


class _Beside:
    """A short ASCII text in a file beside another, or in memory alone where there is no file."""

    def __init__(self, path: Path | None, suffix: str) -> None:
        self._suffix = suffix
        self._path = path and path.with_suffix(suffix)
        self.text = _text(self._path) if self._path else ""

    def put(self, text: str) -> None:
        """Write it wholly or not at all; what the disk does not take is known until the end."""
        if text == self.text:
            return
        self.text = text
        if self._path is None:
            return
        new = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(text)
            new.replace(self._path)

    def move(self, path: Path) -> None:
        """Stand beside that file from now on."""
        if self._path:
            new = path.with_suffix(self._suffix)
            with suppress(FileNotFoundError):
                self._path.rename(new)
            self._path = new


def folder() -> Path:
    """Return where this system keeps what programs remember."""
    return user_state_path("handrail") / "visits"


@contextmanager
def keep(link: Link, place: Path | None = None, *, name: str = "") -> Iterator[Keep]:
    """Hold the key for this link while the program runs, in `place` or the system's own folder.

    Without a `name` that is the key of the last visit; with one, of the last visit by this name:
    two people can share a computer. A second program with the same link at the same time is a
    second person, so it gets a key in memory alone; so does a program that may not write.
    """
    path = _find(place or folder(), _hash(link.whole), name)
    try:
        descriptor = _open(path)
    except OSError:  # held by another program, or no place to write: joining must go on
        yield Keep()
        return
    try:
        yield Keep(descriptor, path)
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.utime(descriptor)  # the last visit is the one to come back to
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _find(place: Path, link: str, name: str) -> Path:
    """Return the file for this link and name; without a name, the one that was used last."""
    if name:
        return place / _file_name(link, name)
    visits = (path for path in place.glob(f"{link}*") if not path.suffix)
    return max(visits, key=lambda path: path.lstat().st_mtime_ns, default=place / link)


def _file_name(link: str, name: str) -> str:
    """Return a name that tells nothing: a host's link and a guest's are two people's."""
    return f"{link}-{_hash(f'{link} {name.casefold()}')}" if name else link


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_HASH]


def _text(path: Path) -> str:
    """Return what stands in a file of ours, "" where nothing of use does."""
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
