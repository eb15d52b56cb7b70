"""Opening a websocket: every way in which that fails has its plain sentence."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosedError
from websockets.frames import CloseCode

from client.dial import LONGEST_MESSAGE, PROTOCOL, RECEIVE_BUFFER, dial
from client.errors import ClientError, NotHandrail, NotLetIn, NotTrusted, Unreachable
from client.link import Link
from meeting.roles import Role
from meeting.wire import SUBPROTOCOL
from server.app import Server
from server.config import Config
from tests.client.fake_server import Visit, fake_server


def link_to(port: int, scheme: str = "ws") -> Link:
    """Return a link to a port of this machine."""
    return Link.parse(f"{scheme}://localhost:{port}/j/F99B76#secret")


async def refusal(link: Link, seconds: float = 5) -> ClientError:
    """Return why there is no line."""
    with pytest.raises(ClientError) as caught:
        async with dial(link, seconds=seconds):
            pass
    assert "secret" not in str(caught.value)
    return caught.value


async def stay(visit: Visit) -> None:
    """Be a server that waits."""
    await visit.stay()


async def test_a_line_speaks_our_protocol_and_holds_little_for_us() -> None:
    """A small receive buffer keeps old partials from piling up before a slow reader."""
    async with fake_server(stay) as link, dial(link) as line:
        size = line.transport.get_extra_info("socket").getsockopt(
            socket.SOL_SOCKET, socket.SO_RCVBUF
        )

        assert line.subprotocol == SUBPROTOCOL
        assert size <= 2 * RECEIVE_BUFFER  # Linux counts double


async def test_a_message_may_be_so_long() -> None:
    """One that fills its limit to the last byte is read; one byte more ends the line."""

    async def play(visit: Visit) -> None:
        await visit.send(" " * LONGEST_MESSAGE)
        await visit.send(" " * (LONGEST_MESSAGE + 1))
        await visit.stay()

    async with fake_server(play) as link, dial(link) as line:
        read = await line.recv()
        with pytest.raises(ConnectionClosedError) as caught:
            await line.recv()

        assert len(read) == LONGEST_MESSAGE
        assert caught.value.sent is not None
        assert caught.value.sent.code == CloseCode.MESSAGE_TOO_BIG


async def test_nobody_answers() -> None:
    """A port with nothing behind it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    error = await refusal(link_to(port))

    assert isinstance(error, Unreachable)
    assert error.why == f"No server answers at localhost, port {port}."


async def test_a_host_that_is_none() -> None:
    """A mistyped name is as good as a server that is off."""
    error = await refusal(Link.parse("ws://no-such-host.invalid/j/F99B76#secret"))

    assert isinstance(error, Unreachable)


async def test_something_that_never_says_a_word() -> None:
    """Waiting has an end."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()

        error = await refusal(link_to(silent.getsockname()[1]), seconds=0.1)

    assert error.why == "localhost does not answer."


@asynccontextmanager
async def says(answer: bytes) -> AsyncIterator[int]:
    """Run a server that says one thing and hangs up; give its port."""

    async def speak(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    "answer", [b"", b"220 mail.example.org ESMTP\r\n", b"HTTP/1.1 200 OK\r\n\r\n"]
)
async def test_something_else_answers(answer: bytes) -> None:
    """A mail server, a web server, a program that hangs up: none of them is Handrail."""
    async with says(answer) as port:
        error = await refusal(link_to(port))

    assert isinstance(error, NotHandrail)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (HTTPStatus.NOT_FOUND, NotLetIn),
        (HTTPStatus.SERVICE_UNAVAILABLE, Unreachable),
        (HTTPStatus.FOUND, NotHandrail),
    ],
)
async def test_a_web_servers_no_has_its_meaning(
    status: HTTPStatus, kind: type[ClientError]
) -> None:
    """No such meeting, not now, or not here at all."""
    answer = f"HTTP/1.1 {status.value} No\r\nContent-Length: 0\r\n\r\n".encode()
    async with says(answer) as port:
        error = await refusal(link_to(port))

    assert isinstance(error, kind)


async def test_another_websocket_server_is_not_handrail() -> None:
    """Only who agrees on our protocol is talked to."""

    async def wait(socket: ServerConnection) -> None:
        await socket.wait_closed()

    async with serve(wait, "127.0.0.1", 0) as server:
        error = await refusal(link_to(server.sockets[0].getsockname()[1]))

    assert isinstance(error, NotHandrail)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate for localhost that nobody trusts, with its key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        " -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    both = [*command.split(), "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(both, check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@asynccontextmanager
async def encrypted(certificate: Path) -> AsyncIterator[Link]:
    """Run a server with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def wait(socket: ServerConnection) -> None:
        await socket.wait_closed()

    async with serve(wait, "127.0.0.1", 0, ssl=context, subprotocols=[PROTOCOL]) as server:
        yield link_to(server.sockets[0].getsockname()[1], "wss")


async def test_a_server_that_cannot_prove_itself_is_not_talked_to(certificate: Path) -> None:
    """An unknown certificate ends it, before any secret is sent."""
    async with encrypted(certificate) as link:
        error = await refusal(link)

    assert isinstance(error, NotTrusted)
    assert error.why == "localhost cannot prove that it is localhost."


async def test_a_trusted_certificate_is_enough(certificate: Path) -> None:
    """An own certificate works where it is trusted by name."""
    trust = ssl.create_default_context(cafile=certificate.with_suffix(".crt"))

    async with encrypted(certificate) as link, dial(link, tls=trust) as line:
        assert line.subprotocol == SUBPROTOCOL


async def test_a_plain_server_behind_an_encrypted_link_is_named() -> None:
    """The most common mistake with links gets a hint that helps."""
    async with fake_server(stay) as link:
        error = await refusal(link_to(link.port, "wss"))

    assert error.next == "Ask whether the link begins with ws: instead of wss."


async def test_a_server_is_found_at_an_address_whatever_its_name(tmp_path: Path) -> None:
    """A host's own computer need not know the name that others have for it."""
    config = Config(log=tmp_path / "m.sqlite", port=0, names=("meet.example.org",))
    async with Server(config) as server:
        opened = await server.open_meeting("Street fair")
        link = Link.parse(opened.links[Role.HOST])
        async with dial(link, at=server.here) as line:
            assert line.remote_address[0] == "127.0.0.1"

    assert link.host == "meet.example.org"
