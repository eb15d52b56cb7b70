"""Random histories of the queue: what people and hosts may do, drawn from a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType

from hypothesis import strategies as st

from meeting import commands as c
from meeting import steps, timing
from meeting.errors import Refused
from meeting.roles import Role
from meeting.values import SERVER, Kind, Mode
from tests.meeting.play import Play

HOSTS = (2, 3)
PEOPLE = (4, 5, 6, 7, 8, 9)

Wish = tuple[str, int, int]
"""What somebody does, who it is about, and a number that it needs."""


def a_play() -> Play:
    """Return a meeting with two hosts (2 and 3) and six people (4 to 9)."""
    play = Play()
    for name in ("Asha", "Ivo"):
        play.join(name, Role.HOST)
    for name in ("Ana", "Bo", "Cai", "Dee", "Eve", "Fay"):
        play.join(name)
    return play


def _own(play: Play, person: int) -> int:
    """Return somebody's last hand, 0 for none."""
    return max((hand.id for hand in play.meeting.hands_of(person)), default=0)


def _nth(play: Play, number: int) -> int:
    """Return a hand from the queue, 0 where it is empty."""
    queue = play.meeting.queue
    return queue[number % len(queue)].id if queue else 0


def turn(play: Play) -> int:
    """Return the turn that lasts, 0 for none."""
    return play.meeting.floor.id if play.meeting.floor else 0


def _last_turn(play: Play, person: int) -> int:
    last = play.meeting.last_turn(person)
    return last.id if last else 0


def _item(play: Play, number: int) -> int:
    """Return an item to go to: seldom the break."""
    return play.meeting.agenda[number == 3].id


def _away(play: Play, number: int) -> int:
    """Return somebody who is away, 0 where all are here."""
    away = [one.id for one in play.meeting.people.values() if one.away]
    return away[number % len(away)] if away else 0


def _due(play: Play) -> c.Command:
    """Return what the clock brings now, or a command that is not due."""
    due = timing.due(play.meeting)
    return due.command if due else c.EndTime(turn=0)


def _last(play: Play) -> int:
    step = steps.last(play.meeting)
    return step.seq if step else 0


Told = Callable[[Play, int, int], c.Command]

OWN: Mapping[str, Told] = MappingProxyType(
    {
        "raise": lambda _play, _who, n: c.RaiseHand(kind=list(Kind)[-1 - n % 2]),
        "raise any": lambda _play, _who, n: c.RaiseHand(kind=list(Kind)[n % 4]),
        "lower": lambda play, who, _n: c.LowerHand(hand=_own(play, who)),
        "later": lambda play, who, _n: c.GoLater(hand=_own(play, who)),
        "about": lambda play, who, n: c.ChangeHand(hand=_own(play, who), about=f"{n}"),
        "done": lambda play, _who, _n: c.EndTurn(turn=turn(play)),
        "cut off": lambda play, who, _n: c.CutOff(turn=_last_turn(play, who)),
        "still writing": lambda play, _who, _n: c.StillWriting(turn=turn(play)),
        "leave": lambda _play, _who, n: c.Leave() if n == 3 else c.Chat(text="hi"),
    }
)
"""What people do themselves."""

BY_HOST: Mapping[str, Told] = MappingProxyType(
    {
        "next": lambda play, _who, _n: c.CallNext(ends=turn(play)),
        "call": lambda play, who, _n: c.CallPerson(person=who, ends=turn(play)),
        "end": lambda play, _who, _n: c.EndTurn(turn=turn(play)),
        "move": lambda play, who, n: c.MoveHand(hand=_nth(play, who), place=n + 1),
        "take down": lambda play, who, _n: c.LowerHand(hand=_nth(play, who)),
        "for": lambda _play, who, n: c.RaiseFor(person=who, kind=list(Kind)[n % 4]),
        "for another": lambda _play, who, n: c.RaiseFor(name=f"P{who}", kind=list(Kind)[n % 4]),
        "clear": lambda _play, _who, _n: c.ClearQueue(),
        "last word": lambda _play, who, _n: c.GiveLastWord(person=who),
        "open": lambda _play, _who, _n: c.OpenQueue(),
        "close": lambda _play, _who, _n: c.CloseQueue(),
        "mode": lambda _play, who, n: c.SetMode(mode=list(Mode)[n % 4], rounds=who % 3 == 0),
    }
)
"""What hosts do; undo is by itself."""

UNDO: Mapping[str, Told] = MappingProxyType(
    {"undo": lambda play, _who, _n: c.Undo(undoes=_last(play))}
)

BESIDE: Mapping[str, Told] = MappingProxyType(
    {
        "pause": lambda play, _who, _n: c.PauseTurn(turn=turn(play)),
        "carry on": lambda play, _who, _n: c.CarryOn(turn=turn(play)),
        "break": lambda play, _who, n: c.StartItem(item=_item(play, n)),
        "limit": lambda _play, _who, n: c.SetLimit(seconds=n),
    }
)
"""What hosts do that is no move: time stands still, or is counted."""

BY_SERVER: Mapping[str, Told] = MappingProxyType(
    {
        "lose": lambda _play, who, _n: c.LoseLine(person=who),
        "regain": lambda play, who, n: c.RegainLine(person=_away(play, n) or who),
        "clock": lambda play, _who, _n: _due(play),
    }
)
"""What the server notices."""

VERBS: Mapping[str, Told] = MappingProxyType({**OWN, **BY_HOST, **UNDO, **BESIDE, **BY_SERVER})
OFTEN = (
    *VERBS,
    *("raise", "raise any", "for another", "done", "undo") * 3,
    "next",
    "next",
    "later",
    "cut off",
    "cut off",
    "end",
)

people = st.sampled_from((*PEOPLE, *PEOPLE, *HOSTS))
histories = st.lists(st.tuples(st.sampled_from(OFTEN), people, st.integers(0, 3)), max_size=50)


def live(play: Play, wishes: list[Wish]) -> None:
    """Let all of it happen, as far as it may, with a break to go to and places held briefly."""
    play.do(c.SetHold(seconds=5), HOSTS[0])
    play.do(c.AddItem(title="Ramps"), HOSTS[0])
    play.do(c.AddItem(title="Tea", is_break=True), HOSTS[0])
    for verb, who, number in wishes:
        host = HOSTS[number % 2]
        of_speaker = verb in ("done", "still writing") and play.meeting.floor is not None
        by = play.meeting.floor.person if of_speaker and play.meeting.floor else who
        if verb not in OWN:
            by = SERVER if verb in BY_SERVER else host
        with suppress(Refused):
            play.do(VERBS[verb](play, who, number), by, after=700 * number)
