"""The events of a meeting as they came, with no more in them than the server's log keeps."""

from __future__ import annotations

from client import happenings as h
from meeting import events as e
from meeting.erasing import erased, erases, lasting
from meeting.privacy import logged


class Record:
    """What one person may keep of a meeting; anybody may save it at any time.

    Words that are off the record or have no yes are left out as they come. Words that are taken
    out later, or by a no, are taken out here too.

    Attributes:
        you: whose record it is, 0 before the welcome.
        events: what happened so far, numbered 1, 2, 3 ….
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.you = 0
        self.events: list[e.Event] = []

    def take(self, happening: h.Happening) -> bool:
        """Take in what came over the line; tell whether something was taken out of what stood."""
        if isinstance(happening, h.Welcomed):
            self.you = happening.you
        elif isinstance(happening, h.StartedAgain):
            self.events = []
        elif isinstance(happening, h.Happened):
            gone = self._take_out(happening.event)
            self.events.append(lasting(logged(happening.event), happening.before))
            return gone
        return False

    def _take_out(self, event: e.Event) -> bool:
        if not isinstance(event, e.Redacted | e.ConsentRefused):
            return False
        for place, earlier in enumerate(self.events):
            if erases(event, earlier):
                self.events[place] = erased(earlier)
        return True
