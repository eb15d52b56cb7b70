"""The agenda, as sentences."""

from __future__ import annotations

from meeting import events as e
from meeting import items, summaries
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def item_added(event: e.ItemAdded, scene: Scene) -> str:
    return f"New on the agenda: {_planned(event.seq, scene)}"


def item_edited(event: e.ItemEdited, _: Scene) -> str:
    return f"Changed on the agenda: {ended(event.title)}"


def item_moved(event: e.ItemMoved, scene: Scene) -> str:
    found = scene.after.find_item(event.item)
    number = items.number(scene.after.agenda, found) if found else event.place
    return f"Moved on the agenda: {wording.title(event.item, scene.after)} is number {number} now."


def item_dropped(event: e.ItemDropped, scene: Scene) -> str:
    return f"Off the agenda: {ended(wording.title(event.item, scene.before))}"


def item_started(event: e.ItemStarted, scene: Scene) -> str:
    item = scene.after.find_item(event.item)
    if item is None or not item.is_break or not item.minutes:
        return f"Now on the agenda: {_planned(event.item, scene)}"
    back = summaries.hour(scene.after, event.at + item.minutes * 60_000, scene.zone)
    return f"Now on the agenda: {_planned(event.item, scene)} Back at {back}."


def item_closed(event: e.ItemClosed, scene: Scene) -> str:
    return f"Done on the agenda: {ended(wording.title(event.item, scene.after))}"


def item_skipped(event: e.ItemSkipped, scene: Scene) -> str:
    return f"Skipped on the agenda: {ended(wording.title(event.item, scene.after))}"


def _planned(item: int, scene: Scene) -> str:
    found = scene.after.find_item(item)
    return ended(", ".join((found.title, *summaries.planned(found))) if found else "an item")
