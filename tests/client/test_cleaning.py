"""Texts from a server are cleaned before anybody gets them."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from client.cleaning import cleaned
from meeting.events import EVENTS, ActionRecorded, CaptionAdded, ChatSaid
from meeting.text import clean
from meeting.values import Source, Word
from meeting.wire import Goodbye
from tests.meeting.strategies import message

ESCAPE = "\x1b]52;c;Y3VybCBldmls\x1b\\"


def test_escape_sequences_do_not_get_through() -> None:
    """What would take over a terminal's clipboard arrives as harmless letters."""
    event = cleaned(ChatSaid(seq=1, text=f"hi {ESCAPE}there"))

    assert "\x1b" not in event.text
    assert event.text.startswith("hi ")


def test_words_of_a_caption_are_cleaned_too() -> None:
    """A caption's words are texts like any other."""
    word = Word("a\x1b[2Jb", 0, 1)
    event = CaptionAdded(
        text="x", start=0, end=1, speaker=0, source=Source.AUTOMATIC, language="en", words=(word,)
    )

    assert cleaned(event).words[0].text == "a[2Jb"


def test_clean_messages_stay_the_very_same() -> None:
    """The common case costs no copy."""
    event = ActionRecorded(who="Ana", what="book the room", due="Friday")

    assert cleaned(event) is event


def test_messages_of_the_protocol_are_cleaned() -> None:
    """Reasons that a server gives are shown, so they are cleaned as well."""
    assert cleaned(Goodbye(why="no\x07", next="\x9bwait")).why == "no"


def texts(value: object) -> Iterator[str]:
    """Yield every text in a message, however deep."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        yield from (text for part in value for text in texts(part))
    elif isinstance(value, Struct):
        yield from texts(tuple(getattr(value, name) for name in value.__struct_fields__))


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_every_text_of_every_event_is_cleaned(kind: type[Struct], data: st.DataObject) -> None:
    """No event can bring a text that the terminal would act on, however deep it stands."""
    event = data.draw(message(kind))

    assert all(text == clean(text) for text in texts(cleaned(event)))
