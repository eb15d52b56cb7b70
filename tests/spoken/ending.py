"""A reader and its program end with the tests, also where these are killed and clean up nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

_WATCH = """\
read -r _
for group in "$1" "$(cat "$2/pid" 2>/dev/null)"; do
    [ -n "$group" ] && kill -s KILL -- "-$group" 2>/dev/null
done
rm -rf "$2"
"""
"""Waits for the other end of its input to close, which the system does for whoever is killed."""


def ends_with_us(reader: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start what watches over the reader's group and the program's group in `folder/pid`.

    Kill the watcher when both have ended as they should.
    A signal at our parent's death would reach the reader only: yasr keeps its program's terminal
    open, so that the program never hears of the end.
    """
    return subprocess.Popen(
        ["/bin/sh", "-c", _WATCH, "watch", str(reader), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
