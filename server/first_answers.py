"""A command that comes again gets its first answer and does nothing.

Lines break between a command and its answer. The client then sends the same command with the same
id again, and cannot know whether the first one arrived.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from meeting.errors import Refused
from server.log import FirstAnswer

Answer = Callable[[int | Refused], None]
"""Takes the number of the last event that a command made, or the reason why it was refused."""

Key = tuple[int, str]
"""A person, and the id that they gave to their command."""

MOST_REFUSALS = 1000
"""Refusals that are remembered; what was done is remembered for ever."""

LookUp = Callable[[int, str], FirstAnswer | None]
"""Looks into the log for the command that a person gave with this id."""

_OTHER = Refused("That id belongs to another command.", "Give every command an id of its own.")


@dataclass(slots=True)
class _First:
    """The hash of the first command, its answer once there is one, and who waits for it."""

    digest: bytes
    outcome: int | Refused | None
    waiting: list[Answer]


class FirstAnswers:
    """The first answers of one meeting."""

    def __init__(self, look_up: LookUp = lambda _by, _id: None) -> None:
        """Begin with none in memory; `look_up` finds those that were given before."""
        self._look_up = look_up
        self._before = 0
        self._firsts: dict[Key, _First] = {}
        self._refused: deque[Key] = deque()

    def load(self, seq: int) -> None:
        """Take note that the log has commands of everybody up to the person of that number."""
        self._before = seq

    def repeat(self, key: Key, digest: bytes, answer: Answer) -> bool:
        """Tell whether the command came before; it is then answered now, or with the first one.

        Raises:
            LogError: the log cannot tell.
        """
        first = self._firsts.get(key) or self._logged(key)
        if first is None:
            return False
        if first.digest != digest:
            answer(_OTHER)
        elif first.outcome is None:
            first.waiting.append(answer)
        else:
            answer(first.outcome)
        return True

    def _logged(self, key: Key) -> _First | None:
        """Look into the log; who came in later gave all their commands to this server."""
        by, command = key
        kept = self._look_up(by, command) if by <= self._before else None
        return _First(*kept, []) if kept else None

    def begin(self, key: Key, digest: bytes, answer: Answer) -> None:
        """Remember a new command."""
        self._firsts[key] = _First(digest, None, [answer])

    def give(self, key: Key, outcome: int | Refused) -> None:
        """Answer everybody who asked with this key, and whoever will."""
        first = self._firsts[key]
        first.outcome = outcome
        waiting, first.waiting = first.waiting, []
        if isinstance(outcome, Refused):
            self._refused.append(key)
            if len(self._refused) > MOST_REFUSALS:
                del self._firsts[self._refused.popleft()]
        for answer in waiting:
            answer(outcome)

    def forget(self, key: Key, refused: Refused) -> None:
        """Refuse, and let the same command be tried again: it was never judged."""
        for answer in self._firsts.pop(key).waiting:
            answer(refused)
