"""Find out until when a certificate counts, by shaking hands with ourselves in memory."""

from __future__ import annotations

import ssl
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_ROUNDS = 10
"""More messages than any handshake has."""


def ends(certificate: Path, key: Path | None = None) -> datetime | None:
    """Return when a certificate ends, in UTC; None where it counts no more, or not yet.

    Raises:
        OSError: the files cannot be read, or do not belong together.
    """
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate, key)
    theirs = ssl.create_default_context(cafile=certificate)
    theirs.check_hostname = False
    theirs.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # it vouches for itself here
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = ours.wrap_bio(up, down, server_side=True)
    client = theirs.wrap_bio(down, up)
    try:
        for _ in range(_ROUNDS):
            _go_on(client)
            _go_on(server)
    except ssl.SSLCertVerificationError:
        return None
    found = client.getpeercert()
    assert found  # noqa: S101 - a handshake that went well has one
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(found["notAfter"])), UTC)


def _go_on(side: ssl.SSLObject) -> None:
    with suppress(ssl.SSLWantReadError):
        side.do_handshake()
