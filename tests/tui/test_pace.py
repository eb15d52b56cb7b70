"""Bursts: the first is told at once, the rest is counted, and nothing urgent ever waits."""

from collections.abc import Iterable
from itertools import pairwise

import pytest

from meeting import events as e
from meeting.told.scene import Announcement, Topic
from meeting.values import Kind, Sort
from tui.pace import COUNTED, Pace, Paced

ADA = e.PersonJoined(name="Ada", roles=())
JOINED = Announcement("Ada joined.", Topic.PEOPLE)
HAND = e.HandRaised(person=1, kind=Kind.NEW_POINT, place=1)
RAISED = Announcement("Ada raised a hand.", Topic.QUEUE)


def texts(paced: Iterable[Paced]) -> list[str]:
    """Return what is told."""
    return [said.text for said, _ in paced]


def test_the_first_of_a_kind_is_told_at_once() -> None:
    """A single event never waits."""
    assert texts(Pace().put(ADA, JOINED, 10)) == ["Ada joined."]


def test_what_follows_within_a_second_is_counted() -> None:
    """Twelve people in one second are two lines."""
    pace = Pace()
    texts(pace.put(ADA, JOINED, 10))
    told = [text for _ in range(11) for text in texts(pace.put(ADA, JOINED, 10.5))]

    assert told == []
    assert pace.due == 11
    assert texts(pace.tick(11)) == ["11 people joined."]
    assert pace.due is None


def test_one_that_waited_alone_is_told_in_full() -> None:
    """Nobody is made a number without need."""
    pace = Pace()
    texts(pace.put(ADA, JOINED, 10))
    texts(pace.put(ADA, JOINED, 10.2))

    assert texts(pace.tick(11)) == ["Ada joined."]


def test_a_long_burst_is_told_less_and_less_often() -> None:
    """Two hundred people in ten seconds are three lines."""
    pace = Pace()
    told = []
    for tenth in range(200):
        now = tenth / 20
        told += texts(pace.tick(now))
        told += texts(pace.put(ADA, JOINED, now))
    told += texts(pace.tick(60))

    assert len(told) == 3
    assert told[0] == "Ada joined."


def test_what_presses_most_is_told_first() -> None:
    """Hands go before chat, and chat before joins, however they came."""
    pace = Pace()
    chat = Announcement("Ada in the chat: hi", Topic.CHAT)
    for _ in range(2):
        texts(pace.put(ADA, JOINED, 10))
        texts(pace.put(e.ChatSaid(text="hi"), chat, 10))
        texts(pace.put(HAND, RAISED, 10))

    assert texts(pace.tick(11)) == ["Ada raised a hand.", "Ada in the chat: hi", "Ada joined."]


@pytest.mark.parametrize("event", COUNTED)
def test_every_kind_that_is_counted_speaks_once_a_second_at_most(event: type[e.Event]) -> None:
    """Thirty in three seconds: what was not told singly is one line, with its number in words."""
    pace, one = Pace(), event(**dict.fromkeys(event.__struct_fields__[3:], 1))
    said = Announcement("Something happened.", Topic.RECORD)
    times = []
    for tenth in range(31):
        now = tenth / 10
        times += [now for _ in pace.tick(now)]
        times += [now for _ in pace.put(one, said, now)]

    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
    assert times[0] == 0


def test_after_a_quiet_while_a_single_one_is_told_at_once_again() -> None:
    """A burst leaves no delay behind."""
    pace = Pace()
    for now in (10, 10.1, 10.2):
        texts(pace.put(ADA, JOINED, now))
    texts(pace.tick(11))

    assert texts(pace.put(ADA, JOINED, 40)) == ["Ada joined."]


def test_your_turn_never_waits_and_comes_after_what_led_to_it() -> None:
    """What waits on the same topic goes first, so that the order makes sense."""
    pace = Pace()
    for now in (10, 10.1, 10.2):
        texts(pace.put(HAND, RAISED, now))
    began = e.TurnBegan(person=1, kind=Kind.NEW_POINT)
    turn = Announcement("Ada has the floor.", Topic.QUEUE)

    assert texts(pace.put(began, turn, 10.3)) == [
        "2 hands raised. Type /queue to see them.",
        "Ada has the floor.",
    ]
    assert pace.due is None


def test_the_end_of_the_meeting_is_the_last_line() -> None:
    """All that waits, on whatever topic, goes before it."""
    pace = Pace()
    for now in (10, 10.1, 10.2):
        texts(pace.put(ADA, JOINED, now))
    closed = Announcement("The meeting is closed.", Topic.MEETING)

    assert texts(pace.put(e.MeetingClosed(), closed, 10.3)) == [
        "2 people joined.",
        "The meeting is closed.",
    ]


