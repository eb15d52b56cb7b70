"""What may be kept, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.language import later, say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def consent_given(event: e.ConsentGiven, scene: Scene) -> str:
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""  # a yes or a no is nobody else's business
    sentence = scene.told(
        event.person,
        later("Your words are kept from now on."),
        later("{who}'s words are kept from now on."),
    )
    person = scene.after.people.get(event.person)
    if person is None or person.name == event.name:
        return sentence
    return wording.together(sentence, say("In the record: {name}", name=ended(event.name)))


def consent_refused(event: e.ConsentRefused, scene: Scene) -> str:
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""
    sentence = scene.told(
        event.person,
        later("Your words and name are kept out of the record."),
        later("{who}'s words and name are kept out of the record."),
    )
    return wording.together(sentence, say("You read and take part as before."))


def went_off_record(event: e.WentOffRecord, scene: Scene) -> str:
    return say(
        "{who} took the meeting off the record. Captions go on. Nothing is kept.",
        who=scene.name(event.by),
    )


def went_on_record(event: e.WentOnRecord, scene: Scene) -> str:
    who = scene.name(event.by)
    return say("{who} put the meeting on the record again. Words are kept.", who=who)


def redacted(event: e.Redacted, scene: Scene) -> str:
    sentence = say("{who} took words out of the record.", who=scene.name(event.by))
    return wording.because(sentence, event.reason)
