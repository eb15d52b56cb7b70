"""Why the order is as it is: one plain sentence for everybody who waits, for anybody who asks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meeting.state import Hand, Meeting
from meeting.values import MOST_OVERTAKEN, Mode, Why

_MODES: Mapping[Mode, str] = MappingProxyType(
    {
        Mode.ARRIVAL: "Who asks first speaks first.",
        Mode.FIRST_TIME: "Who has not spoken yet goes first.",
        Mode.LEAST_TIME: "Who has spoken least goes first.",
        Mode.HOST: "The host picks who speaks.",
    }
)

_REASONS: Mapping[Why, str] = MappingProxyType(
    {
        Why.ASKED: "in the order of asking",
        Why.KIND: "ahead of others, as a {kind}",
        Why.ROUND: "ahead of who had more turns",
        Why.FIRST_TIME: "ahead of others, with nothing said yet",
        Why.LEAST_TIME: "ahead of who has spoken longer",
        Why.LIMIT: f"behind somebody whom {MOST_OVERTAKEN} people went ahead of",
        Why.MOVED: "moved here by {host}{reason}",
        Why.LATER: "letting others go first",
        Why.LAST_WORD: "given the last word by {host}",
        Why.CUT_OFF: "first, to finish a turn that was cut off",
        Why.RETURNED: "first, after being called while away",
    }
)


def mode(meeting: Meeting) -> str:
    """Return how the queue is ordered."""
    rounds = " Everybody speaks once before anybody speaks twice." if meeting.rounds else ""
    return f"{_MODES[meeting.mode]}{rounds}"


def rules(meeting: Meeting) -> tuple[str, ...]:
    """Return all rules of the queue, one sentence each."""
    return (
        mode(meeting),
        "Points of order go first, then questions, then replies, then new points.",
        f"By these rules nobody is overtaken more than {MOST_OVERTAKEN} times.",
        "Everybody sees every move of a host.",
    )


def why(meeting: Meeting, you: int = 0) -> tuple[str, ...]:
    """Return the rules, then why each person who waits stands where they stand."""
    lines = (f"{n}. {_why(hand, meeting, you)}" for n, hand in enumerate(meeting.queue, 1))
    return (*rules(meeting), *(lines if meeting.queue else ("Nobody is waiting.",)))


def _why(hand: Hand, meeting: Meeting, you: int) -> str:
    who = "You" if hand.person == you else meeting.name_of(hand.person)
    host = "you" if hand.moved_by == you else meeting.name_of(hand.moved_by)
    reason = f", because: {hand.reason.rstrip('.')}" if hand.reason else ""
    said = _REASONS[hand.why].format(kind=hand.kind, host=host, reason=reason)
    return f"{who}: {said}."
