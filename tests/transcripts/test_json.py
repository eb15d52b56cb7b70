"""JSON and JSON lines, as any program reads them."""

import json

from msgspec.structs import replace

from meeting.values import Mended, Origin
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import caption, log_of, told
from transcripts import json as one_object
from transcripts import jsonl
from transcripts.compose import compose
from transcripts.outcome import outcomes


def test_segments_are_the_podcast_namespaces() -> None:
    """Version, speaker, seconds and body, and nothing else."""
    data = json.loads(one_object.write(compose(whole_meeting().meeting)))

    assert data["version"] == "1.0.0"
    assert data["segments"][0] == {
        "speaker": "Speaker",
        "startTime": 16.0,
        "endTime": 18.0,
        "body": "can everybody read this",
    }
    assert len(data["segments"]) == 8


def test_the_rest_stands_under_our_key() -> None:
    """Where each caption is from, and all that is no speech."""
    ours = json.loads(one_object.write(compose(whole_meeting().meeting)))["handrail"]

    assert ours["captions"][5] == {
        "id": 39, "language": "en", "typed": False, "correctedBy": "Dee", "terms": [],
    }  # fmt: skip
    assert ours["entries"][0]["type"] == "TurnLine"
    assert ours["notHeard"][0]["who"] == "Bo"
    assert ours["day"] == "2026-09-21"


def test_a_term_says_what_was_heard_and_where_it_comes_from() -> None:
    """Its text is cleaned; pages list it at the end."""
    mended = (Mended("romp\x1b", "ramp", Origin.CORRECTION),)
    document = told(log_of([replace(caption("We need a ramp.", 0, 900), mended=mended)]))

    ours = json.loads(one_object.write(document))["handrail"]

    assert ours["captions"][0]["terms"] == [
        {"heard": "romp", "written": "ramp", "origin": "correction"}
    ]
    (listed,) = (one for one in outcomes(document) if one.anchor == "terms")
    assert listed.lines == ("At 0:00:00. From a correction. Written: ramp. Heard: romp.",)


def test_every_line_is_one_object_with_its_type() -> None:
    """So that `grep` and `jq` do the rest."""
    lines = [json.loads(line) for line in jsonl.write(told(whole_meeting().log)).splitlines()]

    assert lines[0]["type"] == "Meeting"
    assert list(dict.fromkeys(line["type"] for line in lines)) == [
        "Meeting",
        "Attendee",
        "Point",
        "Paragraph",
        "TurnLine",
        "ChatLine",
        "Decision",
        "Action",
        "Waiting",
        "Correction",
        "Respoken",
        "Spoken",
        "Move",
    ]
