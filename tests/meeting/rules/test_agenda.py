"""The agenda: what each command makes of it."""

import pytest

from meeting import commands as c
from meeting import events as e
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


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (c.EditItem(item=4, title="Slopes"), ("Slopes", 20, "Where to?")),
        (c.EditItem(item=4, minutes=0), ("Ramps", 0, "Where to?")),
        (c.EditItem(item=4, words=""), ("Ramps", 20, "")),
        (c.EditItem(item=4), ("Ramps", 20, "Where to?")),
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
        (4, 2, ["Welcome", "Ramps", "Rails"]),
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
