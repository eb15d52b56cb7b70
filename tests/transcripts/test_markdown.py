"""Markdown, as a CommonMark parser reads it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from meeting.text import clean
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import everything
from tests.transcripts.test_formats import HOSTILE
from transcripts import markdown
from transcripts.compose import compose

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"heading_open", "paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open"}


def tokens(text: str) -> list[Token]:
    """Return everything that the parser sees, inline tokens too."""
    return [part for token in READER.parse(text) for part in (token, *(token.children or []))]


def plain(text: str) -> str:
    """Return the words that a reader of the page sees."""
    return " ".join(token.content for token in tokens(text) if token.type == "text")


def test_points_are_headings_and_lists_are_lists() -> None:
    """A screen reader jumps from heading to heading."""
    found = tokens(markdown.write(compose(whole_meeting().meeting)))

    headings = [
        (token.tag, after.content)
        for token, after in pairwise(found)
        if token.type == "heading_open"
    ]
    assert headings == [
        ("h1", r"Ramps \& rails: who gets in?"),
        ("h2", "People"),
        ("h2", "Agenda"),
        ("h2", "Outside the agenda"),
        ("h2", "1. Welcome"),
        ("h2", "2. The new ramp"),
        ("h2", "Decisions"),
        ("h2", "Actions"),
        ("h2", "Not heard"),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_markup(text: str) -> None:
    """Only our own headings, paragraphs, lists, bold names and turns in italics."""
    found = tokens(markdown.write(compose(everything(text))))

    opened = {token.type for token in found if token.type.endswith("_open")}
    assert opened <= OURS | {"strong_open", "em_open"}
    assert {token.type for token in found} & {
        "html_inline",
        "html_block",
        "fence",
        "code_inline",
        "image",
        "hr",
    } == set()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=60))
def test_escaped_words_are_read_as_they_were(text: str) -> None:
    """Whatever somebody said, at the start of a paragraph, of a list item, or within."""
    words = clean(text)

    for before in ("", "- ", "1. ", "Ana: "):
        page = f"{before}{markdown.escaped(words)}"
        assert "".join(plain(page).split()) == "".join(
            f"{before.removeprefix('- ').removeprefix('1. ')}{words}".split()
        )


def test_times_and_corrections_stand_with_the_words() -> None:
    """When, who, how, and what was mended."""
    text = markdown.write(compose(whole_meeting().meeting))

    assert (
        "**Cai** (0:00:47): how steep is one in twelve Is it 1 m up for 12 m along? \\[corrected\\]"
        in text
    )
    assert "**Dee, typed** (0:01:57): I write" in text
