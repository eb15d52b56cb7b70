"""Who may do what: every role against every command, in the table and in deed."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from msgspec.structs import replace

from meeting import commands as c
from meeting.commands import COMMANDS, INTERNAL
from meeting.decide import AFTERWARDS, RULES
from meeting.errors import Refused
from meeting.needs import Need
from meeting.roles import PERMISSIONS, Permission, Role, permissions, who_may
from meeting.values import Mode, Sort, Term
from tests.figures import Figure
from tests.meeting.play import Play

EVERYBODY = frozenset(Role)
TALKERS = EVERYBODY - {Role.CAPTIONER, Role.OBSERVER}
HOSTS = frozenset({Role.HOST})
CO_HOSTS = frozenset({Role.HOST, Role.CO_HOST})
KEEPERS = CO_HOSTS | {Role.CALLER}
SCRIBES = CO_HOSTS | {Role.SCRIBE}
HELPERS = frozenset({Role.ACCESS_HELPER})
CAPTIONERS = frozenset({Role.CAPTIONER})
MENDERS = SCRIBES | CAPTIONERS
READERS = CO_HOSTS | {Role.READER, Role.ACCESS_HELPER}

FIRST, OTHER, ITEM = 2, 3, 4

Scene = Callable[[Play, int], c.Command]


def a_play() -> Play:
    """Return a meeting with a host, somebody who talks, and an item."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Bo", Role.PARTICIPANT, Role.CAPTIONER)
    play.item("Ramps", host=FIRST)
    return play


def asks(command: c.Command) -> Scene:
    """Return a scene that needs nothing before."""
    return lambda _play, _person: command


def after(first: c.Command, by: int, command: c.Command) -> Scene:
    """Return a scene where somebody does something first."""

    def scene(play: Play, _person: int) -> c.Command:
        play.do(first, by)
        return command

    return scene


def own(first: c.Command, command: Callable[[int], c.Command]) -> Scene:
    """Return a scene where the person has made something, if they may, and now changes it."""

    def scene(play: Play, person: int) -> c.Command:
        try:
            made = play.do(first, person)[-1].seq
        except Refused:
            made = 0
        return command(made)

    return scene


def one_behind(play: Play, person: int) -> c.Command:
    """Let somebody stand behind the person, if that one may stand there."""
    command = own(c.RaiseHand(), lambda hand: c.GoLater(hand=hand))(play, person)
    play.do(c.RaiseHand(), OTHER)
    return command


def two_wait(play: Play, _person: int) -> c.Command:
    """Let two people wait whose places could be changed."""
    play.do(c.RaiseHand(), FIRST)
    hand = play.do(c.RaiseHand(), OTHER)[-1].seq
    return c.MoveHand(hand=hand, place=1)


def unheard(play: Play, person: int) -> c.Command:
    """Let the person wait in vain, if they may wait."""
    play.do(c.StartItem(item=ITEM), FIRST)
    command = own(c.RaiseHand(), lambda hand: c.WriteIn(unheard=hand, text="x"))(play, person)
    play.do(c.CloseItem(item=ITEM, really=True), FIRST)
    return command


A_POLL = c.OpenPoll(text="Tea?", answers=("yes", "no"))


def asked(command: Callable[[int], c.Command]) -> Scene:
    """Return a scene where somebody else has asked a question."""
    return lambda play, _person: command(play.do(c.AskQuestion(text="x"), OTHER)[-1].seq)


def supported(play: Play, person: int) -> c.Command:
    """Let the person support a question, if they may."""
    question = play.do(c.AskQuestion(text="x"), OTHER)[-1].seq
    with suppress(Refused):
        play.do(c.SupportQuestion(question=question), person)
    return c.DropSupport(question=question)


def polled(command: Callable[[int], c.Command]) -> Scene:
    """Return a scene where a poll is open."""
    return lambda play, _person: command(play.do(A_POLL, FIRST)[-1].seq)


def on_the_floor(play: Play, person: int) -> c.Command:
    """Give the person the floor, if they can have it."""
    with suppress(Refused):
        play.do(c.CallPerson(person=person, ends=0), FIRST)
    return c.Say(text="words")


def writing(play: Play, person: int) -> c.Command:
    """Give the person the floor, if they can have it, so that they could write on."""
    on_the_floor(play, person)
    return c.StillWriting(turn=play.meeting.floor.id if play.meeting.floor else 0)


