"""A join link: which server, which meeting, and the secret that opens its door."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from client.errors import BadLink
from meeting.language import later, say

HERE = "ws://127.0.0.1:8765"
"""The server that a short code is for where nobody names another one: this computer's own."""

_SHORT = re.compile(r"^(?P<code>[A-HJ-NP-Z2-9]{6})[- ]?(?P<pin>[A-HJ-NP-Z2-9]{6})$")
_PATH = re.compile(r"^/j/(?P<code>[A-Za-z0-9_-]{1,64})/?$")
_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,128}$")
_NEXT = later("Ask for the link again, and copy all of it.")


class Link(Struct, frozen=True, repr_omit_defaults=True):
    """A link without its secret in sight.

    Attributes:
        server: `ws://host:port` or `wss://host:port`.
        host: the server's name or address.
        port: the server's port.
        code: the meeting's short code.
        secret: what is sent once the line stands; `repr` and `str` leave it out.
    """

    server: str
    host: str
    port: int
    code: str
    secret: str

    @classmethod
    def parse(cls, words: str) -> Link:
        """Read `ws(s)://host:port/j/CODE#SECRET`; raises BadLink, which never repeats the words."""
        try:
            parts = urlsplit(words.strip())
            port = parts.port
        except ValueError:
            raise BadLink(say("That is not a link to a meeting."), say(_NEXT)) from None
        path = _PATH.match(parts.path)
        if not (parts.scheme in ("ws", "wss") and parts.hostname and path) or _is_odd(parts):
            raise BadLink(say("That is not a link to a meeting."), say(_NEXT))
        if not _SECRET.match(parts.fragment):
            raise BadLink(say("The end of the link is missing, after the # sign."), say(_NEXT))
        port = port or (443 if parts.scheme == "wss" else 80)
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        server = f"{parts.scheme}://{host}:{port}"
        return cls(server, parts.hostname, port, path["code"], parts.fragment)

    @classmethod
    def read(cls, words: str, server: str = HERE) -> Link:
        """Read a link, or a short code such as K7TRPM-H2QXAB for a meeting on this server.

        Raises BadLink, which never repeats the words.
        """
        short = _SHORT.match(words.strip().upper())
        if short is None:
            return cls.parse(words)
        return cls.parse(f"{server.rstrip('/')}/j/{short['code']}#{short['pin']}")

    @property
    def address(self) -> str:
        """What is dialled: everything but the secret."""
        return f"{self.server}/j/{self.code}"

    @property
    def encrypted(self) -> bool:
        """Whether the way to the server is encrypted."""
        return self.server.startswith("wss:")

    @property
    def local(self) -> bool:
        """Whether the server is this machine."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def whole(self) -> str:
        """The link as people pass it on, with its secret: show it only to who asked for it."""
        return f"{self.address}#{self.secret}"

    def __repr__(self) -> str:
        return f"Link({self.address!r})"

    __str__ = __repr__


def _is_odd(parts: SplitResult) -> bool:
    """Tell whether the link carries what no link of ours does: a query, a user, a password."""
    return bool(parts.query or parts.username or parts.password)
