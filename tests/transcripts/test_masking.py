"""Who stands in a document under which name, and how they are addressed."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.meeting.play import Play
from transcripts.masking import masked

JOIN = c.Join(name="Ana", roles=(Role.PARTICIPANT,), addressed="Dr Rao")


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        (c.AnswerConsent(keep=True), "Ana (Dr Rao)"),
        (c.AnswerConsent(keep=True, name="A resident"), "A resident"),
        (c.AnswerConsent(keep=False), "Somebody"),
    ],
    ids=["yes", "another name", "no"],
)
def test_how_somebody_is_addressed_goes_with_their_own_name(answer: c.Command, stands: str) -> None:
    """With another name or none it could tell who they are."""
    play = Play(purpose="to read it again")
    ana = play.do(JOIN)[0].seq
    play.do(answer, ana)

    assert masked(play.meeting).called(ana) == stands


def test_without_names_nobody_is_addressed() -> None:
    """Who reads it learns no more than that there was somebody."""
    play = Play()
    ana = play.do(JOIN)[0].seq

    assert masked(play.meeting, names=False).called(ana) == "Person 1"
