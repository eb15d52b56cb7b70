"""What a connection tells those who use it: one value per thing that happened, in order.

The order is always: `Welcomed`, the events that were missed (`Happened` with `missed`), `CaughtUp`,
then live ones. After a loss the same comes again, with `LineDown` before it.
"""

from __future__ import annotations

from msgspec import Struct

from meeting.events import Event
from meeting.roles import Role
from meeting.state import Meeting


class Welcomed(Struct, frozen=True):
    """The server let you in.

    Attributes:
        you: your number.
        roles: what you are here.
        code: the meeting's short code.
        missed: how many events come before you are up to date.
        again: the line was lost and is back; the first time it is False.
        at: the meeting's time now, in milliseconds.
        plain_text: people can be here over lines that others may read along.
    """

    you: int
    roles: tuple[Role, ...]
    code: str
    missed: int = 0
    again: bool = False
    at: int = 0
    plain_text: bool = False


class Happened(Struct, frozen=True):
    """An event, once, with the meeting before and after it; `missed` means while you were away."""

    event: Event
    before: Meeting
    after: Meeting
    missed: bool = False


class CaughtUp(Struct, frozen=True):
    """You have everything now; `missed` events came since you were last up to date."""

    missed: int
    again: bool = False


class Heard(Struct, frozen=True):
    """Words still being recognised, as a whole; empty text takes them back.

    Attributes:
        source: the captioner they come from.
        speaker: who had the floor for most of it, 0 for nobody.
        text: all the words so far.
        stable: how many leading characters will hardly change any more.
    """

    source: int
    speaker: int
    text: str
    stable: int = 0


class Warned(Struct, frozen=True):
    """The server refused something that was no command, in plain sentences."""

    why: str
    next: str = ""


class LineDown(Struct, frozen=True):
    """The line is lost; it is tried again by itself after this many seconds."""

    why: str
    seconds: float


class StartedAgain(Struct, frozen=True):
    """The server keeps another log now: what you have is void, everything comes anew."""


class Ended(Struct, frozen=True):
    """The last happening: the line stays down. `wished` means that you hung up yourself."""

    why: str
    next: str = ""
    wished: bool = False


Happening = Welcomed | Happened | CaughtUp | Heard | Warned | LineDown | StartedAgain | Ended
