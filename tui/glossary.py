"""The words that cannot be avoided, each in plain words; `/define` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from meeting.language import later, say
from meeting.values import Term

WORDS: Mapping[str, str] = MappingProxyType(
    {
        later("access helper"): later("Somebody who looks after what people need to take part."),
        later("agenda"): later("The list of what the meeting talks about, in order."),
        later("agenda item"): later("One thing on the agenda. A break is one too."),
        later("announcement"): later("A sentence that tells you what has changed."),
        later("automatic"): later("Made by a computer that listens. It makes mistakes."),
        later("caller"): later("Somebody who keeps the queue and gives the floor."),
        later("captioner"): later("A person or a program that writes what is said."),
        later("captions"): later("What is said, as text, while people speak."),
        later("card"): later("A sign without words: STOP, SLOW or AGREE."),
        later("certificate"): later("A file that proves which server this is."),
        later("floor"): later("The right to speak now. One person has it at a time."),
        later("hand"): later("Your place in the queue. You raise it to ask for a turn."),
        later("host"): later("Somebody who opens the meeting and looks after it."),
        later("line client"): later(
            "Handrail in plain lines, made for screen readers and braille."
        ),
        later("link"): later("What lets you into a meeting. It holds a secret."),
        later("minutes"): later("A short record: who came, what was decided, who does what."),
        later("observer"): later("Somebody who follows the meeting and does not speak in it."),
        later("participant"): later("Somebody who takes part in the meeting."),
        later("point of order"): later("A word about how the meeting runs. It goes first."),
        later("queue"): later("The people who wait to speak, in order."),
        later("reader"): later("Somebody who reads out what others write."),
        later("record"): later("Everything that happened in the meeting, kept in order."),
        later("role"): later("What somebody may do in the meeting."),
        later("rounds"): later("Everybody speaks once before anybody speaks twice."),
        later("screen client"): later("Handrail on a full screen."),
        later("scribe"): later("Somebody who writes down what was decided."),
        later("server"): later("The program that keeps the meeting and lets people in."),
        later("terminal"): later("The window in which you type commands."),
        later("transcript"): later("Everything that was said, as a text to keep."),
        later("turn"): later("The time in which you speak."),
        later("Vosk"): later("A program that turns speech into text on your own computer."),
    }
)
"""Each word, and what it means here."""


def meanings(asked: str, terms: Iterable[Term] = ()) -> list[str]:
    """Return a line for each word that begins so, whatever its case; for "" all of them.

    A word is found in English and in the language in use. The meeting's own terms come first.
    """
    plain = asked.casefold().strip()
    own = {one.text: one.meaning for one in terms if one.meaning}
    words = [(own_word, {own_word.casefold()}, text) for own_word, text in own.items()]
    words += [(say(word), _names(word), say(text)) for word, text in WORDS.items()]
    exact = [one for one in words if not {plain, f"{plain}s"}.isdisjoint(one[1])]
    fits = exact or [one for one in words if any(name.startswith(plain) for name in one[1])]
    return list(dict.fromkeys(f"{shown}: {text}" for shown, _, text in fits))


def _names(word: str) -> set[str]:
    return {word.casefold(), say(word).casefold()}
