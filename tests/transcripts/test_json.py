"""JSON and JSON lines, as any program reads them."""

import json

from tests.meeting.story import whole_meeting
from tests.transcripts.samples import told
from transcripts import json as one_object
from transcripts import jsonl
from transcripts.compose import compose


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

    assert ours["captions"][5] == {"id": 39, "language": "en", "typed": False, "correctedBy": "Dee"}
    assert ours["entries"][0]["type"] == "TurnLine"
    assert ours["notHeard"][0]["who"] == "Bo"
    assert ours["day"] == "2026-09-21"


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
