"""What a face, a captioner or a script needs of a connection: happenings out, commands in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from client.happenings import Happening
from meeting.commands import Command
from meeting.wire import Done, Refused, Speech


class Line(Protocol):
    """A line to one meeting. `connection.connect` opens a real one; tests make their own."""

    def __aiter__(self) -> AsyncIterator[Happening]:
        """Yield happenings in order, ending after `Ended`."""
        ...

    async def ask(self, command: Command) -> Done | Refused:
        """Send a command and wait for its answer, over as many connections as it takes.

        Returns `Done` only once the events that the command made have been yielded, so what comes
        after `await` can rely on the meeting's new state. The command's `id` is filled in.
        """
        ...

    def speak(self, speech: Speech) -> None:
        """Send words still being recognised; dropped while the line is down."""
        ...

    async def hang_up(self) -> None:
        """Close the line for now; the person stays in the meeting and can come back."""
        ...
