"""Why the order is as it is: one plain sentence for everybody who waits, for anybody who asks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting import naming
from meeting.language import later, say
from meeting.state import Hand, Meeting
from meeting.told import wording
from meeting.values import MOST_OVERTAKEN, Mode, Why

_MODES: Mapping[Mode, str] = MappingProxyType(
    {
        Mode.ARRIVAL: later("Who asks first speaks first."),
        Mode.FIRST_TIME: later("Who has not spoken yet goes first."),
        Mode.LEAST_TIME: later("Who has spoken least goes first."),
        Mode.HOST: later("The host picks who speaks."),
    }
)

_REASONS: Mapping[Why, str] = MappingProxyType(
    {
        Why.ASKED: later("{who}: in the order of asking."),
        Why.KIND: later("{who}: ahead of others, as a {kind}."),
        Why.ROUND: later("{who}: ahead of who had more turns."),
        Why.FIRST_TIME: later("{who}: ahead of others, with nothing said yet."),
        Why.LEAST_TIME: later("{who}: ahead of who has spoken longer."),
        Why.LIMIT: later("{who}: behind somebody whom {most} people went ahead of."),
        Why.MOVED: later("{who}: moved here by {host}."),
        Why.LATER: later("{who}: letting others go first."),
        Why.LAST_WORD: later("{who}: given the last word by {host}."),
        Why.CUT_OFF: later("{who}: first, to finish a turn that was cut off."),
        Why.RETURNED: later("{who}: first, after being called while away."),
    }
)


def mode(meeting: Meeting) -> str:
    """Return how the queue is ordered."""
    rounds = say("Everybody speaks once before anybody speaks twice.") if meeting.rounds else ""
    return wording.together(say(_MODES[meeting.mode]), rounds)


def rules(meeting: Meeting) -> tuple[str, ...]:
    """Return all rules of the queue, one sentence each."""
    return (
        mode(meeting),
        say("Points of order go first, then questions, then replies, then new points."),
        say("By these rules nobody is overtaken more than {most} times.", most=MOST_OVERTAKEN),
        say("Everybody sees every move of a host."),
    )


def why(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the rules, then why each person who waits stands where they stand."""
    lines = (f"{n}. {_why(hand, meeting, you)}" for n, hand in enumerate(meeting.queue, 1))
    return (*rules(meeting), *(lines if meeting.queue else (say("Nobody is waiting."),)))


def _why(hand: Hand, meeting: Meeting, you: int) -> str:
    sentence = say(
        _REASONS[hand.why],
        who=naming.who(meeting, hand.person, you),
        host=naming.whom(meeting, hand.moved_by, you),
        kind=say(hand.kind),
        most=MOST_OVERTAKEN,
    )
    return wording.because(sentence, hand.reason) if hand.why is Why.MOVED else sentence
