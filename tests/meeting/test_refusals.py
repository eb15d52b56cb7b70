"""Every refusal, in its own words: what stands against it, and what to do next."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from meeting import commands as c
from meeting.decide import MOST_EVENTS, decide
from meeting.errors import Refused
from meeting.final import DAY
from meeting.needs import Need
from meeting.roles import Role
from meeting.rules.agenda import MOST_ITEMS
from meeting.rules.amending import MOST_PROPOSALS
from meeting.rules.powers import MOST_INVITATIONS
from meeting.rules.questions import MOST_QUESTIONS
from meeting.rules.queue import MOST_HANDS
from meeting.rules.record import MOST_REGRETS
from meeting.rules.terms import MOST_TERMS
from meeting.state import Meeting
from meeting.values import SERVER, Kind, Mode, Sort, Term
from tests.meeting.plain import long_sentences, sentences
from tests.meeting.play import AMEND_DAYS, Play

MEETING = Path(__file__).parents[2] / "meeting"
HOST, ANA, WATCHER, CAPTIONER, ITEM = 2, 3, 4, 5, 6

Scene = Callable[[Play], None]


def a_play() -> Play:
    """Return a meeting with a host, Ana, an observer, a captioner and one agenda item."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.join("Dee", Role.OBSERVER)
    play.join("Captions", Role.CAPTIONER)
    play.item("Ramps", host=HOST)
    return play


def nothing(_play: Play) -> None:
    """Leave the meeting as it is."""


def after(*commands: tuple[c.Command, int]) -> Scene:
    """Return a scene that gives these commands first."""

    def scene(play: Play) -> None:
        for command, by in commands:
            play.do(command, by)

    return scene


def full_agenda(play: Play) -> None:
    """Fill the agenda to its limit."""
    for _ in range(MOST_ITEMS - 1):
        play.item("More", host=HOST)


def full_invitations(play: Play) -> None:
    """Make as many links for one person as there can be."""
    for _ in range(MOST_INVITATIONS):
        play.do(c.Invite(role=Role.PARTICIPANT, key="0" * 64), HOST)


def full_record(play: Play) -> None:
    """Let the record hold as much as it can."""
    play.meeting = replace(play.meeting, seq=MOST_EVENTS)


def full_questions(play: Play) -> None:
    """Fill the list of questions to its limit."""
    for _ in range(MOST_QUESTIONS):
        play.do(c.AskQuestion(text="x"), HOST)


def full_of_regrets(play: Play) -> None:
    """Fill the list of who cannot come to its limit."""
    for number in range(MOST_REGRETS):
        play.do(c.NoteRegrets(name=f"x{number}"), HOST)


def final(play: Play) -> None:
    """Close the meeting, and let the days pass in which its record may be mended."""
    play.do(c.CloseMeeting(), HOST)
    play.at += AMEND_DAYS * DAY


def full_queue(play: Play) -> None:
    """Fill the queue to its limit."""
    for _ in range(MOST_HANDS):
        play.do(c.RaiseHand(), play.join("Bo"))


def full_of_proposals(play: Play) -> None:
    """Let as many corrections wait as may."""
    play.do(*ANA_SPEAKS)
    caption = play.do(c.Say(text="a ramp"), ANA)[-1].seq
    for number in range(MOST_PROPOSALS):
        play.do(c.ReplaceWords(caption=caption, old="a", new=f"{number}"), WATCHER)


def full_of_terms(play: Play) -> None:
    """Let the glossary have as many terms as it takes."""
    full = tuple(Term(f"t{number}") for number in range(MOST_TERMS))
    play.meeting = replace(play.meeting, terms=full)


def decided(play: Play) -> None:
    """Let the host write down a decision."""
    play.do(c.RecordDecision(text="a ramp"), HOST)


def amended(play: Play) -> None:
    """Let somebody propose to amend it."""
    decided(play)
    play.do(c.Amend(mark=7, text="two ramps"), ANA)


def full_of_amendments(play: Play) -> None:
    """Let as many amendments wait as may."""
    decided(play)
    for number in range(MOST_PROPOSALS):
        play.do(c.Amend(mark=7, text=f"{number} ramps"), ANA)


def asks_for_consent(play: Play) -> None:
    """Let the meeting be one in which everybody is asked."""
    play.meeting = replace(play.meeting, purpose="to read it again")


def somebody_elsewhere(play: Play) -> None:
    """Let somebody on the phone be in such a meeting."""
    asks_for_consent(play)
    play.do(c.RaiseFor(name="Eve"), HOST)


def said_yes(play: Play) -> None:
    """Let Ana have said yes."""
    asks_for_consent(play)
    play.do(c.AnswerConsent(keep=True), ANA)


