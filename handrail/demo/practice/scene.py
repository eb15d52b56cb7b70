"""What one moment of the practice looks like to those who react to it. Pure."""

from msgspec import Struct

from handrail.demo.plan import Cue
from handrail.demo.practice.cast import CAST, HOST
from meeting.events import ChatSaid, Event, TurnEnded
from meeting.language import say
from meeting.roles import Permission
from meeting.state import Meeting

NEXT, AGAIN = "next", "again"
"""What you write in the chat to leave a task out, or to be told it again."""

WORDS = (NEXT, AGAIN)

_CAST = frozenset(one.name for one in CAST)


class Scene(Struct, frozen=True):
    """One event, the meeting after it, and which person in it is you."""

    event: Event
    meeting: Meeting
    you: int

    @property
    def your_name(self) -> str:
        """How you are called now."""
        return self.meeting.name_of(self.you)

    @property
    def by_you(self) -> bool:
        """Whether you did it."""
        return self.event.by == self.you

    @property
    def word(self) -> str:
        """The one word that you wrote in the chat, "" for anything else."""
        if isinstance(self.event, ChatSaid) and self.by_you:
            return self.event.text.casefold().strip(" .!/")
        return ""

    @property
    def you_host(self) -> bool:
        """Whether you call people yourself."""
        known = self.meeting.people.get(self.you)
        return known is not None and known.may(Permission.KEEP_QUEUE)

    @property
    def your_turn_ended(self) -> bool:
        """Whether this is the end of a turn of yours."""
        turn = next(reversed(self.meeting.turns), None)
        return isinstance(self.event, TurnEnded) and turn is not None and turn.person == self.you

    @property
    def speaker(self) -> str:
        """Who of the cast has the floor, "" for nobody of them."""
        floor = self.meeting.floor
        return self.cast_name(floor.person) if floor else ""

    def cast_name(self, person: int) -> str:
        """Return the name of somebody of the cast, "" for you and for anybody else."""
        name = self.meeting.name_of(person)
        return name if person != self.you and name in _CAST else ""


def chat(by: str, sentence: str, **parts: object) -> Cue:
    """Let somebody write a sentence of the catalogue in the chat."""
    return Cue(type="chat", by=by, text=say(sentence, **parts))


def floor_goes_on() -> Cue:
    """Let the host call who waits first, where nobody has the floor."""
    return Cue(type="floor goes on", by=HOST)
