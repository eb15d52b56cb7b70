"""Corrections of captions, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.language import later, say, say_many
from meeting.state import Proposal
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def caption_corrected(event: e.CaptionCorrected, scene: Scene) -> str:
    alone = later("{who} corrected a caption: {text}")
    return _mended(event, scene, alone, later("{who} agreed with {whom}. Corrected: {text}"))


def mark_amended(event: e.MarkAmended, scene: Scene) -> str:
    alone = later("{who} amended the record: {text}")
    return _mended(event, scene, alone, later("{who} agreed with {whom}. Amended: {text}"))


def _mended(
    event: e.CaptionCorrected | e.MarkAmended, scene: Scene, alone: str, agreed: str
) -> str:
    """Return who mended words, by themselves or in agreement with somebody."""
    proposal, who = _proposal(event.proposal, scene), scene.name(event.by)
    if proposal is None:
        return say(alone, who=who, text=event.text)
    return say(agreed, who=who, whom=scene.agent(proposal.by), text=event.text)


def correction_proposed(event: e.CorrectionProposed, scene: Scene) -> str:
    if scene.after.find_mark(event.caption):
        yours = later("You propose an amendment.")
        theirs = later("{who} proposes an amendment.")
    else:
        yours = later("You propose a change to a caption.")
        theirs = later("{who} proposes a change to a caption.")
    sentence = scene.told(event.by, yours, theirs)
    new = ended(event.new or say("nothing"))
    change = say("Old: {old} New: {new}", old=ended(event.old), new=new)
    agree = scene.told(
        event.by,
        later("A scribe or one more person can agree."),
        later("To agree, type /accept."),
    )
    return wording.together(sentence, change, agree)


def correction_declined(event: e.CorrectionDeclined, scene: Scene) -> str:
    proposal = _proposal(event.proposal, scene)
    if proposal is None:
        return ""
    who, words = scene.name(event.by), ended(proposal.new)
    if proposal.by == event.by:
        return say("{who} took a change back: {words}", who=who, words=words)
    refused = wording.because(say("{who} said no to a change.", who=who), event.reason)
    return wording.together(refused, say("It was: {words}", words=words))


def _proposal(number: int, scene: Scene) -> Proposal | None:
    return next((one for one in scene.before.proposals if one.id == number), None)


def speaker_corrected(event: e.SpeakerCorrected, scene: Scene) -> str:
    whom = scene.agent(event.person) if event.person else say("nobody in particular")
    return say_many(
        "{who} corrected who spoke a caption: {whom}.",
        "{who} corrected who spoke {number} captions: {whom}.",
        len(event.captions),
        who=scene.name(event.by),
        whom=whom,
    )
