"""The words that cannot be avoided, each in plain words; `/define` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "access helper": "Somebody who looks after what people need to take part.",
        "agenda": "The list of what the meeting talks about, in order.",
        "agenda item": "One thing on the agenda. A break is one too.",
        "announcement": "A sentence that tells you what has changed.",
        "automatic": "Made by a computer that listens. It makes mistakes.",
        "caller": "Somebody who keeps the queue and gives the floor.",
        "captioner": "A person or a program that writes what is said.",
        "captions": "What is said, as text, while people speak.",
        "card": "A sign without words: STOP, SLOW or AGREE.",
        "certificate": "A file that proves which server this is.",
        "floor": "The right to speak now. One person has it at a time.",
        "hand": "Your place in the queue. You raise it to ask for a turn.",
        "host": "Somebody who opens the meeting and looks after it.",
        "line client": "Handrail in plain lines, made for screen readers and braille.",
        "link": "What lets you into a meeting. It holds a secret.",
        "minutes": "A short record: who came, what was decided, who does what.",
        "observer": "Somebody who follows the meeting and does not speak in it.",
        "participant": "Somebody who takes part in the meeting.",
        "point of order": "A word about how the meeting runs. It goes first.",
        "queue": "The people who wait to speak, in order.",
        "reader": "Somebody who reads out what others write.",
        "record": "Everything that happened in the meeting, kept in order.",
        "role": "What somebody may do in the meeting.",
        "rounds": "Everybody speaks once before anybody speaks twice.",
        "screen client": "Handrail on a full screen.",
        "scribe": "Somebody who writes down what was decided.",
        "server": "The program that keeps the meeting and lets people in.",
        "terminal": "The window in which you type commands.",
        "transcript": "Everything that was said, as a text to keep.",
        "turn": "The time in which you speak.",
        "Vosk": "A program that turns speech into text on your own computer.",
    }
)
"""Each word, and what it means here."""


def meanings(asked: str) -> list[str]:
    """Return a line for each word that begins so, whatever its case; for "" all of them."""
    plain = asked.casefold().strip()
    exact = [word for word in WORDS if word.casefold() in (plain, f"{plain}s")]
    fits = exact or [word for word in WORDS if word.casefold().startswith(plain)]
    return [f"{word}: {WORDS[word]}" for word in fits]
