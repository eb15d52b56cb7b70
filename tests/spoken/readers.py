"""Three real screen readers for terminals: how each is started, and how its speech is overheard.

    tdsr    speaks the stream: all that is written, even where the screen stays the same. After an
            arrow key it speaks only the cursor's line, until the next key.
    yasr    speaks the stream too (written independently, in C), and follows the cursor.
    fenrir  speaks differences: whole screen lines that changed; else the line the cursor went to.

tdsr comes with the tests (the package tdsr2; "tdsr" is a program about earthquakes). The other two
come from the system: `apt-get install yasr fenrir`. The Debian package of Fenrir also enables a
service for the console, so it is best installed in a container.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

READERS = ("tdsr", "yasr", "fenrir")

_GREETING = re.compile(r"tdsr, presented by|Start Fenrir")
_ABOUT_ITSELF = re.compile(r"tdsr, presented by|pychant is not installed|(Start|Quit) Fenrir")

# It reads the row under the cursor so many seconds after an arrow; its usual 0.02 are too few for a
# busy machine, as for a slow line.
_TDSR = """\
[speech]
process_symbols = False
key_echo = False
prompt = .*
cursor_delay = 0.1
[commands]
[plugins]
[symbols]
32 = space
"""

_YASR = """\
[normalkeys]
0x1b6c:say line
[reviewkeys]
[options]
cursor tracking=full
synthesizer=emacspeak server
synthesizer port=|{server}
key echo=off
shell=/bin/sh
special=off
up and down arrows=speak line
"""

_FENRIR = """\
[sound]
enabled=False
driver=dummyDriver
[speech]
enabled=True
driver=genericDriver
autoReadIncoming=True
genericSpeechCommand=sh -c 'printf "s%%s\\n" "$1" >{speech}' sh fenrirText
[keyboard]
charEcho=False
interruptOnKeyPress=True
[general]
debugLevel=0
shell={program}
newLinePause=False
punctuationLevel=none
autoSpellCheck=False
hasAttributes=False
[remote]
enable=False
[braille]
enabled=False
[focus]
cursor=True
[time]
enabled=False
"""


def missing(reader: str) -> str:
    """Return what to do to have this reader, "" where it is there."""
    if reader == "tdsr" or shutil.which(reader):
        return ""
    return f"{reader} is not installed: apt-get install {reader}"


def command(reader: str, folder: Path, program: list[str]) -> list[str]:
    """Write the reader's settings into `folder` and return the command that starts it.

    The reader starts `program` when it is ready itself: somebody writes a line to `folder/go`. Its
    speech comes out of `folder/speech`. It gets a private home, the program keeps the real one.
    """
    home = shlex.quote(os.environ.get("HOME", "/"))
    script = _executable(
        folder / "program",
        f"echo $$ >{folder}/pid\nread -r go <{folder}/go\nHOME={home} exec {shlex.join(program)}\n",
    )
    server = _executable(folder / "server", f"exec cat >{folder}/speech\n")
    if reader == "tdsr":
        settings = folder / ".config" / "tdsr"
        settings.mkdir(parents=True)
        (settings / "tdsr.cfg").write_text(_TDSR)
        return [sys.executable, "-c", "import tdsr; tdsr.main()", "-s", str(server), str(script)]
    if reader == "yasr":
        (folder / "yasr.conf").write_text(_YASR.format(server=server))
        return ["yasr", "-C", str(folder / "yasr.conf"), str(script)]
    settings = folder / "fenrir.conf"
    settings.write_text(_FENRIR.format(speech=folder / "speech", program=script))
    return ["fenrir", "-e", "-s", str(settings)]


def _executable(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)
    return path


class Speech:
    """Understand what a reader sends to its synthesiser, wherever a read cuts it.

    Attributes:
        ready: whether the reader has said its first words, so that it listens.
    """

    def __init__(self, reader: str) -> None:
        self.ready = False
        self._yasr = reader == "yasr"
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        """Return what was spoken, without what the reader says about itself."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        spoken = (self._spoken(line.decode("utf-8", "replace")) for line in lines)
        return [text for text in spoken if text and not _ABOUT_ITSELF.search(text)]

    def _spoken(self, line: str) -> str:
        if self._yasr:
            found = re.match(r"(?:q|l|tts_say) \{(.*)\}$", line)
            self.ready = self.ready or line == "s"
            text = found.group(1) if found else ""
        else:
            text = line[1:] if line[:1] in ("s", "l") else ""
            self.ready = self.ready or bool(_GREETING.search(text))
        return " ".join(text.split())
