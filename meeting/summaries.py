"""What stands now, in plain sentences: the agenda, the queue, the floor, the people, your place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting import items, naming, statistics
from meeting.language import later, say, say_many
from meeting.state import Hand, Item, Meeting, Person, Status, Unheard
from meeting.values import Kind, Mode, Sort

_MINUTE = 60_000
_SECONDS_IN_WORDS = 90
"""Seconds up to which a time is told in seconds."""

_ORDERS: Mapping[Mode, str] = MappingProxyType(
    {
        Mode.ARRIVAL: "",
        Mode.FIRST_TIME: later("who has not spoken first"),
        Mode.LEAST_TIME: later("who spoke least first"),
        Mode.HOST: later("the host picks"),
    }
)

_YOU_SPEAK = (later("You have the floor."), later("You have the floor, paused."))
"""What is said to who speaks: goes on, paused."""

_SPEAKS: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (False, False): later("{who} has the floor."),
        (False, True): later("{who} has the floor, paused."),
        (True, False): later("{who} is writing."),
        (True, True): later("{who} is writing, paused."),
    }
)
"""What is said of who speaks: whether in writing, whether paused."""

_TH = later("{number}th")
_ORDINALS: Mapping[int, str] = MappingProxyType(
    {1: later("{number}st"), 2: later("{number}nd"), 3: later("{number}rd")}
)
"""The endings of 1st, 2nd and 3rd; all others are `_TH`."""


def agenda(meeting: Meeting) -> tuple[str, ...]:
    """Return the agenda: a line that counts it, then a numbered line per item."""
    if not meeting.agenda:
        return (say("The agenda is empty."),)
    head = say_many("Agenda, {number} item.", "Agenda, {number} items.", len(meeting.agenda))
    lines = (f"{items.number(meeting.agenda, one)}. {item(one)}" for one in meeting.agenda)
    return (head, *lines)


def item(one: Item) -> str:
    """Return one agenda item: title, time, state, and its plain-words line."""
    parts = [one.title]
    parts += planned(one)
    if one.status is Status.OPEN:
        parts.append(say("now"))
    elif one.status is Status.CLOSED:
        parts.append(_took(one))
    elif one.status is Status.SKIPPED:
        parts.append(say("skipped"))
    words = f" {one.words}" if one.words else ""
    return f"{ended(', '.join(parts))}{words}"


def planned(one: Item) -> tuple[str, ...]:
    """Return what is planned for an item beside its title: a break or not, how long, by whom."""
    is_break = one.is_break and "break" not in one.title.casefold()
    presenter = say("with {presenter}", presenter=one.presenter)
    return (
        *(say("a break"),) * is_break,
        *(minutes(one.minutes),) * bool(one.minutes),
        *(presenter,) * bool(one.presenter),
    )


def written_down(meeting: Meeting) -> tuple[str, ...]:
    """Return the notes that everybody may read."""
    return tuple(say("Note: {text}", text=one.text) for one in meeting.notes)


def notes(meeting: Meeting) -> tuple[str, ...]:
    """Return the host notes that you may see."""
    lines = (
        say(
            "Host note on {number}. {title} {text}",
            number=items.number(meeting.agenda, one),
            title=ended(one.title),
            text=one.notes,
        )
        for one in meeting.agenda
        if one.notes
    )
    return tuple(lines) or (say("There are no host notes that you may see."),)


def unheard(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return who was not heard, on which item, about what, and what they wrote since."""
    count = len({one.person for one in meeting.unheard})
    if not count:
        return (say("Nobody was left unheard."),)
    head = say_many("{number} person was not heard.", "{number} people were not heard.", count)
    lines = (f"{n}. {_unheard(one, meeting, you)}" for n, one in enumerate(meeting.unheard, 1))
    return (head, *lines)


def _unheard(one: Unheard, meeting: Meeting, you: int) -> str:
    who = naming.who(meeting, one.person, you)
    item = meeting.find_item(one.item)
    if item:
        who = say("{who}, on {title}", who=who, title=item.title)
    about = ended(f"{who}: {one.about}" if one.about else who)
    if not one.words:
        return about
    return say("{about} In writing: {words}", about=about, words=one.words)


def now(meeting: Meeting) -> str:
    """Return which agenda item is open."""
    if meeting.item is None:
        return say("No agenda item is open.")
    number = items.number(meeting.agenda, meeting.item)
    return say("Now: {number}. {title}", number=number, title=ended(meeting.item.title))


def floor(meeting: Meeting, you: int = 0) -> str:
    """Return who has the floor."""
    turn = meeting.floor
    if turn is None:
        return say("Nobody has the floor.")
    if turn.person == you:
        return say(_YOU_SPEAK[turn.paused is not None])
    sentence = _SPEAKS[turn.written, turn.paused is not None]
    speaks = say(sentence, who=naming.called(meeting, turn.person))
    return f"{speaks} {_reader(meeting, turn.reader, you)}" if turn.reader else speaks


def _reader(meeting: Meeting, reader: int, you: int) -> str:
    if reader == you:
        return say("You read it aloud.")
    return say("{who} reads it aloud.", who=naming.who(meeting, reader))


