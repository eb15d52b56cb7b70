"""What all formats say in the same words: times, turns, agenda, where the words come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from meeting import naming, time_words
from meeting.erasing import consents
from meeting.final import DAY
from meeting.language import later, say, say_many
from meeting.language_names import name_of
from meeting.notices import record
from meeting.state import Meeting
from meeting.statistics import Talk
from meeting.summaries import clock, ended, minutes, seconds
from meeting.text import clean
from meeting.told import terms as told_terms
from meeting.told.wording import bare, together
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
    return say("[No captions for {time}.]", time=seconds(max(1, round(ms / 1000))))


_MINUTE = 60_000
_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

END = later("End of the transcript.")
"""The last line of every text, so that who listens knows that nothing is missing."""

END_OF_SUMMARY = later("End of the summary.")

CORRECTED = later("[corrected]")
"""Stands behind words that somebody mended."""

CONTENTS = later("Contents")
"""The heading over the list of headings."""

SAID = later("What was said and done")
"""The heading over all sections."""

BETWEEN = later("Outside the agenda")
"""The heading over what happened while no point of the agenda was open."""

ALL = later("The talk")
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
    begin = ended(_written(opened)) if opened else say("The day is not known.")
    lasted = clock(document.until)
    if document.is_over:
        return f"{begin} {_lasted(lasted)}"
    still = say("Still open after {time}.", time=lasted)
    return f"{begin} {still}"


def _lasted(time: str) -> str:
    return say("It lasted {time}.", time=time)


def _written(at: datetime) -> str:
    """Return a time as people write it: "21 September 2026, 13:33 UTC"."""
    return say(
        "{day} {month} {year}, {time} UTC",
        day=at.day,
        month=say(_MONTHS[at.month - 1]),
        year=at.year,
        time=f"{at:%H:%M}",
    )


def notices(meeting: Meeting) -> Iterator[str]:
    """Yield where the words come from, in plain sentences."""
    yield from record(meeting)
    unnamed = sum(not consents(meeting, person) for person in meeting.people)
    if unnamed:
        yield say_many(
            "{number} person is not named, and their words are left out.",
            "{number} people are not named, and their words are left out.",
            unnamed,
        )
    made = [caption for caption in meeting.captions if caption.engine]
    for engine, language in dict.fromkeys((one.engine, one.language) for one in made):
        yield say(
            "Captions in {language} were made by a machine: {engine}.",
            engine=clean(engine),
            language=name_of(clean(language)),
        )
    if made:
        yield say("A machine can be wrong.")
    if len(made) < len(meeting.captions):
        yield say("Some words were typed.")
    mended = sum(caption.source is Source.CORRECTED for caption in meeting.captions)
    if mended:
        yield say_many(
            "{number} caption was corrected by people.",
            "{number} captions were corrected by people.",
            mended,
        )


def shown(document: Document) -> str:
    """Return whose copy this is, "" where it comes from the whole log."""
    if not document.shown_to:
        return ""
    return say("This is what {whom} was shown.", whom=naming.named(document.shown_to))


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
    count = len(document.people)
    return say("{number} people were there. They are listed at the end.", number=count)


def in_all(title: str, count: int) -> str:
    """Return what folds up a long list: its title, and how much stands in it."""
    return say("{title}, {number} in all", title=title, number=count)


def status(document: Document) -> str:
    """Return whether this is a draft or final, and until when people can mend it."""
    if not document.is_over:
        return say("DRAFT. The meeting is still open.")
    day = _date(document.opened + document.final_at) if document.final_at is not None else ""
    if document.is_final:
        return say("FINAL since {day}.", day=day) if day else say("FINAL.")
    if day:
        return say("DRAFT. People who were there can propose changes until {day}.", day=day)
    return say("DRAFT. People who were there can propose changes.")


def officers(document: Document) -> Iterator[str]:
    """Yield who kept the meeting, who wrote its record, and who sent regrets."""
    for sentence, names in (
        (later("Chair: {names}"), document.chairs),
        (later("Scribe: {names}"), document.scribes),
        (later("Regrets: {names}"), document.regrets),
    ):
        if names:
            yield say(sentence, names=ended(_enumerated(names)))


def _enumerated(names: tuple[str, ...]) -> str:
    """Return names as a list in a sentence; a long one is only counted, and stands at the end."""
    if len(names) > MANY:
        return say("{number} people. They are listed at the end", number=len(names))
    return ", ".join(names)


def _date(at: int) -> str:
    known = opening(at)
    return _written(known) if known else ""


def attendee(person: Attendee) -> str:
    """Return who was there, in which roles, from when to when."""
    roles = [_keeping(one, person) for one in person.held] or map(say, person.roles)
    came = say("came at {time}", time=clock(person.came))
    left = [say("left at {time}", time=clock(person.left))] if person.left is not None else []
    addressed = f" ({person.addressed})" if person.addressed else ""
    return ", ".join((f"{person.name}{addressed}", *roles, came, *left))


def present(document: Document) -> Iterator[str]:
    """Yield who was there, each as a line that makes sense alone."""
    for person in document.people:
        yield say("Was there: {person}", person=attendee(person))


def _keeping(one: Keeping, person: Attendee) -> str:
    role, since = say(one.role), clock(one.since)
    if one.until is None:
        late = one.since > person.came
        return say("{role} from {since}", role=role, since=since) if late else role
    until = clock(one.until)
    if one.since > person.came:
        return say("{role} from {since} until {until}", role=role, since=since, until=until)
    return say("{role} until {until}", role=role, until=until)


def heading(section: Section, document: Document) -> str:
    """Return the heading of a section."""
    if section.point:
        return f"{section.point.number}. {section.point.title}"
    outside = BETWEEN if document.agenda else ALL
    return say(outside)


def plan(point: Point) -> str:
    """Return a point's title with what was planned and what came of it."""
    presenter = (say("with {presenter}", presenter=point.presenter),) * bool(point.presenter)
    words = f" {point.words}" if point.words else ""
    told = f"{ended(', '.join((point.title, *presenter, *_times(point))))}{words}"
    if not point.links:
        return told
    return say("{told} Links: {links}", told=told, links=" ".join(point.links))


