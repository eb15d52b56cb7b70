"""What may be kept, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.language import say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def consent_given(event: e.ConsentGiven, scene: Scene) -> str:
    whose = scene.whose(event.person)
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""  # a yes or a no is nobody else's business
    person = scene.after.people.get(event.person)
    other = person is not None and person.name != event.name
    name = f" In the record: {ended(event.name)}" if other else ""
    return f"{whose.capitalize()} words are kept from now on.{name}"


def consent_refused(event: e.ConsentRefused, scene: Scene) -> str:
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""
    whose = scene.whose(event.person)
    kept_out = f"{whose.capitalize()} words and name are kept out of the record."
    return f"{kept_out} You read and take part as before."


def went_off_record(event: e.WentOffRecord, scene: Scene) -> str:
    who = scene.name(event.by)
    return f"{who} took the meeting off the record. Captions go on. Nothing is kept."


def went_on_record(event: e.WentOnRecord, scene: Scene) -> str:
    return f"{scene.name(event.by)} put the meeting on the record again. Words are kept."


def redacted(event: e.Redacted, scene: Scene) -> str:
    sentence = say("{who} took words out of the record.", who=scene.name(event.by))
    return wording.because(sentence, event.reason)
