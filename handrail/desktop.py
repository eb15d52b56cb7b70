"""Show a line on the desktop, with the program that the system has for it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

TITLE = "Handrail"

PATIENCE = 10
"""Seconds after which a desktop that does not answer is given up."""


def shower() -> Callable[[str], None] | None:
    """Return what shows a line, or None where this system has no such program."""
    if sys.platform == "darwin" and (program := shutil.which("osascript")):
        return lambda text: _start([program, "-e", _script(text)])
    if program := shutil.which("notify-send"):
        return lambda text: _start([program, "--app-name", TITLE, "--", TITLE, _harmless(text)])
    return None


def _start(words: list[str]) -> None:
    """Run the program and wait for nothing: a meeting goes on without a desktop."""
    Thread(target=_run, args=(words,), name="desktop", daemon=True).start()


def _run(words: list[str]) -> None:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(words, timeout=PATIENCE, capture_output=True, check=False)


def _harmless(text: str) -> str:
    """Return the text with no markup in it: desktops may read some."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _script(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'display notification "{quoted}" with title "{TITLE}"'
