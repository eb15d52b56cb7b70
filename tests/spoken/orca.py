"""Run a program in a window under Orca, on a desktop that nobody sees, and note what it says.

    python -m tests.spoken.orca          runs the tests with Orca, about two minutes

Orca reads windows through the desktop's accessibility bus, so it needs a display, that bus and a
speech server. The speech server here writes into a file what it would say.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAMS = {
    "orca": "orca",
    "xvfb-run": "xvfb",
    "dbus-run-session": "dbus",
    "xdotool": "xdotool",
    "speech-dispatcher": "speech-dispatcher",
    "xfce4-terminal": "xfce4-terminal",
}
"""What is needed, and the Debian package that has it."""

INSTALL = (
    "apt-get install orca xvfb xauth dbus dbus-x11 at-spi2-core xdotool speech-dispatcher"
    " python3-speechd xfce4-terminal"
)
BUS = "/usr/libexec/at-spi-bus-launcher"
SERVER = """\
LogLevel 0
CommunicationMethod "unix_socket"
AddModule "note" "{voice}" "note.conf"
DefaultModule note
AudioOutputMethod "libao"
SymbolsPreproc "none"
"""
VOICE = Path(__file__).parent / "speech_module.py"

LIMIT = 30.0
"""The longest wait in seconds for anything."""

SETTLING = 3.0
"""Seconds in which a new window and Orca come to know each other."""

TRIES = 3
"""How often Orca may fail to start; it does so about once in six times."""

KEYS = {"tab": "Tab", "shift-tab": "shift+Tab", "enter": "Return", "down": "Down", "up": "Up"}
"""Keys that are no letters, as the window system calls them."""

Process = subprocess.Popen[bytes]


def missing() -> str:
    """Return what to do to have all that is needed, "" where it is there."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if not absent and Path(BUS).exists():
        return ""
    names = ", ".join(absent) or BUS
    return f"Orca cannot be heard here. Not installed: {names}. On Debian run: {INSTALL}"


