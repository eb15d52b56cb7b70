"""Files from other programs: the forms that people have, the broken ones, the hostile ones."""

from __future__ import annotations

import json

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from meeting.apply import replay
from meeting.wire import decode_event, encode
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import told
from tests.transcripts.test_formats import HOSTILE
from transcripts.compose import compose
from transcripts.errors import NotReadable
from transcripts.formats import FORMATS
from transcripts.reading import MOST_BYTES, read
from transcripts.recording import Recording, log_of

ZOOM = """WEBVTT

1
00:00:09.835 --> 00:00:13.995
Asha Rao: Welcome, everyone.

2
00:00:14.000 --> 00:00:15.500
Bo Lee: At 10:30, I think: yes.
"""

TEAMS = """\ufeffWEBVTT

NOTE made by a machine

5f1f-4a/32-0
00:00:09.835 --> 00:00:13.995
<v Asha Rao>Welcome &amp; hello,
everyone.</v>

5f1f-4a/33-0
00:00:14.000 --> 00:00:15.500 align:left
<v.loud Bo>No &lt;b&gt;</v> <v Cai>Yes</v>
"""

SRT = """1\r
00:00:09,835 --> 00:00:13,995\r
<i>Asha Rao: Welcome,\r
everyone.</i>\r
\r
2\r
00:00:14,000 --> 00:00:15,500\r
{\\an8}as I said: go on\r
"""

VOSK = """{"result": [{"conf": 0.9, "end": 1.5, "start": 1.0, "word": "hello"},
 {"conf": 0.8, "end": 2.0, "start": 1.6, "word": "all"}], "text": "hello all"}
{"text": ""}
{"text": "bye"}"""

JIGASI = {
    "room_name": "ramps",
    "start_time": "2026-09-21T14:13:20Z",
    "events": [
        {"event": "JOIN", "timestamp": 1_790_000_001_000, "participant": {"name": "Asha"}},
        {
            "event": "SPEECH",
            "timestamp": 1_790_000_002_500,
            "participant": {"name": "Asha", "id": "a"},
            "transcript": [{"text": "hello", "confidence": 0.9}],
            "is_interim": False,
        },
    ],
}


def lines(content: str) -> list[tuple[int, int, str, str]]:
    """Return start, end, speaker and words of everything in a file."""
    return [(one.start, one.end, one.speaker, one.text) for one in read(content.encode()).said]


def test_zooms_names_stand_before_a_colon() -> None:
    """Only the first colon after a name counts."""
    assert lines(ZOOM) == [
        (9835, 13_995, "Asha Rao", "Welcome, everyone."),
        (14_000, 15_500, "Bo Lee", "At 10:30, I think: yes."),
    ]


def test_teams_names_are_voices() -> None:
    """Two voices in one cue are two people."""
    assert lines(TEAMS) == [
        (9835, 13_995, "Asha Rao", "Welcome & hello, everyone."),
        (14_000, 15_500, "Bo", "No <b>"),
        (14_000, 15_500, "Cai", "Yes"),
    ]


def test_a_name_in_srt_counts_until_the_next_one() -> None:
    """As subtitles do it; what begins with a small letter is no name."""
    assert lines(SRT) == [
        (9835, 13_995, "Asha Rao", "Welcome, everyone."),
        (14_000, 15_500, "Asha Rao", "as I said: go on"),
    ]


def test_vosk_prints_one_result_behind_the_other() -> None:
    """A list of them is read too; what has no time stands behind what had one."""
    expected = [(1000, 2000, "", "hello all"), (2000, 2000, "", ""), (2000, 2000, "", "bye")]

    assert lines(VOSK) == expected
    assert lines(f"[{VOSK.replace('}' + chr(10) + '{', '},{')}]") == expected


def test_what_vosk_heard_so_far_is_passed_over() -> None:
    """Vosk's own examples print it between the results, also before the first one."""
    so_far = '{\n  "partial" : "hel"\n}\n'

    assert lines(so_far + VOSK.replace("\n{", f"\n{so_far}{{")) == lines(VOSK)


def test_vosks_own_program_is_read() -> None:
    """`vosk-transcriber` writes one monologue for each result, with an unknown speaker."""
    terms = [
        {"text": "hello", "start": 1.0, "end": 1.5, "confidence": 0.9, "type": "WORD"},
        {"text": "all", "start": 1.6, "end": 2.0, "confidence": 0.3, "type": "WORD"},
    ]
    unknown = {"id": "unknown", "name": None}
    monologue = {"speaker": unknown, "start": 1.0, "end": 2.0, "terms": terms}
    whole = {"schemaVersion": "2.0", "monologues": [monologue], "text": ["hello all"]}

    assert lines(json.dumps(whole)) == [(1000, 2000, "", "hello all")]
    assert [one.confidence for one in read(json.dumps(whole).encode()).said[0].words] == [0.9, 0.3]


def test_json_of_others_is_not_called_broken() -> None:
    """It is whole; it only has another form."""
    for content in ('{"events": [{"event": "SPEECH", "timestamp": "noon"}]}', '{"a": 1}', "[1]"):
        with pytest.raises(NotReadable, match="no words of Vosk or Jigasi"):
            read(content.encode())


