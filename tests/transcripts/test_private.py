"""Access needs and the help line are in no document."""

import pytest

from meeting import commands as c
from meeting.needs import Need
from meeting.roles import Role
from meeting.values import SERVER
from tests.meeting.play import Play
from transcripts.compose import compose
from transcripts.formats import FORMATS
from transcripts.history import follow

CANARY = "canary-7319"


def a_play() -> Play:
    """Return a meeting in which needs were told and help was asked for."""
    play = Play()
    host, helper = play.join("Asha", Role.HOST), play.join("Cho", Role.ACCESS_HELPER)
    ana = play.join("Ana")
    play.do(c.TellNeeds(needs=(Need.SIGN_LANGUAGE,), words=CANARY), ana)
    play.do(c.AskForHelp(text=CANARY), ana)
    play.do(c.AnswerHelp(person=ana, text=CANARY), helper)
    play.do(c.CheckNeed(person=ana, need=Need.SIGN_LANGUAGE), helper)
    play.do(c.CloseMeeting(), host)
    return play


@pytest.mark.parametrize("viewer", [SERVER, 2, 3, 4])
@pytest.mark.parametrize("name", FORMATS)
def test_no_document_has_a_word_of_it(name: str, viewer: int) -> None:
    """Neither of the whole log, nor of what the helper's or the person's own client has."""
    meeting, history = follow(a_play().log)

    written = FORMATS[name].write(compose(meeting, viewer, history))

    assert CANARY.encode() not in written
    assert b"sign language" not in written