def was_cut_off(play: Play, person: int) -> c.Command:
    """Give the person the floor, if they can have it, and let a host end their turn."""
    on_the_floor(play, person)
    turn = play.meeting.floor.id if play.meeting.floor else 0
    with suppress(Refused):
        play.do(c.EndTurn(turn=turn), FIRST)
    return c.CutOff(turn=turn)


def paused(play: Play, _person: int) -> c.Command:
    """Let the time of somebody's turn stand still."""
    turn = play.do(c.CallPerson(person=OTHER, ends=0), FIRST)[-1].seq
    play.do(c.PauseTurn(turn=turn), OTHER)
    return c.CarryOn(turn=turn)


def somebody_writes(play: Play, _person: int) -> c.Command:
    """Let somebody else have a turn in writing."""
    play.do(c.RaiseHand(written=True), OTHER)
    return c.ReadAloud(turn=play.do(c.CallNext(ends=0), FIRST)[-1].seq)


def own_captions(command: c.Command) -> Callable[[Play, int], c.Command]:
    """Let the person start captions, if they may, and then say something about them."""
    return own(c.StartCaptions(language="en"), lambda _: command)


def captioning(play: Play, person: int) -> c.Command:
    """Let the person start captions, if they may."""
    own(c.StartCaptions(language="en"), lambda _: c.StopCaptions())(play, person)
    return c.AddCaption(text="words", start=0, end=0)


def one_waits_to_be_passed_to(play: Play, _person: int) -> c.Command:
    """Let somebody wait for a floor that is free, where whoever likes passes it on."""
    play.do(c.StartPassing(), FIRST)
    play.do(c.RaiseHand(), OTHER)
    return c.PassFloor(ends=0)


def somebody_spoke(play: Play, _person: int) -> c.Command:
    """Let somebody else say words that could be mended."""
    play.do(c.CallPerson(person=OTHER, ends=0), FIRST)
    said = play.do(c.Say(text="wurds"), OTHER)[-1].seq
    return c.CorrectCaption(caption=said, text="words")


def somebody_proposed(command: Callable[[int], c.Command]) -> Scene:
    """Return a scene where an observer has proposed a correction of somebody's words."""

    def scene(play: Play, person: int) -> c.Command:
        somebody_spoke(play, person)
        watcher = play.join("Wyn Other", Role.OBSERVER)
        caption = next(iter(play.meeting.captions)).id
        propose = c.ReplaceWords(caption=caption, old="wurds", new="words")
        return command(play.do(propose, watcher)[-1].seq)

    return scene


def term_to_drop(play: Play, _person: int) -> c.Command:
    """Let a term stand in the glossary."""
    play.do(c.AddTerms(terms=(Term("Easy Read"),)), FIRST)
    return c.DropTerm(term="Easy Read")


def words_to_replace(play: Play, person: int) -> c.Command:
    """Let somebody else say words that could be mended in part."""
    somebody_spoke(play, person)
    caption = next(iter(play.meeting.captions)).id
    return c.ReplaceWords(caption=caption, old="wurds", new="words")


def a_wrong_speaker(play: Play, person: int) -> c.Command:
    """Let somebody else say words that another has said."""
    somebody_spoke(play, person)
    return c.CorrectSpeaker(caption=next(iter(play.meeting.captions)).id, person=FIRST)


def a_name_to_mend(play: Play, _person: int) -> c.Command:
    """Let a host add somebody who is on the phone."""
    play.do(c.RaiseFor(name="Fay"), FIRST)
    return c.RenameSpeaker(person=max(play.meeting.people), name="Faye")


def consent_asked(play: Play, _person: int) -> c.Command:
    """Let the meeting be one in which everybody is asked for consent."""
    play.meeting = replace(play.meeting, purpose="to read it again")
    return c.AnswerConsent(keep=True)


def words_to_take_out(play: Play, person: int) -> c.Command:
    """Let somebody else say words that could be taken out."""
    somebody_spoke(play, person)
    return c.Redact(said=next(iter(play.meeting.captions)).id)


def invited(play: Play, _person: int) -> c.Command:
    """Let there be a link for one person."""
    made = play.do(c.Invite(role=Role.PARTICIPANT, key="0" * 64), FIRST)
    return c.TakeBackInvitation(invitation=made[-1].seq)


