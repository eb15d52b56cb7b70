"""The tour: each step is asked for by its key, and the next one comes after it was done."""

from __future__ import annotations

from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import ActedLine, webinar
from tui import commands
from tui.model import Model
from tui.outcomes import Outcome, Prompt, Send, Show, Then
from tui.tour import STEPS


class Learner:
    """Somebody who does what the tour asks for.

    Attributes:
        told: the tour's lines.
    """

    def __init__(self) -> None:
        self.line: ActedLine = webinar()
        self.model = Model()
        self.told: list[str] = []
        self.take(commands.read("/tour", self.model))

    def take(self, outcome: Outcome | None) -> None:
        """Do what a key came to, as a face does."""
        if isinstance(outcome, Prompt):
            outcome = commands.read(f"{outcome.entry.name} hello", self.model)
        first = outcome.first if isinstance(outcome, Then) else outcome
        if isinstance(first, Send):
            self.line.happens(first.command, self.line.you)
        if isinstance(outcome, Then):
            self.told += outcome.lines
        for happening in self.line.waiting():
            self.model.take(happening)

    def press(self, key: str) -> None:
        """Press a key."""
        self.take(commands.press(key, self.model))


def test_the_tour_leads_through_all_its_steps() -> None:
    """Each asks for the key of its command, and doing it leads on, to the end."""
    learner = Learner()
    for step in STEPS:
        assert learner.model.tour
        assert learner.model.tour.step == step
        learner.press(commands.NAMES[step.name].key)

    assert learner.told[0] == "Step 2 of 10: Press u to read who speaks and who waits."
    assert learner.told[-1] == (
        "That was the tour. These keys are enough for most meetings. "
        "To try the rest, outside of this meeting: handrail demo --practice"
    )
    assert learner.model.tour is None
    assert learner.model.meeting.hands_of(5) == ()
    assert len(learner.model.meeting.chat) == 1


def test_other_keys_work_as_always_and_lead_nowhere() -> None:
    """Nobody is held to the order, and nothing presses."""
    learner = Learner()
    learner.press("w")

    assert learner.told == []
    assert learner.model.tour
    assert learner.model.tour.number == 1


def test_the_same_command_stops_it() -> None:
    """At any step."""
    learner = Learner()

    assert commands.read("/tour", learner.model) == Show(
        ("The tour has stopped. Type /tour to begin anew.",)
    )
    assert learner.model.tour is None


def test_changed_keys_are_the_ones_that_it_asks_for() -> None:
    """And where a key was turned off, the typed command."""
    model = Model()
    commands.read("/key agenda z", model)
    commands.read("/key queue off", model)

    begun = commands.read("/tour", model)
    after = commands.press("z", model)

    assert isinstance(begun, Show)
    assert begun.lines[1] == "Step 1 of 10: Press z to read the agenda."
    assert isinstance(after, Then)
    assert after.lines == (
        "Step 2 of 10: Press slash, type queue, press Enter to read who speaks and who waits.",
    )


def test_hosts_can_take_it_too() -> None:
    """Every step is open to every role that takes part."""
    model = Model()
    for happening in webinar(Role.HOST).waiting():
        model.take(happening)

    assert all(commands.NAMES[step.name].open_to(model) for step in STEPS)
    assert c.Chat in commands.NAMES["chat"].sends
