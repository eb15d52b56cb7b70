"""Which words the log keeps, which it never gets, and which are taken out of it again.

An event whose words are not kept still has its number, time and kind, so that the numbers stay
gapless and the meeting can be replayed. Only the words and names in it are blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec.structs import replace

from meeting import events as e
from meeting.state import Hand, Meeting
from meeting.values import SERVER

E = TypeVar("E", bound=e.Event)

BLANKS: Mapping[type[e.Event], Mapping[str, Any]] = MappingProxyType(
    {
        e.PersonJoined: {"name": "", "addressed": ""},
        e.PersonAdded: {"name": ""},
        e.PersonRenamed: {"name": ""},
        e.AddressChosen: {"words": ""},
        e.ConsentGiven: {"name": "", "addressed": ""},
        e.HandRaised: {"about": "", "reason": ""},
        e.HandChanged: {"about": ""},
        e.HandMoved: {"reason": ""},
        e.HandLowered: {"reason": ""},
        e.QueueCleared: {"reason": ""},
        e.PersonRemoved: {"reason": ""},
        e.ChatMuted: {"reason": ""},
        e.WrittenIn: {"text": ""},
        e.NoteRecorded: {"text": ""},
        e.LinkShared: {"address": "", "about": ""},
        e.QuestionAsked: {"text": ""},
        e.QuestionAnswered: {"text": ""},
        e.TurnBegan: {"about": ""},
        e.CaptionAdded: {"text": "", "words": (), "mended": ()},
        e.CaptionCorrected: {"text": "", "old": "", "new": ""},
        e.MarkAmended: {"text": ""},
        e.CorrectionProposed: {"old": "", "new": ""},
        e.CorrectionDeclined: {"reason": ""},
        e.Redacted: {"reason": ""},
        e.ChatSaid: {"text": ""},
        e.DecisionRecorded: {"text": ""},
        e.ActionRecorded: {"who": "", "what": "", "due": ""},
    }
)
"""The events that hold somebody's words or name, and what stands there once they are erased."""

OF_THE_MEETING: frozenset[type[e.Event]] = frozenset(
    {
        e.MeetingOpened, e.ItemAdded, e.ItemEdited, e.NotesWritten, e.PollOpened,
        e.TermsAdded, e.TermDropped,
        e.CaptionsStarted, e.RegretsNoted,
    }
)  # fmt: skip
"""Events whose words are nobody's here: the title, the agenda, the engine, who cannot come."""

NAMES = (e.PersonJoined, e.PersonAdded, e.PersonRenamed, e.AddressChosen)
"""Events with a name that everybody in the meeting may know, kept or not."""


def erased(event: E) -> E:
    """Return the event without words and names; the very same where it has none."""
    blank = BLANKS.get(type(event))
    if isinstance(event, e.MoveUndone):
        queue = tuple(replace(hand, about="", reason="") for hand in event.queue)
        floor = replace(event.floor, about="") if event.floor else None
        blank = {"queue": queue, "floor": floor}
    changed = replace(event, **blank) if blank else event
    return event if changed == event else changed


def lasting(event: e.Event, before: Meeting) -> e.Event:
    """Return what the log keeps of an event that meets this state; the very same if all of it."""
    if isinstance(event, e.MoveUndone):
        return _lasting_undo(event, before)
    return event if _is_kept(event, before) else erased(event)


def erases(erasing: e.Event, event: e.Event) -> bool:
    """Tell whether one event takes the words of an earlier one out of the log."""
    if isinstance(erasing, e.Redacted):
        return event.seq in erasing.events
    if isinstance(erasing, e.ConsentRefused):
        return event.seq in erasing.events or _belongs(event, erasing.person)
    return False


def consents(meeting: Meeting, person: int) -> bool:
    """Tell whether what somebody says may be kept: they said yes, or nobody is asked here."""
    known = meeting.people.get(person)
    return not meeting.purpose or (known is not None and known.consent is True)


def may_be_kept(meeting: Meeting, speaker: int, start: int, end: int) -> bool:
    """Tell whether words may be kept that somebody said from `start` to `end`.

    Where nobody knows who spoke, it may have been anybody here, so all must have said yes.
    """
    if any(off.began <= end and (off.ended is None or start <= off.ended) for off in meeting.off):
        return False
    return consents(meeting, speaker) if speaker else all_consent(meeting)


def all_consent(meeting: Meeting) -> bool:
    """Tell whether everybody here who talks lets their words be kept."""
    return not meeting.purpose or not waiting_for(meeting)


def waiting_for(meeting: Meeting) -> tuple[int, ...]:
    """Return who talks here and has not said yes."""
    people = meeting.people.values()
    return tuple(
        one.id for one in people if meeting.talks(one.id) and not consents(meeting, one.id)
    )


def _is_kept(event: e.Event, before: Meeting) -> bool:
    if isinstance(event, e.CaptionAdded | e.ChatSaid):
        return event.kept
    if isinstance(event, e.CaptionCorrected | e.CorrectionProposed):
        caption = before.captions.get(event.caption)
        return caption.kept if caption else before.find_mark(event.caption) is not None
    if isinstance(event, NAMES):
        return _keeps_name(event, before)
    if isinstance(event, e.ConsentGiven | e.DecisionRecorded | e.ActionRecorded | e.MarkAmended):
        return True
    if type(event) not in BLANKS:
        return True
    person = event.person if isinstance(event, e.TurnBegan | e.HandRaised) else event.by
    return not before.off_record and consents(before, person) and consents(before, event.by)


def _keeps_name(
    event: e.PersonJoined | e.PersonAdded | e.PersonRenamed | e.AddressChosen, before: Meeting
) -> bool:
    """Keep a name only after a yes, and a new one only where no other name was chosen for it.

    How somebody is addressed may tell their name, so the same counts for it.
    """
    if not before.purpose:
        return True
    if isinstance(event, e.PersonJoined | e.PersonAdded):
        return False
    person = before.people.get(event.person)
    return person is not None and bool(person.consent) and person.record_name == person.name


def _lasting_undo(event: e.MoveUndone, before: Meeting) -> e.MoveUndone:
    def kept(hand: Hand) -> Hand:
        fine = not before.off_record and consents(before, hand.person)
        return hand if fine else replace(hand, about="", reason="")

    queue, floor = tuple(map(kept, event.queue)), event.floor
    if floor and (before.off_record or not consents(before, floor.person)):
        floor = replace(floor, about="")
    changed = replace(event, queue=queue, floor=floor)
    return event if changed == event else changed


def _belongs(event: e.Event, person: int) -> bool:
    """Tell whether an event holds this person's name or words; captions are listed by number."""
    if isinstance(event, e.PersonJoined | e.PersonAdded):
        return event.seq == person
    if isinstance(event, e.PersonRenamed | e.AddressChosen | e.ConsentGiven):
        return event.person == person
    if isinstance(event, e.MoveUndone):
        floor = event.floor.person if event.floor else SERVER
        return person in (floor, *(hand.person for hand in event.queue))
    if isinstance(event, e.HandRaised | e.TurnBegan):
        return person in (event.person, event.by)
    theirs = (
        e.HandChanged, e.HandMoved, e.HandLowered, e.QueueCleared, e.CorrectionDeclined,
        e.Redacted, e.ChatSaid, e.PersonRemoved, e.ChatMuted,
        e.WrittenIn, e.NoteRecorded, e.LinkShared, e.QuestionAsked, e.QuestionAnswered,
    )  # fmt: skip
    return isinstance(event, theirs) and event.by == person
