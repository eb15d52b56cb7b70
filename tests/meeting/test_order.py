"""The order of the queue: fair in every mode, and nobody is overtaken for ever."""

import pytest

from meeting import commands as c
from meeting import order, reasons
from meeting.roles import Role
from meeting.values import MOST_OVERTAKEN, Kind, Mode, Why
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play

HOST, ANA, BO, CAI = 2, 3, 4, 5


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), Ana (3), Bo (4) and Cai (5); Ana spoke once, for a minute."""
    play = Play()
    play.join("Asha", Role.HOST)
    for name in ("Ana", "Bo", "Cai"):
        play.join(name)
    turn = play.do(c.CallPerson(person=ANA, ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=turn), ANA, after=60_000)
    return play


def raised(play: Play, *people: int, kind: Kind = Kind.NEW_POINT) -> list[tuple[int, Why]]:
    """Raise these people's hands; return who waits, and by which rule they stand there."""
    for person in people:
        play.do(c.RaiseHand(kind=kind), person)
    return [(hand.person, hand.why) for hand in play.meeting.queue]


def test_who_asks_first_speaks_first(play: Play) -> None:
    """Unless told otherwise, what somebody said before does not count."""
    assert raised(play, ANA, BO) == [(ANA, Why.ASKED), (BO, Why.ASKED)]


def test_who_has_not_spoken_goes_first(play: Play) -> None:
    """Among those who have not, the first to ask."""
    play.do(c.SetMode(mode=Mode.FIRST_TIME), HOST)

    assert raised(play, ANA, BO, CAI) == [
        (BO, Why.FIRST_TIME),
        (CAI, Why.FIRST_TIME),
        (ANA, Why.ASKED),
    ]


def test_who_has_spoken_least_goes_first(play: Play) -> None:
    """Counted in time on the floor, not in turns."""
    bo = play.do(c.CallPerson(person=BO, ends=0), HOST)[-1].seq
    play.do(c.EndTurn(turn=bo), BO, after=10_000)
    play.do(c.SetMode(mode=Mode.LEAST_TIME), HOST)

    assert raised(play, ANA, BO, CAI) == [
        (CAI, Why.LEAST_TIME),
        (BO, Why.LEAST_TIME),
        (ANA, Why.ASKED),
    ]


def test_in_rounds_everybody_speaks_once_before_anybody_twice(play: Play) -> None:
    """Rounds go before the mode."""
    play.do(c.SetMode(mode=Mode.ARRIVAL, rounds=True), HOST)

    assert raised(play, ANA, BO) == [(BO, Why.ROUND), (ANA, Why.ASKED)]


def test_the_kind_goes_before_everything(play: Play) -> None:
    """A question from somebody who spoke goes before a new point from somebody who did not."""
    play.do(c.SetMode(mode=Mode.FIRST_TIME, rounds=True), HOST)
    raised(play, BO)

    assert raised(play, ANA, kind=Kind.QUESTION) == [(ANA, Why.KIND), (BO, Why.ASKED)]


def test_nobody_is_overtaken_for_ever(play: Play) -> None:
    """After three, whoever comes stands behind."""
    play.do(c.RaiseHand(), ANA)
    people = [play.join(f"P{n}") for n in range(MOST_OVERTAKEN + 1)]

    found = raised(play, *people, kind=Kind.QUESTION)

    assert found[MOST_OVERTAKEN:] == [(ANA, Why.ASKED), (people[-1], Why.LIMIT)]


def test_a_point_of_order_overtakes_nobody(play: Play) -> None:
    """It goes first always, and does not use up what others may be overtaken."""
    play.do(c.RaiseHand(), ANA)
    people = [play.join(f"P{n}") for n in range(MOST_OVERTAKEN + 2)]

    raised(play, *people, kind=Kind.POINT_OF_ORDER)

    last = play.meeting.queue[-1]
    assert (last.person, last.overtaken_by) == (ANA, ())


def test_points_of_order_are_no_turns(play: Play) -> None:
    """Who called for order has not used up a turn; who speaks now is counted."""
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), BO)
    point = play.do(c.CallNext(ends=0), HOST)[-1].seq
    play.do(c.CallPerson(person=CAI, ends=point), HOST)
    play.do(c.Chat(text="time passes"), HOST, after=5000)

    said = order.spoken(play.meeting, play.at)

    assert BO not in said
    assert said[ANA] == order.Spoken(turns=1, time=60_000)
    assert said[CAI] == order.Spoken(turns=1, time=5000, speaks=True)


def test_everybody_can_ask_why(play: Play) -> None:
    """The rules, and a reason for each who waits, by the rule that put them there."""
    play.do(c.SetMode(mode=Mode.FIRST_TIME), HOST)
    raised(play, ANA, BO)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), CAI)
    play.do(c.MoveHand(hand=play.meeting.queue[-1].id, place=2, reason="bus."), HOST)

    assert reasons.why(play.meeting, BO) == (
        "Who has not spoken yet goes first.",
        "Points of order go first, then questions, then replies, then new points.",
        "By these rules nobody is overtaken more than 3 times.",
        "Everybody sees every move of a host.",
        "1. Cai: ahead of others, as a point of order.",
        "2. Ana: moved here by Asha, because: bus.",
        "3. You: ahead of others, with nothing said yet.",
    )


def test_an_empty_queue_has_rules_too(play: Play) -> None:
    """Who thinks of raising a hand can ask what would happen."""
    assert reasons.why(play.meeting) == (*reasons.rules(play.meeting), "Nobody is waiting.")


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("rounds", [True, False])
def test_every_rule_is_a_short_sentence(play: Play, mode: Mode, *, rounds: bool) -> None:
    """15 words or fewer, for every mode and every reason."""
    if (mode, rounds) != (Mode.ARRIVAL, False):
        play.do(c.SetMode(mode=mode, rounds=rounds), HOST)
    raised(play, ANA, BO)
    play.do(c.GoLater(hand=play.meeting.queue[0].id), play.meeting.queue[0].person)
    play.do(c.GiveLastWord(person=CAI), HOST)

    assert long_sentences(reasons.why(play.meeting, ANA)) == []


@pytest.mark.parametrize("why", Why)
def test_every_rule_can_be_said(play: Play, why: Why) -> None:
    """A new rule needs its words."""
    raised(play, ANA)
    (hand,) = play.meeting.queue
    meeting = type(play.meeting)(
        people=play.meeting.people,
        queue=(type(hand)(id=9, person=ANA, kind=hand.kind, raised=0, why=why),),
    )

    line = reasons.why(meeting, ANA)[-1]

    assert line.startswith("1. You: ")
    assert line.endswith(".")
    assert long_sentences([line]) == []
