"""A server takes over a renewed certificate when it is told, and goes on when that is bad."""

from __future__ import annotations

import signal
from pathlib import Path

import trustme

from tests.handrail.program import Program


def test_a_renewed_certificate_is_read_anew(tmp_path: Path) -> None:
    """SIGHUP, as programs that renew certificates send it; a bad one changes nothing."""
    pem = tmp_path / "both.pem"
    issued = trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem
    issued.write_to_path(str(pem))
    with Program(tmp_path, "serve", "--port", "0", "--tls-cert", pem) as server:
        server.wait_for("The server runs at wss://")
        server.process.send_signal(signal.SIGHUP)
        server.wait_for("The certificate was read anew.")
        pem.write_text("no certificate")
        server.process.send_signal(signal.SIGHUP)
        server.wait_for("The old one still counts.")
        server.process.send_signal(signal.SIGTERM)

        assert server.ends() == 0


def test_a_server_without_a_certificate_stops_when_its_terminal_is_closed(tmp_path: Path) -> None:
    """In order, as on any other signal."""
    with Program(tmp_path, "serve", "--port", "0") as server:
        server.wait_for("The server runs at ws://")
        server.process.send_signal(signal.SIGHUP)

        server.ends()
        server.wait_for("Nothing is lost.")
