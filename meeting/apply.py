"""The second of the two functions: what is the meeting after this event?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from meeting import events as e
from meeting.errors import OutOfOrder
from meeting.folds import (
    agenda,
    asking,
    captions,
    consent,
    corrections,
    floor,
    gathering,
    helping,
    keeping,
    marks,
    notes,
    powers,
    queue,
    record,
    terms,
    timing,
    unheard,
)
from meeting.state import Meeting

Fold = Callable[[Meeting, Any], Meeting]


FOLDS: Mapping[type[e.Event], Fold] = MappingProxyType(
    {
        e.MeetingOpened: gathering.meeting_opened,
        e.MeetingClosed: gathering.meeting_closed,
        e.PersonJoined: gathering.person_joined,
        e.PersonAdded: gathering.person_added,
        e.ConsentGiven: consent.consent_given,
        e.ConsentRefused: consent.consent_refused,
        e.WentOffRecord: consent.went_off_record,
        e.WentOnRecord: consent.went_on_record,
        e.Redacted: consent.redacted,
        e.PersonLeft: gathering.person_left,
        e.PersonRenamed: gathering.person_renamed,
        e.AddressChosen: gathering.address_chosen,
        e.LineLost: gathering.line_lost,
        e.LineRegained: gathering.line_regained,
        e.RoleGiven: gathering.role_given,
        e.RoleTaken: gathering.role_taken,
        e.TookOver: powers.took_over,
        e.GaveBack: powers.gave_back,
        e.PersonRemoved: powers.person_removed,
        e.MeetingLocked: powers.meeting_locked,
        e.MeetingUnlocked: powers.meeting_unlocked,
        e.LinkChanged: powers.link_changed,
        e.PersonInvited: powers.person_invited,
        e.InvitationTakenBack: powers.invitation_taken_back,
        e.ChatMuted: powers.chat_muted,
        e.ChatUnmuted: powers.chat_unmuted,
        e.NeedsTold: helping.needs_told,
        e.NeedChecked: helping.need_checked,
        e.HelpAsked: helping.help_asked,
        e.HelpAnswered: helping.help_answered,
        e.ItemAdded: agenda.item_added,
        e.ItemEdited: agenda.item_edited,
        e.ItemMoved: agenda.item_moved,
        e.ItemDropped: agenda.item_dropped,
        e.ItemStarted: agenda.item_started,
        e.ItemSkipped: agenda.item_skipped,
        e.ItemClosed: agenda.item_closed,
        e.NotesWritten: notes.notes_written,
        e.NotesShown: notes.notes_shown,
        e.HandUnheard: unheard.hand_unheard,
        e.WrittenIn: unheard.written_in,
        e.HandRaised: queue.hand_raised,
        e.HandChanged: queue.hand_changed,
        e.HandLowered: queue.hand_lowered,
        e.HandMoved: queue.hand_moved,
        e.QueueCleared: keeping.queue_cleared,
        e.ModeChanged: keeping.mode_changed,
        e.MoveUndone: keeping.move_undone,
        e.QueueOpened: keeping.queue_opened,
        e.QueueClosed: keeping.queue_closed,
        e.TurnBegan: floor.turn_began,
        e.TurnEnded: floor.turn_ended,
        e.PassingStarted: powers.passing_started,
        e.PassingStopped: powers.passing_stopped,
        e.TurnPaused: timing.turn_paused,
        e.TurnCarriedOn: timing.turn_carried_on,
        e.TimeRanOut: timing.time_ran_out,
        e.WritingGoesOn: floor.writing_goes_on,
        e.ReadingBegan: floor.reading_began,
        e.HandPassedOver: queue.hand_passed_over,
        e.LimitSet: timing.limit_set,
        e.HoldSet: timing.hold_set,
        e.TimeFitted: timing.time_fitted,
        e.StatisticsShown: timing.statistics_shown,
        e.Withheld: timing.withheld,
        e.CaptionsStarted: captions.captions_started,
        e.CaptionsStopped: captions.captions_stopped,
        e.CaptionsStalled: captions.captions_stalled,
        e.CaptionsResumed: captions.captions_resumed,
        e.CaptionAdded: captions.caption_added,
        e.TermsAdded: terms.terms_added,
        e.TermDropped: terms.term_dropped,
        e.SwearingHidden: captions.swearing_hidden,
        e.CaptionCorrected: corrections.caption_corrected,
        e.MarkAmended: corrections.mark_amended,
        e.CorrectionProposed: corrections.correction_proposed,
        e.CorrectionDeclined: corrections.correction_declined,
        e.SpeakerCorrected: corrections.speaker_corrected,
        e.CardShown: record.card_shown,
        e.CardPutDown: record.card_put_down,
        e.ChatSaid: record.chat_said,
        e.DecisionRecorded: record.decision_recorded,
        e.ActionRecorded: record.action_recorded,
        e.RegretsNoted: record.regrets_noted,
        e.NoteRecorded: marks.note_recorded,
        e.LinkShared: marks.link_shared,
        e.MarkTakenBack: marks.mark_taken_back,
        e.QuestionAsked: asking.question_asked,
        e.QuestionSupported: asking.question_supported,
        e.SupportDropped: asking.support_dropped,
        e.QuestionAnswered: asking.question_answered,
        e.PollOpened: asking.poll_opened,
        e.VoteCast: asking.vote_cast,
        e.PollClosed: asking.poll_closed,
    }
)
"""Every event and what it makes of the state."""


def apply(meeting: Meeting, event: e.Event) -> Meeting:
    """Return the meeting after one more event.

    Raises:
        OutOfOrder: the event's number is not the next one, so something was lost or doubled.
    """
    if event.seq != meeting.seq + 1:
        message = f"event {event.seq} does not follow event {meeting.seq}"
        raise OutOfOrder(message)
    folded = timing.kept_by_breaks(FOLDS[type(event)](meeting, event), event.at)
    return replace(folded, seq=event.seq, at=event.at)


def replay(events: Iterable[e.Event], start: Meeting | None = None) -> Meeting:
    """Return the meeting that these events make, from the beginning or from `start`."""
    return reduce(apply, events, start or Meeting())
