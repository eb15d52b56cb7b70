"""The skeleton of an Easy Read page."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from meeting import events as e
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, log_of, told
from transcripts.easy_read import NOTHING, SKELETON, TOO_LONG, ideas, write


def lines(*events: e.Event) -> list[str]:
    """Return the lines that stand beside a picture."""
    found = re.findall(r"<li>(.*?)</li>", write(told(log_of(events))))
    assert all(line.startswith('<span class="picture"></span>') for line in found)
    return [unescape(re.sub(r"<.*?>", "", line)) for line in found]


def test_each_idea_has_a_line_and_room_for_a_picture() -> None:
    """Decisions first, then who does what by when."""
    assert lines(
        e.ActionRecorded(by=ANA, who="Bo", what="ask the builder; tell Cai", due="Friday"),
        e.DecisionRecorded(by=ANA, text="The ramp is built. It is at 1:20."),
    ) == [
        "The ramp is built.",
        "It is at 1:20.",
        "Bo will do this:",
        "ask the builder;",
        "tell Cai",
        "By when: Friday",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("One idea", ["One idea"]),
        ("At 1:20. Yes! No? So…  on", ["At 1:20.", "Yes!", "No?", "So…", "on"]),
        ("경사로를 만듭니다。 좋습니다。", ["경사로를 만듭니다。", "좋습니다。"]),
        (" ".join("w" * 16), [f"{' '.join('w' * 16)} {TOO_LONG}"]),
    ],
)
def test_ideas_keep_their_words(text: str, told: list[str]) -> None:
    """A long one is marked, and not cut: that takes a person."""
    assert list(ideas(text)) == told


def test_a_meeting_that_decided_nothing_has_a_page_that_says_so() -> None:
    """Nothing is made up to fill it."""
    page = write(told(log_of([])))

    assert NOTHING in page
    assert "<ul>" not in page


def test_it_says_that_a_person_must_finish_it() -> None:
    """In plain words."""
    assert SKELETON in write(told(whole_meeting().log))
    assert long_sentences([SKELETON, NOTHING, TOO_LONG]) == []


def test_every_element_is_closed_and_the_headings_are_in_order() -> None:
    """So that it reads well everywhere, also before a person has touched it."""

    class Look(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []
            self.headings: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser's
            if tag != "meta":
                self.open.append(tag)
            if tag in ("h1", "h2", "h3"):
                self.headings.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    look = Look()
    look.feed(write(told(whole_meeting().log)))

    assert look.open == []
    assert look.headings == ["h1", "h2", "h2"]


@pytest.mark.parametrize(("language", "written"), [("en-GB", "en-GB"), ("no such", "en")])
def test_the_page_says_its_language_as_browsers_know_it(language: str, written: str) -> None:
    """As the page of the transcript does: a screen reader chooses its voice by that."""
    assert f'<html lang="{written}">' in write(told(log_of((), language=language)))