def said_no(play: Play) -> None:
    """Let Ana have said no."""
    asks_for_consent(play)
    play.do(c.AnswerConsent(keep=False), ANA)


A_PROPOSAL = (c.ReplaceWords(caption=8, old="rump", new="ramp"), WATCHER)
A_POLL = (c.OpenPoll(text="Tea?", answers=("yes", "no")), HOST)
ANA_UP = (c.RaiseHand(), ANA)
ANA_SPEAKS = (c.CallPerson(person=ANA, ends=0), HOST)
HELPED = (c.GiveRole(person=WATCHER, role=Role.ACCESS_HELPER), HOST)
LOCKED = (c.LockMeeting(), HOST)
MUTED = (c.MuteChat(), HOST)
ANA_MUTED = (c.MuteChat(person=ANA), HOST)
PASSING = (c.StartPassing(), HOST)
ANA_AWAY = (c.LoseLine(person=ANA), SERVER)


def on_a_break(play: Play) -> None:
    """Go on to a break while Ana waits."""
    play.do(c.RaiseHand(), ANA)
    tea = play.do(c.AddItem(title="Tea", is_break=True), HOST)[-1].seq
    play.do(c.StartItem(item=tea), HOST)


def in_a_break_while_ana_speaks(play: Play) -> None:
    """Go on to a break in the middle of Ana's turn."""
    play.do(c.CallPerson(person=ANA, ends=0), HOST)
    tea = play.do(c.AddItem(title="Tea", is_break=True), HOST)[-1].seq
    play.do(c.StartItem(item=tea), HOST)


def long_ago(play: Play) -> None:
    """Let a host end Ana's turn, and let six minutes go by."""
    play.do(c.CallPerson(person=ANA, ends=0), HOST)
    play.do(c.EndTurn(turn=7), HOST)
    play.at += 6 * 60_000


NOT_OPEN = "The meeting is not open yet. Wait a moment, then try again."

