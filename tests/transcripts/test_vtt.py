"""WebVTT, as programs read it that are not ours."""

import re

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from meeting import events as e
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, BO, caption, everything, meeting_of
from tests.transcripts.test_formats import HOSTILE
from transcripts import vtt
from transcripts.compose import compose


def read(text: str) -> list[webvtt.Caption]:
    """Return the cues as webvtt-py reads them."""
    return webvtt.from_string(text).captions


def written(*captions: e.CaptionAdded) -> str:
    """Return a meeting with these captions as WebVTT."""
    return vtt.write(compose(meeting_of(captions)))


def test_every_cue_has_its_time_its_number_and_its_speaker() -> None:
    """What a player needs, and what a reader needs to find the caption again."""
    cues = read(vtt.write(compose(whole_meeting().meeting)))

    assert [(cue.identifier, cue.start, cue.end, cue.voice) for cue in cues] == [
        ("18", "00:00:16.000", "00:00:18.000", "Speaker"),
        ("21", "00:00:20.500", "00:00:21.700", "Asha Rao"),
        ("22", "00:00:22.195", "00:00:26.200", "Asha Rao"),
        ("24", "00:00:26.896", "00:00:30.900", "Asha Rao"),
        ("38", "00:00:47.398", "00:00:49.900", "Cai"),
        ("39", "00:00:50.400", "00:00:54.400", "Cai"),
        ("44", "00:01:57.900", "00:02:00.480", "Dee"),
        ("85", "00:02:31.900", "00:02:33.900", "Asha Rao"),
    ]


def test_two_readers_agree() -> None:
    """A subtitle editor finds the same cues at the same times."""
    text = vtt.write(compose(whole_meeting().meeting))

    ours = [(cue.start_in_seconds, cue.end_in_seconds) for cue in read(text)]
    theirs = [
        (line.start // 1000, line.end // 1000)
        for line in pysubs2.SSAFile.from_string(text, format_="vtt")
    ]

    assert theirs == ours


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_a_cue_a_voice_or_a_note(text: str) -> None:
    """Four captions make cues with four numbers, whatever is in them."""
    cues = read(vtt.write(everything(text)))

    numbers = {str(cue.identifier).split("-")[0] for cue in cues}
    assert numbers <= {"10", "11", "13", "14"}
    assert len({cue.voice for cue in cues}) <= 1
    assert all(
        "<" not in cue.text and "-->" not in cue.text for cue in cues if "&" not in cue.raw_text
    )


@given(
    st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=60), max_size=5)
)
def test_words_in_are_words_out(texts: list[str]) -> None:
    """What webvtt-py reads are the words that were said."""
    captions = [caption(text, n * 2000, n * 2000 + 1500) for n, text in enumerate(texts)]
    meeting = meeting_of(captions)

    cues = read(vtt.write(compose(meeting)))

    said = "".join(unescaped(cue.text) for cue in cues)
    assert "".join(said.split()) == "".join(
        "".join(piece.text.split())
        for paragraph in compose(meeting).paragraphs
        for piece in paragraph.pieces
    )


def unescaped(text: str) -> str:
    """Return the text as a player shows it; webvtt-py leaves references as they are."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_signs_of_the_format_are_escaped() -> None:
    """A player shows them; none of them acts."""
    text = written(caption("a & b <i>c</i> --> d", 0, 1000))

    assert "<v Ana>a &amp; b &lt;i&gt;c&lt;/i&gt; --&gt; d\n" in text


def test_a_name_cannot_end_its_tag() -> None:
    """A voice is a name and nothing else."""
    meeting = meeting_of([e.PersonRenamed(person=ANA, name="A > <b>& Host"), caption("Hi.", 0, 1)])

    assert "\n<v A  b&amp; Host>Hi.\n" in vtt.write(compose(meeting))


def test_a_name_of_brackets_is_a_speaker() -> None:
    """Every cue has a voice."""
    meeting = meeting_of([e.PersonRenamed(person=ANA, name="<>"), caption("Hi.", 0, 1)])

    assert "\n<v Speaker>Hi.\n" in vtt.write(compose(meeting))


def test_another_language_is_marked() -> None:
    """A screen reader changes its voice where the language changes."""
    text = written(caption("Hello.", 0, 1000), caption("안녕하세요.", 1000, 2000, language="ko-KR"))

    assert "<v Ana>Hello.\n" in text
    assert "<v Ana><lang ko-KR>안녕하세요.</lang>\n" in text


def test_a_language_that_is_none_is_no_tag() -> None:
    """What a log of another program calls a language cannot break out of the tag."""
    assert "<lang" not in written(caption("Hi.", 0, 1000, language="x><b"))


def test_hours_are_always_written() -> None:
    """Readers that do not know the short form read it too; 100 hours and more stay in order."""
    text = written(caption("Late.", 400_000_000, 400_001_000, BO))

    assert "111:06:40.000 --> 111:06:41.000" in text


def test_the_notes_tell_the_source_and_what_else_happened() -> None:
    """The engine, that it is a machine, corrections, turns, chat, decisions."""
    text = vtt.write(compose(whole_meeting().meeting))

    notes = [block for block in text.split("\n\n") if block.startswith("NOTE")]
    assert "Captions in English were made by a machine: vosk small en." in notes[0]
    assert "NOTE\nCaption 38 was corrected by Asha Rao.\nCaption 39 was corrected by Dee." in notes
    assert "NOTE\nBo in the chat: Hello from the train" in notes
    assert not re.search(r"-->", "".join(notes))
