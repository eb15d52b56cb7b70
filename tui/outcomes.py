"""What typed words or a key come to: something to send, to show, to ask first, or to do here."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from meeting.commands import Command

if TYPE_CHECKING:
    from tui.entry import Entry


class Send(Struct, frozen=True):
    """Ask the server. Its refusal is told; its consent shows as events.

    `done` is told to you alone once it was done.
    """

    command: Command
    done: tuple[str, ...] = ()


class Show(Struct, frozen=True):
    """Tell these lines, now, whatever the level; `private` ones show nowhere but here."""

    lines: tuple[str, ...]
    private: bool = False


class Confirm(Struct, frozen=True):
    """Ask this question first, with the answers in it; after "y" comes `yes`, else tell `no`."""

    question: str
    yes: Outcome
    no: str


class Prompt(Struct, frozen=True):
    """Ask for a line of text, then read it as the arguments of `entry`."""

    question: str
    entry: Entry


class Act(Enum):
    """What only a face can do."""

    LEAVE = auto()
    SAVE = auto()
    REPEAT = auto()
    EARLIER = auto()
    COMMAND_LINE = auto()
    SCREEN = auto()
    LINES = auto()
    OTHER = auto()
    THEME = auto()
    LIVE = auto()
    KEEP = auto()
    BROWSE = auto()
    COPY = auto()


class Do(Struct, frozen=True):
    """Let the face do it; `words` are the arguments: a folder, settings, lines to tell."""

    act: Act
    words: str = ""


class Then(Struct, frozen=True):
    """Do the first, then tell these lines; of a question they are told when it was answered."""

    first: Send | Show | Confirm | Prompt | Do
    lines: tuple[str, ...]


Outcome = Send | Show | Confirm | Prompt | Do | Then
