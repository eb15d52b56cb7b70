"""The agenda, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import events as e
from meeting import items, naming, summaries
from meeting.language import say, say_many
from meeting.state import Item
from meeting.summaries import ended
from meeting.told import wording
from meeting.told.scene import Scene


def item_added(event: e.ItemAdded, scene: Scene) -> str:
    return say("New on the agenda: {item}", item=_planned(event.seq, scene))


def item_edited(event: e.ItemEdited, scene: Scene) -> str:
    was = scene.before.find_item(event.item)
    changes = " ".join(_changes(was, event)) if was else ""
    return changes or say("Changed on the agenda: {title}", title=ended(event.title))


def _changes(was: Item, now: e.ItemEdited) -> Iterator[str]:
    """Yield a sentence for everything about an item that is another now."""
    title = now.title
    if was.title != title:
        yield say("On the agenda, {old} is called {title} now.", old=was.title, title=title)
    if was.minutes != now.minutes:
        time = summaries.minutes(now.minutes)
        yield (
            say("On the agenda, {title} has {time} now.", title=title, time=time)
            if now.minutes
            else say("On the agenda, {title} has no planned time now.", title=title)
        )
    if was.words != now.words:
        yield (
            say("On the agenda, {title} means now: {words}", title=title, words=ended(now.words))
            if now.words
            else say("On the agenda, {title} has no explanation now.", title=title)
        )
    if was.presenter != now.presenter:
        yield (
            say("{who} presents {title} now.", who=naming.named(now.presenter), title=title)
            if now.presenter
            else say("Nobody presents {title} now.", title=title)
        )
    if was.links != now.links:
        yield say_many(
            "{title} has {number} link now.", "{title} has {number} links now.",
            len(now.links), title=title,
        )  # fmt: skip


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