def has_parts(document: Document) -> bool:
    """Tell whether an item has parts, so that a list cannot number the agenda by itself."""
    return any("." in point.number for point in document.agenda)


def agenda(document: Document) -> Iterator[str]:
    """Yield the agenda; with its own numbers where a list would give it wrong ones."""
    parts = has_parts(document)
    for point in document.agenda:
        yield f"{point.number}. {plan(point)}" if parts else plan(point)


def times(point: Point) -> str:
    """Return how long a point was planned for, how long it took, and from when to when."""
    sentence = ended(", ".join(_times(point)))
    return together(sentence[:1].upper() + sentence[1:], _from_when(point))


def _from_when(point: Point) -> str:
    if point.started is None:
        return ""
    if point.closed is None:
        return say("Since {start}.", start=clock(point.started))
    return say("From {start} to {end}.", start=clock(point.started), end=clock(point.closed))


def _times(point: Point) -> list[str]:
    parts = []
    if point.is_break and "break" not in point.title.casefold():
        parts.append(say("a break"))
    if point.planned:
        parts.append(say("{time} planned", time=minutes(point.planned)))
    if point.skipped:
        parts.append(say("skipped"))
    elif point.started is None:
        parts.append(say("not started"))
    elif point.closed is None:
        parts.append(say("still open"))
    else:
        used = max(1, round((point.closed - point.started) / _MINUTE))
        parts.append(say("{time} used", time=minutes(used)))
    return parts


def turn(line: TurnLine) -> str:
    """Return how somebody got the floor."""
    who = naming.named(line.speaker)
    says = say("{who} is writing.", who=who) if line.written else _speaks(who)
    return ended(f"{bare(says)}{_kind(line.kind)}{_about(line.about)}")


def _speaks(who: str) -> str:
    return say("{who} has the floor.", who=who)


def action(one: Action) -> str:
    """Return who will do what, by when."""
    if not one.due:
        return say("{who} will {what}", who=one.who, what=ended(one.what))
    return say("{who} will {what}, by {due}", who=one.who, what=one.what, due=ended(one.due))


def waiting(hand: Waiting) -> str:
    """Return who was not heard, about what, since when they waited, and what they wrote since."""
    who = say("{who}, since {time}", who=hand.who, time=clock(hand.at))
    if hand.item:
        who = say("{who}, on {title}", who=who, title=hand.item)
    about = ended(f"{who}{_kind(hand.kind)}{_about(hand.about)}")
    if not hand.words:
        return about
    return say("{about} In writing: {words}", about=about, words=hand.words)