REFUSALS: list[tuple[Scene, c.Command, int, str]] = [
    # decide
    (nothing, c.Join(name="Eve", roles=()), ANA, "Only the server can do that."),
    (
        nothing,
        c.OpenMeeting(title="Again", language="en", utc=0, epoch=""),
        SERVER,
        "The meeting is open already.",
    ),
    (
        after((c.CloseMeeting(), HOST)),
        c.Chat(text="hi"),
        ANA,
        "The meeting is closed. You can still read and save it.",
    ),
    (
        after((c.Leave(), ANA)),
        c.Chat(text="hi"),
        ANA,
        "You are not in this meeting. Join it again with your link.",
    ),
    (nothing, c.Chat(text="hi"), 99, "You are not in this meeting. Join it again with your link."),
    (
        nothing,
        c.CheckNeed(person=ANA, need=Need.BRAILLE),
        ANA,
        "You may not help with access. Ask an access helper.",
    ),
    (nothing, c.CloseQueue(), ANA, "You may not keep the speaking queue. Ask a host or caller."),
    # names and words
    (nothing, c.Rename(name="Ana"), ANA, "That is your name already."),
    (nothing, c.Rename(name="host"), ANA, "The meeting itself uses that name. Use another one."),
    (nothing, c.Rename(name="x" * 33), ANA, "That name is too long. Use 32 characters or fewer."),
    (nothing, c.Rename(name="\u200b"), ANA, "The name is empty. Type it again with some words."),
    (nothing, c.ChooseAddress(), ANA, "People see that already."),
    (
        nothing,
        c.ChooseAddress(words="(host)"),
        ANA,
        "The meeting itself uses those words. Use others.",
    ),
    (
        nothing,
        c.ChooseAddress(words="x" * 33),
        ANA,
        "That is too long to be called by. Use 32 characters or fewer.",
    ),
    (nothing, c.Chat(text=" \n\x1b "), ANA, "The message is empty. Type it again with some words."),
    # gathering
    (
        nothing,
        c.GiveRole(person=99, role=Role.HOST),
        HOST,
        "That person is not here. Type /who for a list of people.",
    ),
    (
        after((c.Leave(), ANA)),
        c.TakeRole(person=ANA, role=Role.PARTICIPANT),
        HOST,
        "That person is not here. Type /who for a list of people.",
    ),
    (
        nothing,
        c.GiveRole(person=ANA, role=Role.PARTICIPANT),
        HOST,
        "Ana has the role participant already.",
    ),
    (
        nothing,
        c.GiveRole(person=WATCHER, role=Role.OBSERVER),
        HOST,
        "Dee has the role observer already.",
    ),
    (nothing, c.TakeRole(person=ANA, role=Role.SCRIBE), HOST, "Ana has no role scribe."),
    (
        nothing,
        c.TakeRole(person=HOST, role=Role.HOST),
        HOST,
        "A meeting needs a host. Make somebody else a host first.",
    ),
    # powers
    (nothing, c.HandOver(person=HOST), HOST, "That is you. Name somebody else."),
    (
        after(ANA_AWAY),
        c.HandOver(person=ANA),
        HOST,
        "Ana is not on the line. Name somebody who is.",
    ),
    (nothing, c.RemovePerson(person=HOST), HOST, "That is you. Type /leave to go."),
    (
        after((c.GiveRole(person=ANA, role=Role.CO_HOST), HOST)),
        c.RemovePerson(person=HOST),
        ANA,
        "Asha is a host. Only a host can remove a host.",
    ),
    (
        after((c.RemovePerson(person=ANA), HOST)),
        c.RemovePerson(person=ANA),
        HOST,
        "That person is not here. Type /who for a list of people.",
    ),
    (after(LOCKED), c.LockMeeting(), HOST, "The meeting is locked already."),
    (nothing, c.UnlockMeeting(), HOST, "The meeting is not locked."),
    (
        full_invitations,
        c.Invite(role=Role.HOST, key="0" * 64),
        HOST,
        "There are 100 links for one person already. Take one back first: /uninvite lists them.",
    ),
    (
        nothing,
        c.TakeBackInvitation(invitation=2),
        HOST,
        "That link was used already, or taken back.",
    ),
    (
        nothing,
        c.Join(name="Eve", roles=(Role.PARTICIPANT,), invitation=2),
        SERVER,
        "This link was for one person, and opens nothing any more. Ask a host for another.",
    ),
    (
        after(LOCKED),
        c.Join(name="Eve", roles=(Role.PARTICIPANT,)),
        SERVER,
        "This meeting is locked: nobody new comes in. Ask a host to unlock it.",
    ),
    (nothing, c.MuteChat(person=HOST), HOST, "Asha keeps the chat. Take the role first."),
    (after(ANA_MUTED), c.MuteChat(person=ANA), HOST, "Ana is muted already."),
    (after(MUTED), c.MuteChat(), HOST, "The chat is muted already."),
    (nothing, c.UnmuteChat(person=ANA), HOST, "Ana is not muted."),
    (nothing, c.UnmuteChat(), HOST, "The chat is not muted."),
    (
        after(ANA_MUTED),
        c.Chat(text="hi"),
        ANA,
        "You cannot write in the chat now. Type /hand written for a turn in writing.",
    ),
    (
        after(MUTED),
        c.Chat(text="hi"),
        ANA,
        "The chat is muted for everybody. Type /hand written for a turn in writing.",
    ),
    # passing
    (
        after(PASSING),
        c.StartPassing(),
        HOST,
        "Whoever speaks passes the floor on already.",
    ),
    (nothing, c.StopPassing(), HOST, "A host or a caller gives the floor already."),
    (
        after(ANA_UP),
        c.PassFloor(ends=0),
        ANA,
        "A host or a caller gives the floor here. Type /hand for a turn.",
    ),
    (
        after(PASSING, (c.CallPerson(person=HOST, ends=0), HOST), ANA_UP),
        c.PassFloor(ends=8),
        ANA,
        "Asha has the floor. They pass it on.",
    ),
    (
        after(PASSING, ANA_UP),
        c.PassFloor(ends=0, person=HOST),
        ANA,
        "The floor goes to who waits first. Type /pass without a name.",
    ),
    # helping
    (
        after(HELPED),
        c.CheckNeed(person=ANA, need=Need.BRAILLE),
        WATCHER,
        "Nobody by that name told this need. Type /checklist to see who did.",
    ),
    (
        after(HELPED),
        c.AnswerHelp(person=ANA, text="hi"),
        WATCHER,
        "That person did not ask for help. Type /checklist to see who did.",
    ),
    # agenda
    (
        after((c.StartItem(item=ITEM), HOST)),
        c.NextItem(),
        HOST,
        (
            "The meeting came to this item less than a minute ago. "
            "To go on all the same, type /item next really."
        ),
    ),
    (
        after((c.StartItem(item=ITEM), HOST)),
        c.NextItem(really=True),
        HOST,
        "There is no next item. Type /agenda to see them all.",
    ),
    (
        after((c.StartItem(item=ITEM), HOST), ANA_UP),
        c.CloseItem(item=ITEM),
        HOST,
        (
            "1 person still waits to speak on this item. "
            "Call them, or add really. Then they go on the unheard list."
        ),
    ),
    (
        after((c.StartItem(item=ITEM), HOST), ANA_UP, (c.RaiseHand(), HOST)),
        c.SkipItem(item=ITEM),
        HOST,
        (
            "2 people still wait to speak on this item. "
            "Call them, or add really. Then they go on the unheard list."
        ),
    ),
    (
        after((c.SkipItem(item=ITEM), HOST)),
        c.SkipItem(item=ITEM),
        HOST,
        "That item is done or skipped already. Type /agenda to see the others.",
    ),
    (
        after((c.AddItem(title="Doors", under=ITEM), HOST)),
        c.AddItem(title="Handles", under=7),
        HOST,
        "A sub-item cannot have parts of its own. Add it to the item above.",
    ),
    (
        after((c.DropItem(item=ITEM), HOST)),
        c.AddItem(title="Doors", is_sub=True),
        HOST,
        "There is no item that it could be a part of. Add an item first.",
    ),
    (
        nothing,
        c.AddItem(title="Doors", links=("file:///etc/passwd",)),
        HOST,
        "That is no web address. It begins with https:// and has no spaces.",
    ),
    (
        nothing,
        c.WriteIn(unheard=7, text="x"),
        ANA,
        "You are not on the unheard list for that. Type /unheard to see the list.",
    ),
    # regrets
    (
        nothing,
        c.NoteRegrets(name="Dee", comes=True),
        HOST,
        "No regrets of that name are noted. Type /regrets to see them.",
    ),
    (
        after((c.NoteRegrets(name="Dee"), HOST)),
        c.NoteRegrets(name="Dee"),
        HOST,
        "These regrets are noted already.",
    ),
    (full_of_regrets, c.NoteRegrets(name="Dee"), HOST, "The list of regrets is full."),
    (
        final,
        c.CorrectCaption(caption=1, text="x"),
        HOST,
        "The record is final. Words can still be taken out: /redact.",
    ),
    # amendments
    (
        nothing,
        c.Amend(mark=9, text="x"),
        HOST,
        "There is no such decision or action. Type /amend to see them.",
    ),
    (decided, c.Amend(mark=7, text="a ramp"), ANA, "It reads like that already."),
    (
        amended,
        c.AgreeToCorrection(proposal=8),
        ANA,
        "You proposed that yourself. A scribe or one more person can agree.",
    ),
    (
        full_of_amendments,
        c.Amend(mark=7, text="more"),
        ANA,
        "Too many proposals wait. Agree to one of them first: /proposals.",
    ),
    # marks, questions, polls
    (
        nothing,
        c.TakeBackMark(mark=9),
        ANA,
        "There is no such mark. Type /notes, /links or /now to see them.",
    ),
    (
        after((c.RecordNote(text="x"), HOST)),
        c.TakeBackMark(mark=7),
        ANA,
        "That is not your mark. Ask a host or scribe to take it back.",
    ),
    (
        full_questions,
        c.AskQuestion(text="x"),
        ANA,
        "The list of questions is full. Raise a hand to ask.",
    ),
    (
        after((c.AskQuestion(text="x"), ANA)),
        c.SupportQuestion(question=7),
        ANA,
        "That is your own question. Others can support it.",
    ),
    (
        after((c.AskQuestion(text="x"), HOST), (c.SupportQuestion(question=7), ANA)),
        c.SupportQuestion(question=7),
        ANA,
        "You support that question already.",
    ),
    (
        after((c.AskQuestion(text="x"), HOST)),
        c.DropSupport(question=7),
        ANA,
        "You do not support that question.",
    ),
    (
        nothing,
        c.AnswerQuestion(question=7),
        HOST,
        "There is no such question. Type /questions to see them.",
    ),
    (
        after((c.AskQuestion(text="x"), ANA), (c.AnswerQuestion(question=7), HOST)),
        c.AnswerQuestion(question=7),
        HOST,
        "That question is answered already. Type /questions to see the others.",
    ),
    (
        after(A_POLL),
        A_POLL[0],
        HOST,
        "A poll is open already. Type /poll close to end it.",
    ),
    (
        after((c.GoOffRecord(), HOST)),
        A_POLL[0],
        HOST,
        "The meeting is off the record. Type /onrecord first.",
    ),
    (
        nothing,
        c.OpenPoll(text="Tea?", answers=("yes", " yes ")),
        HOST,
        "A poll needs two answers or more. Type /poll Tea or coffee: tea, coffee.",
    ),
    (
        after(A_POLL),
        c.Vote(poll=7, answer=3),
        ANA,
        "There is no answer 3. Give a number from 1 to 2.",
    ),
    (
        after(A_POLL, (c.Vote(poll=7, answer=2), ANA)),
        c.Vote(poll=7, answer=2),
        ANA,
        "You gave that answer already.",
    ),
    (nothing, c.Vote(poll=7, answer=1), ANA, "That poll is not open. Type /polls to see what is."),
    (full_agenda, c.AddItem(title="One"), HOST, "The agenda is full. Drop an item first."),
    (
        nothing,
        c.AddItem(title="One", place=3),
        HOST,
        "The agenda has no place 3. Give a place from 1 to 2.",
    ),
    (
        nothing,
        c.MoveItem(item=ITEM, place=0),
        HOST,
        "The agenda has no place 0. Give a place from 1 to 1.",
    ),
    (nothing, c.MoveItem(item=ITEM, place=1), HOST, "The item stands there already."),
    (nothing, c.EditItem(item=ITEM), HOST, "The item reads like that already."),
    (nothing, c.EditItem(item=99), HOST, "There is no such agenda item. Type /agenda to see them."),
    (
        after((c.StartItem(item=ITEM), HOST)),
        c.DropItem(item=ITEM),
        HOST,
        "That item was talked about already. It stays on the agenda.",
    ),
    (
        after((c.StartItem(item=ITEM), HOST)),
        c.StartItem(item=ITEM),
        HOST,
        "The meeting is on that item already.",
    ),
    (
        nothing,
        c.CloseItem(item=ITEM),
        HOST,
        "The meeting is not on that item. Type /agenda to see where it is.",
    ),
    # queue
    (
        after(ANA_UP),
        c.RaiseHand(kind=Kind.REPLY),
        ANA,
        "Your hand is up already. Type /lower to take it down.",
    ),
    (
        after((c.RaiseHand(kind=Kind.POINT_OF_ORDER), ANA)),
        c.RaiseHand(kind=Kind.POINT_OF_ORDER),
        ANA,
        "Your hand is up already. Type /lower to take it down.",
    ),
    (
        after((c.CloseQueue(), HOST)),
        c.RaiseHand(),
        ANA,
        "The queue is closed. Wait until it opens, or raise a point of order.",
    ),
    (full_queue, c.RaiseHand(), ANA, "The queue is full. Try again when somebody has spoken."),
    (
        after(ANA_UP),
        c.ChangeHand(hand=7, about="x"),
        HOST,
        "That is not your hand. You can change only your own.",
    ),
    (
        after(ANA_UP),
        c.LowerHand(hand=7),
        WATCHER,
        "That is not your hand. You can take down only your own.",
    ),
    (
        after(ANA_UP),
        c.GoLater(hand=7),
        HOST,
        "That is not your hand. You can move back only your own.",
    ),
    (
        after(ANA_UP),
        c.GoLater(hand=7),
        ANA,
        "There is nobody to let go first. Type /lower to take your hand down.",
    ),
    (
        after(ANA_UP, (c.GiveLastWord(person=HOST), HOST)),
        c.GoLater(hand=7),
        ANA,
        "There is nobody to let go first. Type /lower to take your hand down.",
    ),
    (
        nothing,
        c.RaiseFor(person=HOST),
        HOST,
        "That is you. Type /hand to raise your own hand.",
    ),
    (after(ANA_UP), c.RaiseFor(person=ANA), HOST, "Ana has a hand up already."),
    (after(ANA_UP), c.MoveHand(hand=7, place=1), HOST, "That hand is at that place already."),
    (
        after(ANA_UP),
        c.MoveHand(hand=7, place=2),
        HOST,
        "The queue has no place 2. Give one from 1 to 1.",
    ),
    (
        nothing,
        c.RaiseFor(person=WATCHER),
        HOST,
        "Dee does not take part in the talk.",
    ),
    (
        nothing,
        c.GiveLastWord(person=WATCHER),
        HOST,
        "Dee does not take part in the talk.",
    ),
    (nothing, c.ClearQueue(), HOST, "Nobody is waiting to speak."),
    (
        after((c.GiveLastWord(person=ANA), HOST)),
        c.GiveLastWord(person=ANA),
        HOST,
        "Ana has the last word already.",
    ),
    (nothing, c.SetMode(mode=Mode.ARRIVAL), HOST, "The queue is ordered like that already."),
    (nothing, c.Undo(undoes=0), HOST, "There is nothing to undo."),
    (
        after((c.CloseQueue(), HOST), (c.OpenQueue(), HOST)),
        c.Undo(undoes=7),
        HOST,
        "Somebody else was quicker: the queue has changed. Look, then try again.",
    ),
    (
        after((c.SetMode(mode=Mode.HOST), HOST)),
        c.CallNext(ends=0),
        HOST,
        "The host picks who speaks. Type /call and a name.",
    ),
    (nothing, c.LowerHand(hand=7), ANA, "That hand is down already."),
    (nothing, c.OpenQueue(), HOST, "The queue is open already."),
    (after((c.CloseQueue(), HOST)), c.CloseQueue(), HOST, "The queue is closed already."),
    (
        nothing,
        c.CallNext(ends=0),
        HOST,
        "Nobody is waiting to speak. Type /call and a name to call somebody.",
    ),
    (
        after(ANA_UP, ANA_AWAY),
        c.CallNext(ends=0),
        HOST,
        "Everybody in the queue has lost their line. Their places are held.",
    ),
    (
        after(ANA_SPEAKS),
        c.CallNext(ends=0),
        HOST,
        "Somebody else was quicker: the turn has changed. Look, then call again.",
    ),
    (
        nothing,
        c.CallPerson(person=ANA, ends=6),
        HOST,
        "Somebody else was quicker: the turn has changed. Look, then call again.",
    ),
    (after(ANA_SPEAKS), c.CallPerson(person=ANA, ends=7), HOST, "Ana has the floor already."),
    (
        after(ANA_AWAY),
        c.CallPerson(person=ANA, ends=0),
        HOST,
        "Ana has lost their line. Their place is held.",
    ),
    (nothing, c.CallPerson(person=WATCHER, ends=0), HOST, "Dee does not take part in the talk."),
    (nothing, c.EndTurn(turn=7), HOST, "That turn is over already."),
    (after(ANA_SPEAKS), c.EndTurn(turn=6), HOST, "That turn is over already."),
    (
        after(ANA_SPEAKS),
        c.EndTurn(turn=7),
        WATCHER,
        "That is not your turn. You can end only your own.",
    ),
    (
        nothing,
        c.Say(text="me"),
        ANA,
        "It is not your turn yet. Type /hand for a turn, or /chat to write now.",
    ),
    (
        after(ANA_SPEAKS, (c.StillWriting(turn=7), ANA)),
        c.EndTurn(turn=7),
        HOST,
        "Ana is still writing. Wait a minute, or add the word really.",
    ),
    (
        on_a_break,
        c.CallNext(ends=0),
        HOST,
        "It is a break, and the queue waits. Type /item next to go on.",
    ),
    (
        nothing,
        c.CutOff(turn=7),
        ANA,
        "Nobody has cut you off. Type /hand to ask for a turn.",
    ),
    (
        after(ANA_SPEAKS, (c.EndTurn(turn=7), ANA)),
        c.CutOff(turn=7),
        ANA,
        "Nobody has cut you off. Type /hand to ask for a turn.",
    ),
    (
        after(ANA_SPEAKS, (c.EndTurn(turn=7), HOST), (c.CutOff(turn=7), ANA)),
        c.CutOff(turn=7),
        ANA,
        "That works once for a turn. Type /hand to ask for another one.",
    ),
    (
        long_ago,
        c.CutOff(turn=7),
        ANA,
        "That turn is over for long. Type /hand to ask for another one.",
    ),
    (
        after(ANA_SPEAKS),
        c.StillWriting(turn=7),
        HOST,
        "That is not your turn. You can hold only your own.",
    ),
    (nothing, c.StillWriting(turn=7), ANA, "That turn is over already."),
    (
        after(ANA_SPEAKS),
        c.ReadAloud(turn=7),
        HOST,
        "Nobody else is writing now. There is nothing to read aloud.",
    ),
    (
        after(ANA_SPEAKS, (c.StillWriting(turn=7), ANA), (c.ReadAloud(turn=7), HOST)),
        c.ReadAloud(turn=7),
        HOST,
        "You read this turn already.",
    ),
    # time
    (nothing, c.PauseTurn(turn=7), HOST, "That turn is over already."),
    (
        after(ANA_SPEAKS),
        c.PauseTurn(turn=7),
        WATCHER,
        "That is not your turn. You can pause only your own.",
    ),
    (
        after(ANA_SPEAKS, (c.PauseTurn(turn=7), ANA)),
        c.PauseTurn(turn=7),
        HOST,
        "That turn is paused already.",
    ),
    (after(ANA_SPEAKS), c.CarryOn(turn=7), ANA, "That turn is not paused."),
    (
        in_a_break_while_ana_speaks,
        c.CarryOn(turn=7),
        ANA,
        "It is a break. Let the turn go on after it.",
    ),
    (
        nothing,
        c.SetLimit(seconds=60, item=99),
        HOST,
        "There is no such agenda item. Type /agenda to see them.",
    ),
    (nothing, c.SetLimit(seconds=0), HOST, "That is the limit already."),
    (nothing, c.SetHold(seconds=120), HOST, "Places are held for that long already."),
    (
        nothing,
        c.FitTime(percent=50),
        ANA,
        "That is less than the usual time. Give 1 or more, or none.",
    ),
    (nothing, c.FitTime(percent=100), ANA, "That is your time already."),
    (nothing, c.HideSwearing(hidden=False), HOST, "Swear words are shown already."),
    (
        after((c.HideSwearing(hidden=True), HOST)),
        c.HideSwearing(hidden=True),
        HOST,
        "Swear words are hidden already.",
    ),
    (nothing, c.ShowStatistics(shown=True), HOST, "Speaking times are shown already."),
    (
        after((c.ShowStatistics(shown=False), HOST)),
        c.ShowStatistics(shown=False),
        HOST,
        "Speaking times are hidden already.",
    ),
    (after(ANA_SPEAKS), c.EndTime(turn=7), SERVER, "That time is not up."),
    (after(ANA_UP, ANA_AWAY), c.GiveUpHand(hand=7), SERVER, "That place is still held."),
    # captions
    (nothing, c.StopCaptions(), CAPTIONER, "You are not captioning."),
    (
        nothing,
        c.StallCaptions(since=0),
        CAPTIONER,
        "Your captions are not started. Send StartCaptions first.",
    ),
    (
        after((c.StartCaptions(language="en"), CAPTIONER), (c.StallCaptions(since=0), CAPTIONER)),
        c.StallCaptions(since=0),
        CAPTIONER,
        "Everybody knows that your captions have stopped.",
    ),
    (
        after((c.StartCaptions(language="en"), CAPTIONER)),
        c.ResumeCaptions(start=5, end=5),
        CAPTIONER,
        "Your captions have not stopped, and nothing is missing.",
    ),
    (
        nothing,
        c.AddCaption(text="x", start=0, end=0),
        CAPTIONER,
        "Your captions are not started. Send StartCaptions first.",
    ),
    (
        nothing,
        c.CorrectCaption(caption=3, text="x"),
        HOST,
        "There is no such caption. Give the number of a caption.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.ReplaceWords(caption=8, old="rump", new="ramp"),
        HOST,
        "The caption does not have those words. Look at it again.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.ReplaceWords(caption=8, old="ramp", new="ramp"),
        HOST,
        "The caption reads like that already.",
    ),
    (
        after((c.AddTerms(terms=(Term("PIP"),)), HOST)),
        c.AddTerms(terms=(Term("PIP"),)),
        HOST,
        "The glossary says that already.",
    ),
    (
        full_record,
        c.Chat(text="one more"),
        ANA,
        "The record of this meeting is full. Ask a host to open another meeting.",
    ),
    (
        full_of_terms,
        c.AddTerms(terms=(Term("one more"),)),
        HOST,
        "The glossary is full. Take a term out of it first.",
    ),
    (
        after(),
        c.AddTerms(terms=(Term(" "),)),
        HOST,
        "The term is empty. Type it again with some words.",
    ),
    (
        after(),
        c.DropTerm(term="PIP"),
        HOST,
        "The glossary has no such term. Type /define to read its terms.",
    ),
    (
        full_of_proposals,
        c.ReplaceWords(caption=8, old="ramp", new="more"),
        WATCHER,
        "Too many proposals wait. Agree to one of them first: /proposals.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.AgreeToCorrection(proposal=8),
        HOST,
        "That proposal is settled already. Type /proposals to see the others.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a rump"), ANA), A_PROPOSAL),
        c.AgreeToCorrection(proposal=9),
        WATCHER,
        "You proposed that yourself. A scribe or one more person can agree.",
    ),
    (
        after((c.CallPerson(person=HOST, ends=0), HOST), (c.Say(text="a rump"), HOST), A_PROPOSAL),
        c.DeclineCorrection(proposal=9),
        ANA,
        "You may not decline that. Ask a scribe, or propose other words.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.CorrectSpeaker(caption=8, person=99),
        HOST,
        "There is no such person. Choose somebody from the list of people.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.CorrectSpeaker(caption=8, person=ANA),
        HOST,
        "The caption has that speaker already.",
    ),
    (
        nothing,
        c.RenameSpeaker(person=99, name="Eve"),
        HOST,
        "There is no such person. Choose somebody from the list of people.",
    ),
    (
        nothing,
        c.RenameSpeaker(person=ANA, name="Anna"),
        HOST,
        "They choose their own name until the meeting is closed. Ask them to.",
    ),
    (
        after((c.CloseMeeting(), HOST)),
        c.RenameSpeaker(person=ANA, name="Ana"),
        HOST,
        "That is their name already.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.CorrectCaption(caption=8, text=" a\tramp"),
        HOST,
        "The caption reads like that already.",
    ),
    # consent
    (
        nothing,
        c.AnswerConsent(keep=True),
        ANA,
        "This meeting asks nobody. Everything that is said is kept.",
    ),
    (
        asks_for_consent,
        c.AnswerConsent(keep=True, person=99),
        HOST,
        "There is no such person. Type /who for a list of people.",
    ),
    (
        asks_for_consent,
        c.AnswerConsent(keep=True, person=ANA),
        HOST,
        "They answer for themselves. Ask them to type /consent.",
    ),
    (
        somebody_elsewhere,
        c.AnswerConsent(keep=True, person=7),
        ANA,
        "You may not answer for others. Ask a host or caller.",
    ),
    (said_yes, c.AnswerConsent(keep=True), ANA, "You said yes already. Nothing changes."),
    (said_no, c.AnswerConsent(keep=False), ANA, "You said no already. Nothing changes."),
    # taking out
    *(
        (
            after((c.GoOffRecord(), HOST)),
            written,
            HOST,
            "The meeting is off the record. Type /onrecord first.",
        )
        for written in (
            c.AddItem(title="The ramp"),
            c.EditItem(item=1, title="The ramp"),
            c.WriteNotes(item=1, text="the ramp"),
            c.AddTerms(terms=(Term("ramp", "a slope"),)),
        )
    ),
    (
        after((c.GoOffRecord(), HOST)),
        c.GoOffRecord(),
        HOST,
        "The meeting is off the record already.",
    ),
    (nothing, c.GoOnRecord(), HOST, "The meeting is on the record already."),
    (
        after((c.GoOffRecord(), HOST)),
        c.RecordDecision(text="x"),
        HOST,
        "The meeting is off the record. Type /onrecord first.",
    ),
    (
        nothing,
        c.Redact(said=3),
        HOST,
        "Nothing is kept under that number. It may be taken out already.",
    ),
    (
        after(ANA_SPEAKS, (c.Say(text="a ramp"), ANA)),
        c.Redact(said=8),
        WATCHER,
        "Those are not your words. Ask a scribe or a host to take them out.",
    ),
    # cards
    (
        after((c.ShowCard(sort=Sort.SLOW), ANA)),
        c.ShowCard(sort=Sort.SLOW, named=True),
        ANA,
        "Your SLOW card is up already.",
    ),
    (nothing, c.PutDownCard(sort=Sort.STOP), ANA, "Your STOP card is not up."),
]


