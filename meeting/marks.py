"""Marks in the chat that mean a command: those of MeetBot, of W3C's scribe, and of Zakim.

`#agreed We meet in May` and `RESOLUTION: We meet in May` write down a decision; `q+ to ask about
ramps` raises a hand. Questions such as `q?` and `agenda?` change nothing: clients answer them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from meeting import commands as c
from meeting.roles import Permission
from meeting.state import Meeting
from meeting.text import clean

_MARK = re.compile(
    r"^(?:#(?P<hash>agreed|accepted|decision|action|info|note|link|undo)\b"
    r"|(?P<word>RESOLUTION|RESOLVED|DECISION|ACTION|NOTE)\s*:)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ZAKIM = re.compile(
    r"^(?P<verb>q\+|q- later|q-|ack|next item|next agendum)(?:\s+(?P<rest>.*))?$", re.IGNORECASE
)
_ACTION = re.compile(
    r"^(?P<who>[^:]{1,32}?)(?:\s*:|\s+to)\s+(?P<what>.+?)(?:,?\s+by\s+(?P<due>\S.{0,60}))?$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:to|about)\s+", re.IGNORECASE)

Meant = Callable[[str, Meeting, int], c.Command]


def is_mark(text: str) -> bool:
    """Tell whether a line begins with a mark such as `#agreed` or `ACTION:`."""
    return _MARK.match(clean(text)) is not None


def meant(text: str, meeting: Meeting, by: int) -> c.Command | None:
    """Return the command that a line of chat means, None where it is only a line of chat."""
    line = clean(text)
    if found := _MARK.match(line):
        name = (found["hash"] or found["word"]).casefold()
        return _MARKS[name](found["rest"].strip(), meeting, by)
    if found := _ZAKIM.match(line):
        return _VERBS[found["verb"].casefold()]((found["rest"] or "").strip(), meeting, by)
    return None


def standing(meeting: Meeting) -> Iterator[tuple[int, int]]:
    """Yield the number of every mark that stands, and who made it."""
    yield from ((one.id, one.by) for one in (*meeting.decisions, *meeting.actions, *meeting.notes))
    yield from ((one.id, one.by) for one in meeting.links if one.shared and not one.gone)


def _decision(words: str, _meeting: Meeting, _by: int) -> c.Command:
    return c.RecordDecision(text=words)


def _action(words: str, meeting: Meeting, by: int) -> c.Command:
    """Read `Ana to book the hall by Friday`, `Ana: book …`, or what the writer will do."""
    found = _ACTION.match(words)
    if found is None:
        return c.RecordAction(who=meeting.name_of(by), what=words)
    person = _person(found["who"], meeting)
    who = meeting.name_of(person) if person else found["who"]
    return c.RecordAction(who=who, what=found["what"], due=found["due"] or "")


def _note(words: str, _meeting: Meeting, _by: int) -> c.Command:
    return c.RecordNote(text=words)


def _link(words: str, _meeting: Meeting, _by: int) -> c.Command:
    address, _, about = words.partition(" ")
    return c.ShareLink(address=address, about=about)


def _undo(_words: str, meeting: Meeting, by: int) -> c.Command:
    """Take back the newest mark that the writer may take back."""
    person = meeting.people.get(by)
    keeps = person is not None and person.may(Permission.KEEP_RECORD)
    own = (mark for mark, author in standing(meeting) if keeps or author == by)
    return c.TakeBackMark(mark=max(own, default=0))


def _raise(words: str, _meeting: Meeting, _by: int) -> c.Command:
    return c.RaiseHand(about=_LEADING.sub("", words))


def _lower(_words: str, meeting: Meeting, by: int) -> c.Command:
    return c.LowerHand(hand=_own_hand(meeting, by))


def _later(_words: str, meeting: Meeting, by: int) -> c.Command:
    return c.GoLater(hand=_own_hand(meeting, by))


def _call(words: str, meeting: Meeting, _by: int) -> c.Command:
    ends = meeting.floor.id if meeting.floor else 0
    return c.CallPerson(person=_person(words, meeting), ends=ends)


def _next(_words: str, _meeting: Meeting, _by: int) -> c.Command:
    return c.NextItem()


def _own_hand(meeting: Meeting, by: int) -> int:
    return max((hand.id for hand in meeting.hands_of(by)), default=0)


def _person(words: str, meeting: Meeting) -> int:
    """Return who goes by a name, or alone by its beginning; 0 for nobody."""
    asked = words.casefold()
    here = {one.id: one.name.casefold() for one in meeting.people.values() if one.here}
    whole = [number for number, name in here.items() if name == asked]
    begun = [number for number, name in here.items() if asked and name.startswith(asked)]
    return whole[0] if whole else begun[0] if len(begun) == 1 else 0


_MARKS: Mapping[str, Meant] = MappingProxyType(
    {
        **dict.fromkeys(("agreed", "accepted", "decision", "resolution", "resolved"), _decision),
        "action": _action,
        **dict.fromkeys(("info", "note"), _note),
        "link": _link,
        "undo": _undo,
    }
)
_VERBS: Mapping[str, Meant] = MappingProxyType(
    {
        "q+": _raise,
        "q-": _lower,
        "q- later": _later,
        "ack": _call,
        "next item": _next,
        "next agendum": _next,
    }
)
