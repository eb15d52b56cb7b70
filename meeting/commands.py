"""Everything that somebody can ask for. This is all there is.

A command is a wish: `decide` turns it into events, or refuses it with the reason in plain words.
The limits on length here are the wire's; `decide` cleans the text and says what is missing.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from meeting.needs import Need
from meeting.roles import Role
from meeting.values import (
    Address,
    Key,
    Kind,
    Line,
    Mended,
    Milliseconds,
    Mode,
    Name,
    Number,
    Percent,
    Reason,
    Seconds,
    Sort,
    Tag,
    TagOrNone,
    Term,
    Title,
    Word,
)

Minutes = Annotated[int, Meta(ge=0, le=24 * 60)]
Addresses = Annotated[tuple[Address, ...], Meta(max_length=20)]


class Command(
    Struct, frozen=True, kw_only=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A wish that a person sends.

    Attributes:
        id: made by the client, new for every wish; sent again, it gets the first answer.
    """

    id: Annotated[str, Meta(max_length=64)] = ""


class CloseMeeting(Command, frozen=True, kw_only=True):
    """End the meeting for everybody."""


class Rename(Command, frozen=True, kw_only=True):
    """Go by another name."""

    name: Name


class ChooseAddress(Command, frozen=True, kw_only=True):
    """Say how people should address you, such as "she/her" or "Dr Rao"; empty takes it back."""

    words: Name = ""


class AnswerConsent(Command, frozen=True, kw_only=True):
    """Say whether your words and your name may be kept; `name` is another one for the record.

    `person` is somebody from elsewhere for whom you answer, 0 for yourself.
    """

    keep: bool
    name: Name = ""
    person: Number = 0


class GoOffRecord(Command, frozen=True, kw_only=True):
    """Go on with captions, and keep nothing of what is said."""


class GoOnRecord(Command, frozen=True, kw_only=True):
    """Keep again what is said."""


class Redact(Command, frozen=True, kw_only=True):
    """Take words out of the record: a caption, chat line, decision, action, note or question."""

    said: Number
    reason: Reason = ""


class Leave(Command, frozen=True, kw_only=True):
    """Go for good."""


class GiveRole(Command, frozen=True, kw_only=True):
    """Let somebody hold one more role."""

    person: Number
    role: Role


class TakeRole(Command, frozen=True, kw_only=True):
    """Let somebody hold a role no more."""

    person: Number
    role: Role


class HandOver(Command, frozen=True, kw_only=True):
    """Make somebody else a host in your place."""

    person: Number


class RemovePerson(Command, frozen=True, kw_only=True):
    """Send somebody out; their key opens nothing any more."""

    person: Number
    reason: Reason = ""


class LockMeeting(Command, frozen=True, kw_only=True):
    """Let nobody new in; who is in can come back, and hosts can come in."""


class UnlockMeeting(Command, frozen=True, kw_only=True):
    """Let people in again."""


class ChangeLink(Command, frozen=True, kw_only=True):
    """Let a new link give this role; the old one opens nothing more, and who is here stays.

    You make the secret of the new link; `key` is its hash, and all that leaves your computer.
    """

    role: Role
    key: Key


class Invite(Command, frozen=True, kw_only=True):
    """Let a link give this role to one person: the first who comes in by it.

    You make the secret of the link; `key` is its hash, and all that leaves your computer.
    """

    role: Role
    key: Key


class TakeBackInvitation(Command, frozen=True, kw_only=True):
    """Let a link for one person open nothing any more; `invitation` is the number of its event."""

    invitation: Number


class MuteChat(Command, frozen=True, kw_only=True):
    """Let one person write no chat, or with `person` 0 nobody but those who keep the chat."""

    person: Number = 0
    reason: Reason = ""


class UnmuteChat(Command, frozen=True, kw_only=True):
    """Let one person write in the chat again, or with `person` 0 everybody."""

    person: Number = 0


class TellNeeds(Command, frozen=True, kw_only=True):
    """Tell the access helpers, and nobody else, what you need; it replaces what you told before."""

    needs: Annotated[tuple[Need, ...], Meta(max_length=20)] = ()
    words: Reason = ""


class CheckNeed(Command, frozen=True, kw_only=True):
    """Note that somebody's need is seen to, or with `met` false that it is not."""

    person: Number
    need: Need
    met: bool = True


class AskForHelp(Command, frozen=True, kw_only=True):
    """Write to the access helpers; nobody else gets it."""

    text: Line


class AnswerHelp(Command, frozen=True, kw_only=True):
    """Write to somebody who asked for help or told what they need; nobody else gets it."""

    person: Number
    text: Line


