"""Make the document out of a meeting's state: a pure function, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from meeting import items, statistics
from meeting.erasing import consents
from meeting.final import final_at, is_final
from meeting.language import later, say
from meeting.state import Caption, Gap, Item, Meeting, Note, Person, Turn
from meeting.state import Status as How
from meeting.text import clean
from meeting.values import SERVER
from transcripts import asked, officers, phrases, unheard
from transcripts.document import (
    Action,
    Attendee,
    ChatLine,
    Correction,
    Decision,
    Document,
    Entry,
    Keeping,
    Move,
    OffRecord,
    Paragraph,
    Piece,
    Point,
    Respoken,
    Section,
    Spoken,
    TermIn,
    TurnLine,
)
from transcripts.history import UNKNOWN, Corrected, History
from transcripts.language import main
from transcripts.masking import masked

PAUSE = 5_000
"""Milliseconds of silence after which the same speaker begins a new paragraph."""

LONGEST = 600
"""Characters in a paragraph before the next caption begins a new one."""

NO_TITLE = later("A meeting")
"""Stands where nothing of the title could be shown."""

LONGEST_NAME = 64
"""Characters of a name, a language or an engine; as much as the wire lets in."""

TAKEN_OUT = later("[taken out of the record]")
"""Stands where somebody took words out: that it was done is no secret."""

NOBODY = later("Speaker")
"""Stands where nobody had the floor."""


def compose(
    meeting: Meeting,
    viewer: int = SERVER,
    history: History = UNKNOWN,
    *,
    names: bool = True,
    now: int = 0,
) -> Document:
    """Return the meeting as a document.

    Args:
        meeting: the state after all events, or after those that a client was shown.
        viewer: whose client was shown them; 0 for the whole log.
        history: what the state forgets, from `history.follow`; a client may not have it.
        names: whether people who agreed are named; else they are "Person 1" and so on.
        now: milliseconds since 1970; by then a record is a draft still, or final.
    """
    at = max(meeting.at, now - meeting.utc)
    meeting = masked(meeting, names=names)
    agenda = tuple(_point(item, items.number(meeting.agenda, item)) for item in meeting.agenda)
    return Document(
        title=clean(meeting.title) or say(NO_TITLE),
        language=clean(meeting.language),
        opened=meeting.utc,
        until=meeting.at if meeting.closed is None else meeting.closed,
        is_over=meeting.status is How.CLOSED,
        shown_to=_name(meeting, viewer) if viewer else "",
        notices=tuple(map(clean, phrases.notices(meeting))),
        people=tuple(_people(meeting, history)),
        agenda=agenda,
        sections=tuple(_sections(meeting, agenda, history)),
        final_at=final_at(meeting),
        is_final=is_final(meeting, at),
        chairs=tuple(officers.chairs(meeting, history, _name)),
        scribes=tuple(officers.scribes(meeting, history, _name)),
        regrets=tuple(map(_short, meeting.regrets)),
        waiting=tuple(unheard.waiting(meeting, _name)),
        lists=tuple(asked.lists(meeting)),
        corrections=tuple(_corrections(meeting, history)),
        speakers=tuple(
            Respoken(
                id=one.id,
                at=one.at,
                captions=one.captions,
                said=(_said(meeting, one.captions[0]), _said(meeting, one.captions[-1])),
                who=_name(meeting, one.by),
                old=_name(meeting, one.old),
                new=_name(meeting, one.new),
            )
            for one in history.speakers
        ),
        moves=tuple(
            Move(id=move.id, at=move.at, sentence=clean(move.sentence)) for move in history.moves
        ),
        spoken=tuple(_spoken_times(meeting, agenda)),
    )


def _spoken_times(meeting: Meeting, agenda: tuple[Point, ...]) -> Iterator[Spoken]:
    """Yield who spoke how long, in the whole and in each point, unless the meeting hides it."""
    if not meeting.statistics_shown:
        return
    parts = [("", None), *((point.number, point.id) for point in agenda)]
    for number, item in parts:
        for talk in statistics.talks(meeting, meeting.at, item):
            yield Spoken(
                point=number,
                who=_name(meeting, talk.person),
                turns=talk.turns,
                time=talk.time,
                first=talk.first,
                written=talk.written,
            )


def _name(meeting: Meeting, person: int) -> str:
    return _short(meeting.name_of(person)) if person else say(NOBODY)


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    """Return a name or a tag as it stands on every cue; no server can make that a page long."""
    return clean(name)[:LONGEST_NAME]


def _people(meeting: Meeting, history: History) -> Iterator[Attendee]:
    kept: dict[int, list[Keeping]] = {}
    for one in history.roles:
        keeping = Keeping(role=one.role, since=one.since, until=one.until)
        kept.setdefault(one.person, []).append(keeping)
    for person in meeting.people.values():
        if not consents(meeting, person.id) or _came_to_mend(person, meeting):
            continue
        yield Attendee(
            name=_short(person.name),
            addressed=_short(person.addressed),
            roles=tuple(map(str, person.roles)),
            came=0 if _came_afterwards(person, meeting) else person.joined,
            left=history.left.get(person.id),
            held=tuple(kept.get(person.id, ())),
        )


def _came_afterwards(person: Person, meeting: Meeting) -> bool:
    return meeting.closed is not None and person.joined > meeting.closed


def _came_to_mend(person: Person, meeting: Meeting) -> bool:
    """Tell whether somebody was not there, and mended the record; who spoke there was."""
    return _came_afterwards(person, meeting) and not person.elsewhere


def _corrections(meeting: Meeting, history: History) -> Iterator[Correction]:
    """Yield each correction; without the log, the first and the last words of each caption."""
    corrections = history.corrections or _known(meeting)
    for one in corrections:
        if not one.new:  # taken out since
            continue
        yield Correction(
            id=one.id,
            at=one.at,
            caption=one.caption,
            said=_said(meeting, one.caption),
            who=_name(meeting, one.by),
            old=clean(one.old),
            new=clean(one.new),
            proposed_by=_name(meeting, one.proposed_by) if one.proposed_by else "",
            is_mark=one.is_mark,
        )


def _said(meeting: Meeting, number: int) -> int:
    """Return when a caption was said, or a decision or an action was written down."""
    if caption := meeting.captions.get(number):
        return caption.start
    mark = meeting.find_mark(number)
    return mark.at if mark else 0


def _known(meeting: Meeting) -> Iterator[Corrected]:
    for one in meeting.captions:
        if one.corrected_by:
            yield Corrected(
                id=one.id, at=one.at, caption=one.id, by=one.corrected_by,
                old=one.raw, new=one.text,
            )  # fmt: skip


def _point(item: Item, number: str) -> Point:
    return Point(
        id=item.id,
        number=number,
        title=clean(item.title),
        words=clean(item.words),
        is_break=item.is_break,
        planned=item.minutes,
        started=item.started,
        closed=item.closed,
        skipped=item.status is How.SKIPPED,
        presenter=clean(item.presenter),
        links=tuple(map(clean, item.links)),
    )


def _sections(meeting: Meeting, agenda: tuple[Point, ...], history: History) -> Iterator[Section]:
    """Cut the entries where the meeting went on to another point of the agenda."""
    points = {point.id: point for point in agenda}
    entries = sorted(_entries(meeting, history), key=lambda entry: (entry.at, entry.id))
    bounds = [*_bounds(meeting, points), (None, 0)]
    place = 0
    for (_, item), (until, _) in pairwise(bounds):
        first = place
        while place < len(entries) and (until is None or entries[place].at < until):
            place += 1
        if first < place:
            merged = tuple(_merged(entries[first:place]))
            yield Section(point=points.get(item), entries=merged)


def _bounds(meeting: Meeting, points: dict[int, Point]) -> Iterator[tuple[int | None, int]]:
    """Yield when the meeting came to each point, and its number; 0 for none.

    What the state keeps is under which point everything was logged. The log's order tells the
    stretches apart, so that a point that was taken up again has two; the times make sure that
    words which were recognised a little late stand where they were spoken.
    """
    logged = [
        *((one.id, one.at, one.item) for one in meeting.captions),
        *((one.id, one.at, one.item) for one in meeting.chat),
        *((one.id, one.at, one.item) for one in (*meeting.decisions, *meeting.actions)),
        *((turn.id, turn.began, turn.item) for turn in _turns(meeting)),
    ]
    before, last = 0, -1
    for _, at, item in sorted(logged):
        if item != last:
            point = points.get(item)
            started = point.started if point else None
            yield started if started is not None and started >= before else at, item
        before, last = at, item


def _turns(meeting: Meeting) -> Iterator[Turn]:
    yield from meeting.turns
    if meeting.floor:
        yield meeting.floor


def _entries(meeting: Meeting, history: History) -> Iterator[Entry]:
    """Yield everything that happened; each caption is a paragraph of its own still."""
    spoken = (_spoken(meeting, caption) for caption in meeting.captions if caption.kept)
    yield from (one for one in spoken if one.pieces[0].text)
    yield from (_missing(meeting, gap) for gap in meeting.gaps)
    yield from (_turn(meeting, turn, history) for turn in _turns(meeting))
    for stretch in meeting.off:
        lasted = None if stretch.ended is None else stretch.ended - stretch.began
        yield OffRecord(id=stretch.id, at=stretch.began, lasted=lasted)
    for note in meeting.chat:
        if not (note.kept and note.text):
            continue
        yield ChatLine(id=note.id, at=note.at, who=_name(meeting, note.by), text=clean(note.text))
    for note in meeting.decisions:
        yield Decision(id=note.id, at=note.at, who=_name(meeting, note.by), text=clean(note.text))
    yield from map(_action, meeting.actions)


def _spoken(meeting: Meeting, caption: Caption) -> Paragraph:
    mended = caption.corrected_by
    piece = Piece(
        id=caption.id,
        text=say(TAKEN_OUT) if caption.taken_out_by else clean(caption.text),
        start=caption.start,
        end=max(caption.start, caption.end),
        times=tuple((word.start, word.end) for word in caption.words),
        corrected_by=_name(meeting, mended) if mended else "",
        terms=tuple(
            TermIn(heard=clean(one.heard), written=clean(one.written), origin=one.origin)
            for one in caption.mended
        ),
    )
    return Paragraph(
        id=caption.id,
        at=caption.start,
        speaker=_name(meeting, caption.speaker),
        language=_short(caption.language),
        pieces=(piece,),
        typed=not caption.engine,
        is_foreign=main(caption.language) != main(meeting.language),
    )


def _missing(meeting: Meeting, gap: Gap) -> Paragraph:
    """Stand in for words that nobody could read: whoever reads later must know of them."""
    piece = Piece(
        id=gap.id, text=phrases.missing(gap.end - gap.start), start=gap.start, end=gap.end
    )
    return Paragraph(
        id=gap.id,
        at=gap.start,
        speaker=_name(meeting, gap.captioner),
        language=_short(meeting.language),
        pieces=(piece,),
    )


def _turn(meeting: Meeting, turn: Turn, history: History) -> TurnLine:
    return TurnLine(
        id=turn.id,
        at=turn.began,
        speaker=_name(meeting, turn.person),
        kind=turn.kind,
        about=clean(turn.about) if consents(meeting, turn.person) else "",
        written=turn.written,
        asked=history.asked.get(turn.id),
        ended=turn.ended,
        taken=None if turn.ended is None else turn.taken(turn.ended),
    )


def _action(note: Note) -> Action:
    return Action(
        id=note.id, at=note.at, who=clean(note.who), what=clean(note.text), due=clean(note.due)
    )


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Put the captions of one speaker together; what was written meanwhile stands behind."""
    captions: list[Paragraph] = []
    meanwhile: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Paragraph) and captions and _goes_on(captions, entry):
            captions.append(entry)
        elif captions and not isinstance(entry, Paragraph | TurnLine):
            meanwhile.append(entry)
        else:
            yield from _together(captions, meanwhile)
            captions = [entry] if isinstance(entry, Paragraph) else []
            meanwhile = [] if isinstance(entry, Paragraph) else [entry]
    yield from _together(captions, meanwhile)


def _together(captions: list[Paragraph], meanwhile: list[Entry]) -> Iterator[Entry]:
    if captions:
        pieces = tuple(piece for caption in captions for piece in caption.pieces)
        yield replace(captions[0], pieces=pieces)
    yield from meanwhile


def _goes_on(captions: list[Paragraph], entry: Paragraph) -> bool:
    """Tell whether a caption belongs to the paragraph that is being put together."""
    first, last = captions[0], captions[-1]
    return (
        (first.speaker, first.language, first.typed) == (entry.speaker, entry.language, entry.typed)
        and entry.at - last.end < PAUSE
        and sum(len(caption.pieces[0].text) for caption in captions) < LONGEST
    )