MATRIX: dict[type[c.Command], tuple[Scene, frozenset[Role]]] = {
    c.CloseMeeting: (asks(c.CloseMeeting()), HOSTS),
    c.Rename: (asks(c.Rename(name="Eve")), EVERYBODY),
    c.ChooseAddress: (asks(c.ChooseAddress(words="she/her")), EVERYBODY),
    c.AnswerConsent: (consent_asked, EVERYBODY),
    c.GoOffRecord: (asks(c.GoOffRecord()), SCRIBES),
    c.GoOnRecord: (after(c.GoOffRecord(), FIRST, c.GoOnRecord()), SCRIBES),
    c.Redact: (words_to_take_out, SCRIBES),
    c.Leave: (asks(c.Leave()), EVERYBODY),
    c.GiveRole: (asks(c.GiveRole(person=OTHER, role=Role.SCRIBE)), HOSTS),
    c.TakeRole: (asks(c.TakeRole(person=OTHER, role=Role.PARTICIPANT)), HOSTS),
    c.HandOver: (asks(c.HandOver(person=OTHER)), HOSTS),
    c.RemovePerson: (asks(c.RemovePerson(person=OTHER)), CO_HOSTS),
    c.LockMeeting: (asks(c.LockMeeting()), CO_HOSTS),
    c.UnlockMeeting: (after(c.LockMeeting(), FIRST, c.UnlockMeeting()), CO_HOSTS),
    c.ChangeLink: (asks(c.ChangeLink(role=Role.PARTICIPANT, key="0" * 64)), HOSTS),
    c.Invite: (asks(c.Invite(role=Role.PARTICIPANT, key="0" * 64)), HOSTS),
    c.TakeBackInvitation: (invited, HOSTS),
    c.MuteChat: (asks(c.MuteChat(person=OTHER)), CO_HOSTS),
    c.UnmuteChat: (after(c.MuteChat(), FIRST, c.UnmuteChat()), CO_HOSTS),
    c.TellNeeds: (asks(c.TellNeeds(words="a quiet room")), EVERYBODY),
    c.CheckNeed: (
        after(
            c.TellNeeds(needs=(Need.BRAILLE,)), OTHER, c.CheckNeed(person=OTHER, need=Need.BRAILLE)
        ),
        HELPERS,
    ),
    c.AskForHelp: (asks(c.AskForHelp(text="Where is the lift?")), EVERYBODY),
    c.AnswerHelp: (
        after(c.AskForHelp(text="Where?"), OTHER, c.AnswerHelp(person=OTHER, text="Here.")),
        HELPERS,
    ),
    c.AddItem: (asks(c.AddItem(title="Rails")), CO_HOSTS),
    c.EditItem: (asks(c.EditItem(item=ITEM, minutes=5)), CO_HOSTS),
    c.MoveItem: (
        after(c.AddItem(title="Rails"), FIRST, c.MoveItem(item=ITEM, place=2)),
        CO_HOSTS,
    ),
    c.DropItem: (asks(c.DropItem(item=ITEM)), CO_HOSTS),
    c.StartItem: (asks(c.StartItem(item=ITEM)), CO_HOSTS),
    c.CloseItem: (after(c.StartItem(item=ITEM), FIRST, c.CloseItem(item=ITEM)), CO_HOSTS),
    c.NextItem: (asks(c.NextItem()), CO_HOSTS),
    c.SkipItem: (asks(c.SkipItem(item=ITEM)), CO_HOSTS),
    c.WriteNotes: (asks(c.WriteNotes(item=ITEM, text="x")), CO_HOSTS),
    c.WriteIn: (unheard, TALKERS),
    c.RaiseHand: (asks(c.RaiseHand()), TALKERS),
    c.ChangeHand: (own(c.RaiseHand(), lambda hand: c.ChangeHand(hand=hand, about="x")), TALKERS),
    c.GoLater: (one_behind, TALKERS),
    c.RaiseFor: (asks(c.RaiseFor(name="Eve")), KEEPERS),
    c.MoveHand: (two_wait, KEEPERS),
    c.ClearQueue: (after(c.RaiseHand(), OTHER, c.ClearQueue()), KEEPERS),
    c.GiveLastWord: (asks(c.GiveLastWord(person=OTHER)), KEEPERS),
    c.SetMode: (asks(c.SetMode(mode=Mode.FIRST_TIME)), KEEPERS),
    c.Undo: (after(c.CloseQueue(), FIRST, c.Undo(undoes=6)), KEEPERS),
    c.LowerHand: (after(c.RaiseHand(), OTHER, c.LowerHand(hand=6)), KEEPERS),
    c.OpenQueue: (after(c.CloseQueue(), FIRST, c.OpenQueue()), KEEPERS),
    c.CloseQueue: (asks(c.CloseQueue()), KEEPERS),
    c.CallNext: (after(c.RaiseHand(), OTHER, c.CallNext(ends=0)), KEEPERS),
    c.CallPerson: (asks(c.CallPerson(person=OTHER, ends=0)), KEEPERS),
    c.StartPassing: (asks(c.StartPassing()), KEEPERS),
    c.StopPassing: (after(c.StartPassing(), FIRST, c.StopPassing()), KEEPERS),
    c.PassFloor: (one_waits_to_be_passed_to, TALKERS),
    c.PauseTurn: (after(c.CallPerson(person=OTHER, ends=0), FIRST, c.PauseTurn(turn=6)), KEEPERS),
    c.CarryOn: (paused, KEEPERS),
    c.CutOff: (was_cut_off, TALKERS),
    c.StillWriting: (writing, TALKERS),
    c.ReadAloud: (somebody_writes, READERS),
    c.SetLimit: (asks(c.SetLimit(seconds=120)), KEEPERS),
    c.SetHold: (asks(c.SetHold(seconds=60)), KEEPERS),
    c.FitTime: (asks(c.FitTime(percent=300)), EVERYBODY),
    c.ShowStatistics: (asks(c.ShowStatistics(shown=False)), KEEPERS),
    c.EndTurn: (after(c.CallPerson(person=OTHER, ends=0), FIRST, c.EndTurn(turn=6)), KEEPERS),
    c.Say: (on_the_floor, TALKERS),
    c.StartCaptions: (asks(c.StartCaptions(language="en")), CAPTIONERS),
    c.StopCaptions: (own(c.StartCaptions(language="en"), lambda _: c.StopCaptions()), CAPTIONERS),
    c.StallCaptions: (own_captions(c.StallCaptions(since=0)), CAPTIONERS),
    c.ResumeCaptions: (own_captions(c.ResumeCaptions(start=0, end=1)), CAPTIONERS),
    c.AddCaption: (captioning, CAPTIONERS),
    c.HideSwearing: (asks(c.HideSwearing(hidden=True)), SCRIBES),
    c.CorrectCaption: (somebody_spoke, EVERYBODY),
    c.AddTerms: (asks(c.AddTerms(terms=(Term("Easy Read"),))), MENDERS),
    c.DropTerm: (term_to_drop, MENDERS),
    c.ReplaceWords: (words_to_replace, EVERYBODY),
    c.Amend: (
        after(c.RecordDecision(text="x"), FIRST, c.Amend(mark=6, text="y")),
        EVERYBODY,
    ),
    c.AgreeToCorrection: (
        somebody_proposed(lambda proposal: c.AgreeToCorrection(proposal=proposal)),
        EVERYBODY,
    ),
    c.DeclineCorrection: (
        somebody_proposed(lambda proposal: c.DeclineCorrection(proposal=proposal)),
        MENDERS,
    ),
    c.CorrectSpeaker: (a_wrong_speaker, MENDERS),
    c.RenameSpeaker: (a_name_to_mend, MENDERS),
    c.ShowCard: (asks(c.ShowCard(sort=Sort.SLOW)), TALKERS),
    c.PutDownCard: (
        own(c.ShowCard(sort=Sort.SLOW), lambda _: c.PutDownCard(sort=Sort.SLOW)),
        TALKERS,
    ),
    c.Chat: (asks(c.Chat(text="hi")), TALKERS),
    c.RecordDecision: (asks(c.RecordDecision(text="Yes.")), SCRIBES),
    c.RecordAction: (asks(c.RecordAction(who="Bo", what="ask")), SCRIBES),
    c.NoteRegrets: (asks(c.NoteRegrets(name="Dee")), SCRIBES),
    c.RecordNote: (asks(c.RecordNote(text="x")), TALKERS),
    c.ShareLink: (asks(c.ShareLink(address="https://a.org")), TALKERS),
    c.TakeBackMark: (own(c.RecordNote(text="x"), lambda n: c.TakeBackMark(mark=n)), TALKERS),
    c.AskQuestion: (asks(c.AskQuestion(text="x")), TALKERS),
    c.SupportQuestion: (asked(lambda n: c.SupportQuestion(question=n)), TALKERS),
    c.DropSupport: (supported, TALKERS),
    c.AnswerQuestion: (asked(lambda n: c.AnswerQuestion(question=n)), SCRIBES),
    c.OpenPoll: (asks(A_POLL), CO_HOSTS),
    c.Vote: (polled(lambda n: c.Vote(poll=n, answer=1)), TALKERS),
    c.ClosePoll: (polled(lambda n: c.ClosePoll(poll=n)), CO_HOSTS),
    c.ShowNotes: (asks(c.ShowNotes(person=OTHER)), frozenset()),
    c.OpenMeeting: (asks(c.OpenMeeting(title="x", language="en", utc=0, epoch="")), frozenset()),
    c.Join: (asks(c.Join(name="Eve", roles=())), frozenset()),
    c.ComeToMend: (asks(c.ComeToMend(name="Zoe")), frozenset()),
    c.LoseLine: (asks(c.LoseLine(person=OTHER)), frozenset()),
    c.RegainLine: (asks(c.RegainLine(person=OTHER)), frozenset()),
    c.EndTime: (asks(c.EndTime(turn=0)), frozenset()),
    c.GiveUpHand: (asks(c.GiveUpHand(hand=0)), frozenset()),
}
"""Every command: a scene in which it makes sense, and the roles that may give it there."""