def correction(one: Correction) -> str:
    """Return who changed which words, and when."""
    sentence = (
        later("At {time}, {who} amended what was written down at {said}.")
        if one.is_mark
        else later("At {time}, {who} corrected the caption of {said}.")
    )
    who, time = naming.named(one.who), _moment(one.at)
    mended = say(sentence, time=time, who=who, said=clock(one.said))
    proposed = one.proposed_by and say("{who} proposed it.", who=naming.named(one.proposed_by))
    return together(mended, proposed, _before_and_now(one.old, one.new))


def _moment(at: int) -> str:
    """Return when something was mended: in the meeting, or on which day after it began."""
    days, rest = divmod(at, DAY)
    if not days:
        return clock(at)
    return say("{time} on day {day}", time=clock(rest), day=days + 1)


def _before_and_now(old: str, new: str) -> str:
    return say("Before: {old} Now: {new}", old=ended(old), new=ended(new))


def terms(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield which terms a glossary put into captions, and what was heard."""
    for piece in pieces:
        for one in piece.terms:
            told = told_terms.mended(Mended(one.heard, one.written, one.origin))
            yield say("At {time}. {sentence}", time=clock(piece.start), sentence=told)


def respoken(one: Respoken) -> str:
    """Return who changed whose words those are, and when."""
    first, last = map(clock, one.said)
    who, time = naming.named(one.who), _moment(one.at)
    if first == last:
        begin = say(
            "At {time}, {who} corrected who spoke at {said}.", time=time, who=who, said=first
        )
    else:
        begin = say(
            "At {time}, {who} corrected who spoke from {first} to {last}.",
            time=time,
            who=who,
            first=first,
            last=last,
        )
    return together(begin, _before_and_now(one.old, one.new))


def spoken(one: Spoken) -> str:
    """Return who spoke how often and how long, in which item."""
    talk = Talk(person=0, turns=one.turns, time=one.time, first=one.first, written=one.written)
    if not one.point:
        return time_words.talk(talk, one.who)
    return time_words.talk(talk, say("Item {number}, {who}", number=one.point, who=one.who))


def move(one: Move) -> str:
    """Return who changed the queue, how, why and when."""
    return say("At {time}. {sentence}", time=clock(one.at), sentence=one.sentence)


def off_record(one: OffRecord) -> str:
    """Return that nothing was kept, and how long."""
    if one.lasted is None:
        return say("[off the record]")
    lasted = max(1, round(one.lasted / _MINUTE))
    return say("[off the record, {number} min]", number=lasted)


def entry(one: TurnLine | ChatLine | Decision | Action | OffRecord) -> str:
    """Return anything but speech as one line."""
    if isinstance(one, TurnLine):
        return turn(one)
    if isinstance(one, OffRecord):
        return off_record(one)
    if isinstance(one, ChatLine):
        return say("{who} in the chat: {text}", who=naming.named(one.who), text=one.text)
    if isinstance(one, Decision):
        return say("Decision: {text}", text=one.text)
    return say("Action: {action}", action=action(one))


def speaker(paragraph: Paragraph) -> str:
    """Return who spoke, whether it was typed, and the language where it is another one."""
    return ", ".join((paragraph.speaker, *manner(paragraph)))


def manner(paragraph: Paragraph) -> list[str]:
    """Return how it was said: whether it was typed, and the language where it is another one."""
    typed = [say("typed")] * paragraph.typed
    if not paragraph.is_foreign:
        return typed
    return [*typed, say("in {language}", language=name_of(clean(paragraph.language)))]


def words(paragraph: Paragraph) -> str:
    """Return all that was said; what somebody mended is marked as such."""
    return " ".join(
        f"{piece.text} {say(CORRECTED)}" if piece.corrected_by else piece.text
        for piece in paragraph.pieces
    )


def corrections(paragraph: Paragraph) -> list[str]:
    """Return a line for each caption that somebody mended."""
    mended = (piece for piece in paragraph.pieces if piece.corrected_by)
    return [
        say(
            "Caption {number} was corrected by {whom}.",
            number=piece.id,
            whom=naming.named(piece.corrected_by),
        )
        for piece in mended
    ]


def stamp(at: int, point: str = ".") -> str:
    """Return a time as subtitle files have it: `00:01:02.003`."""
    seconds, thousandths = divmod(at, 1000)
    minute, second = divmod(seconds, 60)
    return f"{minute // 60:02}:{minute % 60:02}:{second:02}{point}{thousandths:03}"


def _kind(kind: Kind) -> str:
    return "" if kind is Kind.NEW_POINT else f", {say(kind)}"


def _about(about: str) -> str:
    return f": {about}" if about else ""
