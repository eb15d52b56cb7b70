"""Markdown, as a CommonMark parser reads it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from meeting import events as e
from meeting.roles import Role
from meeting.text import clean
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import everything, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import markdown
from transcripts.compose import compose

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ANCHOR = re.compile(r'<a id="[a-z]+\d*"></a>')
OURS = {"heading_open", "paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open"}


def tokens(text: str) -> list[Token]:
    """Return everything that the parser sees, inline tokens too."""
    return [part for token in READER.parse(text) for part in (token, *(token.children or []))]


def plain(text: str) -> str:
    """Return the words that a reader of the page sees."""
    return " ".join(token.content for token in tokens(text) if token.type == "text")


def test_points_are_headings_and_lists_are_lists() -> None:
    """A screen reader jumps from heading to heading."""
    found = tokens(markdown.write(told(whole_meeting().log)))

    headings = [
        (token.tag, ANCHOR.sub("", after.content))
        for token, after in pairwise(found)
        if token.type == "heading_open"
    ]
    assert headings == [
        ("h1", r"Ramps \& rails: who gets in?"),
        ("h2", "People"),
        ("h2", "Agenda"),
        ("h2", "Contents"),
        ("h2", "What was said and done"),
        ("h3", "Outside the agenda"),
        ("h3", "1. Welcome"),
        ("h3", "2. The new ramp"),
        ("h2", "Decisions"),
        ("h2", "Actions"),
        ("h2", "Notes"),
        ("h2", "Open questions"),
        ("h2", "Answered questions"),
        ("h2", "Polls"),
        ("h2", "Links"),
        ("h2", "Not heard"),
        ("h2", "Corrections"),
        ("h2", "Corrected speakers"),
        ("h2", "Who spoke"),
        ("h2", "What hosts did"),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_markup(text: str) -> None:
    """Only our own headings, paragraphs, lists, bold names, turns in italics, links and anchors."""
    found = tokens(markdown.write(everything(text)))

    opened = {token.type for token in found if token.type.endswith("_open")}
    assert opened <= OURS | {"strong_open", "em_open", "link_open"}
    links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
    assert [link for link in links if not re.fullmatch(r"#[a-z]+\d*", link)] == []
    html = {token.content for token in found if token.type == "html_inline"}
    assert [tag for tag in html if not re.fullmatch(r'<a id="[a-z]+\d*">|</a>', tag)] == []
    assert {token.type for token in found} & {
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
        "**Cai** (0:00:47): how steep is 1 in 12 \\[corrected\\] "
        "Is it 1 m up for 12 m along? \\[corrected\\]" in text
    )
    assert "**Dee, typed** (0:01:57): I write" in text


def test_every_link_leads_somewhere() -> None:
    """The contents link to headings; the number of a paragraph never changes."""
    text = markdown.write(told(whole_meeting().log))

    anchors = re.findall(r'<a id="([a-z]+\d*)"></a>', text)
    links = re.findall(r"\]\(#([a-z]+\d*)\)", text)
    assert len(set(anchors)) == len(anchors)
    assert [link for link in links if link not in anchors] == []
    assert '<a id="p38"></a>**Cai**' in text


def test_a_long_list_is_folded() -> None:
    """Beyond 30 names; a program that folds nothing shows the list."""
    crowd = [e.PersonJoined(name=f"P{n}", roles=(Role.PARTICIPANT,)) for n in range(40)]

    text = markdown.write(compose(meeting_of(crowd)))

    assert "\n<details><summary>People, 42 in all</summary>\n\n- Ana" in text
    assert "\n</details>\n" in text


def test_planned_and_real_time_stand_under_each_point() -> None:
    """A reader sees where the time went."""
    text = markdown.write(compose(whole_meeting().meeting))

    assert (
        "2. The new ramp\n\n10 minutes planned, 2 minutes used. From 0:00:40 to 0:02:10.\n" in text
    )
