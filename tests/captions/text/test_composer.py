"""The composer: from heard words to stable partials and readable captions."""

from __future__ import annotations

from captions.results import Caption, Partial
from captions.text.composer import Composer
from captions.text.glossary import Glossary
from captions.text.terms import Term
from meeting.values import Mended, Origin
from tests.captions.stand_ins import final, partial


def test_a_partial_is_readable_and_says_what_is_stable() -> None:
    """Its stable part is counted in characters of what is shown."""
    composer = Composer("en", "vosk")

    first = composer.compose(partial("good mo", 200), 1_000)
    second = composer.compose(partial("good morning", 200), 1_400)

    assert first == Partial("Good mo", 0, 200)
    assert second == Partial("Good morning", len("Good"), 200)


def test_an_unchanged_partial_is_not_said_again() -> None:
    """Viewers get a message for each change, not for each chunk."""
    composer = Composer("en", "vosk")
    composer.compose(partial("good"), 0)
    composer.compose(partial("good"), 300)

    assert composer.compose(partial("good"), 400) is None


def test_no_words_take_a_partial_back_once() -> None:
    """A noise that looked like a word leaves the screen."""
    composer = Composer("en", "moonshine")
    composer.compose(partial("you"), 0)

    assert composer.compose(partial(""), 400) == Partial("", 0, 0)
    assert composer.compose(partial(""), 500) is None


def test_a_caption_keeps_the_words_as_they_were_heard() -> None:
    """What was changed for the reader can be seen and taken back."""
    heard = final("i am here", 2_000, 3_500)

    caption = Composer("en", "vosk").compose(heard, 4_000)

    assert caption == Caption("I am here.", 2_000, 3_500, heard.words, "en", "vosk")


def test_the_next_line_begins_anew() -> None:
    """Words that were stable in the last line say nothing about this one."""
    composer = Composer("en", "vosk")
    composer.compose(partial("good morning"), 0)
    composer.compose(partial("good morning"), 400)
    composer.compose(final("good morning"), 1_000)

    assert composer.compose(partial("good", 2_000), 2_500) == Partial("Good", 0, 2_000)


TERMS = Glossary("en", [Term("co-production", Origin.GLOSSARY), Term("Asha Rao", Origin.PEOPLE)])


def test_a_term_stands_in_the_caption_and_what_was_heard_beside_it() -> None:
    """As it is written there, with the capital of a sentence; numbers around it are digits."""
    heard = final("co production takes asher rao twenty three days")

    caption = Composer("en", "vosk", TERMS).compose(heard, 4_000)

    assert isinstance(caption, Caption)
    assert caption.text == "Co-production takes Asha Rao 23 days."
    assert caption.words == heard.words
    assert caption.mended == (
        Mended("co production", "Co-production", Origin.GLOSSARY),
        Mended("asher rao", "Asha Rao", Origin.PEOPLE),
    )


def test_terms_stand_in_stable_words_of_a_growing_line_only() -> None:
    """So that what is stable stays as it is."""
    composer = Composer("en", "vosk", TERMS)

    composer.compose(partial("asher rao speaks"), 0)
    composer.compose(partial("asher rao speaks on"), 400)

    assert composer.compose(partial("asher rao speaks on co production"), 800) == Partial(
        "Asha Rao speaks on co production", len("Asha Rao speaks on"), 0
    )


def test_filled_pauses_are_left_out_where_the_captioner_wants_that() -> None:
    """The line reads on without them; as it was heard, it is kept."""
    composer = Composer("en", "vosk", fillers=False)
    heard = final("um we uh begin", 1_000, 3_000)

    growing = composer.compose(partial("um we", 1_000), 1_500)
    caption = composer.compose(heard, 4_000)

    assert growing == Partial("We", 0, 1_000)
    assert isinstance(caption, Caption)
    assert (caption.text, caption.words) == ("We begin.", heard.words)
    assert caption.start == heard.words[1].start


def test_a_line_of_nothing_but_a_filled_pause_is_taken_back() -> None:
    """It was on the screen as something else, and leaves it; no empty caption comes."""
    composer = Composer("en", "vosk", fillers=False)
    composer.compose(partial("a", 500), 600)

    assert composer.compose(final("um", 500), 1_000) == Partial("", 0, 500)
    assert composer.compose(final("um", 500), 1_100) is None


def test_filled_pauses_stay_where_nobody_minds_them() -> None:
    """Captions say what was said, unless somebody chose otherwise."""
    caption = Composer("en", "vosk").compose(final("um we begin"), 1_000)

    assert isinstance(caption, Caption)
    assert caption.text == "Um we begin."


def test_swear_words_are_hidden_while_the_meeting_wants_that() -> None:
    """In lines that grow and in finished ones; the words as they were heard are kept."""
    composer = Composer("en", "vosk")
    composer.hides_swearing = True
    heard = final("this is bullshit", 0, 1_000)

    growing = composer.compose(partial("this is bullshit"), 500)
    hidden = composer.compose(heard, 1_500)
    composer.hides_swearing = False
    shown = composer.compose(heard, 2_500)

    assert growing == Partial("This is b*******", 0, 0)
    assert isinstance(hidden, Caption)
    assert (hidden.text, hidden.words) == ("This is b*******.", heard.words)
    assert isinstance(shown, Caption)
    assert shown.text == "This is bullshit."


def test_korean_numbers_are_written_in_finished_lines() -> None:
    """In front of a counter only, and not while the line grows."""
    composer = Composer("ko", "vosk")

    growing = composer.compose(partial("이천 이십 육 년"), 500)
    caption = composer.compose(final("이천 이십 육 년 봄"), 1_000)

    assert growing == Partial("이천 이십 육 년", 0, 0)
    assert isinstance(caption, Caption)
    assert caption.text == "2026년 봄"
