"""The lists at the end."""

from meeting import events as e
from meeting.final import DAY
from meeting.roles import Role
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, BO, caption, log_of, told
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


def test_what_was_mended_days_later_says_on_which_day() -> None:
    """Nobody counts a thousand hours; who only came to mend was not there."""
    log = log_of(
        [
            caption("fourteen", 1000, 2000),
            e.MeetingClosed(at=3000, by=ANA),
            e.PersonJoined(at=2 * DAY, name="Zoe", roles=(Role.SCRIBE,)),
            e.CaptionCorrected(at=2 * DAY + 61_000, by=6, caption=4, text="forty"),
            e.SpeakerCorrected(at=2 * DAY + 62_000, by=6, captions=(4,), person=BO),
        ]
    )

    document = told(log)
    lines = [line for one in outcomes(document) for line in one.lines]

    assert any(
        "At 0:01:01 on day 3, Zoe corrected the caption of 0:00:01." in line for line in lines
    )
    assert any("At 0:01:02 on day 3, Zoe corrected who spoke at 0:00:01." in line for line in lines)
    assert [one.name for one in document.people] == ["Ana", "Bo"]


def test_somebody_found_afterwards_to_have_spoken_was_there() -> None:
    """From the beginning, as far as anybody knows."""
    log = log_of(
        [
            caption("fourteen", 1000, 2000),
            e.MeetingClosed(at=3000, by=ANA),
            e.PersonAdded(at=2 * DAY, by=ANA, name="Cai"),
            e.SpeakerCorrected(at=2 * DAY, by=ANA, captions=(4,), person=6),
        ]
    )

    assert [(one.name, one.came) for one in told(log).people][-1] == ("Cai", 0)
