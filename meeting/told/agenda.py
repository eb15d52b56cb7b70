"""The agenda, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import items, summaries
from meeting.language import say
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def item_added(event: e.ItemAdded, scene: Scene) -> str:
    return say("New on the agenda: {item}", item=_planned(event.seq, scene))


def item_edited(event: e.ItemEdited, _: Scene) -> str:
    return say("Changed on the agenda: {title}", title=ended(event.title))


def item_moved(event: e.ItemMoved, scene: Scene) -> str:
    found = scene.after.find_item(event.item)
    return say(
        "Moved on the agenda: {title} is number {number} now.",
        title=wording.title(event.item, scene.after),
        number=items.number(scene.after.agenda, found) if found else event.place,
    )


def item_dropped(event: e.ItemDropped, scene: Scene) -> str:
    title = ended(wording.title(event.item, scene.before))
    return say("Off the agenda: {title}", title=title)


def item_started(event: e.ItemStarted, scene: Scene) -> str:
    sentence = say("Now on the agenda: {item}", item=_planned(event.item, scene))
    item = scene.after.find_item(event.item)
    if item is None or not item.is_break or not item.minutes:
        return sentence
    back = summaries.hour(scene.after, event.at + item.minutes * 60_000, scene.zone)
    return wording.together(sentence, say("Back at {time}.", time=back))


def item_closed(event: e.ItemClosed, scene: Scene) -> str:
    title = ended(wording.title(event.item, scene.after))
    return say("Done on the agenda: {title}", title=title)


def item_skipped(event: e.ItemSkipped, scene: Scene) -> str:
    title = ended(wording.title(event.item, scene.after))
    return say("Skipped on the agenda: {title}", title=title)


def _planned(item: int, scene: Scene) -> str:
    found = scene.after.find_item(item)
    title = wording.title(item, scene.after)
    return ended(", ".join((title, *(summaries.planned(found) if found else ()))))
