"""What stands now, in plain sentences."""

import pytest

from meeting import commands as c
from meeting import summaries
from meeting.roles import Role
from meeting.state import Item, Status
from meeting.values import Kind, Mode, Sort
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play
from tests.meeting.story import ASHA, BO, DEE, whole_meeting

HOST, ANA = 2, 3


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2) and Ana (3)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    return play


def test_nothing_is_said_to_be_nothing(play: Play) -> None:
    """An empty agenda, queue and floor are sentences too, so that no silence means no."""
    meeting = play.meeting

    assert summaries.agenda(meeting) == ("The agenda is empty.",)
    assert summaries.now(meeting) == "No agenda item is open."
    assert summaries.queue(meeting) == ("Nobody has the floor.", "Nobody is waiting.")
    assert summaries.place(meeting, ANA) == "Your hand is not up."
    assert summaries.captions(meeting) == "There are no captions now."
    assert summaries.card_counts(meeting) == ""


def test_the_agenda_is_a_numbered_list() -> None:
    """Each line makes sense alone: number, title, time, state."""
    meeting = whole_meeting().meeting

    assert summaries.agenda(meeting) == (
        "Agenda, 4 items.",
        "1. Welcome, 2 minutes, done in 1 minute.",
        "2. The new ramp, 10 minutes, done in 2 minutes. Where does it go?",
        "3. The budget, 5 minutes, skipped.",
        "4. Tea, a break, 10 minutes.",
    )


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (Item(id=1, title="Who gets in?"), "Who gets in?"),
        (Item(id=1, title="Tea break", is_break=True), "Tea break."),
        (Item(id=1, title="Rails", status=Status.OPEN, minutes=1), "Rails, 1 minute, now."),
        (Item(id=1, title="Rails", status=Status.CLOSED), "Rails, done."),
        (Item(id=1, title="Rails", minutes=2, presenter="Bo"), "Rails, 2 minutes, with Bo."),
    ],
)
def test_an_item_is_one_line(item: Item, line: str) -> None:
    """No full stop follows a question mark, and a break is not called a break twice."""
    assert summaries.item(item) == line


def test_one_item_is_no_plural(play: Play) -> None:
    """Numbers are said as people say them."""
    play.do(c.StartItem(item=play.item("Who gets in?", HOST)), HOST)

    assert summaries.agenda(play.meeting) == ("Agenda, 1 item.", "1. Who gets in?, now.")
    assert summaries.now(play.meeting) == "Now: 1. Who gets in?"


def test_the_queue_tells_the_floor_the_order_and_you_in_it(play: Play) -> None:
    """Kind, form, absence and words of each hand, in the one order."""
    bo = play.join("Bo")
    play.do(c.CallPerson(person=HOST, ends=0), HOST)
    play.do(c.RaiseHand(written=True, about="the door"), ANA)
    play.do(c.RaiseHand(kind=Kind.QUESTION), bo)
    play.do(c.LoseLine(person=bo))
    play.do(c.CloseQueue(), HOST)

    assert summaries.queue(play.meeting, ANA) == (
        "Asha has the floor.",
        "Queue, 2 waiting, closed.",
        "1. Bo, clarifying question, away. First turn.",
        "2. You, in writing: the door. First turn.",
    )


def test_an_empty_queue_tells_that_it_is_closed(play: Play) -> None:
    """Who thinks of raising a hand hears it in time."""
    play.do(c.CloseQueue(), HOST)

    assert summaries.queue(play.meeting)[1:] == ("Nobody is waiting.", "The queue is closed.")


@pytest.mark.parametrize(
    ("mode", "rounds", "told"),
    [
        (Mode.ARRIVAL, True, "Queue, 1 waiting, in rounds"),
        (Mode.FIRST_TIME, False, "Queue, 1 waiting, who has not spoken first"),
        (Mode.LEAST_TIME, False, "Queue, 1 waiting, who spoke least first"),
        (Mode.LEAST_TIME, True, "Queue, 1 waiting, who spoke least first, in rounds"),
        (Mode.HOST, False, "Queue, 1 waiting, the host picks"),
    ],
)
def test_the_queue_tells_its_order(play: Play, mode: Mode, told: str, *, rounds: bool) -> None:
    """Unless it is the usual one: who asks first speaks first."""
    play.do(c.RaiseHand(), ANA)
    play.do(c.SetMode(mode=mode, rounds=rounds), HOST)

    assert summaries.waiting(play.meeting) == told
    assert summaries.queue(play.meeting)[1] == f"{told}."


