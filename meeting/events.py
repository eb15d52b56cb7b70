"""Every fact that can happen in a meeting. This is all there is.

A person, an agenda item, a hand, a turn, a caption and a card are known by the number of the event
that made them: `PersonJoined` number 7 makes person 7.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from meeting.needs import Need
from meeting.roles import Role
from meeting.state import Hand, Turn
from meeting.values import (
    SERVER,
    ItemNotes,
    Kind,
    Mended,
    Milliseconds,
    Mode,
    Number,
    Percent,
    Placed,
    Seconds,
    Sort,
    Source,
    Term,
    Why,
    Word,
)


class Event(
    Struct, frozen=True, kw_only=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A fact that happened.

    Attributes:
        seq: its number in the meeting: 1, 2, 3 … without gaps.
        at: when, in milliseconds since the meeting opened.
        by: the person who did it; 0 for the server.
    """

    seq: Number = 0
    at: Milliseconds = 0
    by: Number = SERVER


class MeetingOpened(Event, frozen=True, kw_only=True):
    """The meeting began to be kept; always event 1. `utc` is milliseconds since 1970.

    Where `purpose` says why the record is kept, everybody is asked whether their words may stand in
    it. After `keep_days` it is deleted; 0 means when a host deletes it. So many `amend_days` after
    the closing the record is final; 0 means never. `regrets` has who said that they cannot come.
    """

    title: str
    language: str
    utc: int
    epoch: str
    purpose: str = ""
    keep_days: Number = 0
    amend_days: Number = 0
    regrets: tuple[str, ...] = ()


class MeetingClosed(Event, frozen=True, kw_only=True):
    """The meeting ended; nothing more can be said in it."""


class PersonJoined(Event, frozen=True, kw_only=True):
    """Somebody came in for the first time; the event's number is the person's number.

    `addressed` is how they wish to be addressed, such as "she/her"; often empty. `invitation` is
    the link for one person by which they came, 0 for none.
    """

    name: str
    roles: tuple[Role, ...]
    addressed: str = ""
    invitation: Number = 0


class PersonAdded(Event, frozen=True, kw_only=True):
    """Somebody takes part from elsewhere, by phone or in the call; a host speaks for them here."""

    name: str


class ConsentGiven(Event, frozen=True, kw_only=True):
    """Somebody lets their words be kept; `name` and `addressed` are theirs in the record."""

    person: Number
    name: str
    addressed: str = ""


class ConsentRefused(Event, frozen=True, kw_only=True):
    """Somebody lets nothing of theirs be kept; the captions in `events` and all else are erased."""

    person: Number
    events: tuple[Number, ...] = ()


class WentOffRecord(Event, frozen=True, kw_only=True):
    """From now on captions are shown, and not kept."""


class WentOnRecord(Event, frozen=True, kw_only=True):
    """From now on what is said is kept again."""


class Redacted(Event, frozen=True, kw_only=True):
    """The words of these events are taken out of the record, and erased."""

    events: tuple[Number, ...]
    reason: str = ""


class PersonLeft(Event, frozen=True, kw_only=True):
    """Somebody went for good, by their own wish."""

    person: Number


class PersonRenamed(Event, frozen=True, kw_only=True):
    """Somebody goes by another name now."""

    person: Number
    name: str


class AddressChosen(Event, frozen=True, kw_only=True):
    """Somebody wishes to be addressed in this way; with empty `words`, by their name alone."""

    person: Number
    words: str = ""


class LineLost(Event, frozen=True, kw_only=True):
    """Somebody's connection is gone; their place in the queue is held for a while."""

    person: Number


class LineRegained(Event, frozen=True, kw_only=True):
    """Somebody whose connection was gone is back."""

    person: Number


class RoleGiven(Event, frozen=True, kw_only=True):
    """Somebody holds one more role."""

    person: Number
    role: Role


class RoleTaken(Event, frozen=True, kw_only=True):
    """Somebody holds a role no more."""

    person: Number
    role: Role


class TookOver(Event, frozen=True, kw_only=True):
    """A co-host is a host while `host` is gone."""

    person: Number
    host: Number


class GaveBack(Event, frozen=True, kw_only=True):
    """A co-host is a host no more, because the host is back."""

    person: Number


class PersonRemoved(Event, frozen=True, kw_only=True):
    """Somebody was sent out; `reason` may be empty."""

    person: Number
    reason: str = ""


class MeetingLocked(Event, frozen=True, kw_only=True):
    """Nobody new can come in, hosts excepted."""


class MeetingUnlocked(Event, frozen=True, kw_only=True):
    """People can come in again."""


