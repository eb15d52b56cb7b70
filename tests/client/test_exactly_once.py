"""Whatever the line does, every event is told once and every command is done once."""

from collections import deque
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec import Struct

from client.happenings import Happened
from client.session import Gap, Session
from meeting.commands import Chat, Command
from meeting.events import ChatSaid, Event, MeetingOpened, PersonJoined
from meeting.wire import Done, Hello, Welcome, encode


class TinyServer:
    """A server's half: a log, first answers by id, and what is on its way to the client."""

    def __init__(self) -> None:
        self.log: list[Event] = [
            MeetingOpened(seq=1, title="Webinar", language="en", utc=0, epoch="e"),
            PersonJoined(seq=2, name="Ana", roles=()),
        ]
        self.answers: dict[str, int] = {}
        self.to_client: deque[Struct] = deque()

    def hello(self, hello: Hello) -> None:
        """Welcome, then everything after what the client has."""
        self.to_client.append(
            Welcome(
                you=2, roles=(), code="C", epoch="e", seq=len(self.log), at=0, session="the-key"
            )
        )
        self.to_client.extend(self.log[hello.since :])

    def happens(self, text: str) -> int:
        """Add an event that the client gets."""
        event = ChatSaid(seq=len(self.log) + 1, by=2, text=text)
        self.log.append(event)
        self.to_client.append(event)
        return event.seq

    def ask(self, command: Command) -> None:
        """Do a command the first time, answer every time."""
        assert isinstance(command, Chat)
        if command.id not in self.answers:
            self.answers[command.id] = self.happens(command.text)
        self.to_client.append(Done(id=command.id, seq=self.answers[command.id]))


class Conversation(RuleBasedStateMachine):
    """A client and a server with a line between them that fails in every way."""

    def __init__(self) -> None:
        super().__init__()
        numbers = count(1)
        self.session = Session(token="secret", new_id=lambda: f"id-{next(numbers)}")
        self.server = TinyServer()
        self.to_server: deque[Struct] = deque()
        self.told: list[Event] = []
        self.asked: list[str] = []
        self.answered: list[str] = []
        self.connect()

    def connect(self) -> None:
        """Lose everything that is on its way, and begin again."""
        self.server.to_client.clear()
        self.to_server.clear()
        self.server.hello(self.session.hello())

    @rule()
    def ask(self) -> None:
        """The person wishes something."""
        text = f"wish {len(self.asked)}"
        number, send = self.session.ask(Chat(text=text))
        self.asked.append(number)
        self.to_server.extend(send)

    @rule(text=st.sampled_from(["hello", "and you"]))
    def somebody_speaks(self, text: str) -> None:
        """Something happens by itself."""
        self.server.happens(text)

    @precondition(lambda self: self.to_server)
    @rule()
    def reaches_server(self) -> None:
        """One command arrives."""
        command = self.to_server.popleft()
        assert isinstance(command, Command)
        self.server.ask(command)

    @precondition(lambda self: self.server.to_client)
    @rule(times=st.integers(1, 2))
    def reaches_client(self, times: int) -> None:
        """One message arrives, perhaps twice."""
        message = self.server.to_client.popleft()
        for _ in range(times):
            self.take(message)

    @precondition(lambda self: len(self.server.to_client) > 1)
    @rule()
    def gets_lost(self) -> None:
        """One message never arrives, though the line stands."""
        self.server.to_client.popleft()

    @rule()
    def cut(self) -> None:
        """The line is lost and stands again."""
        self.connect()

    def take(self, message: Struct) -> None:
        """Do as a connection does."""
        try:
            step = self.session.receive(encode(message))
        except Gap:
            self.connect()
            return
        self.to_server.extend(step.send)
        self.told += [one.event for one in step.happenings if isinstance(one, Happened)]
        self.answered += [one.id for one in step.answers]

    @invariant()
    def told_in_order_and_once(self) -> None:
        """What was told is the beginning of the log."""
        assert self.told == self.server.log[: len(self.told)]

    @invariant()
    def done_once(self) -> None:
        """No wish is in the log twice."""
        said = [one.text for one in self.server.log if isinstance(one, ChatSaid)]
        wishes = [text for text in said if text.startswith("wish")]
        assert len(wishes) == len(set(wishes))

    @invariant()
    def answered_once(self) -> None:
        """Nobody gets an answer twice."""
        assert len(self.answered) == len(set(self.answered))

    def teardown(self) -> None:
        """With a line that holds, everything comes through in the end."""
        self.connect()
        while self.to_server or self.server.to_client:
            while self.server.to_client:
                self.take(self.server.to_client.popleft())
            while self.to_server:
                self.reaches_server()
        assert self.told == self.server.log
        assert sorted(self.answered) == sorted(self.asked)


TestConversation = Conversation.TestCase
TestConversation.settings = settings(stateful_step_count=40)
