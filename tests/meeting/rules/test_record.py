"""Chat, decisions and actions."""

from meeting import commands as c
from meeting.roles import Role
from meeting.state import Note
from tests.meeting.play import Play


def test_what_is_written_down_keeps_who_when_and_the_item() -> None:
    """A line of chat, a decision and an action, each under the item that was open."""
    play = Play()
    asha = play.join("Asha", Role.HOST)
    item = play.item("Ramps", host=asha)
    play.do(c.StartItem(item=item), by=asha)

    play.do(c.Chat(text="hi\nall"), by=asha)
    play.do(c.RecordDecision(text="We build it."), by=asha)
    play.do(c.RecordAction(who="Bo", what="ask the builder", due="May"), by=asha)

    meeting = play.meeting
    assert list(meeting.chat) == [Note(id=5, at=4000, by=asha, item=item, text="hi all")]
    assert meeting.decisions == (Note(id=6, at=5000, by=asha, item=item, text="We build it."),)
    assert meeting.actions == (
        Note(id=7, at=6000, by=asha, item=item, text="ask the builder", who="Bo", due="May"),
    )