def test_jigasi_tells_when_and_who() -> None:
    """And when the meeting began."""
    recording = read(json.dumps(JIGASI).encode())

    assert recording.opened == 1_790_000_000_000
    assert [(one.start, one.speaker, one.text) for one in recording.said] == [
        (2500, "Asha", "hello")
    ]


def test_text_of_windows_is_read() -> None:
    """UTF-16 with its mark, as some programs save it."""
    assert read(ZOOM.encode("utf-16")) == read(ZOOM.encode())


def test_two_readers_agree_with_ours() -> None:
    """On our own files: times and words are what webvtt-py and pysubs2 find."""
    document = told(whole_meeting().log)
    vtt, srt = (FORMATS[name].write(document) for name in ("vtt", "srt"))

    theirs = [(cue.voice, cue.start) for cue in webvtt.from_string(vtt.decode()).captions]
    cards = [(card.start, card.end) for card in pysubs2.SSAFile.from_string(srt.decode())]

    assert [one.speaker for one in read(vtt).said] == [voice for voice, _ in theirs]
    assert [(one.start, one.end) for one in read(srt).said] == cards


@pytest.mark.parametrize("name", ["vtt", "srt", "json"])
def test_our_own_files_come_back(name: str) -> None:
    """The same words by the same people."""
    document = told(whole_meeting().log)

    said = read(FORMATS[name].write(document)).said

    pieces = [(one.speaker, piece.text) for one in document.paragraphs for piece in one.pieces]
    assert " ".join(one.text for one in said) == " ".join(text for _, text in pieces)
    assert {one.speaker for one in said} == {speaker for speaker, _ in pieces}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"WEBVTT",
        b"a letter to a friend",
        b"\xff\xfe\x00",
        b"\xe9t\xe9",
        b"\xff" * 50,
        b"PK\x03\x04" + bytes(50),
        b"WEBVTT\n\n00:00:01.000 --> soon\nhello",
        b"1\n-->\nhello",
        b"{",
        b"[" * 100_000,
        b'{"text": 1}',
        b'{"result": [{"word": "a", "start": NaN, "end": 1}], "text": "a"}',
        b'{"result": [{"word": "a", "start": 1e999, "end": 1}], "text": "a"}',
        b'{"result": [{"word": "a", "start": -1, "end": 1}], "text": "a"}',
        b'{"events": [{"event": "SPEECH", "timestamp": ' + b"9" * 40 + b"}]}",
        b'{"events": [], "start_time": "yesterday"}',
        b'{"segments": 7}',
        b'{"other": 7}',
        b"7",
        b'{"x": ' + b"9" * 5000 + b"}",
        b" " * (MOST_BYTES + 1),
    ],
    ids=range(22),
)
def test_what_cannot_be_read_is_refused_in_plain_words(content: bytes) -> None:
    """What happened and what to do, in short sentences."""
    with pytest.raises(NotReadable) as refused:
        read(content)

    assert long_sentences([str(refused.value)]) == []


def log(recording: Recording) -> list[bytes]:
    """Return the events of the recording's meeting, as they travel and are kept."""
    events = log_of(recording, title="Ramps", language="en", opened=0, epoch="e1")
    return [encode(event) for event in events]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_only_words(text: str) -> None:
    """In every form; what comes of them can be kept, and written in every format."""
    flat = " ".join(text.split())
    whole = text.encode("utf-8", "replace").decode()
    files = (
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {flat[:50]}>{flat}".encode("utf-8", "replace"),
        f"1\n00:00:01,000 --> 00:00:02,000\nAna: {flat}".encode("utf-8", "replace"),
        json.dumps({"text": text, "result": [{"word": text, "start": 1, "end": 2}]}).encode(),
        json.dumps({"segments": [{"body": whole, "startTime": 0, "endTime": 1}]}).encode(),
    )
    for content in files:
        try:
            meeting = replay(decode_event(event) for event in log(read(content)))
        except NotReadable:
            continue
        assert all(one.write(compose(meeting)) for one in FORMATS.values())


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"WEBVTT\n{text}".encode()))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Nothing else ever happens."""
    try:
        recording = read(content)
    except NotReadable:
        return

    assert replay(map(decode_event, log(recording))).closed is not None


@pytest.mark.parametrize(
    "text", ["<v " * 60_000, "<v" + " " * 200_000, "&#" * 90_000, "{\\" * 90_000]
)
def test_no_file_takes_long(text: str) -> None:
    """Signs that open and never close are read in one go."""
    assert read(f"WEBVTT\n\n00:01.000 --> 00:02.000\nhello {text}".encode()).said


def test_a_long_text_is_several_captions() -> None:
    """No word of it is lost."""
    word = "w" * 5000
    recording = read(f"1\n00:00:01,000 --> 00:00:06,000\n{word}".encode())

    meeting = replay(map(decode_event, log(recording)))

    assert "".join(one.text for one in meeting.captions) == word
    assert [one.start for one in meeting.captions] == [1000, 3000, 5000]


def test_the_meeting_of_a_recording_is_over() -> None:
    """Everybody who spoke was there; the words came from a machine that nobody knows."""
    meeting = replay(map(decode_event, log(read(TEAMS.encode()))))

    assert [person.name for person in meeting.people.values()] == ["Asha Rao", "Bo", "Cai"]
    assert (
        compose(meeting)
        .notices[0]
        .startswith("Captions in English were made by a machine: unknown")
    )
    assert meeting.closed == 15_500
