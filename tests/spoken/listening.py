"""Run a program under a real screen reader and note what it would say.

We are the terminal, the keyboard and the synthesiser; the reader runs the program in a terminal of
its own, as a blind person would run it.

    with Listening(["handrail", "join", "--lines"], "tdsr") as session:
        session.until("Press question mark")
        session.press("h")
        session.until_quiet()
        print(session.spoken)
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import signal
import struct
import tempfile
import termios
import time
import tty
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyte

from tests.spoken import readers
from tests.spoken.ending import ends_with_us

LIMIT = 20.0
"""The longest wait in seconds for anything."""

BETWEEN_KEYS = 0.05
"""Seconds between two keys of somebody who types."""

KEYS = {
    "tab": "\t",
    "shift-tab": "\x1b[Z",
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "page up": "\x1b[5~",
    "page down": "\x1b[6~",
    "backspace": "\x7f",
    "ctrl-c": "\x03",
    "ctrl-u": "\x15",
    "f2": "\x1bOQ",
    "alt-x": "\x1bx",
}


class Cursor(NamedTuple):
    """Where the terminal's cursor rests: what a braille display shows."""

    row: int
    column: int
    visible: bool
    line: str


class _Screen(pyte.Screen):
    """A terminal that answers when it is asked, for example, where its cursor is."""

    def __init__(self, columns: int, rows: int, answer: Callable[[bytes], None]) -> None:
        super().__init__(columns, rows)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data.encode())


class Listening:
    """One program under one reader.

    Attributes:
        utterances: all that was spoken, as the reader cut it.
        bytes: all that the terminal got.
    """

    def __init__(self, program: list[str], reader: str, columns: int = 80, rows: int = 24) -> None:
        """Prepare; entering the context starts the reader, then the program."""
        self.utterances: list[str] = []
        self.bytes = b""
        self._program, self._reader = program, reader
        self._speech = readers.Speech(reader)
        self._screen = _Screen(columns, rows, self._send)
        self._stream = pyte.ByteStream(self._screen)
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self._ended = False
        self._mark = 0
        self._last_spoken = 0.0

    @property
    def spoken(self) -> str:
        """All that was spoken as one text: readers cut it into pieces differently."""
        return " ".join(self.utterances)

    @property
    def cursor(self) -> Cursor:
        """Where the cursor is now, and the line that it is on."""
        at = self._screen.cursor
        return Cursor(at.y, at.x, not at.hidden, self._screen.display[at.y].rstrip())

    def __enter__(self) -> Self:
        """Start the reader, wait until it listens, then let the program begin."""
        self._folder = Path(tempfile.mkdtemp(prefix="spoken-"))
        for name in ("speech", "go"):
            os.mkfifo(self._folder / name)
        self._speech_end = os.open(self._folder / "speech", os.O_RDWR | os.O_NONBLOCK)
        self._go_end = os.open(self._folder / "go", os.O_RDWR)
        argv = readers.command(self._reader, self._folder, self._program)
        self._pid, self._terminal = os.forkpty()
        if self._pid == 0:  # pragma: no cover - another process
            self._become(argv)
        self._watcher = ends_with_us(self._pid, self._folder)
        try:
            self._wait_until(lambda: self._speech.ready, f"{self._reader} is ready")
        except TimeoutError:
            self.__exit__(None, None, None)
            raise
        if self._reader == "tdsr":
            tty.setraw(self._terminal)  # which tdsr2 0.2.1 forgets
        self._pump(0.1)
        self.utterances.clear()
        os.write(self._go_end, b"\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Hang up on the program and on the reader, and make sure that both are gone."""
        groups = [self._pid]
        with suppress(OSError, ValueError):  # where the program never began
            groups.insert(0, int((self._folder / "pid").read_text()))
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
            for group in groups:
                with suppress(ProcessLookupError):
                    os.killpg(group, number)
            end = time.monotonic() + 1
            while time.monotonic() < end and any(_alive(group) for group in groups):
                self._pump(0.02)  # a reader may be waiting for us to take its last words
        for descriptor in (self._terminal, self._speech_end, self._go_end):
            os.close(descriptor)
        self._watcher.kill()
        self._watcher.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)

    def press(self, *keys: str) -> None:
        """Press keys by name or character, one after the other."""
        for key in keys:
            self._mark = len(self.utterances)
            self._send(KEYS.get(key, key).encode())
            self._pump(BETWEEN_KEYS)

    def type(self, text: str, seconds: float = 0.0) -> None:
        """Type a text, spread over so many seconds."""
        for character in text:
            self.press(character)
            self._pump(seconds / len(text))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._pump(seconds)

    def until(self, pattern: str) -> None:
        """Wait until what was spoken since the last key holds the pattern; raises TimeoutError."""
        self._wait_until(
            lambda: bool(re.search(pattern, " ".join(self.utterances[self._mark :]))), pattern
        )

    def until_quiet(self, seconds: float = 0.5) -> None:
        """Wait until nothing was spoken for so long."""
        start = time.monotonic()
        while time.monotonic() - max(start, self._last_spoken) < seconds:
            if time.monotonic() - start > LIMIT:
                raise TimeoutError("it does not become quiet")
            self._pump(0.02)

    def _wait_until(self, done: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + LIMIT
        while not done():
            if time.monotonic() > end:
                screen = "\n".join(line.rstrip() for line in self._screen.display if line.strip())
                raise TimeoutError(f"not in time: {what}\nspoken: {self.spoken}\n{screen}")
            self._pump(0.02)

    def _become(self, argv: list[str]) -> None:  # pragma: no cover - another process
        fcntl.ioctl(0, termios.TIOCSWINSZ, self._size)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        os.environ.update(HOME=str(self._folder), TERM="xterm-256color")
        for name in ("TERM_PROGRAM", "LINES", "COLUMNS", "XDG_CONFIG_HOME"):
            os.environ.pop(name, None)
        if not os.environ.get("LANG"):
            os.environ.setdefault("LC_ALL", "C.UTF-8")
        os.execvp(argv[0], argv)  # noqa: S606 - the reader, by its own path and no shell

    def _send(self, data: bytes) -> None:
        with suppress(OSError):  # the program has ended
            os.write(self._terminal, data)

    def _pump(self, seconds: float) -> None:
        """Let the program run for so long, and note what it shows and what is spoken."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ends = [self._speech_end, *([] if self._ended else [self._terminal])]
            ready, _, _ = select.select(ends, [], [], left)
            self._read(ready)

    def _read(self, ready: Iterable[int]) -> None:
        if self._terminal in ready:
            data = b""
            with suppress(OSError):  # how a closed terminal says so
                data = os.read(self._terminal, 65536)
            self._ended = not data
            self.bytes += data
            # The terminal of pyte would show the end of "CSI <" and "CSI =".
            self._stream.feed(re.sub(rb"\x1b\[[<=][0-9;]*[a-z]", b"", data))
        if self._speech_end in ready:
            spoken = self._speech.feed(os.read(self._speech_end, 65536))
            self.utterances += spoken
            self._last_spoken = time.monotonic() if spoken else self._last_spoken


def _alive(pid: int) -> bool:
    """Tell whether a process runs; a dead child of ours is put to rest."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
