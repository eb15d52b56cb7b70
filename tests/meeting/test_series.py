"""A series behaves as a list does, and never changes."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.series import CHUNK, Series


@dataclass(frozen=True)
class Thing:
    """Something with a number."""

    id: int
    text: str = ""


def series_of(numbers: list[int]) -> Series[Thing]:
    """Return a series of things with these numbers."""
    series = Series[Thing]()
    for number in numbers:
        series = series.add(Thing(number))
    return series


# Around the size of a chunk, things happen that do not happen elsewhere.
lengths = st.sampled_from([0, 1, 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
numberings = st.tuples(lengths, st.integers(1, 9), st.integers(1, 5)).map(
    lambda shape: [shape[1] + shape[2] * n for n in range(shape[0])]
)


@given(numberings, st.data())
def test_a_series_is_a_list_of_numbered_things(numbers: list[int], data: st.DataObject) -> None:
    """Length, order both ways, finding, what comes after, and replacing are a list's."""
    series, model = series_of(numbers), [Thing(number) for number in numbers]
    wanted = data.draw(st.integers(0, (numbers or [0])[-1] + 2))
    if wanted in numbers:
        series = series.replace(Thing(wanted, "new"))
        model[numbers.index(wanted)] = Thing(wanted, "new")

    assert len(series) == len(model)
    assert list(series) == model
    assert list(reversed(series)) == model[::-1]
    assert series.get(wanted) == next((thing for thing in model if thing.id == wanted), None)
    assert list(series.after(wanted)) == [thing for thing in model if thing.id > wanted]
    assert list(series.before(wanted)) == [thing for thing in model if thing.id < wanted]


def test_adding_and_replacing_leave_the_old_series_as_it_was() -> None:
    """Everybody who holds a state may go on holding it."""
    old = series_of([1, 2])

    old.add(Thing(3))
    old.replace(Thing(1, "new"))

    assert list(old) == [Thing(1), Thing(2)]


def test_replacing_what_is_not_there_is_an_error() -> None:
    """A correction of nothing must not go unseen."""
    with pytest.raises(KeyError):
        series_of([1, 2]).replace(Thing(3))


def test_series_are_equal_by_what_they_hold() -> None:
    """Two replays of one log give equal states, which can be used as keys."""
    one, other = series_of([1, 2]), series_of([1, 2])

    assert one == other
    assert hash(one) == hash(other)
    assert one != series_of([1, 3])
    assert one != [Thing(1), Thing(2)]


def test_a_series_shows_what_it_holds() -> None:
    """A failing test tells which things differ."""
    assert repr(series_of([7])) == "Series([Thing(id=7, text='')])"
