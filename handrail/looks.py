"""What is looked at before a meeting: each look finds out one thing that could fail in it."""

import asyncio
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from captions.engines.choice import choose_engine
from captions.errors import CaptionError
from captions.sources.device import find_devices
from meeting.language import say
from server import listener
from server.certificate import ends
from server.config import Config
from server.errors import CannotListen, LogError
from server.sqlite_log import open_log

ROOM = 64 * 1024 * 1024
"""Bytes; below this the log of a long meeting may not fit."""

SOON = timedelta(days=7)
"""A certificate that ends within this time is told of."""

NARROW, LOW = 20, 5
"""Columns and rows of the smallest terminal that the clients fit on."""


class Finding(Struct, frozen=True):
    """What one look came to; `needed` tells whether a meeting fails without it."""

    good: bool
    sentence: str
    needed: bool = True

    @property
    def line(self) -> str:
        """The finding as a line to print."""
        if self.good:
            return say("Good: {told}", told=self.sentence)
        if self.needed:
            return say("Mend: {told}", told=self.sentence)
        return say("Note: {told}", told=self.sentence)


def terminal(_arguments: Namespace) -> Finding:
    """Tell whether the clients fit on the terminal."""
    if not sys.stdout.isatty():
        return Finding(good=True, sentence=say("This is no terminal. The line client opens here."))
    columns, rows = shutil.get_terminal_size()
    if columns < NARROW or rows < LOW:
        sentence = say(
            "This terminal is {columns} by {rows}. Make it {narrow} by {low} or larger.",
            columns=columns,
            rows=rows,
            narrow=NARROW,
            low=LOW,
        )
        return Finding(good=False, sentence=sentence, needed=False)
    return Finding(
        good=True,
        sentence=say(
            "This terminal is {columns} columns by {rows} rows.", columns=columns, rows=rows
        ),
    )


def disk(arguments: Namespace) -> Finding:
    """Tell whether the log can be used, and has room to grow."""
    folder = next(one for one in arguments.log.absolute().parents if one.is_dir())
    if not os.access(folder, os.W_OK):
        return Finding(
            good=False,
            sentence=say("{folder} cannot be written. Choose another --log.", folder=folder),
        )
    if shutil.disk_usage(folder).free < ROOM:
        return Finding(
            good=False,
            sentence=say("The disk of {folder} is nearly full. Make room.", folder=folder),
        )
    try:
        if arguments.log.exists():
            asyncio.run(_open(arguments.log))
    except LogError as error:
        return Finding(good=False, sentence=str(error))
    return Finding(good=True, sentence=say("The log goes to {log}.", log=arguments.log))


async def _open(log: Path) -> None:
    """Open a log as the server would, and let go of it; raises LogError."""
    await open_log(log).close()


def port(arguments: Namespace) -> Finding:
    """Tell whether a server could listen."""
    config = Config(log=arguments.log, host=arguments.address, port=arguments.port, plain_text=True)
    try:
        listener.listen(config).close()
    except CannotListen as error:
        return Finding(good=False, sentence=str(error))
    return Finding(good=True, sentence=say("Port {port} is free.", port=arguments.port))


def tls(arguments: Namespace) -> Finding:
    """Tell whether others could read along, and whether the certificate can be used."""
    config = Config(
        log=arguments.log,
        host=arguments.address,
        certificate=arguments.tls_cert,
        key=arguments.tls_key,
    )
    try:
        listener.encryption(config)
    except CannotListen as error:
        return Finding(good=False, sentence=str(error))
    if listener.is_readable(config):
        sentence = say("Others on the network could read along. Add --tls-cert and --tls-key.")
        return Finding(good=False, sentence=sentence)
    if config.certificate:
        return _certificate(config.certificate, config.key)
    return Finding(
        good=True, sentence=say("Only this computer can connect. No encryption is needed.")
    )


def _certificate(path: Path, key: Path | None) -> Finding:
    end = ends(path, key)
    if end is None:
        return Finding(
            good=False,
            sentence=say("The certificate {path} does not count now. Renew it.", path=path),
        )
    day = f"{end:%Y-%m-%d}"
    if end < datetime.now(UTC) + SOON:
        sentence = say("The certificate {path} ends on {day}. Renew it before.", path=path, day=day)
        return Finding(good=False, sentence=sentence, needed=False)
    return Finding(
        good=True, sentence=say("The certificate {path} counts until {day}.", path=path, day=day)
    )


def engine(arguments: Namespace) -> Finding:
    """Tell which engine would make the captions."""
    try:
        choice = choose_engine(arguments.language, arguments.model)
    except CaptionError as error:
        return Finding(good=False, sentence=str(error), needed=False)
    return Finding(good=True, sentence=choice.sentence)


def microphone(_arguments: Namespace) -> Finding:
    """Tell which microphones this computer has."""
    try:
        found = [device.name for device in find_devices() if not device.is_own_sound]
    except CaptionError as error:
        return Finding(good=False, sentence=str(error), needed=False)
    if not found:
        return Finding(good=False, sentence=say("There is no microphone."), needed=False)
    return Finding(good=True, sentence=say("Microphone: {names}.", names=", ".join(found)))


LOOKS: tuple[Callable[[Namespace], Finding], ...] = (
    terminal,
    disk,
    port,
    tls,
    engine,
    microphone,
)
"""Every look, in the order in which it is told."""
