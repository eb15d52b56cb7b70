"""Open a websocket to the server of a link, and say in plain words why that failed."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, InvalidMessage, InvalidStatus
from websockets.typing import Subprotocol

from client.errors import NotHandrail, NotLetIn, NotTrusted, Unreachable
from client.link import Link
from meeting.language import say
from meeting.wire import SUBPROTOCOL

PROTOCOL = Subprotocol(SUBPROTOCOL)

SECONDS = 10.0
"""How long a server may take to answer."""

RECEIVE_BUFFER = 16 * 1024
"""Bytes that the system may hold for us: a small buffer makes old partials few when we are slow."""

LONGEST_MESSAGE = 1024 * 1024
PING = 15.0
"""Seconds between signs of life, and before a silent line counts as lost."""


@asynccontextmanager
async def dial(
    link: Link, *, tls: ssl.SSLContext | None = None, seconds: float = SECONDS, at: str = ""
) -> AsyncIterator[ClientConnection]:
    """Open a websocket, and close it in the end.

    Args:
        link: where to; its secret stays here.
        tls: what is trusted with `wss`; the system's own list where it is None.
        seconds: how long the server may take to answer.
        at: the address to call in place of the name that the link has; who answers must go by that
            name all the same.

    Raises:
        Unreachable: nothing answers, or not in time.
        NotTrusted: the server cannot prove who it is.
        NotLetIn: there is no such meeting.
        NotHandrail: something else answers.
    """
    try:
        async with asyncio.timeout(seconds):
            line = await _open(link, tls, at)
    except ssl.SSLError as error:
        raise _not_trusted(link, error) from None
    except TimeoutError:
        raise Unreachable(
            say("{host} does not answer.", host=link.host),
            say("Check the link and your network. Then try again."),
        ) from None
    except OSError:
        raise Unreachable(
            say("No server answers at {host}, port {port}.", host=link.host, port=link.port),
            say("Check the link, and whether the meeting's server runs."),
        ) from None
    except InvalidStatus as error:
        raise _turned_away(error.response.status_code) from None
    except (InvalidHandshake, InvalidMessage, EOFError):
        raise _not_handrail(link) from None
    async with line:
        if line.subprotocol != SUBPROTOCOL:
            raise _not_handrail(link)
        yield line


async def _open(link: Link, tls: ssl.SSLContext | None, at: str) -> ClientConnection:
    sock = await _socket(at or link.host, link.port)
    try:
        return await connect(
            link.address,
            sock=sock,
            ssl=(tls or ssl.create_default_context()) if link.encrypted else None,
            server_hostname=link.host if link.encrypted else None,
            subprotocols=[PROTOCOL],
            compression=None,
            proxy=None,
            user_agent_header=None,
            max_size=LONGEST_MESSAGE,
            open_timeout=None,
            ping_interval=PING,
            ping_timeout=PING,
            close_timeout=2,
        )
    except ConnectionError:  # something took the call, and hung up on what we say
        sock.close()
        raise _no_encryption(link) if link.encrypted else _not_handrail(link) from None
    except BaseException:
        sock.close()
        raise


async def _socket(host: str, port: int) -> socket.socket:
    """Connect to the first address that answers; the buffer must be small before that."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    trouble = OSError("no address")
    for family, kind, protocol, _, address in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
            sock.setblocking(False)  # noqa: FBT003 - the library's own name for it
            await loop.sock_connect(sock, address)
        except OSError as error:
            sock.close()
            trouble = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise trouble


def _not_trusted(link: Link, error: ssl.SSLError) -> NotTrusted | NotHandrail:
    if isinstance(error, ssl.SSLCertVerificationError):
        return NotTrusted(
            say("{host} cannot prove that it is {host}.", host=link.host),
            say("Do not go on. Ask who sent you the link."),
        )
    return _no_encryption(link)


def _no_encryption(link: Link) -> NotHandrail:
    return NotHandrail(
        say("{host} does not speak over an encrypted line.", host=link.host),
        say("Ask whether the link begins with ws: instead of wss."),
    )


def _turned_away(status: int) -> NotLetIn | NotHandrail | Unreachable:
    if status == HTTPStatus.NOT_FOUND:
        return NotLetIn(say("There is no such meeting on that server."), say("Ask for a new link."))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unreachable(
            say("The server cannot take you now."), say("Wait a minute, then try again.")
        )
    return NotHandrail(
        say("The server turned you away, with code {status}.", status=status),
        say("Ask for a new link."),
    )


def _not_handrail(link: Link) -> NotHandrail:
    return NotHandrail(
        say(
            "What answers at {host}, port {port}, is not Handrail.", host=link.host, port=link.port
        ),
        say("Check the link, and that both sides have the same version."),
    )
