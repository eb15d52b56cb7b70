"""The agenda: reading it, moving along it, and changing it by `/item VERB …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from meeting import commands as c
from meeting import items, summaries
from meeting.language import say
from meeting.state import Item
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.people import name_or_words
from tui.typed.wording import at_most, needed, whole_number

NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)
"""An item's number as people say it: 3, or 3.1 for its first part."""

REALLY = "really"
"""Ends a command that a guard refused, to go through with it all the same."""

_MINUTES = re.compile(r",?\s+(\d{1,4})\s*(?:minutes?|mins?|m)\.?$", re.IGNORECASE)


def agenda(_words: str, model: Model) -> Outcome:
    """Tell the whole agenda."""
    return Show(summaries.agenda(model.meeting))


def item(words: str, model: Model) -> Outcome:
    """Tell the open item, start another, or change the agenda."""
    verb, _, rest = words.partition(" ")
    if not verb:
        return Show((summaries.now(model.meeting),))
    if NUMBER.fullmatch(verb):
        return start(words, model)
    change = VERBS.get(verb.casefold())
    if change is None:
        raise NotUnderstood(
            say("Type /item and a number, or one of: {verbs}.", verbs=", ".join(VERBS))
        )
    return change(rest.strip(), model)


def start(words: str, model: Model) -> Outcome:
    """Go to the item with this number, perhaps `really`."""
    words, really = _really(words)
    return Send(c.StartItem(item=_item(words, model).id, really=really))


def start_next(words: str, _model: Model) -> Outcome:
    """Go to the next item that was not talked about, perhaps `really`."""
    rest, really = _really(words)
    if rest:
        raise NotUnderstood(say("Type /item next, or /item next really."))
    return Send(c.NextItem(really=really))


def skip(words: str, model: Model) -> Outcome:
    """Pass over the item of this number, or the open one, perhaps `really`."""
    words, really = _really(words)
    return Send(c.SkipItem(item=_item_or_open(words, model).id, really=really))


def close(words: str, model: Model) -> Outcome:
    """Be done with the open item, or with the one of this number, perhaps `really`."""
    words, really = _really(words)
    return Send(c.CloseItem(item=_item_or_open(words, model).id, really=really))


def add(words: str, _model: Model) -> Outcome:
    """Put an item at the end: a title, then perhaps `, 10 minutes`."""
    title, minutes = _title_and_minutes(words)
    return Send(c.AddItem(title=title, minutes=minutes))


def add_break(words: str, _model: Model) -> Outcome:
    """Put a break at the end: perhaps a title, perhaps minutes."""
    pause = say("Break")
    bare = f"{pause} {words}" if re.fullmatch(r"\d{1,4}( *m\w*)?", words) else words or pause
    with_unit = re.sub(r"(\d)$", r"\1 minutes", bare)
    title, minutes = _title_and_minutes(with_unit)
    return Send(c.AddItem(title=title, minutes=minutes, is_break=True))


def add_part(words: str, model: Model) -> Outcome:
    """Put a part at the end of an item: `2 Costs, 5 minutes`."""
    found, rest = _item_and_rest(words, model)
    title, minutes = _title_and_minutes(rest)
    return Send(c.AddItem(title=title, minutes=minutes, under=found.id))


def set_presenter(words: str, model: Model) -> Outcome:
    """Say who presents an item; the beginning of a name is enough for who is here."""
    found, rest = _item_and_rest(words, model)
    return Send(c.EditItem(item=found.id, presenter=name_or_words(rest, model) if rest else ""))


def add_link(words: str, model: Model) -> Outcome:
    """Put one more link on an item; without an address, take its links away."""
    found, rest = _item_and_rest(words, model)
    links = (*found.links, at_most(rest, 500)) if rest else ()
    return Send(c.EditItem(item=found.id, links=links))


def set_notes(words: str, model: Model) -> Outcome:
    """Write the host notes of an item; no words take them away."""
    found, rest = _item_and_rest(words, model)
    return Send(c.WriteNotes(item=found.id, text=at_most(rest, 2000)))


def notes(_words: str, model: Model) -> Outcome:
    """Tell what was written down, and the host notes for those who may see them."""
    return Show((*summaries.written_down(model.meeting), *summaries.notes(model.meeting)))


def unheard(_words: str, model: Model) -> Outcome:
    """Tell who was not heard."""
    return Show(summaries.unheard(model.meeting, model.you))


def write_in(words: str, model: Model) -> Outcome:
    """Put in writing what you were last not heard with."""
    own = [one for one in model.meeting.unheard if one.person == model.you]
    if not own:
        raise NotUnderstood(say("You are not on the unheard list. Type /unheard to see it."))
    return Send(
        c.WriteIn(unheard=own[-1].id, text=needed(words, say("Type your words after /writein.")))
    )


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
        c.MoveItem(item=found.id, place=whole_number(place, say("Say where: /item move 3 to 1.")))
    )


def drop(words: str, model: Model) -> Outcome:
    """Take an item off the agenda."""
    return Send(c.DropItem(item=_item(words, model).id))


VERBS: Mapping[str, Callable[[str, Model], Outcome]] = MappingProxyType(
    {
        "next": start_next,
        "start": start,
        "close": close,
        "skip": skip,
        "reopen": start,
        "add": add,
        "sub": add_part,
        "break": add_break,
        "title": rename,
        "time": set_time,
        "words": set_words,
        "presenter": set_presenter,
        "link": add_link,
        "notes": set_notes,
        "move": move,
        "drop": drop,
    }
)
"""What may follow /item."""


def _item(words: str, model: Model) -> Item:
    """Return the item with this number: 3, or 3.1 for its first part."""
    said = words.strip()
    if not NUMBER.fullmatch(said):
        raise NotUnderstood(say("Give the item's number. Type /agenda to see them."))
    found = items.numbered(model.meeting.agenda, said)
    if found is None:
        raise NotUnderstood(
            say("The agenda has no item {number}. Type /agenda to see them.", number=said)
        )
    return found


def _item_or_open(words: str, model: Model) -> Item:
    if words:
        return _item(words, model)
    if model.meeting.item is None:
        raise NotUnderstood(say("No agenda item is open."))
    return model.meeting.item


def _really(words: str) -> tuple[str, bool]:
    """Take the word "really" off the end, and tell whether it was there."""
    folded = words.casefold()
    if folded == REALLY or folded.endswith(f" {REALLY}"):
        return words[: -len(REALLY)].strip(), True
    return words, False


def _item_and_rest(words: str, model: Model) -> tuple[Item, str]:
    number, _, rest = words.partition(" ")
    return _item(number, model), rest.strip()


def _title_and_minutes(words: str) -> tuple[str, int]:
    found = _MINUTES.search(words)
    title = words[: found.start()] if found else words
    minutes = _minutes(found.group(1)) if found else 0
    return needed(title.strip(), say("Type the title too."), 200), minutes


def _minutes(number: str) -> int:
    minutes = whole_number(number, say("Give the time in minutes, such as 10."))
    if minutes > 24 * 60:
        raise NotUnderstood(say("That is more than a day. Give fewer minutes."))
    return minutes
