"""Write docs/messages.md from the messages themselves: `python -m client.protocol_page`."""

from __future__ import annotations

import inspect as source
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import singledispatch
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import NODEFAULT, Struct, inspect

from meeting import commands as c
from meeting import events as e
from meeting import wire
from meeting.commands import COMMANDS, Command
from meeting.decide import RULES
from meeting.events import EVENTS, Event
from meeting.needs import Need
from meeting.roles import Role, who_may
from meeting.state import Hand, Turn
from meeting.values import (
    ItemNotes,
    Kind,
    Mended,
    Mode,
    Origin,
    Placed,
    Sort,
    Source,
    Term,
    Why,
    Word,
)

PAGE = Path(__file__).parents[1] / "docs" / "messages.md"

TO_SERVER = (wire.Hello, wire.Speech)
FROM_SERVER = (
    wire.Welcome, wire.Partial, wire.Done, wire.Refused, wire.Reset, wire.Goodbye,
)  # fmt: skip
VALUES: tuple[type[StrEnum], ...] = (Role, Need, Kind, Sort, Source, Mode, Why)
PARTS: tuple[type[Struct], ...] = (Word, Mended, Term, Placed, ItemNotes, Hand, Turn)

LARGEST = 2**53 - 1

_HEAD = """\
# Messages, commands and events

This is the whole list. [The wire](protocol.md) tells how they go together; read it first.

Every message is one JSON object in one websocket text message. A field with a default may be left
out, and the server leaves it out. An unknown field, or a value outside its limits, is refused.

- *number*: an integer from 0 to 9007199254740991 (2⁵³ less 1), never `5.0` and never `"5"`.
- *text*: a string of Unicode letters. Limits count code points.
- *milliseconds*: a number, counted from the meeting's opening by the server's clock.

This page is written by `python -m client.protocol_page`, from the types in the program.
"""

_HAND = Hand(id=9, person=3, kind=Kind.QUESTION, raised=70_000, about="the slope")

_TERM = Term("Easy Read", "Short sentences, with pictures.", ("easy reed",))

_EXAMPLES: Mapping[str, object] = MappingProxyType(
    {
        "about": "the slope", "again": 1000, "amend_days": 7, "at": 81_500, "by": 2,
        "caption": 21, "captioner": 4,
        "captions": (21, 22), "card": 23, "code": "K7TRPM", "comes": True,
        "due": "Friday", "end": 80_900,
        "ends": 12, "engine": "vosk-model-small-en-us", "epoch": "5f0c6a",
        "events": (21, 25), "everywhere": True, "floor": None, "hand": 9, "host": 2, "met": True,
        "need": Need.BRAILLE, "needs": (Need.BRAILLE,),
        "id": "a41-7", "is_break": False, "item": 6, "keep": 7, "keep_days": 30,
        "kept": True, "kind": Kind.QUESTION,
        "hidden": True,
        "invitation": 24,
        "language": "en", "minutes": 10, "mode": Mode.FIRST_TIME, "name": "Ana", "named": True,
        "new": "ramp", "next": "Type /lower to take it down.", "old": "rump", "only": True,
        "order": (Placed(9, Why.ASKED),), "percent": 300, "person": 3,
        "place": 1, "proposal": 24, "purpose": "so that people can read it again",
        "regrets": ("Dee",),
        "queue": (_HAND,), "queue_is_open": True,
        "really": True, "reason": "her bus leaves",
        "revision": 12, "role": Role.SCRIBE, "roles": (Role.PARTICIPANT,), "rounds": True,
        "said": 21, "seconds": 120, "seq": 24, "session": "kept-secret", "shown": True,
        "plain_text": True, "since": 0, "sort": Sort.SLOW, "source": 4,
        "speaker": 3, "stable": 4, "start": 79_200, "text": "We build the ramp.",
        "term": "Easy Read", "terms": (_TERM,),
        "title": "The new ramp", "token": "secret-of-the-link", "turn": 12, "undoes": 22,
        "utc": 1_790_000_000_000, "is_sub": False, "links": ("https://example.org/ramp",),
        "notes": "Bo may be late.",
        "addressed": "she/her", "limit": 120,
        "address": "https://example.org/ramp", "anonymous": False, "answer": 2,
        "answers": ("tea", "coffee"), "counts": (3, 5), "mark": 23, "poll": 23, "question": 23,
        "temperature": False, "presenter": "Bo", "under": 0, "unheard": 9,
        "what": "ask the builder", "who": "Bo",
        "why": "Your hand is up already.", "words": "Where does it go?", "written": True, "you": 3,
    }
)  # fmt: skip
"""A likely value for every field, whichever message it is in."""

