"""The one table of what a person can do; keys, typed commands, help and docs come from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meeting import commands as c
from meeting.language import later, say
from meeting.marks import is_mark
from tui import sentences
from tui.elsewhere import ELSEWHERE
from tui.entry import Entry, Group
from tui.errors import NotUnderstood
from tui.hangul import latin
from tui.keymap import key_of, keymap, spoken_key
from tui.model import Model
from tui.nearest import did_you_mean
from tui.outcomes import Outcome, Prompt, Send, Show, Then
from tui.rows import agenda as agenda_rows
from tui.rows import helping as helping_rows
from tui.rows import meeting as meeting_rows
from tui.rows import program as program_rows
from tui.rows import queue as queue_rows
from tui.rows import reading as reading_rows
from tui.rows import record as record_rows
from tui.rows import talk as talk_rows
from tui.settings import Settings
from tui.tour import STEPS, Tour
from tui.typed import choosing
from tui.typed.wording import LONGEST, at_most, either


def _help(words: str, model: Model) -> Outcome:
    return Show(tuple(help_lines(words, model)))


def _tour(_words: str, model: Model) -> Outcome:
    if model.tour is not None:
        model.tour = None
        return Show((sentences.tour_stopped(),))
    model.tour = Tour()
    return Show((sentences.tour_begins(), tour_line(model)))


def tour_line(model: Model) -> str:
    """Return what the tour asks for now, "" where there is none."""
    step = model.tour and model.tour.step
    if not model.tour or not step:
        return ""
    one = NAMES[step.name]
    key = spoken_key(key_of(one, model.settings))
    key = key or say("slash, type {name}, press Enter", name=one.name)
    return sentences.tour_step(model.tour.number, len(STEPS), say(step.text, key=key))


def _toured(one: Entry, outcome: Outcome, model: Model) -> Outcome:
    """Return the outcome, and after it the tour's next step where this was the one before."""
    if isinstance(outcome, Prompt | Then) or not (model.tour and model.tour.did(one.name)):
        return outcome
    line = tour_line(model)
    if not line:
        model.tour = None
    return Then(outcome, (line or sentences.tour_ends(),))


def _key(words: str, model: Model) -> Outcome:
    return choosing.key(words, model, TABLE, NAMES)


TABLE: tuple[Entry, ...] = (
    *talk_rows.ROWS,
    *reading_rows.ROWS,
    *queue_rows.ROWS,
    *agenda_rows.ROWS,
    *record_rows.ROWS,
    *helping_rows.ROWS,
    *meeting_rows.ROWS,
    *program_rows.ROWS,
    Entry(
        "help",
        Group.CLIENT,
        later("Read what you can do, or more about one command."),
        _help,
        key="?",
        arguments="[COMMAND|all]",
    ),
    Entry(
        "tour",
        Group.CLIENT,
        later("Try the most useful keys, step by step. The same command stops it."),
        _tour,
    ),
    Entry(
        "key",
        Group.CLIENT,
        later("Give a command another key, or none."),
        _key,
        arguments="COMMAND LETTER|off",
        examples=("/key hand z", "/key stop off", "/key letters off", "/key hand usual"),
    ),
)
"""Every command, in the order of help and docs."""

ZAKIM = {"next item": "item next", "take up next item": "item next", "q- later": "later"}
"""Habits of people who ran meetings with the Zakim bot, and what they mean here."""

NAMES: dict[str, Entry] = {name: one for one in TABLE for name in (one.name, *one.aliases)}
"""Every name and alias, and its row."""

KEYS: dict[str, Entry] = {one.key: one for one in TABLE if one.key}
"""Every single key, and its row."""


def read(typed: str, model: Model) -> Outcome:
    """Return what a typed line comes to; a leading slash may be there or not.

    Raises NotUnderstood with what to type instead.
    """
    line = " ".join(typed.split()).removeprefix("/").strip()
    if is_mark(line):
        return Send(c.Chat(text=at_most(line, LONGEST)))
    line = ZAKIM.get(line.casefold(), line)
    name, _, words = line.partition(" ")
    one = entry(name)
    return _toured(one, one.given(words.strip(), model), model)