def test_the_matrix_has_every_command(figure: Figure) -> None:
    """A new command needs a row here before it can be given."""
    figure(
        "P16", f"{len(MATRIX)} commands by {len(Role)} roles: {len(MATRIX) * len(Role)} cells, "
        "each given in deed",
    )  # fmt: skip
    assert set(MATRIX) == {*COMMANDS, *INTERNAL} == set(RULES)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", MATRIX, ids=lambda kind: kind.__name__)
def test_a_role_may_do_what_the_matrix_says(kind: type[c.Command], role: Role) -> None:
    """In deed: somebody with this role alone gives the command, and it is done or refused."""
    play = a_play()
    person = play.join("Eve Other", role)
    scene, may = MATRIX[kind]
    command = scene(play, person)

    try:
        done = bool(play.do(command, person))
    except Refused:
        done = False

    assert type(command) is kind
    assert done is (role in may)


IN_FLIGHT: dict[str, Callable[[Play, int, Role], None]] = {
    "demoted": lambda play, person, role: _do(play, c.TakeRole(person=person, role=role)),
    "removed": lambda play, person, _role: _do(play, c.RemovePerson(person=person)),
    "closed": lambda play, _person, _role: _do(play, c.CloseMeeting()),
}
"""What a host can do between the sending of a command and its execution."""


