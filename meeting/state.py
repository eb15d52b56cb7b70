"""What a meeting is at one moment: values that `apply` makes out of events and nobody changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from meeting.language import later, say
from meeting.needs import Asking, Told
from meeting.roles import Permission, Role, permissions
from meeting.series import Series
from meeting.values import HOLD, USUAL_TIME, Kind, Mended, Mode, Sort, Source, Term, Why, Word


class Status(StrEnum):
    """How far a meeting or an agenda item is."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    SKIPPED = "skipped"


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who is or was in the meeting.

    `away_since` is when the line was lost, None where it is there. `stands_in_for` is the host they
    took over from. `time` is how much of a turn's usual time they take, in percent; only they
    themselves know it, and the server.
    `addressed` is how they wish to be addressed, "" for by their name alone.
    `consent` tells whether their words may be kept, None before they answered; `record_name` is
    what the record calls them.
    """

    id: int
    name: str
    roles: tuple[Role, ...]
    joined: int
    here: bool = True
    away_since: int | None = None
    elsewhere: bool = False
    removed: bool = False
    muted: bool = False
    stands_in_for: int = 0
    time: int = USUAL_TIME
    consent: bool | None = None
    record_name: str = ""
    addressed: str = ""

    @property
    def away(self) -> bool:
        """Whether the person has lost their line."""
        return self.away_since is not None

    def may(self, permission: Permission) -> bool:
        """Tell whether one of the person's roles holds the permission."""
        return permission in permissions(self.roles)


class Item(Struct, frozen=True, kw_only=True):
    """One point of the agenda; times are milliseconds since the opening.

    `limit` is how long a turn may last in it, in seconds; 0 where the meeting's limit counts.
    `under` is the item that it is a part of, 0 for none; sub-items stand right behind it. `notes`
    are known only to who may change the agenda.
    """

    id: int
    title: str
    minutes: int = 0
    limit: int = 0
    words: str = ""
    is_break: bool = False
    presenter: str = ""
    links: tuple[str, ...] = ()
    notes: str = ""
    under: int = 0
    status: Status = Status.WAITING
    started: int | None = None
    closed: int | None = None


class Hand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry in the queue.

    `overtaken_by` has the hands that came later and went ahead by a rule, those that had their turn
    too. `why` is the rule that gave the place, `moved_by` and `reason` tell of a host's move.
    `passed_over` tells that it was called while its person was away.
    """

    id: int
    person: int
    kind: Kind
    raised: int
    about: str = ""
    written: bool = False
    overtaken_by: tuple[int, ...] = ()
    why: Why = Why.ASKED
    moved_by: int = 0
    reason: str = ""
    passed_over: bool = False


class Unheard(Struct, frozen=True, kw_only=True):
    """Somebody whose agenda item was closed before they were called.

    Attributes:
        id: the number of the hand that was up.
        at: when the item was closed.
        words: what they put in writing afterwards, "" for nothing yet.
    """

    id: int
    at: int
    person: int
    kind: Kind
    raised: int
    item: int
    about: str = ""
    words: str = ""


class Turn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One stay on the floor.

    Attributes:
        ended: when it ended, None while it lasts.
        ended_by: who ended it.
        gone_on: it goes on with a turn that was cut off, or another one goes on with it.
        paused: since when its time stands still, None while it runs.
        in_break: a break made it stand still, and ends that too.
        pauses: for how long it stood still before, in milliseconds.
        signed: how much of it had passed at the last sign of writing; its timer counts from there.
        held: when its person last said that they are still writing.
        time_is_up: everybody was told that its time is up.
        reader: who reads it aloud, 0 for nobody.
        read_from: since when.
    """

    id: int
    person: int
    kind: Kind
    began: int
    item: int = 0
    about: str = ""
    written: bool = False
    ended: int | None = None
    ended_by: int = 0
    gone_on: bool = False
    paused: int | None = None
    in_break: bool = False
    pauses: int = 0
    signed: int = 0
    held: int | None = None
    time_is_up: bool = False
    reader: int = 0
    read_from: int = 0

    def taken(self, at: int) -> int:
        """Return how long it has lasted by then without its pauses, in milliseconds."""
        until = at if self.ended is None else min(at, self.ended)
        if self.paused is not None:
            until = min(until, self.paused)
        return max(0, until - self.began - self.pauses)


class Caption(Struct, frozen=True, kw_only=True):
    """A finished piece of speech; `raw` is its text before corrections.

    `wordings` has the later events that hold its words; `taken_out_by` is who redacted it.
    """

    id: int
    at: int
    by: int
    text: str
    raw: str
    start: int
    end: int
    speaker: int
    source: Source
    language: str
    item: int = 0
    engine: str = ""
    words: tuple[Word, ...] = ()
    mended: tuple[Mended, ...] = ()
    corrected_by: int = 0
    kept: bool = True
    wordings: tuple[int, ...] = ()
    taken_out_by: int = 0


