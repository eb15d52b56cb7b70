"""People and roles by what is typed: unique beginnings of names are enough."""

from __future__ import annotations

from collections.abc import Iterable

from meeting import commands as c
from meeting import summaries
from meeting.language import say
from meeting.roles import Role
from meeting.state import Meeting, Person
from meeting.text import clean
from tui import sentences
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Outcome, Send, Show
from tui.typed.wording import at_most, either, needed, split_reason


def find(words: str, meeting: Meeting) -> Person:
    """Return the one person here whose name, or a word of it, begins like `words`.

    Raises NotUnderstood where nobody or more than one fits; a whole name always fits alone.
    """
    return _one(words, matching(words, here(meeting)))


def find_ever(words: str, meeting: Meeting) -> Person:
    """Return the one person as `find` does, also among people who have left."""
    return _one(words, matching(words, meeting.people.values()))


def _one(words: str, fits: list[Person]) -> Person:
    if not clean(words):
        raise NotUnderstood(say("Say who. Type the beginning of a name."))
    if not fits:
        raise NotUnderstood(
            say("Nobody here is called {name}. Type /who for the names.", name=clean(words))
        )
    if len(fits) > 1:
        names = either(one.name for one in fits[:5])
        raise NotUnderstood(say("Which one: {names}? Type more of the name.", names=names))
    return fits[0]


def here(meeting: Meeting) -> list[Person]:
    """Return everybody who is here."""
    return [one for one in meeting.people.values() if one.here]


def matching(words: str, people: Iterable[Person]) -> list[Person]:
    """Return everybody of these whom the words may mean."""
    asked, among = clean(words).casefold(), tuple(people)
    return (
        [one for one in among if one.name.casefold() == asked]
        or [one for one in among if one.name.casefold().startswith(asked)]
        or [one for one in among if f" {asked}" in one.name.casefold()]
    )


def name_or_words(words: str, model: Model) -> str:
    """Return the whole name where the beginning fits one person, else what was typed."""
    try:
        return find(words, model.meeting).name
    except NotUnderstood:
        return at_most(words, 32)


def who(_words: str, model: Model) -> Outcome:
    """List the people."""
    return Show(summaries.people(model.meeting, model.you))


def rename(words: str, _model: Model) -> Outcome:
    """Take another name."""
    return Send(c.Rename(name=needed(words, say("Type your new name after /rename."), 64)))


def address(words: str, model: Model) -> Outcome:
    """Say how to be addressed, or with `none` by the name alone; without words, read it."""
    if not words:
        return Show((sentences.addressed(model.meeting, model.you),))
    return Send(c.ChooseAddress(words="" if words.casefold() == "none" else at_most(words, 64)))


def role(words: str, model: Model) -> Outcome:
    """Give or take a role: `give scribe Ana`, `take scribe Ana`."""
    verb, _, rest = words.partition(" ")
    command = {"give": c.GiveRole, "take": c.TakeRole}.get(verb.casefold())
    found = next((one for one in Role if f"{rest.casefold()} ".startswith(f"{one} ")), None)
    if command is None or found is None:
        raise NotUnderstood(
            say("Type /role give or take, a role, a name. Roles: {roles}.", roles=", ".join(Role))
        )
    person = find(rest[len(found) :], model.meeting)
    return Send(command(person=person.id, role=found))


def hand_over(words: str, model: Model) -> Outcome:
    """Make somebody host in your place, after asking."""
    person = find(words, model.meeting)
    question = say("Make {who} host in your place? y or n", who=spoken_name(person))
    return Confirm(question, Send(c.HandOver(person=person.id)), say("You stay host."))


def remove(words: str, model: Model) -> Outcome:
    """Send somebody out, perhaps `because REASON`, after asking."""
    name, reason = split_reason(words)
    person = find(name, model.meeting)
    who = spoken_name(person)
    question = say("Remove {who} from the meeting? y or n", who=who)
    wish = Send(c.RemovePerson(person=person.id, reason=reason))
    return Confirm(question, wish, say("{who} stays.", who=who))


def lock(_words: str, _model: Model) -> Outcome:
    """Let nobody new in."""
    return Send(c.LockMeeting())


def unlock(_words: str, _model: Model) -> Outcome:
    """Let people in again."""
    return Send(c.UnlockMeeting())


def mute(words: str, model: Model) -> Outcome:
    """Mute the chat, or somebody's, perhaps `because REASON`."""
    name, reason = split_reason(words)
    return Send(c.MuteChat(person=_named(name, model), reason=reason))


def unmute(words: str, model: Model) -> Outcome:
    """Unmute the chat, or somebody's."""
    return Send(c.UnmuteChat(person=_named(words, model)))


def spoken_name(person: Person) -> str:
    """Return the name as it stands in a sentence."""
    return say("{name}", name=person.name)


def _named(words: str, model: Model) -> int:
    """Return who is named, 0 for everybody."""
    return find(words, model.meeting).id if words else 0
