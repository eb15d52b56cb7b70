"""Captions that begin and stop, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import summaries
from meeting.language import later, say
from meeting.language_names import name_of
from meeting.told.scene import Scene


def captions_started(event: e.CaptionsStarted, scene: Scene) -> str:
    if event.engine:
        return say(
            "Captions are on in {language}, made by a machine: {engine}.",
            engine=event.engine,
            language=name_of(event.language),
        )
    return say("Captions are on, typed by {whom}.", whom=scene.other(event.captioner))


def captions_stopped(_event: e.CaptionsStopped, scene: Scene) -> str:
    return "" if scene.after.captioners else say("Captions have stopped.")


def captions_stalled(_event: e.CaptionsStalled, _: Scene) -> str:
    return say("Captions have stopped. The captioner's program tries to start them again.")


def captions_resumed(event: e.CaptionsResumed, scene: Scene) -> str:
    captioner = scene.before.captioner(event.captioner)
    again = captioner is not None and captioner.stalled is not None
    missing = summaries.seconds(max(1, round((event.end - event.start) / 1000)))
    if event.start == event.end:
        return say("Captions go on. Nothing is missing.")
    if again:
        return say("Captions go on. Without captions: {time}.", time=missing)
    return say("Captions missed {time} of speech.", time=missing)


def swearing_hidden(event: e.SwearingHidden, scene: Scene) -> str:
    if event.hidden:
        return scene.told(
            event.by,
            later("You hide swear words in captions from now on."),
            later("{who} hides swear words in captions from now on."),
        )
    return scene.told(
        event.by,
        later("You let captions show swear words again."),
        later("{who} lets captions show swear words again."),
    )


def caption_added(_event: e.CaptionAdded, _: Scene) -> str:
    return ""  # a caption is read as itself, not announced
