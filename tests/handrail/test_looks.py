"""What is looked at before a meeting."""

from __future__ import annotations

import asyncio
import os
import socket
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from handrail import looks
from handrail.cli import main, parser
from handrail.looks import Finding
from server import log_file
from server.sqlite_log import open_log


def wanted(*words: str) -> Namespace:
    """Read a command line of `check`."""
    return parser().parse_args(["check", *words])


def test_a_pipe_gets_the_line_client() -> None:
    """Which needs no size."""
    assert looks.terminal(wanted()).good


def test_a_log_that_can_be_written_is_good(tmp_path: Path) -> None:
    """Its folder need not be there yet."""
    log = tmp_path / "new" / "log.sqlite"

    assert looks.disk(wanted("--log", str(log))) == Finding(
        good=True, sentence=f"The log goes to {log}."
    )


def test_a_log_that_cannot_be_written_must_be_mended() -> None:
    """A system's own folder takes no files, not even from its owner."""
    finding = looks.disk(wanted("--log", "/proc/self/log.sqlite"))

    assert (finding.good, finding.needed) == (False, True)
    assert finding.sentence.endswith("Choose another --log.")


def test_a_log_that_a_server_could_not_use_must_be_mended(tmp_path: Path) -> None:
    """No log at all, or another server has it."""
    foreign, ours = tmp_path / "notes.txt", tmp_path / "log.sqlite"
    foreign.write_text("Buy bread.", encoding="utf-8")
    asyncio.run(open_and_close(ours))

    bad = looks.disk(wanted("--log", str(foreign)))
    good = looks.disk(wanted("--log", str(ours)))
    held = log_file.lock(ours)
    taken = looks.disk(wanted("--log", str(ours)))
    os.close(held)

    assert (bad.good, bad.needed, taken.good) == (False, True, False)
    assert foreign.read_text(encoding="utf-8") == "Buy bread."
    assert "is not a Handrail log" in bad.sentence
    assert "Another Handrail server" in taken.sentence
    assert good == Finding(good=True, sentence=f"The log goes to {ours}.")


async def open_and_close(log: Path) -> None:
    """Make an empty log."""
    await open_log(log).close()


def test_a_free_port_is_good() -> None:
    """0 is always free."""
    assert looks.port(wanted("--port", "0")).good


def test_a_port_in_use_must_be_mended() -> None:
    """With what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]

        finding = looks.port(wanted("--port", str(number)))

    assert finding.line == (
        f"Mend: Another program uses port {number}. Stop that program, or choose another port."
    )


def test_a_language_without_an_engine_is_a_note() -> None:
    """A meeting works without captions, or with a person who types them."""
    finding = looks.engine(wanted("--language", "qq"))

    assert finding.line.startswith("Note: There is no model for the language qq here.")
    assert not finding.needed


def test_the_exit_code_tells_whether_a_meeting_would_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Notes are no failure."""
    log = ["--log", str(tmp_path / "log.sqlite"), "--language", "qq"]

    good = main(["check", "--port", "0", *log])
    with socket.create_server(("127.0.0.1", 0)) as other:
        bad = main(["check", "--port", str(other.getsockname()[1]), *log])

    assert (good, bad) == (0, 1)
    assert len(capsys.readouterr().out.splitlines()) == 2 * len(looks.LOOKS)


def test_a_meeting_of_this_computer_needs_no_encryption(tmp_path: Path) -> None:
    """A certificate that can be used is told with its day."""
    pem = certificate(tmp_path / "good.pem", datetime.now(UTC) + timedelta(days=90))

    assert looks.tls(wanted()).good
    assert looks.tls(wanted("--tls-cert", str(pem))).sentence.startswith(
        f"The certificate {pem} counts until"
    )


def test_what_others_could_read_must_be_mended() -> None:
    """With how."""
    assert looks.tls(wanted("--address", "0.0.0.0")).line == (  # noqa: S104 - the case
        "Mend: Others on the network could read along. Add --tls-cert and --tls-key."
    )


def test_a_certificate_that_cannot_be_used_must_be_mended(tmp_path: Path) -> None:
    """It is missing, or has ended; one that ends soon is a note."""
    old = certificate(tmp_path / "old.pem", datetime.now(UTC) - timedelta(days=1))
    soon = certificate(tmp_path / "soon.pem", datetime.now(UTC) + timedelta(days=2))

    assert looks.tls(wanted("--tls-cert", "nowhere.pem")).line == (
        "Mend: There is no file nowhere.pem. Check its name."
    )
    assert looks.tls(wanted("--tls-cert", str(old))).line.startswith("Mend: The certificate")
    assert looks.tls(wanted("--tls-cert", str(soon))).line.startswith("Note: The certificate")


def certificate(path: Path, end: datetime) -> Path:
    """Write a certificate for this computer that counts until then, with its key."""
    issued = trustme.CA().issue_cert(
        "127.0.0.1", not_after=end, not_before=end - timedelta(days=99)
    )
    issued.private_key_and_cert_chain_pem.write_to_path(str(path))
    return path
