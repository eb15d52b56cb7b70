"""Nobody listens by accident, and no page in a browser gets through to a local server."""

from __future__ import annotations

import resource
import socket
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from server import listener
from server.config import Config
from server.errors import AddressUnknown, BadCertificate, NeedsTls, PortInUse

LOG = Path("handrail.db")


def test_an_open_address_needs_encryption_or_a_word() -> None:
    """Beyond this computer others could read along, so it takes a certificate or a clear yes."""
    with pytest.raises(NeedsTls, match=r"Others could read along at 0\.0\.0\.0"):
        listener.listen(Config(log=LOG, host="0.0.0.0", port=0))  # noqa: S104 - that is the test

    with listener.listen(Config(log=LOG, host="0.0.0.0", port=0, plain_text=True)) as opened:  # noqa: S104
        assert opened.getsockname()[1] > 0


def test_a_port_in_use_is_said() -> None:
    """With its number, and what to do."""
    with listener.listen(Config(log=LOG, port=0)) as first:
        port = first.getsockname()[1]

        with pytest.raises(PortInUse, match=f"Another program uses port {port}. Stop that"):
            listener.listen(Config(log=LOG, port=port))


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_that_is_not_ours_is_said(host: str) -> None:
    """A typing mistake in the address ends in a sentence."""
    with pytest.raises(AddressUnknown, match=host):
        listener.listen(Config(log=LOG, host=host, port=0, plain_text=True))


def test_small_writes_leave_at_once_and_full_lines_show() -> None:
    """No Nagle, and little that the system holds back for a reader who does not read."""
    with listener.listen(Config(log=LOG, port=0)) as opened:
        assert opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            unsent = opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT)
            assert unsent == listener.UNSENT


def test_as_many_files_may_be_open_as_connections_need() -> None:
    """Some systems let a program open 256 files, unless it asks for more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))

    listener.allow_files(500)
    after = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)

    assert after == (700, before[1])


@pytest.mark.parametrize("text", ["", "no certificate"])
def test_a_certificate_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    """Empty or something else."""
    certificate = tmp_path / "cert.pem"
    certificate.write_text(text)

    with pytest.raises(BadCertificate, match=r"cert\.pem cannot be used"):
        listener.encryption(Config(log=LOG, certificate=certificate))


def test_a_missing_certificate_or_key_is_named(tmp_path: Path) -> None:
    """The one of the two that is not there."""
    issued = trustme.CA().issue_cert("127.0.0.1")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"

    with pytest.raises(BadCertificate, match=r"There is no file .*cert\.pem"):
        listener.encryption(Config(log=LOG, certificate=certificate, key=key))
    issued.cert_chain_pems[0].write_to_path(str(certificate))
    with pytest.raises(BadCertificate, match=r"There is no file .*key\.pem"):
        listener.encryption(Config(log=LOG, certificate=certificate, key=key))


def test_a_key_with_a_password_is_refused_without_a_question(tmp_path: Path) -> None:
    """Nobody sits at a server that starts by itself."""
    issued = trustme.CA().issue_cert("127.0.0.1")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    issued.cert_chain_pems[0].write_to_path(str(certificate))
    plain = load_pem_private_key(issued.private_key_pem.bytes(), None)
    how = BestAvailableEncryption(b"secret")
    key.write_bytes(plain.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))

    with pytest.raises(BadCertificate, match="without a password"):
        listener.encryption(Config(log=LOG, certificate=certificate, key=key))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1:8765", True),
        ("localhost:8765", True),
        ("LOCALHOST.", True),
        ("[::1]:8765", True),
        ("192.168.1.7:8765", True),
        ("talk.example.org", True),
        ("Talk.Example.Org:443", True),
        ("evil.example", False),
        ("evil.example:8765", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8765", False),
        ("", False),
    ],
)
def test_only_our_own_names_are_answered(host: str, *, expected: bool) -> None:
    """A name that somebody else points at us is refused; an address cannot be pointed."""
    assert listener.may_be_called(host, ("talk.example.org",)) is expected


@pytest.mark.parametrize(
    ("host", "names", "certificate", "expected"),
    [
        ("127.0.0.1", (), None, "ws://127.0.0.1:8765"),
        ("::1", (), None, "ws://[::1]:8765"),
        ("0.0.0.0", ("talk.example.org",), LOG, "wss://talk.example.org:8765"),  # noqa: S104
    ],
)
def test_links_begin_with_where_people_reach_us(
    host: str, names: tuple[str, ...], certificate: Path | None, expected: str
) -> None:
    """The first name where there is one, the address else."""
    config = Config(log=LOG, host=host, names=names, certificate=certificate)

    assert listener.base(config, 8765) == expected


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104 - nothing listens there
        ("::", "::1"),
        ("192.168.1.5", "192.168.1.5"),
        ("localhost", "localhost"),
    ],
)
def test_this_computer_reaches_its_own_server(tmp_path: Path, host: str, here: str) -> None:
    """Also where it listens for everybody, and others call it by a name."""
    config = Config(log=tmp_path / "log", host=host, names=("meet.example.org",))

    assert listener.here(config) == here
