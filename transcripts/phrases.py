"""What all formats say in the same words: times, turns, agenda, where the words come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from meeting import time_words
from meeting.erasing import consents
from meeting.notices import record
from meeting.state import Meeting
from meeting.statistics import Talk
from meeting.summaries import clock, ended, minutes, seconds
from meeting.text import clean
from meeting.told import terms as told_terms
from meeting.values import Kind, Mended, Source
from transcripts.document import (
    Action,
    Attendee,
    ChatLine,
    Correction,
    Decision,
    Document,
    Keeping,
    Move,
    OffRecord,
    Paragraph,
    Piece,
    Point,
    Respoken,
    Section,
    Spoken,
    TurnLine,
    Waiting,
)

MANY = 30
"""Lines beyond which pages fold a list, as W3C's scribe does."""


def missing(ms: int) -> str:
    """Say in the place of words that they are missing, and how much of them."""
    return f"[No captions for {seconds(max(1, round(ms / 1000)))}.]"


_MINUTE = 60_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

END = "End of the transcript."
"""The last line of every text, so that who listens knows that nothing is missing."""

END_OF_SUMMARY = "End of the summary."

SAID = "What was said and done"
"""The heading over all sections."""

BETWEEN = "Outside the agenda"
"""The heading over what happened while no point of the agenda was open."""

ALL = "The talk"
"""The heading over what happened in a meeting without an agenda."""


def opening(opened: int) -> datetime | None:
    """Return milliseconds since 1970 as a time, None where no calendar has that day."""
    try:
        return _EPOCH + timedelta(milliseconds=opened)
    except OverflowError:
        return None


def day(opened: int) -> str:
    """Return the day of the opening as `2026-09-21`."""
    known = opening(opened)
    return known.date().isoformat() if known else "0000-00-00"


def when(document: Document) -> str:
    """Return day, hour, and how long it has been, in a sentence each."""
    opened = opening(document.opened)
    begin = f"{opened.day} {opened:%B %Y, %H:%M} UTC." if opened else "The day is not known."
    lasted = clock(document.until)
    how_long = f"It lasted {lasted}." if document.is_over else f"Still open after {lasted}."
    return f"{begin} {how_long}"


def notices(meeting: Meeting) -> Iterator[str]:
    """Yield where the words come from, in plain sentences."""
    yield from record(meeting)
    unnamed = sum(not consents(meeting, person) for person in meeting.people)
    if unnamed:
        who = "1 person is" if unnamed == 1 else f"{unnamed} people are"
        yield f"{who} not named, and their words are left out."
    made = [caption for caption in meeting.captions if caption.engine]
    for engine, language in dict.fromkeys((one.engine, one.language) for one in made):
        yield f"Captions were made by a machine: {clean(engine)}, language {clean(language)}."
    if made:
        yield "A machine can be wrong."
    if len(made) < len(meeting.captions):
        yield "Some words were typed."
    mended = sum(caption.source is Source.CORRECTED for caption in meeting.captions)
    if mended:
        yield f"{mended} {'caption was' if mended == 1 else 'captions were'} corrected by people."


def shown(document: Document) -> str:
    """Return whose copy this is, "" where it comes from the whole log."""
    return f"This is what {document.shown_to} was shown." if document.shown_to else ""


def head(document: Document) -> tuple[str, ...]:
    """Return the sentences that stand under the title."""
    lines = (
        status(document),
        when(document),
        " ".join(officers(document)),
        " ".join(document.notices),
        shown(document),
    )
    return tuple(line for line in lines if line)


def has_many(document: Document) -> bool:
    """Tell whether so many were there that nobody should have to read their names first."""
    return len(document.people) > MANY


def many(document: Document) -> str:
    """Return what stands in the place of so many names, in files that cannot fold a list."""
    return f"{len(document.people)} people were there. They are listed at the end."


