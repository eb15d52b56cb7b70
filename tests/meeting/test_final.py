"""When the record is final."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.apply import replay
from meeting.decide import decide
from meeting.errors import Refused
from meeting.final import DAY, final_at, is_final
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import SERVER

ANA, BO, CAPTIONS, CLOSED = 2, 3, 4, 60_000


def meeting(amend_days: int) -> Meeting:
    """Return a meeting with one caption of Bo's."""
    state = Meeting()
    for command, by, at in (
        (
            c.OpenMeeting(title="x", language="en", utc=0, epoch="e", amend_days=amend_days),
            SERVER,
            0,
        ),
        (c.Join(name="Ana", roles=(Role.HOST,)), SERVER, 0),
        (c.Join(name="Bo", roles=(Role.PARTICIPANT,)), SERVER, 0),
        (c.Join(name="Captions", roles=(Role.CAPTIONER,)), SERVER, 0),
        (c.StartCaptions(language="en", engine="vosk"), CAPTIONS, 0),
        (c.AddCaption(text="fourteen", start=0, end=900), CAPTIONS, 1_000),
        (c.CloseMeeting(), ANA, CLOSED),
    ):
        state = replay(decide(state, command, by, at), state)
    return state


def correct(state: Meeting, by: int, at: int) -> None:
    """Let somebody correct the caption."""
    decide(state, c.CorrectCaption(caption=6, text="forty"), by, at)


def test_a_record_is_final_so_many_days_after_the_closing() -> None:
    """To the millisecond, so that everybody reckons alike."""
    state = meeting(amend_days=7)

    assert final_at(state) == CLOSED + 7 * DAY
    assert not is_final(state, CLOSED + 7 * DAY - 1)
    assert is_final(state, CLOSED + 7 * DAY)


def test_without_days_no_record_is_ever_final() -> None:
    """As with those that were taken in from elsewhere."""
    assert final_at(meeting(amend_days=0)) is None
    correct(meeting(amend_days=0), BO, CLOSED + 9999 * DAY)


@pytest.mark.parametrize("by", [ANA, BO])
def test_until_then_it_is_mended_and_from_then_on_by_nobody(by: int) -> None:
    """Not even by hosts."""
    state = meeting(amend_days=7)

    correct(state, by, CLOSED + 7 * DAY - 1)
    with pytest.raises(Refused, match=r"The record is final\."):
        correct(state, by, CLOSED + 7 * DAY)


def test_words_can_be_taken_out_of_a_final_record() -> None:
    """Privacy has no last day."""
    assert decide(meeting(amend_days=7), c.Redact(said=6), ANA, CLOSED + 8 * DAY)


def test_nobody_new_comes_in_to_mend_it() -> None:
    """Who was not there did not hear what was said."""
    with pytest.raises(Refused, match="The meeting is closed"):
        decide(meeting(7), c.Join(name="Dee", roles=(Role.SCRIBE,)), SERVER, CLOSED + 1)
