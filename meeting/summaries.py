"""What stands now, in plain sentences: the agenda, the queue, the floor, the people, your place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting import items, statistics
from meeting.state import Hand, Item, Meeting, Status, Unheard
from meeting.values import Kind, Mode, Sort

_MINUTE = 60_000
_SECONDS_IN_WORDS = 90
"""Seconds up to which a time is told in seconds."""

_ORDERS: Mapping[Mode, str] = MappingProxyType(
    {
        Mode.ARRIVAL: "",
        Mode.FIRST_TIME: "who has not spoken first",
        Mode.LEAST_TIME: "who spoke least first",
        Mode.HOST: "the host picks",
    }
)


def agenda(meeting: Meeting) -> tuple[str, ...]:
    """Return the agenda: a line that counts it, then a numbered line per item."""
    if not meeting.agenda:
        return ("The agenda is empty.",)
    count = len(meeting.agenda)
    head = f"Agenda, {count} item{'s' * (count != 1)}."
    lines = (f"{items.number(meeting.agenda, one)}. {item(one)}" for one in meeting.agenda)
    return (head, *lines)


def item(one: Item) -> str:
    """Return one agenda item: title, time, state, and its plain-words line."""
    parts = [one.title]
    parts += planned(one)
    if one.status is Status.OPEN:
        parts.append("now")
    elif one.status is Status.CLOSED:
        parts.append(_took(one))
    elif one.status is Status.SKIPPED:
        parts.append("skipped")
    words = f" {one.words}" if one.words else ""
    return f"{ended(', '.join(parts))}{words}"


def planned(one: Item) -> tuple[str, ...]:
    """Return what is planned for an item beside its title: a break or not, how long, by whom."""
    is_break = one.is_break and "break" not in one.title.casefold()
    presenter = f"with {one.presenter}"
    return (
        *("a break",) * is_break,
        *(minutes(one.minutes),) * bool(one.minutes),
        *(presenter,) * bool(one.presenter),
    )


def written_down(meeting: Meeting) -> tuple[str, ...]:
    """Return the notes that everybody may read."""
    return tuple(f"Note: {one.text}" for one in meeting.notes)


def notes(meeting: Meeting) -> tuple[str, ...]:
    """Return the host notes that you may see."""
    lines = (
        f"Host note on {items.number(meeting.agenda, one)}. {ended(one.title)} {one.notes}"
        for one in meeting.agenda
        if one.notes
    )
    return tuple(lines) or ("There are no host notes that you may see.",)


def unheard(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return who was not heard, on which item, about what, and what they wrote since."""
    count = len({one.person for one in meeting.unheard})
    if not count:
        return ("Nobody was left unheard.",)
    head = "1 person was not heard." if count == 1 else f"{count} people were not heard."
    lines = (f"{n}. {_unheard(one, meeting, you)}" for n, one in enumerate(meeting.unheard, 1))
    return (head, *lines)


def _unheard(one: Unheard, meeting: Meeting, you: int) -> str:
    who = "You" if one.person == you else meeting.name_of(one.person)
    item = meeting.find_item(one.item)
    place = f", on {item.title}" if item else ""
    about = f": {one.about}" if one.about else ""
    wrote = f" In writing: {one.words}" if one.words else ""
    return f"{ended(who + place + about)}{wrote}"


def now(meeting: Meeting) -> str:
    """Return which agenda item is open."""
    if meeting.item is None:
        return "No agenda item is open."
    number = items.number(meeting.agenda, meeting.item)
    return f"Now: {number}. {ended(meeting.item.title)}"


def floor(meeting: Meeting, you: int = 0) -> str:
    """Return who has the floor."""
    turn = meeting.floor
    if turn is None:
        return "Nobody has the floor."
    if turn.person == you:
        return f"You have the floor{', paused' * (turn.paused is not None)}."
    name = meeting.called(turn.person)
    state = "is writing" if turn.written else "has the floor"
    paused = ", paused" if turn.paused is not None else ""
    reader = f" {_reader(meeting, turn.reader, you)} it aloud." if turn.reader else ""
    return f"{name} {state}{paused}.{reader}"


def _reader(meeting: Meeting, reader: int, you: int) -> str:
    return "You read" if reader == you else f"{meeting.name_of(reader)} reads"


