"""The glossary: misheard terms mended, right words left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.text.glossary import Glossary, Heard
from captions.text.terms import Term
from meeting.values import Mended, Origin
from tests.captions.unrelated import ENGLISH, KOREAN, terms

PEOPLE = [
    Term(name, Origin.PEOPLE)
    for name in ("Asha Rao", "Asha", "Rao", "Martin Grant", "Martin", "Grant", "Tomas")
]


def mend(
    text: str, known: list[Term], *, sure: float | None = None, language: str = "en"
) -> tuple[str, list[tuple[str, str]]]:
    """Return the mended text, and what took the place of what."""
    pieces = Glossary(language, known).mend([Heard(word, sure) for word in text.split()])
    mended = [(one.mended.heard, one.mended.written) for one in pieces if one.mended]
    return " ".join(one.text for one in pieces), mended


def test_a_name_is_written_as_its_bearer_writes_it() -> None:
    """With the marks around it; what was heard is kept."""
    text, mended = mend("My name is Asher Rao.", PEOPLE)

    assert text == "My name is Asha Rao."
    assert mended == [("Asher Rao", "Asha Rao")]


def test_words_that_are_right_are_no_replacement() -> None:
    """They are neither touched nor marked."""
    assert mend("Asha Rao and Martin Grant.", PEOPLE) == ("Asha Rao and Martin Grant.", [])


def test_a_name_that_is_also_a_common_word_is_left_alone() -> None:
    """Not every grant is Martin's, and a well-known Thomas is not Tomas."""
    said = "The grant is large, said Thomas."

    assert mend(said, PEOPLE) == (said, [])


def test_a_sure_engine_is_believed() -> None:
    """Where it is unsure of the same words, they may be a name."""
    assert mend("usher row", PEOPLE, sure=0.9)[0] == "usher row"
    assert mend("usher row", PEOPLE, sure=0.3)[0] == "Asha Rao"


def test_a_form_that_somebody_named_is_always_taken() -> None:
    """However sure the engine is."""
    known = [Term("Makaton", Origin.GLOSSARY, forms=("make a tonne",))]

    assert mend("we make a tonne signs", known, sure=1.0)[0] == "we Makaton signs"


def test_a_hint_needs_an_engine_that_is_unsure() -> None:
    """It was a mishearing once, and may be right another time."""
    known = [Term("ramp", Origin.CORRECTION, hints=("rump",), guessed=False)]

    assert mend("a rump", known, sure=1.0)[0] == "a rump"
    assert mend("a rump", known, sure=0.6)[0] == "a ramp"


def test_spelling_is_mended_without_a_guess() -> None:
    """A hyphen, capitals, words written apart; a capital stays one."""
    known = [Term("co-production", Origin.GLOSSARY), Term("Handrail", Origin.GLOSSARY)]

    assert mend("Co production with hand rail", known)[0] == "Co-production with Handrail"


def test_a_term_never_reaches_over_a_mark() -> None:
    """Two sentences are not one name."""
    assert mend("Ask usher. Row on", PEOPLE, sure=0.3)[0] == "Ask usher. Row on"


def test_a_possession_stays() -> None:
    """Only the name itself is replaced."""
    assert mend("That is Asher Rao's point", PEOPLE)[0] == "That is Asha Rao's point"


def test_korean_particles_stay_at_the_name() -> None:
    """Joined to it, or as words of their own."""
    known = [Term("김민아", Origin.PEOPLE)]

    assert mend("김미나가 말합니다", known, sure=0.4, language="ko")[0] == "김민아가 말합니다"
    assert mend("김미나 가 말합니다", known, sure=0.4, language="ko")[0] == "김민아 가 말합니다"


def test_what_people_put_out_stays_out() -> None:
    """A term is not put in again where somebody put the words back."""
    glossary = Glossary("en", PEOPLE, refused=frozenset({("Asher Rao", "Asha Rao")}))

    pieces = glossary.mend([Heard("Asher"), Heard("Rao")])

    assert "Asha Rao" not in [one.text for one in pieces]


def test_a_replacement_says_where_it_comes_from() -> None:
    """So that it can be told when somebody asks."""
    (piece,) = Glossary("en", PEOPLE).mend([Heard("Asher"), Heard("Rao")])

    assert piece.mended == Mended("Asher Rao", "Asha Rao", Origin.PEOPLE)


SAID = (
    "we will talk about money and a quiet room then Ben says that the fair costs more this spring "
    "please raise your hand for a break of five minutes if you need it"
)


OTHERS = {
    language: Glossary(language, terms(known))
    for language, known in (("en", ENGLISH), ("ko", KOREAN), ("xx", KOREAN))
}


@given(
    st.lists(
        st.builds(Heard, st.sampled_from(SAID.split()), st.none() | st.floats(0.8, 1)), max_size=12
    )
)
def test_unrelated_terms_touch_no_right_word(words: list[Heard]) -> None:
    """Fifty terms that nobody says change nothing, in whatever order words come."""
    pieces = OTHERS["en"].mend(words)

    assert [one.text for one in pieces] == [one.text for one in words]


@given(st.lists(st.builds(Heard, st.text(max_size=8), st.none() | st.floats(0, 1)), max_size=8))
def test_any_words_come_through(words: list[Heard]) -> None:
    """Nothing is lost: each word stands in a piece, or in what a piece was heard as."""
    for glossary in OTHERS.values():
        pieces = glossary.mend(words)

        kept = sum(len(one.mended.heard.split(" ")) if one.mended else 1 for one in pieces)
        assert kept == len(words)
