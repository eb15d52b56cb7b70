"""What a sentence may look at, and what comes of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from meeting import naming
from meeting.language import later, say
from meeting.state import Meeting


class Topic(StrEnum):
    """What a sentence is about, the most pressing first."""

    YOUR_TURN = "your turn"
    SIGNAL = "signal to you"
    YOUR_PLACE = "your place"
    HELP = "help"
    CARD = "card"
    QUEUE = "queue"
    AGENDA = "agenda"
    MEETING = "meeting"
    RECORD = "record"
    CHAT = "chat"
    CAPTIONS = "captions"
    PEOPLE = "people"


SLOW_DOWN = later("Please slow down.")
"""What who speaks too fast is told; at most once a minute."""


class Announcement(Struct, frozen=True):
    """One sentence to show and say.

    Attributes:
        text: the sentence.
        topic: what it is about.
        urgent: whether it also rings the bell.
        kept: whether the words in it may stand in a record.
    """

    text: str
    topic: Topic
    urgent: bool = False
    kept: bool = True

    @property
    def private(self) -> bool:
        """Whether it is told and saved in no file: access needs, help, and what is not kept."""
        return self.topic is Topic.HELP or not self.kept


class Scene(Struct, frozen=True):
    """What a sentence may look at: the states around the event, who reads, and in which zone."""

    before: Meeting
    after: Meeting
    you: int
    zone: int | None = None

    def name(self, person: int) -> str:
        """Return "You" for the reader, else the name: who a sentence begins with."""
        return naming.who(self.after, person, self.you)

    def agent(self, person: int) -> str:
        """Return "you" for the reader, else the name: somebody in the middle of a sentence."""
        return naming.whom(self.after, person, self.you)

    def whose(self, person: int) -> str:
        """Return "your" for the reader, else "NAME's"."""
        return (
            say("your") if self.yours(person) else say("{name}'s", name=self.after.name_of(person))
        )

    def other(self, person: int) -> str:
        """Return the name as it stands in a sentence; some languages put a word behind it."""
        return naming.named(self.after.name_of(person))

    def told(self, person: int, yours: str, theirs: str, **parts: object) -> str:
        """Return the sentence to the reader, or the one about somebody else, called `{who}` there.

        Args:
            person: who the sentence is about.
            yours: how it is said to them, marked with `later`.
            theirs: how it is said to everybody else, marked with `later`.
            parts: what else stands in it.
        """
        if self.yours(person):
            return say(yours, **parts)
        return say(theirs, who=self.other(person), **parts)

    def yours(self, person: int) -> bool:
        """Tell whether this person is the reader."""
        return naming.is_you(person, self.you)

    @property
    def speaks(self) -> bool:
        """Whether the reader has the floor."""
        return self.after.floor is not None and self.yours(self.after.floor.person)

    @property
    def helps(self) -> bool:
        """Tell whether the reader is an access helper."""
        return self.you in self.after.helpers()