_MENDED = (Mended("romp", "ramp", Origin.GLOSSARY),)
_WORDS = (Word("We", 79_200, 79_500, 0.98), Word("build", 79_500, 79_900, 0.61))

_SPECIAL: Mapping[type[Struct], Mapping[str, object]] = MappingProxyType(
    {
        wire.Hello: {"key": "", "session": "", "epoch": ""},
        wire.Partial: {"text": "the ramp", "keep": 9},
        c.AnswerConsent: {"keep": True, "name": "A resident", "person": 0},
        wire.Goodbye: {
            "removed": False,
            "why": "The server stops now.",
            "next": "Come back in a moment.",
        },
        c.ChooseAddress: {"words": "she/her"},
        e.PersonJoined: {"invitation": 0},
        e.AddressChosen: {"words": "she/her"},
        c.ChangeLink: {"key": "9f86d081884c7d659a2feaa0c55ad015" * 2},
        c.Invite: {"key": "9f86d081884c7d659a2feaa0c55ad015" * 2},
        c.RaiseFor: {"person": 0, "name": "Eve"},
        c.AddCaption: {"words": _WORDS, "mended": _MENDED},
        e.HandRaised: {"why": Why.KIND},
        e.HandMoved: {"why": Why.MOVED},
        e.CaptionAdded: {"source": Source.AUTOMATIC, "words": _WORDS, "mended": _MENDED},
        e.VoteCast: {"again": False},
        e.NotesShown: {"notes": (ItemNotes(6, "Bo may be late."),)},
        Word: {"text": "We", "start": 79_200, "end": 79_500, "confidence": 0.98},
        Term: {"text": _TERM.text, "meaning": _TERM.meaning, "forms": _TERM.forms},
        Mended: {"heard": "romp", "written": "ramp", "origin": Origin.GLOSSARY},
        Placed: {"why": Why.LAST_WORD},
        Hand: {
            "id": 9,
            "why": Why.MOVED,
            "moved_by": 2,
            "overtaken_by": (11,),
            "raised": 70_000,
            "passed_over": False,
        },
        Turn: {
            "id": 12,
            "began": 80_000,
            "ended": None,
            "ended_by": 0,
            "gone_on": False,
            "paused": 95_000,
            "in_break": False,
            "pauses": 0,
            "signed": 12_000,
            "held": 92_000,
            "time_is_up": False,
            "reader": 5,
            "read_from": 86_000,
        },
    }
)
"""Values for fields whose name means another thing in this message."""


_TIMES = frozenset(
    {"at", "start", "end", "raised", "began", "ended", "again", "paused", "pauses", "signed",
     "held", "read_from"}
)  # fmt: skip


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join((_HEAD, *_messages(), *_commands(), *_events(), *_values()))


def _messages() -> Iterator[str]:
    yield "## To the server\n"
    yield from (line for kind in TO_SERVER for line in _section(kind))
    yield "## From the server\n"
    yield from (line for kind in FROM_SERVER for line in _section(kind))


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "Every command also has `id`: text, up to 64 code points, new for every wish.\n"
    for kind in COMMANDS:
        yield from _section(kind, who=_who(kind))


def _events() -> Iterator[str]:
    yield "## Events\n"
    yield "Every event also has `seq`, its number; `at`, milliseconds; and `by`, the person who did"
    yield "it. In `by`, `person` and `speaker`, 0 is the server, or nobody that you may know.\n"
    for kind in EVENTS:
        yield from _section(kind)


def _values() -> Iterator[str]:
    yield "## Values\n"
    for values in VALUES:
        yield f"- **{values.__name__}**: {', '.join(f'`{value}`' for value in values)}"
    yield ""
    for kind in PARTS:
        yield from _section(kind)


