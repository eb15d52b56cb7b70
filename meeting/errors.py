"""What can go wrong in the rules.

MeetingError
├── Refused        a command may not or cannot be done; says why and what to do next
├── OutOfOrder     an event does not follow the one before it: something was lost
└── Unreadable     bytes that are no message of the protocol
"""

from __future__ import annotations

from meeting.language import say


class MeetingError(Exception):
    """The base of every error in `meeting`."""


class Refused(MeetingError):
    """A command that changes nothing, with the reason in plain words.

    The sentences are English where they are raised; they are read in the language in use.
    """

    def __init__(self, why: str, next: str = "", /, **parts: object) -> None:  # noqa: A002 - the wire's word
        """Say why, and what to do next; `parts` stand in the sentences as `{name}`."""
        super().__init__(why, next)
        self._why = why
        self._next = next
        self._parts = parts

    def __str__(self) -> str:
        return f"{self.why} {self.next}".strip()

    @property
    def why(self) -> str:
        """One plain sentence that says what stands against it."""
        return say(self._why, **self._parts)

    @property
    def next(self) -> str:
        """One plain sentence that says what to do now; may be empty."""
        return say(self._next, **self._parts)


class OutOfOrder(MeetingError):
    """An event whose number is not the next one."""


class Unreadable(MeetingError):
    """Bytes that are not a message of this protocol; the text says where."""