def _do(play: Play, command: c.Command) -> None:
    play.do(command, FIRST)


def still_allowed(between: str, kind: type[c.Command]) -> bool:
    """Tell whether this is done all the same: what needs no role, and what mends the record."""
    if between == "closed":
        return kind in AFTERWARDS
    return between == "demoted" and RULES[kind][1] is None


@pytest.mark.parametrize("between", IN_FLIGHT)
@pytest.mark.parametrize("role", Role)
def test_a_command_in_flight_is_judged_when_it_is_executed(role: Role, between: str) -> None:
    """For every cell where it would have been done: a refusal in plain words, and no event."""
    for kind, (scene, may) in MATRIX.items():
        if role not in may or still_allowed(between, kind):
            continue
        play = a_play()
        person = play.join("Eve Other", role)
        command = scene(play, person)
        IN_FLIGHT[between](play, person, role)
        before = play.meeting

        with pytest.raises(Refused) as refused:
            play.do(command, person)

        assert refused.value.why.endswith("."), kind
        assert play.meeting is before, kind


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HOST])
def test_a_lock_keeps_out_who_was_on_the_way(role: Role) -> None:
    """Their link is good, and they come too late; a host still comes in."""
    play = a_play()
    play.do(c.LockMeeting(), FIRST)
    before = play.meeting

    with pytest.raises(Refused):
        play.join("Eve Other", role)

    assert play.meeting is before
    assert play.join("Fay", Role.HOST)


@pytest.mark.parametrize("kind", MATRIX, ids=lambda kind: kind.__name__)
def test_the_table_says_the_same_as_the_matrix(kind: type[c.Command]) -> None:
    """In the table: the permission that a command takes is held by the roles of the matrix."""
    _, needed = RULES[kind]

    if needed is not None:
        assert set(who_may(needed)) == MATRIX[kind][1]


def test_permissions_of_several_roles_add_up() -> None:
    """One person can hold several roles, and none of them takes anything away."""
    both = permissions([Role.SCRIBE, Role.CAPTIONER])

    assert both == PERMISSIONS[Role.SCRIBE] | PERMISSIONS[Role.CAPTIONER]
    assert permissions([]) == frozenset()


def test_somebody_can_always_do_everything() -> None:
    """No permission is out of everybody's reach."""
    assert [power for power in Permission if not who_may(power)] == []


def test_reading_needs_no_permission() -> None:
    """Captions, saving and the queue are nobody's to forbid: no permission names them."""
    assert [power for power in Permission if "read" in power or "save" in power] == []
