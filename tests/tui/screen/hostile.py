"""A meeting in which everybody sends what would act on a terminal, past server and client."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from client import happenings as h
from meeting import events as e
from meeting.apply import apply
from meeting.roles import Role
from meeting.values import Kind, Source
from tests.tui.acting import ActedLine
from tests.tui.scene import begun
from tests.tui.test_content import HOSTILE, LITERAL

MAKER, SCENE = "tests.tui.screen.hostile:line", "tests.tui.screen.hostile:insist"
LAST = "the last words"

PAYLOADS = (*HOSTILE.values(), *LITERAL, "👨\u200d👩\u200d👧 한국어")


def line() -> ActedLine:
    """Return a line over which every text of every pane is hostile; nothing has cleaned it."""
    made = begun(Role.HOST)
    for payload in PAYLOADS:
        for event in _events(payload):
            before = made.meeting
            numbered = _numbered(event, before.seq + 1)
            made.meeting = apply(before, numbered)
            made.put(h.Happened(numbered, before, made.meeting))
        made.put(h.Heard(source=2, speaker=0, text=payload, stable=3))
        made.put(h.Warned(payload, payload))
    made.put(h.Warned(LAST))
    return made


async def insist(line: ActedLine) -> None:
    """Say the last words again and again: whatever is told late, they are shown in the end."""
    while True:
        await asyncio.sleep(0.5)
        line.put(h.Warned(LAST))


def _events(payload: str) -> Iterator[e.Event]:
    yield e.PersonJoined(name=payload, roles=(Role.PARTICIPANT,))
    yield e.ItemAdded(title=payload, place=1, words=payload)
    yield e.HandRaised(person=2, kind=Kind.QUESTION, place=1, about=payload)
    yield e.CaptionAdded(
        text=payload, start=0, end=1, speaker=2, source=Source.TYPED, language="en"
    )
    yield e.ChatSaid(text=payload, by=2)
    yield e.DecisionRecorded(text=payload)
    yield e.ActionRecorded(who=payload, what=payload, due=payload)
    yield e.CaptionsStarted(captioner=2, language="en", engine=payload)


def _numbered(event: e.Event, seq: int) -> e.Event:
    fields = {name: getattr(event, name) for name in event.__struct_fields__}
    return type(event)(**{**fields, "seq": seq})
