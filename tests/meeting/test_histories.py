"""Any commands by anybody in any order: what must hold of every meeting, always."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from meeting import commands as c
from meeting import events as e
from meeting import steps, summaries, timing
from meeting.apply import apply, replay
from meeting.commands import COMMANDS, INTERNAL, Command
from meeting.decide import RULES
from meeting.erasing import erased, erases, lasting
from meeting.errors import Refused
from meeting.events import EVENTS
from meeting.marks import standing
from meeting.privacy import PRIVATE, logged, public, seen_by
from meeting.roles import Permission, Role
from meeting.sentences import announce
from meeting.state import Meeting, Status, Turn
from meeting.values import MOST_OVERTAKEN, SERVER, USUAL_TIME, Kind, Sort, Why
from meeting.wire import decode_event, encode
from tests.figures import Figure
from tests.meeting.overtaking import most_overtaken
from tests.meeting.play import Play
from tests.meeting.strategies import message

pytestmark = pytest.mark.timeout(7200)  # each night; seconds by day

seats = st.integers(0, 11)
mostly = st.sampled_from([True, True, True, False])
ANY = {kind: message(kind) for kind in (*COMMANDS, *INTERNAL)}

PEOPLE = (
    c.Join, c.Join, c.Rename, c.ChooseAddress, c.Leave, c.GiveRole, c.GiveRole, c.TakeRole,
    c.OpenMeeting,
)  # fmt: skip
POWERS = (
    c.HandOver, c.RemovePerson, c.LockMeeting, c.UnlockMeeting, c.UnlockMeeting, c.ChangeLink,
    c.Invite, c.TakeBackInvitation,
    c.MuteChat, c.UnmuteChat, c.UnmuteChat, c.StartPassing, c.StopPassing,
    c.PassFloor, c.PassFloor, c.PassFloor,
)  # fmt: skip
HELP = (c.TellNeeds, c.TellNeeds, c.CheckNeed, c.AskForHelp, c.AnswerHelp)
AGENDA = (c.AddItem, c.AddItem, c.EditItem, c.MoveItem, c.DropItem, c.StartItem, c.CloseItem)
MOVING_ON = (c.NextItem, c.SkipItem, c.WriteNotes, c.ShowNotes, c.WriteIn)
QUEUE = (c.ChangeHand, c.LowerHand, c.GoLater, c.OpenQueue, c.CloseQueue, c.EndTurn, c.Say)
KEEPING = (c.RaiseFor, c.MoveHand, c.ClearQueue, c.GiveLastWord, c.SetMode, c.Undo, c.Undo)
TIME = (c.SetLimit, c.SetHold, c.FitTime, c.ShowStatistics, c.PauseTurn, c.CarryOn)
WRITING = (c.StillWriting, c.ReadAloud, c.CutOff)
CAPTIONS = (
    c.StartCaptions,
    c.AddCaption,
    c.AddCaption,
    c.CorrectCaption,
    c.StallCaptions,
    c.ResumeCaptions,
    c.HideSwearing,
    c.StopCaptions,
)
CORRECTIONS = (
    c.AddTerms,
    c.DropTerm,
    c.Amend,
    c.ReplaceWords,
    c.AgreeToCorrection,
    c.DeclineCorrection,
    c.CorrectSpeaker,
    c.RenameSpeaker,
)
MARKS = (c.NoteRegrets, c.RecordNote, c.ShareLink, c.TakeBackMark)
ASKING = (c.AskQuestion, c.SupportQuestion, c.DropSupport, c.AnswerQuestion)
POLLS = (c.OpenPoll, c.Vote, c.Vote, c.Vote, c.ClosePoll)
CONSENT = (c.AnswerConsent, c.AnswerConsent, c.GoOffRecord, c.GoOnRecord, c.Redact)
RECORD = (c.ShowCard, c.ShowCard, c.PutDownCard, c.Chat, c.RecordDecision, c.RecordAction)
ALONE = (
    c.RaiseHand,
    c.CallNext,
    c.CallPerson,
    c.LoseLine,
    c.RegainLine,
    c.ComeToMend,
    c.CloseMeeting,
    c.EndTime,
    c.GiveUpHand,
)


class Histories(RuleBasedStateMachine):
    """Let everybody do anything, and look after each command whether all is as it must be."""

    given = done = 0
    """How many commands were given and done, in all histories."""

    def __init__(self) -> None:
        """Open a meeting with one person for each role, and a second host."""
        super().__init__()
        self.play = Play(purpose="to read it again")
        for role in (*Role, Role.HOST):
            self.play.join(f"A {role}", role)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self.play.meeting

    @rule(kind=st.sampled_from(PEOPLE), seat=seats, data=st.data())
    def people_come_and_go(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Names and roles change while people wait and speak."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(POWERS), seat=seats, data=st.data())
    def powers_are_used(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Hosts stand in and hand over, people are removed, doors and chats are closed."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(HELP), seat=seats, data=st.data())
    def people_are_helped(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Needs are told and seen to, help is asked for and given."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(AGENDA + MOVING_ON), seat=seats, data=st.data())
    def the_agenda_moves(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Items are written, moved, started, closed."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(QUEUE), seat=seats, data=st.data())
    def the_queue_moves(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Hands change and come down, turns end, the queue closes and opens."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(KEEPING), seat=seats, data=st.data())
    def a_host_orders_the_queue(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Hands are moved, cleared, put last; the order changes; moves are undone."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from((*TIME, *WRITING)), seat=seats, data=st.data())
    def time_is_given_and_taken(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Turns get limits, stand still, go on, are written, read aloud, cut off."""
        self.ask_for(kind, seat, data)

    @rule(seconds=st.sampled_from([1, 30, 200]))
    def time_goes_by(self, seconds: int) -> None:
        """The server's clockwork does what is due, one after the other."""
        self.play.at += seconds * 1000
        while (due := timing.due(self.meeting)) and due.at <= self.play.at:
            self.play.do(due.command, SERVER, after=0)

    @rule(kind=st.sampled_from(CAPTIONS), seat=seats, data=st.data())
    def words_are_captioned(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Captions start, come, are mended, stop."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(CORRECTIONS), seat=seats, data=st.data())
    def captions_are_corrected(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Corrections are proposed, agreed to, declined; speakers change."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(MARKS + ASKING + POLLS), seat=seats, data=st.data())
    def people_ask_and_vote(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Notes, links, questions and polls."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(CONSENT), seat=seats, data=st.data())
    def words_may_be_kept_or_not(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """People say yes and no, words are off the record, words are taken out."""
        self.ask_for(kind, seat, data)

    @rule(kind=st.sampled_from(RECORD), seat=seats, data=st.data())
    def things_are_put_on_record(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Cards, chat, decisions, actions."""
        self.ask_for(kind, seat, data)

    @rule(seat=seats, kind=st.sampled_from(Kind))
    def a_hand_is_raised(self, seat: int, kind: Kind) -> None:
        """Hands go up often, or there would be no queue to look at."""
        self.ask(c.RaiseHand(kind=kind), self.able(c.RaiseHand, seat))

    @rule(seat=seats, by_name=st.booleans())
    def somebody_is_called(self, seat: int, *, by_name: bool) -> None:
        """A host calls the next, or somebody out of order."""
        called = c.CallPerson(person=self.person(seat), ends=self.turn())
        self.ask(called if by_name else c.CallNext(ends=self.turn()), self.able(c.CallNext, seat))

    @rule(seat=seats, lost=mostly)
    def a_line_is_lost_or_back(self, seat: int, *, lost: bool) -> None:
        """Lines come and go while people wait; who is away comes back first."""
        away = [person.id for person in self.meeting.people.values() if person.away]
        person = away[0] if away else self.person(seat)
        lose = lost and not away
        self.ask(c.LoseLine(person=person) if lose else c.RegainLine(person=person), SERVER)

    @rule(chance=st.integers(0, 19))
    def the_meeting_ends(self, chance: int) -> None:
        """A meeting ends now and then; what comes after is refused."""
        if chance == 1:
            self.ask(c.CloseMeeting(), self.able(c.CloseMeeting, 0))

    def ask_for(self, kind: type[Command], seat: int, data: st.DataObject) -> None:
        """Ask for any such command: mostly what is there, mostly by somebody who may."""
        command = data.draw(ANY[kind])
        if data.draw(mostly):
            near = {
                name: data.draw(st.sampled_from(pool))
                for name, pool in self.pools().items()
                if name in kind.__struct_fields__ and pool
            }
            command = replace(command, **near)
        by = self.able(kind, seat) if data.draw(mostly) else self.person(seat)
        self.ask(command, self.owner(command) or by)

    def able(self, kind: type[Command], seat: int) -> int:
        """Return somebody who may give such a command."""
        needed = RULES[kind][1]
        people = [person for person in self.meeting.people.values() if person.here]
        able = [one.id for one in people if needed is None or one.may(needed)]
        return SERVER if kind in INTERNAL else able[seat % len(able)] if able else 999

    def owner(self, command: Command) -> int:
        """Return who has what the command is about, where only they can give it."""
        match command:
            case c.ChangeHand(hand=number) | c.GoLater(hand=number) | c.WriteIn(unheard=number):
                hands = {one.id: one.person for one in self.meeting.queue}
                hands |= {one.id: one.person for one in self.meeting.unheard}
                return hands.get(number, 0)
            case c.Say() | c.StillWriting():
                return self.meeting.floor.person if self.meeting.floor else 0
            case c.CutOff(turn=number):
                return next((one.person for one in self.meeting.turns if one.id == number), 0)
            case c.AddCaption() | c.StopCaptions() | c.StallCaptions() | c.ResumeCaptions():
                return next((one.person for one in self.meeting.captioners), 0)
            case c.PutDownCard(sort=sort):
                return next((card.person for card in self.meeting.cards if card.sort is sort), 0)
            case _:
                return 0

    def ask(self, command: Command, by: int) -> None:
        """Give the command; a refusal is an answer too."""
        Histories.given += 1
        with suppress(Refused):
            self.play.do(command, by)
            Histories.done += 1

    def person(self, seat: int) -> int:
        """Return somebody by their seat; now and then somebody who is not there."""
        people = list(self.meeting.people)
        return people[seat] if seat < len(people) else 999

    def turn(self) -> int:
        """Return the number of the turn that lasts."""
        return self.meeting.floor.id if self.meeting.floor else 0

    def pools(self) -> dict[str, list[Any]]:
        """Return what commands can be about now, by the name of their field."""
        captions = list(self.meeting.captions)
        return {
            "person": list(self.meeting.people),
            "item": [item.id for item in self.meeting.agenda],
            "place": list(range(max(len(self.meeting.agenda), len(self.meeting.queue)) + 2)),
            "under": [0, 0, *(item.id for item in self.meeting.agenda if not item.under)],
            "links": [(), ("https://example.org",)],
            "address": ["https://example.org/a", "https://example.org/b"],
            "answers": [("yes", "no", "perhaps")],
            "answer": [1, 2, 3],
            "mark": [mark for mark, _ in standing(self.meeting)],
            "poll": [self.meeting.poll.id] if self.meeting.poll else [0],
            "question": [one.id for one in self.meeting.questions[-3:]],
            "unheard": [one.id for one in self.meeting.unheard],
            "hand": [hand.id for hand in self.meeting.queue],
            "turn": [self.turn(), *(one.id for one in list(self.meeting.turns)[-1:])],
            "ends": [self.turn()],
            "caption": [caption.id for caption in captions[-3:]],
            "old": [word for caption in captions[-3:] for word in caption.text.split()[:1]],
            "said": [caption.id for caption in captions[-3:]],
            "proposal": [one.id for one in self.meeting.proposals[-3:]],
            "undoes": [last.seq] if (last := steps.last(self.meeting)) else [0],
        }

    @invariant()
    def nobody_is_lost_or_doubled(self) -> None:
        """The queue holds the hands that were raised, and neither taken down, called nor cleared.

        An undo says which hands wait again: all were raised before, none by who took it down.
        """
        up: dict[int, e.HandRaised] = {}
        raised: dict[int, e.HandRaised] = {}
        down: set[int] = set()
        for event in self.play.log:
            match event:
                case e.HandRaised():
                    up[event.seq] = raised[event.seq] = event
                case e.HandLowered():
                    for_good = event.by in (up[event.hand].person, SERVER)
                    down |= {event.hand} if for_good else set()
                    del up[event.hand]
                case e.HandUnheard():
                    del up[event.hand]
                    down.add(event.hand)
                case e.TurnBegan():
                    up.pop(event.hand, None)
                case e.QueueCleared():
                    up.clear()
                case e.MoveUndone():
                    before, up = up, {hand.id: raised[hand.id] for hand in event.queue}
                    assert up.keys().isdisjoint(down)
                    back = {_sort(one) for one in up.values()}
                    assert _asked(before, since=event.undoes, but=event.floor) <= back
                case _:
                    pass
        waiting = [hand.id for hand in self.meeting.queue]

        assert set(waiting) == set(up)
        assert len(waiting) == len(up)

    @invariant()
    def everybody_has_one_hand_of_each_sort(self) -> None:
        """One normal hand and one point of order, whatever a host does or undoes."""
        queue = self.meeting.queue
        each = Counter((hand.person, hand.kind is Kind.POINT_OF_ORDER) for hand in queue)

        assert set(each.values()) <= {1}

    @invariant()
    def priority_is_kept(self) -> None:
        """Where no host changed the order and the limit was not met: by kind, then by arrival."""
        queue = self.meeting.queue
        changed = (e.HandMoved, e.ModeChanged, e.MoveUndone)
        for event in self.play.log:
            by_right = (Why.LIMIT, Why.LAST_WORD, Why.CUT_OFF)
            held = isinstance(event, e.HandRaised) and event.why in by_right
            if held or isinstance(event, changed):
                return

        assert list(queue) == sorted(queue, key=lambda hand: (hand.kind.rank, hand.id))

    @invariant()
    def one_person_speaks(self) -> None:
        """Turns do not overlap, and who speaks or waits is here and may talk."""
        floor = 0
        for event in self.play.log:
            match event:
                case e.TurnBegan():
                    assert floor == 0
                    floor = event.seq
                case e.TurnEnded():
                    assert event.turn == floor
                    floor = 0
                case e.MoveUndone():
                    floor = event.floor.id if event.floor else 0
                case _:
                    pass
        speaks = self.meeting.floor

        assert floor == (speaks.id if speaks else 0)
        talking = {hand.person for hand in self.meeting.queue}
        for number in talking | ({speaks.person} if speaks else set()):
            person = self.meeting.people[number]
            assert person.here
            assert person.may(Permission.TAKE_PART)

    @invariant()
    def a_power_is_lent_only_while_the_host_is_gone(self) -> None:
        """Who stands in is a host on the record; whom they stand in for is not on the line."""
        for person in self.meeting.people.values():
            if person.here and person.stands_in_for:
                assert Role.HOST in person.roles
                assert Role.CO_HOST in person.roles or person.away

    @invariant()
    def who_was_removed_is_gone(self) -> None:
        """Nobody is here who was sent out."""
        assert not any(one.here and one.removed for one in self.meeting.people.values())

    @invariant()
    def time_adds_up(self) -> None:
        """No turn takes longer than it lasts, none runs in a break, and what is due comes."""
        floor, now = self.meeting.floor, self.meeting.at
        for turn in (*self.meeting.turns, *([floor] if floor else [])):
            until = now if turn.ended is None else turn.ended
            assert 0 <= turn.taken(now) <= until - turn.began
        is_break = self.meeting.item is not None and self.meeting.item.is_break
        assert (self.meeting.break_since is not None) == is_break
        assert floor is None or not is_break or floor.paused is not None

    @invariant()
    def one_item_is_open(self) -> None:
        """The meeting is on one point of the agenda, or on none; each stands there once.

        Parts stand right behind their item.
        """
        agenda = self.meeting.agenda
        behind = 0
        for item in agenda:
            assert item.under in (0, behind)
            behind = behind if item.under else item.id

        assert sum(item.status is Status.OPEN for item in agenda) <= 1
        assert len({item.id for item in agenda}) == len(agenda)

    @invariant()
    def nobody_is_counted_twice(self) -> None:
        """A poll counts people, each with their last answer; a question counts its supporters."""
        last: dict[int, dict[int, int]] = {}
        for event in self.play.log:
            match event:
                case e.VoteCast():
                    last.setdefault(event.poll, {})[event.by] = event.answer
                case e.PollClosed():
                    given = Counter(last.get(event.poll, {}).values())
                    assert event.counts == tuple(given[n] for n in range(1, len(event.counts) + 1))
                case _:
                    pass
        for poll in self.meeting.polls:
            assert dict(poll.votes) == last.get(poll.id, {})
            assert poll.voted == len(poll.votes)
        for question in self.meeting.questions:
            assert question.support == len(set(question.supporters)) == len(question.supporters)
        assert sum(poll.counts is None for poll in self.meeting.polls) <= 1

    @invariant()
    def who_captions_is_here(self) -> None:
        """Captioners hold the permission, and captions lie between the opening and now."""
        for captioner in self.meeting.captioners:
            person = self.meeting.people[captioner.person]
            assert person.here
            assert person.may(Permission.CAPTION)
        for gap in self.meeting.gaps:
            assert 0 <= gap.start < gap.end <= self.meeting.at
        for caption in self.meeting.captions:
            assert 0 <= caption.start <= caption.end <= self.meeting.at

    @invariant()
    def names_are_told_apart(self) -> None:
        """No two people who are here share a name."""
        names = [person.name for person in self.meeting.people.values() if person.here]

        assert len(set(names)) == len(names)

    @invariant()
    def events_are_numbered_without_gaps(self) -> None:
        """The first is 1, time never runs back."""
        log = self.play.log

        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        assert [event.at for event in log] == sorted(event.at for event in log)

    def teardown(self) -> None:
        """At the end: replay, fairness, privacy and sentences over the whole history."""
        log, states = self.play.log, self.play.states
        kept = [decode_event(encode(event)) for event in log]
        meeting = Meeting()
        for event, live in zip(kept, states[1:], strict=True):
            meeting = apply(meeting, event)
            assert meeting == live
        assert most_overtaken(log) <= MOST_OVERTAKEN
        self.check_privacy()
        self.check_what_is_kept()
        self.check_sentences()

    def check_privacy(self) -> None:
        """An unnamed card's person is in nothing public, and everybody counts the same."""
        for event in self.play.log:
            if isinstance(event, e.CardShown | e.CardPutDown) and not event.named:
                assert public(event).by == SERVER
                assert b"person" not in encode(public(event))
        own, other = self.person(0), self.person(3)
        mine, theirs = (
            replay(
                seen_by(event, person, after)
                for event, after in zip(self.play.log, self.play.states[1:], strict=True)
            )
            for person in (own, other)
        )
        for sort in Sort:
            assert mine.shown(sort) == theirs.shown(sort) == self.meeting.shown(sort)
        assert _shared(mine) == _shared(theirs) == _shared(self.meeting)
        for person in self.meeting.people.values():
            assert mine.people[person.id].time == (person.time if person.id == own else USUAL_TIME)
        self.check_needs()

    def check_needs(self) -> None:
        """Nothing on anybody's wire, nor in the log, is about somebody else's needs."""
        for event, after in zip(self.play.log, self.play.states[1:], strict=True):
            if not isinstance(event, PRIVATE):
                continue
            assert logged(event) == e.Withheld(seq=event.seq, at=event.at)
            for person in after.people:
                seen = seen_by(event, person, after)
                if person != event.person and person not in after.helpers():
                    assert seen == e.Withheld(seq=event.seq, at=event.at)
                else:
                    assert seen is event

    def check_what_is_kept(self) -> None:
        """What the log keeps can be replayed, and has no word of who did not say yes."""
        kept: list[e.Event] = []
        for event, before in zip(self.play.log, self.play.states, strict=False):
            least = lasting(event, before)
            kept = [erased(one) if erases(least, one) else one for one in kept]
            kept.append(least)
        again = replay(decode_event(encode(event)) for event in kept)
        quiet = [one.id for one in self.meeting.people.values() if not one.consent]

        assert [one.id for one in again.captions] == [one.id for one in self.meeting.captions]
        assert [one.text for one in again.captions if one.speaker in quiet and one.text] == []
        assert [again.people[person].name for person in quiet if again.people[person].name] == []

    def check_sentences(self) -> None:
        """Every event can be said to everybody."""
        for event, before, after in zip(
            self.play.log, self.play.states, self.play.states[1:], strict=False
        ):
            for you in (SERVER, event.by, self.person(3)):
                announce(event, before, after, you)


def _shared(meeting: Meeting) -> Meeting:
    """Return a state without what only one person may know: their cards and their time."""
    people = {number: replace(one, time=USUAL_TIME) for number, one in meeting.people.items()}
    agenda = tuple(replace(item, notes="") for item in meeting.agenda)
    open_only = replace(meeting, cards=(), people=people, agenda=agenda)
    questions = tuple(
        replace(one, supporters=(), person=0 if one.anonymous else one.person)
        for one in meeting.questions
    )
    polls = tuple(replace(one, votes={}) for one in meeting.polls)
    open_only = replace(open_only, questions=questions, polls=polls)
    return replace(open_only, needs={}, asking=(), answered=frozenset())


def _sort(raised: e.HandRaised) -> tuple[int, bool]:
    """Return whose hand it is, and whether it is a point of order: each has one of each."""
    return raised.person, raised.kind is Kind.POINT_OF_ORDER


def _asked(up: dict[int, e.HandRaised], since: int, but: Turn | None) -> set[tuple[int, bool]]:
    """Return who waits, but for those whose hand was raised by what is undone.

    Who was cut off, and whose turn goes on now, needs no hand for it.
    """
    return {
        _sort(one)
        for one in up.values()
        if (one.by == one.person and one.why is not Why.LAST_WORD) or one.seq < since
        if one.why is not Why.CUT_OFF or but is None or one.person != but.person
    }


def test_every_command_has_its_part() -> None:
    """A new command must take part in the histories."""
    parts = (
        PEOPLE,
        POWERS,
        HELP,
        AGENDA,
        MOVING_ON,
        MARKS,
        ASKING,
        POLLS,
        QUEUE,
        KEEPING,
        CAPTIONS,
        CORRECTIONS,
        CONSENT,
        RECORD,
        ALONE,
    )
    asked = {kind for part in (*parts, TIME, WRITING) for kind in part}

    assert asked == {*COMMANDS, *INTERNAL}


# 160 histories of up to 50 commands, more than 5,000 in all; 8,000 each night, 200,000 and more.
Histories.TestCase.settings = settings(
    max_examples=settings().max_examples * 8 // 5, stateful_step_count=50
)


@pytest.mark.timeout(3600)  # each night; half a minute by day
def test_histories_keep_every_rule(figure: Figure) -> None:
    """The machine above: what may be holds after each command, whoever gave it."""
    Histories.given = Histories.done = 0

    run_state_machine_as_test(Histories, settings=Histories.TestCase.settings)

    figure(
        "P13", f"{Histories.given} random commands, {Histories.done} of them done: no rule broken"
    )
    assert Histories.done > Histories.given / 10


events = st.lists(st.sampled_from(EVENTS).flatmap(message), max_size=20)


@given(events)
def test_no_server_can_make_a_client_fail(told: list[e.Event]) -> None:
    """Events that follow from nothing still fold, and still make sentences and summaries."""
    before = Play().meeting
    for event in told:
        near = {
            name: min(getattr(event, name), 8)
            for name in ("person", "item", "hand", "turn", "caption", "card", "place", "by")
            if name in event.__struct_fields__
        }
        numbered = replace(event, seq=before.seq + 1, **near)
        after = apply(before, numbered)
        for you in range(4):
            announce(numbered, before, after, you)
        before = after

    assert summaries.agenda(before)
    assert summaries.queue(before, 3)
    assert summaries.people(before, 3)
    assert summaries.captions(before)
