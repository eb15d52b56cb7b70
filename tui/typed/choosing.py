"""Settings and keys, as they are typed; what is changed counts at once and is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meeting.language import say
from tui import sentences
from tui.entry import Entry
from tui.errors import NotUnderstood
from tui.keymap import LETTERS, key_of, keymap, spoken_key
from tui.model import Model
from tui.outcomes import Act, Do, Outcome, Show
from tui.proposing import proposed, taken
from tui.settings import ALL_KEYS, KEY, OFF, TABLE, Setting, Settings, changed, setting, shown


def settings(words: str, model: Model) -> Outcome:
    """Tell all settings, or one, or change one."""
    name, _, value = words.partition(" ")
    if not name:
        lines = (_row(one, model.settings) for one in TABLE)
        last = say("To change one, type /settings, its name and what it shall be.")
        return Show((*lines, last))
    if name.casefold() == "needs":
        return _needs(model)
    row = setting(name)
    if not value:
        can_be = say("It can be: {values}.", values=row.can_be)
        return Show((f"{_row(row, model.settings)} {can_be}",))
    model.settings = changed(model.settings, row.name, value.strip())
    return Do(Act.KEEP, row.name)


def _row(one: Setting, settings: Settings) -> str:
    return f"{one.name}: {shown(settings, one.name)}. {say(one.help)}"


def _needs(model: Model) -> Outcome:
    """Take the settings that may help with what you need."""
    told = model.meeting.needs.get(model.you)
    needs = told.needs if told else ()
    names = [name for name, _ in proposed(needs, model.settings)]
    if not names:
        return Show((sentences.nothing_proposed(),))
    model.settings = taken(needs, model.settings)
    return Do(Act.KEEP, ",".join(names))


def key(words: str, model: Model, table: Sequence[Entry], names: Mapping[str, Entry]) -> Outcome:
    """Give a command another key, or none; `letters` turns all letters and digits off or on."""
    name, _, value = words.casefold().removeprefix("/").partition(" ")
    wish = words.rsplit(maxsplit=1)[-1] if value else ""
    if name == "letters" and value in (OFF, "usual"):
        for one in table:
            if one.key in LETTERS:
                model.settings = changed(model.settings, KEY + one.name, value)
        return Do(Act.KEEP, ALL_KEYS)
    if name not in names or not wish:
        raise NotUnderstood(say("Type /key, a command, and its new key. Or type: /key letters off"))
    one = names[name]
    if one.name == "type" and wish.casefold() == OFF:
        raise NotUnderstood(
            say("This key opens the command line. It can be changed, not turned off.")
        )
    new = changed(model.settings, KEY + one.name, wish)
    taken = keymap(table, model.settings).get(new.key.get(one.name, one.key))
    if taken and taken is not one:
        spoken = spoken_key(key_of(taken, model.settings))
        raise NotUnderstood(
            say("{key} is the key of /{name}. Change that one first.", key=spoken, name=taken.name)
        )
    model.settings = new
    return Do(Act.KEEP, KEY + one.name)