class LinkChanged(Event, frozen=True, kw_only=True):
    """The link for this role is another one now; who made it has it, and it stands in no log."""

    role: Role


class PersonInvited(Event, frozen=True, kw_only=True):
    """There is a link for one person; the event's number is the invitation's number.

    Who made it has the link, and it stands in no log.
    """

    role: Role


class InvitationTakenBack(Event, frozen=True, kw_only=True):
    """The link for one person opens nothing any more."""

    invitation: Number


class ChatMuted(Event, frozen=True, kw_only=True):
    """One person, or with `person` 0 nobody but who keeps the chat, can write in it no more."""

    person: Number = 0
    reason: str = ""


class ChatUnmuted(Event, frozen=True, kw_only=True):
    """One person, or with `person` 0 everybody, can write in the chat again."""

    person: Number = 0


class NeedsTold(Event, frozen=True, kw_only=True):
    """Somebody told what they need; only they and the access helpers get this.

    It comes again, for somebody who becomes an access helper later.
    """

    person: Number
    needs: tuple[Need, ...] = ()
    words: str = ""


class NeedChecked(Event, frozen=True, kw_only=True):
    """A helper saw to somebody's need; only that person and the access helpers get this."""

    person: Number
    need: Need
    met: bool = True


class HelpAsked(Event, frozen=True, kw_only=True):
    """Somebody wrote to the access helpers; only they and the helpers get this."""

    person: Number
    text: str


class HelpAnswered(Event, frozen=True, kw_only=True):
    """A helper wrote to somebody; only that person and the access helpers get this."""

    person: Number
    text: str


class ItemAdded(Event, frozen=True, kw_only=True):
    """A point or a break stands on the agenda, at `place` (1 is first) among its siblings.

    `under` is the item that it is a part of, 0 for none; `limit` is how long a turn may last in it,
    in seconds, 0 for as long as in the meeting.
    """

    title: str
    place: Number
    minutes: Number = 0
    words: str = ""
    is_break: bool = False
    presenter: str = ""
    links: tuple[str, ...] = ()
    under: Number = 0
    limit: Number = 0


class ItemEdited(Event, frozen=True, kw_only=True):
    """An agenda item now reads like this; `minutes` 0 means no planned time."""

    item: Number
    title: str
    minutes: Number = 0
    words: str = ""
    presenter: str = ""
    links: tuple[str, ...] = ()


class NotesWritten(Event, frozen=True, kw_only=True):
    """An agenda item has these host notes; only who may change the agenda is told."""

    item: Number
    text: str


class NotesShown(Event, frozen=True, kw_only=True):
    """Somebody may see the host notes since this moment, and nobody else is told."""

    person: Number
    notes: tuple[ItemNotes, ...]


class ItemMoved(Event, frozen=True, kw_only=True):
    """An agenda item stands at another place among its siblings, with its sub-items."""

    item: Number
    place: Number


class ItemDropped(Event, frozen=True, kw_only=True):
    """An agenda item will not be talked about."""

    item: Number


class ItemStarted(Event, frozen=True, kw_only=True):
    """The meeting is on this agenda item now."""

    item: Number


class ItemSkipped(Event, frozen=True, kw_only=True):
    """The meeting passes over this agenda item."""

    item: Number


class ItemClosed(Event, frozen=True, kw_only=True):
    """The meeting is done with this agenda item."""

    item: Number


class HandRaised(Event, frozen=True, kw_only=True):
    """Somebody asks for a turn and stands at `place` in the queue (1 speaks next).

    `why` is the rule that gave the place. Hands behind it were overtaken, unless this is a point of
    order. `by` is another person where a host raised it for somebody, perhaps with a `reason`.
    """

    person: Number
    kind: Kind
    place: Number
    about: str = ""
    written: bool = False
    why: Why = Why.ASKED
    reason: str = ""


class HandChanged(Event, frozen=True, kw_only=True):
    """A hand is about something else now."""

    hand: Number
    about: str


class HandMoved(Event, frozen=True, kw_only=True):
    """A hand stands at another place: a host moved it, or its person lets the next one go first."""

    hand: Number
    place: Number
    why: Why
    reason: str = ""


class HandLowered(Event, frozen=True, kw_only=True):
    """A hand came down without a turn; `reason` is a host's, and may be empty.

    `by` is the server where a lost line was gone for longer than its place is held.
    """

    hand: Number
    reason: str = ""


class HandUnheard(Event, frozen=True, kw_only=True):
    """A hand came down because its agenda item was closed; its person goes to the unheard list."""

    hand: Number


