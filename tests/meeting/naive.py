"""The rules of the queue a second time, as naive as can be: what the real ones are held against.

It reads the log from its beginning, leaves out what hosts took back, and tries every place for
every hand. It shares no code with the rules but the table of roles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from meeting import events as e
from meeting.roles import Permission, Role, permissions
from meeting.values import MOST_OVERTAKEN, SERVER, Kind, Mode, Why


@dataclass
class Waiting:
    """A hand in the queue: whose, what for, and why it stands where it stands."""

    id: int
    person: int
    kind: Kind
    about: str
    why: Why
    by: int = SERVER

    @property
    def is_order(self) -> bool:
        """Whether it is a point of order."""
        return self.kind is Kind.POINT_OF_ORDER


PUT_FIRST = (Why.CUT_OFF, Why.RETURNED)


@dataclass
class Spell:
    """A stay on the floor, and when its time stood still; an end is None while it lasts."""

    id: int
    person: int
    is_order: bool
    began: int
    ended: int | None = None
    still: list[tuple[int, int | None]] = field(default_factory=list)
    by_break: bool = False

    @property
    def is_still(self) -> bool:
        """Whether its time stands still now."""
        return any(until is None for _, until in self.still)

    def goes_on(self, at: int) -> None:
        """Let its time run again."""
        self.still = [(since, at if until is None else until) for since, until in self.still]
        self.by_break = False

    def time(self, at: int) -> int:
        """Return how long it lasted by then: no moment counts that lies in a pause."""
        end = at if self.ended is None else self.ended
        taken, now = 0, self.began
        for since, until in sorted(self.still, key=lambda pause: pause[0]):
            taken += max(0, min(since, end) - now)
            now = max(now, end if until is None else until)
        return taken + max(0, end - now)


@dataclass
class Over:
    """A turn that was over from `since` to `until`: then an undo let it go on."""

    turn: int
    since: int
    until: int
    seq: int = 0


class Who:
    """Who is here, with which roles."""

    def __init__(self) -> None:
        self.roles: dict[int, set[Role]] = {}

    def happen(self, event: e.Event) -> None:
        """Follow who comes, goes, and gets or loses a role."""
        match event:
            case e.PersonJoined():
                self.roles[event.seq] = set(event.roles)
            case e.PersonAdded():
                self.roles[event.seq] = {Role.PARTICIPANT}
            case e.PersonLeft() | e.PersonRemoved():
                self.roles[event.person] = set()
            case e.TookOver():
                self.roles[event.person].add(Role.HOST)
            case e.GaveBack():
                self.roles[event.person].discard(Role.HOST)
            case e.RoleGiven():
                self.roles[event.person].add(event.role)
            case e.RoleTaken():
                self.roles[event.person].remove(event.role)
            case _:
                pass

    def may(self, person: int, permission: Permission) -> bool:
        """Tell whether somebody is here and holds the permission."""
        return permission in permissions(self.roles.get(person, ()))


def stands(log: Iterable[e.Event]) -> list[e.Event | Over]:
    """Return the log without what hosts took back."""
    kept: list[tuple[e.Event | Over, bool]] = []
    who, owner = Who(), dict[int, int]()
    for event in log:
        who.happen(event)
        if isinstance(event, e.MoveUndone):
            gone = [one for one, is_hosts in kept if is_hosts and one.seq >= event.undoes]
            kept = [one for one in kept if one[0].seq < event.undoes or not one[1]]
            overs = (one for one in gone if isinstance(one, e.TurnEnded))
            kept += [(Over(one.turn, one.at, event.at), False) for one in overs]
            continue
        if isinstance(event, e.HandRaised | e.TurnBegan):
            owner[event.seq] = event.person
        kept.append((event, _is_a_hosts(event, who, owner)))
    return [event for event, _ in kept]


def _is_a_hosts(event: e.Event, who: Who, owner: dict[int, int]) -> bool:
    """Tell whether an event is a host's doing, not somebody's own."""
    match event:
        case e.HandRaised():
            return event.by != event.person or event.why is Why.LAST_WORD
        case e.HandMoved():
            return event.why not in (Why.LATER, *PUT_FIRST)
        case e.HandLowered():
            person = owner[event.hand]
            return event.by not in (person, SERVER) and who.may(person, Permission.TAKE_PART)
        case e.TurnEnded():
            talks = who.may(owner[event.turn], Permission.TAKE_PART)
            return talks and who.may(event.by, Permission.KEEP_QUEUE)
        case _:
            return isinstance(event, _BY_HOSTS)


_BY_HOSTS = (e.QueueOpened, e.QueueClosed, e.QueueCleared, e.ModeChanged, e.TurnBegan)


class Naive:
    """The queue after a log.

    Attributes:
        overtaken: pairs of hands: the first came later, and by a rule it spoke or speaks sooner.
    """

    def __init__(self, log: Iterable[e.Event]) -> None:
        """Read the log from its beginning."""
        self.queue: list[Waiting] = []
        self.overtaken: set[tuple[int, int]] = set()
        self.spells: list[Spell] = []
        self.mode, self.rounds, self.is_open = Mode.ARRIVAL, False, True
        self._item = 0
        self._breaks: set[int] = set()
        for event in stands(log):
            self._happen(event)

    @property
    def floor(self) -> int:
        """The turn that lasts, 0 for none."""
        return next((one.id for one in self.spells if one.ended is None), 0)

    def most_overtaken(self) -> int:
        """Return how often the hand was overtaken that was overtaken most."""
        times = (sum(pair[1] == one.id for pair in self.overtaken) for one in self.queue)
        return max(times, default=0)

    def _happen(self, event: e.Event | Over) -> None:
        if isinstance(event, Over):
            for turn in self.spells:
                turn.still += [(event.since, event.until)] if turn.id == event.turn else []
            return
        self._to_the_queue(event)
        self._to_time(event)

    def _to_time(self, event: e.Event) -> None:
        """Let time stand still where somebody stopped it, and in breaks."""
        match event:
            case e.ItemAdded():
                self._breaks |= {event.seq} if event.is_break else set()
            case e.ItemStarted():
                self._item = event.item
            case e.ItemClosed():
                self._item = 0
            case _:
                pass
        for turn in self.spells:
            if turn.ended is not None:
                continue
            stop = self._item in self._breaks and not turn.is_still
            if stop or (isinstance(event, e.TurnPaused) and event.turn == turn.id):
                turn.still.append((event.at, None))
                turn.by_break = stop
            over = turn.by_break and self._item not in self._breaks
            if over or (isinstance(event, e.TurnCarriedOn) and event.turn == turn.id):
                turn.goes_on(event.at)

    def _to_the_queue(self, event: e.Event) -> None:  # noqa: C901 - one short case per event
        match event:
            case e.HandRaised():
                self._raise(event)
            case e.HandChanged():
                for one in self.queue:
                    one.about = event.about if one.id == event.hand else one.about
            case e.HandMoved():
                self._move(event)
            case e.HandLowered() | e.HandUnheard():
                self._out({event.hand})
            case e.PersonLeft():
                self._leave(event)
            case e.QueueCleared():
                self._out({one.id for one in self.queue})
            case e.QueueOpened() | e.QueueClosed():
                self.is_open = isinstance(event, e.QueueOpened)
                self._nobody_has_the_last_word(but=0 if self.is_open else self._last())
            case e.ModeChanged():
                self.mode, self.rounds = event.mode, event.rounds
                self._sort(event.at)
            case e.TurnBegan():
                self.queue = [one for one in self.queue if one.id != event.hand]
                is_order = event.kind is Kind.POINT_OF_ORDER
                self.spells.append(Spell(event.seq, event.person, is_order, event.at))
            case e.TurnEnded():
                self.spells[-1].ended = event.at
            case _:
                pass

    def _leave(self, event: e.PersonLeft) -> None:
        self._out({one.id for one in self.queue if one.person == event.person})
        for turn in self.spells:
            if turn.person == event.person and turn.ended is None:
                turn.ended = event.at

    def _raise(self, event: e.HandRaised) -> None:
        new = Waiting(event.seq, event.person, event.kind, event.about, Why.ASKED)
        if any((one.person, one.is_order) == (new.person, new.is_order) for one in self.queue):
            return
        if event.why is Why.CUT_OFF:
            if not any(one.person == new.person and one.ended is None for one in self.spells):
                new.why = event.why
                self.queue.insert(self._first(new), new)
        elif event.why is Why.LAST_WORD:
            self.queue.append(new)
            self._gets_the_last_word(new, event.by)
        else:
            self._put(new, event.at)

    def _put(self, new: Waiting, at: int) -> None:
        """Put a hand where the rules want it, and note whom it overtakes."""
        place, new.why = self._right_place(new, at)
        if not new.is_order:
            behind = (one for one in self.queue[place:] if one.why is not Why.LAST_WORD)
            self.overtaken |= {(new.id, one.id) for one in behind}
        self.queue.insert(place, new)

    def _right_place(self, new: Waiting, at: int) -> tuple[int, Why]:
        """Try every place from the front: the first one that nothing speaks against is right."""
        row = [one for one in self.queue if one.why is not Why.LAST_WORD]
        held = {
            one.id
            for one in row
            if sum(pair[1] == one.id for pair in self.overtaken) >= MOST_OVERTAKEN
        }

        def fits(place: int, held: set[int]) -> bool:
            behind = row[place:]
            return not behind or (
                self._beats(new, behind[0], at) is not None
                and not held & {one.id for one in behind}
                and all(
                    self._beats(new, one, at) or one.why in (Why.MOVED, Why.LATER) for one in behind
                )
            )

        places = range(len(row) + 1)
        wished = next(place for place in places if fits(place, set()))
        place = next(place for place in places if fits(place, set() if new.is_order else held))
        if place != wished:
            return place, Why.LIMIT
        return place, (self._beats(new, row[place], at) if place < len(row) else None) or Why.ASKED

    def _beats(self, new: Waiting, one: Waiting, at: int) -> Why | None:
        if one.is_order or (one.why in (Why.MOVED, *PUT_FIRST) and not new.is_order):
            return None
        for (why, mine), (_, theirs) in zip(
            self._worth(new, at), self._worth(one, at), strict=True
        ):
            if mine < theirs:
                return why
            if theirs < mine:
                return None
        return None

    def _worth(self, one: Waiting, at: int) -> list[tuple[Why, int]]:
        """Return by what a hand is judged, the strongest rule first; less is better."""
        turns = [turn for turn in self.spells if turn.person == one.person and not turn.is_order]
        speaks = any(turn.ended is None for turn in turns)
        time = sum(turn.time(at) for turn in turns)
        worth = [(Why.KIND, list(Kind).index(one.kind))]
        if self.rounds:
            worth.append((Why.ROUND, len(turns)))
        if self.mode is Mode.FIRST_TIME:
            worth.append((Why.FIRST_TIME, 1 if turns else 0))
        if self.mode is Mode.LEAST_TIME:
            worth.append((Why.LEAST_TIME, 10**15 if speaks else time))
        return worth

    def _move(self, event: e.HandMoved) -> None:
        found = [place for place, one in enumerate(self.queue) if one.id == event.hand]
        if not found:
            return
        place, new = found[0], event.place - 1
        if event.why in PUT_FIRST:
            speaks = any(
                one.person == self.queue[place].person and one.ended is None for one in self.spells
            )
            if speaks and event.why is Why.CUT_OFF:
                return
            new = self._first(self.queue[place])
        elif event.why is Why.LATER:
            new = place + 1
            if new == len(self.queue) or self.queue[new].why is Why.LAST_WORD:
                return
        one = self.queue.pop(place)
        one.why, one.by = event.why, event.by
        self.queue.insert(new, one)
        if event.why is Why.LAST_WORD:
            self._gets_the_last_word(one, event.by)
        self._nobody_has_the_last_word(but=self._last())
        places = {hand.id: place for place, hand in enumerate(self.queue)}
        self.overtaken = {
            (later, sooner)
            for later, sooner in self.overtaken
            if places.get(later, -1) < places.get(sooner, len(places))
        }

    def _gets_the_last_word(self, one: Waiting, by: int) -> None:
        one.why, one.by = Why.LAST_WORD, by
        self._nobody_has_the_last_word(but=one.id)

    def _nobody_has_the_last_word(self, but: int) -> None:
        for one in self.queue:
            if one.why is Why.LAST_WORD and one.id != but:
                one.why = Why.MOVED

    def _first(self, new: Waiting) -> int:
        """Return the first place behind points of order, and who is first by an older right.

        A point of order itself goes behind older points of order only.
        """
        place = 0
        for one in self.queue:
            if one.id == new.id:
                continue
            by_right = not new.is_order and one.why in PUT_FIRST and one.id < new.id
            older_order = one.is_order and (not new.is_order or one.id < new.id)
            if not (by_right or older_order):
                break
            place += 1
        return place

    def _last(self) -> int:
        return self.queue[-1].id if self.queue else 0

    def _out(self, gone: set[int]) -> None:
        """Take hands out that get no turn: in the end they have overtaken nobody."""
        self.queue = [one for one in self.queue if one.id not in gone]
        self.overtaken = {pair for pair in self.overtaken if pair[0] not in gone}

    def _sort(self, at: int) -> None:
        """Let everybody come in anew; only who has the last word stays last."""
        waiting = self.queue
        by_right = [one for one in waiting if one.why in PUT_FIRST]
        ids = {one.id for one in waiting}
        self.overtaken = {pair for pair in self.overtaken if pair[0] not in ids}
        self.queue = by_right
        for one in sorted(waiting, key=lambda one: one.id):
            if one.why not in (Why.LAST_WORD, *PUT_FIRST):
                self._put(one, at)
        self.queue += [one for one in waiting if one.why is Why.LAST_WORD]
