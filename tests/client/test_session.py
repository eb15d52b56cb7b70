"""The session, without a socket: what it sends, what it tells, what it asks for again."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from client import happenings as h
from client.errors import NotLetIn, OutOfStep, Removed
from client.session import Gap, Session, Step
from meeting import commands as c
from meeting.events import EVENTS, ChatSaid, Event, MeetingOpened, PersonJoined
from meeting.roles import Role
from meeting.wire import Done, Goodbye, Hello, Message, Partial, Refused, Reset, Welcome, encode
from tests.meeting.strategies import message

OPENED = MeetingOpened(seq=1, title="Webinar", language="en", utc=0, epoch="e1")
JOINED = PersonJoined(seq=2, name="Ana", roles=(Role.HOST,))


def chat(seq: int) -> ChatSaid:
    """Return a line of chat with this number."""
    return ChatSaid(seq=seq, by=2, text=f"line {seq}")


def welcome(seq: int, epoch: str = "e1") -> Welcome:
    """Return the server's welcome with this newest event."""
    return Welcome(
        you=2, roles=(Role.HOST,), code="F99B76", epoch=epoch, seq=seq, at=0, session="the-key"
    )


def begun(**settings: str) -> Session:
    """Return a session that knows a link."""
    numbers = count(1)
    return Session(token="secret", new_id=lambda: f"id-{next(numbers)}", **settings)


def take(session: Session, *messages: Message | Event) -> Step:
    """Let messages come in; return what follows from the last."""
    step = Step()
    for one in messages:
        step = session.receive(encode(one))
    return step


@pytest.fixture
def session() -> Session:
    """Return a session that is in and up to date."""
    session = begun(name="Ana")
    session.hello()
    take(session, welcome(2), OPENED, JOINED)
    return session


def test_the_first_hello_shows_the_link() -> None:
    """A first visit brings the secret and a name, and has nothing yet."""
    session = begun(name="Ana", addressed="she/her")

    assert session.hello() == Hello(token="secret", name="Ana", addressed="she/her")


def test_a_kept_key_goes_before_the_link() -> None:
    """Who was here before is the same person, and shows no secret."""
    assert begun(key="the-key", name="Ana").hello() == Hello(session="the-key")


def test_a_second_hello_says_what_is_there_already(session: Session) -> None:
    """After a loss only what is missing comes."""
    assert session.hello() == Hello(session="the-key", since=2, epoch="e1")


def test_coming_in_is_a_welcome_then_what_was_missed_then_caught_up() -> None:
    """A face knows what is old, and when it is up to date."""
    session = begun()
    session.hello()

    told = [
        happening
        for message in (welcome(2), OPENED, JOINED, chat(3))
        for happening in take(session, message).happenings
    ]

    assert [type(one) for one in told] == [
        h.Welcomed, h.Happened, h.Happened, h.CaughtUp, h.Happened,
    ]  # fmt: skip
    assert [one.missed for one in told if isinstance(one, h.Happened)] == [True, True, False]
    assert told[3] == h.CaughtUp(missed=2, again=False)


def test_the_meeting_stands_before_and_after_each_event(session: Session) -> None:
    """Sentences need both states."""
    (happened,) = take(session, chat(3)).happenings

    assert isinstance(happened, h.Happened)
    assert (happened.before.seq, happened.after.seq) == (2, 3)


def test_nothing_missed_is_caught_up_at_once(session: Session) -> None:
    """A loss in which nothing happened ends with the welcome."""
    session.hello()

    step = take(session, welcome(2))

    assert step.happenings[-1] == h.CaughtUp(missed=0, again=True)


def test_an_event_that_comes_again_is_dropped_and_counted(session: Session) -> None:
    """Nobody is shown anything twice."""
    step = take(session, JOINED)

    assert step.happenings == ()
    assert session.doubles == 1


def test_a_gap_asks_for_a_new_connection(session: Session) -> None:
    """What is missing is fetched, never skipped."""
    with pytest.raises(Gap):
        take(session, chat(4))

    assert session.hello().since == 2


def test_a_command_gets_an_id_and_goes_out(session: Session) -> None:
    """The id is what makes asking twice harmless."""
    number, send = session.ask(c.RaiseHand())

    assert (number, send) == ("id-1", (c.RaiseHand(id="id-1"),))


def test_a_command_waits_for_the_line() -> None:
    """What is asked while the line is down goes out with the welcome."""
    session = begun()
    session.hello()
    _, now = session.ask(c.RaiseHand())

    step = take(session, welcome(0))

    assert now == ()
    assert step.send == (c.RaiseHand(id="id-1"),)


def test_an_unanswered_command_is_sent_again_with_its_id(session: Session) -> None:
    """The server answers the second time what it answered the first."""
    session.ask(c.RaiseHand())
    session.hello()

    assert take(session, welcome(2)).send == (c.RaiseHand(id="id-1"),)


