"""Reading, saving, and this program itself."""

from __future__ import annotations

from operator import attrgetter

from msgspec.structs import replace

from meeting import commands as c
from meeting import summaries
from meeting.language import say, say_many
from meeting.state import Caption
from tui import caption_lag, caption_lines, sentences
from tui.errors import NotUnderstood
from tui.glossary import meanings
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Send, Show
from tui.telling import Level
from tui.typed.wording import needed, whole_number
from tui.unread import by_item


def floor(_words: str, model: Model) -> Outcome:
    """Tell where the meeting is: item, floor, cards, captions."""
    meeting = model.meeting
    cards = summaries.card_counts(meeting)
    lines = (
        summaries.now(meeting),
        summaries.floor(meeting, model.you),
        *([say("Cards: {cards}.", cards=cards)] if cards else []),
        summaries.captions(meeting),
        *caption_lag.told(model.lag),
    )
    return Show(lines)


def captions(words: str, model: Model) -> Outcome:
    """Show or hide captions; the bare name changes it."""
    if words.casefold() not in ("", "on", "off"):
        raise NotUnderstood(say("Type /captions on, or /captions off."))
    on = words.casefold() == "on" if words else not model.settings.captions
    return Show((model.switch_captions(on=on),))


def pause(words: str, model: Model) -> Outcome:
    """Let captions wait for you, or go on; the bare name changes it."""
    if words.casefold() not in ("", "on", "off"):
        raise NotUnderstood(say("Type /pause on, or /pause off."))
    on = words.casefold() == "on" if words else not model.settings.pause
    return Show((model.pause(on=on),))


def further(_words: str, model: Model) -> Outcome:
    """Tell the next sentence that waits."""
    told = model.further()
    return Show(tuple(line.text for line in told) or (sentences.nothing_further(),))


def live(_words: str, model: Model) -> Outcome:
    """Leave behind what waits and go to the newest caption."""
    count = model.leave_behind()
    newest = next(reversed(model.meeting.captions), None)
    lines = caption_lines.whole(newest, model.meeting, model.settings) if newest else []
    return Do(Act.LIVE, "\n".join((sentences.now_live(count), *lines)))


def catch_up(words: str, model: Model) -> Outcome:
    """Tell how much waits from each agenda item, or go on reading from one of them."""
    groups = list(by_item(model.unread, model.meeting))
    if not groups:
        return Show((sentences.nothing_missed(),))
    titles = [one.title if one else say("Before the agenda") for one, _ in groups]
    if not words:
        waits = (
            f"{place}. {sentences.waits_in(title, len(numbers))}"
            for place, (title, (_, numbers)) in enumerate(zip(titles, groups, strict=True), 1)
        )
        return Show((*waits, say("Type /catchup and a number to read on from there.")))
    place = whole_number(words, say("Type /catchup, or /catchup and a number."))
    if not 0 < place <= len(groups):
        raise NotUnderstood(say("Type /catchup and a number from 1 to {most}.", most=len(groups)))
    model.leave_behind(groups[place - 1][1][0])
    return Show((sentences.waits_from(titles[place - 1], len(model.unread)),))


def define(words: str, model: Model) -> Outcome:
    """Tell what a word means here, or all of them."""
    found = meanings(words, model.meeting.terms)
    if not found:
        raise NotUnderstood(say("No such word is explained here. Ask in the chat what it means."))
    return Show(tuple(found))


def find(words: str, model: Model) -> Outcome:
    """Tell the captions and chat lines that hold these words, with their time."""
    asked = needed(words, say("Type /find and the words to look for."))
    meeting, lines = model.meeting, []
    for one in sorted((*meeting.captions, *meeting.chat), key=attrgetter("id")):
        if asked.casefold() in one.text.casefold():
            who = one.speaker if isinstance(one, Caption) else one.by
            at = one.start if isinstance(one, Caption) else one.at
            name = meeting.name_of(who) if who else say("Speaker")
            lines.append(f"{summaries.clock(at)} {name}: {one.text}")
    return Show((sentences.found(len(lines), asked), *lines))


def missed(words: str, model: Model) -> Outcome:
    """Tell the captions that were not shown, all or the last ones."""
    most = whole_number(words, say("Type /missed, or /missed and a number.")) if words else 0
    lines = tuple(line.text for line in model.missed(most))
    return Show(lines or (sentences.nothing_missed(),))


def tell(words: str, model: Model) -> Outcome:
    """Choose how much is told."""
    levels = ", ".join(Level)
    if not words:
        now = model.settings.tell
        return Show((say("Told now: {now}. Choose from: {levels}.", now=now, levels=levels),))
    if words.casefold() not in tuple(Level):
        raise NotUnderstood(say("Type /tell and one of: {levels}.", levels=levels))
    model.settings = replace(model.settings, tell=Level(words.casefold()))
    return Show((say("Told from now on: {level}.", level=model.settings.tell),))


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


def other(_words: str, _model: Model) -> Outcome:
    """Go on in the client that is not open."""
    return Do(Act.OTHER)


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
    return Confirm(say("Leave the meeting? y or n"), leaving, say("You stay."))


def end(words: str, model: Model) -> Outcome:
    """Close the meeting for everybody, after asking, unless the answer is typed at once."""
    closing = Send(c.CloseMeeting())
    if words.casefold() in ("y", "yes"):
        return closing
    asked = say("Close the meeting for everybody? y or n")
    if waiting := len(model.meeting.queue):
        still = say_many(
            "{number} person still waits to speak.", "{number} people still wait to speak.", waiting
        )
        asked = f"{still} {asked}"
    return Confirm(asked, closing, say("The meeting goes on."))
