"""The socket that people connect to, and what is asked of an address before anybody may."""

from __future__ import annotations

import errno
import resource
import socket
import ssl
from contextlib import suppress
from ipaddress import ip_address

from server.config import Config
from server.errors import (
    AddressUnknown,
    BadCertificate,
    CannotListen,
    NeedsTls,
    PortForbidden,
    PortInUse,
)

UNSENT = 16 * 1024
"""Bytes that the system takes for a reader before it says that the line is full.

By default it takes 4 MB: a reader would be half an hour behind before we see it.
"""

SPARE_FILES = 200
"""Files that the process opens besides connections: the log, the terminal, libraries."""

WAITING = 4096
"""Connections that may wait to be accepted: everybody comes back at once after a restart."""


def listen(config: Config) -> socket.socket:
    """Open the socket.

    Raises:
        CannotListen: the address or the port cannot be used.
    """
    if is_readable(config) and not config.plain_text:
        raise NeedsTls(config.host)
    try:
        family, _, _, _, address = socket.getaddrinfo(
            config.host, config.port, type=socket.SOCK_STREAM
        )[0]
        listener = socket.create_server(address[:2], family=family, backlog=WAITING)
    except OSError as error:
        raise _named(error, config) from error
    # The socket has no protocol number, so asyncio would leave Nagle's algorithm on (35 ms at p99).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)
    return listener


def allow_files(connections: int) -> None:
    """Let this process open so many connections; some systems begin with 256."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = connections + SPARE_FILES
    wanted = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):  # some systems have one more limit, that they hide
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def encryption(config: Config) -> ssl.SSLContext | None:
    """Return how to encrypt; None where there is no certificate.

    Raises:
        BadCertificate: the certificate or its key cannot be used.
    """
    if config.certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        # without a password, Python would ask for one at the terminal, also when it reads anew
        context.load_cert_chain(config.certificate, config.key, password="")
    except FileNotFoundError as error:
        parts = (config.certificate, config.key)
        missing = next((one for one in parts if one and not one.exists()), None)
        raise BadCertificate(config.certificate, missing) from error
    except (OSError, ValueError) as error:
        raise BadCertificate(config.certificate) from error
    return context


def base(config: Config, port: int) -> str:
    """Return what every link begins with."""
    host = config.names[0] if config.names else config.host
    scheme = "wss" if config.certificate else "ws"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def here(config: Config) -> str:
    """Return the address by which this computer reaches the server."""
    try:
        address = ip_address(config.host)
    except ValueError:
        return config.host
    if not address.is_unspecified:
        return config.host
    return "127.0.0.1" if address.version == 4 else "::1"  # noqa: PLR2004 - IPv4


def is_loopback(host: str) -> bool:
    """Tell whether only this computer reaches the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_readable(config: Config) -> bool:
    """Tell whether others on the way can read along: beyond this computer, without encryption."""
    return config.certificate is None and not is_loopback(config.host)


def may_be_called(host: str, names: tuple[str, ...]) -> bool:
    """Tell whether a request may name us so (`Host`, as in RFC 9110, 7.2).

    A page in somebody's browser can point a name of its own at this computer, and would then be let
    through (DNS rebinding, CVE-2025-66414). It can do that with a name, but not with an address.
    """
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name.lower().rstrip(".") in {"localhost", *(known.lower() for known in names)}
    return True


def _named(error: OSError, config: Config) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        return PortInUse(config.port)
    if error.errno == errno.EACCES:
        return PortForbidden(config.port)
    return AddressUnknown(config.host)
