"""What can go wrong in the rules.

MeetingError
├── Refused        a command may not or cannot be done; says why and what to do next
├── OutOfOrder     an event does not follow the one before it: something was lost
└── Unreadable     bytes that are no message of the protocol
"""

from __future__ import annotations


class MeetingError(Exception):
    """The base of every error in `meeting`."""


class Refused(MeetingError):
    """A command that changes nothing, with the reason in plain words.

    Attributes:
        why: one plain sentence that says what stands against it.
        next: one plain sentence that says what to do now; may be empty.
    """

    def __init__(self, why: str, next: str = "") -> None:  # noqa: A002 - the wire's word
        """Say why, and what to do next."""
        super().__init__(f"{why} {next}".strip())
        self.why = why
        self.next = next


class OutOfOrder(MeetingError):
    """An event whose number is not the next one."""


class Unreadable(MeetingError):
    """Bytes that are not a message of this protocol; the text says where."""
