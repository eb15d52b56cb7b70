"""The tour: some keys to try, one after the other, in whatever time somebody takes. Pure."""

from __future__ import annotations

from msgspec import Struct

from meeting.language import later


class Step(Struct, frozen=True):
    """One thing to try.

    Attributes:
        name: the command in the table that does it.
        text: the sentence that asks for it, marked with `later`; `{key}` stands for its key.
    """

    name: str
    text: str


STEPS = (
    Step("agenda", later("Press {key} to read the agenda.")),
    Step("queue", later("Press {key} to read who speaks and who waits.")),
    Step("hand", later("Press {key} to ask for a turn.")),
    Step("place", later("Press {key} to hear your place in the queue.")),
    Step("hand", later("Press {key} again to take your hand down.")),
    Step("chat", later("Press {key}, type hello, and press Enter. That is the chat.")),
    Step("captions", later("Press {key} to hide the captions.")),
    Step("captions", later("Press {key} again to show them.")),
    Step("repeat", later("Press {key} to hear the last line again.")),
    Step("help", later("Press {key} to read what else you can do.")),
)
"""What is tried, in this order: what most people need in most meetings."""


class Tour:
    """Where somebody is in the tour."""

    def __init__(self) -> None:
        """Begin before the first step."""
        self._done = 0

    @property
    def step(self) -> Step | None:
        """What is to be tried now, None at the end."""
        return STEPS[self._done] if self._done < len(STEPS) else None

    @property
    def number(self) -> int:
        """The step's number, from 1."""
        return self._done + 1

    def did(self, name: str) -> bool:
        """Note that somebody used this command; tell whether it was the step's."""
        fits = self.step is not None and self.step.name == name
        self._done += fits
        return fits
