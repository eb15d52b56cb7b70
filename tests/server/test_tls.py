"""With a certificate everything goes over an encrypted line, and nothing else is let in."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from meeting import commands as c
from meeting.commands import Command
from meeting.wire import Done, Hello, Welcome
from server.certificate import ends
from server.config import Times
from server.errors import BadCertificate
from server.limits import Limit
from tests.server.raw import raw
from tests.server.talk import Talk, house, join

ANY = {Command: Limit(rate=10_000, burst=10_000)}


@pytest.fixture
def authority() -> trustme.CA:
    """Return somebody who vouches for certificates."""
    return trustme.CA()


@pytest.fixture
def certificate(tmp_path: Path, authority: trustme.CA) -> Path:
    """Return a certificate for this computer, with its key in the same file."""
    return issue(authority, tmp_path / "both.pem")


def issue(authority: trustme.CA, path: Path) -> Path:
    """Write a new certificate for this computer, with its key in the same file."""
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(
        str(path)
    )
    return path


def mix(certificate: Path, other: Path) -> None:
    """Put the other's certificate beside a key that does not belong to it."""
    begin = "-----BEGIN CERTIFICATE"
    key = certificate.read_text().partition(begin)[0]
    certificate.write_text(key + begin + other.read_text().split(begin)[1])


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """Return a client's settings that trust the authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def test_a_meeting_over_an_encrypted_line(
    tmp_path: Path, certificate: Path, authority: trustme.CA, caplog: pytest.LogCaptureFixture
) -> None:
    """Links say `wss`, and the relay writes whole messages through the encryption, many at once."""
    caplog.set_level(logging.WARNING)
    async with (
        house(tmp_path, certificate=certificate, limits=ANY) as one,
        knock(one.link(), authority) as talk,
    ):
        await talk.until(Welcome)
        for number in range(100):
            await talk.say(c.Chat(id=str(number), text="x" * 1900))
        while sum(isinstance(one, Done) for one in talk.messages) < 100:
            await talk.next()
        address = one.link()

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
    caplog.set_level(logging.WARNING)
    async with house(tmp_path, certificate=certificate) as one:
        link = one.link().replace("wss://", "ws://")
        async with raw(link, upgrade=False) as eve:
            eve.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = await eve.rest()
        await asyncio.sleep(0)

    assert b"HTTP" not in answer
    assert caplog.records == []


async def test_a_new_certificate_counts_without_a_restart(
    tmp_path: Path, certificate: Path, authority: trustme.CA
) -> None:
    """Who is here stays; who comes from now on is shown the new one."""
    async with house(tmp_path, certificate=certificate, limits=ANY) as one:
        address, _, secret = one.link().partition("#")
        before = await serial(address, authority)
        async with connect(
            address,
            ssl=trusting(authority),
            subprotocols=[Subprotocol("handrail.v1")],
            proxy=None,
        ) as socket:
            talk = Talk(socket)
            await talk.say(Hello(token=secret, name="Ann"))
            await talk.until(Welcome)
            issue(authority, certificate)
            unchanged = await serial(address, authority)
            one.server.renew_certificate()
            after = await serial(address, authority)
            answer = await talk.ask(c.Chat(text="still here"))

    assert before == unchanged != after
    assert isinstance(answer, Done)


async def test_a_broken_new_certificate_leaves_the_old_one(
    tmp_path: Path, certificate: Path, authority: trustme.CA
) -> None:
    """The server says so, and goes on."""
    async with house(tmp_path, certificate=certificate) as one:
        address = one.link().partition("#")[0]
        before = await serial(address, authority)
        mix(certificate, issue(authority, tmp_path / "other.pem"))
        with pytest.raises(BadCertificate, match=r"both\.pem"):
            one.server.renew_certificate()

        assert await serial(address, authority) == before


async def serial(address: str, authority: trustme.CA) -> str:
    """Return the number of the certificate that a server shows."""
    host, _, port = address.removeprefix("wss://").partition("/")[0].partition(":")
    _, writer = await asyncio.open_connection(host, int(port), ssl=trusting(authority))
    found = str(writer.get_extra_info("peercert")["serialNumber"])
    writer.close()
    return found


async def test_everybody_is_told_where_others_can_read_along(tmp_path: Path) -> None:
    """Also who comes from this computer itself: what they say goes out in plain text."""
    async with house(tmp_path, host="0.0.0.0", plain_text=True) as one:  # noqa: S104 - the case
        link = one.link().replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - the case
        async with join(link) as talk:
            told = talk.welcome.plain_text

    async with house(tmp_path / "other") as one, join(one.link()) as talk:
        alone = talk.welcome.plain_text

    assert (told, alone) == (True, False)


def test_the_end_of_a_certificate_is_known(tmp_path: Path, authority: trustme.CA) -> None:
    """Also of one that has ended: it counts no more."""
    good = issue(authority, tmp_path / "good.pem")
    old = tmp_path / "old.pem"
    authority.issue_cert(
        "127.0.0.1",
        not_after=datetime(2020, 1, 2, tzinfo=UTC),
        not_before=datetime(2020, 1, 1, tzinfo=UTC),
    ).private_key_and_cert_chain_pem.write_to_path(str(old))

    end = ends(good)
    assert end is not None
    assert end > datetime.now(UTC)
    assert ends(old) is None
    with pytest.raises(FileNotFoundError):
        ends(tmp_path / "none.pem")


async def test_a_handshake_that_never_ends_is_cut(tmp_path: Path, certificate: Path) -> None:
    """Who calls and says nothing holds the line no longer than who says no hello."""
    loop = asyncio.get_running_loop()
    async with house(tmp_path, certificate=certificate, times=Times(hello=0.3)) as one:
        reader, writer = await asyncio.open_connection("127.0.0.1", one.server.port)
        began = loop.time()
        async with asyncio.timeout(10):
            with suppress(ConnectionError):
                assert await reader.read() == b""
        writer.close()

    assert loop.time() - began < 5


@pytest.mark.parametrize("limit", ["most_unknown", "most_waiting"])
async def test_handshakes_that_do_not_end_are_counted(
    tmp_path: Path, certificate: Path, authority: trustme.CA, limit: str
) -> None:
    """Two wait to be cut; the third is hung up on at once, until one of the two goes."""
    settings = {limit: 2, **({"shared": ()} if limit == "most_unknown" else {})}
    times = Times(hello=30)
    async with house(tmp_path, certificate=certificate, times=times, **settings) as one:
        silent = [await asyncio.open_connection("127.0.0.1", one.server.port) for _ in range(2)]
        third, writer = await asyncio.open_connection("127.0.0.1", one.server.port)
        async with asyncio.timeout(5):
            with suppress(ConnectionError):
                assert await third.read() == b""
        still = [not reader.at_eof() for reader, _ in silent]
        silent[0][1].close()
        await asyncio.sleep(0.1)
        async with knock(one.link(), authority) as talk:
            await talk.until(Welcome)
        for each in (writer, silent[1][1]):
            each.close()

    assert still == [True, True]


async def test_whoever_ended_the_handshake_holds_no_place_of_those_who_do_not(
    tmp_path: Path, certificate: Path, authority: trustme.CA
) -> None:
    """Many are in the meeting; nobody who comes then is taken for one too many."""
    async with (
        house(tmp_path, certificate=certificate, most_unknown=2, shared=()) as one,
        AsyncExitStack() as stack,
    ):
        for _ in range(5):
            talk = await stack.enter_async_context(knock(one.link(), authority))
            await talk.until(Welcome)


@asynccontextmanager
async def knock(link: str, authority: trustme.CA) -> AsyncIterator[Talk]:
    """Come to the meeting over an encrypted line, and say hello."""
    address, _, secret = link.partition("#")
    async with connect(
        address, ssl=trusting(authority), subprotocols=[Subprotocol("handrail.v1")], proxy=None
    ) as socket:
        talk = Talk(socket)
        await talk.say(Hello(token=secret, name="Ann"))
        yield talk
