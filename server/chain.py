"""The chain of hashes that shows whether a log is whole.

Every event's link covers the link before it, the event's place and kind, and the hash of its
body. As it covers the hash and not the body, words can be erased and the chain still holds.
"""

from __future__ import annotations

from hashlib import sha256


def beginning(epoch: str) -> bytes:
    """Return the link before event 1; another meeting's events do not fit on it."""
    return sha256(b"handrail.v1 " + epoch.encode()).digest()


def digest(body: bytes, salt: bytes = b"") -> bytes:
    """Return the hash of an event's body.

    With a salt that goes when the body is erased, nobody can find the words again by trying.
    """
    return sha256(salt + body).digest()


def link(before: bytes, seq: int, kind: str, body_digest: bytes) -> bytes:
    """Return the link of event `seq`, of the type named `kind`, after the link `before`."""
    return sha256(b"%b %d %b %b" % (before, seq, kind.encode(), body_digest)).digest()
