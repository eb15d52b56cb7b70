"""One whole meeting in which every event happens, for tests of all that reads a meeting.

An inclusive design group talks about a ramp: a host, two participants, a scribe, a captioner. One
participant loses the line while waiting, one types a turn, three are never heard.
"""

from __future__ import annotations

from meeting import commands as c
from meeting.needs import Need
from meeting.roles import Role
from meeting.values import Kind, Mode, Sort, Term, Word
from tests.meeting.play import Play

ASHA, CAPTIONS, BO, CAI, DEE = 2, 3, 4, 5, 6
"""The host, the captioner, two participants, the scribe."""

SECOND = 1000
MINUTE = 60 * SECOND


def whole_meeting() -> Play:
    """Play the meeting from its opening to its end."""
    play = Play(title="Ramps & rails: who gets in?")
    _gather(play)
    _plan(play)
    _welcome(play)
    _talk_about_ramps(play)
    _look_after_the_queue(play)
    _move_on(play)
    _end(play)
    _mend(play)
    return play


def in_good_time() -> Play:
    """Play another meeting, about time: limits, a break, a written turn, a lost line, a cut."""
    play = Play(title="In good time")
    _gather(play)
    play.do(c.AddItem(title="The ramp", minutes=10), ASHA)
    tea = play.do(c.AddItem(title="Tea", minutes=10, is_break=True), ASHA)[-1].seq
    play.do(c.StartItem(item=tea - 1), ASHA)
    play.do(c.SetLimit(seconds=60), ASHA)
    play.do(c.SetHold(seconds=60), ASHA)
    play.do(c.FitTime(percent=300), DEE)
    play.do(c.ShowStatistics(shown=False), ASHA)
    play.do(c.ShowStatistics(shown=True), ASHA)
    play.do(c.HideSwearing(hidden=True), ASHA)
    play.do(c.HideSwearing(hidden=False), ASHA)
    _write_while_others_are_away(play)
    _cut_somebody_off(play)
    play.do(c.StartItem(item=tea), ASHA)
    play.do(c.CloseItem(item=tea), ASHA, after=10 * MINUTE)
    play.do(c.CallNext(ends=0), ASHA)
    play.do(c.CloseMeeting(), ASHA)
    return play


def _write_while_others_are_away(play: Play) -> None:
    play.do(c.RaiseHand(), CAI)
    play.do(c.RaiseHand(written=True), DEE)
    play.do(c.RaiseHand(), BO)
    play.do(c.LoseLine(person=CAI))
    play.do(c.LoseLine(person=BO))
    play.do(c.CallNext(ends=0), ASHA)
    play.do(c.StillWriting(turn=_turn(play)), DEE, after=20 * SECOND)
    play.do(c.ReadAloud(turn=_turn(play)), ASHA)
    play.do(c.RegainLine(person=CAI))
    play.do(c.Say(text="A ramp helps parents, too."), DEE, after=30 * SECOND)
    play.do(c.EndTurn(turn=_turn(play)), DEE)
    play.do(c.GiveUpHand(hand=play.meeting.hands_of(BO)[0].id), after=MINUTE)


def _cut_somebody_off(play: Play) -> None:
    play.do(c.CallNext(ends=0), ASHA)
    play.do(c.PauseTurn(turn=_turn(play)), CAI)
    play.do(c.CarryOn(turn=_turn(play)), CAI)
    play.do(c.EndTime(turn=_turn(play)), after=MINUTE)
    play.do(c.EndTurn(turn=_turn(play)), ASHA)
    play.do(c.CutOff(turn=[*play.meeting.turns][-1].id), CAI)


def speak(play: Play, text: str, seconds: float, confidence: float = 0.9) -> None:
    """Let the captioner caption what was said for so long, up to half a second ago."""
    end = play.at + round(seconds * SECOND)
    words = text.split()
    each = round(seconds * SECOND / len(words))
    first = end - each * len(words)
    timed = tuple(
        Word(word, first + each * n, first + each * (n + 1), confidence)
        for n, word in enumerate(words)
    )
    command = c.AddCaption(text=text, start=first, end=end, words=timed)
    play.do(command, CAPTIONS, after=round(seconds * SECOND) + 500)


