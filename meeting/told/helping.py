"""Access needs and the help line, as sentences for those who may know."""

from __future__ import annotations

from meeting import events as e
from meeting import needs
from meeting.language import later, say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def needs_told(event: e.NeedsTold, scene: Scene) -> str:
    if scene.before.needs.get(event.person) == scene.after.needs.get(event.person):
        return ""  # told again, for a new helper
    told = needs.listed(needs.Told(event.needs, event.words))
    if scene.yours(event.person):
        return _your_needs(told, scene)
    if not scene.helps:
        return ""
    told = ended(told or say("nothing more"))
    sentence = say("{who} needs: {needs}", who=scene.name(event.person), needs=told)
    return wording.together(sentence, say("Type /checklist."))


def _your_needs(told: str, scene: Scene) -> str:
    if not told:
        return say("Your access needs are taken back.")
    known = say("Access helpers know that you need: {needs}", needs=ended(told))
    return wording.together(known, _nobody_helps(scene))


def need_checked(event: e.NeedChecked, scene: Scene) -> str:
    before, after = (one.needs.get(event.person) for one in (scene.before, scene.after))
    if before == after or not (scene.helps or scene.yours(event.person)):
        return ""
    whose, need = scene.whose(event.person), say(event.need)
    if event.met:
        yours = later("You have seen to {whose} need: {need}.")
        theirs = later("{who} has seen to {whose} need: {need}.")
    else:
        yours = later("You have still to see to {whose} need: {need}.")
        theirs = later("{who} has still to see to {whose} need: {need}.")
    return scene.told(event.by, yours, theirs, whose=whose, need=need)


def help_asked(event: e.HelpAsked, scene: Scene) -> str:
    if scene.before.asking == scene.after.asking:
        return ""  # told again, for a new helper
    if scene.yours(event.person):
        asked = say("You asked for help: {text}", text=ended(event.text))
        return wording.together(asked, _nobody_helps(scene))
    if not scene.helps:
        return ""
    return say("{who} asks for help: {text}", who=scene.name(event.person), text=event.text)


def help_answered(event: e.HelpAnswered, scene: Scene) -> str:
    if scene.yours(event.person):
        return say("{who}, access helper: {text}", who=scene.other(event.by), text=event.text)
    if not scene.helps:
        return ""
    who, whom = scene.name(event.by), scene.agent(event.person)
    return say("{who} answered {whom}: {text}", who=who, whom=whom, text=event.text)


def _nobody_helps(scene: Scene) -> str:
    if scene.after.helpers():
        return ""
    return say("No helper is here yet. Who comes gets to know it.")
