"""The pen: in order, flushed, and never in anybody's way."""

import io
import os
import threading
from contextlib import suppress
from pathlib import Path

from tui.lines.pen import Pen


class Broken(io.StringIO):
    """An output that nobody reads any more."""

    def write(self, _text: str) -> int:
        """Say so."""
        raise BrokenPipeError


def never() -> None:
    """Fail where the pen says that it broke."""
    raise AssertionError


def test_text_is_written_in_order() -> None:
    """And all of it before the pen is put down."""
    output = io.StringIO()
    pen = Pen(output, never)
    for number in range(100):
        pen.write(f"{number}\n")
    pen.close()

    assert output.getvalue() == "".join(f"{number}\n" for number in range(100))


def test_each_line_is_flushed() -> None:
    """A program at the other end of a pipe gets it at once."""
    read, write = os.pipe()
    with os.fdopen(write, "w") as output, os.fdopen(read) as other_end:
        pen = Pen(output, never)
        pen.write("now\n")

        assert other_end.readline() == "now\n"
        pen.close()


def test_a_broken_pipe_is_told_once() -> None:
    """The client can end; what is still written goes nowhere."""
    broke = threading.Semaphore(0)
    pen = Pen(Broken(), broke.release)
    pen.write("one")
    pen.write("two")
    pen.close()

    assert broke.acquire(timeout=1)
    assert not broke.acquire(blocking=False)


def test_letters_that_the_terminal_lacks_do_not_stop_it(tmp_path: Path) -> None:
    """A terminal that is set to plain English shows a question mark."""
    path = tmp_path / "out"
    with path.open("w", encoding="ascii") as output:
        pen = Pen(output, never)
        pen.write("안 hi\n")
        pen.close()

    assert path.read_text() == "? hi\n"


def test_who_does_not_read_stops_nobody() -> None:
    """Writing returns at once; closing waits a moment and gives up."""
    read, write = os.pipe()
    output = os.fdopen(write, "w")
    pen = Pen(output, lambda: None, patience=0.1)

    pen.write("x" * 1_000_000)
    pen.close()

    os.close(read)
    pen.thread.join(5)
    assert not pen.thread.is_alive()
    with suppress(BrokenPipeError):
        output.close()