class AddItem(Command, frozen=True, kw_only=True):
    """Put a point or a break on the agenda; `place` 0 means at its end.

    `under` makes it a sub-item of that item; `is_sub` alone, of the last one. `place` counts among
    its siblings. Only who may change the agenda gets to see the `notes`. `limit` is how
    long a turn may last in it, in seconds; 0 lets the meeting's count.
    """

    title: Title
    minutes: Minutes = 0
    words: Reason = ""
    is_break: bool = False
    place: Number = 0
    presenter: Name = ""
    links: Addresses = ()
    notes: Line = ""
    under: Number = 0
    is_sub: bool = False
    limit: Seconds = 0


class EditItem(Command, frozen=True, kw_only=True):
    """Change what is not None of an agenda item; `minutes` 0 takes the planned time away."""

    item: Number
    title: Title | None = None
    minutes: Minutes | None = None
    words: Reason | None = None
    presenter: Name | None = None
    links: Addresses | None = None


class WriteNotes(Command, frozen=True, kw_only=True):
    """Write the host notes of an agenda item; empty text takes them away."""

    item: Number
    text: Line


class MoveItem(Command, frozen=True, kw_only=True):
    """Move an agenda item to another place among its siblings; 1 is first."""

    item: Number
    place: Number


class DropItem(Command, frozen=True, kw_only=True):
    """Take an agenda item off, before it was talked about."""

    item: Number


class StartItem(Command, frozen=True, kw_only=True):
    """Go on to an agenda item; the one that is open is closed.

    `really` also closes it while people wait: they go to the unheard list.
    """

    item: Number
    really: bool = False


class NextItem(Command, frozen=True, kw_only=True):
    """Go on to the next item that was not talked about; `really` as in StartItem.

    Within a minute of the last move it is refused unless `really`: two people may have asked.
    """

    really: bool = False


class SkipItem(Command, frozen=True, kw_only=True):
    """Pass an agenda item over; it can be taken up later. `really` as in StartItem."""

    item: Number
    really: bool = False


class CloseItem(Command, frozen=True, kw_only=True):
    """Be done with the agenda item that is open; `really` as in StartItem."""

    item: Number
    really: bool = False


class WriteIn(Command, frozen=True, kw_only=True):
    """Put in writing what you were not heard with; `unheard` is the hand that was up."""

    unheard: Number
    text: Line


class RaiseHand(Command, frozen=True, kw_only=True):
    """Ask for a turn; what it is about can be said later."""

    kind: Kind = Kind.NEW_POINT
    about: Reason = ""
    written: bool = False


class ChangeHand(Command, frozen=True, kw_only=True):
    """Say what your hand is about."""

    hand: Number
    about: Reason


class LowerHand(Command, frozen=True, kw_only=True):
    """Take a hand down: your own, or, for who keeps the queue, anybody's, with a reason."""

    hand: Number
    reason: Reason = ""


class GoLater(Command, frozen=True, kw_only=True):
    """Let the next person in the queue go before you."""

    hand: Number


class RaiseFor(Command, frozen=True, kw_only=True):
    """Raise a hand for somebody who asked elsewhere: `person` here, or `name` if they are not."""

    person: Number = 0
    name: Name = ""
    kind: Kind = Kind.NEW_POINT
    about: Reason = ""
    reason: Reason = ""


class MoveHand(Command, frozen=True, kw_only=True):
    """Give a hand another place; 1 speaks next."""

    hand: Number
    place: Number
    reason: Reason = ""


class ClearQueue(Command, frozen=True, kw_only=True):
    """Take all hands down."""

    reason: Reason = ""


class GiveLastWord(Command, frozen=True, kw_only=True):
    """Close the queue and let this person speak last."""

    person: Number


class SetMode(Command, frozen=True, kw_only=True):
    """Order the queue in another way; nobody drops out."""

    mode: Mode
    rounds: bool = False


class Undo(Command, frozen=True, kw_only=True):
    """Take back the last thing that a host did to the queue or the floor.

    `undoes` is the number of the first event that it takes back: when two people press the key at
    once, the second press is refused, and only one thing is taken back.
    """

    undoes: Number


class OpenQueue(Command, frozen=True, kw_only=True):
    """Let hands be raised again."""


class CloseQueue(Command, frozen=True, kw_only=True):
    """Let no more hands be raised."""


class CallNext(Command, frozen=True, kw_only=True):
    """Give the floor to the first in the queue.

    `ends` is the turn that the caller wants to end, 0 where nobody has the floor: when two people
    press the key at once, the second press is refused and nobody is skipped. `really` also ends a
    turn whose person is still writing.
    """

    ends: Number
    really: bool = False


class CallPerson(Command, frozen=True, kw_only=True):
    """Give the floor to this person; `ends` and `really` as in CallNext."""

    person: Number
    ends: Number
    really: bool = False


class StartPassing(Command, frozen=True, kw_only=True):
    """Meet without a host who calls: whoever speaks passes the floor on."""


