"""The record, as it is typed."""

import pytest

from meeting import commands as c
from tests.tui.acting import webinar
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Send, Show
from tui.typed import record


@pytest.fixture
def model() -> Model:
    """Return a webinar in which three captions were shown: 12, 13 and 14."""
    line, model = webinar(), Model()
    for text in ("good morning", "we spent fourteen pounds", "on fourteen ramps"):
        line.caption(text)
    for happening in line.waiting():
        model.take(happening)
    return model


@pytest.mark.parametrize(
    ("typed", "back", "text"),
    [
        ("On forty ramps.", 1, "On forty ramps."),
        ("last On forty ramps.", 1, "On forty ramps."),
        ("2 We spent 40 pounds.", 2, "We spent 40 pounds."),
        ("3 Good morning.", 3, "Good morning."),
        ("40", 1, "40"),
    ],
)
def test_a_caption_is_mended(model: Model, typed: str, back: int, text: str) -> None:
    """The last one, or one so many lines back."""
    number = model.shown[-back]

    assert record.correct(typed, model) == Send(c.CorrectCaption(caption=number, text=text))


@pytest.mark.parametrize(
    ("typed", "back", "old", "new", "everywhere"),
    [
        ("s/fourteen/forty/", 1, "fourteen", "forty", False),
        ("s/spent fourteen/spent forty", 2, "spent fourteen", "spent forty", False),
        ("s|good|Good|", 3, "good", "Good", False),
        ("s/fourteen/forty/g", 1, "fourteen", "forty", True),
        ("s/fourteen//", 1, "fourteen", "", False),
    ],
)
def test_words_are_mended_where_they_stood_last(
    model: Model, typed: str, back: int, old: str, new: str, *, everywhere: bool
) -> None:
    """The last caption that you were shown with these words; `g` means all of them."""
    number = model.shown[-back]

    assert record.correct(typed, model) == Send(
        c.ReplaceWords(caption=number, old=old, new=new, everywhere=everywhere)
    )


@pytest.fixture
def proposed() -> Model:
    """Return a webinar in which Ben has proposed two corrections."""
    line, model = webinar(), Model()
    line.caption("we spent fourteen pounds")
    ben, caption = line.person("Ben Okoro"), line.meeting.seq
    line.happens(c.ReplaceWords(caption=caption, old="fourteen", new="forty"), ben)
    line.happens(c.ReplaceWords(caption=caption, old="pounds", new="", everywhere=True), ben)
    for happening in line.waiting():
        model.take(happening)
    return model


def test_proposals_are_listed_by_number(proposed: Model) -> None:
    """Who, the old words, the new words, and whether all captions are meant."""
    assert record.proposals("", proposed) == Show(
        (
            "1. Ben Okoro: Old: fourteen. New: forty.",
            "2. Ben Okoro: Old: pounds. New: nothing. In all captions.",
        )
    )
    assert record.proposals("", Model()) == Show(("No correction waits for anybody.",))


@pytest.mark.parametrize(("typed", "place"), [("", -1), ("1", 0), ("2", 1)])
def test_a_proposal_is_accepted_by_number(proposed: Model, typed: str, place: int) -> None:
    """The bare command means the newest."""
    wanted = proposed.meeting.proposals[place].id

    assert record.accept(typed, proposed) == Send(c.AgreeToCorrection(proposal=wanted))
    assert record.decline(f"{typed} because no", proposed) == Send(
        c.DeclineCorrection(proposal=wanted, reason="no")
    )


@pytest.mark.parametrize("typed", ["0", "3", "fish"])
def test_a_proposal_that_is_not_there_is_told(proposed: Model, typed: str) -> None:
    """Nothing else is accepted instead."""
    with pytest.raises(NotUnderstood, match="/proposals"):
        record.accept(typed, proposed)
    with pytest.raises(NotUnderstood, match="No correction waits"):
        record.accept("", Model())


def test_who_spoke_is_corrected_by_name(model: Model) -> None:
    """The last caption, one so many lines back, or nobody; a colon mends a name."""
    ben = next(one.id for one in model.meeting.people.values() if one.name == "Ben Okoro")
    last = model.shown[-1]

    assert record.speaker("ben", model) == Send(c.CorrectSpeaker(caption=last, person=ben))
    assert record.speaker("3 ben", model) == Send(
        c.CorrectSpeaker(caption=model.shown[-3], person=ben)
    )
    assert record.speaker("nobody", model) == Send(c.CorrectSpeaker(caption=last, person=0))
    assert record.speaker("ben: Ben Lee", model) == Send(
        c.RenameSpeaker(person=ben, name="Ben Lee")
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type what the caption should read."),
        ("last", "Type what the caption should read."),
        ("4 Too far.", "There is no such caption. Count back from the last: 1, 2, 3."),
        ("0 Nothing.", "There is no such caption. Count back from the last: 1, 2, 3."),
        ("s/sixteen/forty/", "No caption that you were shown has the words: sixteen"),
    ],
)
def test_a_caption_that_is_not_there_is_told(model: Model, typed: str, told: str) -> None:
    """Nothing else is changed instead."""
    with pytest.raises(NotUnderstood) as caught:
        record.correct(typed, model)

    assert str(caught.value) == told


def test_without_captions_there_is_none_to_mend() -> None:
    """The answer says so."""
    with pytest.raises(NotUnderstood, match="There is no such caption"):
        record.correct("Hello.", Model())


@pytest.mark.parametrize(
    ("typed", "who", "what", "due"),
    [
        ("Ana: book the room by Friday", "Ana Silva", "book the room", "Friday"),
        ("ben: call the builder", "Ben Okoro", "call the builder", ""),
        ("The council: answer, by 3 May", "The council", "answer", "3 May"),
        ("Cho: stand by the door", "Cho", "stand", "the door"),
    ],
)
def test_an_action_is_who_what_and_when(
    model: Model, typed: str, who: str, what: str, due: str
) -> None:
    """A beginning of a name becomes the name; others than those here may act too."""
    assert record.action(typed, model) == Send(c.RecordAction(who=who, what=what, due=due))


@pytest.mark.parametrize("typed", ["", "Ana", "Ana:", ": book the room", "book the room"])
def test_half_an_action_is_shown_a_whole_one(model: Model, typed: str) -> None:
    """An example says more than a rule."""
    with pytest.raises(NotUnderstood, match=r"^Type it like this: /action Ana: book"):
        record.action(typed, model)


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 33 + ": act",
        "Ana: " + "x" * 2001,
        "Ana: act by " + "x" * 65,
    ],
)
def test_what_is_too_long_is_refused(model: Model, typed: str) -> None:
    """Nothing is cut off in silence."""
    with pytest.raises(NotUnderstood, match="That is too long"):
        record.action(typed, model)


def test_a_decision_is_kept(model: Model) -> None:
    """As it is typed."""
    assert record.decision("The ramp is built.", model) == Send(
        c.RecordDecision(text="The ramp is built.")
    )
