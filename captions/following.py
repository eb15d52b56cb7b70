"""Follows a captioner's line to the end of the meeting, and keeps the meeting's time."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from captions.errors import LineEnded
from captions.meeting_time import MeetingTime
from client.happenings import Ended, Happened, Happening
from client.line import Line
from meeting.events import MeetingClosed
from meeting.language import say


async def until_closed(
    line: Line, time: MeetingTime, tell: Callable[[str], None]
) -> AsyncGenerator[Happening, None]:
    """Give what happens until the line or the meeting ends, and tell the captioner of the end.

    Raises:
        LineEnded: the line ended for good, though the meeting goes on.
    """
    async for happening in line:
        yield happening
        match happening:
            case Happened(event=MeetingClosed()):
                tell(say("The meeting is closed."))
                return
            case Happened(missed=False):
                time.event_came(happening.event.at)
            case Ended(wished=False):
                raise LineEnded(f"{happening.why} {happening.next}".strip())
            case _:
                pass