class Desktop:
    """A session with Orca in it; needs a display and a session bus, as `main` gives.

    Attributes:
        folder: the home of all that runs in it.
        speech: the file into which is written what Orca says.
    """

    def __enter__(self) -> Self:
        """Start the speech server, the accessibility bus, and Orca until it has said so."""
        self._running: list[Process] = []
        try:
            self._start_all()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _start_all(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="orca-"))
        self.speech = self.folder / "speech"
        self.speech.touch()
        socket = self.folder / "socket"
        self.environment = {
            **os.environ,
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "SPEECHD_ADDRESS": f"unix_socket:{socket}",
        }
        settings = self.folder / "speechd"
        (settings / "modules").mkdir(parents=True)
        (settings / "clients").mkdir()
        voice = self.folder / "voice"
        voice.write_text(
            f"#!/bin/sh\nexec {shlex.join([sys.executable, str(VOICE)])} {self.speech}\n"
        )
        voice.chmod(0o755)
        (settings / "speechd.conf").write_text(SERVER.format(voice=voice))
        (settings / "modules" / "note.conf").touch()
        places = ("-C", str(settings), "-S", str(socket), "-P", str(self.folder / "pid"))
        self.start("speech-dispatcher", "-s", "-t", "0", *places, "-L", str(self.folder))
        accessible = ("org.gnome.desktop.interface", "toolkit-accessibility", "true")
        with suppress(OSError):  # without it Orca starts all the same
            self.start("gsettings", "set", *accessible)
        self.start(BUS, "--launch-immediately")
        time.sleep(1)
        self._start_orca()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End everything that was started."""
        for process in reversed(self._running):
            end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *words: str) -> Process:
        """Start a program in this session; it ends with it."""
        process = subprocess.Popen(
            words,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def run(self, *words: str) -> str:
        """Run a program to its end and return what it printed."""
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def _start_orca(self) -> None:
        for _ in range(TRIES):
            orca = self.start("orca")
            if _comes(lambda: "Screen reader on" in self.speech.read_text(), LIMIT):
                return
            end(orca)
        raise TimeoutError("Orca did not start.")


class Listening:
    """One program in a window under Orca, with the same words as `listening.Listening`.

    Attributes:
        utterances: all that was spoken, as Orca cut it.
    """

    def __init__(self, program: list[str], desktop: Desktop) -> None:
        """Prepare; entering the context opens the window."""
        self.utterances: list[str] = []
        self._program, self._desktop = program, desktop
        self._read = desktop.speech.stat().st_size
        self._mark = 0
        self._last_spoken = 0.0

    def __enter__(self) -> Self:
        """Open the window, give it the focus, and let the program begin when Orca looks at it."""
        go = self._desktop.folder / f"go-{len(self._program)}-{time.monotonic_ns()}"
        os.mkfifo(go)
        begins = f"stty -echo; read -r _ <{go}; exec {shlex.join(self._program)}"
        look = ("--disable-server", "--geometry=80x24", "--hide-menubar", "--hide-scrollbar")
        self._window = self._desktop.start("xfce4-terminal", *look, "-x", "sh", "-c", begins)
        self._desktop.run("xdotool", "windowfocus", self._find())
        self.wait(SETTLING)
        self.press("z")  # it means nothing; before any key Orca reads nothing new
        self.wait(1)
        self.utterances.clear()
        self._mark = 0
        go.write_text("\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the window."""
        end(self._window)

    @property
    def spoken(self) -> str:
        """All that was spoken as one text."""
        return " ".join(self.utterances)

    def press(self, *keys: str) -> None:
        """Press keys by name or character, one after the other."""
        for key in keys:
            self._listen()
            self._mark = len(self.utterances)
            if key in KEYS:
                self._desktop.run("xdotool", "key", KEYS[key])
            else:
                self._desktop.run("xdotool", "type", "--", key)
            self.wait(0.1)

    def answer(self, *keys: str) -> str:
        """Press keys, each when it is quiet, and return what is spoken."""
        before = len(self.utterances)
        for key in keys:
            self.press(key)
            self.until_quiet()
        return " ".join(self.utterances[before:])

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._listen()
            time.sleep(0.05)

    def until(self, words: str) -> None:
        """Wait until these words were spoken since the last key; raises TimeoutError."""

        def said() -> bool:
            self._listen()
            return words in " ".join(self.utterances[self._mark :])

        if not _comes(said, LIMIT):
            raise TimeoutError(f"not in time: {words}\nspoken: {self.spoken}")

    def until_quiet(self, seconds: float = 1.0) -> None:
        """Wait until nothing was spoken for so long."""
        start = time.monotonic()
        while time.monotonic() - max(start, self._last_spoken) < seconds:
            self._listen()
            time.sleep(0.05)

    def _find(self) -> str:
        """Wait for the window and return its number."""
        search = ("xdotool", "search", "--onlyvisible", "--pid", str(self._window.pid))
        if not _comes(lambda: bool(self._desktop.run(*search)), LIMIT):
            raise TimeoutError("The terminal's window did not open.")
        return self._desktop.run(*search).split()[0]

    def _listen(self) -> None:
        with self._desktop.speech.open("rb") as file:
            file.seek(self._read)
            *lines, _ = file.read().split(b"\n")
        self._read += sum(len(line) + 1 for line in lines)
        said = [" ".join(line.decode("utf-8", "replace").split()) for line in lines]
        self.utterances += [text for text in said if text]
        self._last_spoken = time.monotonic() if any(said) else self._last_spoken


def end(process: Process) -> None:
    """End a program and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(2)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _comes(done: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def main() -> None:
    """Run the tests with Orca on a display of their own, or say what is missing."""
    if told := missing():
        sys.exit(told)
    session = ["xvfb-run", "--auto-servernum", "dbus-run-session", "--", sys.executable]
    os.execvp(session[0], [*session, "-m", "pytest", "-m", "orca", *sys.argv[1:]])  # noqa: S606 - our own tests


if __name__ == "__main__":
    main()
