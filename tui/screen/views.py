"""What each pane shows, as a pure function of the model: no widget, no clock, no memory."""

from __future__ import annotations

from msgspec.structs import replace
from textual.content import Content

from client.happenings import Heard
from meeting import notices, summaries
from meeting.language import later, say
from meeting.state import Item, Meeting, Status
from meeting.values import Source
from tui import sentences
from tui.commands import keys, tour_line
from tui.content import BLANK, apart, content, cut, line, padded, wrapped
from tui.model import Model
from tui.screen import words
from tui.settings import Unsure

MARKS = {Source.AUTOMATIC: "A", Source.TYPED: "T", Source.CORRECTED: "C"}
"""The letter that says where a caption's words come from."""

ARROW, NO_ARROW = content("›").pad_right(1), BLANK.pad_right(2)
"""What stands before a row: the open item and your own hand have the arrow."""

BEING_SAID = "…"
"""The mark of words that are still being recognised."""

SPEAKER = 14
"""Cells for the speaker's name, where captions have columns."""

NARROW = 36
"""Cells below which only what matters most stands on a line."""

VOICES = 4
"""Colours for names, where somebody wants them."""

COLUMNS = 60
"""Cells from which captions have columns: speaker, mark, words."""

USEFUL = {
    "done": later("done"),
    "say": later("say"),
    "hand": later("hand"),
    "chat": later("chat"),
    "next": later("next"),
    "agenda": later("agenda"),
    "queue": later("queue"),
    "captions": later("captions"),
    "leave": later("leave"),
}
"""The commands whose keys the footer shows, while they mean something to you, and in what word."""


def status(model: Model, at: int, width: int) -> list[Content]:
    """Return the meeting's title, and the open item with its time."""
    now = summaries.now(model.meeting)
    used = sentences.time_used(model.meeting, at)
    shown = [model.meeting.title]
    if model.plain_text:
        shown.append(say("(not encrypted)"))
    title = content(" ".join(shown), "$heading")
    whole = content(f"{now.rstrip('.')}, {used}" if used else now, "$now")
    if title.cell_length + whole.cell_length + 2 <= width:
        return [apart(title, whole, width)]
    short = content(used if width >= NARROW else "", "$now")
    return [apart(content(now, "$now"), short, width)]


def standing(model: Model) -> str:
    """Return what stands until somebody does it or answers it, "" for nothing.

    That is the tour's step, and the question whether your words may be kept.
    """
    return tour_line(model) or notices.question(model.meeting, model.you)


def agenda_heading(model: Model, style: str, width: int) -> Content:
    """Return the heading over the agenda."""
    return cut(content(summaries.agenda(model.meeting)[0].rstrip("."), style), width)


def agenda(model: Model, width: int) -> list[Content]:
    """Return a row for each agenda item; the open one is marked by an arrow and by weight."""
    return [_item(number, one, width - 2) for number, one in enumerate(model.meeting.agenda, 1)]


def agenda_plain(model: Model, width: int) -> list[Content]:
    """Return a row for each agenda item with what does not change: the rest is announced."""
    rows = []
    for number, one in enumerate(model.meeting.agenda, 1):
        minutes = f", {summaries.minutes(one.minutes)}" if one.minutes else ""
        rows.append(cut(content(f"{number}. {one.title}{minutes}"), width))
    return rows


def open_item(meeting: Meeting) -> int:
    """Return the place of the open agenda item, 0 for the first."""
    places = (n for n, one in enumerate(meeting.agenda) if one.status is Status.OPEN)
    return next(places, 0)


