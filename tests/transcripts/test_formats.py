"""Every format: the same content, harmless whatever is in it, the same bytes each time."""

import re
import unicodedata
from io import BytesIO

import docx
import pytest
from msgspec import inspect

from meeting import events as e
from meeting.wire import decode_event, encode
from tests import golden_text
from tests.figures import Figure
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import (
    every_kind,
    everything,
    everywhere,
    holds_text,
    meeting_of,
    told,
)
from transcripts import phrases
from transcripts.compose import compose
from transcripts.errors import TranscriptError, UnknownFormat
from transcripts.formats import FORMATS, USUAL, named

HOSTILE = [
    "--> 00:00:01.000",
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "a | b || c",
    "``` `code` **bold** _it_ [x](y) ![z](w) # h",
    "<v Host>I agree</v>",
    "NOTE\n\nWEBVTT\n\n1\n00:00:00.000 --> 00:00:09.000\nforged",
    "a\x00b\x1b[2J\x07\x9b31m",
    "\u202eevil\u2066\u2069\u200f",
    "\ud800 lone",
    "&lt;b&gt; &amp; &#60;",
    "{\\an8}{\\i1}top",
    "1. one\n- two\n# three\n=== \n> four",
    "=cmd()+1",
    "\u2028\u2029\x85\ufffe\ue000",
    "w" * 100_000,
    "자막 " * 2000,
]


def readable(name: str, written: bytes) -> str:
    """Return a file as text: as it is, or, for DOCX, a line for each paragraph with its style."""
    if name != "docx":
        return written.decode("utf-8-sig")
    blocks = docx.Document(BytesIO(written)).paragraphs
    return "".join(f"[{block.style and block.style.name}] {block.text}\n" for block in blocks)


formats = pytest.mark.parametrize("name", FORMATS)


@formats
def test_the_story_reads_like_this(name: str) -> None:
    """The golden files hold the whole story in every format."""
    text = readable(name, FORMATS[name].write(told(whole_meeting().log)))

    ending = FORMATS[name].ending
    golden_text.check(f"transcript.{ending}{'.txt' * (name == 'docx')}", text)


@formats
def test_two_machines_write_the_same_bytes(name: str) -> None:
    """A document is a function of the log; nothing of this machine or moment is in it."""
    play = whole_meeting()
    copy = [decode_event(encode(event)) for event in play.log]

    assert FORMATS[name].write(told(copy)) == FORMATS[name].write(told(play.log))


def signs_that_act(text: str) -> set[str]:
    """Return the controls and format signs in a text, but for line feeds and joiners."""
    allowed = {"\n", "\u200c", "\u200d"}
    acting = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {one for one in set(text) - allowed if unicodedata.category(one) in acting}


def test_nothing_that_acts_reaches_a_file(figure: Figure) -> None:
    """No control or format sign but line feeds, and it is valid UTF-8: in every format."""
    written = {
        (name, number): readable(name, FORMATS[name].write(everything(text)))
        for name in FORMATS
        for number, text in enumerate(HOSTILE)
    }

    found = {place: signs for place, text in written.items() if (signs := signs_that_act(text))}

    figure(
        "P18", f"{len(HOSTILE)} hostile meetings in {len(FORMATS)} formats: "
        f"{len(found)} of {len(written)} files with a sign that acts",
    )  # fmt: skip
    assert found == {}
    assert [place for place, text in written.items() if text and not text.endswith("\n")] == []


LONG = 10_000
"""Characters from which a text in every field makes files that say nothing more."""


@pytest.mark.parametrize("number", [at for at, text in enumerate(HOSTILE) if len(text) < LONG])
def test_no_field_of_any_event_lets_anything_through(number: int) -> None:
    """Every text of every kind of event, with each hostile text in its place, in every format."""
    document = everywhere(HOSTILE[number])

    found = {
        name: signs
        for name, one in FORMATS.items()
        if (signs := signs_that_act(readable(name, one.write(document))))
    }

    assert found == {}


def test_every_kind_of_event_with_words_is_looked_at() -> None:
    """So that the test above reaches every field that somebody can write into."""
    with_words = {kind for kind in e.Event.__subclasses__() if holds_text(inspect.type_info(kind))}

    assert with_words - {type(event) for event in every_kind()} == set()
    assert len(with_words) > 30


WITH_A_PART = ("srt", "csv", "times", "easyread", "summary")
"""Formats that hold a part of the meeting: speech, turns, or what came of it."""


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in WITH_A_PART])
def test_every_format_holds_all_that_was_said_and_done(name: str) -> None:
    """Speech, chat, turns, outcomes and who was not heard; SRT has speech only, CSV turns only."""
    written = FORMATS[name].write(told(whole_meeting().log))
    plain = re.sub(r"\\(.)|<[a-z/][^>]*>", r"\1", readable(name, written))
    flat = " ".join(plain.split())

    for words in (
        "can everybody read this",
        "about who can use it",
        "1:12 is the limit",
        "12 m along?",
        "Hello from the train",
        "the slope",
        "The ramp is built at 1:20.",
        "ask the builder",
        "Friday",
        "the door",
        "Asha Rao",
        "The budget",
        "made by a machine: vosk small en",
        "is it one metre up for each twelve metres along",
        "she has to go soon",
        "time is up",
        "scribe",
    ):
        assert words in flat


def test_no_document_is_too_empty_to_write() -> None:
    """A meeting in which nothing happened has its files too."""
    document = compose(meeting_of([]))

    assert [name for name, one in FORMATS.items() if one.write(document).strip() == b""] == ["srt"]


def test_what_is_usual_can_be_had() -> None:
    """WebVTT, Markdown and plain text are what everybody gets."""
    assert [one.ending for one in named(USUAL)] == ["vtt", "md", "txt"]


def test_formats_are_found_by_their_names_once_each() -> None:
    """Spaces and capitals do not matter, and a name said twice makes one file."""
    assert [one.name for one in named([" VTT", "md", "vtt"])] == ["vtt", "md"]


@pytest.mark.parametrize("name", ["pdf", "", "../vtt"])
def test_an_unknown_format_is_refused_with_the_choice(name: str) -> None:
    """The answer tells what can be had."""
    with pytest.raises(UnknownFormat, match=r"Choose from vtt, md, txt") as refused:
        named([name])

    assert isinstance(refused.value, TranscriptError)
    assert long_sentences([str(refused.value)]) == []


def test_every_format_has_its_own_name_and_ending() -> None:
    """One save never writes two formats into one file."""
    assert len({one.ending for one in FORMATS.values()}) == len(FORMATS)
    assert [one.name for one in FORMATS.values()] == list(FORMATS)


def test_our_own_sentences_are_plain() -> None:
    """15 words or fewer in each sentence that the documents add."""
    document = compose(whole_meeting().meeting)

    ours = [*phrases.head(document), *map(phrases.plan, document.agenda), phrases.END]
    ours += map(phrases.waiting, document.waiting)
    assert long_sentences(ours) == []


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        (0, "1 January 1970, 00:00 UTC."),
        (10**30, "The day is not known."),
        (-(10**30), "The day is not known."),
    ],
)
def test_a_day_that_no_calendar_has_is_said_to_be_unknown(utc: int, said: str) -> None:
    """A log from elsewhere cannot make a save fail."""
    meeting = meeting_of([])
    document = compose(type(meeting)(title="x", utc=utc))

    assert phrases.when(document).startswith(said)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", phrases.day(document.opened))