def test_where_the_host_picks_nobody_is_next(play: Play) -> None:
    """The place is still told, and no promise is made."""
    play.do(c.SetMode(mode=Mode.HOST), HOST)
    play.do(c.RaiseHand(), ANA)

    assert summaries.place(play.meeting, ANA) == "You are 1st of 1."
    assert not summaries.is_next(play.meeting, ANA)


def test_the_queue_of_one(play: Play) -> None:
    """Who waits hears their place once, in the list."""
    play.do(c.RaiseHand(), ANA)

    assert summaries.queue(play.meeting, ANA)[1:] == ("Queue, 1 waiting.", "1. You.")
    assert summaries.queue(play.meeting, HOST)[1:] == ("Queue, 1 waiting.", "1. Ana.")


def test_the_floor_tells_who_speaks_and_how(play: Play) -> None:
    """You, somebody who speaks, somebody who writes."""
    play.do(c.RaiseHand(written=True), ANA)
    play.do(c.CallNext(ends=0), HOST)

    assert summaries.floor(play.meeting, ANA) == "You have the floor."
    assert summaries.floor(play.meeting, HOST) == "Ana is writing."


def test_people_stand_with_their_roles(play: Play) -> None:
    """Who is here, which one is you, who is away; who left is not in the list."""
    gone = play.join("Bo")
    play.do(c.Leave(), gone)
    play.do(c.LoseLine(person=ANA))
    play.do(c.TakeRole(person=ANA, role=Role.PARTICIPANT), HOST)

    assert summaries.people(play.meeting, HOST) == (
        "2 people are here.",
        "Asha (you): host.",
        "Ana: no role, away.",
    )


def test_how_people_are_addressed_stands_beside_their_names(play: Play) -> None:
    """In the list of people, and when somebody has the floor."""
    play.do(c.ChooseAddress(words="she/her"), ANA)
    play.do(c.CallPerson(person=ANA, ends=0), HOST)

    assert "Ana (she/her): participant." in summaries.people(play.meeting, HOST)
    assert summaries.floor(play.meeting) == "Ana (she/her) has the floor."


def test_one_person_is_no_plural() -> None:
    """The first to come reads a right sentence."""
    play = Play()
    play.join("Asha", Role.HOST, Role.SCRIBE)

    assert summaries.people(play.meeting) == ("1 person is here.", "Asha: host, scribe.")


def test_captions_tell_their_makers(play: Play) -> None:
    """A machine by its name and language, a person by theirs."""
    for person in (HOST, ANA):
        play.do(c.GiveRole(person=person, role=Role.CAPTIONER), HOST)
    play.do(c.StartCaptions(language="ko", engine="vosk small"), HOST)
    play.do(c.StartCaptions(language="en"), ANA)

    assert summaries.captions(play.meeting) == (
        "Captions come from vosk small (ko) and Ana, typing."
    )


def test_cards_are_counted(play: Play) -> None:
    """Each sort that is up, in a fixed order."""
    play.do(c.ShowCard(sort=Sort.AGREE), ANA)
    play.do(c.ShowCard(sort=Sort.STOP), ANA)
    play.do(c.ShowCard(sort=Sort.AGREE), HOST)

    assert summaries.card_counts(play.meeting) == "STOP 1, AGREE 2"
    assert [summaries.cards(1), summaries.cards(2)] == ["1 card is up", "2 cards are up"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
     (13, "13th"), (20, "20th"), (21, "21st"), (22, "22nd"), (103, "103rd"), (111, "111th")],
)  # fmt: skip
def test_ordinals(number: int, said: str) -> None:
    """A place is said as people say it."""
    assert summaries.ordinal(number) == said


@pytest.mark.parametrize(
    ("at", "said"), [(0, "0:00:00"), (61_999, "0:01:01"), (36_000_000, "10:00:00")]
)
def test_clock(at: int, said: str) -> None:
    """Hours, minutes and seconds; a second that has begun does not count."""
    assert summaries.clock(at) == said


@pytest.mark.parametrize(
    ("words", "said"), [("Yes", "Yes."), ("Yes.", "Yes."), ("Who?", "Who?"), ("네。", "네。")]
)
def test_a_sentence_ends_once(words: str, said: str) -> None:
    """Other people's words may bring an end of their own."""
    assert summaries.ended(words) == said


@pytest.mark.parametrize("you", [ASHA, BO, DEE])
def test_every_line_is_short(you: int) -> None:
    """At every moment of a whole meeting, no summary has a sentence of more than 15 words."""
    lines = [
        line
        for meeting in whole_meeting().states
        for line in (
            *summaries.agenda(meeting),
            *summaries.queue(meeting, you),
            *summaries.people(meeting, you),
            summaries.captions(meeting),
            summaries.now(meeting),
        )
    ]

    assert long_sentences(lines) == []