def test_urgent_lines_never_wait() -> None:
    """A STOP for the speaker is told in the same moment."""
    pace = Pace()
    card = e.CardShown(sort="STOP")  # type: ignore[arg-type]
    texts(pace.put(card, Announcement("STOP: 1 card is up.", Topic.CARD), 10))

    told = pace.put(card, Announcement("STOP: 2 cards are up.", Topic.CARD, urgent=True), 10.1)

    assert texts(told) == ["STOP: 2 cards are up."]


def test_of_cards_only_the_newest_count_is_told() -> None:
    """Each sentence says how many are up, so the last says all."""
    pace = Pace()
    card = e.CardShown(sort="STOP")  # type: ignore[arg-type]
    for count in (1, 2, 3):
        texts(pace.put(card, Announcement(f"STOP: {count} cards are up.", Topic.CARD), 10))

    assert texts(pace.tick(11)) == ["STOP: 3 cards are up."]


def test_one_sort_of_card_never_hides_another() -> None:
    """A STOP, a SLOW and an AGREE within a second are three things to know; names are told too."""
    pace = Pace()
    told = []
    for seq, sort in enumerate(Sort):
        for name in ("Ada", "Ben"):
            up = Announcement(f"{name} shows {sort}.", Topic.CARD)
            told += texts(pace.put(e.CardShown(seq=seq, sort=sort, named=True), up, 10))
        count = Announcement(f"{sort}: 3 cards are up.", Topic.CARD)
        told += texts(pace.put(e.CardShown(seq=seq, sort=sort), count, 10))

    told += texts(pace.tick(11))

    assert sorted(told) == sorted(
        text
        for sort in Sort
        for text in (f"Ada shows {sort}.", f"Ben shows {sort}.", f"{sort}: 3 cards are up.")
    )


def test_a_flood_of_cards_with_names_is_counted() -> None:
    """Nobody has to hear forty names."""
    pace = Pace()
    for seq in range(41):
        card = e.CardShown(seq=seq, sort=Sort.SLOW, named=True)
        texts(pace.put(card, Announcement(f"{seq} shows SLOW.", Topic.CARD), 10))

    assert texts(pace.tick(11)) == ["40 people show a card with their name."]


def test_a_card_that_is_down_again_is_not_told_as_up() -> None:
    """What waited about it is forgotten; what waits about others stays."""
    pace = Pace()
    for seq in (1, 2, 3):
        card = e.CardShown(seq=seq, sort=Sort.SLOW)
        texts(pace.put(card, Announcement(f"SLOW: {seq} cards are up.", Topic.CARD), 10))
    texts(pace.put(HAND, RAISED, 10))
    texts(pace.put(HAND, RAISED, 10))

    pace.cards_up({1, 2})

    assert texts(pace.tick(11)) == ["SLOW: 2 cards are up.", "Ada raised a hand."]
    pace.cards_up(())
    assert pace.due is None


def test_your_place_is_not_counted_among_the_hands() -> None:
    """An event that also moves you gives two sentences; yours goes first."""
    pace = Pace()
    for place in (2, 3, 4):
        texts(pace.put(HAND, RAISED, 10))
        texts(pace.put(HAND, Announcement(f"You are {place}th.", Topic.YOUR_PLACE), 10))

    assert texts(pace.tick(11)) == ["You are 4th.", "2 hands raised. Type /queue to see them."]


def test_an_old_place_is_not_told_after_a_new_one() -> None:
    """Who is next hears that, and not where they were."""
    pace = Pace()
    for place in (4, 3):
        texts(pace.put(HAND, Announcement(f"You are {place}th.", Topic.YOUR_PLACE), 10))
    following = Announcement("You are next.", Topic.YOUR_PLACE, urgent=True)

    assert texts(pace.put(HAND, following, 10.1)) == ["You are next."]
    assert pace.due is None


def test_a_little_chat_is_told_in_full_and_a_flood_is_counted() -> None:
    """Three lines are read, thirty are a number; the counted ones are given back."""
    pace = Pace()
    line = Announcement("Ada in the chat: hi", Topic.CHAT)
    texts(pace.put(e.ChatSaid(seq=1, text="hi"), line, 10))
    for seq in (2, 3, 4):
        texts(pace.put(e.ChatSaid(seq=seq, text="hi"), line, 10.1))
    few = texts(pace.tick(11))
    for seq in range(5, 35):
        texts(pace.put(e.ChatSaid(seq=seq, text="hi"), line, 11.1))

    ((said, counted),) = pace.tick(20)

    assert few == ["Ada in the chat: hi"] * 3
    assert said.text == "30 lines in the chat. Type /missed to read them."
    assert [event.seq for event in counted] == list(range(5, 35))
