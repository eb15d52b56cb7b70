"""What people are told: every event in plain words, from where each of them stands."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from meeting import commands as c
from meeting.apply import apply
from meeting.events import EVENTS
from meeting.privacy import seen_by
from meeting.roles import Role
from meeting.sentences import announce, caption, record
from meeting.state import Meeting
from meeting.told.scene import Announcement, Topic
from meeting.told.table import SENTENCES
from meeting.values import SERVER, Kind, Mode, Sort
from tests import golden_text
from tests.meeting import story
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play
from tests.meeting.story import in_good_time, whole_meeting

STORIES = (whole_meeting(), in_good_time())


def told(play: Play, you: int) -> list[tuple[int, Announcement]]:
    """Return what a person's client says, and when, from the events that reach it."""
    heard: list[tuple[int, Announcement]] = []
    meeting = Meeting()
    for event, stands in zip(play.log, play.states[1:], strict=True):
        seen = seen_by(event, you, stands)
        after = apply(meeting, seen)
        heard += [(event.at, one) for one in announce(seen, meeting, after, you)]
        meeting = after
    return heard


def as_lines(heard: list[tuple[int, Announcement]]) -> str:
    """Return announcements as lines: time, what about, a bell where it rings, the words."""
    return "".join(
        f"{at / 1000:7.1f}  {one.topic:<10} {'*' if one.urgent else ' '} {one.text}\n"
        for at, one in heard
    )


def test_every_event_has_a_sentence() -> None:
    """Nothing happens that cannot be said."""
    assert set(SENTENCES) == set(EVENTS)


@pytest.mark.parametrize(
    ("name", "you"),
    [("host", story.ASHA), ("participant", story.BO), ("scribe", story.DEE)],
)
def test_a_whole_meeting_as_one_person_hears_it(name: str, you: int) -> None:
    """The golden text is what that person's client says from the opening to the end."""
    golden_text.check(f"meeting-{name}.txt", as_lines(told(whole_meeting(), you)))


@pytest.mark.parametrize(
    ("name", "you"),
    [("host", story.ASHA), ("lost-line", story.CAI), ("writer", story.DEE)],
)
def test_a_meeting_about_time_as_one_person_hears_it(name: str, you: int) -> None:
    """Limits, a break, a written turn, a lost line, and a turn that was cut off."""
    golden_text.check(f"time-{name}.txt", as_lines(told(in_good_time(), you)))


def test_a_whole_meeting_as_the_record_keeps_it() -> None:
    """Everybody is named, nobody is "you", cards have no names."""
    play = whole_meeting()
    steps = zip(play.log, pairwise(play.states), strict=True)

    lines = [record(event, before, after) for event, (before, after) in steps]

    golden_text.check("meeting-record.txt", "".join(f"{line}\n" for line in lines if line))


@pytest.mark.parametrize("you", range(7))
def test_every_sentence_is_short(you: int) -> None:
    """15 words or fewer, whoever reads; the story's own texts are short."""
    texts = [one.text for play in STORIES for _, one in told(play, you)]

    assert long_sentences(texts) == []


@pytest.mark.parametrize("you", range(7))
def test_every_sentence_stands_alone(you: int) -> None:
    """It begins with a capital, is one line, and has no hole where a name should be."""
    for _, one in (one for play in STORIES for one in told(play, you)):
        assert one.text[0].isupper()
        assert "\n" not in one.text
        assert "  " not in one.text


