"""Marks in the chat: what is one, what it means, and what is only a line of chat."""

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.marks import is_mark, meant
from meeting.roles import Role
from tests.meeting.play import Play


@pytest.fixture
def play() -> Play:
    """A meeting with a host (2), Ana (3) and Bo (4)."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Ana")
    play.join("Bo")
    return play


@pytest.mark.parametrize(
    "text",
    ["hello", "# a heading", "#informal", "action", "I agreed", "quiet please", "q?", "agenda?"],
)  # fmt: skip
def test_a_line_of_chat_is_a_line_of_chat(play: Play, text: str) -> None:
    """Only what begins like a mark is one, so that nobody's words vanish."""
    assert meant(text, play.meeting, 3) is None
    assert play.do(c.Chat(text=text), 3)[0] == e.ChatSaid(seq=5, at=4000, by=3, text=text)


def test_a_mark_is_no_line_of_chat_as_well(play: Play) -> None:
    """It is told once, as what it means, whoever's client wrote it."""
    events = play.do(c.Chat(text="#INFO  The hall\thas a ramp."), 3)

    assert events == (e.NoteRecorded(seq=5, at=4000, by=3, text="The hall has a ramp."),)
    assert is_mark(" action: x")
    assert not is_mark("q+")


def test_a_mark_takes_the_permission_of_what_it_means(play: Play) -> None:
    """Who may not write decisions is told so; the chat is no way around it."""
    with pytest.raises(Refused, match="You may not write decisions and actions"):
        play.do(c.Chat(text="#agreed We meet"), 3)
    with pytest.raises(Refused, match="The decision is empty"):
        play.do(c.Chat(text="#agreed"), 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#action book the hall", ("Asha", "book the hall", "")),
        ("#action an: book it by May", ("Ana", "book it", "May")),
        ("ACTION: Eve to call Bo, by noon", ("Eve", "call Bo", "noon")),
    ],
)
def test_an_action_says_who_what_and_when(
    play: Play, text: str, expected: tuple[str, str, str]
) -> None:
    """Without a name it is what the writer will do."""
    play.do(c.Chat(text=text), 2)

    (action,) = play.meeting.actions
    assert (action.who, action.text, action.due) == expected


def test_undo_takes_back_the_newest_of_your_own(play: Play) -> None:
    """A scribe or host may take back anybody's; links keep their numbers."""
    play.do(c.Chat(text="#link https://a.org"), 3)
    play.do(c.Chat(text="See https://b.org."), 4)
    play.do(c.Chat(text="#info one"), 4)
    play.do(c.Chat(text="#undo"), 3)
    assert [(one.address, one.gone) for one in play.meeting.links] == [
        ("https://a.org", True),
        ("https://b.org", False),
    ]

    play.do(c.Chat(text="#undo"), 2)

    assert play.meeting.notes == ()
    with pytest.raises(Refused, match="There is no such mark"):
        play.do(c.Chat(text="#undo"), 2)


def test_zakims_words_move_the_queue(play: Play) -> None:
    """By whoever may, as if they had used the command."""
    play.do(c.Chat(text="q+ to ask about ramps"), 3)
    assert play.meeting.queue[0].about == "ask about ramps"
    with pytest.raises(Refused, match="You may not keep the speaking queue"):
        play.do(c.Chat(text="ack Ana"), 4)
    play.do(c.Chat(text="ack ana"), 2)
    assert play.meeting.floor
    assert play.meeting.floor.person == 3


def test_links_are_found_in_chat_and_on_the_agenda_once(play: Play) -> None:
    """Without the end of the sentence; a bracket that belongs to it stays."""
    play.do(c.AddItem(title="Ramps", links=("https://a.org/x",)), 2)
    play.do(c.Chat(text="(see https://b.org/r_(x)), and HTTPS://a.org/x or https://a.org/x!"), 3)

    assert [one.address for one in play.meeting.links] == [
        "https://a.org/x",
        "https://b.org/r_(x)",
        "HTTPS://a.org/x",
    ]


def test_an_open_poll_ends_with_the_meeting(play: Play) -> None:
    """Its result is not lost."""
    poll = play.do(c.OpenPoll(text="Tea?", answers=("yes", "no")), 2)[-1].seq
    play.do(c.Vote(poll=poll, answer=2), 3)

    play.do(c.CloseMeeting(), 2)

    assert play.meeting.polls[0].counts == (0, 1)
