"""What must not reach everybody does not."""

from hypothesis import given
from hypothesis import strategies as st

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.events import EVENTS, CardPutDown, CardShown, Event, TimeFitted, Withheld
from meeting.privacy import public, seen_by
from meeting.values import SERVER, Sort
from meeting.wire import encode
from tests.meeting.play import Play
from tests.meeting.strategies import message

OTHERS = [kind for kind in EVENTS if kind not in (CardShown, CardPutDown, TimeFitted)]


def test_a_card_goes_round_without_its_person() -> None:
    """Nothing in the public form tells who shows the card; its number and time stay."""
    event = CardShown(seq=9, at=50, by=7, sort=Sort.STOP, person=7)

    assert public(event) == CardShown(seq=9, at=50, by=SERVER, sort=Sort.STOP, person=SERVER)
    assert b"7" not in encode(public(event))


def test_a_named_card_goes_round_with_its_person() -> None:
    """Who wishes to be seen is seen."""
    event = CardShown(seq=9, at=50, by=7, sort=Sort.STOP, person=7, named=True)

    assert public(event) is event


def test_putting_down_a_card_tells_no_name() -> None:
    """Else the end of a card would tell what its beginning kept quiet."""
    event = CardPutDown(seq=9, at=50, by=7, card=8)

    assert public(event) == CardPutDown(seq=9, at=50, by=SERVER, card=8)
    assert public(CardPutDown(by=7, card=8, named=True)).by == 7


def test_your_own_card_is_yours_to_see() -> None:
    """Your client knows that it is your card that is up."""
    event = CardShown(seq=9, by=7, sort=Sort.SLOW, person=7)

    assert seen_by(event, 7) is event
    assert seen_by(event, 8) == public(event)


@given(st.sampled_from(OTHERS).flatmap(message))
def test_all_other_events_are_for_everybody(event: Event) -> None:
    """What hides nothing goes out as the very same event, so one frame serves all."""
    assert public(event) is event


def test_what_time_somebody_takes_is_withheld() -> None:
    """Others get a number and a time, and not even what kind of thing it was."""
    event = TimeFitted(seq=9, at=50, by=7, percent=300)

    assert public(event) == seen_by(event, 8) == Withheld(seq=9, at=50)
    assert seen_by(event, 7) is event


def test_everybody_counts_the_same_cards() -> None:
    """A state made of public events differs in the names on cards, and in nothing else."""
    play = Play()
    ana, bo = play.join("Ana"), play.join("Bo")
    play.do(c.ShowCard(sort=Sort.SLOW), ana)
    play.do(c.ShowCard(sort=Sort.SLOW, named=True), bo)
    play.do(c.ShowCard(sort=Sort.STOP), bo)
    play.do(c.PutDownCard(sort=Sort.SLOW), ana)

    seen = replay(seen_by(event, ana) for event in play.log)

    assert [seen.shown(sort) for sort in Sort] == [1, 1, 0]
    assert [card.person for card in seen.cards] == [bo, SERVER]
    assert seen.people == play.meeting.people


def test_only_cards_have_anything_to_hide() -> None:
    """A new event that hides something must be added above, and to the public form."""
    hiding = {kind for kind in EVENTS if "named" in kind.__struct_fields__}

    assert hiding == {e.CardShown, e.CardPutDown}
