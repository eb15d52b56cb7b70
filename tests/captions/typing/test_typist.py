"""The typist: what is typed reaches the meeting in order, with the time when it was spoken."""

from __future__ import annotations

import asyncio

import pytest

from captions.errors import LineEnded, NotLetCaption
from captions.typing.short_forms import ShortForms
from captions.typing.typist import LAG_MS, Typist
from client.happenings import Ended
from meeting.commands import AddCaption, StartCaptions, StopCaptions
from meeting.wire import Refused, Speech
from tests.captions.test_captioner import PaperLine


async def typed(
    *lines: str, forms: ShortForms | None = None, told: list[str] | None = None
) -> PaperLine:
    """Type lines and end; `told` takes what the captioner is told."""
    line = PaperLine()
    heard = [] if told is None else told
    typist = Typist(line, "en", heard.append, forms=forms)
    running = asyncio.create_task(typist.run())
    for one in lines:
        typist.type(one)
    await asyncio.sleep(0.05)
    typist.stop()
    await running
    return line


async def test_lines_are_handed_in_between_start_and_stop() -> None:
    """A line that is typed before the meeting has answered waits for it."""
    line = await typed("Good morning.", "", "  ", "We need a quiet room.")

    sent = [getattr(one, "text", type(one).__name__) for one in line.sent]
    assert sent == ["StartCaptions", "Good morning.", "We need a quiet room.", "StopCaptions"]
    assert line.sent[0] == StartCaptions(language="en")
    assert isinstance(line.sent[-1], StopCaptions)


async def test_times_are_those_of_the_speech() -> None:
    """Typing comes about three seconds after it; lines never overlap."""
    line = await typed("One two three four five.", "Six.")

    first, second = [one for one in line.sent if isinstance(one, AddCaption)]
    assert first.end <= 60_000 - LAG_MS + 2_000
    assert first.start <= first.end <= second.start <= second.end


async def test_short_forms_are_written_out() -> None:
    """Words that were just said can be repeated; who types is told what readers get instead."""
    told: list[str] = []
    line = await typed("the pb", "..1 stays", "so.", forms=ShortForms({"pb": "problem"}), told=told)

    assert told == ["the problem", "problem stays"]
    texts = [one.text for one in line.sent if isinstance(one, AddCaption)]
    assert texts == ["the problem", "problem stays", "so."]


async def test_words_are_shown_while_they_come_and_kept_when_nobody_goes_on() -> None:
    """In their own language; another one begins a new line."""
    line = PaperLine()
    typist = Typist(line, "en", lambda _sentence: None, quiet_seconds=0.1)
    running = asyncio.create_task(typist.run())
    await asyncio.sleep(0.05)

    typist.part("We need", "en-GB")
    typist.part("a room", "en-GB")
    typist.part("Und Ruhe", "de-DE")
    await asyncio.sleep(0.3)
    typist.stop()
    await running

    shown = [(one.text, one.stable) for one in line.sent if isinstance(one, Speech)]
    kept = [(one.text, one.language) for one in line.sent if isinstance(one, AddCaption)]
    assert shown == [("We need", 7), ("We need a room", 14), ("Und Ruhe", 8)]
    assert kept == [("We need a room", "en-GB"), ("Und Ruhe", "de-DE")]


async def test_what_is_begun_is_kept_when_typing_stops() -> None:
    """Ctrl+C must not cost the last words."""
    line = PaperLine()
    typist = Typist(line, "en", lambda _sentence: None)
    running = asyncio.create_task(typist.run())
    await asyncio.sleep(0.05)
    typist.letters("Last wor")

    running.cancel()

    with pytest.raises(asyncio.CancelledError):
        await running
    assert [one.text for one in line.sent if isinstance(one, AddCaption)] == ["Last wor"]
    assert isinstance(line.sent[-1], StopCaptions)


async def test_who_may_not_caption_is_told() -> None:
    """In the meeting's own words."""
    line = PaperLine(answer=Refused(why="You may not caption.", next="Ask a host."))

    with pytest.raises(NotLetCaption, match=r"You may not caption\. Ask a host\."):
        await Typist(line, "en", lambda _sentence: None).run()


async def test_a_line_that_ends_is_told() -> None:
    """So that nobody types into nothing."""
    line = PaperLine()
    line.happenings.put_nowait(Ended("The server is gone.", "Join again."))

    with pytest.raises(LineEnded, match=r"The server is gone\. Join again\."):
        await Typist(line, "en", lambda _sentence: None).run()