class WrittenIn(Event, frozen=True, kw_only=True):
    """Somebody on the unheard list has put it in writing."""

    unheard: Number
    text: str


class QueueOpened(Event, frozen=True, kw_only=True):
    """Hands can be raised again."""


class QueueClosed(Event, frozen=True, kw_only=True):
    """No more hands, points of order excepted."""


class QueueCleared(Event, frozen=True, kw_only=True):
    """All hands came down at once."""

    reason: str = ""


class ModeChanged(Event, frozen=True, kw_only=True):
    """The queue is ordered in another way; `order` has every hand, the first to speak first.

    With `rounds`, everybody speaks once before anybody speaks twice.
    """

    mode: Mode
    rounds: bool = False
    order: tuple[Placed, ...] = ()


class MoveUndone(Event, frozen=True, kw_only=True):
    """What a host did to the queue counts no more; the queue stands as given here.

    `undoes` is the number of the first event that counts no more.
    """

    undoes: Number
    queue: tuple[Hand, ...]
    queue_is_open: bool
    mode: Mode
    rounds: bool
    floor: Turn | None = None


class TurnBegan(Event, frozen=True, kw_only=True):
    """Somebody has the floor; `hand` is the hand it answers, or 0."""

    person: Number
    kind: Kind
    hand: Number = 0
    about: str = ""
    written: bool = False


class TurnEnded(Event, frozen=True, kw_only=True):
    """A turn is over; the floor is free."""

    turn: Number


class PassingStarted(Event, frozen=True, kw_only=True):
    """Nobody need call: whoever speaks passes the floor on."""


class PassingStopped(Event, frozen=True, kw_only=True):
    """Hosts and callers give the floor again."""


class TurnPaused(Event, frozen=True, kw_only=True):
    """The time of a turn stands still."""

    turn: Number


class TurnCarriedOn(Event, frozen=True, kw_only=True):
    """The time of a turn runs again."""

    turn: Number


class TimeRanOut(Event, frozen=True, kw_only=True):
    """The time of a turn is up; it goes on until somebody ends it.

    Of somebody who takes a time of their own, only their own client tells them.
    """

    turn: Number


class WritingGoesOn(Event, frozen=True, kw_only=True):
    """Somebody is still writing their turn, and holds the floor."""

    turn: Number


class ReadingBegan(Event, frozen=True, kw_only=True):
    """Somebody, `by`, reads a written turn aloud from now on."""

    turn: Number


class HandPassedOver(Event, frozen=True, kw_only=True):
    """A hand was called while its person was away; it comes first when they are back."""

    hand: Number


class LimitSet(Event, frozen=True, kw_only=True):
    """A turn may last so many seconds, in one agenda item or, with `item` 0, in the meeting."""

    seconds: Seconds
    item: Number = 0


class HoldSet(Event, frozen=True, kw_only=True):
    """A lost line keeps its place in the queue for so many seconds."""

    seconds: Seconds


class TimeFitted(Event, frozen=True, kw_only=True):
    """Somebody takes more time for their turns, in percent, or none is counted; 0 for none.

    Only they themselves get it; others get Withheld.
    """

    percent: Percent


class StatisticsShown(Event, frozen=True, kw_only=True):
    """It is shown, or hidden, who has spoken how often, and for how long."""

    shown: bool


class Withheld(Event, frozen=True, kw_only=True):
    """Something happened that is not yours to know; its number is here, so that none is missing."""


class CaptionsStarted(Event, frozen=True, kw_only=True):
    """Somebody captions; `engine` names the recogniser, or is empty where a person types."""

    captioner: Number
    language: str
    engine: str = ""


class CaptionsStopped(Event, frozen=True, kw_only=True):
    """Somebody captions no more."""

    captioner: Number


class CaptionsStalled(Event, frozen=True, kw_only=True):
    """Captions stopped by themselves, while there is sound."""

    captioner: Number
    since: Milliseconds


class CaptionsResumed(Event, frozen=True, kw_only=True):
    """Captions go on; what was said from `start` to `end` has none.

    Equal times say that nothing is lost. Captions that never seemed to stop may miss a stretch too.
    """

    captioner: Number
    start: Milliseconds
    end: Milliseconds


class CaptionAdded(Event, frozen=True, kw_only=True):
    """A finished piece of speech; `start` and `end` are in milliseconds since the opening.

    Where it is not `kept`, only people who are here when it is said get its words. `mended` says
    which words of the text are terms that took the place of what was heard.
    """

    text: str
    start: Milliseconds
    end: Milliseconds
    speaker: Number
    source: Source
    language: str
    engine: str = ""
    words: tuple[Word, ...] = ()
    mended: tuple[Mended, ...] = ()
    kept: bool = True


