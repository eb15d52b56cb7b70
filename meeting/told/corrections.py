"""Corrections of captions, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting.language import say
from meeting.state import Proposal
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def caption_corrected(event: e.CaptionCorrected, scene: Scene) -> str:
    proposal = _proposal(event.proposal, scene)
    if proposal:
        who = scene.name(event.by)
        return f"{who} agreed with {scene.agent(proposal.by)}. Corrected: {event.text}"
    return f"{scene.name(event.by)} corrected a caption: {event.text}"


def correction_proposed(event: e.CorrectionProposed, scene: Scene) -> str:
    who, verb = scene.name(event.by), scene.verb(event.by, "propose", "proposes")
    change = f"Old: {ended(event.old)} New: {ended(event.new or 'nothing')}"
    words = f"{who} {verb} a change to a caption. {change}"
    if scene.yours(event.by):
        return f"{words} A scribe or one more person can agree."
    return f"{words} To agree, type /accept."


def correction_declined(event: e.CorrectionDeclined, scene: Scene) -> str:
    proposal = _proposal(event.proposal, scene)
    if proposal is None:
        return ""
    if proposal.by == event.by:
        return f"{scene.name(event.by)} took a change back: {ended(proposal.new)}"
    sentence = say("{who} said no to a change.", who=scene.name(event.by))
    refused = wording.because(sentence, event.reason)
    return say("{refused} It was: {words}", refused=refused, words=ended(proposal.new))


def _proposal(number: int, scene: Scene) -> Proposal | None:
    return next((one for one in scene.before.proposals if one.id == number), None)


def speaker_corrected(event: e.SpeakerCorrected, scene: Scene) -> str:
    count = len(event.captions)
    captions = "a caption" if count == 1 else f"{count} captions"
    whose = scene.agent(event.person) if event.person else "nobody in particular"
    return f"{scene.name(event.by)} corrected who spoke {captions}: {whose}."
