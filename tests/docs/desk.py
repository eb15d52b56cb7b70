"""A desk at which somebody sits with our pages open, and types their lines into a shell."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import miniaudio
import trustme

from handrail import links
from handrail.demo.plan import RECORDING
from meeting.roles import Role
from tests.captions.sounds import write_wav
from tests.handrail.program import Program
from tests.handrail.terminal import Terminal

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

SHELL = ("bash", "-c")
BEGINNINGS = ("handrail", "printf", "export", "ffmpeg", "pkill")
SHOWN = re.compile(rf"^    ((?:{'|'.join(BEGINNINGS)})(?: .*)?)$", re.MULTILINE)
COMMENT = re.compile(r"\s+# .*")

FILES = {
    "agenda.md": "# Street fair\n\n1. Welcome (5 min)\n   Who is here.\n2. Break (10 min)\n",
    "talk.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana>Fourteen steps, a ramp, a door.\n",
    "before.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Bo>The ramp comes before the door.\n",
    "short.txt": "qr = quiet room\n",
}

SPOKEN_MS = 3_700
"""How much of our recording makes a talk: its first sentence, in milliseconds."""


def shell_lines() -> list[str]:
    """Return every line that a page gives for a shell, once, in the order of the pages."""
    shown = [line for page in PAGES for line in SHOWN.findall(page.read_text("utf-8"))]
    return list(dict.fromkeys(COMMENT.sub("", line) for line in shown))


class Desk:
    """A folder with the files that the pages name, and a home of its own for Handrail.

    Attributes:
        kept: where Handrail keeps meetings and links.
        meant: what stands in the pages for something, and what that is here.
    """

    def __init__(self, folder: Path) -> None:
        """Write the files, and put `handrail` where the shell finds it."""
        self.kept, self.meant = folder / "kept", {"0.0.0.0": "127.0.0.1"}  # noqa: S104 - nobody else
        self._home, self._files, self._programs = folder, folder / "files", folder / "bin"
        self._files.mkdir()
        self._programs.mkdir()
        handrail = self._programs / "handrail"
        handrail.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m handrail "$@"\n')
        handrail.chmod(0o700)
        for name, text in FILES.items():
            (self._files / name).write_text(text)

    def types(self, line: str, **env: str) -> Program:
        """Type a line whose output goes into a file or a program."""
        return Program(self._home, self._typed(line), env=env, program=SHELL)

    def at_a_terminal(self, line: str) -> Terminal:
        """Type a line at a terminal, where Handrail can ask."""
        return Terminal(self._home, self._typed(line), program=SHELL)

    def certify(self) -> None:
        """Write a certificate for this computer, and its key."""
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        issued = authority.issue_cert("127.0.0.1", "meet.example.org")
        issued.private_key_pem.write_to_path(str(self._files / "key.pem"))
        issued.cert_chain_pems[0].write_to_path(str(self._files / "cert.pem"))

    def record(self) -> None:
        """Write a talk as a recording and, where ffmpeg is, as a video."""
        sound = miniaudio.decode_file(
            str(RECORDING / "webinar.flac"), nchannels=1, sample_rate=16_000
        )
        write_wav(self._files / "talk.flac", sound.samples[: SPOKEN_MS * 16].tobytes())
        if ffmpeg := which("ffmpeg"):
            command = (ffmpeg, "-loglevel", "error", "-i", "talk.flac", "talk.mp4")
            subprocess.run(command, cwd=self._files, check=True)

    def enter(self, server: Program) -> None:
        """Note down what a server tells people, to come in by it."""
        told = server.wait_for("The short code for participants").split()[-1]
        address = server.wait_for("They type:").split()[-1]
        self.meant |= {
            "K7TRPM-H2QXAB": told,
            "wss://meet.example.org:8765": address,
            "CODE": told.partition("-")[0],
            "FILE": str(self.links),
        }
        (self._files / "link.txt").write_text(self.link(Role.PARTICIPANT))

    def forget(self) -> None:
        """Take the note with the link away, as people should."""
        (self._files / "link.txt").unlink()

    @property
    def authority(self) -> Path:
        """The file that says who vouches for the certificate."""
        return self._files / "authority.pem"

    @property
    def links(self) -> Path:
        """The file with the links of the meeting that was opened here."""
        (path,) = self.kept.glob("*.links")
        return path

    def link(self, role: Role) -> str:
        """Return a link of that meeting."""
        return links.read(self.links, role)

    def _typed(self, line: str) -> str:
        for sign, meant in self.meant.items():
            line = line.replace(sign, meant)
        alone = "" if "|" in line or line.startswith("export") else "exec "
        return f'PATH="{self._programs}:$PATH"; cd "{self._files}"; {alone}{line}'
