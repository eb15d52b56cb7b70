"""The pages about the wire say what the program does, and every example in them is real."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from client.protocol_page import PAGE, page
from meeting import wire
from meeting.apply import replay
from meeting.commands import COMMANDS, Command
from meeting.decide import decide
from meeting.errors import Refused
from meeting.events import EVENTS, Event, MeetingOpened
from meeting.rules.wording import LONGEST_NAME
from meeting.state import Meeting
from meeting.wire import Message, decode_client, decode_server, encode
from server.app import STOPPING
from server.config import Config, Times
from server.inbox import MOST_BAD
from server.limits import PER_PERSON
from tests.meeting.plain import long_sentences

DOCS = Path(__file__).parents[2] / "docs"
PROTOCOL = (DOCS / "protocol.md").read_text(encoding="utf-8")
ARROWS = re.findall(r"^([→←]) (\{.*\})$", PROTOCOL, re.MULTILINE)
SESSION = re.findall(
    r"^([→←]) (\{.*\})$", PROTOCOL.partition("```session")[2].partition("```")[0], re.MULTILINE
)
FLAT = " ".join(PROTOCOL.split())


def test_the_list_is_current() -> None:
    """`python -m client.protocol_page` writes it; a changed message without it fails here."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_list_has_every_message() -> None:
    """Nothing can be sent that is not described."""
    headings = set(re.findall(r"^### `(\w+)`$", page(), re.MULTILINE))

    kinds = (*wire.CLIENT_MESSAGES, *wire.SERVER_MESSAGES)
    assert headings == {kind.__struct_config__.tag for kind in kinds}


@pytest.mark.parametrize("text", re.findall(r"```json\n(\{.*\})\n```", page()))
def test_every_example_in_the_list_is_a_message(text: str) -> None:
    """It is decoded strictly, and is written as the server would write it."""
    if '"type"' not in text:
        return  # a part of a message
    tag = json.loads(text)["type"]
    to_server = {kind.__struct_config__.tag for kind in wire.CLIENT_MESSAGES}

    message = (decode_client if tag in to_server else decode_server)(text)

    assert encode(message).decode() == text


def test_the_page_has_examples_of_both_directions() -> None:
    """The test below reads something."""
    assert {arrow for arrow, _ in ARROWS} == {"→", "←"}
    assert len(SESSION) > 20


@pytest.mark.parametrize(("arrow", "text"), ARROWS, ids=range(len(ARROWS)))
def test_every_example_on_the_page_is_a_message(arrow: str, text: str) -> None:
    """An arrow to the right goes to the server."""
    message = (decode_client if arrow == "→" else decode_server)(text)

    assert json.loads(encode(message)) == json.loads(text)


def session_events() -> list[Event]:
    """Return the events of the worked session."""
    messages = (decode_server(text) for arrow, text in SESSION if arrow == "←")
    return [message for message in messages if isinstance(message, Event)]


def test_the_session_is_a_meeting() -> None:
    """Its events are numbered without a gap, and fold."""
    events = session_events()

    meeting = replay(events)

    assert meeting.seq == len(events)
    assert isinstance(events[0], MeetingOpened)
    assert [caption.text for caption in meeting.captions] == ["How steep is it?"]


def test_the_session_is_what_the_rules_say() -> None:
    """Each command, decided where it stands, makes the very events and answers that follow it."""
    meeting, you = Meeting(), 5
    messages = [(decode_client if a == "→" else decode_server)(text) for a, text in SESSION]
    for place, message in enumerate(messages):
        if isinstance(message, Event):
            meeting = replay([message], start=meeting)
        if not isinstance(message, Command):
            continue
        following = messages[place + 1]
        try:
            events: tuple[object, ...] = decide(meeting, message, you, getattr(following, "at", 0))
        except Refused as refused:
            events = (wire.Refused(id=message.id, why=refused.why, next=refused.next),)

        assert events == tuple(messages[place + 1 : place + 1 + len(events)])


def test_the_numbers_on_the_page_are_the_programs() -> None:
    """Limits and times that a client's author relies on."""
    times, usual = Times(), PER_PERSON[Command]

    for sentence in (
        f"the subprotocol `{wire.SUBPROTOCOL}`",
        f"at most {wire.LONGEST_COMMAND} bytes",
        f"within {times.hello:g} seconds",
        f"away after {times.grace:g} seconds",
        f"at most {LONGEST_NAME} characters",
        f"nothing for {times.stalled:g} seconds, or gave no sign of life for {times.dead:g}",
        f"after {times.ping:g} seconds of silence",
        f"{usual.burst:g} commands at once, then {usual.rate:g} a second.",
        "five messages that cannot be read",
        f":{Config(log=Path()).port}/j/",
    ):
        assert sentence in FLAT
    assert MOST_BAD == 5
    assert STOPPING.again


def test_the_page_is_in_plain_sentences() -> None:
    """15 words or fewer, outside tables and examples."""
    prose = re.sub(r"```.*?```", "", PROTOCOL, flags=re.DOTALL)
    prose = re.sub(r"^(?:\||    ).*$", "", prose, flags=re.MULTILINE)
    paragraphs = re.split(r"\n\n|^- |^\d\. ", prose, flags=re.MULTILINE)

    assert long_sentences(" ".join(part.split()) for part in paragraphs) == []


def test_the_table_of_events_names_events() -> None:
    """No event there was renamed since."""
    table = PROTOCOL.partition("| event |")[2].partition("\n\n")[0]

    names = set(re.findall(r"`([A-Z]\w+)`", table))

    assert names <= {kind.__name__ for kind in EVENTS}
    assert len(names) > 20


def test_every_name_of_code_on_the_page_exists() -> None:
    """Types, fields and values in the text are those of the wire."""
    known = {kind.__struct_config__.tag for kind in (*COMMANDS, *EVENTS)}
    known |= {kind.__struct_config__.tag for kind in Message.__subclasses__()}

    named = set(re.findall(r"`([A-Z][a-z]+[A-Z]\w+)`", PROTOCOL))

    assert named <= known
