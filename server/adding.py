"""Put a meeting that is over into a log, as if it had been held here."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from meeting.events import Event, MeetingOpened
from meeting.wire import encode
from server import doors
from server.errors import LogError, MeetingThere
from server.log import Append, Kept
from server.sqlite_log import open_log


async def add_meeting(path: Path, events: Sequence[Event]) -> str:
    """Write the events, all or none, and return the code that the meeting got.

    Args:
        path: the file of the log; it is made where there is none.
        events: those of a closed meeting, from its opening on.

    Raises:
        MeetingThere: these events are in the log already.
        LogError: the log cannot be used; a server may have it.
    """
    log = open_log(path)
    try:
        opening = events[0]
        rows = log.meetings()
        for row in rows:
            if isinstance(opening, MeetingOpened) and row.epoch == opening.epoch:
                raise MeetingThere(row.code)
        code = _new_code({row.code for row in rows})
        settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
        kept = [Kept(event, encode(event)) for event in events]
        log.append(Append(code=code, events=kept, settled=settled.set_result))
        error = await settled
    finally:
        await log.close()
    if error:
        raise error
    return code


def _new_code(taken: set[str]) -> str:
    while (code := doors.code(os.urandom(doors.CODE_LENGTH))) in taken:
        pass
    return code
