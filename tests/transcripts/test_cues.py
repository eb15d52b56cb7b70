"""Cues: short, in order, long enough to read, and with every word once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting import events as e
from tests.transcripts.samples import ANA, BO, caption, meeting_of, spoken
from transcripts.compose import compose
from transcripts.cues import SHORTEST, Cue, cues
from transcripts.wrapping import width

SENTENCE = (
    "We talk about the ramp, the rails and the door, and then we vote on all of it together. "
)


def made(*captions: e.CaptionAdded, most: int = 65, label: bool = False) -> list[Cue]:
    """Return the cues of a meeting with these captions."""
    return cues(compose(meeting_of(captions)), most, label=label)


texts = st.lists(
    st.text(st.characters(categories=["L", "Nd", "P"]), min_size=1, max_size=90),
    min_size=1,
    max_size=40,
).map(" ".join)
captions = st.lists(
    st.builds(
        caption,
        texts,
        start=st.integers(0, 20_000),
        end=st.none(),
        speaker=st.sampled_from([0, ANA, BO]),
    )
    | st.builds(
        lambda text, start, length, speaker: spoken(text, start, start + length, speaker=speaker),
        texts,
        st.integers(0, 20_000),
        st.integers(0, 9000),
        st.sampled_from([0, ANA, BO]),
    ),
    max_size=8,
)


@pytest.mark.parametrize("label", [True, False])
@given(given_=captions, most=st.sampled_from([32, 65]))
def test_every_cue_is_as_players_want_it(
    given_: list[e.CaptionAdded], most: int, *, label: bool
) -> None:
    """At most two lines that fit; sorted; the end after the start."""
    found = made(*given_, most=most, label=label)

    assert [cue.start for cue in found] == sorted(cue.start for cue in found)
    for cue in found:
        assert cue.end > cue.start
        assert 1 <= len(cue.lines) <= 2
        assert max(map(width, cue.lines)) <= most
        assert all(cue.lines)


@given(captions)
def test_words_in_are_words_out(given_: list[e.CaptionAdded]) -> None:
    """No word is lost, doubled or moved within its caption."""
    parts: dict[str, str] = {}
    for cue in sorted(made(*given_), key=lambda cue: [int(n) for n in cue.id.split("-")]):
        number = cue.id.split("-")[0]
        parts[number] = parts.get(number, "") + "".join(cue.lines).replace(" ", "")

    meeting = meeting_of(given_)
    assert parts == {
        str(piece.id): piece.text.replace(" ", "")
        for paragraph in compose(meeting).paragraphs
        for piece in paragraph.pieces
    }


@given(captions)
def test_cues_overlap_only_where_they_begin_together(given_: list[e.CaptionAdded]) -> None:
    """One is shown after the other, unless the first could not be read in the time it had."""
    found = made(*given_)

    for first, second in pairwise(found):
        assert first.end <= second.start or second.start - first.start < SHORTEST


def test_a_short_caption_is_one_cue_at_its_own_time() -> None:
    """Nothing is done to what needs nothing."""
    assert made(caption("We begin.", 500, 2500)) == [
        Cue(id="4", start=500, end=2500, speaker="Ana", language="en", lines=("We begin.",))
    ]


def test_a_flash_stays_long_enough_to_read() -> None:
    """A second at least, if the next leaves it."""
    found = made(caption("Yes.", 0, 200), caption("No.", 5000, 5100), caption("Oh.", 5600, 5700))

    assert [(cue.start, cue.end) for cue in found] == [(0, 1000), (5000, 5600), (5600, 6600)]


def test_a_long_caption_is_cut_at_phrase_ends_by_its_word_times() -> None:
    """Each part is shown while its words are spoken."""
    found = made(spoken(SENTENCE * 3, 0, 57_000))

    assert [(cue.id, cue.start, cue.end) for cue in found] == [
        ("4", 0, 19_000),
        ("4-2", 19_000, 38_000),
        ("4-3", 38_000, 57_000),
    ]
    assert [cue.lines for cue in found] == [
        (
            "We talk about the ramp, the rails and the door,",
            "and then we vote on all of it together.",
        )
    ] * 3


def test_a_pause_is_a_place_to_cut() -> None:
    """Without full stops, the longest breath is where the sense divides."""
    words = spoken(" ".join(["word"] * 40), 0, 40_000).words
    later = tuple(
        type(word)(word.text, word.start + 2000 * (n > 20), word.end + 2000 * (n > 20))
        for n, word in enumerate(words)
    )

    found = made(caption(" ".join(["word"] * 40), 0, 42_000, words=later))

    assert [(cue.start, cue.end) for cue in found] == [(0, 21_000), (23_000, 42_000)]


def test_without_word_times_each_part_gets_its_share() -> None:
    """A corrected caption has other words than those that were timed."""
    found = made(caption(SENTENCE * 2, 1000, 11_000))

    assert [(cue.start, cue.end) for cue in found] == [(1000, 6000), (6000, 11_000)]


def test_typed_words_stay_as_long_as_they_take_to_read() -> None:
    """What was written in one moment was not spoken in one."""
    found = made(caption(SENTENCE * 2, 1000))

    assert [cue.end - cue.start for cue in found] == [5250, 5250]


def test_typed_words_make_room_for_the_next() -> None:
    """Up to the next caption, so that nothing overlaps."""
    found = made(caption("I typed these words in my turn.", 1000), caption("Thanks.", 2500, 4000))

    assert [(cue.start, cue.end) for cue in found] == [(1000, 2500), (2500, 4000)]


def test_two_people_at_once_are_both_shown() -> None:
    """What would be cut to less than a second is shown together instead."""
    found = made(caption("I say", 0, 3000), caption("No, I", 400, 3000, BO))

    assert [(cue.start, cue.end) for cue in found] == [(0, 3000), (400, 3000)]


def test_two_languages_do_not_cut_each_other() -> None:
    """Captions in Korean run beside captions in English."""
    found = made(
        caption("Hello, all.", 0, 3000), caption("여러분, 안녕하세요.", 2000, 5000, language="ko")
    )

    assert [(cue.start, cue.end) for cue in found] == [(0, 3000), (2000, 5000)]


def test_a_name_stands_where_the_speaker_changes() -> None:
    """For formats that cannot say it otherwise."""
    found = made(
        caption("One.", 0, 1000),
        caption("Two.", 1000, 2000),
        caption("Three.", 2000, 3000, BO),
        label=True,
    )

    assert [cue.lines for cue in found] == [("Ana: One.",), ("Two.",), ("Bo: Three.",)]
