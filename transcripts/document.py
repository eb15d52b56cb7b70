"""What every format writes: a meeting as a document, in values that hold cleaned text only."""

from __future__ import annotations

from msgspec import Struct

from meeting.values import Kind, Origin


class TermIn(Struct, frozen=True, kw_only=True):
    """A term that took the place of what was heard; `origin` is where it comes from."""

    heard: str
    written: str
    origin: Origin


class Piece(Struct, frozen=True, kw_only=True):
    """One caption within a paragraph; times are milliseconds since the opening.

    Attributes:
        id: the caption's number.
        times: when each recognised word began and ended; empty where a person typed.
        corrected_by: who mended it, "" where nobody did.
        terms: what a glossary put in.
    """

    id: int
    text: str
    start: int
    end: int
    times: tuple[tuple[int, int], ...] = ()
    corrected_by: str = ""
    terms: tuple[TermIn, ...] = ()


class Paragraph(Struct, frozen=True, kw_only=True):
    """What one person said without a long pause; its number is that of its first caption.

    `is_foreign` tells that its language is another one than the meeting's.
    """

    id: int
    at: int
    speaker: str
    language: str
    pieces: tuple[Piece, ...]
    typed: bool = False
    is_foreign: bool = False

    @property
    def end(self) -> int:
        """When the last words ended."""
        return self.pieces[-1].end


class TurnLine(Struct, frozen=True, kw_only=True):
    """Somebody got the floor; `asked` is when the hand went up, None where nobody knows."""

    id: int
    at: int
    speaker: str
    kind: Kind
    about: str = ""
    written: bool = False
    asked: int | None = None
    ended: int | None = None
    taken: int | None = None


class ChatLine(Struct, frozen=True, kw_only=True):
    """Somebody wrote in the chat."""

    id: int
    at: int
    who: str
    text: str


class Decision(Struct, frozen=True, kw_only=True):
    """The meeting decided something; `who` wrote it down."""

    id: int
    at: int
    who: str
    text: str


class Action(Struct, frozen=True, kw_only=True):
    """Somebody will do something; `due` is as it was said, or empty."""

    id: int
    at: int
    who: str
    what: str
    due: str = ""


class OffRecord(Struct, frozen=True, kw_only=True):
    """A stretch of which nothing was kept; `lasted` is in milliseconds, None where it goes on."""

    id: int
    at: int
    lasted: int | None = None


Entry = Paragraph | TurnLine | ChatLine | Decision | Action | OffRecord


class Point(Struct, frozen=True, kw_only=True):
    """One point of the agenda, with the minutes that were planned and the times it had.

    `number` is 2, or 2.1 for a part of it; `links` are the papers for it.
    """

    id: int
    number: str
    presenter: str = ""
    links: tuple[str, ...] = ()
    title: str
    words: str = ""
    is_break: bool = False
    planned: int = 0
    started: int | None = None
    closed: int | None = None
    skipped: bool = False


class Section(Struct, frozen=True, kw_only=True):
    """What happened while the meeting was on one point, or, where `point` is None, on none."""

    point: Point | None
    entries: tuple[Entry, ...]


class Keeping(Struct, frozen=True, kw_only=True):
    """A role that somebody held; `until` is None where they held it at the end."""

    role: str
    since: int
    until: int | None = None


class Attendee(Struct, frozen=True, kw_only=True):
    """Somebody who was there.

    Attributes:
        roles: what they were at the end.
        addressed: how they wish to be addressed, "" for by their name alone.
        came: when they came in.
        left: when they left, None where they stayed or nobody knows.
        held: every role they ever held, where the log tells.
    """

    name: str
    roles: tuple[str, ...]
    addressed: str = ""
    came: int = 0
    left: int | None = None
    held: tuple[Keeping, ...] = ()


class Waiting(Struct, frozen=True, kw_only=True):
    """A hand that was still up: somebody who was not heard.

    `item` is the title of the agenda item that was closed, "" where the meeting ended; `words` is
    what they put in writing since.
    """

    id: int
    at: int
    who: str
    kind: Kind
    about: str = ""
    item: str = ""
    words: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """A person changed what a caption says, or with `is_mark` a decision or an action.

    `proposed_by` is "" where nobody else proposed it. `said` is when in the meeting that was said.
    """

    id: int
    at: int
    caption: int
    said: int
    who: str
    old: str
    new: str
    proposed_by: str = ""
    is_mark: bool = False


class Respoken(Struct, frozen=True, kw_only=True):
    """A person changed who spoke some captions; `said` is when the first and last were said."""

    id: int
    at: int
    captions: tuple[int, ...]
    said: tuple[int, int]
    who: str
    old: str
    new: str


class Spoken(Struct, frozen=True, kw_only=True):
    """How often and how long somebody spoke.

    Attributes:
        point: the number of the agenda item, "" for the whole meeting.
        time: milliseconds, without pauses.
        first: whether their first turn of the meeting is among them.
        written: how many of the turns were in writing.
    """

    point: str
    who: str
    turns: int
    time: int
    first: bool
    written: int = 0


class Move(Struct, frozen=True, kw_only=True):
    """Somebody changed the queue for others; the sentence says who, what and why."""

    id: int
    at: int
    sentence: str


class Listed(Struct, frozen=True, kw_only=True):
    """A list for the end: notes, questions, polls, links; `anchor` is its short name."""

    anchor: str
    title: str
    lines: tuple[str, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole meeting.

    Attributes:
        title: what the meeting is called.
        language: its main language, by BCP 47 tag.
        opened: when it opened, in milliseconds since 1970, UTC.
        final_at: when the record becomes final, in milliseconds since the opening; None for never.
        is_final: whether it was by the time that this was written.
        chairs: who kept the meeting, as far as known.
        scribes: who wrote its record.
        regrets: who said that they cannot come.
        until: when it closed, or else when the newest event happened, in milliseconds since the
            opening.
        is_over: whether the meeting was closed.
        shown_to: whose client saved it, "" where it comes from the whole log.
        notices: where the words come from, in plain sentences.
        people: who was there, in the order they came.
        agenda: its points.
        sections: what happened, in the order of time.
        waiting: who was not heard.
        lists: what people noted, asked, voted and shared.
        corrections: every change of a caption; where only the state is known, one per caption.
        speakers: every change of who spoke, where the log tells.
        moves: every use of power over the queue, where the log tells.
        spoken: who spoke how long, the whole first; nothing where the meeting hides it.
    """

    title: str
    language: str
    opened: int
    until: int
    is_over: bool
    shown_to: str
    notices: tuple[str, ...]
    people: tuple[Attendee, ...]
    agenda: tuple[Point, ...]
    sections: tuple[Section, ...]
    waiting: tuple[Waiting, ...]
    final_at: int | None = None
    is_final: bool = False
    chairs: tuple[str, ...] = ()
    scribes: tuple[str, ...] = ()
    regrets: tuple[str, ...] = ()
    lists: tuple[Listed, ...] = ()
    corrections: tuple[Correction, ...] = ()
    speakers: tuple[Respoken, ...] = ()
    moves: tuple[Move, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that happened, whatever the section."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every caption."""
        return tuple(piece for one in self.paragraphs for piece in one.pieces)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided."""
        return tuple(entry for entry in self.entries if isinstance(entry, Decision))

    @property
    def actions(self) -> tuple[Action, ...]:
        """Who will do what."""
        return tuple(entry for entry in self.entries if isinstance(entry, Action))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What was said."""
        return tuple(entry for entry in self.entries if isinstance(entry, Paragraph))
