"""Everything can be reached by keys alone, and by typed commands alone; nothing is a trap."""

from __future__ import annotations

from contextlib import suppress

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import webinar
from tests.tui.scene import busy
from tests.tui.screen.looking import opened
from tui import commands
from tui.commands import KEYS, TABLE
from tui.entry import Entry
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Prompt, Then
from tui.screen.stage import Look

BY_WORDS = {Act.COMMAND_LINE}
"""What typing needs no typed command for: it is where one types."""


def model() -> Model:
    """Return what a host with every power sees, after somebody shared a link."""
    found, line = Model(), webinar(*Role)
    line.happens(c.ShareLink(address="https://example.org/fair"), line.person("Ana Silva"))
    for happening in line.waiting():
        found.take(happening)
    return found


def acts(outcome: Outcome | None) -> set[Act]:
    """Return what only a face can do, among what can come of this."""
    match outcome:
        case Do(act):
            return {act}
        case Confirm(_, yes, _):
            return acts(yes)
        case Then(first, _):
            return acts(first)
        case _:
            return set()


def typed(one: Entry) -> list[str]:
    """Return what can be typed for a row: its name alone, as it is pressed, its examples."""
    return [
        one.name,
        f"{one.name} yes",
        f"{one.name} tell me",
        f"{one.name} off",
        f"{one.name} 1",
        *one.examples,
    ]


def results(one: Entry) -> list[Outcome]:
    """Return all that typing this row comes to."""
    found = []
    for line in typed(one):
        with suppress(NotUnderstood):
            found.append(commands.read(line, model()))
    return found


def test_typed_commands_alone_reach_everything_that_a_client_does() -> None:
    """Nobody needs a single key, nor a mouse."""
    reached = {act for one in TABLE for outcome in results(one) for act in acts(outcome)}

    assert reached | BY_WORDS == set(Act)


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_row_is_reached_by_keys(one: Entry) -> None:
    """By its own key, or by the key that opens the command line and its name."""
    opens = commands.press("/", model())

    assert opens == Do(Act.COMMAND_LINE)
    assert one.key in KEYS or commands.entry(one.name) is one


@pytest.mark.parametrize("one", [one for one in TABLE if one.key], ids=lambda one: one.name)
def test_every_key_can_also_be_typed(one: Entry) -> None:
    """A key that asks for words asks for those of the typed command."""
    with suppress(NotUnderstood):  # it may say what is missing now, as the typed command does
        outcome = commands.press(one.key, model())
        asked = outcome.entry if isinstance(outcome, Prompt) else one
        assert commands.entry(asked.name) is one


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (200, 60)])
async def test_tab_goes_round_through_every_pane(size: tuple[int, int], *, quiet: bool) -> None:
    """And comes back to where it began, also out of the command line."""
    async with opened(busy(Role.HOST), Look(quiet=quiet), size=size) as screen:
        panes = {one.id for one in screen.app.panes.widgets() if one.can_focus and one.display}
        first, visited = screen.focus, []
        for _ in range(len(panes)):
            await screen.press("tab")
            visited.append(screen.focus)

        assert set(visited) == panes
        assert visited[-1] == first


async def test_whatever_can_be_clicked_has_a_key() -> None:
    """The footer offers keys; a click on one does the same."""
    async with opened(busy(Role.HOST), size=(200, 60)) as screen:
        shown = screen.rows[-1].split()[::2]

    assert shown
    assert set(shown) <= {*KEYS, "Esc"}
