"""Reading, saving, and this program itself."""

from __future__ import annotations

from meeting import commands as c
from meeting import summaries
from tui import sentences
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Send, Show
from tui.telling import Level
from tui.typed.wording import whole_number


def floor(_words: str, model: Model) -> Outcome:
    """Tell where the meeting is: item, floor, cards, captions."""
    meeting = model.meeting
    cards = summaries.card_counts(meeting)
    lines = (
        summaries.now(meeting),
        summaries.floor(meeting, model.you),
        *([f"Cards: {cards}."] if cards else []),
        summaries.captions(meeting),
    )
    return Show(lines)


def captions(words: str, model: Model) -> Outcome:
    """Show or hide captions; the bare name changes it."""
    if words.casefold() not in ("", "on", "off"):
        raise NotUnderstood("Type /captions on, or /captions off.")
    on = words.casefold() == "on" if words else not model.captions_on
    return Show((model.switch_captions(on=on),))


def missed(words: str, model: Model) -> Outcome:
    """Tell the captions that were not shown, all or the last ones."""
    most = whole_number(words, "Type /missed, or /missed and a number.") if words else 0
    lines = tuple(line.text for line in model.missed(most))
    return Show(lines or (sentences.nothing_missed(),))


def tell(words: str, model: Model) -> Outcome:
    """Choose how much is told."""
    levels = ", ".join(Level)
    if not words:
        return Show((f"Told now: {model.level}. Choose from: {levels}.",))
    if words.casefold() not in tuple(Level):
        raise NotUnderstood(f"Type /tell and one of: {levels}.")
    model.level = Level(words.casefold())
    return Show((f"Told from now on: {model.level}.",))


def save(words: str, _model: Model) -> Outcome:
    """Save what you were shown."""
    return Do(Act.SAVE, words)


def repeat(_words: str, _model: Model) -> Outcome:
    """Tell the last line again."""
    return Do(Act.REPEAT)


def earlier(_words: str, _model: Model) -> Outcome:
    """Tell the line before the one that was repeated last."""
    return Do(Act.EARLIER)


def screen(_words: str, _model: Model) -> Outcome:
    """Go on in the screen client."""
    return Do(Act.SCREEN)


def lines(_words: str, _model: Model) -> Outcome:
    """Go on in the line client."""
    return Do(Act.LINES)


def theme(words: str, _model: Model) -> Outcome:
    """Choose the colours of the screen client."""
    return Do(Act.THEME, words.casefold())


def command_line(_words: str, _model: Model) -> Outcome:
    """Open the command line."""
    return Do(Act.COMMAND_LINE)


def leave(words: str, _model: Model) -> Outcome:
    """Leave, after asking, unless the answer is typed at once."""
    leaving = Do(Act.LEAVE)
    if words.casefold() in ("y", "yes"):
        return leaving
    return Confirm("Leave the meeting? y or n", leaving, "You stay.")


def end(words: str, _model: Model) -> Outcome:
    """Close the meeting for everybody, after asking, unless the answer is typed at once."""
    closing = Send(c.CloseMeeting())
    if words.casefold() in ("y", "yes"):
        return closing
    return Confirm("Close the meeting for everybody? y or n", closing, "The meeting goes on.")
