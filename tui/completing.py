"""What a typed line can be completed to: commands, and the people here."""

from __future__ import annotations

from collections.abc import Sequence

from meeting.text import clean
from tui.commands import TABLE
from tui.model import Model
from tui.settings import TABLE as SETTINGS


def completions(model: Model) -> list[str]:
    """Return the lines that typing can be completed to: commands, people here, settings."""
    lines = [f"/{one.name}{' ' * bool(one.arguments)}" for one in TABLE if one.open_to(model)]
    others = (one for one in model.meeting.people.values() if one.here and one.id != model.you)
    names = [clean(one.name) for one in others]
    people = [f"/{verb} {name}" for verb in ("call", "lower") for name in names]
    return [*lines, *people, *(f"/settings {one.name} " for one in SETTINGS)]


def completed(value: str, known: Sequence[str]) -> str | None:
    """Return the first known line that goes on from what is typed, with the typed part as it is."""
    if not value.startswith("/"):
        return None
    found = (
        one
        for one in known
        if len(one) > len(value) and one.casefold().startswith(value.casefold())
    )
    first = next(found, None)
    return first and value + first[len(value) :]