class StopPassing(Command, frozen=True, kw_only=True):
    """Let hosts and callers give the floor again, and nobody else."""


class PassFloor(Command, frozen=True, kw_only=True):
    """Pass the floor on, or take it where it is free, while the meeting passes the floor.

    `person` gets it, or with 0 who waits first; `ends` as in CallNext.
    """

    ends: Number
    person: Number = 0


class EndTurn(Command, frozen=True, kw_only=True):
    """End a turn: your own, or, for who keeps the queue, anybody's; `really` as in CallNext."""

    turn: Number
    really: bool = False


class PauseTurn(Command, frozen=True, kw_only=True):
    """Let the time of a turn stand still: your own, or, for who keeps the queue, anybody's."""

    turn: Number


class CarryOn(Command, frozen=True, kw_only=True):
    """Let the time of a turn run again."""

    turn: Number


class CutOff(Command, frozen=True, kw_only=True):
    """Say that somebody ended your turn too early: you stand first again, once."""

    turn: Number


class StillWriting(Command, frozen=True, kw_only=True):
    """Hold the floor while you write; the timer of your turn begins anew."""

    turn: Number


class ReadAloud(Command, frozen=True, kw_only=True):
    """Take over reading a written turn aloud."""

    turn: Number


class SetLimit(Command, frozen=True, kw_only=True):
    """Say how long a turn may last, in seconds; 0 for as long as it takes.

    With `item`, it counts for turns in that agenda item only; 0 there lets the meeting's count.
    """

    seconds: Seconds
    item: Number = 0


class SetHold(Command, frozen=True, kw_only=True):
    """Say for how many seconds a lost line keeps its place in the queue."""

    seconds: Seconds


class FitTime(Command, frozen=True, kw_only=True):
    """Take more time for your own turns: 300 is three times the limit, 0 is no timer.

    Nobody else is told.
    """

    percent: Percent


class ShowStatistics(Command, frozen=True, kw_only=True):
    """Show or hide who has spoken how often, and for how long."""

    shown: bool


class Say(Command, frozen=True, kw_only=True):
    """Speak in writing, while you have the floor."""

    text: Line


class StartCaptions(Command, frozen=True, kw_only=True):
    """Begin to caption; `engine` names the recogniser, or is empty where a person types."""

    language: Tag
    engine: Name = ""


class StopCaptions(Command, frozen=True, kw_only=True):
    """Caption no more."""


class StallCaptions(Command, frozen=True, kw_only=True):
    """Say that your captions stopped by themselves while there is sound."""

    since: Milliseconds


class ResumeCaptions(Command, frozen=True, kw_only=True):
    """Say that your captions go on, and which time has none; equal times where nothing is lost."""

    start: Milliseconds
    end: Milliseconds


class AddCaption(Command, frozen=True, kw_only=True):
    """Hand in a finished piece of speech, with the time when it was spoken.

    `language` is given where it is not the one that captions were started with. `mended` says which
    words of the text are terms, and what was heard instead.
    """

    text: Line
    start: Milliseconds
    end: Milliseconds
    language: TagOrNone = ""
    words: Annotated[tuple[Word, ...], Meta(max_length=500)] = ()
    mended: Annotated[tuple[Mended, ...], Meta(max_length=100)] = ()


class AddTerms(Command, frozen=True, kw_only=True):
    """Put terms into the glossary; one that is there already is changed."""

    terms: Annotated[tuple[Term, ...], Meta(max_length=200)]


class DropTerm(Command, frozen=True, kw_only=True):
    """Take a term out of the glossary."""

    term: Name


class HideSwearing(Command, frozen=True, kw_only=True):
    """Let machines put stars for swear words in captions, or let them stand as they are said."""

    hidden: bool


class CorrectCaption(Command, frozen=True, kw_only=True):
    """Say what a caption should read; from who may not correct, it is a proposal."""

    caption: Number
    text: Line


class ReplaceWords(Command, frozen=True, kw_only=True):
    """Say which words of a caption are wrong; from who may not correct, it is a proposal.

    With `everywhere`, all captions that have the old words as whole words are meant.
    """

    caption: Number
    old: Line
    new: Line
    everywhere: bool = False


class Amend(Command, frozen=True, kw_only=True):
    """Say what a decision or an action should read; from who may not write it, it is a proposal."""

    mark: Number
    text: Line


class AgreeToCorrection(Command, frozen=True, kw_only=True):
    """Agree to a proposed correction: with a scribe, or with two people, it is made."""

    proposal: Number


class DeclineCorrection(Command, frozen=True, kw_only=True):
    """Say that a proposed correction is wrong, or take your own back."""

    proposal: Number
    reason: Reason = ""


