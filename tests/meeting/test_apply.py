"""Folding: in order, to the same state every time."""

import pytest
from hypothesis import given

from meeting import commands as c
from meeting import events as e
from meeting.apply import FOLDS, apply, replay
from meeting.errors import OutOfOrder
from meeting.events import EVENTS
from meeting.state import Meeting
from meeting.wire import decode_event, encode
from tests.figures import Figure
from tests.meeting.play import Play
from tests.meeting.story import whole_meeting
from tests.meeting.wishes import Wish, a_play, histories, live


def test_every_event_has_a_fold() -> None:
    """Nothing can happen that the state does not know of."""
    assert set(FOLDS) == set(EVENTS)


@pytest.mark.parametrize("seq", [0, 1, 2, 4])
def test_only_the_next_event_fits(seq: int) -> None:
    """A gap means a loss, a repetition would count twice: both are said."""
    play = Play()
    play.join("Ana")

    with pytest.raises(OutOfOrder, match=f"event {seq} does not follow event 2"):
        apply(play.meeting, e.ChatSaid(seq=seq, text="hi"))


def test_a_whole_meeting_replays_to_the_same_state() -> None:
    """From the beginning, and from any point on."""
    play = whole_meeting()

    assert replay(play.log) == play.meeting
    for seq in range(len(play.log)):
        assert replay(play.log[seq:], start=play.states[seq]) == play.meeting


def test_any_beginning_of_a_log_replays_to_what_was_then(figure: Figure) -> None:
    """Random histories: every event goes over the wire, and the meeting is the same."""
    count = {"logs": 0, "events": 0}

    @given(histories)
    def check(wishes: list[Wish]) -> None:
        play = a_play()
        live(play, wishes)
        log = [decode_event(encode(event)) for event in play.log]
        count["logs"] += 1
        count["events"] += len(log)

        meeting = Meeting()
        for event, then in zip(log, play.states[1:], strict=True):
            meeting = apply(meeting, event)
            assert meeting == then
        assert replay(log) == play.meeting

    check()
    figure("P14", f"{count['logs']} logs with {count['events']} events: every beginning the same")


def test_a_new_meeting_is_empty() -> None:
    """Nothing has happened, and everything can."""
    assert replay([]) == Meeting()


def test_a_fold_never_fails_for_what_is_gone() -> None:
    """A log that lost a caption or a turn to redaction still replays."""
    play = Play()
    nothing = [
        e.CaptionCorrected(seq=2, caption=99, text="x"),
        e.TurnEnded(seq=3, turn=99),
        e.HandLowered(seq=4, hand=99),
        e.CardPutDown(seq=5, card=99),
        e.ItemClosed(seq=6, item=99),
    ]

    meeting = replay(nothing, start=play.meeting)

    assert meeting.seq == 6
    assert (meeting.captions, meeting.turns) == (play.meeting.captions, play.meeting.turns)


def test_states_share_what_did_not_change() -> None:
    """A line of chat copies no caption, so a long meeting costs no more than a short one."""
    play = whole_meeting()
    host = play.log[1].seq
    meeting = play.meeting

    after = apply(meeting, e.ChatSaid(seq=meeting.seq + 1, by=host, text="hi"))

    assert after.captions is meeting.captions
    assert after.people is meeting.people


def test_commands_do_not_change_the_state_that_they_meet() -> None:
    """Deciding is asking: whatever comes of it, the state is as it was."""
    play = Play()
    before = play.meeting

    play.do(c.Join(name="Ana", roles=()))

    assert before == play.states[1]
