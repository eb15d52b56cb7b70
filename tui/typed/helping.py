"""Access needs and the help line: told to access helpers only, answered by them."""

from __future__ import annotations

from collections.abc import Iterator

from meeting import commands as c
from meeting import needs, summaries
from meeting.language import say
from meeting.needs import Need
from meeting.state import Meeting
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Outcome, Send, Show
from tui.typed.people import find
from tui.typed.wording import at_most, needed


def tell(words: str, model: Model) -> Outcome:
    """Tell what you need: `braille, more time, WORDS`; `none` takes it back, alone it is read."""
    if not words:
        return Show(tuple(_yours(model)), private=True)
    if words.casefold() == "none":
        return Send(c.TellNeeds())
    return Send(wish(words))


def wish(words: str) -> c.TellNeeds:
    """Return the command that tells these needs; what is no known need is words of their own."""
    known = {str(need): need for need in Need}
    parts = [part.strip() for part in words.split(",") if part.strip()]
    told = tuple(known[part.casefold()] for part in parts if part.casefold() in known)
    own = ", ".join(part for part in parts if part.casefold() not in known)
    return c.TellNeeds(needs=told, words=at_most(own, 250))


def checklist(_words: str, model: Model) -> Outcome:
    """List what everybody needs, and who waits on the help line."""
    return Show(tuple(_everybodys(model.meeting)), private=True)


def seen(words: str, model: Model) -> Outcome:
    """Note that a need is seen to: `NAME NEED`; again, that it is not."""
    for need in Need:
        if f" {words.casefold()}".endswith(f" {need}"):
            person = find(words[: -len(need)], model.meeting)
            told = model.meeting.needs.get(person.id)
            met = told is None or need not in told.met
            return Send(c.CheckNeed(person=person.id, need=need, met=met))
    raise NotUnderstood(say("Type it like this: /seen Ana braille"))


def ask(words: str, _model: Model) -> Outcome:
    """Write to the access helpers."""
    return Send(c.AskForHelp(text=needed(words, say("Type what you need after /helpme."))))


def answer(words: str, model: Model) -> Outcome:
    """Write to somebody who asked: `NAME: WORDS`."""
    name, _, text = words.partition(":")
    text = needed(text.strip(), say("Type it like this: /answer Ana: I come to you."))
    return Send(c.AnswerHelp(person=find(name, model.meeting).id, text=text))


def _yours(model: Model) -> Iterator[str]:
    told = model.meeting.needs.get(model.you)
    if told:
        yield say("You told that you need: {needs}", needs=summaries.ended(needs.listed(told)))
    else:
        yield say("You told nothing that you need. Only access helpers would get it.")
    yield say(
        "Type /needs and some of: {needs}. Put commas between. Add words of your own.",
        needs=", ".join(Need),
    )


def _everybodys(meeting: Meeting) -> Iterator[str]:
    if not (meeting.needs or meeting.asking):
        yield say("Nobody has told a need.")
    for one in meeting.asking:
        yield say("{who} asks for help: {words}", who=_name(one.person, meeting), words=one.text)
    for person, told in meeting.needs.items():
        yield say("{who} needs:", who=_name(person, meeting))
        yield from needs.checklist(told)


def _name(person: int, meeting: Meeting) -> str:
    return say("{name}", name=meeting.name_of(person))
