"""Which settings may help with what somebody needs; they are proposed, and nobody is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from meeting.needs import Need
from tui.settings import Settings, changed, shown

HELPS: Mapping[Need, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Need.BRAILLE: (("client", "lines"), ("pause", "on"), ("caption-width", "40")),
        Need.SCREEN_READER: (("client", "lines"),),
        Need.LARGE_TEXT: (("theme", "contrast"),),
        Need.CAPTIONS: (("captions", "on"),),
        Need.MORE_TIME: (("pause", "on"),),
        Need.QUIET: (("tell", "important"), ("motion", "off")),
    }
)
"""Settings by need; other needs are for people to meet, not for this program."""


def proposed(needs: Iterable[Need], settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the settings that may help and are not so yet, each with its value."""
    found = dict(pair for need in needs for pair in HELPS.get(need, ()))
    return tuple((name, value) for name, value in found.items() if shown(settings, name) != value)


def taken(needs: Iterable[Need], settings: Settings) -> Settings:
    """Return the settings with all that is proposed."""
    for name, value in proposed(needs, settings):
        settings = changed(settings, name, value)
    return settings