def queue(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the floor, the queue in its order, and your own place."""
    if not meeting.queue:
        closed = () if meeting.queue_is_open else ("The queue is closed.",)
        return (floor(meeting, you), "Nobody is waiting.", *closed)
    lines = (
        f"{n}. {hand(one, meeting, you)}{_newcomer(meeting, one)}"
        for n, one in enumerate(meeting.queue, 1)
    )
    own = (place(meeting, you),) if meeting.place_of(you) else ()
    return (floor(meeting, you), f"{waiting(meeting)}.", *lines, *own)


def _newcomer(meeting: Meeting, one: Hand) -> str:
    """Return the mark of who has not spoken yet, "" for others and where that is hidden."""
    shown = meeting.statistics_shown and statistics.is_newcomer(meeting, one.person)
    return " First turn." if shown else ""


def waiting(meeting: Meeting) -> str:
    """Return how many wait, whether more can come, and in which order unless it is the usual one.

    It has no full stop, so that it can be a heading.
    """
    closed = "" if meeting.queue_is_open else "closed"
    rounds = "in rounds" if meeting.rounds else ""
    count = f"Queue, {len(meeting.queue)} waiting"
    return ", ".join(part for part in (count, closed, _ORDERS[meeting.mode], rounds) if part)


def hand(one: Hand, meeting: Meeting, you: int = 0) -> str:
    """Return one hand: who, kind, in writing or not, away or not, about what."""
    parts = ["You" if one.person == you else meeting.name_of(one.person)]
    if one.kind is not Kind.NEW_POINT:
        parts.append(one.kind)
    if one.written:
        parts.append("in writing")
    if meeting.is_away(one.person):
        parts.append("away")
    about = f": {one.about}" if one.about else ""
    return ended(f"{', '.join(parts)}{about}")


def place(meeting: Meeting, you: int) -> str:
    """Return your own place in the queue."""
    number = meeting.place_of(you)
    if number is None:
        return "Your hand is not up."
    if is_next(meeting, you):
        return "You are next."
    return f"You are {ordinal(number)} of {len(meeting.queue)}."


def is_next(meeting: Meeting, you: int) -> bool:
    """Tell whether you are called next; where the host picks, nobody knows."""
    return meeting.place_of(you) == 1 and meeting.mode is not Mode.HOST


def people(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return who is here, with their roles."""
    here = [one for one in meeting.people.values() if one.here]
    head = "1 person is here." if len(here) == 1 else f"{len(here)} people are here."
    lines = []
    for one in here:
        who = meeting.called(one.id) + " (you)" * (one.id == you)
        away = ", away" if one.away else ""
        lines.append(f"{who}: {', '.join(one.roles) or 'no role'}{away}.")
    return (head, *lines)


def captions(meeting: Meeting) -> str:
    """Return where captions come from now."""
    if not meeting.captioners:
        return "There are no captions now."
    makers = (
        f"{one.engine} ({one.language})" if one.engine else f"{meeting.name_of(one.person)}, typing"
        for one in meeting.captioners
    )
    return f"Captions come from {' and '.join(makers)}."


def card_counts(meeting: Meeting) -> str:
    """Return how many cards of each sort are up, "" for none."""
    counts = ((sort, meeting.shown(sort)) for sort in Sort)
    return ", ".join(f"{sort} {count}" for sort, count in counts if count)


def cards(count: int) -> str:
    """Return a count of cards in words."""
    return "1 card is up" if count == 1 else f"{count} cards are up"


def ended(text: str) -> str:
    """Return somebody's words with a full stop, unless they have an end of their own."""
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{text}."


def minutes(count: int) -> str:
    """Return a count of minutes in words."""
    return "1 minute" if count == 1 else f"{count} minutes"


def seconds(count: int) -> str:
    """Return a count of seconds in words: whole minutes as minutes."""
    if count and count % 60 == 0:
        return minutes(count // 60)
    if count > _SECONDS_IN_WORDS:
        return f"{minutes(count // 60)} {seconds(count % 60)}"
    return "1 second" if count == 1 else f"{count} seconds"


def times(percent: int) -> str:
    """Return a share in percent as so many times: 150 is "1.5 times"."""
    return f"{percent / 100:g} times"


def hour(meeting: Meeting, at: int, zone: int | None = None) -> str:
    """Return a time of the meeting as people's clocks show it: `15:10`, or `14:10 UTC`.

    Args:
        meeting: says when it opened.
        at: milliseconds since then.
        zone: how many minutes the reader's clock is ahead of UTC, None where nobody knows.
    """
    minute = (meeting.utc + at) // _MINUTE + (zone or 0)
    return f"{minute // 60 % 24:02}:{minute % 60:02}{' UTC' * (zone is None)}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th … 11th … 21st."""
    teen = 10 <= number % 100 <= 20  # noqa: PLR2004 - 11th, 12th and 13th are the exceptions
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def clock(at: int) -> str:
    """Return a time since the opening as H:MM:SS."""
    seconds = at // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _took(one: Item) -> str:
    if one.started is None or one.closed is None:
        return "done"
    return f"done in {minutes(max(1, round((one.closed - one.started) / _MINUTE)))}"