def _item(number: int, one: Item, width: int) -> Content:
    arrow = ARROW if one.status is Status.OPEN else NO_ARROW
    style = {Status.OPEN: "$now", Status.CLOSED: "$soft", Status.WAITING: ""}[one.status]
    bare = replace(one, words="")  # read in full on a page, by the key or by Enter
    state = content(summaries.item(bare).removeprefix(one.title), style)
    title = content(f"{number}. {one.title}", style)
    room = max(width // 2, width - state.cell_length)
    return line(arrow, cut(line(cut(title, room), state), width))


def floor_heads(model: Model, style: str, width: int, rows: int) -> list[Content]:
    """Return what stands over the queue: its length and the cards, the floor and your place.

    With one row only, that is your place and the floor.
    """
    meeting, you = model.meeting, model.you
    place = content(summaries.place(meeting, you) if meeting.place_of(you) else "", "$now")
    floor = place.pad_right(1) if place else BLANK
    who = content(summaries.floor(meeting, you), "$now" if model.has_floor else "")
    cards = content(summaries.card_counts(meeting), "$now")
    if place.cell_length + who.cell_length + 1 > width:
        floor, who = _shorter(model, floor, who)
    if rows == 1:
        if floor.cell_length + who.cell_length + cards.cell_length + 2 > width:
            return [cut(line(floor, who), width)]
        return [apart(line(floor, who), cards, width)]
    heading = content(summaries.waiting(meeting), style)
    return [apart(heading, cards, width), cut(line(floor, who), width)]


def _shorter(model: Model, floor: Content, who: Content) -> tuple[Content, Content]:
    """Return your place as a number, and the bare name of who speaks: a name cut off is no name."""
    meeting, you = model.meeting, model.you
    place, turn = meeting.place_of(you), meeting.floor
    if place and not summaries.is_next(meeting, you):
        count = len(meeting.queue)
        floor = content(say("{place} of {count}.", place=place, count=count), "$now").pad_right(1)
    if turn and turn.person != you:
        who = content(say("Speaker: {who}", who=meeting.name_of(turn.person)))
    return floor, who


def queue(model: Model, width: int) -> list[Content]:
    """Return a row for each hand, in order; your own is marked by an arrow and by weight."""
    rows = []
    for number, hand in enumerate(model.meeting.queue, 1):
        own = hand.person == model.you
        text = f"{number}. {summaries.hand(hand, model.meeting, model.you)}"
        row = cut(content(text, "$now" if own else ""), width - 2)
        rows.append(line(ARROW if own else NO_ARROW, row))
    return rows


def captions_heading(model: Model, style: str, width: int) -> list[Content]:
    """Return the heading over the captions, which says where they come from."""
    if not model.settings.captions:
        return [cut(content(say(words.CAPTIONS_HIDDEN), style), width)]
    heading, source = say(words.CAPTIONS), summaries.captions(model.meeting).rstrip(".")
    rest = source.removeprefix(f"{heading} ")
    if rest == source and source.startswith(heading):  # the sentence begins with the word, bent
        return [cut(content(source, style), width)]
    return [cut(line(content(heading, style).pad_right(1), content(rest, "$soft")), width)]


def caption(
    speaker: str, mark: str, text: Content, width: int, style: str = "$speaker"
) -> list[Content]:
    """Return a caption in lines: in columns where there is room, else one after the other.

    Without a speaker only the mark stands before the words.
    """
    if width < COLUMNS or not speaker:
        who = content(speaker, style).pad_right(int(bool(speaker)))
        return wrapped(line(who, content(f"({mark})", "$soft").pad_right(1), text), width)
    left = _left(speaker, mark, style)
    return _beside(left, wrapped(text, width - left.cell_length))


def voice(speaker: int) -> str:
    """Return the style of somebody's name where each speaker has a colour of their own."""
    return f"$voice-{speaker % VOICES + 1}" if speaker else "$speaker"


def _left(speaker: str, mark: str, style: str = "$speaker") -> Content:
    return line(padded(content(speaker, style), SPEAKER), content(mark, "$soft").pad(1, 2))


def _beside(left: Content, lines: list[Content]) -> list[Content]:
    blank = BLANK.pad_right(left.cell_length)
    return [line(left, lines[0]), *(line(blank, more) for more in lines[1:])]


def partials(model: Model, width: int, rows: int) -> list[Content]:
    """Return the words being recognised now: the last lines of each source, the newest last."""
    settings = model.settings
    rows = rows if model.flows and settings.motion else 0
    width = min(width, settings.caption_width or width)
    heard = list(model.partials.values())[-rows:] if rows else []
    shown: list[Content] = []
    for count, one in enumerate(heard):
        share = rows - len(shown) - (len(heard) - count - 1)
        shown.extend(_being_said(one, model, width, share))
    return shown


def _being_said(one: Heard, model: Model, width: int, rows: int) -> list[Content]:
    """Return the last rows of what is being said.

    It is cut into lines from its start, so words stay where they are while more come.
    """
    text = _so_far(one, model.settings.caption_unsure)
    if not text:
        return []
    named = model.settings.caption_speaker
    speaker = model.meeting.name_of(one.speaker) if one.speaker else say("Speaker")
    if width >= COLUMNS and named:
        left = _left(speaker, BEING_SAID)
        return _beside(left, wrapped(text, width - left.cell_length)[-rows:])
    said = line(content(f"{speaker}:", "$speaker").pad_right(1), text) if named else text
    mark = content(BEING_SAID, "$soft").pad_right(1)
    return [line(mark, more) for more in wrapped(said, width - mark.cell_length)[-rows:]]


def _so_far(one: Heard, unsure: Unsure) -> Content:
    """Return the words of a line that is being said; the unsure ones as somebody likes."""
    sure, rest = one.text[: one.stable], one.text[one.stable :]
    if unsure is Unsure.HIDE:
        return content(sure)
    gap = sure.endswith(" ") or rest.startswith(" ")
    slanted = "$unsure" if unsure is Unsure.ON else ""
    return line(content(sure).pad_right(int(gap)), content(rest, slanted))


def hints(model: Model, *, page: bool) -> list[tuple[str, str]]:
    """Return the keys that are most useful now and what they do, the most useful first."""
    mine = keys(model.settings)
    ready = {entry.name: key for key, entry in mine.items() if entry.open_to(model)}
    if not model.has_floor:
        ready.pop("done", None)
        ready.pop("say", None)
    named = {"help": later("help"), "type": later("command")}
    shown = USEFUL if page else {**named, **USEFUL}
    first = [("Esc", say("back"))] if page else []
    return first + [(ready[name], say(word)) for name, word in shown.items() if name in ready]
