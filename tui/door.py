"""New links to a meeting: the secret is made here, and the server gets only its hash."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct


class NewLink(Struct, frozen=True, repr_omit_defaults=True):
    """A link that opens the meeting once the server knows its key.

    Attributes:
        key: what the server gets: the SHA-256 of the secret, in hexadecimal.
        whole: the link as people pass it on; show it only to who made it.
    """

    key: str
    whole: str

    def __repr__(self) -> str:
        return "NewLink(…)"


class Door(Struct, frozen=True):
    """Where a meeting is found, and what makes secrets.

    Attributes:
        address: what a link begins with, such as `ws://127.0.0.1:8765/j/K7TRPM`.
        new_secret: makes 256 bits that nobody can guess, as text that a link may have.
    """

    address: str
    new_secret: Callable[[], str]

    def new_link(self) -> NewLink:
        """Make a link that nobody has."""
        secret = self.new_secret()
        key = sha256(secret.encode("ascii")).hexdigest()
        return NewLink(key, f"{self.address}#{secret}")
