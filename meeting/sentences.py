"""Every event as one plain sentence, to you or about somebody else.

Both clients and the minutes take their words from here, so that all of them say the same. A
sentence makes sense alone: who or what first, then the state, then the number.
"""

from __future__ import annotations

from meeting import events as e
from meeting import naming, summaries
from meeting.language import say
from meeting.roles import Permission
from meeting.state import Caption, Meeting
from meeting.told import wording
from meeting.told.scene import SLOW_DOWN, Announcement, Scene, Topic
from meeting.told.table import SENTENCES
from meeting.values import SERVER, Sort, Source, Why


def announce(
    event: e.Event,
    before: Meeting,
    after: Meeting,
    you: int = SERVER,
    zone: int | None = None,
) -> tuple[Announcement, ...]:
    """Return what a person should be told about an event: nothing, a sentence, or two.

    Args:
        event: what happened.
        before: the state that the event met.
        after: the state that it made.
        you: who reads; 0 for the record, where everybody is named.
        zone: how many minutes the reader's clock is ahead of UTC, None where nobody knows.
    """
    scene = Scene(before, after, you, zone)
    topic, sentence = SENTENCES[type(event)]
    text = sentence(event, scene)
    about, kept = _topic(event, scene, topic), not isinstance(event, e.ChatSaid) or event.kept
    told = [Announcement(text, about, _urgent(event, scene), kept)] if text else []
    return (*told, *_your_place(event, scene))


def record(event: e.Event, before: Meeting, after: Meeting) -> str:
    """Return the sentence that the minutes keep, "" where the event has none."""
    return SENTENCES[type(event)][1](event, Scene(before, after, SERVER))


def too_fast(meeting: Meeting, you: int) -> Announcement | None:
    """Return what a person is told about speech that is too fast, None where they cannot help it.

    Who takes part from elsewhere has no client here, so who keeps the queue is told for them.
    """
    turn, person = meeting.floor, meeting.people.get(you)
    if turn is None or person is None:
        return None
    if turn.person == you:
        return Announcement(say(SLOW_DOWN), Topic.SIGNAL)
    speaker = meeting.people.get(turn.person)
    if speaker and speaker.elsewhere and person.may(Permission.KEEP_QUEUE):
        return Announcement(
            say("Please ask {whom} to slow down.", whom=naming.named(speaker.name)), Topic.SIGNAL
        )
    return None


def caption(one: Caption, meeting: Meeting, after: Caption | None = None) -> str:
    """Return a caption as one line: who, how it came about unless a machine heard it, the words.

    `after` is the caption that was told before: whether words are kept is said where it changes.
    """
    who = meeting.name_of(one.speaker) if one.speaker else say("Speaker")
    source = "" if one.source is Source.AUTOMATIC else say(one.source)
    before = after.kept if after else True
    kept = "" if one.kept == before else say("kept") if one.kept else say("not kept")
    return f"{', '.join(part for part in (who, source, kept) if part)}: {one.text}"


def _topic(event: e.Event, scene: Scene, topic: Topic) -> Topic:
    if isinstance(event, e.HandUnheard):
        hand = wording.hand(event.hand, scene.before)
        return Topic.YOUR_PLACE if hand and scene.yours(hand.person) else topic
    if _gets_floor(event, scene):
        return Topic.YOUR_TURN
    return Topic.SIGNAL if _is_signal(event, scene) else topic


def _is_signal(event: e.Event, scene: Scene) -> bool:
    """Tell whether a card asks you to do something: STOP as speaker or host, SLOW as speaker."""
    if not isinstance(event, e.CardShown) or scene.yours(event.by) or event.sort is Sort.AGREE:
        return False
    if scene.speaks:
        return True
    you = scene.after.people.get(scene.you)
    return event.sort is Sort.STOP and you is not None and you.may(Permission.KEEP_QUEUE)


def _urgent(event: e.Event, scene: Scene) -> bool:
    """Ring the bell for your turn, and for STOP where you speak or keep the queue."""
    if _gets_floor(event, scene) or _is_for_you(event, scene):
        return True
    return isinstance(event, e.CardShown) and event.sort is Sort.STOP and _is_signal(event, scene)


def _is_for_you(event: e.Event, scene: Scene) -> bool:
    """Tell whether somebody on the help line waits for you to read."""
    if isinstance(event, e.HelpAsked):
        return not scene.yours(event.person)
    return isinstance(event, e.HelpAnswered) and scene.yours(event.person)


def _your_place(event: e.Event, scene: Scene) -> tuple[Announcement, ...]:
    """Say your place when it changed, unless the event's own sentence did."""
    place = scene.after.place_of(scene.you)
    old = scene.before.place_of(scene.you)
    if place is None or place == old or _says_place(event, scene):
        return ()
    text = summaries.place(scene.after, scene.you)
    return (Announcement(text, Topic.YOUR_PLACE, urgent=summaries.is_next(scene.after, scene.you)),)


def _says_place(event: e.Event, scene: Scene) -> bool:
    """Tell whether the event's own sentence says your place: your own hand goes up."""
    if not isinstance(event, e.HandRaised) or event.why in (Why.LAST_WORD, Why.CUT_OFF):
        return False
    return scene.yours(event.person) and event.by == event.person


def _gets_floor(event: e.Event, scene: Scene) -> bool:
    """Tell whether the floor is yours now, by a call or because a call was taken back."""
    floor = scene.after.floor
    is_new = isinstance(event, e.TurnBegan | e.MoveUndone) and floor != scene.before.floor
    return is_new and floor is not None and scene.yours(floor.person)
