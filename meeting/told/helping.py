"""Access needs and the help line, as sentences for those who may know."""

from __future__ import annotations

from meeting import events as e
from meeting import needs
from meeting.summaries import ended
from meeting.told.scene import Scene


def needs_told(event: e.NeedsTold, scene: Scene) -> str:
    if scene.before.needs.get(event.person) == scene.after.needs.get(event.person):
        return ""  # told again, for a new helper
    told = needs.listed(needs.Told(event.needs, event.words))
    if scene.yours(event.person):
        if not told:
            return "Your access needs are taken back."
        return f"Access helpers know that you need: {ended(told)}{_nobody_helps(scene)}"
    if not scene.helps:
        return ""
    return f"{scene.name(event.person)} needs: {ended(told or 'nothing more')} Type /checklist."


def need_checked(event: e.NeedChecked, scene: Scene) -> str:
    before, after = (one.needs.get(event.person) for one in (scene.before, scene.after))
    if before == after or not (scene.helps or scene.yours(event.person)):
        return ""
    has = f"{scene.name(event.by)} {scene.verb(event.by, 'have', 'has')}"
    done = "seen to" if event.met else "still to see to"
    return f"{has} {done} {scene.whose(event.person)} need: {event.need}."


def help_asked(event: e.HelpAsked, scene: Scene) -> str:
    if scene.before.asking == scene.after.asking:
        return ""  # told again, for a new helper
    if scene.yours(event.person):
        return f"You asked for help: {ended(event.text)}{_nobody_helps(scene)}"
    return f"{scene.name(event.person)} asks for help: {event.text}" if scene.helps else ""


def help_answered(event: e.HelpAnswered, scene: Scene) -> str:
    if scene.yours(event.person):
        return f"{scene.after.name_of(event.by)}, access helper: {event.text}"
    if not scene.helps:
        return ""
    return f"{scene.name(event.by)} answered {scene.agent(event.person)}: {event.text}"


def _nobody_helps(scene: Scene) -> str:
    return "" if scene.after.helpers() else " No helper is here yet. Who comes gets to know it."
