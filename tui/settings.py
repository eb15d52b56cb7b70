"""What a person can choose, as one table; `/settings`, `handrail settings` and the docs use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from meeting.language import later, say
from tui.errors import NotUnderstood
from tui.nearest import did_you_mean
from tui.telling import MOMENTS, URGENT, Level
from tui.typed.wording import either

KEY = "key."
"""What stands before a command's name where its key is set: `key.hand`."""

ALL_KEYS = f"{KEY}letters"
"""Stands for the keys of all letters and digits."""

USUAL = "usual"
"""What brings a setting back to how it was in the beginning; as a language, the system's own."""

OFF = "off"
"""What turns a key off."""

MOST_CELLS, FEWEST_CELLS, MOST_ROWS, MOST_BLANK = 400, 12, 8, 2

Moment = Annotated[str, Meta(pattern=f"^({'|'.join(MOMENTS)})$")]
Key = Annotated[str, Meta(pattern=r"^(off|\S)$")]


class Client(StrEnum):
    """Which client opens where nothing else asks for one."""

    USUAL = "usual"
    LINES = "lines"
    SCREEN = "screen"


class Theme(StrEnum):
    """The colours of the screen client."""

    USUAL = "usual"
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"
    ANSI = "ansi"


class Unsure(StrEnum):
    """What becomes of words that may still change, in a line that is being said."""

    ON = "on"
    OFF = "off"
    HIDE = "hide"


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that a person can choose; the rows of `TABLE` say what each of them is for.

    Widths are cells of the terminal, 0 for as wide as there is room.
    """

    name: str = ""
    address: str = ""
    language: Annotated[str, Meta(pattern=r"^(usual|[a-z]{2,3})$")] = USUAL
    client: Client = Client.USUAL
    tell: Level = Level.ALL
    bell: tuple[Moment, ...] = (URGENT,)
    desktop: tuple[Moment, ...] = ()
    captions: bool = True
    pause: bool = False
    keep: bool = False
    caption_width: Annotated[int, Meta(ge=0, le=MOST_CELLS)] = 0
    caption_rows: Annotated[int, Meta(ge=0, le=MOST_ROWS)] = 2
    caption_space: Annotated[int, Meta(ge=0, le=MOST_BLANK)] = 0
    caption_speaker: bool = True
    caption_unsure: Unsure = Unsure.ON
    caption_doubts: bool = False
    caption_time: bool = False
    caption_colours: bool = False
    theme: Theme = Theme.USUAL
    motion: bool = True
    mouse: bool = True
    key: dict[str, Key] = {}


_BOUNDS: Mapping[str, object] = MappingProxyType(
    {
        "moments": ", ".join(MOMENTS),
        "fewest_cells": FEWEST_CELLS,
        "most_cells": MOST_CELLS,
        "most_rows": MOST_ROWS,
        "most_blank": MOST_BLANK,
    }
)
"""What stands in the words for what a setting can be."""


class Setting(Struct, frozen=True):
    """One row of the table.

    Attributes:
        name: what people type.
        values: what it can be, marked with `later` where it is words, with the parts of `_BOUNDS`.
        help: one sentence that says what it is for, marked too.
        read: from typed words to its value; raises ValueError.
    """

    name: str
    values: str
    help: str
    read: Callable[[str], object]

    @property
    def field(self) -> str:
        """The attribute of `Settings`."""
        return self.name.replace("-", "_")

    @property
    def can_be(self) -> str:
        """What it can be, for people."""
        return say(self.values, **_BOUNDS)


def _on_off(words: str) -> bool:
    return {"on": True, OFF: False}[words.casefold()]


def _moments(words: str) -> tuple[str, ...]:
    found = tuple(word.strip().casefold() for word in words.split(","))
    return () if found == (OFF,) else found


def _number(words: str) -> int:
    if not words.isdecimal():
        raise ValueError
    return int(words)


_BELL = later("off, or some of: {moments}")
_ON_OFF = "on|off"

TABLE: tuple[Setting, ...] = (
    Setting("name", later("your name"), later("How people should call you."), str),
    Setting("address", later("such as she/her"), later("How people should address you."), str),
    Setting("language", "usual|en|ko", later("The language that Handrail speaks."), str.casefold),
    Setting("client", "|".join(Client), later("Which client opens."), str.casefold),
    Setting("tell", "|".join(Level), later("How much is told."), str.casefold),
    Setting("bell", _BELL, later("What rings the bell. Put commas between."), _moments),
    Setting(
        "desktop", _BELL, later("What also shows on your desktop, outside the terminal."), _moments
    ),
    Setting("captions", _ON_OFF, later("Whether captions are shown."), _on_off),
    Setting(
        "pause", _ON_OFF, later("Whether captions wait until you ask for each sentence."), _on_off
    ),
    Setting("keep", _ON_OFF, later("Whether what happens goes into a file as it comes."), _on_off),
    Setting(
        "caption-width",
        later("0, or {fewest_cells} to {most_cells}"),
        later("The longest line of captions, in letters. 0 fills the terminal."),
        _number,
    ),
    Setting(
        "caption-rows",
        later("0 to {most_rows}"),
        later("How many rows show words while they are said."),
        _number,
    ),
    Setting(
        "caption-space", later("0 to {most_blank}"), later("Empty rows between captions."), _number
    ),
    Setting("caption-speaker", _ON_OFF, later("Whether captions say who spoke."), _on_off),
    Setting(
        "caption-unsure",
        "|".join(Unsure),
        later("Whether words that may still change look different, or are hidden."),
        str.casefold,
    ),
    Setting(
        "caption-doubts",
        _ON_OFF,
        later("Whether each caption ends with the words that the machine was unsure of."),
        _on_off,
    ),
    Setting("caption-time", _ON_OFF, later("Whether captions say when it was said."), _on_off),
    Setting(
        "caption-colours",
        _ON_OFF,
        later("Whether each speaker has a colour, beside the name."),
        _on_off,
    ),
    Setting("theme", "|".join(Theme), later("The colours of the screen client."), str.casefold),
    Setting(
        "motion", _ON_OFF, later("Whether words and minutes may change before your eyes."), _on_off
    ),
    Setting("mouse", _ON_OFF, later("Whether the screen client takes the mouse."), _on_off),
)
"""Every setting but the keys, in the order of the docs."""

ROWS: Mapping[str, Setting] = MappingProxyType({one.name: one for one in TABLE})
_TYPES = {one.name: one.type for one in fields(Settings)}


def setting(name: str) -> Setting:
    """Return the row of this name or unique beginning; raises NotUnderstood."""
    asked = name.casefold()
    fits = [one for one in TABLE if one.name.startswith(asked)]
    if asked in ROWS:
        return ROWS[asked]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise NotUnderstood(say("Which one: {names}?", names=either(one.name for one in fits)))
    if meant := did_you_mean(asked, ROWS):
        raise NotUnderstood(say("There is no setting {name}. {meant}", name=name, meant=meant))
    raise NotUnderstood(say("There is no setting {name}. Look at the list of settings.", name=name))


def changed(settings: Settings, name: str, words: str) -> Settings:
    """Return the settings with one of them changed, by typed words; raises NotUnderstood.

    The word "usual" brings back what a setting was in the beginning.
    """
    if name.casefold().startswith(KEY):
        return _with_key(settings, name[len(KEY) :].casefold(), words)
    row = setting(name)
    if words.casefold() == USUAL:
        return replace(settings, **{row.field: getattr(Settings(), row.field)})
    try:
        value = msgspec.convert(row.read(words), _TYPES[row.field])
    except (ValueError, KeyError):
        raise NotUnderstood(_only(row)) from None
    return _checked(replace(settings, **{row.field: value}))


def shown(settings: Settings, name: str) -> str:
    """Return one setting as people read and type it."""
    if name.startswith(KEY):
        return settings.key.get(name[len(KEY) :], USUAL)
    return worded(getattr(settings, setting(name).field)) or say("not set")


def worded(value: object) -> str:
    """Return a value as people type it."""
    if isinstance(value, bool):
        return "on" if value else OFF
    if isinstance(value, tuple):
        return ", ".join(value) or OFF
    return str(value)


def from_values(values: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of a file, and a sentence for each thing in it that cannot be used."""
    settings, faults = Settings(), []
    for name, value in values.items():
        try:
            kind = _TYPES[name.replace("-", "_")]
            read = msgspec.convert(value, kind)
            settings = _checked(replace(settings, **{name.replace("-", "_"): read}))
        except KeyError:
            faults.append(say("There is no setting {name}.", name=name))
        except (msgspec.ValidationError, NotUnderstood):
            faults.append(_fault(name))
    return settings, tuple(faults)


def _with_key(settings: Settings, command: str, words: str) -> Settings:
    keys = {name: key for name, key in settings.key.items() if name != command}
    key = words if len(words) == 1 else words.casefold()
    if key == USUAL:
        return replace(settings, key=keys)
    if key != OFF and (len(key) != 1 or not key.isprintable() or key.isspace()):
        raise NotUnderstood(say("A key is one letter, one digit or one sign. Or type: off"))
    return replace(settings, key={**keys, command: key})


def _checked(settings: Settings) -> Settings:
    if 0 < settings.caption_width < FEWEST_CELLS:
        raise NotUnderstood(_only(ROWS["caption-width"]))
    return settings


def _only(row: Setting) -> str:
    return say("{name} can be: {values}.", name=row.name, values=row.can_be)


def _fault(name: str) -> str:
    if name not in ROWS:
        return say("The setting {name} is not understood.", name=name)
    return say(
        "The setting {name} is not understood. It can be: {values}.",
        name=name,
        values=ROWS[name].can_be,
    )
