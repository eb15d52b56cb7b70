"""Cards: signals without words."""

from meeting import commands as c
from meeting.values import Sort
from tests.meeting.play import Play


def test_everybody_can_show_each_card_once() -> None:
    """Two people show SLOW, one of them STOP too."""
    play = Play()
    asha, bo = play.join("Asha"), play.join("Bo")

    play.do(c.ShowCard(sort=Sort.SLOW), by=asha)
    play.do(c.ShowCard(sort=Sort.SLOW), by=bo)
    play.do(c.ShowCard(sort=Sort.STOP, named=True), by=bo)

    assert [play.meeting.shown(sort) for sort in Sort] == [1, 2, 0]


def test_putting_a_card_down_leaves_the_others_up() -> None:
    """Only your own card of that sort comes down."""
    play = Play()
    asha, bo = play.join("Asha"), play.join("Bo")
    for person in (asha, bo):
        play.do(c.ShowCard(sort=Sort.AGREE), by=person)

    play.do(c.PutDownCard(sort=Sort.AGREE), by=asha)

    assert [card.person for card in play.meeting.cards] == [bo]