def queue(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the floor, and the queue in its order.

    Your place is where you stand in it: a sentence of its own would say it twice to who listens.
    """
    if not meeting.queue:
        closed = () if meeting.queue_is_open else (say("The queue is closed."),)
        return (floor(meeting, you), say("Nobody is waiting."), *closed)
    lines = (
        f"{n}. {hand(one, meeting, you)}{_newcomer(meeting, one)}"
        for n, one in enumerate(meeting.queue, 1)
    )
    return (floor(meeting, you), f"{waiting(meeting)}.", *lines)


def _newcomer(meeting: Meeting, one: Hand) -> str:
    """Return the mark of who has not spoken yet, "" for others and where that is hidden."""
    shown = meeting.statistics_shown and statistics.is_newcomer(meeting, one.person)
    first = say("First turn.")
    return f" {first}" if shown else ""


def waiting(meeting: Meeting) -> str:
    """Return how many wait, whether more can come, and in which order unless it is the usual one.

    It has no full stop, so that it can be a heading.
    """
    closed = "" if meeting.queue_is_open else say("closed")
    rounds = say("in rounds") if meeting.rounds else ""
    count = say("Queue, {number} waiting", number=len(meeting.queue))
    return ", ".join(part for part in (count, closed, say(_ORDERS[meeting.mode]), rounds) if part)


def hand(one: Hand, meeting: Meeting, you: int = 0) -> str:
    """Return one hand: who, kind, in writing or not, away or not, about what."""
    parts = [naming.who(meeting, one.person, you)]
    if one.kind is not Kind.NEW_POINT:
        parts.append(say(one.kind))
    if one.written:
        parts.append(say("in writing"))
    if meeting.is_away(one.person):
        parts.append(say("away"))
    about = f": {one.about}" if one.about else ""
    return ended(f"{', '.join(parts)}{about}")


def place(meeting: Meeting, you: int) -> str:
    """Return your own place in the queue."""
    number = meeting.place_of(you)
    if number is None:
        return say("Your hand is not up.")
    if is_next(meeting, you):
        return say("You are next.")
    return say("You are {place} of {count}.", place=ordinal(number), count=len(meeting.queue))


def is_next(meeting: Meeting, you: int) -> bool:
    """Tell whether you are called next; where the host picks, nobody knows."""
    return meeting.place_of(you) == 1 and meeting.mode is not Mode.HOST


def people(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return who is here, with their roles."""
    here = [one for one in meeting.people.values() if one.here]
    head = say_many("{number} person is here.", "{number} people are here.", len(here))
    return (head, *(_person(one, meeting, you) for one in here))


def _person(one: Person, meeting: Meeting, you: int) -> str:
    name = naming.called(meeting, one.id)
    name = say("{name} (you)", name=name) if one.id == you else name
    roles = [say(role) for role in one.roles] or [say("no role")]
    away = [say("away")] * bool(one.away)
    return f"{name}: {', '.join((*roles, *away))}."


def captions(meeting: Meeting) -> str:
    """Return where captions come from now."""
    if not meeting.captioners:
        return say("There are no captions now.")
    makers = (
        f"{one.engine} ({one.language})"
        if one.engine
        else say("{who}, typing", who=naming.who(meeting, one.person))
        for one in meeting.captioners
    )
    return say("Captions come from {makers}.", makers=naming.both(makers))


def card_counts(meeting: Meeting) -> str:
    """Return how many cards of each sort are up, "" for none."""
    counts = ((sort, meeting.shown(sort)) for sort in Sort)
    return ", ".join(f"{say(sort)} {count}" for sort, count in counts if count)


def cards(count: int) -> str:
    """Return a count of cards in words."""
    return say_many("{number} card is up", "{number} cards are up", count)


def ended(text: str) -> str:
    """Return somebody's words with a full stop, unless they have an end of their own."""
    return text if text.endswith((".", "!", "?", "…", "。", "！", "？")) else f"{text}."


def minutes(count: int) -> str:
    """Return a count of minutes in words."""
    return say_many("{number} minute", "{number} minutes", count)


def seconds(count: int) -> str:
    """Return a count of seconds in words: whole minutes as minutes."""
    if count and count % 60 == 0:
        return minutes(count // 60)
    if count > _SECONDS_IN_WORDS:
        return f"{minutes(count // 60)} {seconds(count % 60)}"
    return say_many("{number} second", "{number} seconds", count)


def times(percent: int) -> str:
    """Return a share in percent as so many times: 150 is "1.5 times"."""
    return say("{number} times", number=f"{percent / 100:g}")


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
    written = _TH if teen else _ORDINALS.get(number % 10, _TH)
    return say(written, number=number)


def clock(at: int) -> str:
    """Return a time since the opening as H:MM:SS."""
    seconds = at // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _took(one: Item) -> str:
    if one.started is None or one.closed is None:
        return say("done")
    taken = minutes(max(1, round((one.closed - one.started) / _MINUTE)))
    return say("done in {time}", time=taken)
