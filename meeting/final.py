"""When the record of a meeting is final; until then, those who were there may mend it.

After the closing a link lets nobody new in, so whoever comes back was there. One other person may
mend it too: whoever has the log on their computer.
"""

from __future__ import annotations

from meeting.state import Meeting

DAY = 86_400_000
"""Milliseconds."""


def final_at(meeting: Meeting) -> int | None:
    """Return from when on the record is final, in milliseconds since the opening.

    None where the meeting is open, or its record is never final by itself.
    """
    if meeting.closed is None or not meeting.amend_days:
        return None
    return meeting.closed + meeting.amend_days * DAY


def is_final(meeting: Meeting, at: int) -> bool:
    """Tell whether nobody may mend the record any more by then."""
    end = final_at(meeting)
    return end is not None and at >= end
