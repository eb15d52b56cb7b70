"""Web addresses beyond the terminal: open one in a browser, put one on the clipboard."""

from __future__ import annotations

import base64
import os
import sys
import webbrowser
from pathlib import Path

from meeting.language import say

_TERMINAL = Path("/dev/tty")


def browse(address: str) -> str:
    """Open an address in the desktop's browser and return the sentence to tell.

    Without a desktop nothing is opened: a browser for terminals would take this one away.
    """
    desktop = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    try:
        opened = desktop and webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if opened:
        return say("Opened: {address}", address=address)
    return say("No browser could be opened here. It is: {address}", address=address)


def copy(text: str, terminal: Path = _TERMINAL) -> str:
    """Ask the terminal to put text on the clipboard (OSC 52), and return the sentence to tell."""
    data = base64.b64encode(text.encode()).decode()
    try:
        with terminal.open("w", encoding="ascii") as screen:
            screen.write(f"\x1b]52;c;{data}\x07")
    except OSError:
        return say("There is no clipboard here. It is: {text}", text=text)
    return say("Copied, if your terminal allows it: {text}", text=text)
