"""Terms that a glossary put in: read and put out again by anybody."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.roles import Role
from meeting.values import Mended, Origin, Word
from tests.tui.acting import ActedLine, webinar
from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Send, Show

NAME = Mended("usher row", "Asha Rao", Origin.PEOPLE)
WORD = Mended("co production", "co-production", Origin.GLOSSARY)


def following(*mended: Mended) -> tuple[ActedLine, Model]:
    """Return a participant who was shown a caption for each term."""
    line, model = webinar(Role.PARTICIPANT), Model()
    for one in mended:
        said = c.AddCaption(text=f"We know {one.written}.", start=0, end=0, mended=(one,))
        line.happens(said, line.person("Captions"))
    for happening in line.waiting():
        model.take(happening)
    return line, model


def test_terms_are_listed_with_what_was_heard_and_where_they_come_from() -> None:
    """The newest first, as it is the one that somebody wants to put back."""
    _, model = following(NAME, WORD)

    assert commands.read("/terms", model) == Show(
        (
            "1. From the glossary. Written: co-production. Heard: co production.",
            "2. From the names of people. Written: Asha Rao. Heard: usher row.",
            "To put words back, type /putback and the number.",
        )
    )


def test_one_command_puts_back_what_was_heard() -> None:
    """It is a correction like any other: proposed, or made by who may."""
    line, model = following(NAME, WORD)

    outcome = commands.read("/putback 2", model)

    caption = next(one.id for one in model.meeting.captions)
    sent = c.ReplaceWords(caption=caption, old="Asha Rao", new="usher row")
    assert outcome == Send(sent)
    line.happens(sent, line.person("Ana Silva"))
    for happening in line.waiting():
        model.take(happening)
    mended = model.meeting.captions.get(caption)
    assert mended is not None
    assert mended.text == "We know usher row."


def test_a_term_that_stands_twice_in_a_caption_is_put_out_of_both_places() -> None:
    """It is listed once; where the same words were heard rightly, they stay."""
    line, model = webinar(Role.PARTICIPANT), Model()
    said = c.AddCaption(
        text="Asha Rao met Asha Rao and Asha Rao.", start=0, end=0, mended=(NAME, NAME),
        words=tuple(Word(one, 0, 0) for one in
                    ("Asha", "Rao", "met", "usher", "row", "and", "usher", "row")),
    )  # fmt: skip
    line.happens(said, line.person("Captions"))
    for happening in line.waiting():
        model.take(happening)

    listed = commands.read("/terms", model)
    outcome = commands.read("/putback", model)

    assert isinstance(listed, Show)
    assert len(listed.lines) == 2
    (caption,) = model.meeting.captions
    text = "Asha Rao met usher row and usher row."
    assert outcome == Send(c.CorrectCaption(caption=caption.id, text=text))


def test_the_key_asks_before_it_puts_words_back() -> None:
    """A slip of a finger should not change the record."""
    _, model = following(NAME, WORD)

    asked = commands.press("0", model)

    assert asked == Confirm(
        "Put back what was heard? y or n. Written: co-production. Heard: co production.",
        commands.read("/putback", model),
        "The term stays.",
    )


def test_where_no_term_stands_there_is_nothing_to_put_back() -> None:
    """That is said, whether somebody asks or tries."""
    _, model = following()

    assert commands.read("/terms", model) == Show(
        ("No term took the place of words that you were shown.",)
    )
    with pytest.raises(NotUnderstood, match="No term took the place"):
        commands.read("/putback", model)


def test_a_number_that_no_term_has_is_told() -> None:
    """With where the numbers are."""
    _, model = following(NAME)

    with pytest.raises(NotUnderstood, match="Type /terms to see them"):
        commands.read("/putback 2", model)


def test_a_term_is_explained_to_everybody() -> None:
    """By who may correct captions; then everybody can ask what it means."""
    line, model = webinar(Role.HOST), Model()
    for happening in line.waiting():
        model.take(happening)

    outcome = commands.read("/term Easy Read: Short sentences, with pictures.", model)

    assert isinstance(outcome, Send)
    line.happens(outcome.command, model.you)
    (told,) = [told.text for one in line.waiting() for told in model.take(one)]
    assert told == "You explained a term. Easy Read: Short sentences, with pictures."
    assert commands.read("/define easy", model) == Show(
        ("Easy Read: Short sentences, with pictures.",)
    )
    assert commands.read("/dropterm easy read", model) == Send(c.DropTerm(term="easy read"))


def test_what_is_no_term_is_told() -> None:
    """With an example."""
    with pytest.raises(NotUnderstood, match="Type it like this"):
        commands.read(f"/term {'x' * 99}", Model())
