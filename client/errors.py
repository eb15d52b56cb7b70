"""What can go wrong between a client and a server, and what to do next.

ClientError
├── BadLink        the words are no link to a meeting
├── Unreachable    nothing answers there, or not in time
├── NotTrusted     the server cannot prove who it is
├── NotHandrail    something answers that does not speak Handrail
├── NotLetIn       the link is wrong or too old, or the meeting is over
│   └── Removed        a host sent you out
└── OutOfStep      the server sent what cannot be read, or skipped something
"""

from __future__ import annotations


class ClientError(Exception):
    """The base of every error in `client`; no link's secret ever stands in one.

    Attributes:
        why: one plain sentence that says what happened.
        next: one plain sentence that says what to do now.
    """

    def __init__(self, why: str, next: str = "") -> None:  # noqa: A002 - the wire's word
        """Say what happened, and what to do next."""
        super().__init__(f"{why} {next}".strip())
        self.why = why
        self.next = next


class BadLink(ClientError):
    """The words are no link to a meeting."""


class Unreachable(ClientError):
    """Nothing answers at that address, or not in time."""


class NotTrusted(ClientError):
    """The server cannot prove that it is the one in the link."""


class NotHandrail(ClientError):
    """Something answers at that address, but it does not speak Handrail."""


class NotLetIn(ClientError):
    """The server knows the reason: a wrong or expired link, or a meeting that is over."""


class Removed(NotLetIn):
    """Somebody sent you out: no link is tried for a way around that."""


class OutOfStep(ClientError):
    """The server sent what cannot be read, or skipped something."""
