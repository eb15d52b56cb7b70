"""Join links: what is one, and that the secret stays out of sight."""

import pytest

from client.errors import BadLink
from client.link import Link

SECRET = "s3cret-of_the-link"


def test_a_link_says_server_meeting_and_secret() -> None:
    """A whole link gives all that is needed to knock at the door."""
    link = Link.parse(f" wss://meet.example.org/j/F99B76#{SECRET}\n")

    assert (link.address, link.host, link.port) == (
        "wss://meet.example.org:443/j/F99B76",
        "meet.example.org",
        443,
    )
    assert (link.code, link.secret) == ("F99B76", SECRET)


def test_an_ipv6_address_keeps_its_brackets() -> None:
    """The address that is dialled is one that a websocket library reads."""
    link = Link.parse(f"ws://[::1]:8765/j/F99B76#{SECRET}")

    assert link.address == "ws://[::1]:8765/j/F99B76"
    assert link.host == "::1"


def test_the_secret_is_in_no_text_of_a_link() -> None:
    """Logs, tracebacks and echoes of a link never hold its secret."""
    link = Link.parse(f"ws://127.0.0.1:8765/j/F99B76#{SECRET}")

    assert SECRET not in f"{link} {link!r} {link!s} {[link]} {link.address}"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "hello",
        f"http://127.0.0.1:8765/j/F99B76#{SECRET}",
        f"ws://127.0.0.1:8765/F99B76#{SECRET}",
        f"ws://127.0.0.1:8765/j/F99B76?token={SECRET}#{SECRET}",
        f"ws://ana:{SECRET}@127.0.0.1:8765/j/F99B76#{SECRET}",
        f"ws://127.0.0.1:x/j/F99B76#{SECRET}",
        f"ws://127.0.0.1:99999/j/F99B76#{SECRET}",
        f"ws://[::1/j/F99B76#{SECRET}",
        f"ws:///j/F99B76#{SECRET}",
        "ws://127.0.0.1:8765/j/F99B76",
        f"ws://127.0.0.1:8765/j/F99B76#{SECRET} more",
    ],
)
def test_what_is_no_link_is_refused_without_repeating_it(words: str) -> None:
    """A mistyped link gets a plain sentence, and a secret in it goes no further."""
    with pytest.raises(BadLink) as caught:
        Link.parse(words)

    assert caught.value.next == "Ask for the link again, and copy all of it."
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("[::1]", True),
        ("10.0.0.7", False),
        ("a.b", False),
    ],
)
def test_a_link_knows_whether_the_server_is_this_machine(host: str, local: bool) -> None:  # noqa: FBT001
    """Only a line to this machine may go without encryption unsaid."""
    assert Link.parse(f"ws://{host}:1/j/F99B76#{SECRET}").local is local


@pytest.mark.parametrize("typed", ["K7TRPM-H2QXAB", "k7trpm-h2qxab", "K7TRPM H2QXAB"])
def test_a_short_code_is_a_link_to_this_computer(typed: str) -> None:
    """However it is typed; another server can be named."""
    here, there = Link.read(typed), Link.read(typed, "wss://meet.example.org:99/")

    assert here.whole == "ws://127.0.0.1:8765/j/K7TRPM#H2QXAB"
    assert there.address == "wss://meet.example.org:99/j/K7TRPM"


@pytest.mark.parametrize("typed", ["K7TRPM", "K7TRPM-H2QX", "K7TRPO-H2QXAB", "K7TRPM-H2QX1B", ""])
def test_half_a_short_code_or_mixed_up_letters_are_none(typed: str) -> None:
    """No code has 0, O, 1 or I."""
    with pytest.raises(BadLink):
        Link.read(typed)


def test_a_link_is_read_as_before() -> None:
    """Whatever server is named for short codes."""
    words = "ws://127.0.0.1:1/j/K7TRPM#secret"

    assert Link.read(words, "ws://other:2").whole == words
