"""One person who listens for the whole hour: a client under a real reader, with a real voice.

python -m tests.spoken.hour.listener NAME FACE READER START SPEED LOG
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import IO

from tests.spoken.hour.script import cues
from tests.spoken.hour.voice import Voice
from tests.spoken.listening import Listening

RATE = 250
"""Words a minute. Practised listeners take more; somebody tired takes less."""


def main() -> None:
    """Listen to the end."""
    name, face, reader, start, speed, log = sys.argv[1:]
    with Path(log).open("w", encoding="utf-8") as file:
        Listener(name, float(start), float(speed), file).listen(face, reader)


class Listener:
    """Presses the keys of the script, and notes all that is spoken."""

    def __init__(self, name: str, start: float, speed: float, log: IO[str]) -> None:
        self._name, self._start, self._speed, self._log = name, start, speed, log
        self._voice = Voice(self._note, rate=RATE)
        self._told = 0

    def listen(self, face: str, reader: str) -> None:
        """Run the client under the reader until the script has ended."""
        words = ["--lines"] if face == "lines" else ["--screen"]
        home = f"XDG_STATE_HOME={os.environ['HOUR_HOME']}/{self._name}"
        program = [sys.executable, "-m", "handrail", "join", *words, "--name", self._name]
        quiet = [] if face == "lines" else ["ACCESSIBLE=1"]
        with Listening(["env", home, *quiet, *program], reader) as session:
            for cue in (one for one in cues() if one.who == self._name):
                self._pass(session, cue.at)
                self._act(session, cue.what)
            self._pass(session, self._now + 10)

    @property
    def _now(self) -> float:
        return (time.time() - self._start) * self._speed

    def _pass(self, session: Listening, until: float) -> None:
        while (left := (until - self._now) / self._speed) > 0:
            session.wait(min(0.1, left))
            self._overhear(session)

    def _act(self, session: Listening, what: str) -> None:
        kind, _, words = what.partition(" ")
        self._voice.stop()
        self._note("key", text=what)
        if kind == "press":
            session.press(*words.split())
        else:
            session.type(words, len(words) / 6 / self._speed)
            session.press("enter")
        self._overhear(session)

    def _overhear(self, session: Listening) -> None:
        for text in session.utterances[self._told :]:
            self._note("spoken", text=text)
            self._voice.say(text)
        self._told = len(session.utterances)

    def _note(self, kind: str, **what: object) -> None:
        at = round(self._now, 2)
        self._log.write(json.dumps({"at": at, "kind": kind, **what}, ensure_ascii=False) + "\n")
        self._log.flush()


if __name__ == "__main__":
    main()
