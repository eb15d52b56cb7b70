"""What stands between a keyboard or a pipe, and a client in plain lines."""

from __future__ import annotations

from typing import Protocol

from tui.lines.typing import Complete, Typed


class Source(Protocol):
    """Where wishes come from: a keyboard or a pipe."""

    async def confirm(self) -> bool:
        """Wait for y or n."""
        ...

    async def typed(self, draft: str, complete: Complete) -> Typed:
        """Wait for a line of text that begins with a draft; `complete` says how it goes on."""
        ...


class Follower(Protocol):
    """What carries wishes out: a client in plain lines, or the editor."""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to do."""
        ...

    async def ready(self) -> None:
        """Wait until wishes can be carried out."""
        ...

    async def press(self, key: str, source: Source) -> None:
        """Carry out a single key; unknown ones are silent."""
        ...

    async def read(self, typed: str, source: Source) -> None:
        """Carry out a typed line."""
        ...
