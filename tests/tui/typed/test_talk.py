"""Taking part, as it is typed."""

import pytest

from meeting import commands as c
from meeting.values import Kind, Sort
from tests.tui.acting import ActedLine, webinar
from tui.entry import Given
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Send
from tui.typed import talk


def sees(line: ActedLine) -> Model:
    """Return a model that has taken in what came over the line."""
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    return model


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", c.RaiseHand()),
        ("question", c.RaiseHand(kind=Kind.QUESTION)),
        ("Reply written", c.RaiseHand(kind=Kind.REPLY, written=True)),
        ("written order", c.RaiseHand(kind=Kind.POINT_OF_ORDER, written=True)),
        ("about the budget", c.RaiseHand(about="the budget")),
        ("the budget", c.RaiseHand(about="the budget")),
        (
            "question about written turns",
            c.RaiseHand(kind=Kind.QUESTION, about="written turns"),
        ),
        ("point about", c.RaiseHand()),
    ],
)
def test_a_hand_has_a_kind_and_a_subject(typed: str, command: c.Command) -> None:
    """Kind and "written" come first, in any order; the rest is what it is about."""
    assert talk.hand(typed, Model()) == Send(command)


def test_too_long_a_subject_is_refused() -> None:
    """Nothing is cut off in silence."""
    with pytest.raises(NotUnderstood, match=r"Use 250 characters or fewer\."):
        talk.hand("x" * 251, Model())


def test_your_newest_hand_is_meant() -> None:
    """With a normal hand and a point of order up, the last wish counts."""
    line = webinar()
    line.happens(c.RaiseHand(), 5)
    line.happens(c.RaiseHand(kind=Kind.POINT_OF_ORDER), 5)
    newest = line.meeting.seq
    model = sees(line)

    assert talk.lower("", model) == Send(c.LowerHand(hand=newest))
    assert talk.later("", model) == Send(c.GoLater(hand=newest))
    assert talk.about("the door", model) == Send(c.ChangeHand(hand=newest, about="the door"))


@pytest.mark.parametrize("typed", [talk.about, talk.lower])
def test_without_a_hand_there_is_nothing_to_change(typed: Given) -> None:
    """The answer says how to raise one."""
    with pytest.raises(NotUnderstood, match=r"^Your hand is not up\. Type /hand to raise it\.$"):
        typed("", sees(webinar()))


def test_somebodys_hand_is_taken_down_by_name() -> None:
    """For who keeps the queue; the server checks that."""
    line = webinar()
    bens = line.meeting.hands_of(line.person("Ben Okoro"))[0].id

    assert talk.lower("ben because he left", sees(line)) == Send(
        c.LowerHand(hand=bens, reason="he left")
    )


def test_who_has_no_hand_up_is_told() -> None:
    """A name alone is not enough."""
    with pytest.raises(NotUnderstood, match="Captions has no hand up"):
        talk.lower("capt", sees(webinar()))


@pytest.mark.parametrize(
    ("typed", "command"), [(talk.speak, c.Say(text="hello")), (talk.chat, c.Chat(text="hello"))]
)
def test_words_are_sent(typed: Given, command: c.Command) -> None:
    """On the floor and in the chat."""
    assert typed("hello", Model()) == Send(command)


@pytest.mark.parametrize("typed", [talk.speak, talk.chat])
@pytest.mark.parametrize("words", ["", "x" * 2001])
def test_no_words_and_too_many_are_refused(typed: Given, words: str) -> None:
    """Nothing empty goes out, and nothing is cut off."""
    with pytest.raises(NotUnderstood):
        typed(words, Model())


def test_a_card_goes_up_and_down() -> None:
    """The same word again puts it down."""
    line = webinar()
    stop = talk.card(Sort.STOP)
    before = stop("named", sees(line))
    model = sees(webinar())
    line.happens(c.ShowCard(sort=Sort.STOP), 5)
    for happening in line.waiting():
        model.take(happening)

    assert before == Send(c.ShowCard(sort=Sort.STOP, named=True))
    assert stop("", model) == Send(c.PutDownCard(sort=Sort.STOP))


def test_a_card_takes_no_words() -> None:
    """It is a signal without them."""
    with pytest.raises(NotUnderstood, match=r"^Type /slow, or /slow named\.$"):
        talk.card(Sort.SLOW)("please", Model())


def test_the_turn_that_lasts_is_ended() -> None:
    """By its number, so that a late key ends no other turn."""
    line = webinar()
    line.happens(c.CallPerson(person=5, ends=0), line.person("Ana Silva"))

    assert talk.done("", sees(line)) == Send(c.EndTurn(turn=line.meeting.seq))


def test_without_a_turn_there_is_nothing_to_end() -> None:
    """The answer says so."""
    with pytest.raises(NotUnderstood, match="Nobody has the floor"):
        talk.done("", sees(webinar()))
