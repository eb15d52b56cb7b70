"""Plain text, for reading and for listening."""

import pytest

from tests.transcripts.samples import caption, meeting_of
from transcripts import text
from transcripts.compose import compose
from transcripts.formats import named
from transcripts.wrapping import width

LONG = "We talk about the ramp, the rails and the door, and then we vote on all of it together."


def test_long_paragraphs_hang_under_their_beginning() -> None:
    """The times stand alone in the margin."""
    lines = text.write(compose(meeting_of([caption(LONG, 1000, 2000)]))).splitlines()

    place = next(n for n, line in enumerate(lines) if line.startswith("0:00:01"))
    assert lines[place].startswith("0:00:01  Ana: We talk")
    assert lines[place + 1].startswith("         ")
    assert max(map(width, lines)) <= text.WRAP


def test_for_listening_each_paragraph_is_one_line() -> None:
    """No times, no rules, no indents: nothing that a voice would spell out."""
    spoken = text.SPEECH.write(compose(meeting_of([caption(LONG, 1000, 2000)]))).decode()

    assert f"\nAna: {LONG}\n" in spoken
    assert "==" not in spoken
    assert "--" not in spoken
    assert not any(line.startswith(" ") for line in spoken.splitlines())


@pytest.mark.parametrize(("wrap", "longest"), [(40, 40), (0, len(LONG) + len("0:00:01  Ana: "))])
def test_lines_are_as_wide_as_somebody_reads(wrap: int, longest: int) -> None:
    """Narrow for large letters, or one line a paragraph."""
    (narrow,) = named(["txt"], wrap)
    lines = narrow.write(compose(meeting_of([caption(LONG, 1000, 2000)]))).decode().splitlines()

    assert any(line.endswith("together.") for line in lines)
    assert max(map(width, lines)) <= longest
    assert (f"Ana: {LONG}" in lines) is (wrap == 0)


def test_a_meeting_without_agenda_has_its_talk() -> None:
    """No heading speaks of an agenda that there was not."""
    spoken = text.SPEECH.write(compose(meeting_of([caption("Hi.", 0, 1)]))).decode()

    assert "\nThe talk\nAna: Hi.\n" in spoken
    assert "genda" not in spoken


def test_the_end_is_said() -> None:
    """Who listens knows that nothing is missing."""
    assert text.write(compose(meeting_of([]))).endswith("\n\nEnd of the transcript.\n")
