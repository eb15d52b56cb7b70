"""Words in are words out, in every format, as programs read them that are not ours."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import html5lib
import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.transcripts.samples import ANA, BO, caption, meeting_of
from transcripts.compose import compose
from transcripts.formats import FORMATS

Reader = Callable[[bytes], str]


def _vtt(written: bytes) -> str:
    cues = webvtt.from_string(written.decode()).captions
    text = " ".join(cue.text for cue in cues)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _srt(written: bytes) -> str:
    cards = pysubs2.SSAFile.from_string(written.decode(), format_="srt")
    return " ".join(card.text.replace(r"\N", " ") for card in cards)


def _markdown(written: bytes) -> str:
    tokens = MarkdownIt("commonmark").parse(written.decode())
    return " ".join(
        part.content
        for token in tokens
        for part in token.children or []
        if part.type == "text"
    )  # fmt: skip


def _html(written: bytes) -> str:
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(written.decode())
    return "".join(page.itertext())


def _docx(written: bytes) -> str:
    return " ".join(block.text for block in docx.Document(BytesIO(written)).paragraphs)


def _ttml(written: bytes) -> str:
    return "".join(ET.fromstring(written).itertext())  # noqa: S314 - our own file


def _json(written: bytes) -> str:
    return " ".join(segment["body"] for segment in json.loads(written)["segments"])


def _jsonl(written: bytes) -> str:
    things = [json.loads(line) for line in written.decode().splitlines()]
    return " ".join(piece["text"] for one in things for piece in one.get("pieces", ()))


READERS: Mapping[str, Reader] = {
    "vtt": _vtt, "md": _markdown, "txt": bytes.decode, "speech": bytes.decode, "srt": _srt,
    "html": _html, "docx": _docx, "ttml": _ttml, "rrsagent": bytes.decode, "json": _json,
    "jsonl": _jsonl,
}  # fmt: skip
"""How each format is read; CSV holds turns and no words."""

sentences = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>{}\\"), min_size=1)
    .filter(lambda word: not word.startswith("[corrected")),
    min_size=1,
    max_size=12,
).map(" ".join)  # fmt: skip
"""Words of any script; SRT has no way to show angle and curly brackets, nor a backslash."""


def test_every_format_is_read() -> None:
    """Who adds a format adds its reader here."""
    assert set(READERS) == set(FORMATS) - {"csv", "times", "easyread", "summary"}


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=30)
@given(said=st.lists(sentences, max_size=6))
def test_words_in_are_words_out(name: str, said: list[str]) -> None:
    """All of them, in their order, whoever speaks."""
    meeting = meeting_of(
        caption(text, n * 9000, n * 9000 + 3000, speaker=(ANA, BO)[n % 2])
        for n, text in enumerate(said)
    )
    document = compose(meeting)

    read = "".join(READERS[name](FORMATS[name].write(document)).split())

    place = 0
    for piece in (piece for one in document.paragraphs for piece in one.pieces):
        words = "".join(piece.text.split())
        assert words in read[place:]
        place = read.index(words, place) + len(words)