class OffRecord(Struct, frozen=True, kw_only=True):
    """A stretch of the meeting of which nothing is kept; `ended` is None while it lasts."""

    id: int
    began: int
    ended: int | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """A correction that waits for somebody to agree; fields as in `CorrectionProposed`."""

    id: int
    at: int
    by: int
    caption: int
    old: str
    new: str
    everywhere: bool = False


class Captioner(Struct, frozen=True, kw_only=True):
    """Somebody who captions now; `stalled` is since when nothing comes, None while it does."""

    person: int
    language: str
    engine: str = ""
    stalled: int | None = None


class Gap(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Time in which somebody spoke and a captioner gave no captions."""

    id: int
    captioner: int
    start: int
    end: int


class Card(Struct, frozen=True, kw_only=True):
    """A card that is shown now; `person` is 0 where the name is not ours to know."""

    id: int
    sort: Sort
    person: int = 0


class Note(Struct, frozen=True, kw_only=True):
    """A line of chat, a decision or an action, with the agenda item it was made in.

    `wordings` has the later events that hold its words.
    """

    id: int
    at: int
    by: int
    text: str
    item: int = 0
    who: str = ""
    due: str = ""
    kept: bool = True
    wordings: tuple[int, ...] = ()


class Link(Struct, frozen=True, kw_only=True):
    """A web address that came up; its place on the list is its number for people.

    `shared` tells that somebody put it there on purpose, `gone` that they took it back.
    """

    id: int
    by: int
    address: str
    about: str = ""
    shared: bool = False
    gone: bool = False


class Question(Struct, frozen=True, kw_only=True):
    """A question on the list.

    Attributes:
        person: who asked; 0 where that is not ours to know.
        support: how many want it answered, too.
        supporters: those of them that we know of: yourself, on the server all.
        answered: when it was answered, None while it is open.
        wordings: the later events that hold its words.
    """

    id: int
    at: int
    person: int
    text: str
    anonymous: bool = False
    item: int = 0
    support: int = 0
    supporters: tuple[int, ...] = ()
    answered: int | None = None
    answer: str = ""
    wordings: tuple[int, ...] = ()


_NO_VOTES: Mapping[int, int] = MappingProxyType({})


class Poll(Struct, frozen=True, kw_only=True):
    """A poll.

    Attributes:
        votes: who gave which answer, as far as we know: yourself, on the server all.
        voted: how many have answered.
        counts: how many gave each answer; None while it is open.
    """

    id: int
    at: int
    text: str
    answers: tuple[str, ...]
    temperature: bool = False
    item: int = 0
    votes: Mapping[int, int] = _NO_VOTES
    voted: int = 0
    counts: tuple[int, ...] | None = None


class Step(Struct, frozen=True, kw_only=True):
    """How the queue would stand without what a host did in event number `seq`, or later.

    `turns` tells whether a turn began or ended by it.
    """

    seq: int
    at: int
    by: int
    turns: bool
    queue: tuple[Hand, ...]
    queue_is_open: bool
    mode: Mode
    rounds: bool
    floor: Turn | None


_NOBODY: Mapping[int, Person] = MappingProxyType({})
_NO_NEEDS: Mapping[int, Told] = MappingProxyType({})


class Invitation(Struct, frozen=True):
    """A link for one person that nobody came in by yet.

    Attributes:
        id: the number of its event.
        number: which one of the meeting's it is, counted from 1; it stays when others are used.
        role: what it gives.
        by: who made it.
    """

    id: int
    number: int
    role: Role
    by: int


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting after its first `seq` events.

    `limit` is how long a turn may last, 0 for as long as it takes; `hold` is how long a lost line
    keeps its place. Both are in seconds. `break_since` is when the break began that lasts.
    `moved_on` is when it last came to an agenda item. `invited` counts the links for one person.

    A client has in `needs` and `asking` only what its person may see.
    """

    seq: int = 0
    at: int = 0
    status: Status = Status.WAITING
    title: str = ""
    language: str = "en"
    utc: int = 0
    epoch: str = ""
    purpose: str = ""
    keep_days: int = 0
    amend_days: int = 0
    regrets: tuple[str, ...] = ()
    off: tuple[OffRecord, ...] = ()
    closed: int | None = None
    people: Mapping[int, Person] = _NOBODY
    needs: Mapping[int, Told] = _NO_NEEDS
    asking: tuple[Asking, ...] = ()
    answered: frozenset[int] = frozenset()
    locked: bool = False
    invitations: tuple[Invitation, ...] = ()
    invited: int = 0
    muted: bool = False
    passing: bool = False
    agenda: tuple[Item, ...] = ()
    moved_on: int | None = None
    unheard: tuple[Unheard, ...] = ()
    queue: tuple[Hand, ...] = ()
    queue_is_open: bool = True
    mode: Mode = Mode.ARRIVAL
    rounds: bool = False
    steps: tuple[Step, ...] = ()
    floor: Turn | None = None
    turns: Series[Turn] = Series()
    limit: int = 0
    hold: int = HOLD
    statistics_shown: bool = True
    break_since: int | None = None
    break_ended: int = 0
    captioners: tuple[Captioner, ...] = ()
    swearing_hidden: bool = False
    captions: Series[Caption] = Series()
    gaps: tuple[Gap, ...] = ()
    terms: tuple[Term, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    cards: tuple[Card, ...] = ()
    chat: Series[Note] = Series()
    decisions: tuple[Note, ...] = ()
    actions: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    questions: tuple[Question, ...] = ()
    polls: tuple[Poll, ...] = ()

    @property
    def item(self) -> Item | None:
        """The agenda item that is open, if one is."""
        for item in self.agenda:  # asked for every caption: a loop is twice as fast as a generator
            if item.status is Status.OPEN:
                return item
        return None

    @property
    def poll(self) -> Poll | None:
        """The poll that is open, if one is."""
        return self.polls[-1] if self.polls and self.polls[-1].counts is None else None

    @property
    def off_record(self) -> bool:
        """Whether nothing of what is said now is kept."""
        return bool(self.off) and self.off[-1].ended is None

    def name_of(self, person: int) -> str:
        """Return the name that somebody goes by now; a guest's where the log kept none."""
        known = self.people.get(person)
        if known is None:
            return say("Somebody")
        if known.name:
            return known.name
        captions = known.may(Permission.CAPTION)
        called = later("Captioner {number}") if captions else later("Guest {number}")
        return say(called, number=person)

    def called(self, person: int) -> str:
        """Return somebody's name with how they wish to be addressed: "Ana Silva (she/her)"."""
        known = self.people.get(person)
        words = f" ({known.addressed})" if known and known.addressed else ""
        return f"{self.name_of(person)}{words}"

    def is_away(self, person: int) -> bool:
        """Tell whether somebody has lost their line."""
        known = self.people.get(person)
        return known is not None and known.away

    def talks(self, person: int) -> bool:
        """Tell whether somebody is here and takes part in the talk."""
        known = self.people.get(person)
        return known is not None and known.here and known.may(Permission.TAKE_PART)

    def helpers(self) -> tuple[int, ...]:
        """Return who is here to help with access needs."""
        people = self.people.values()
        return tuple(one.id for one in people if one.here and one.may(Permission.HELP))

    def find_item(self, item: int) -> Item | None:
        """Return the agenda item with this number, if it still stands."""
        return next((one for one in self.agenda if one.id == item), None)

    def caption_proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals that are about captions; others are about decisions and actions."""
        return tuple(one for one in self.proposals if self.captions.get(one.caption))

    def find_mark(self, number: int) -> Note | None:
        """Return the decision or action with this number, if it still stands."""
        return next((one for one in (*self.decisions, *self.actions) if one.id == number), None)

    def hands_of(self, person: int) -> tuple[Hand, ...]:
        """Return somebody's hands: at most a normal one and a point of order."""
        return tuple(hand for hand in self.queue if hand.person == person)

    def has_hand(self, person: int, kind: Kind) -> bool:
        """Tell whether somebody has such a hand up: a point of order, or one of another kind."""
        is_order = kind is Kind.POINT_OF_ORDER
        return any((one.kind is Kind.POINT_OF_ORDER) == is_order for one in self.hands_of(person))

    def place_of(self, person: int) -> int | None:
        """Return somebody's first place in the queue (1 speaks next), or None."""
        places = (place for place, hand in enumerate(self.queue, 1) if hand.person == person)
        return next(places, None)

    def last_turn(self, person: int) -> Turn | None:
        """Return somebody's last turn that is over, or None."""
        return next((turn for turn in reversed(self.turns) if turn.person == person), None)

    def captioner(self, person: int) -> Captioner | None:
        """Return what somebody captions with, if they caption now."""
        return next((one for one in self.captioners if one.person == person), None)

    def shown(self, sort: Sort) -> int:
        """Count the cards of one sort that are shown now."""
        return sum(card.sort is sort for card in self.cards)