def _gather(play: Play) -> None:
    play.join("Asha Rao", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    play.join("Bo")
    play.join("Cai Jones")
    play.join("Dee")
    play.do(c.GiveRole(person=DEE, role=Role.SCRIBE), ASHA)
    play.do(c.Rename(name="Cai"), CAI)
    play.do(c.StartCaptions(language="en", engine="vosk small en"), CAPTIONS)


def _plan(play: Play) -> None:
    play.do(c.AddItem(title="Welcome", minutes=2), ASHA)
    play.do(c.AddItem(title="The ramp", minutes=10, words="Where does it go?"), ASHA)
    play.do(c.AddItem(title="Tea", minutes=10, is_break=True), ASHA)
    play.do(c.AddItem(title="Colours"), ASHA)
    play.do(c.AddItem(title="The budget", minutes=5), ASHA)
    agenda = {item.title: item.id for item in play.meeting.agenda}
    play.do(c.EditItem(item=agenda["The ramp"], title="The new ramp"), ASHA)
    play.do(c.MoveItem(item=agenda["Tea"], place=5), ASHA)
    play.do(c.DropItem(item=agenda["Colours"]), ASHA)


def _welcome(play: Play) -> None:
    speak(play, "can everybody read this", 2)
    play.do(c.StartItem(item=play.meeting.agenda[0].id), ASHA)
    play.do(c.CallPerson(person=ASHA, ends=0), ASHA)
    speak(play, "Welcome, everyone.", 1.2)
    speak(play, "We are here to talk about the new ramp, and about who can use it.", 4)
    play.do(c.Chat(text="Hello from the train"), BO, after=200)
    speak(play, "Raise a hand when you like, and take the time that you need.", 4)
    play.do(c.ShowCard(sort=Sort.SLOW), BO)
    play.do(c.ShowCard(sort=Sort.AGREE, named=True), CAI)
    play.do(c.PutDownCard(sort=Sort.SLOW), BO)
    play.do(c.EndTurn(turn=_turn(play)), ASHA)


def _talk_about_ramps(play: Play) -> None:
    play.do(c.StartItem(item=play.meeting.agenda[1].id), ASHA, after=5 * SECOND)
    hand = play.do(c.RaiseHand(), BO)[-1].seq
    play.do(c.RaiseHand(kind=Kind.QUESTION, about="the slope"), CAI)
    play.do(c.RaiseHand(written=True), DEE)
    play.do(c.ChangeHand(hand=hand, about="the door"), BO)
    play.do(c.LoseLine(person=BO))
    play.do(c.CallNext(ends=0), ASHA)
    play.do(c.ShowCard(sort=Sort.STOP), DEE)
    speak(play, "how steep is one in twelve", 2.5)
    speak(play, "is it one metre up for each twelve metres along", 4, 0.6)
    play.do(c.CorrectCaption(caption=play.meeting.seq, text="Is it 1 m up for 12 m along?"), DEE)
    play.do(c.RegainLine(person=BO))
    play.do(c.CallPerson(person=DEE, ends=_turn(play)), ASHA)
    play.do(c.Say(text="I write: 1:12 is the limit, 1:20 is kinder."), DEE, after=MINUTE)
    play.do(c.EndTurn(turn=_turn(play)), DEE)
    play.do(c.RecordDecision(text="The ramp is built at 1:20."), DEE)
    play.do(c.RecordAction(who="Asha", what="ask the builder", due="Friday"), DEE)
    play.do(c.NoteRegrets(name="Eli Novak"), DEE, after=0)
    play.do(c.NoteRegrets(name="Fay"), DEE, after=0)
    play.do(c.NoteRegrets(name="Fay", comes=True), DEE, after=0)
    play.do(c.CloseQueue(), ASHA)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), DEE)
    order = play.meeting.queue[0].id
    play.do(c.LowerHand(hand=order), ASHA)
    play.do(c.OpenQueue(), ASHA)


def _look_after_the_queue(play: Play) -> None:
    eve = play.do(c.RaiseFor(name="Eve", about="the phone line"), ASHA)[-1].seq
    play.do(c.MoveHand(hand=eve, place=1, reason="she has to go soon"), ASHA)
    play.do(c.SetMode(mode=Mode.FIRST_TIME, rounds=True), ASHA)
    play.do(c.ClearQueue(reason="time is up"), ASHA)
    play.undo(ASHA)