def press(key: str, model: Model) -> Outcome | None:
    """Return what a single key comes to, None where it has no meaning.

    A Hangul letter counts as the Latin one of its key, unless somebody chose it for a command.
    """
    mine = keys(model.settings)
    found = mine.get(key) or mine.get(latin(key))
    return _toured(found, found.press(model), model) if found else None


def keys(settings: Settings) -> Mapping[str, Entry]:
    """Return each key with its row, as somebody has set them."""
    return keymap(TABLE, settings) if settings.key else KEYS


FIRST = (
    *("hand", "queue", "agenda", "chat", "captions", "missed", "repeat", "next"),
    *("other", "leave", "help"),
)
"""The commands whose keys most people need; help names them first, and docs list them."""


def help_key(settings: Settings) -> str:
    """Return the key that reads the help, as it is spoken; "" where it is turned off."""
    return spoken_key(key_of(NAMES["help"], settings))


def entry(name: str) -> Entry:
    """Return the row of this name, alias or unique beginning; raises NotUnderstood."""
    asked = name.casefold().removeprefix("/")
    if asked in NAMES:
        return NAMES[asked]
    fits = [one for one in TABLE if asked and one.name.startswith(asked)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        names = either(f"/{one.name}" for one in fits)
        raise NotUnderstood(say("Which one: {names}?", names=names))
    if meant := did_you_mean(asked, NAMES, "/{}", ELSEWHERE):
        sentence = say("There is no command {name}. {meant}", name=name, meant=meant)
        raise NotUnderstood(sentence)
    raise NotUnderstood(say("There is no command {name}. Type /help for all of them.", name=name))


def help_lines(words: str, model: Model) -> Iterator[str]:
    """Yield what you can do: the first keys, a group or `all` at length, or about one command.

    Raises NotUnderstood where there is no such command.
    """
    if not words:
        yield from _first_help(model)
    elif groups := _groups(words):
        for group in groups:
            rows = _open(group, model)
            if rows:
                yield f"{say(group)}:"
                yield from (_row(one, model.settings) for one in rows)
        yield say("Words in capitals are yours to fill in.")
    else:
        yield from _about(entry(words), model.settings)


def _first_help(model: Model) -> Iterator[str]:
    """Yield the few keys that most people need, and how to hear of the others."""
    first = (one for one in TABLE if one.name in FIRST and one.open_to(model))
    yield say("First keys: {keys}.", keys=", ".join(_short(one, model.settings) for one in first))
    opens = spoken_key(key_of(NAMES["type"], model.settings))
    yield say("Press {key} to type a command, such as /ask.", key=opens)
    groups = ", ".join(say(group).lower() for group in Group if _open(group, model))
    yield say("For more, type /help and one of these: {groups}, all.", groups=groups)


def _groups(words: str) -> list[Group]:
    """Return the groups that somebody asks about, in either language: one, all, or none."""
    asked = words.casefold()
    return [group for group in Group if asked in ("all", group.casefold(), say(group).casefold())]


def _open(group: Group, model: Model) -> list[Entry]:
    return [one for one in TABLE if one.group is group and one.open_to(model)]


def _about(one: Entry, settings: Settings) -> Iterator[str]:
    """Yield one command at length: what it does, its key, its other names, examples."""
    parts = [f"{one.usage}: {say(one.help)}"]
    if key := spoken_key(key_of(one, settings)):
        parts.append(say("Key: {key}.", key=key))
    if one.aliases:
        parts.append(say("Also: {names}.", names=", ".join(one.aliases)))
    yield " ".join(parts)
    if one.examples:
        yield say("For example: {examples}", examples=either(one.examples, between=", "))


def _row(one: Entry, settings: Settings) -> str:
    key = spoken_key(key_of(one, settings))
    return f"{f'{key}, ' * bool(key)}{one.usage}: {say(one.help)}"


def _short(one: Entry, settings: Settings) -> str:
    key = spoken_key(key_of(one, settings))
    return f"{key} {one.name}" if key else f"/{one.name}"
