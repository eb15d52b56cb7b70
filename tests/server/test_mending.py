"""A kept meeting is mended through the same door as a live one, and every change is on disk."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.errors import Refused
from meeting.final import DAY
from server.adding import add_meeting
from server.clock import Clocks
from server.errors import LogLocked, LogMissing, NoSuchMeeting
from server.mending import Mending, mending
from server.sqlite_log import open_log
from server.sqlite_read import read_events
from tests.meeting.story import whole_meeting
from tests.server.stand_ins import HandClock

CAPTION = 21


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The path of a log."""
    return tmp_path / "log"


def mended(
    log: Path, code: str, name: str, *, days: float = 1
) -> AbstractAsyncContextManager[Mending]:
    """Open the story's meeting so many days after it began."""
    clock = HandClock()
    clock.wall += round(days * DAY)
    return mending(log, code, name, Clocks(wall=lambda: clock.wall, steady=Clocks().steady))


async def added(log: Path) -> str:
    """Put the whole story into the log."""
    return await add_meeting(log, whole_meeting().log)


async def test_a_change_is_on_disk_before_it_counts(log: Path) -> None:
    """Whoever reads the file while the editor is still open finds it; so does who reads later."""
    code = await added(log)

    async with mended(log, code, "Zoe") as work:
        events = await work.ask(c.CorrectCaption(caption=CAPTION, text="Welcome all."))
        kept = list(read_events(log, code))

    assert kept[-len(events) :] == list(events)
    assert [type(one) for one in events] == [e.PersonJoined, e.CaptionCorrected]
    caption = replay(kept).captions.get(CAPTION)
    assert caption is not None
    assert (caption.text, caption.raw) == ("Welcome all.", "Welcome, everyone.")


async def test_who_only_reads_leaves_no_trace(log: Path) -> None:
    """Nobody comes into a meeting by looking at it."""
    code = await added(log)

    async with mended(log, code, "Zoe") as work:
        assert work.you == 0

    assert len(list(read_events(log, code))) == len(whole_meeting().log)


async def test_who_mends_comes_once(log: Path) -> None:
    """Also after they have changed their own name, and on another day."""
    code = await added(log)

    async with mended(log, code, "Zoe") as work:
        await work.ask(c.CorrectCaption(caption=CAPTION, text="Welcome all."))
        await work.ask(c.RenameSpeaker(person=work.you, name="Zoë"))
        await work.ask(c.CorrectCaption(caption=CAPTION, text="Welcome."))
    async with mended(log, code, "Zoë") as again:
        await again.ask(c.CorrectCaption(caption=CAPTION, text="Welcome, you."))

    came = [one for one in read_events(log, code) if isinstance(one, e.PersonJoined)]
    assert [one.name for one in came].count("Zoe") == 1
    assert "Zoë" not in {one.name for one in came}


async def test_a_refusal_changes_nothing(log: Path) -> None:
    """The rules of a live meeting hold."""
    code = await added(log)

    async with mended(log, code, "Asha Rao") as work:
        with pytest.raises(Refused, match="like that already"):
            await work.ask(c.CorrectCaption(caption=CAPTION, text="Welcome, everyone."))
        with pytest.raises(Refused, match="closed"):
            await work.ask(c.Chat(text="too late"))

    assert len(list(read_events(log, code))) == len(whole_meeting().log)


async def test_each_command_is_a_step(log: Path) -> None:
    """So a change can be taken back as it was made, also after the program was killed."""
    code = await added(log)
    async with mended(log, code, "Zoe") as work:
        first = await work.ask(c.CorrectSpeaker(caption=CAPTION, person=4))
        second = await work.ask(c.CorrectCaption(caption=CAPTION, text="Hello."))

    async with mended(log, code, "Zoe") as again:
        assert again.steps[-2:] == [first[1:], second]


async def test_a_log_that_a_server_has_is_left_alone(log: Path) -> None:
    """And so is one that is not there, or has no such meeting."""
    code = await added(log)
    server = open_log(log)
    with pytest.raises(LogLocked):
        async with mended(log, code, "Zoe"):
            pass
    await server.close()

    with pytest.raises(NoSuchMeeting):
        async with mended(log, "ZZZZZZ", "Zoe"):
            pass
    with pytest.raises(LogMissing):
        async with mended(log.with_name("other"), code, "Zoe"):
            pass
    assert not log.with_name("other").exists()


async def test_a_name_that_nobody_may_have_is_told_at_the_beginning(log: Path) -> None:
    """Not after half an hour of work."""
    code = await added(log)

    with pytest.raises(Refused, match="uses that name"):
        async with mended(log, code, "Server"):
            pass


async def test_a_final_record_loses_words_and_nothing_else(log: Path) -> None:
    """Privacy has no last day: no byte of the log has the words. A refusal leaves no trace."""
    code = await added(log)

    async with mended(log, code, "Zoe", days=1000) as work:
        assert work.is_final
        with pytest.raises(Refused, match="The record is final"):
            await work.ask(c.CorrectCaption(caption=CAPTION, text="Hello."))
        assert len(list(read_events(log, code))) == len(whole_meeting().log)
        await work.ask(c.Redact(said=CAPTION))

    caption = replay(list(read_events(log, code))).captions.get(CAPTION)
    assert caption is not None
    assert caption.text == ""
    assert all(b"Welcome, everyone." not in path.read_bytes() for path in log.parent.iterdir())
