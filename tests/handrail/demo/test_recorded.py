"""The plan for somebody else's recording."""

from __future__ import annotations

from pathlib import Path

from handrail.demo.recorded import AFTER, CUES, LONG, recorded_plan

TALK = Path("talks/monday.flac")


def test_the_meeting_is_named_after_the_recording() -> None:
    """And is in its language."""
    plan = recorded_plan(TALK, "ko", 60_000)

    assert (plan.title, plan.language) == ("A recording: monday", "ko")


def test_people_wait_with_the_rest_until_the_recording_is_over() -> None:
    """What they do at the end comes after its length."""
    plan = recorded_plan(TALK, "ko", 60_000)

    assert [cue.at for cue in plan.cue] == [
        *(cue.at for cue in CUES),
        *(cue.at + 60_000 for cue in AFTER),
    ]


def test_in_a_short_recording_people_do_less() -> None:
    """Nobody interrupts what is over."""
    plan = recorded_plan(TALK, "ko", 7_000)

    during = [cue for cue in plan.cue if cue.at < 7_000]
    assert [cue.type for cue in during] == ["item starts", "turn begins", "hand"]


def test_a_recording_of_unknown_length_may_be_long() -> None:
    """A stream's header often does not say."""
    plan = recorded_plan(TALK, "ko", 0)

    assert plan.length == LONG


def test_nobody_writes_captions_into_a_recording() -> None:
    """So what stands among the captions can be held against what is said in it."""
    plan = recorded_plan(TALK, "ko", 60_000)

    assert not any(cue.type == "written" for cue in plan.cue)