class CorrectSpeaker(Command, frozen=True, kw_only=True):
    """Say who spoke a caption, and the others of the same stretch unless `only` this one.

    With a `name`, it was somebody new, who had no client and no number yet.
    """

    caption: Number
    person: Number = 0
    only: bool = False
    name: Name = ""


class RenameSpeaker(Command, frozen=True, kw_only=True):
    """Give somebody who cannot do it themselves their right name, in every place."""

    person: Number
    name: Name


class ShowCard(Command, frozen=True, kw_only=True):
    """Show a card; with your name only where `named`."""

    sort: Sort
    named: bool = False


class PutDownCard(Command, frozen=True, kw_only=True):
    """Show a card no more."""

    sort: Sort


class Chat(Command, frozen=True, kw_only=True):
    """Write a line in the chat."""

    text: Line


class RecordDecision(Command, frozen=True, kw_only=True):
    """Write down what the meeting decided."""

    text: Line


class RecordAction(Command, frozen=True, kw_only=True):
    """Write down who will do what, and by when."""

    who: Name
    what: Line
    due: Name = ""


class RecordNote(Command, frozen=True, kw_only=True):
    """Write down something that people should know."""

    text: Line


class NoteRegrets(Command, frozen=True, kw_only=True):
    """Write down who said that they cannot come; with `comes`, take it back."""

    name: Name
    comes: bool = False


class ShareLink(Command, frozen=True, kw_only=True):
    """Put a web address on the list of links."""

    address: Address
    about: Reason = ""


class TakeBackMark(Command, frozen=True, kw_only=True):
    """Take back a decision, an action, a note or a link that was written down."""

    mark: Number


class AskQuestion(Command, frozen=True, kw_only=True):
    """Put a question on the list; `anonymous` keeps your name off it, also in the minutes."""

    text: Line
    anonymous: bool = False


class SupportQuestion(Command, frozen=True, kw_only=True):
    """Say that you want this question answered, too; others see how many do."""

    question: Number


class DropSupport(Command, frozen=True, kw_only=True):
    """Support a question no more."""

    question: Number


class AnswerQuestion(Command, frozen=True, kw_only=True):
    """Mark a question as answered; `text` is the answer where it was written."""

    question: Number
    text: Line = ""


class OpenPoll(Command, frozen=True, kw_only=True):
    """Ask everybody; one poll is open at a time. A `temperature` check asks how people feel."""

    text: Line
    answers: Annotated[tuple[Title, ...], Meta(max_length=20)]
    temperature: bool = False


class Vote(Command, frozen=True, kw_only=True):
    """Give an answer by its number, 1 for the first; the last one counts. Nobody is told whose."""

    poll: Number
    answer: Number


class ClosePoll(Command, frozen=True, kw_only=True):
    """End a poll and tell its result."""

    poll: Number


COMMANDS: tuple[type[Command], ...] = tuple(Command.__subclasses__())
"""Every command that a person can send, in the order of this file."""


class Internal(Command, frozen=True, kw_only=True):
    """A wish that only the server has; it never comes over the wire."""


class OpenMeeting(Internal, frozen=True, kw_only=True):
    """Begin to keep a meeting; `utc` is milliseconds since 1970, `epoch` names this log.

    With `passing` it has no host: from the beginning, whoever speaks passes the floor on.
    """

    title: Title
    language: Tag
    utc: int
    epoch: str
    purpose: Reason = ""
    keep_days: Number = 0
    amend_days: Number = 0
    regrets: tuple[Name, ...] = ()
    passing: bool = False


class Join(Internal, frozen=True, kw_only=True):
    """Let somebody in who showed a link; `invitation` is which one for one person, 0 for none."""

    name: Name
    roles: tuple[Role, ...]
    addressed: Name = ""
    invitation: Number = 0


class ComeToMend(Internal, frozen=True, kw_only=True):
    """Let somebody correct the record of a meeting whose log they have on their computer."""

    name: Name


class LoseLine(Internal, frozen=True, kw_only=True):
    """Note that somebody's connection is gone."""

    person: Number


class RegainLine(Internal, frozen=True, kw_only=True):
    """Note that somebody's connection is back."""

    person: Number


class EndTime(Internal, frozen=True, kw_only=True):
    """Note that the time of a turn is up."""

    turn: Number


class GiveUpHand(Internal, frozen=True, kw_only=True):
    """Take down the hand of somebody whose line has been gone for too long."""

    hand: Number


class ShowNotes(Internal, frozen=True, kw_only=True):
    """Let somebody have the host notes who may see them only since this moment."""

    person: Number


ByServer = Internal | AddItem | AddTerms | TakeBackInvitation
"""What the server may do: what it alone notices, an agenda file, the end of links made anew."""

INTERNAL: tuple[type[Internal], ...] = tuple(Internal.__subclasses__())
"""Every command that only the server gives."""