def _look_after_the_people(play: Play) -> None:
    play.do(c.GiveRole(person=DEE, role=Role.CO_HOST), ASHA)
    play.do(c.Invite(role=Role.CAPTIONER, key="0" * 64), ASHA)
    play.do(c.TakeBackInvitation(invitation=play.meeting.invitations[0].id), ASHA)
    play.do(c.LockMeeting(), ASHA)
    play.do(c.MuteChat(reason="we listen now"), ASHA)
    play.do(c.LoseLine(person=ASHA))
    play.do(c.UnmuteChat(), DEE)
    play.do(c.RegainLine(person=ASHA))
    play.do(c.UnlockMeeting(), ASHA)
    play.do(c.RemovePerson(person=play.join("Zed"), reason="noise"), ASHA)
    play.do(c.TellNeeds(needs=(Need.BRAILLE, Need.MORE_TIME), words="my dog comes along"), BO)
    play.do(c.GiveRole(person=DEE, role=Role.ACCESS_HELPER), ASHA)
    play.do(c.CheckNeed(person=BO, need=Need.BRAILLE), DEE)
    play.do(c.AskForHelp(text="where is the lift?"), BO)
    play.do(c.AnswerHelp(person=BO, text="behind the stairs"), DEE)
    play.do(c.StartPassing(), ASHA)
    play.do(c.StopPassing(), ASHA)
    play.do(c.TakeRole(person=DEE, role=Role.CO_HOST), ASHA)


def _ask_and_vote(play: Play) -> None:
    play.do(c.Chat(text="#info The plans hang in the hall."), BO)
    play.do(c.Chat(text="#link https://example.org/plans the plans"), BO)
    play.do(c.Chat(text="ACTION: Cai to bring tea by Monday"), DEE)
    play.do(c.Chat(text="#undo"), DEE)
    safe = play.do(c.AskQuestion(text="Is the slope safe in winter?", anonymous=True), CAI)[-1].seq
    pays = play.do(c.AskQuestion(text="Who pays?"), BO)[-1].seq
    play.do(c.SupportQuestion(question=pays), CAI)
    play.do(c.SupportQuestion(question=safe), DEE)
    play.do(c.DropSupport(question=safe), DEE)
    play.do(c.AnswerQuestion(question=pays, text="The council pays."), ASHA)
    poll = play.do(c.OpenPoll(text="Which colour?", answers=("blue", "green")), ASHA)[-1].seq
    for answer, person in ((1, BO), (2, CAI), (2, DEE), (2, BO)):
        play.do(c.Vote(poll=poll, answer=answer), person)
    play.do(c.ClosePoll(poll=poll), ASHA)


def _move_on(play: Play) -> None:
    ramp, budget = play.meeting.agenda[1].id, play.meeting.agenda[2].id
    play.do(c.CloseItem(item=ramp, really=True), ASHA)
    play.do(c.WriteIn(unheard=play.meeting.unheard[0].id, text="The door needs a handle."), BO)
    play.do(c.WriteNotes(item=budget, text="Ask Bo how the train was."), ASHA)
    play.do(c.ShowNotes(person=ASHA))
    play.do(c.SkipItem(item=budget), ASHA)
    play.do(c.RaiseHand(about="the cost"), DEE)
    _ask_and_vote(play)


def _end(play: Play) -> None:
    speak(play, "thank you and goodbye", 2)
    _look_after_the_people(play)
    play.do(c.TakeRole(person=DEE, role=Role.SCRIBE), ASHA)
    since = play.meeting.at
    play.do(c.StallCaptions(since=since), CAPTIONS)
    play.do(c.ResumeCaptions(start=since, end=since), CAPTIONS)
    play.do(c.StopCaptions(), CAPTIONS)
    play.do(c.AddTerms(terms=(Term("Easy Read"),)), ASHA, after=0)
    play.do(c.DropTerm(term="Easy Read"), ASHA, after=0)
    play.do(c.Leave(), CAI)
    play.do(c.CloseMeeting(), ASHA)


def _mend(play: Play) -> None:
    """Correct the record when the meeting is over."""
    captions = list(play.meeting.captions)
    steep = next(one.id for one in captions if "steep" in one.text)
    better = c.ReplaceWords(caption=steep, old="one in twelve", new="1 in 12")
    proposal = play.do(better, BO, after=MINUTE)[-1].seq
    play.do(c.AgreeToCorrection(proposal=proposal), ASHA)
    worse = c.ReplaceWords(caption=steep, old="steep", new="deep")
    proposal = play.do(worse, DEE)[-1].seq
    play.do(c.DeclineCorrection(proposal=proposal, reason="it was steep"), ASHA)
    play.do(c.CorrectSpeaker(caption=captions[-1].id, person=ASHA), ASHA)
    task = play.meeting.actions[0].id
    amendment = play.do(c.Amend(mark=task, text="ask the builder today"), BO)[-1].seq
    play.do(c.AgreeToCorrection(proposal=amendment), DEE)


def _turn(play: Play) -> int:
    assert play.meeting.floor is not None
    return play.meeting.floor.id
