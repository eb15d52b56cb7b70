"""Time by what is typed: limits, pauses, writing, and times of one's own."""

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import ActedLine, webinar
from tui.commands import press, read
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Send, Show


class Seat:
    """Cho's model in a webinar, and the line."""

    def __init__(self, *roles: Role) -> None:
        self.line: ActedLine = webinar(*roles)
        self.model = Model()
        self.catch_up()

    def catch_up(self) -> None:
        """Take in what came."""
        for happening in self.line.waiting():
            self.model.take(happening, self.line.at / 1000)

    def host(self, command: c.Command) -> None:
        """Let the host do something."""
        self.line.happens(command, self.line.person("Ana Silva"))
        self.catch_up()

    def sends(self, typed: str) -> c.Command:
        """Return what a typed line asks the server for."""
        outcome = read(typed, self.model)
        assert isinstance(outcome, Send)
        return outcome.command

    def shows(self, typed: str) -> tuple[str, ...]:
        """Return what a typed line tells."""
        outcome = read(typed, self.model)
        assert isinstance(outcome, Show)
        return outcome.lines


@pytest.fixture
def seat() -> Seat:
    """Return Cho's seat, on the floor."""
    seat = Seat(Role.HOST)
    seat.host(c.CallPerson(person=seat.line.you, ends=0))
    return seat


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("/limit 2", 120),
        ("/limit 2 minutes", 120),
        ("/limit 1.5 min", 90),
        ("/limit 90 seconds", 90),
        ("/limit 90s", 90),
        ("/limit off", 0),
    ],
)
def test_a_limit_is_typed_as_people_say_it(seat: Seat, typed: str, seconds: int) -> None:
    """A bare number is minutes."""
    assert seat.sends(typed) == c.SetLimit(seconds=seconds)


def test_a_limit_for_the_open_item(seat: Seat) -> None:
    """The item needs no number: the meeting is on it."""
    item = seat.model.meeting.item
    assert item is not None

    assert seat.sends("/limit item 5") == c.SetLimit(seconds=300, item=item.id)


def test_the_limits_are_read_by_the_bare_name(seat: Seat) -> None:
    """So that nobody must change one to know it."""
    assert seat.shows("/limit") == ("Limit for each turn: none.",)
    assert seat.shows("/hold") == ("A lost line keeps its place for 2 minutes.",)
    assert seat.shows("/mytime") == ("Your time is the usual.",)


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("/mytime 3", 300), ("/mytime 1,5", 150), ("/mytime 2 times", 200), ("/mytime none", 0)],
)
def test_a_time_of_your_own(seat: Seat, typed: str, percent: int) -> None:
    """So many times the limit, or no timer."""
    assert seat.sends(typed) == c.FitTime(percent=percent)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/limit soon", "Type a time, such as 2 minutes, or 90 seconds, or off."),
        ("/limit 2 hours", "Type a time, such as 2 minutes, or 90 seconds, or off."),
        ("/limit 9999", "Give a time from 1 second to one day."),
        ("/mytime much", "Type /mytime and a number, such as 3, or none."),
        ("/mytime 11", "Ten times is the most. Type /mytime none for no timer."),
        ("/showspoken maybe", "Type /showspoken on, or /showspoken off."),
        ("/spoken today", "Type /spoken, or /spoken item."),
    ],
)
def test_what_is_not_understood_says_what_to_type(seat: Seat, typed: str, why: str) -> None:
    """In plain words, and nothing is sent."""
    with pytest.raises(NotUnderstood) as error:
        read(typed, seat.model)

    assert str(error.value) == why


def test_one_key_pauses_and_carries_on(seat: Seat) -> None:
    """It does what makes sense now."""
    turn = seat.model.meeting.floor
    assert turn is not None

    first = press("k", seat.model)
    seat.host(c.PauseTurn(turn=turn.id))

    assert first == Send(c.PauseTurn(turn=turn.id))
    assert press("k", seat.model) == Send(c.CarryOn(turn=turn.id))


def test_writing_and_reading_name_the_turn_that_lasts(seat: Seat) -> None:
    """A stale press is refused by the server, not obeyed."""
    turn = seat.model.meeting.floor
    assert turn is not None

    assert press("e", seat.model) == Send(c.StillWriting(turn=turn.id))
    assert seat.sends("/aloud") == c.ReadAloud(turn=turn.id)


def test_cut_off_names_your_last_turn(seat: Seat) -> None:
    """Whatever came behind it."""
    turn = seat.model.meeting.floor
    assert turn is not None
    seat.host(c.CallNext(ends=turn.id))

    assert seat.sends("/cutoff") == c.CutOff(turn=turn.id)


@pytest.mark.parametrize("typed", ["/pauseturn", "/still", "/aloud"])
def test_without_a_turn_there_is_nothing_to_stop_or_hold(typed: str) -> None:
    """Said at once, without the server."""
    with pytest.raises(NotUnderstood, match="Nobody has the floor"):
        read(typed, Seat().model)


def test_really_ends_a_turn_that_is_still_being_written(seat: Seat) -> None:
    """One word more, for all three ways."""
    turn = seat.model.meeting.floor
    assert turn is not None

    assert seat.sends("/next really") == c.CallNext(ends=turn.id, really=True)
    assert seat.sends("/done really") == c.EndTurn(turn=turn.id, really=True)
    assert seat.sends("/call ben really") == c.CallPerson(
        person=seat.line.person("Ben Okoro"), ends=turn.id, really=True
    )


def test_how_long_people_spoke(seat: Seat) -> None:
    """In the meeting and in the open item, by the meeting's own clock."""
    seat.model.clock.face = lambda: 65.0

    assert seat.shows("/spoken") == ("You: 1 turn, 65 seconds, first time.",)
    assert seat.shows("/spoken item") == seat.shows("/spoken")
    assert seat.sends("/showspoken off") == c.ShowStatistics(shown=False)


def test_how_much_time_is_left(seat: Seat) -> None:
    """The key reads it at any time; nothing counts aloud by itself."""
    seat.host(c.SetLimit(seconds=120))
    seat.model.clock.face = lambda: 100.0

    assert press("t", seat.model) == Show(
        ("You have the floor. So far: 1 minute 40 seconds.", "You have 20 seconds left.",
         "Welcome: 1 minute.")
    )  # fmt: skip
