"""The terms that a glossary put into captions: read, and put out again."""

from __future__ import annotations

from itertools import islice

from meeting import commands as c
from meeting.agendas import terms as glossary
from meeting.language import later, say
from meeting.replacing import Place, put_at
from meeting.standing import standing
from meeting.state import Caption
from meeting.told.terms import mended
from meeting.values import Mended
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Outcome, Send, Show
from tui.typed.wording import at_most, needed, whole_number

MOST = 20
"""Terms that are listed; older ones are in the record."""

NONE = later("No term took the place of words that you were shown.")


def terms(_words: str, model: Model) -> Outcome:
    """List what a glossary put into captions, the newest first."""
    found = _standing(model)
    if not found:
        return Show((say(NONE),))
    lines = (f"{number}. {mended(one)}" for number, (_, one, _) in enumerate(found, 1))
    return Show((*lines, say("To put words back, type /putback and the number.")))


def put_back(words: str, model: Model) -> Outcome:
    """Put back what was heard: for the newest term, or for one from the list.

    A term that stands in a caption more than once is put out of all its places there.
    """
    found = _standing(model)
    if not found:
        raise NotUnderstood(say(NONE))
    number = whole_number(words, say("Type a number: /terms lists them.")) if words else 1
    if not 1 <= number <= len(found):
        raise NotUnderstood(say("No term has that number. Type /terms to see them."))
    caption, one, places = found[number - 1]
    if len(places) == 1:
        return Send(c.ReplaceWords(caption=caption.id, old=one.written, new=one.heard))
    text = put_at(places, caption.text, one.heard)
    return Send(c.CorrectCaption(caption=caption.id, text=text))


def ask_to_put_back(_words: str, model: Model) -> Outcome:
    """Ask before the newest term is put out: a slip of a finger should not change the record."""
    wish = put_back("", model)
    _, one, _ = _standing(model)[0]
    question = say(
        "Put back what was heard? y or n. Written: {written}. Heard: {heard}.",
        written=one.written,
        heard=one.heard,
    )
    return Confirm(question, wish, say("The term stays."))


def term(words: str, _model: Model) -> Outcome:
    """Put a term into the glossary: `WORD: meaning`, `WORD = what is heard`, or the word alone."""
    found = glossary.read(needed(words, say("Type /term, the term, a colon, and what it means.")))
    if found is None:
        raise NotUnderstood(say("That is no term. Type it like this: /term Easy Read: short text."))
    return Send(c.AddTerms(terms=(found,)))


def drop_term(words: str, _model: Model) -> Outcome:
    """Take a term out of the glossary."""
    asked = needed(words, say("Type /dropterm and the term."))
    return Send(c.DropTerm(term=at_most(asked, 64)))


def _standing(model: Model) -> list[tuple[Caption, Mended, tuple[Place, ...]]]:
    """Return the terms that still stand in captions that were shown, the newest first."""
    shown = (model.meeting.captions.get(one) for one in reversed(model.shown_before_typing))
    found = (
        (caption, one, places)
        for caption in shown
        if caption
        for one, places in reversed(tuple(standing(caption)))
    )
    return list(islice(found, MOST))
