"""Frames are what the library would make."""

import pytest
from websockets.frames import Frame, Opcode

from server import frames


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536, 70000])
def test_a_text_frame_is_the_librarys(size: int) -> None:
    """At and around every limit of the length field, the bytes are the same."""
    payload = b"x" * size

    assert frames.text(payload) == Frame(Opcode.TEXT, payload).serialize(mask=False)


def test_a_ping_is_the_librarys() -> None:
    """The shared ping is a frame like any other."""
    assert Frame(Opcode.PING, b"").serialize(mask=False) == frames.PING