@pytest.mark.parametrize(
    ("scene", "command", "by", "words"),
    REFUSALS,
    ids=[f"{number} {type(row[1]).__name__}" for number, row in enumerate(REFUSALS, 1)],
)
def test_a_refusal_says_why_and_what_to_do(
    scene: Scene, command: c.Command, by: int, words: str
) -> None:
    """The words are these; what a person reads is part of the behaviour."""
    play = a_play()
    scene(play)

    with pytest.raises(Refused) as refused:
        decide(play.meeting, command, by, play.at)

    assert [refused.value.why, *sentences(refused.value.next)] == sentences(words)


def test_nothing_happens_before_the_meeting_opens() -> None:
    """The first event of a log is its opening, so even the server waits for it."""
    with pytest.raises(Refused) as refused:
        decide(Meeting(), c.Join(name="Ana", roles=()), SERVER, 0)

    assert str(refused.value) == NOT_OPEN


def test_a_refusal_reads_as_one_text() -> None:
    """A log or a test sees both sentences, with no gap where there is one only."""
    assert str(Refused("No.", "Wait.")) == "No. Wait."
    assert str(Refused("No.")) == "No."


def literals() -> Iterator[tuple[str, str]]:
    """Yield where each Refused is raised in the rules, and its words as a pattern."""
    for path in sorted(MEETING.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                yield f"{path.name}:{node.lineno}", " ".join(map(pattern, node.args))


def pattern(word: ast.expr) -> str:
    """Return a pattern for a text: what is put in by a value may be any words."""
    if not isinstance(word, ast.Constant) or not isinstance(word.value, str):
        return ".+"
    return re.sub(r"\\{\w+\\}", ".+", re.escape(word.value))


def test_every_refusal_in_the_rules_is_in_the_table() -> None:
    """No Refused can be added without its words standing here."""
    texts = [NOT_OPEN, *(words for *_, words in REFUSALS)]

    missing = [
        where for where, words in literals() if not any(re.fullmatch(words, text) for text in texts)
    ]

    assert missing == []


def test_every_refusal_is_in_plain_sentences() -> None:
    """Each sentence has 15 words or fewer and ends with a full stop."""
    texts = [words for *_, words in REFUSALS]

    assert [text for text in texts if not text.endswith(".")] == []
    assert long_sentences(texts) == []
