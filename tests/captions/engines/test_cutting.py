"""Where a line that never pauses is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from captions.engines.cutting import ALIKE_MS, best_cut
from captions.engines.engine import Word


def line(text: str, *gaps: int) -> list[Word]:
    """Make a line of words of 200 ms; the gaps are those before each word but the first."""
    words, now = [], 0
    for number, word in enumerate(text.split()):
        now += gaps[number - 1] if number and number <= len(gaps) else 0
        words.append(Word(word, now, now + 200))
        now += 200
    return words


@st.composite
def lines(draw: st.DrawFn) -> list[Word]:
    """Lines of common words, with gaps and overlaps as engines give them."""
    texts = st.sampled_from(["the", "cat", "and", "we", "프로젝트", "를", "하고", "수", "있습니다"])
    words, now = [], 0
    for text in draw(st.lists(texts, max_size=12)):
        start = max(0, now + draw(st.integers(-30, 400)))
        now = start + draw(st.integers(30, 600))
        words.append(Word(text, start, now))
    return words


@given(words=lines(), since=st.integers(0, 4000), language=st.sampled_from(["en", "ko-KR", "de"]))
def test_both_parts_have_words_and_none_is_better(
    words: list[Word], since: int, language: str
) -> None:
    """A cut leaves words on both sides, begins the next line late enough, and is the widest."""
    places = [at for at in range(1, len(words)) if words[at].start > since]
    best = best_cut(words, since, language)

    assert (best in places) if places else best is None
    if best is None:
        return
    parts = (words[:best], words[best:])
    assert all(parts)
    assert [*parts[0], *parts[1]] == words
    if language == "de":
        gaps = [words[at].start - words[at - 1].end for at in places]
        assert words[best].start - words[best - 1].end > max(gaps) - ALIKE_MS


def test_a_breath_is_better_than_the_end_of_a_phrase() -> None:
    """Who breathes tells where they rest."""
    words = line("so we go and the man comes", 0, 0, 0, 0, 300, 0)

    assert best_cut(words, 0, "en") == 5


def test_without_a_breath_a_phrase_ends() -> None:
    """Not after "the", but before "and"."""
    assert best_cut(line("we met and saw the man"), 0, "en") == 2


def test_a_particle_stays_with_its_word() -> None:
    """Korean models write it apart; no line begins with it."""
    words = line("우리 프로젝트 를", 0, 120)

    assert best_cut(words, 0, "ko") == 1


def test_a_line_of_one_word_is_not_cut() -> None:
    """Nor one whose sound is no longer there."""
    assert best_cut(line("yes"), 0, "en") is None
    assert best_cut(line("yes we do"), 10_000, "en") is None