class TermsAdded(Event, frozen=True, kw_only=True):
    """The glossary has these terms; those that it had before are changed."""

    terms: tuple[Term, ...]


class TermDropped(Event, frozen=True, kw_only=True):
    """The glossary has this term no more."""

    term: str


class SwearingHidden(Event, frozen=True, kw_only=True):
    """Machines put stars for swear words from now on, or no longer."""

    hidden: bool


class CaptionCorrected(Event, frozen=True, kw_only=True):
    """A caption now reads like this.

    Where only some words changed, `old` became `new`: a term that later captions may need too.
    `proposal` is the proposal that was accepted, or 0.
    """

    caption: Number
    text: str
    old: str = ""
    new: str = ""
    proposal: Number = 0


class MarkAmended(Event, frozen=True, kw_only=True):
    """A decision or an action now reads like this; `proposal` as in `CaptionCorrected`."""

    mark: Number
    text: str
    proposal: Number = 0


class CorrectionProposed(Event, frozen=True, kw_only=True):
    """Somebody says that a caption has `old` where `new` was said.

    With `everywhere`, all captions that have the old words are meant. `caption` can also be the
    number of a decision or an action, which then shall read `new`.
    """

    caption: Number
    old: str
    new: str
    everywhere: bool = False


class CorrectionDeclined(Event, frozen=True, kw_only=True):
    """A proposed correction will not be made; `reason` may be empty."""

    proposal: Number
    reason: str = ""


class SpeakerCorrected(Event, frozen=True, kw_only=True):
    """Somebody else spoke these captions; 0 where nobody knows who."""

    captions: tuple[Number, ...]
    person: Number


class CardShown(Event, frozen=True, kw_only=True):
    """Somebody shows a card; unless `named`, others get it without the person."""

    sort: Sort
    person: Number = 0
    named: bool = False


class CardPutDown(Event, frozen=True, kw_only=True):
    """A card is shown no more."""

    card: Number
    named: bool = False


class ChatSaid(Event, frozen=True, kw_only=True):
    """Somebody wrote a line in the chat; `kept` as in `CaptionAdded`."""

    text: str
    kept: bool = True


class DecisionRecorded(Event, frozen=True, kw_only=True):
    """The meeting decided something."""

    text: str


class ActionRecorded(Event, frozen=True, kw_only=True):
    """Somebody will do something; `due` is as it was said, or empty."""

    who: str
    what: str
    due: str = ""


class NoteRecorded(Event, frozen=True, kw_only=True):
    """Somebody wrote down what people should know."""

    text: str


class RegretsNoted(Event, frozen=True, kw_only=True):
    """Somebody of that name said that they cannot come; with `comes`, that they can after all."""

    name: str
    comes: bool = False


class LinkShared(Event, frozen=True, kw_only=True):
    """A web address is on the list of links; `about` may be empty."""

    address: str
    about: str = ""


class MarkTakenBack(Event, frozen=True, kw_only=True):
    """A decision, an action, a note or a link stands in the record no more."""

    mark: Number


class QuestionAsked(Event, frozen=True, kw_only=True):
    """A question is on the list; where it is `anonymous`, others get it without the person."""

    text: str
    person: Number = 0
    anonymous: bool = False


class QuestionSupported(Event, frozen=True, kw_only=True):
    """One more person wants this question answered; others are not told who."""

    question: Number


class SupportDropped(Event, frozen=True, kw_only=True):
    """One person less wants this question answered; others are not told who."""

    question: Number


class QuestionAnswered(Event, frozen=True, kw_only=True):
    """A question is answered; `text` is the answer where it was written."""

    question: Number
    text: str = ""


class PollOpened(Event, frozen=True, kw_only=True):
    """Everybody is asked, and answers by number."""

    text: str
    answers: tuple[str, ...]
    temperature: bool = False


class VoteCast(Event, frozen=True, kw_only=True):
    """Somebody answered; others get it without the person and the answer.

    `again` tells that it takes the place of an earlier answer, so that nobody is counted twice.
    """

    poll: Number
    answer: Number = 0
    again: bool = False


class PollClosed(Event, frozen=True, kw_only=True):
    """A poll is over; `counts` has how many gave each answer, in their order."""

    poll: Number
    counts: tuple[Number, ...]


EVENTS: tuple[type[Event], ...] = tuple(Event.__subclasses__())
"""Every event, in the order of this file."""

E = TypeVar("E", bound=Event)
