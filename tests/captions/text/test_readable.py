"""Readable text: capitals and full stops by language, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.text.readable import Readable


def _final(language: str, text: str, *, paused: bool = True) -> str:
    return " ".join(Readable(language).final(text.split(), paused=paused))


@pytest.mark.parametrize(
    ("language", "heard", "read"),
    [
        ("en", "good morning", "Good morning."),
        ("en", "i think i'm next", "I think I'm next."),
        ("en", "is it in iceland", "Is it in iceland."),
        ("en", "What time is it?", "What time is it?"),
        ("en", "so we go on,", "So we go on."),
        ("de", "guten tag", "Guten tag."),
        ("tr", "iyi günler", "İyi günler."),
        ("ko", "안녕 하세요", "안녕 하세요"),
        ("ko-KR", "이 (천) [10] 팔 년", "이 천 10 팔 년"),
        ("hi", "नमस्ते", "नमस्ते।"),
        ("ru", "добрый день", "Добрый день."),
    ],
)
def test_a_finished_line_reads_like_a_sentence(language: str, heard: str, read: str) -> None:
    """By the rules of its language; a mark that is there stays."""
    assert _final(language, heard) == read


def test_a_line_without_a_pause_is_no_whole_sentence() -> None:
    """It gets no full stop, loses one that the engine guessed, and the next goes on small."""
    readable = Readable("en")

    first = readable.final(["So", "I", "ask."], paused=False)
    second = readable.final(["What", "you", "can", "do."], paused=True)
    third = readable.final(["thanks"], paused=True)

    assert [first, second, third] == [
        ["So", "I", "ask"],
        ["what", "you", "can", "do."],
        ["Thanks."],
    ]


def test_a_name_keeps_its_capital_after_a_cut() -> None:
    """Only words that can be no names are made small."""
    readable = Readable("en")
    readable.final(["and"], paused=False)

    assert readable.partial(["Mina", "said"]) == ["Mina", "said"]


def test_a_growing_line_has_a_capital_and_no_full_stop() -> None:
    """The reader sees at once where a sentence begins."""
    assert Readable("en").partial(["good", "morning"]) == ["Good", "morning"]


@given(
    language=st.sampled_from(["en", "ko", "de", "tr", "hi"]),
    words=st.lists(st.text("aiIßéñ가나कख'", min_size=1, max_size=5), min_size=1, max_size=6),
    paused=st.booleans(),
)
def test_no_word_comes_or_goes(language: str, words: list[str], *, paused: bool) -> None:
    """Only marks and capitals change."""
    readable = Readable(language).final(words, paused=paused)

    assert len(readable) == len(words)
    assert [_bare(word) for word in readable] == [_bare(word) for word in words]


def _bare(word: str) -> str:
    return "".join(sign for sign in word.casefold().replace("i̇", "i") if sign.isalnum())


@pytest.mark.parametrize(
    ("language", "heard", "read"),
    [
        ("ko", "프로젝트 를 사용 합니다", "프로젝트를 사용합니다"),
        ("ko", "이 도구 는", "이 도구는"),
        ("ko", "이 만 원", "이 만 원"),
        ("en", "를 stays apart", "를 stays apart"),
    ],
)
def test_parts_of_korean_words_are_joined(language: str, heard: str, read: str) -> None:
    """As people write them; what may be a word of its own stays apart."""
    assert Readable(language).text(heard.split()) == read


@given(
    words=st.lists(st.sampled_from(["를", "합니다", "도구", "이"]), max_size=6),
    at=st.integers(0, 6),
)
def test_the_text_of_the_first_words_begins_the_text(words: list[str], at: int) -> None:
    """So that stable words can be counted in characters."""
    readable = Readable("ko")

    assert readable.text(words).startswith(readable.text(words[:at]))
