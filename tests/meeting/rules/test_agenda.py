"""The agenda: what each command makes of it."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting import items, timing
from meeting.errors import Refused
from meeting.roles import Role
from meeting.state import Status
from tests.meeting.play import Play


@pytest.fixture
def play() -> Play:
    """A meeting with a host, person 2, and three items, 3, 4 and 5."""
    play = Play()
    play.join("Asha", Role.HOST)
    for title in ("Welcome", "Ramps", "Rails"):
        play.item(title, host=2)
    return play


def titles(play: Play) -> list[str]:
    """Return the agenda as its titles."""
    return [item.title for item in play.meeting.agenda]


def test_an_item_goes_to_the_end_unless_told_otherwise(play: Play) -> None:
    """No place means the end, and the event says which place that is."""
    events = play.do(c.AddItem(title=" Any\tother business "), by=2)

    assert events == (e.ItemAdded(seq=6, at=5000, by=2, title="Any other business", place=4),)
    assert titles(play) == ["Welcome", "Ramps", "Rails", "Any other business"]


def test_an_item_goes_to_the_place_that_is_asked_for(play: Play) -> None:
    """The others move down, and all that was said about the item is kept."""
    command = c.AddItem(title="Tea", minutes=10, words="We sit.", is_break=True, place=2)

    play.do(command, by=2)

    assert titles(play) == ["Welcome", "Tea", "Ramps", "Rails"]
    tea = play.meeting.agenda[1]
    assert (tea.id, tea.minutes, tea.words, tea.is_break) == (6, 10, "We sit.", True)


def test_an_item_can_bring_its_own_limit_for_turns(play: Play) -> None:
    """It counts in that item, and the meeting's in the others."""
    play.do(c.SetLimit(seconds=300), by=2)
    play.do(c.AddItem(title="Costs", limit=90), by=2)
    limits = []
    for item in (play.meeting.agenda[0], play.meeting.agenda[-1]):
        play.do(c.StartItem(item=item.id), by=2)
        limits.append(timing.limit(play.meeting, 2))

    assert limits == [300_000, 90_000]


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (c.EditItem(item=4, title="Slopes"), ("Slopes", 20, "Where to?")),
        (c.EditItem(item=4, minutes=0), ("Ramps", 0, "Where to?")),
        (c.EditItem(item=4, words=""), ("Ramps", 20, "")),
        (c.EditItem(item=4, presenter="Bo"), ("Ramps", 20, "Where to?")),
    ],
)
def test_editing_changes_what_is_named_and_keeps_the_rest(
    play: Play, command: c.EditItem, expected: tuple[str, int, str]
) -> None:
    """None means "as it was"; zero minutes and empty words take away."""
    play.do(c.EditItem(item=4, minutes=20, words="Where to?"), by=2)

    play.do(command, by=2)

    item = play.meeting.agenda[1]
    assert (item.title, item.minutes, item.words) == expected


@pytest.mark.parametrize(
    ("item", "place", "expected"),
    [
        (3, 3, ["Ramps", "Rails", "Welcome"]),
        (5, 1, ["Rails", "Welcome", "Ramps"]),
        (4, 1, ["Ramps", "Welcome", "Rails"]),
    ],
)
def test_moving_puts_an_item_at_its_new_place(
    play: Play, item: int, place: int, expected: list[str]
) -> None:
    """The place counts in the agenda as it will be."""
    play.do(c.MoveItem(item=item, place=place), by=2)

    assert titles(play) == expected


def test_dropping_takes_an_item_off(play: Play) -> None:
    """An item that nobody talked about can go."""
    play.do(c.DropItem(item=4), by=2)

    assert titles(play) == ["Welcome", "Rails"]


def test_starting_an_item_closes_the_one_before_and_opens_the_queue(play: Play) -> None:
    """One item is open at a time, and moving on lets everybody speak again."""
    play.do(c.StartItem(item=3), by=2)
    play.do(c.CloseQueue(), by=2)

    events = play.do(c.StartItem(item=5), by=2)

    assert [type(event) for event in events] == [e.ItemClosed, e.ItemStarted, e.QueueOpened]
    assert [item.status for item in play.meeting.agenda] == [
        Status.CLOSED,
        Status.WAITING,
        Status.OPEN,
    ]
    assert play.meeting.queue_is_open


def test_an_item_keeps_its_times(play: Play) -> None:
    """Taken up again, it keeps its first start and gets a new end."""
    play.do(c.StartItem(item=3), by=2)
    play.do(c.CloseItem(item=3), by=2)
    play.do(c.StartItem(item=3), by=2)
    again = play.meeting.agenda[0]
    play.do(c.CloseItem(item=3), by=2)

    closed = play.meeting.agenda[0]

    assert (again.started, again.closed) == (5000, None)
    assert (closed.started, closed.closed) == (5000, 8000)


def test_parts_stand_behind_their_item_and_move_with_it(play: Play) -> None:
    """One level of parts; places count among siblings; dropping an item drops its parts."""
    play.do(c.AddItem(title="Slope", under=4), by=2)
    play.do(c.AddItem(title="Width", is_sub=True, place=1), by=2)
    play.do(c.AddItem(title="Width of ramps", under=4, place=1), by=2)
    assert titles(play) == ["Welcome", "Ramps", "Width of ramps", "Slope", "Rails", "Width"]

    play.do(c.MoveItem(item=4, place=3), by=2)
    assert titles(play) == ["Welcome", "Rails", "Width", "Ramps", "Width of ramps", "Slope"]
    numbers = [items.number(play.meeting.agenda, one) for one in play.meeting.agenda]
    assert numbers == ["1", "2", "2.1", "3", "3.1", "3.2"]

    play.do(c.DropItem(item=4), by=2)
    assert titles(play) == ["Welcome", "Rails", "Width"]


