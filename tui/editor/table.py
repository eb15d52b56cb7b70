"""The one table of what can be done in the editor; keys, typed commands and help come from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec import Struct

from meeting.errors import Refused
from meeting.language import later, say
from tui.editor import mending, playing, walking
from tui.editor.desk import Desk
from tui.errors import NotUnderstood
from tui.hangul import latin
from tui.keymap import spoken_key
from tui.nearest import did_you_mean
from tui.typed.record import SWAP

Does = Callable[[Desk, str], Awaitable[str]]
"""Does it and returns what to tell; raises NotUnderstood or Refused."""

Draft = Callable[[Desk], str]
"""What stands on the line when a key asks for words."""


class Row(Struct, frozen=True):
    """One thing to do.

    Attributes:
        name: what is typed.
        key: the single key.
        help: one sentence that says what it does.
        does: carries it out.
        asks: what is asked for when only the key was pressed; "" where the key does it all.
        draft: what then stands on the line already.
        arguments: what may follow the name.
    """

    name: str
    key: str
    help: str
    does: Does
    asks: str = ""
    draft: Draft = lambda _desk: ""
    arguments: str = ""


def _word_or_line(desk: Desk) -> str:
    return desk.doubt.text if desk.doubt else desk.caption.text


def _line(desk: Desk) -> str:
    return desk.caption.text


async def _help(_desk: Desk, _words: str) -> str:
    return "\n".join(help_lines())


async def _quit(_desk: Desk, _words: str) -> str:
    return say("Everything that you changed is kept.")


QUIT, FIX = "quit", "fix"

TYPE = "/"
"""The key that opens the command line, as in a live meeting."""

ENTER = "enter"
"""Enter alone does what `e` does."""

ROWS: tuple[Row, ...] = (
    Row("next", "n", later("Go to the next unsure word."), walking.next_unsure),
    Row("previous", "p", later("Go to the unsure word before."), walking.previous_unsure),
    Row("down", "j", later("Go to the next line."), walking.next_line),
    Row("up", "k", later("Go to the line before."), walking.previous_line),
    Row("change", "c", later("Go to the next proposed change."), walking.next_proposal),
    Row(
        "find",
        "f",
        later("Go to the next line with these words."),
        walking.find,
        later("Find which words?"),
        arguments="WORDS",
    ),
    Row(
        "go",
        "g",
        later("Go to a line by its number or its time."),
        walking.go,
        later("Go where? A line's number, or a time."),
        arguments="NUMBER|TIME",
    ),
    Row("play", " ", later("Play the sound of the line, or stop it."), playing.play),
    Row("where", "w", later("Tell where you are."), walking.where),
    Row(
        "fix",
        "e",
        later("Change the unsure word, or the line. Or type s/old/new/."),
        mending.fix,
        later("What should it be?"),
        _word_or_line,
        "WORDS|s/OLD/NEW/",
    ),
    Row(
        "line",
        "r",
        later("Type the whole line anew."),
        mending.retype,
        later("What should the line read?"),
        _line,
        "WORDS",
    ),
    Row("more", "m", later("Change the same words in all later lines."), mending.change_later),
    Row(
        "speaker",
        "s",
        later("Say who spoke: in this turn, this line, or everywhere."),
        mending.speaker,
        later("Who spoke? Or type line or everywhere, and a name."),
        arguments="[turn|line|everywhere] [new] NAME",
    ),
    Row("accept", "a", later("Accept the proposed change of this line."), mending.accept),
    Row(
        "decline",
        "d",
        later("Decline the proposed change of this line."),
        mending.decline,
        arguments="[because REASON]",
    ),
    Row(
        "redact",
        "x",
        later("Take the words of this line out for good, also from the log."),
        mending.take_out,
        later("Take this line out for good? Type really, or press Escape."),
        arguments="really [because REASON]",
    ),
    Row("undo", "u", later("Take your last change back."), mending.undo),
    Row("list", "l", later("List what was changed."), mending.listed),
    Row("help", "?", later("Read all of this."), _help),
    Row(QUIT, "q", later("Close the editor. All changes are kept already."), _quit),
)
"""Everything, in the order of help and docs."""

KEYS = {row.key: row for row in ROWS} | {
    ENTER: next(row for row in ROWS if row.name == FIX),
}
"""Each key and its row."""


def pressed(key: str) -> Row | None:
    """Return the row of a key, None for none; a Hangul letter counts as its key's Latin one."""
    return KEYS.get(key) or KEYS.get(latin(key))


def read(typed: str) -> tuple[Row, str]:
    """Return the row that a typed line means, and the words after its name.

    Raises NotUnderstood with what to type instead.
    """
    line = " ".join(typed.split())
    if SWAP.match(line):
        return KEYS[ENTER], line
    name, _, words = line.removeprefix("/").strip().partition(" ")
    asked = name.casefold()
    exact = [row for row in ROWS if asked in (row.name, row.key)]
    fits = exact or [row for row in ROWS if asked and row.name.startswith(asked)]
    if len(fits) == 1:
        return fits[0], words
    if fits:
        names = ", ".join(row.name for row in fits)
        raise NotUnderstood(say("Which one: {names}?", names=names))
    if meant := did_you_mean(asked, [row.name for row in ROWS]):
        sentence = say("There is no command {name}. {meant}", name=name, meant=meant)
        raise NotUnderstood(sentence)
    raise NotUnderstood(say("There is no command {name}. Type help for all of them.", name=name))


async def carry_out(row: Row, words: str, desk: Desk) -> list[str]:
    """Do it, and return the lines to tell; those that cannot be done say why."""
    try:
        told = await row.does(desk, words)
    except NotUnderstood as error:
        told = str(error)
    except Refused as refused:
        told = f"{refused.why} {refused.next}".strip()
    return told.split("\n")


def help_lines() -> list[str]:
    """Return everything that can be done, one thing a line."""
    first = say("Press a key. Or press slash, and type a name and its words.")
    rows = (
        f"{spoken_key(row.key)}, {f'{row.name} {row.arguments}'.strip()}: {say(row.help)}"
        for row in ROWS
    )
    return [first, *rows]


def question(row: Row) -> str:
    """Return what is asked for when only the key was pressed."""
    return say(row.asks)
