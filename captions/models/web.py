"""Opens an address of the web, with a limit on how long the network may be silent."""

from __future__ import annotations

from http.client import HTTPResponse
from typing import cast
from urllib.request import Request, urlopen

from meeting.language import say

SECONDS = 5.0


def open_address(address: str, start: int = 0) -> HTTPResponse:
    """Open an address, from a byte on.

    Args:
        address: with `https://` or, for a server of your own, `http://`.
        start: the first byte that is wanted; the server may send all the same.

    Raises:
        OSError: the network, the server or the address does not work.
    """
    if not address.startswith(("https://", "http://")):
        raise OSError(say("{address} is no address of the web.", address=address))
    headers = {"Range": f"bytes={start}-"} if start else {}
    request = Request(address, headers=headers)  # noqa: S310 -- the scheme was looked at
    return cast("HTTPResponse", urlopen(request, timeout=SECONDS))  # noqa: S310 -- the same
