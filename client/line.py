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


class PassingOn:
    """A line that passes everything on; who wants to look at it on its way overrides a method."""

    def __init__(self, line: Line) -> None:
        """Stand in front of a line."""
        self._line = line

    def __aiter__(self) -> AsyncIterator[Happening]:
        """Yield what the line yields."""
        return aiter(self._line)

    async def ask(self, command: Command) -> Done | Refused:
        """Pass a command on."""
        return await self._line.ask(command)

    def speak(self, speech: Speech) -> None:
        """Pass speech on."""
        self._line.speak(speech)

    async def hang_up(self) -> None:
        """Hang up."""
        await self._line.hang_up()
