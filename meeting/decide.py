"""The first of the two functions: may this happen, and what follows from it?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from meeting import commands as c
from meeting.errors import Refused
from meeting.events import Event
from meeting.final import is_final
from meeting.language import later, say
from meeting.marks import meant
from meeting.roles import Permission, Role, who_may
from meeting.rules import (
    agenda,
    amending,
    captions,
    cards,
    consent,
    corrections,
    floor,
    gathering,
    helping,
    keeping,
    marks,
    mending,
    notes,
    passing,
    polls,
    powers,
    questions,
    queue,
    record,
    taking_out,
    terms,
    timing,
    unheard,
)
from meeting.state import Meeting, Status
from meeting.values import SERVER

Rule = Callable[[Meeting, Any, int, int], Iterable[Event]]

RULES: Mapping[type[c.Command], tuple[Rule, Permission | None]] = MappingProxyType(
    {
        c.CloseMeeting: (gathering.close_meeting, Permission.CLOSE),
        c.Rename: (gathering.rename, None),
        c.ChooseAddress: (gathering.choose_address, None),
        c.AnswerConsent: (consent.answer_consent, None),
        c.GoOffRecord: (taking_out.go_off_record, Permission.KEEP_RECORD),
        c.GoOnRecord: (taking_out.go_on_record, Permission.KEEP_RECORD),
        c.Redact: (taking_out.redact, None),
        c.Leave: (gathering.leave, None),
        c.GiveRole: (gathering.give_role, Permission.GIVE_ROLES),
        c.TakeRole: (gathering.take_role, Permission.GIVE_ROLES),
        c.HandOver: (powers.hand_over, Permission.GIVE_ROLES),
        c.RemovePerson: (powers.remove_person, Permission.KEEP_DOOR),
        c.LockMeeting: (powers.lock_meeting, Permission.KEEP_DOOR),
        c.UnlockMeeting: (powers.unlock_meeting, Permission.KEEP_DOOR),
        c.ChangeLink: (powers.change_link, Permission.GIVE_ROLES),
        c.Invite: (powers.invite, Permission.GIVE_ROLES),
        c.TakeBackInvitation: (powers.take_back_invitation, Permission.GIVE_ROLES),
        c.MuteChat: (powers.mute_chat, Permission.KEEP_CHAT),
        c.UnmuteChat: (powers.unmute_chat, Permission.KEEP_CHAT),
        c.TellNeeds: (helping.tell_needs, None),
        c.CheckNeed: (helping.check_need, Permission.HELP),
        c.AskForHelp: (helping.ask_for_help, None),
        c.AnswerHelp: (helping.answer_help, Permission.HELP),
        c.AddItem: (agenda.add_item, Permission.KEEP_AGENDA),
        c.EditItem: (agenda.edit_item, Permission.KEEP_AGENDA),
        c.MoveItem: (agenda.move_item, Permission.KEEP_AGENDA),
        c.DropItem: (agenda.drop_item, Permission.KEEP_AGENDA),
        c.StartItem: (agenda.start_item, Permission.KEEP_AGENDA),
        c.NextItem: (agenda.next_item, Permission.KEEP_AGENDA),
        c.SkipItem: (agenda.skip_item, Permission.KEEP_AGENDA),
        c.CloseItem: (agenda.close_item, Permission.KEEP_AGENDA),
        c.WriteNotes: (notes.write_notes, Permission.KEEP_AGENDA),
        c.WriteIn: (unheard.write_in, None),
        c.RaiseHand: (queue.raise_hand, Permission.TAKE_PART),
        c.ChangeHand: (queue.change_hand, None),
        c.LowerHand: (queue.lower_hand, None),
        c.GoLater: (queue.go_later, None),
        c.RaiseFor: (queue.raise_for, Permission.KEEP_QUEUE),
        c.MoveHand: (keeping.move_hand, Permission.KEEP_QUEUE),
        c.ClearQueue: (keeping.clear_queue, Permission.KEEP_QUEUE),
        c.GiveLastWord: (keeping.give_last_word, Permission.KEEP_QUEUE),
        c.SetMode: (keeping.set_mode, Permission.KEEP_QUEUE),
        c.Undo: (keeping.undo, Permission.KEEP_QUEUE),
        c.OpenQueue: (keeping.open_queue, Permission.KEEP_QUEUE),
        c.CloseQueue: (keeping.close_queue, Permission.KEEP_QUEUE),
        c.CallNext: (floor.call_next, Permission.KEEP_QUEUE),
        c.CallPerson: (floor.call_person, Permission.KEEP_QUEUE),
        c.StartPassing: (passing.start_passing, Permission.KEEP_QUEUE),
        c.StopPassing: (passing.stop_passing, Permission.KEEP_QUEUE),
        c.PassFloor: (passing.pass_floor, Permission.TAKE_PART),
        c.EndTurn: (floor.end_turn, None),
        c.PauseTurn: (timing.pause_turn, None),
        c.CarryOn: (timing.carry_on, None),
        c.CutOff: (floor.cut_off, Permission.TAKE_PART),
        c.StillWriting: (floor.still_writing, Permission.TAKE_PART),
        c.ReadAloud: (floor.read_aloud, Permission.READ_ALOUD),
        c.SetLimit: (timing.set_limit, Permission.KEEP_QUEUE),
        c.SetHold: (timing.set_hold, Permission.KEEP_QUEUE),
        c.FitTime: (timing.fit_time, None),
        c.ShowStatistics: (timing.show_statistics, Permission.KEEP_QUEUE),
        c.Say: (floor.say, Permission.TAKE_PART),
        c.StartCaptions: (captions.start_captions, Permission.CAPTION),
        c.StopCaptions: (captions.stop_captions, None),
        c.StallCaptions: (captions.stall_captions, Permission.CAPTION),
        c.ResumeCaptions: (captions.resume_captions, Permission.CAPTION),
        c.AddCaption: (captions.add_caption, Permission.CAPTION),
        c.AddTerms: (terms.add_terms, Permission.CORRECT),
        c.DropTerm: (terms.drop_term, Permission.CORRECT),
        c.HideSwearing: (captions.hide_swearing, Permission.KEEP_RECORD),
        c.CorrectCaption: (corrections.correct_caption, None),
        c.ReplaceWords: (corrections.replace_words, None),
        c.Amend: (amending.amend, None),
        c.AgreeToCorrection: (corrections.agree_to_correction, None),
        c.DeclineCorrection: (corrections.decline_correction, None),
        c.CorrectSpeaker: (corrections.correct_speaker, Permission.CORRECT),
        c.RenameSpeaker: (corrections.rename_speaker, Permission.CORRECT),
        c.ShowCard: (cards.show_card, Permission.TAKE_PART),
        c.PutDownCard: (cards.put_down_card, None),
        c.Chat: (record.chat, Permission.TAKE_PART),
        c.RecordDecision: (record.record_decision, Permission.KEEP_RECORD),
        c.RecordAction: (record.record_action, Permission.KEEP_RECORD),
        c.NoteRegrets: (record.note_regrets, Permission.KEEP_RECORD),
        c.RecordNote: (marks.record_note, Permission.TAKE_PART),
        c.ShareLink: (marks.share_link, Permission.TAKE_PART),
        c.TakeBackMark: (marks.take_back, None),
        c.AskQuestion: (questions.ask_question, Permission.TAKE_PART),
        c.SupportQuestion: (questions.support_question, Permission.TAKE_PART),
        c.DropSupport: (questions.drop_support, Permission.TAKE_PART),
        c.AnswerQuestion: (questions.answer_question, Permission.KEEP_RECORD),
        c.OpenPoll: (polls.open_poll, Permission.HOLD_POLLS),
        c.Vote: (polls.vote, Permission.TAKE_PART),
        c.ClosePoll: (polls.close_poll, Permission.HOLD_POLLS),
        c.OpenMeeting: (gathering.open_meeting, None),
        c.Join: (gathering.join, None),
        c.ComeToMend: (mending.come_to_mend, None),
        c.LoseLine: (gathering.lose_line, None),
        c.RegainLine: (gathering.regain_line, None),
        c.EndTime: (timing.end_time, None),
        c.GiveUpHand: (timing.give_up_hand, None),
        c.ShowNotes: (notes.show_notes, None),
    }
)
"""Every command, the rule that answers it, and the permission it takes; None where anybody may."""

MENDING: frozenset[type[c.Command]] = frozenset(
    {
        c.CorrectCaption,
        c.ReplaceWords,
        c.Amend,
        c.AgreeToCorrection,
        c.DeclineCorrection,
        c.CorrectSpeaker,
        c.RenameSpeaker,
    }
)
"""What people may do to the record after the closing, until it is final."""

AFTERWARDS: frozenset[type[c.Command]] = MENDING | {
    c.ComeToMend,
    c.LoseLine,
    c.RegainLine,
    c.AnswerConsent,
    c.Redact,
}
"""What may be done after the closing: coming, going, and mending the record."""


MOST_EVENTS = 1_000_000
"""Events in a record: a day of captions, hands and chat has 100,000."""

WHEN_FULL: frozenset[type[c.Command]] = AFTERWARDS | {c.CloseMeeting, c.Leave, c.GoOnRecord}
"""What people may do in a full record: go, close it, and have words taken out or mended."""

MOST_WHEN_FULL = 100_000
"""Events that a full record still takes of those; else somebody could mend one word for ever."""

AT_THE_END: frozenset[type[c.Command]] = frozenset(
    {c.CloseMeeting, c.Leave, c.GoOnRecord, c.Redact, c.AnswerConsent}
)
"""What people may do even then. Each can be done once by a person or to a word; a yes cannot."""


def decide(meeting: Meeting, command: c.Command, by: int, at: int) -> tuple[Event, ...]:
    """Return the events that follow from a command, numbered and stamped.

    Args:
        meeting: the state that the command meets.
        command: what is asked for.
        by: the person who asks; 0 for the server.
        at: the server's time, in milliseconds since the meeting opened.

    Raises:
        Refused: the command may not or cannot be done; nothing changes.
    """
    if isinstance(command, c.Chat):
        command = meant(command.text, meeting, by) or command
    rule, needed = RULES[type(command)]
    _check_time(meeting, command)
    _check_room(meeting, command)
    if type(command) in MENDING and is_final(meeting, at):
        raise Refused("The record is final.", "Words can still be taken out: /redact.")
    if isinstance(command, c.Internal):
        if by != SERVER:
            raise Refused("Only the server can do that.")
    elif by != SERVER or not isinstance(command, c.ByServer):
        _check_person(meeting, by, needed)
    return tuple(
        replace(event, seq=seq, at=at, by=by)
        for seq, event in enumerate(rule(meeting, command, by, at), meeting.seq + 1)
    )


def _check_time(meeting: Meeting, command: c.Command) -> None:
    """Nothing before the opening, only what mends the record after the closing."""
    if isinstance(command, c.OpenMeeting):
        if meeting.status is not Status.WAITING:
            raise Refused("The meeting is open already.")
    elif meeting.status is Status.WAITING:
        raise Refused("The meeting is not open yet.", "Wait a moment, then try again.")
    elif meeting.status is Status.CLOSED and type(command) not in AFTERWARDS:
        raise Refused("The meeting is closed.", "You can still read and save it.")


def _check_room(meeting: Meeting, command: c.Command) -> None:
    """Let nobody fill the disk with one meeting; what the server notices is kept in any case.

    Somebody new is no such thing: each brings events of their own.
    """
    if meeting.seq >= MOST_EVENTS and not _fits(meeting, command):
        raise Refused("The record of this meeting is full.", "Ask a host to open another meeting.")


def _fits(meeting: Meeting, command: c.Command) -> bool:
    """Tell whether a full record still takes this."""
    if meeting.seq < MOST_EVENTS + MOST_WHEN_FULL:
        return isinstance(command, c.Internal) or type(command) in WHEN_FULL
    if isinstance(command, c.AnswerConsent):
        return not command.keep
    if isinstance(command, c.Join | c.ComeToMend):
        return False
    return isinstance(command, c.Internal) or type(command) in AT_THE_END


def _check_person(meeting: Meeting, by: int, needed: Permission | None) -> None:
    person = meeting.people.get(by)
    if person is None or not person.here:
        raise Refused("You are not in this meeting.", "Join it again with your link.")
    if needed is not None and not person.may(needed):
        raise _not_allowed(needed)


def _not_allowed(needed: Permission) -> Refused:
    one, *others = who_may(needed)
    why, what = later("You may not {needed}."), say(needed)
    if others:
        ask = later("Ask a {one} or {other}.")
        return Refused(why, ask, needed=what, one=say(one), other=say(others[0]))
    if one is Role.ACCESS_HELPER:
        return Refused(why, "Ask an access helper.", needed=what)
    return Refused(why, "Ask a {one}.", needed=what, one=say(one))
