"""Notes and links, as they are typed."""

from __future__ import annotations

from meeting import asking
from meeting import commands as c
from meeting.language import say
from meeting.marks import standing
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Outcome, Send, Show
from tui.typed.wording import at_most, needed, whole_number


def note(words: str, _model: Model) -> Outcome:
    """Write down what people should know."""
    return Send(c.RecordNote(text=needed(words, say("Type the note after /note."))))


def link(words: str, _model: Model) -> Outcome:
    """Put a link on the list: an address, then perhaps what it is about."""
    address, _, about = words.partition(" ")
    address = needed(address, say("Type the address after /link."), 500)
    return Send(c.ShareLink(address=address, about=at_most(about.strip(), 250)))


def take_back(_words: str, model: Model) -> Outcome:
    """Take back your newest decision, action, note or link."""
    own = [mark for mark, author in standing(model.meeting) if author == model.you]
    if not own:
        raise NotUnderstood(say("You have written down nothing that could be taken back."))
    return Send(c.TakeBackMark(mark=max(own)))


def links(_words: str, model: Model) -> Outcome:
    """Tell the links that came up."""
    return Show(asking.links(model.meeting))


def open_link(words: str, model: Model) -> Outcome:
    """Open a link, after showing all of its address."""
    address = _address(words, model)
    question = say("Open {address} ? y or n", address=address)
    return Confirm(question, Do(Act.BROWSE, address), say("It stays closed."))


def copy_link(words: str, model: Model) -> Outcome:
    """Copy a link's address."""
    return Do(Act.COPY, _address(words, model))


def _address(words: str, model: Model) -> str:
    number = whole_number(words, say("Give the link's number. Type /links to see them."))
    known = model.meeting.links
    if not 1 <= number <= len(known) or known[number - 1].gone:
        raise NotUnderstood(
            say("There is no link {number}. Type /links to see them.", number=number)
        )
    return known[number - 1].address