def a_play() -> Play:
    """Return a meeting with a host (2), Ana (3), Bo (4) and Cai (5)."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai"):
        play.join(name)
    return play


HOST, ANA, BO, CAI = 2, 3, 4, 5
Step = tuple[c.Command, int]
UP = c.RaiseHand()

SAID: list[tuple[str, list[Step], int, list[str]]] = [
    ("your hand says its place once", [(UP, BO), (UP, ANA)], ANA, [
        "Your hand is up. You are 2nd of 2.",
    ]),
    ("a second hand says the new place once", [
        (UP, BO), (UP, ANA), (c.RaiseHand(kind=Kind.POINT_OF_ORDER), ANA),
    ], ANA, ["Your hand is up. You are next."]),
    ("a hand before yours says your new place", [
        (UP, ANA), (c.RaiseHand(kind=Kind.QUESTION), BO),
    ], ANA, ["Bo raised a hand, clarifying question.", "You are 2nd of 2."]),
    ("a hand that comes down before yours", [(UP, BO), (UP, ANA), (c.LowerHand(hand=6), BO)], ANA, [
        "Bo took their hand down.", "You are next.",
    ]),
    ("the host takes your hand down", [(UP, ANA), (c.LowerHand(hand=6), HOST)], ANA, [
        "Asha took down your hand.",
    ]),
    ("you take somebody's hand down", [(UP, ANA), (c.LowerHand(hand=6), HOST)], HOST, [
        "You took down Ana's hand.",
    ]),
    ("the host takes a hand down and says why", [
        (UP, ANA), (c.LowerHand(hand=6, reason="no time."), HOST),
    ], BO, ["Asha took down Ana's hand, because: no time."]),
    ("you go later", [(UP, ANA), (UP, BO), (c.GoLater(hand=6), ANA)], ANA, [
        "You let the next person go first.", "You are 2nd of 2.",
    ]),
    ("the last word", [(UP, ANA), (UP, BO), (c.GiveLastWord(person=ANA), HOST)], CAI, [
        "Asha gave Ana the last word.", "Asha closed the queue.",
    ]),
    ("the last word for you", [(UP, ANA), (c.GiveLastWord(person=BO), HOST)], BO, [
        "Asha gave you the last word.", "You are 2nd of 2.", "Asha closed the queue.",
    ]),
    ("the last word for themselves", [(c.GiveLastWord(person=HOST), HOST)], BO, [
        "Asha took the last word.", "Asha closed the queue.",
    ]),
    ("a hand raised for you", [
        (UP, BO), (c.RaiseFor(person=ANA, kind=Kind.REPLY, about="the cost"), HOST),
    ], ANA, ["Asha raised a hand for you, reply: the cost.", "You are next."]),
    ("a hand that you raised for somebody", [(c.RaiseFor(person=ANA), HOST)], HOST, [
        "You raised a hand for Ana.",
    ]),
    ("a call taken back, for who was called", [
        (UP, ANA), (c.CallNext(ends=0), HOST), (c.Undo(undoes=7), HOST),
    ], ANA, ["Asha took the last move back. Nobody has the floor.", "You are next."]),
    ("a call taken back, for who goes on", [
        (UP, BO), (c.CallPerson(person=ANA, ends=0), HOST), (c.CallNext(ends=7), HOST),
        (c.Undo(undoes=8), HOST),
    ], ANA, ["Asha took the last move back. You have the floor."]),
    ("another order taken back", [
        (c.SetMode(mode=Mode.HOST), HOST), (c.Undo(undoes=6), HOST),
    ], HOST, ["You took the last move back. Who asks first speaks first."]),
    ("a closing taken back", [(c.CloseQueue(), HOST), (c.Undo(undoes=6), HOST)], CAI, [
        "Asha took the last move back. The queue is open again.",
    ]),
    ("an opening taken back", [
        (c.CloseQueue(), HOST), (c.OpenQueue(), HOST), (c.Undo(undoes=7), HOST),
    ], CAI, ["Asha took the last move back. The queue is closed again."]),
    ("a clearing taken back", [
        (UP, ANA), (c.ClearQueue(), HOST), (c.Undo(undoes=7), HOST),
    ], CAI, ["Asha took the last move back. The queue is as before."]),
    ("your place where the host picks", [(c.SetMode(mode=Mode.HOST), HOST), (UP, ANA)], ANA, [
        "Your hand is up. You are 1st of 1.",
    ]),
    ("your hand is moved", [(UP, ANA), (UP, BO), (c.MoveHand(hand=7, place=1), HOST)], BO, [
        "Asha moved your hand to place 1.", "You are next.",
    ]),
    ("words taken away from a hand", [
        (c.RaiseHand(about="x"), ANA), (c.ChangeHand(hand=6, about=""), ANA),
    ], ANA, []),
    ("somebody else's hand is about something", [
        (UP, ANA), (c.ChangeHand(hand=6, about="the ramp"), ANA),
    ], BO, ["Ana's hand is about: the ramp."]),
    ("your turn, spoken", [(UP, ANA), (c.CallNext(ends=0), HOST)], ANA, [
        "It is your turn. Type /done at the end.",
    ]),
    ("your turn, in writing", [
        (c.RaiseHand(written=True), ANA), (c.CallNext(ends=0), HOST),
    ], ANA, ["It is your turn. Type /say and your words, then /done."]),
    ("called ahead of one other", [
        (UP, BO), (UP, ANA), (c.CallPerson(person=ANA, ends=0), HOST),
    ], CAI, ["Ana has the floor. Asha called them ahead of 1 other."]),
    ("called ahead by you, without a hand", [
        (UP, BO), (UP, CAI), (c.CallPerson(person=ANA, ends=0), HOST),
    ], HOST, ["Ana has the floor. You called them ahead of 2 others."]),
    ("ahead of nobody who could have spoken", [
        (UP, BO), (UP, ANA), (c.LoseLine(person=BO), SERVER), (c.CallNext(ends=0), HOST),
    ], CAI, ["Bo is away, and comes first when back.", "Ana has the floor."]),
    ("a turn that the host ends", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.EndTurn(turn=6), HOST),
    ], ANA, ["Asha ended your turn. Were you cut off? Type /cutoff."]),
    ("your turn, with a limit", [
        (c.SetLimit(seconds=90), HOST), (c.CallPerson(person=ANA, ends=0), HOST),
    ], ANA, ["It is your turn. Type /done at the end. You have 90 seconds."]),
    ("your turn, with a time of your own", [
        (c.SetLimit(seconds=90), HOST), (c.FitTime(percent=200), ANA),
        (c.CallPerson(person=ANA, ends=0), HOST),
    ], ANA, ["It is your turn. Type /done at the end. You have 3 minutes."]),
    ("a time of your own", [(c.FitTime(percent=150), ANA)], ANA, [
        "Your time is 1.5 times the usual. Nobody else is told.",
    ]),
    ("no timer for you", [(c.FitTime(percent=0), ANA)], ANA, [
        "Your turns have no timer. Nobody else is told.",
    ]),
    ("somebody's own time", [(c.FitTime(percent=150), ANA)], HOST, []),
    ("a limit", [(c.SetLimit(seconds=120), HOST)], BO, [
        "Asha set a limit of 2 minutes for each turn.",
    ]),
    ("a limit taken away", [(c.SetLimit(seconds=9), HOST), (c.SetLimit(seconds=0), HOST)], HOST, [
        "You took the limit for turns away.",
    ]),
    ("a pause", [(c.CallPerson(person=ANA, ends=0), HOST), (c.PauseTurn(turn=6), HOST)], ANA, [
        "Asha paused your turn.",
    ]),
    ("a pause of one's own", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.PauseTurn(turn=6), ANA),
    ], BO, ["Ana paused their turn."]),
    ("a turn goes on", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.PauseTurn(turn=6), HOST),
        (c.CarryOn(turn=6), HOST),
    ], ANA, ["Your turn goes on."]),
    ("somebody was cut off", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.EndTurn(turn=6), HOST),
        (c.CutOff(turn=6), ANA),
    ], BO, ["Ana was cut off, and comes first."]),
    ("you were cut off", [
        (UP, BO), (UP, ANA), (c.CallPerson(person=ANA, ends=0), HOST), (c.EndTurn(turn=8), HOST),
        (c.CutOff(turn=8), ANA),
    ], ANA, ["You were cut off, and come first.", "You are next."]),
    ("you write on", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.StillWriting(turn=6), ANA),
    ], ANA, ["You are still writing."]),
    ("somebody reads your words aloud", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.StillWriting(turn=6), ANA),
        (c.ReadAloud(turn=6), HOST),
    ], ANA, ["Asha reads your words aloud."]),
    ("you read somebody's words aloud", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.StillWriting(turn=6), ANA),
        (c.ReadAloud(turn=6), HOST),
    ], HOST, ["You read Ana's words aloud."]),
    ("a call while you are away", [
        (UP, ANA), (UP, BO), (c.LoseLine(person=ANA), SERVER), (c.CallNext(ends=0), HOST),
    ], ANA, ["You were called while you were away. You come first.", "Bo has the floor."]),
    ("a break with a return time", [
        (c.AddItem(title="Tea", minutes=10, is_break=True), HOST), (c.StartItem(item=6), HOST),
    ], BO, ["Now on the agenda: Tea, a break, 10 minutes. Back at 14:23 UTC."]),
    ("a break with an open end", [
        (c.AddItem(title="Break", is_break=True), HOST), (c.StartItem(item=6), HOST),
    ], BO, ["Now on the agenda: Break."]),
    ("SLOW for the speaker", [
        (c.CallPerson(person=BO, ends=0), HOST), (c.ShowCard(sort=Sort.SLOW), ANA),
    ], BO, ["Please slow down."]),
    ("hidden speaking times", [(c.ShowStatistics(shown=False), HOST)], HOST, [
        "You hide speaking times.",
    ]),
    ("hidden swear words", [(c.HideSwearing(hidden=True), HOST)], HOST, [
        "You hide swear words in captions from now on.",
    ]),
    ("hidden swear words, for others", [(c.HideSwearing(hidden=True), HOST)], ANA, [
        "Asha hides swear words in captions from now on.",
    ]),
    ("swear words shown again", [
        (c.HideSwearing(hidden=True), HOST), (c.HideSwearing(hidden=False), HOST),
    ], ANA, ["Asha lets captions show swear words again."]),
    ("a turn that its speaker ends", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.EndTurn(turn=6), ANA),
    ], ANA, ["You finished."]),
    ("a role from you", [(c.GiveRole(person=ANA, role=Role.SCRIBE), HOST)], HOST, [
        "Ana is scribe now, by you.",
    ]),
    ("a role for you", [(c.GiveRole(person=ANA, role=Role.SCRIBE), HOST)], ANA, [
        "You are scribe now, by Asha.",
    ]),
    ("a role taken from you", [(c.TakeRole(person=ANA, role=Role.PARTICIPANT), HOST)], ANA, [
        "You are participant no more, by Asha.",
    ]),
    ("a line lost outside the queue", [(c.LoseLine(person=ANA), SERVER)], BO, [
        "Ana lost their line.",
    ]),
    ("a line lost in the queue", [(UP, ANA), (c.LoseLine(person=ANA), SERVER)], BO, [
        "Ana lost their line. Their place in the queue is held for 2 minutes.",
    ]),
    ("your own lost line", [(UP, ANA), (c.LoseLine(person=ANA), SERVER)], ANA, [
        "You lost your line. Your place in the queue is held for 2 minutes.",
    ]),
    ("your line is back", [(c.LoseLine(person=ANA), SERVER), (c.RegainLine(person=ANA), SERVER)],
     ANA, []),
    ("your card", [(c.ShowCard(sort=Sort.STOP), ANA)], ANA, ["Your STOP card is up."]),
    ("your card comes down", [
        (c.ShowCard(sort=Sort.STOP), ANA), (c.PutDownCard(sort=Sort.STOP), ANA),
    ], ANA, ["Your STOP card is down."]),
    ("a card without a name", [(c.ShowCard(sort=Sort.STOP), ANA)], BO, ["STOP: 1 card is up."]),
    ("a second card", [(c.ShowCard(sort=Sort.SLOW), ANA), (c.ShowCard(sort=Sort.SLOW), CAI)], BO, [
        "SLOW: 2 cards are up.",
    ]),
    ("a card with a name", [(c.ShowCard(sort=Sort.SLOW, named=True), ANA)], BO, [
        "Ana shows SLOW.",
    ]),
    ("a card comes down", [
        (c.ShowCard(sort=Sort.STOP), ANA), (c.PutDownCard(sort=Sort.STOP), ANA),
    ], BO, []),
    ("captions typed by a person", [
        (c.GiveRole(person=ANA, role=Role.CAPTIONER), HOST), (c.StartCaptions(language="en"), ANA),
    ], BO, ["Captions are on, typed by Ana."]),
    ("you close the queue", [(c.CloseQueue(), HOST)], HOST, ["You closed the queue."]),
    ("an action without a date", [(c.RecordAction(who="Bo", what="ask"), HOST)], BO, [
        "Action: Bo will ask.",
    ]),
    ("your own chat", [(c.Chat(text="hi"), ANA)], ANA, ["You wrote in the chat: hi"]),
    ("your own name", [(c.Rename(name="Anna"), ANA)], ANA, ["You are now called Anna."]),
    ("how you are addressed", [(c.ChooseAddress(words="she/her"), ANA)], ANA, [
        "You are addressed as she/her.",
    ]),
    ("how somebody is addressed", [(c.ChooseAddress(words="she/her"), ANA)], BO, [
        "Ana is addressed as she/her.",
    ]),
    ("a wish to be addressed, taken back", [
        (c.ChooseAddress(words="she/her"), ANA), (c.ChooseAddress(), ANA),
    ], BO, ["Ana goes by the name alone."]),
    ("the floor for somebody with a wish", [
        (c.ChooseAddress(words="she/her"), ANA), (c.CallPerson(person=ANA, ends=0), HOST),
    ], BO, ["Ana (she/her) has the floor."]),
    ("the end, by the host", [(c.CloseMeeting(), HOST)], BO, [
        "The meeting is closed by Asha. You can still read and save it.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "you", "texts"), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_what_is_said(steps: list[Step], you: int, texts: list[str]) -> None:
    """After the last command, the reader hears this and nothing more."""
    play = a_play()
    heard = 0
    for command, by in steps:
        heard = len(told(play, you))
        play.do(command, by)

    assert [one.text for _, one in told(play, you)[heard:]] == texts


BELLS: list[tuple[str, list[Step], int, bool]] = [
    ("your turn", [(c.CallPerson(person=ANA, ends=0), HOST)], ANA, True),
    ("your turn again after an undo", [
        (c.CallPerson(person=ANA, ends=0), HOST), (c.EndTurn(turn=6), HOST),
        (c.Undo(undoes=7), HOST),
    ], ANA, True),
    ("first where the host picks", [
        (UP, BO), (UP, ANA), (c.SetMode(mode=Mode.HOST), HOST), (c.LowerHand(hand=6), BO),
    ], ANA, False),
    ("another's turn", [(c.CallPerson(person=ANA, ends=0), HOST)], BO, False),
    ("you are next", [(UP, BO), (UP, ANA), (c.LowerHand(hand=6), BO)], ANA, True),
    ("STOP for the host", [(c.ShowCard(sort=Sort.STOP), ANA)], HOST, True),
    ("STOP for a listener", [(c.ShowCard(sort=Sort.STOP), ANA)], BO, False),
    ("STOP for the speaker", [
        (c.CallPerson(person=BO, ends=0), HOST), (c.ShowCard(sort=Sort.STOP), ANA),
    ], BO, True),
    ("your own STOP", [(c.ShowCard(sort=Sort.STOP), HOST)], HOST, False),
    ("SLOW for the host", [(c.ShowCard(sort=Sort.SLOW), ANA)], HOST, False),
    ("STOP for the record", [(c.ShowCard(sort=Sort.STOP), ANA)], SERVER, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "you", "rings"), [row[1:] for row in BELLS], ids=[row[0] for row in BELLS]
)
def test_when_the_bell_rings(steps: list[Step], you: int, *, rings: bool) -> None:
    """For your turn, when you are next, and for STOP where you can do something about it."""
    play = a_play()
    for command, by in steps:
        play.do(command, by)

    assert told(play, you)[-1][1].urgent is rings


def test_your_turn_comes_first() -> None:
    """Topics stand in the order of how much they press."""
    play = a_play()
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert told(play, ANA)[-1][1].topic is Topic.YOUR_TURN
    assert told(play, BO)[-1][1].topic is Topic.QUEUE
    assert next(iter(Topic)) is Topic.YOUR_TURN


@pytest.mark.parametrize(
    ("prepare", "line"),
    [
        (lambda play: story.speak(play, "so it is", 1), "Speaker: so it is"),
        (lambda play: play.do(c.Say(text="I type."), story.ASHA), "Asha Rao, typed: I type."),
    ],
)
def test_a_caption_is_one_line(prepare: Callable[[Play], object], line: str) -> None:
    """Who, how it came about unless a machine heard it, and the words."""
    play = Play()
    play.join("Asha Rao", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    play.do(c.StartCaptions(language="en", engine="vosk"), story.CAPTIONS)
    if "type" in line:
        play.do(c.CallPerson(person=story.ASHA, ends=0), story.ASHA)
    prepare(play)

    assert caption(next(iter(play.meeting.captions)), play.meeting) == line
