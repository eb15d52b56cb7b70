"""Run the line client from beginning to end; the way in for `handrail`."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TextIO

from msgspec import Struct

from client.line import Line
from meeting.state import Status
from tui import sentences
from tui.choose import SWITCH
from tui.lines.face import Face
from tui.lines.keyboard import Keyboard
from tui.lines.page import Page
from tui.lines.pen import Pen
from tui.lines.pipe import Pipe
from tui.lines.script import Script
from tui.lines.terminal import Terminal
from tui.model import Model
from tui.outside import Outside, Save
from tui.pace import Pace

PATIENCE = 2.0
"""Seconds that a key waits for the answer to the one before it."""


class Surroundings(Struct, frozen=True):
    """What the line client runs in.

    Attributes:
        source: the descriptor that keys or commands come from.
        output: where lines go.
        save: writes what was shown, and returns what to tell.
        first: the first line: which client this is, why, and how to get help.
        stay: whether to go on after the end of a script until the meeting ends.
        linger: whether to stay open after the meeting has ended, to read and save.
        catch_signals: whether Ctrl-C and a closed terminal are this client's to handle.
        outside: keeps settings, and shows lines on the desktop.
    """

    source: int
    output: TextIO
    save: Save
    first: str
    stay: bool = False
    linger: bool = False
    catch_signals: bool = True
    outside: Outside = Outside()


async def run_lines(line: Line, place: Surroundings, model: Model | None = None) -> int:
    """Run until somebody leaves, the input ends or the meeting ends; return the exit code.

    Args:
        line: a line that stands; whoever opened it hangs it up.
        place: what to run in.
        model: what the person has seen so far, where they come from the screen client.

    Returns SWITCH where the person asked for the screen client.
    """
    loop = asyncio.get_running_loop()
    stop: asyncio.Future[int] = loop.create_future()

    def nobody_reads() -> None:
        loop.call_soon_threadsafe(_set, stop, 0)

    pen = Pen(place.output, nobody_reads)
    has_keys = os.isatty(place.source)
    page = Page(pen.write, bell=place.output.isatty(), width=partial(columns, place.output))
    face = Face(line, model or Model(pace=Pace()), page, place.save, place.outside)
    if has_keys:
        face.patience, face.may_switch = PATIENCE, place.output.isatty()
    try:
        page.answer(place.first)
        with _signals(stop) if place.catch_signals else nullcontext():
            if has_keys:
                await _with_keys(face, stop, place, pen)
            else:
                await _with_script(face, stop, place)
        face.flush()
        if stop.done() and stop.result():
            page.answer(sentences.hung_up())
        return stop.result() if stop.done() else _exit_code(face)
    finally:
        pen.close()


async def _with_keys(face: Face, stop: asyncio.Future[int], place: Surroundings, pen: Pen) -> None:
    echo = pen.write if place.output.isatty() else show_nothing

    async def listen() -> None:
        await face.listen()
        if place.linger and not face.left:
            face.page.tell(sentences.still_open())
            await asyncio.Future()

    with Terminal(place.source) as terminal:
        await until_one_ends(Keyboard(terminal, echo).run(face), listen(), _wait(stop))


async def _with_script(face: Face, stop: asyncio.Future[int], place: Surroundings) -> None:
    async def follow() -> None:
        await Script(Pipe(place.source)).run(face)
        if place.stay and not face.is_over and face.model.meeting.status is Status.OPEN:
            await asyncio.Future()

    await until_one_ends(follow(), face.listen(), _wait(stop))


async def until_one_ends(*works: Coroutine[None, None, None]) -> None:
    """Run all at once; when one ends, end the others; raise what any of them raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def _wait(stop: asyncio.Future[int]) -> None:
    await asyncio.shield(stop)


@contextmanager
def _signals(stop: asyncio.Future[int]) -> Iterator[None]:
    """Let Ctrl-C, a polite kill and a closed terminal end the client in order."""
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in numbers:
        loop.add_signal_handler(number, _set, stop, 128 + number)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def _set(stop: asyncio.Future[int], code: int) -> None:
    if not stop.done():
        stop.set_result(code)


def _exit_code(face: Face) -> int:
    """Return 1 where the line ended though neither you nor the meeting had."""
    if face.switched:
        return SWITCH
    ended = face.model.ended
    over = face.left or face.model.meeting.status is Status.CLOSED
    return 0 if ended is None or ended.wished or over else 1


def columns(output: TextIO) -> int:
    """Return how wide a terminal is now, 0 for a pipe or a file."""
    try:
        return os.get_terminal_size(output.fileno()).columns if output.isatty() else 0
    except OSError:  # it has gone away
        return 0


def show_nothing(_text: str) -> None:
    """Take what is typed where no terminal shows it."""
