"""One command as people meet it: its name, its key, what to type, what it is for, what it does."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from meeting.commands import Command
from meeting.decide import RULES
from meeting.language import later, say
from meeting.roles import Permission
from tui.model import Model
from tui.outcomes import Outcome, Prompt

Given = Callable[[str, Model], Outcome]
"""From the words after the name, and the model, to what shall be done; raises NotUnderstood."""


Possible = Callable[[Model], None]
"""Does nothing where a command is possible now; raises NotUnderstood where it is not."""


class Group(StrEnum):
    """What a command is for; help and docs list them in this order."""

    TALK = later("Take part")
    READ = later("Read")
    QUEUE = later("Keep the queue")
    AGENDA = later("Keep the agenda")
    RECORD = later("Keep the record")
    HELP = later("Help with access")
    MEETING = later("Look after the meeting")
    CLIENT = later("This program")


class Entry(Struct, frozen=True):
    """One row of the table in `tui.commands`.

    Attributes:
        name: what is typed after the slash.
        group: what it is for.
        help: one sentence that says what it does, marked with `later`.
        given: from typed words to an outcome.
        key: the single key, "" for none.
        aliases: other things to type, with or without the slash as they stand.
        arguments: what may follow the name, optional parts in brackets.
        prompt: what is asked for when only the key was pressed, marked too; "" for nothing.
        pressed: what the key does where that is not what the bare name does.
        possible: says no before words are asked for, where it would be said afterwards.
        examples: things to type, where the arguments alone do not say it.
        sends: the meeting's commands that can come of it.
        permission_of: a command that takes the same permission, where it sends none itself.
    """

    name: str
    group: Group
    help: str
    given: Given
    key: str = ""
    aliases: tuple[str, ...] = ()
    arguments: str = ""
    prompt: str = ""
    pressed: Given | None = None
    possible: Possible | None = None
    examples: tuple[str, ...] = ()
    sends: tuple[type[Command], ...] = ()
    permission_of: type[Command] | None = None

    @property
    def usage(self) -> str:
        """What to type, with its arguments."""
        return f"/{self.name} {self.arguments}".strip()

    @property
    def permission(self) -> Permission | None:
        """The permission that it takes, None where anybody may."""
        sent = self.sends[0] if self.sends else self.permission_of
        return RULES[sent][1] if sent else None

    def open_to(self, model: Model) -> bool:
        """Tell whether your roles let you do it; help leaves out the others."""
        needed = self.permission
        return needed is None or (model.person is not None and model.person.may(needed))

    def press(self, model: Model) -> Outcome:
        """Return what the single key comes to."""
        if self.pressed:
            return self.pressed("", model)
        if self.prompt:
            if self.possible:
                self.possible(model)
            return Prompt(say(self.prompt), self)
        return self.given("", model)
