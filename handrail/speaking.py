"""Find the language that a person wants Handrail to speak, and its catalogue."""

from __future__ import annotations

import gettext
import io
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from meeting.language import ENGLISH, Catalogue, use

FOLDER = Path(__file__).parent / "languages"
"""A file `LANGUAGE.po` for each language but English."""

USUAL = "usual"
"""The system's own language."""

_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where systems say which language is wanted, in the order that they ask."""


def speak(settings: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Say everything from now on as a file of settings and the system want it."""
    use(catalogue(wanted(chosen(settings), environment)))


def languages() -> tuple[str, ...]:
    """Return every language that Handrail speaks, as tags like `ko`; English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


def chosen(settings: Path) -> str:
    """Return the language in a file of settings, "usual" where none is chosen there.

    Reads no more than this one line: what else is in the file is checked where it is used.
    """
    try:
        values = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return USUAL
    return str(values.get("language", USUAL))


def wanted(setting: str, environment: Mapping[str, str]) -> str:
    """Return the language to speak: as set, else the first that the system names and we have.

    Args:
        setting: the person's own choice: a tag, or "usual" for the system's.
        environment: the variables of the system.
    """
    if setting != USUAL:
        return setting
    named = next((environment[name] for name in _NAMES if environment.get(name)), "")
    tags = (one.partition(".")[0].partition("_")[0].casefold() for one in named.split(":"))
    ours = languages()
    return next((tag for tag in tags if tag in ours), "en")


@cache
def catalogue(language: str) -> Catalogue:
    """Return the sentences of a language; English where there is no catalogue for it."""
    if language not in languages() or language == "en":
        return ENGLISH
    import polib  # only who reads another language waits for it

    sentences = polib.pofile(str(FOLDER / f"{language}.po"), encoding="utf-8")
    return gettext.GNUTranslations(io.BytesIO(sentences.to_binary()))
