"""Reads how people say what to caption: `microphone`, `Hall=microphone:usb`, `talk.mp4@ko`."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from captions.errors import NoSuchSource
from meeting.language import say


class Kind(StrEnum):
    """What captions can come from; all but a file are said by their word."""

    MICROPHONE = "microphone"
    COMPUTER = "computer"
    SOCKET = "socket"
    TYPED = "typed"
    LINES = "lines"
    CART = "cart"
    PIPE = "-"
    FILE = "file"


DETAILED = {Kind.MICROPHONE, Kind.COMPUTER, Kind.SOCKET, Kind.LINES, Kind.CART}
"""These take more after a colon: a part of a device's name, or a port."""

WORDS = {*Kind} - {Kind.FILE}
"""These are said by their word."""

PORTS = {Kind.SOCKET: 2700, Kind.CART: 2701, Kind.LINES: 2702}
"""Where those that listen do so, unless told otherwise; 2700 is that of Vosk's own server."""

_LANGUAGE = re.compile(r"(?P<rest>.+)@(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")
_NAMED = re.compile(r"(?P<name>[^=:@/\\]{1,40})=(?P<rest>.+)", re.DOTALL)


class Wanted(Struct, frozen=True):
    """One thing that captions come from.

    Attributes:
        kind: what it is.
        detail: a file's path, or what stood after the colon.
        name: what people call it; empty where nobody said.
        language: the language tag.
    """

    kind: Kind
    detail: str = ""
    name: str = ""
    language: str = "en"

    @property
    def port(self) -> int:
        """Give the port to listen at; raises NoSuchSource where the detail is none."""
        if not self.detail:
            return PORTS[self.kind]
        if self.detail.isdecimal() and int(self.detail) < 1 << 16:
            return int(self.detail)
        raise NoSuchSource(
            say("A port is a number from 0 to 65535, not {detail}.", detail=self.detail)
        )


def read_wanted(
    words: str, language: str = "en", *, exists: Callable[[Path], bool] = Path.exists
) -> Wanted:
    """Read one.

    Args:
        words: as typed: `[NAME=]SOUND[@LANGUAGE]`. A file that has just this name is the file.
        language: the language where the words do not say.
        exists: tells whether there is such a file.
    """
    if exists(Path(words)):
        return Wanted(Kind.FILE, words, "", language)
    name = ""
    if named := _NAMED.fullmatch(words):
        name, words = named["name"].strip(), named["rest"]
    if not exists(Path(words)) and (tagged := _LANGUAGE.fullmatch(words)):
        words, language = tagged["rest"], tagged["language"]
    kind, colon, detail = words.partition(":")
    if kind in (DETAILED if colon else WORDS):
        return Wanted(Kind(kind), detail, name, language)
    return Wanted(Kind.FILE, words, name, language)
