"""The agenda: reading it, moving along it, and changing it by `/item VERB …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from meeting import commands as c
from meeting import summaries
from meeting.state import Item, Status
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.wording import at_most, needed, whole_number

_MINUTES = re.compile(r",?\s+(\d{1,4})\s*(?:minutes?|mins?|m)\.?$", re.IGNORECASE)


def agenda(_words: str, model: Model) -> Outcome:
    """Tell the whole agenda."""
    return Show(summaries.agenda(model.meeting))


def item(words: str, model: Model) -> Outcome:
    """Tell the open item, start another, or change the agenda."""
    verb, _, rest = words.partition(" ")
    if not verb:
        return Show((summaries.now(model.meeting),))
    if verb.isdigit():
        return start(words, model)
    change = VERBS.get(verb.casefold())
    if change is None:
        raise NotUnderstood(f"Type /item and a number, or one of: {', '.join(VERBS)}.")
    return change(rest.strip(), model)


def start(words: str, model: Model) -> Outcome:
    """Go to the item with this number."""
    return Send(c.StartItem(item=_item(words, model).id))


def start_next(_words: str, model: Model) -> Outcome:
    """Go to the first item that was not talked about yet, after the open one if one is open."""
    agenda = model.meeting.agenda
    after = agenda.index(model.meeting.item) + 1 if model.meeting.item else 0
    following = (one for one in agenda[after:] if one.status is Status.WAITING)
    found = next(following, None)
    if found is None:
        raise NotUnderstood("There is no next item. Type /agenda to see them all.")
    return Send(c.StartItem(item=found.id))


def close(words: str, model: Model) -> Outcome:
    """Be done with the open item, or with the one of this number."""
    if words:
        return Send(c.CloseItem(item=_item(words, model).id))
    if model.meeting.item is None:
        raise NotUnderstood("No agenda item is open.")
    return Send(c.CloseItem(item=model.meeting.item.id))


def add(words: str, _model: Model) -> Outcome:
    """Put an item at the end: a title, then perhaps `, 10 minutes`."""
    title, minutes = _title_and_minutes(words)
    return Send(c.AddItem(title=title, minutes=minutes))


def add_break(words: str, _model: Model) -> Outcome:
    """Put a break at the end: perhaps a title, perhaps minutes."""
    bare = f"Break {words}" if re.fullmatch(r"\d{1,4}( *m\w*)?", words) else words or "Break"
    with_unit = re.sub(r"(\d)$", r"\1 minutes", bare)
    title, minutes = _title_and_minutes(with_unit)
    return Send(c.AddItem(title=title, minutes=minutes, is_break=True))


def rename(words: str, model: Model) -> Outcome:
    """Give an item another title, and perhaps another time."""
    found, rest = _item_and_rest(words, model)
    title, minutes = _title_and_minutes(rest)
    return Send(c.EditItem(item=found.id, title=title, minutes=minutes or None))


def set_time(words: str, model: Model) -> Outcome:
    """Plan another time for an item, in minutes; 0 for none."""
    found, rest = _item_and_rest(words, model)
    number = rest.split(" ")[0]
    return Send(c.EditItem(item=found.id, minutes=_minutes(number)))


def set_words(words: str, model: Model) -> Outcome:
    """Say in plain words what an item is about."""
    found, rest = _item_and_rest(words, model)
    return Send(c.EditItem(item=found.id, words=at_most(rest, 250)))


def move(words: str, model: Model) -> Outcome:
    """Move an item to another place: `3 to 1`, or `3 1`."""
    found, rest = _item_and_rest(words, model)
    place = rest.removeprefix("to ").strip()
    return Send(
        c.MoveItem(item=found.id, place=whole_number(place, "Say where: /item move 3 to 1."))
    )


def drop(words: str, model: Model) -> Outcome:
    """Take an item off the agenda."""
    return Send(c.DropItem(item=_item(words, model).id))


VERBS: Mapping[str, Callable[[str, Model], Outcome]] = MappingProxyType(
    {
        "next": start_next,
        "start": start,
        "close": close,
        "add": add,
        "break": add_break,
        "title": rename,
        "time": set_time,
        "words": set_words,
        "move": move,
        "drop": drop,
    }
)
"""What may follow /item."""


def _item(words: str, model: Model) -> Item:
    number = whole_number(words.strip(), "Give the item's number. Type /agenda to see them.")
    if not 1 <= number <= len(model.meeting.agenda):
        raise NotUnderstood(f"The agenda has no item {number}. Type /agenda to see them.")
    return model.meeting.agenda[number - 1]


def _item_and_rest(words: str, model: Model) -> tuple[Item, str]:
    number, _, rest = words.partition(" ")
    return _item(number, model), rest.strip()


def _title_and_minutes(words: str) -> tuple[str, int]:
    found = _MINUTES.search(words)
    title = words[: found.start()] if found else words
    minutes = _minutes(found.group(1)) if found else 0
    return needed(title.strip(), "Type the title too.", 200), minutes


def _minutes(number: str) -> int:
    minutes = whole_number(number, "Give the time in minutes, such as 10.")
    if minutes > 24 * 60:
        raise NotUnderstood("That is more than a day. Give fewer minutes.")
    return minutes