def status(document: Document) -> str:
    """Return whether this is a draft or final, and until when people can mend it."""
    if not document.is_over:
        return "DRAFT. The meeting is still open."
    day = _date(document.opened + document.final_at) if document.final_at is not None else ""
    if document.is_final:
        return f"FINAL since {day}." if day else "FINAL."
    until = f" until {day}" if day else ""
    return f"DRAFT. People who were there can propose changes{until}."


def officers(document: Document) -> Iterator[str]:
    """Yield who kept the meeting, who wrote its record, and who sent regrets."""
    for title, names in (
        ("Chair", document.chairs),
        ("Scribe", document.scribes),
        ("Regrets", document.regrets),
    ):
        if names:
            yield f"{title}: {ended(_enumerated(names))}"


def _enumerated(names: tuple[str, ...]) -> str:
    """Return names as a list in a sentence; a long one is only counted, and stands at the end."""
    if len(names) > MANY:
        return f"{len(names)} people. They are listed at the end"
    return ", ".join(names)


def _date(at: int) -> str:
    known = opening(at)
    return f"{known.day} {known:%B %Y, %H:%M} UTC" if known else ""


def attendee(person: Attendee) -> str:
    """Return who was there, in which roles, from when to when."""
    roles = [_keeping(one, person) for one in person.held] or person.roles
    left = [f"left at {clock(person.left)}"] if person.left is not None else []
    addressed = f" ({person.addressed})" if person.addressed else ""
    return ", ".join((f"{person.name}{addressed}", *roles, f"came at {clock(person.came)}", *left))


def _keeping(one: Keeping, person: Attendee) -> str:
    since = f" from {clock(one.since)}" if one.since > person.came else ""
    until = f" until {clock(one.until)}" if one.until is not None else ""
    return f"{one.role}{since}{until}"


def heading(section: Section, document: Document) -> str:
    """Return the heading of a section."""
    if section.point:
        return f"{section.point.number}. {section.point.title}"
    return BETWEEN if document.agenda else ALL


def plan(point: Point) -> str:
    """Return a point's title with what was planned and what came of it."""
    presenter = (f"with {point.presenter}",) * bool(point.presenter)
    words = f" {point.words}" if point.words else ""
    links = f" Links: {' '.join(point.links)}" if point.links else ""
    return f"{ended(', '.join((point.title, *presenter, *_times(point))))}{words}{links}"


def has_parts(document: Document) -> bool:
    """Tell whether an item has parts, so that a list cannot number the agenda by itself."""
    return any("." in point.number for point in document.agenda)


def agenda(document: Document) -> Iterator[str]:
    """Yield the agenda; with its own numbers where a list would give it wrong ones."""
    parts = has_parts(document)
    for point in document.agenda:
        yield f"{point.number}. {plan(point)}" if parts else plan(point)


def times(point: Point) -> str:
    """Return how long a point was planned for, and how long it took, in one sentence."""
    sentence = ended(", ".join(_times(point)))
    return sentence[:1].upper() + sentence[1:]


def _times(point: Point) -> list[str]:
    parts = []
    if point.is_break and "break" not in point.title.casefold():
        parts.append("a break")
    if point.planned:
        parts.append(f"{minutes(point.planned)} planned")
    if point.skipped:
        parts.append("skipped")
    elif point.started is None:
        parts.append("not started")
    elif point.closed is None:
        parts.append("still open")
    else:
        used = max(1, round((point.closed - point.started) / _MINUTE))
        parts.append(f"{minutes(used)} used")
    return parts


def turn(line: TurnLine) -> str:
    """Return how somebody got the floor."""
    state = "is writing" if line.written else "has the floor"
    return ended(f"{line.speaker} {state}{_kind(line.kind)}{_about(line.about)}")


def action(one: Action) -> str:
    """Return who will do what, by when."""
    due = f", by {one.due}" if one.due else ""
    return ended(f"{one.who} will {one.what}{due}")