def test_an_answered_command_is_not_sent_again(session: Session) -> None:
    """An answer ends it."""
    session.ask(c.RaiseHand())
    step = take(session, Refused(id="id-1", why="No."))
    session.hello()

    assert step.answers == (Refused(id="id-1", why="No."),)
    assert take(session, welcome(2)).send == ()


def test_done_waits_for_its_event(session: Session) -> None:
    """Who waited for the answer finds the meeting changed."""
    session.ask(c.Chat(text="line 3"))
    early = take(session, Done(id="id-1", seq=3))

    late = take(session, chat(3))

    assert early.answers == ()
    assert late.answers == (Done(id="id-1", seq=3),)


def test_done_after_its_event_is_handed_out_at_once(session: Session) -> None:
    """The order of the two does not matter."""
    session.ask(c.Chat(text="line 3"))

    step = take(session, chat(3), Done(id="id-1", seq=3))

    assert step.answers == (Done(id="id-1", seq=3),)


def test_an_answer_to_nobody_is_dropped(session: Session) -> None:
    """A server that answers twice does no harm."""
    assert take(session, Done(id="id-9", seq=1)) == Step()


def test_another_log_begins_from_nothing(session: Session) -> None:
    """A restored server never mixes two meetings."""
    step = take(session, Reset(epoch="e2", seq=1))
    after = take(session, welcome(1, "e2"), OPENED)

    assert step.happenings == (h.StartedAgain(),)
    assert after.happenings[-1] == h.CaughtUp(missed=1, again=True)
    assert session.hello().epoch == "e2"


def test_commands_about_the_old_log_do_not_meet_the_new_one(session: Session) -> None:
    """Numbers mean other things there: what was not answered is refused, what was done is done."""
    session.ask(c.StartItem(item=7))
    session.ask(c.Chat(text="line 3"))
    take(session, Done(id="id-2", seq=9))

    step = take(session, Reset(epoch="e2", seq=1))

    assert [type(one) for one in step.answers] == [Refused, Done]
    assert take(session, welcome(1, "e2")).send == ()


def test_a_goodbye_to_who_is_in_is_handed_on(session: Session) -> None:
    """Whether to come back is the server's word."""
    goodbye = Goodbye(why="The server stops now.", again=1000)

    assert take(session, goodbye).goodbye == goodbye


@pytest.mark.parametrize("message", [Goodbye(why="Wrong link."), Refused(why="Wrong link.")])
def test_who_is_not_let_in_is_told_why(message: Message) -> None:
    """A closed door has a reason."""
    session = begun()
    session.hello()

    with pytest.raises(NotLetIn, match=r"^Wrong link\.$"):
        take(session, message)


def test_a_key_that_is_not_taken_gives_way_to_the_link_once() -> None:
    """A server that forgot us may still know the link; a refused link is the end."""
    session = begun(key="old", name="Ana")

    assert session.forget_key()
    assert session.hello() == Hello(token="secret", name="Ana")
    assert not session.forget_key()


def test_who_was_removed_is_not_let_in_around_that() -> None:
    """The goodbye is told, and the link is not tried as somebody new."""
    session = begun(key="old", name="Ana")

    with pytest.raises(Removed):
        take(session, Goodbye(why="You were removed.", removed=True))


def test_a_key_of_this_visit_is_never_given_up(session: Session) -> None:
    """Once in, nobody becomes somebody else by a server's mistake."""
    assert not session.forget_key()
    assert session.hello().session == "the-key"


def test_a_refusal_of_no_command_is_a_warning(session: Session) -> None:
    """What has no id cannot be handed to anybody, so it is told."""
    step = take(session, Refused(why="Send StartCaptions first."))

    assert step.happenings == (h.Warned("Send StartCaptions first."),)


def test_partials_are_told_whole(session: Session) -> None:
    """The session rebuilds them."""
    step = take(session, Partial(source=9, revision=1, text="good"))

    assert step.happenings == (h.Heard(source=9, speaker=0, text="good"),)


def test_partials_begin_anew_with_the_connection(session: Session) -> None:
    """A restarted captioner counts from one, and its words are still shown."""
    take(session, Partial(source=9, revision=8, text="good"))
    session.hello()

    assert take(session, Partial(source=9, revision=1, text="day")).happenings


UNREADABLE = (
    b"\xff",
    b"{",
    b'{"type": "Unknown"}',
)
"""What no server of ours sends."""


@pytest.mark.parametrize("data", UNREADABLE)
def test_what_cannot_be_is_an_error_of_ours(session: Session, data: bytes) -> None:
    """A hostile server ends the line with a sentence, never with a traceback."""
    with pytest.raises(OutOfStep, match="Handrail does not understand"):
        session.receive(data)


@given(events=st.lists(st.sampled_from(EVENTS).flatmap(message), max_size=8))
def test_no_event_of_a_hostile_server_breaks_the_session(events: list[Event]) -> None:
    """Whatever follows the rules of the wire is taken in, possible or not."""
    session = begun()
    session.hello()
    take(session, welcome(2), OPENED, JOINED)

    for seq, event in enumerate(events, 3):
        take(session, replace(event, seq=seq))

    assert session.meeting.seq == 2 + len(events)
