"""A voice for Speech Dispatcher that writes down what it is given to say, one line each.

    python speech_module.py FILE

Speech Dispatcher starts it and talks to it over its input and output, in its protocol for output
modules. The generic module that comes with it repeats parts of older messages in longer ones.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SETTINGS = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
}
"""Commands that bring lines along, with what is answered before and after them."""

ANSWERS = {
    "INIT": "299-ready\n299 OK LOADED SUCCESSFULLY",
    "LIST VOICES": "200-voice\ten\tnone\n200 OK VOICE LIST SENT",
    "QUIT": "210 OK QUIT",
}
"""Commands of one line; STOP, PAUSE and others want no answer, since nothing sounds."""

SPEECH = ("SPEAK", "CHAR", "KEY", "SOUND_ICON")


def main() -> None:
    """Answer until told to quit."""
    speech = Path(sys.argv[1])
    lines = (line.rstrip("\n") for line in sys.stdin)
    for line in lines:
        if line in SETTINGS:
            before, after = SETTINGS[line]
            _answer(before)
            _body(lines)
            _answer(after)
        elif line in SPEECH:
            _answer("202 OK RECEIVING MESSAGE")
            text = _body(lines)
            _answer("200 OK SPEAKING\n701 BEGIN\n702 END")
            with speech.open("a", encoding="utf-8") as file:
                file.write(f"{_plain(text)}\n")
        elif line in ANSWERS:
            _answer(ANSWERS[line])
        if line == "QUIT":
            return


def _body(lines: Iterator[str]) -> str:
    body = []
    for line in lines:
        if line == ".":
            break
        body.append(line.removeprefix("."))
    return " ".join(body)


def _plain(text: str) -> str:
    """Leave out marks, which say how far a message was spoken."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def _answer(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
