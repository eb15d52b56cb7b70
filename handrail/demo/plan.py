"""What happens in the demo, as `webinar.toml` says it: the agenda, the people and their cues."""

import tomllib
from pathlib import Path

import msgspec

from meeting.commands import AddItem
from meeting.values import Kind, Sort

RECORDING = Path(__file__).parent.parent / "recording"
"""The folder of the demo's own recording."""


class Planned(msgspec.Struct, frozen=True):
    """One agenda item of the plan."""

    title: str
    minutes: int
    plain: str
    break_: bool = msgspec.field(name="break", default=False)

    def wish(self) -> AddItem:
        """Return the command that puts it on the agenda."""
        return AddItem(
            title=self.title, minutes=self.minutes, words=self.plain, is_break=self.break_
        )


class Player(msgspec.Struct, frozen=True):
    """Somebody who follows the script."""

    name: str
    role: str = "participant"


class Sentence(msgspec.Struct, frozen=True):
    """A spoken sentence and its place in the recording, in milliseconds."""

    start: int
    end: int
    by: str
    text: str


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody does: at a time of the recording in milliseconds, or in its turn.

    `type` says what; the other fields are what it needs. `number` is the person, the question, the
    poll or the proposal that it is about, or a vote.
    """

    at: int = 0
    type: str
    by: str
    item: str = ""
    turn: Kind = Kind.NEW_POINT
    way: str = "spoken"
    about: str = ""
    text: str = ""
    card: Sort | None = None
    owner: str = ""
    due: str = ""
    number: int = 0
    answers: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """The whole script of a recording."""

    title: str
    language: str
    length: int
    person: tuple[Player, ...]
    agenda: tuple[Planned, ...]
    sentence: tuple[Sentence, ...]
    cue: tuple[Cue, ...]

    def spoken(self, until: int) -> str:
        """Return all words that are said up to a time of the recording, in milliseconds."""
        return " ".join(one.text for one in self.sentence if one.end <= until)


def read_plan(path: Path = RECORDING / "webinar.toml") -> Plan:
    """Read the script of a recording."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Plan)
