"""Meetings to write down: from the story, from captions alone, and from a log full of traps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, inspect
from msgspec.structs import replace

from meeting import events as e
from meeting.apply import replay
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import Kind, Sort, Source, Why, Word
from tests.meeting.play import OPENED
from tests.meeting.story import whole_meeting
from transcripts.compose import compose
from transcripts.document import Document
from transcripts.history import follow

ANA, BO = 2, 3


def log_of(events: Iterable[e.Event], title: str = "Ramps", language: str = "en") -> list[e.Event]:
    """Return the log of a meeting with Ana and Bo in which these events happened."""
    people = [
        e.MeetingOpened(title=title, language=language, utc=OPENED, epoch="e1"),
        e.PersonJoined(name="Ana", roles=(Role.HOST,)),
        e.PersonJoined(name="Bo", roles=(Role.PARTICIPANT,)),
    ]
    return [replace(event, seq=seq) for seq, event in enumerate((*people, *events), 1)]


def meeting_of(events: Iterable[e.Event], title: str = "Ramps", language: str = "en") -> Meeting:
    """Return the meeting of such a log."""
    return replay(log_of(events, title, language))


def told(log: Iterable[e.Event]) -> Document:
    """Return the document that a log makes, with all that only a log tells."""
    meeting, history = follow(log)
    return compose(meeting, history=history)


def caption(  # noqa: PLR0913 - what a caption has
    text: str,
    start: int,
    end: int | None = None,
    speaker: int = ANA,
    *,
    engine: str = "vosk",
    language: str = "en",
    words: tuple[Word, ...] = (),
) -> e.CaptionAdded:
    """Return a caption; without an end it is a typed one."""
    return e.CaptionAdded(
        at=start if end is None else end,
        by=BO,
        text=text,
        start=start,
        end=start if end is None else end,
        speaker=speaker,
        source=Source.TYPED if end is None else Source.AUTOMATIC,
        language=language,
        engine="" if end is None else engine,
        words=words,
    )


def spoken(text: str, start: int, end: int, speaker: int = ANA) -> e.CaptionAdded:
    """Return a caption whose words all take the same time."""
    texts = text.split()
    each = (end - start) // len(texts)
    words = tuple(
        Word(word, start + each * n, start + each * (n + 1)) for n, word in enumerate(texts)
    )
    return caption(text, start, end, speaker, words=words)


def everything(text: str) -> Document:
    """Return a meeting whose log has this text wherever somebody can write one, uncleaned."""
    log = log_of(
        [
            e.PersonRenamed(person=ANA, name=text),
            e.ItemAdded(title=text, words=text, place=1),
            e.ItemStarted(item=5),
            e.CaptionsStarted(captioner=BO, language=text, engine=text),
            e.HandRaised(person=ANA, kind=Kind.NEW_POINT, place=1, about=text),
            e.TurnBegan(person=ANA, kind=Kind.NEW_POINT, hand=8, about=text),
            caption(text, 1000, 2000, engine=text, language=text),
            caption("fine words", 3000, 4000),
            e.CaptionCorrected(caption=11, text=text, by=ANA),
            caption(text, 5000),
            caption("a b", 6000, 7000, words=(Word(text, 9000, 1), Word(text, 2**53, 0))),
            e.ChatSaid(by=ANA, text=text),
            e.DecisionRecorded(by=ANA, text=text),
            e.ActionRecorded(by=ANA, who=text, what=text, due=text),
            e.CardShown(by=ANA, person=ANA, sort=Sort.STOP),
            e.HandRaised(person=ANA, kind=Kind.QUESTION, place=1, about=text),
            e.HandMoved(by=BO, hand=19, place=1, why=Why.MOVED, reason=text),
        ],
        title=text,
        language=text,
    )
    return told(log)


def every_kind() -> list[e.Event]:
    """Return a log that has every kind of event with a text in it."""
    log = whole_meeting().log
    more: tuple[e.Event, ...] = (
        e.AddressChosen(person=ANA, words="she"),
        e.ConsentGiven(person=ANA, name="Asha", addressed="she"),
        e.TermsAdded(terms=()),
        e.TermDropped(term="ramp"),
        e.Redacted(events=(18,), reason="a private thing"),
    )
    return [*log, *(replace(event, seq=seq) for seq, event in enumerate(more, len(log) + 1))]


def everywhere(text: str) -> Document:
    """Return the story's meeting with this text, uncleaned, in every field that holds text."""
    return told(replaced_texts(event, text) for event in every_kind())


def holds_text(kind: inspect.Type) -> bool:
    """Tell whether a value of this type holds text somewhere."""
    match kind:
        case inspect.StrType():
            return True
        case inspect.VarTupleType(item_type=item) | inspect.Metadata(type=item):
            return holds_text(item)
        case inspect.UnionType(types=types):
            return any(map(holds_text, types))
        case inspect.StructType(fields=fields):
            return any(holds_text(field.type) for field in fields)
        case _:
            return False


def replaced_texts(value: Struct, text: str) -> Any:  # noqa: ANN401 - the same type as the value
    """Return the value with `text` in every field of it that holds text, however deep."""
    info = inspect.type_info(type(value))
    assert isinstance(info, inspect.StructType)
    changes = {
        field.name: _replaced(getattr(value, field.name), field.type, text) for field in info.fields
    }
    return replace(value, **changes)


def _replaced(value: Any, kind: inspect.Type, text: str) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, Struct):
        return replaced_texts(value, text)
    if isinstance(kind, inspect.VarTupleType):
        found = tuple(_replaced(one, kind.item_type, text) for one in value)
        return found or ((text,) if isinstance(kind.item_type, inspect.StrType) else ())
    if isinstance(kind, inspect.Metadata):
        return _replaced(value, kind.type, text)
    return text if isinstance(kind, inspect.StrType) else value