def _section(kind: type[Struct], who: str = "") -> Iterator[str]:
    """Yield a type's heading, what it means, its fields, who may send it, and an example."""
    text, notes = _docstring(kind)
    yield f"### {_tag(kind)}\n"
    yield f"{text}\n"
    if who:
        yield f"{who}\n"
    fields = [field for field in _fields(kind) if not _is_common(kind, field)]
    if fields:
        yield "| field | type | default |" + (" what it is |" if notes else "")
        yield "| --- | --- | --- |" + (" --- |" if notes else "")
        for field in fields:
            what = f" {notes.get(field.name, '')} |" if notes else ""
            kind_of = _type(field.type)
            if field.name in _TIMES:
                kind_of = kind_of.replace("number", "milliseconds")
            yield f"| `{field.name}` | {kind_of} | {_default(field)} |{what}"
        yield ""
    yield f"```json\n{wire.encode(example(kind)).decode()}\n```\n"


def example(kind: type[Struct]) -> Struct:
    """Return a likely message of this type."""
    own: dict[str, object] = {"id": "a41-7"} if issubclass(kind, Command | wire.Message) else {}
    known = {**_EXAMPLES, **own, **_SPECIAL.get(kind, {})}
    return kind(**{field.name: known[field.name] for field in _fields(kind)})


def _fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - for the type checker
    return info.fields


def _is_common(kind: type[Struct], field: inspect.Field) -> bool:
    """Tell whether the field is told of once for all commands, or all events."""
    base = next((one for one in (Command, Event) if issubclass(kind, one)), None)
    return base is not None and field.name in base.__struct_fields__


def _tag(kind: type[Struct]) -> str:
    tag = kind.__struct_config__.tag
    return f"`{tag}`" if tag else kind.__name__


def _who(kind: type[Command]) -> str:
    """Return who may send a command."""
    needed = RULES[kind][1]
    if needed is None:
        return "From everybody; some only about what is their own."
    return f"From: {', '.join(who_may(needed))}."


def _docstring(kind: type[Struct]) -> tuple[str, Mapping[str, str]]:
    """Return what a type's docstring says of the whole, and of each field."""
    text, _, attributes = source.cleandoc(kind.__doc__ or "").partition("\nAttributes:\n")
    notes: dict[str, str] = {}
    for line in source.cleandoc(attributes).splitlines():
        name, _, what = line.partition(": ")
        notes[name] = f"{what[0].upper()}{what[1:]}"
    text = text.strip().removeprefix("→ ").removeprefix("← ")
    return text.replace("None", "null"), notes


def _default(field: inspect.Field) -> str:
    """Return what a field is when it is left out."""
    if field.default is NODEFAULT:
        return "needed"
    return f"`{msgspec.json.encode(field.default).decode()}`"


@singledispatch
def _type(kind: inspect.Type) -> str:
    """Return a field's type in words."""
    raise NotImplementedError(kind)


@_type.register
def _(kind: inspect.IntType) -> str:
    if kind.le in (None, LARGEST):
        return "number"
    return f"number up to {kind.le}"


@_type.register
def _(_: inspect.FloatType) -> str:
    return "0 to 1"


@_type.register
def _(_: inspect.BoolType) -> str:
    return "true or false"


@_type.register
def _(_: inspect.NoneType) -> str:
    return "null"


@_type.register
def _(kind: inspect.Metadata) -> str:
    description: str = (kind.extra_json_schema or {})["description"]
    return description


@_type.register
def _(kind: inspect.StrType) -> str:
    return f"text up to {kind.max_length}" if kind.max_length else "text"


@_type.register
def _(kind: inspect.EnumType) -> str:
    return f"{kind.cls.__name__}"


@_type.register
def _(kind: inspect.UnionType) -> str:
    return " or ".join(map(_type, kind.types))


@_type.register
def _(kind: inspect.VarTupleType) -> str:
    most = f", up to {kind.max_length}" if kind.max_length else ""
    return f"list of {_type(kind.item_type)}{most}"


@_type.register
def _(kind: inspect.StructType) -> str:
    return kind.cls.__name__


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
