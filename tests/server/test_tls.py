"""With a certificate everything goes over an encrypted line, and nothing else is let in."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from meeting import commands as c
from meeting.commands import Command
from meeting.wire import Done, Hello, Welcome
from server.limits import Limit
from tests.server.raw import raw
from tests.server.talk import Talk, house

ANY = {Command: Limit(rate=10_000, burst=10_000)}

pytestmark = pytest.mark.skipif(
    not shutil.which("openssl"), reason="openssl is not installed: no certificate to be had"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate for this computer, with its key in the same file."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make.split(), *names, *files], check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text(certificate.read_text() + key.read_text())
    return both


async def test_a_meeting_over_an_encrypted_line(
    tmp_path: Path, certificate: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Links say `wss`, and the relay writes whole messages through the encryption, many at once."""
    trusting = ssl.create_default_context(cafile=certificate)
    async with house(tmp_path, certificate=certificate, limits=ANY) as one:
        address, _, secret = one.link().partition("#")
        async with connect(
            address, ssl=trusting, subprotocols=[Subprotocol("handrail.v1")], proxy=None
        ) as socket:
            talk = Talk(socket)
            await talk.say(Hello(token=secret, name="Ann"))
            await talk.until(Welcome)
            for number in range(100):
                await talk.say(c.Chat(id=str(number), text="x" * 1900))
            while sum(isinstance(one, Done) for one in talk.messages) < 100:
                await talk.next()

    assert caplog.records == []
    assert address.startswith("wss://127.0.0.1:")
    assert talk.seqs == list(range(1, 103))


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    tmp_path: Path, certificate: Path
) -> None:
    """The client decides; the server notices nothing worse than a closed line."""
    async with house(tmp_path, certificate=certificate) as one:
        with pytest.raises(ssl.SSLCertVerificationError):
            async with connect(one.link().partition("#")[0], proxy=None):
                pass


async def test_plain_text_gets_nothing_from_an_encrypted_server(
    tmp_path: Path, certificate: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is closed, without a word and without noise in the server's log."""
    async with house(tmp_path, certificate=certificate) as one:
        link = one.link().replace("wss://", "ws://")
        async with raw(link, upgrade=False) as eve:
            eve.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = await eve.rest()
        await asyncio.sleep(0)

    assert b"HTTP" not in answer
    assert caplog.records == []
