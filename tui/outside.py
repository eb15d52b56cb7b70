"""What reaches beyond the terminal: settings that are kept, and the desktop's notifications."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from meeting.language import say
from tui import sentences
from tui.settings import ALL_KEYS, KEY, OFF, Settings, shown

Save = Callable[[str], str]
"""From what was typed after `/save` to what is told, one line for each file."""


def for_this_time(settings: Settings, name: str) -> str:
    """Keep nothing; return the sentence that says what a setting is."""
    return sentences.setting_now(*named(settings, name))


def named(settings: Settings, name: str) -> tuple[str, str]:
    """Return what a setting is called and what it is now, for people."""
    if name == ALL_KEYS:
        return say("key letters"), OFF if OFF in settings.key.values() else "usual"
    if name.startswith(KEY):
        return say("The key of /{name}", name=name[len(KEY) :]), shown(settings, name)
    return name, shown(settings, name)


def _nothing(_text: str) -> None:
    """Show nothing: there is no desktop."""


def _only_told(text: str) -> str:
    """Reach nothing; return the text, so that people can do it themselves."""
    return text


class Outside(Struct, frozen=True):
    """What a client reaches outside the meeting.

    Attributes:
        keep: keeps the setting of this name for next time and returns the lines to tell;
            ALL_KEYS stands for all keys.
        desktop: shows a line on the desktop; never waits, never fails.
        browse: opens a web address and returns the sentence to tell.
        copy: puts a text on the clipboard and returns the sentence to tell.
    """

    keep: Callable[[Settings, str], str] = for_this_time
    desktop: Callable[[str], None] = _nothing
    browse: Callable[[str], str] = _only_told
    copy: Callable[[str], str] = _only_told