def waiting(hand: Waiting) -> str:
    """Return who was not heard, about what, since when they waited, and what they wrote since."""
    item = f", on {hand.item}" if hand.item else ""
    who = f"{hand.who}, since {clock(hand.at)}{item}{_kind(hand.kind)}{_about(hand.about)}"
    return f"{ended(who)} In writing: {hand.words}" if hand.words else ended(who)


def correction(one: Correction) -> str:
    """Return who changed which words, and when."""
    before, now = ended(f"Before: {one.old}"), ended(f"Now: {one.new}")
    proposed = f" {one.proposed_by} proposed it." if one.proposed_by else ""
    return (
        f"{one.who} corrected caption {one.caption}, at {clock(one.at)}.{proposed} {before} {now}"
    )


def terms(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield which terms a glossary put into captions, and what was heard."""
    for piece in pieces:
        for one in piece.terms:
            told = told_terms.mended(Mended(one.heard, one.written, one.origin))
            yield f"Caption {piece.id}, at {clock(piece.start)}. {told}"


def respoken(one: Respoken) -> str:
    """Return who changed whose words which captions are, and when."""
    first, last = one.captions[0], one.captions[-1]
    which = f"caption {first}" if first == last else f"captions {first} to {last}"
    begin = f"{one.who} corrected who spoke {which}, at {clock(one.at)}."
    return f"{begin} Before: {ended(one.old)} Now: {ended(one.new)}"


def spoken(one: Spoken) -> str:
    """Return who spoke how often and how long, in which item."""
    talk = Talk(person=0, turns=one.turns, time=one.time, first=one.first, written=one.written)
    item = f"Item {one.point}, " if one.point else ""
    return time_words.talk(talk, f"{item}{one.who}")


def move(one: Move) -> str:
    """Return who changed the queue, how, why and when."""
    return f"At {clock(one.at)}. {one.sentence}"


def off_record(one: OffRecord) -> str:
    """Return that nothing was kept, and how long."""
    if one.lasted is None:
        return "[off the record]"
    return f"[off the record, {max(1, round(one.lasted / _MINUTE))} min]"


def entry(one: TurnLine | ChatLine | Decision | Action | OffRecord) -> str:
    """Return anything but speech as one line."""
    if isinstance(one, TurnLine):
        return turn(one)
    if isinstance(one, OffRecord):
        return off_record(one)
    if isinstance(one, ChatLine):
        return f"{one.who} in the chat: {one.text}"
    if isinstance(one, Decision):
        return f"Decision: {one.text}"
    return f"Action: {action(one)}"


def speaker(paragraph: Paragraph) -> str:
    """Return who spoke, whether it was typed, and the language where it is another one."""
    typed = ", typed" if paragraph.typed else ""
    language = f", in {clean(paragraph.language)}" if paragraph.is_foreign else ""
    return f"{paragraph.speaker}{typed}{language}"


def words(paragraph: Paragraph) -> str:
    """Return all that was said; what somebody mended is marked as such."""
    return " ".join(
        f"{piece.text} [corrected]" if piece.corrected_by else piece.text
        for piece in paragraph.pieces
    )


def corrections(paragraph: Paragraph) -> list[str]:
    """Return a line for each caption that somebody mended."""
    mended = (piece for piece in paragraph.pieces if piece.corrected_by)
    return [f"Caption {piece.id} was corrected by {piece.corrected_by}." for piece in mended]


def stamp(at: int, point: str = ".") -> str:
    """Return a time as subtitle files have it: `00:01:02.003`."""
    seconds, thousandths = divmod(at, 1000)
    minute, second = divmod(seconds, 60)
    return f"{minute // 60:02}:{minute % 60:02}:{second:02}{point}{thousandths:03}"


def _kind(kind: Kind) -> str:
    return "" if kind is Kind.NEW_POINT else f", {kind}"


def _about(about: str) -> str:
    return f": {about}" if about else ""
