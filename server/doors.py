"""Who may come in: links with a secret for each role, and keys for coming back.

Only hashes are kept. A link is `ws(s)://host:port/j/CODE#SECRET`; what follows the # stays with the
client and comes in its first message, so it is in no address, header or log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from hmac import compare_digest
from typing import NamedTuple

from meeting.roles import Role
from server.log import KeyHash, Session

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What a code is made of: no 0 and O, no 1 and I, which people mix up."""

CODE_LENGTH = 6

PIN_LENGTH = 6
"""Letters behind the dash of a short code: 30 bits, too few to be guessed under `SHORT_CODES`."""

SECRET_BYTES = 32
"""Randomness in a secret, in bytes; in a link it takes 43 characters."""


def code(random: bytes) -> str:
    """Return a meeting's code for these random bytes."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in random[:CODE_LENGTH])


def hashed(secret: str) -> bytes:
    """Return what is kept of a secret.

    One round of SHA-256 is enough: nobody can guess through 256 bits.
    """
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def link(base: str, code: str, secret: str) -> str:
    """Return the link that people are given; `base` is like `wss://example.org:8765`."""
    return f"{base}/j/{code}#{secret}"


def is_pin(secret: str) -> bool:
    """Tell whether this is the second half of a short code, and no link's secret."""
    return len(secret) == PIN_LENGTH and set(secret) <= set(ALPHABET)


class Way(NamedTuple):
    """What a secret opens: the role that it gives, and for which invitation; 0 for none."""

    role: Role
    invitation: int = 0


class Doors:
    """The keys of one meeting."""

    def __init__(self, links: Sequence[KeyHash] = (), sessions: Iterable[Session] = ()) -> None:
        """Take over the keys that the log has."""
        self._links: dict[Role, bytes] = {}
        self._invitations: dict[bytes, Way] = {}
        self._sessions = {key: person for person, key in sessions}
        self._pin = b""
        self.change(links)

    def opened_by(self, secret: str) -> Way | None:
        """Return what a link's secret opens; takes equally long for right and wrong."""
        asked = hashed(secret)
        found = self._invitations.get(asked)  # a hash of 256 bits: its time tells nothing
        for role, key in self._links.items():
            if compare_digest(key, asked):
                found = Way(role)
        if compare_digest(self._pin, asked):
            found = Way(Role.PARTICIPANT)
        return found

    def set_pin(self, pin: str) -> None:
        """Let participants in by this second half of a short code; it is in memory only.

        No file has even its hash: 30 bits are guessed in seconds by whoever has that.
        """
        self._pin = hashed(pin)

    def person(self, session: str) -> int | None:
        """Return whose key this is."""
        return self._sessions.get(hashed(session))

    def change(self, links: Iterable[KeyHash]) -> None:
        """Let new secrets take the place of their roles' old ones; who is here stays.

        Invitations come beside them; the meeting knows which of them are used.

        A short code is a second link for participants, so it ends with theirs.
        """
        for role, key, invitation in links:
            if invitation:
                self._invitations[key] = Way(role, invitation)
            else:
                self._links[role] = key
                if role is Role.PARTICIPANT:
                    self._pin = b""

    def add(self, session: Session) -> None:
        """Let a person come back with this key."""
        self._sessions[session.hash] = session.person