def test_an_item_whose_part_was_talked_about_stays(play: Play) -> None:
    """What was said in the part stays in the minutes."""
    part = play.do(c.AddItem(title="Slope", under=4), by=2)[-1].seq
    play.do(c.StartItem(item=part), by=2)

    with pytest.raises(Refused, match="talked about already"):
        play.do(c.DropItem(item=4), by=2)


def test_planned_minutes_are_not_counted_twice(play: Play) -> None:
    """An item's own minutes hold its parts; where it has none, the parts count."""
    play.do(c.EditItem(item=3, minutes=10), by=2)
    play.do(c.AddItem(title="Names", minutes=4, under=3), by=2)
    play.do(c.AddItem(title="Slope", minutes=7, under=4), by=2)

    assert items.planned(play.meeting.agenda) == 10 + 7


def test_next_goes_from_item_to_part_to_item(play: Play) -> None:
    """What was skipped is passed over, and can be taken up again."""
    part = play.do(c.AddItem(title="Slope", under=3), by=2)[-1].seq
    play.do(c.SkipItem(item=4), by=2)
    came = [play.do(c.NextItem(), by=2, after=60_000)[-1] for _ in range(3)]

    assert [event.item for event in came if isinstance(event, e.ItemStarted)] == [3, part, 5]
    assert play.do(c.StartItem(item=4), by=2)[-1].item == 4  # type: ignore[attr-defined]


def test_two_people_who_say_next_move_on_once(play: Play) -> None:
    """Within a minute the second wish is refused, unless it is really meant (as Zakim)."""
    play.do(c.NextItem(), by=2)

    with pytest.raises(Refused, match="less than a minute ago"):
        play.do(c.NextItem(), by=2, after=59_999)

    assert play.do(c.NextItem(), by=2, after=60_000)
    assert play.do(c.NextItem(really=True), by=2, after=1)


def test_who_waits_is_not_passed_over_in_silence(play: Play) -> None:
    """Closing is refused; really closing puts everybody on the list, in the queue's order."""
    ana, bo = play.join("Ana"), play.join("Bo")
    play.do(c.StartItem(item=3), by=2)
    first = play.do(c.RaiseHand(about="the door"), by=ana)[-1].seq
    second = play.do(c.RaiseHand(), by=bo)[-1].seq
    for command in (c.CloseItem(item=3), c.StartItem(item=4), c.SkipItem(item=3)):
        with pytest.raises(Refused, match="2 people still wait to speak"):
            play.do(command, by=2)

    play.do(c.StartItem(item=4, really=True), by=2)

    assert play.meeting.queue == ()
    assert [(one.id, one.person, one.item, one.about) for one in play.meeting.unheard] == [
        (first, ana, 3, "the door"),
        (second, bo, 3, ""),
    ]


def test_who_was_not_heard_can_write(play: Play) -> None:
    """Their words stand on the list; nobody else can put them there."""
    ana = play.join("Ana")
    play.do(c.StartItem(item=3), by=2)
    hand = play.do(c.RaiseHand(), by=ana)[-1].seq
    play.do(c.CloseItem(item=3, really=True), by=2)

    play.do(c.WriteIn(unheard=hand, text=" It\tsticks. "), by=ana)

    assert play.meeting.unheard[0].words == "It sticks."
    with pytest.raises(Refused, match="You are not on the unheard list"):
        play.do(c.WriteIn(unheard=hand, text="No."), by=2)


def test_a_break_takes_nobody_out_of_the_queue(play: Play) -> None:
    """Who waits before the break, or asks in it, waits for what comes after."""
    ana = play.join("Ana")
    tea = play.do(c.AddItem(title="Tea", is_break=True), by=2)[-1].seq
    play.do(c.StartItem(item=3), by=2)
    play.do(c.RaiseHand(), by=ana)

    play.do(c.StartItem(item=tea), by=2)
    play.do(c.StartItem(item=4), by=2)

    assert [hand.person for hand in play.meeting.queue] == [ana]


def test_an_undo_brings_nobody_back_from_the_unheard_list(play: Play) -> None:
    """Else they would wait and be on the list at once."""
    ana = play.join("Ana")
    play.do(c.StartItem(item=3), by=2)
    play.do(c.RaiseHand(), by=ana)
    play.do(c.CloseQueue(), by=2)
    play.do(c.CloseItem(item=3, really=True), by=2)

    play.undo(2)

    assert play.meeting.queue_is_open
    assert play.meeting.queue == ()


def test_links_and_presenter_belong_to_an_item(play: Play) -> None:
    """Each link once; editing something else keeps them."""
    link = "https://example.org/a"
    play.do(c.EditItem(item=3, presenter=" Ana\tSilva ", links=(link, link)), by=2)

    play.do(c.EditItem(item=3, minutes=5), by=2)

    item = play.meeting.agenda[0]
    assert (item.presenter, item.links, item.minutes) == ("Ana Silva", (link,), 5)
