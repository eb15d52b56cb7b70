"""The lists at the end."""

from meeting import events as e
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import log_of, told
from transcripts.outcome import contents, outcomes


def test_the_story_has_every_list() -> None:
    """Decisions, actions, who was not heard, what was corrected, what was moved."""
    found = [(one.title, len(one.lines)) for one in outcomes(told(whole_meeting().log))]

    assert found == [
        ("Decisions", 1), ("Actions", 1), ("Notes", 1), ("Open questions", 1),
        ("Answered questions", 1), ("Polls", 1), ("Links", 1), ("Not heard", 3), ("Corrections", 3),
        ("Corrected speakers", 1), ("Who spoke", 6), ("What hosts did", 23),
    ]  # fmt: skip


def test_a_list_of_nothing_is_no_list() -> None:
    """Nobody has to listen to empty headings."""
    assert list(outcomes(told(log_of([])))) == []


def test_actions_stand_together_by_person() -> None:
    """Each finds their own in one place, in the order they came."""
    log = log_of(
        e.ActionRecorded(who=who, what=what)
        for who, what in (("Bo", "ring"), ("ana", "write"), ("Bo", "ask"))
    )

    (actions,) = outcomes(told(log))

    assert actions.lines == ("ana will write.", "Bo will ring.", "Bo will ask.")


def test_contents_name_sections_and_lists() -> None:
    """In the order of the page."""
    titles = [title for _, title in contents(told(whole_meeting().log))]

    assert titles[:3] == ["Outside the agenda", "1. Welcome", "2. The new ramp"]
    assert titles[3:] == [one.title for one in outcomes(told(whole_meeting().log))]


def test_our_own_sentences_are_plain() -> None:
    """15 words or fewer; what people wrote is theirs."""
    lines = [
        line for one in outcomes(told(whole_meeting().log)) for line in one.lines
        if one.anchor != "corrections"
    ]  # fmt: skip

    assert long_sentences(lines) == []
