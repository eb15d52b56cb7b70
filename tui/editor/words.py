"""What the editor says; each step is one line, so that readers hear it once."""

from __future__ import annotations

from meeting import sentences, summaries
from meeting.language import say, say_many
from meeting.state import Caption, Meeting, Proposal
from tui.doubts import Doubt


def line(caption: Caption, meeting: Meeting) -> str:
    """Return when a caption was said, by whom, and its words."""
    return f"{summaries.clock(caption.start)} {sentences.caption(caption, meeting)}"


def opened(meeting: Meeting, lines: int, unsure: int) -> str:
    """Return what is said first."""
    count = say_many("{number} line", "{number} lines", lines)
    words = say_many("{number} unsure word", "{number} unsure words", unsure)
    waits = say_many(
        "{number} proposed change", "{number} proposed changes", len(meeting.caption_proposals())
    )
    return say(
        "{title}: {lines}, {unsure}, {proposed}.",
        title=meeting.title, lines=count, unsure=words, proposed=waits,
    )  # fmt: skip


def doubt(one: Doubt, caption: Caption, meeting: Meeting) -> str:
    """Return an unsure word, and the line in which it stands."""
    return say("Unsure: {word}. Line: {line}", word=one.text, line=line(caption, meeting))


def proposed(one: Proposal, caption: Caption, meeting: Meeting) -> str:
    """Return a proposed change, and the line that it is about."""
    return say(
        "{who} proposes: {new}. In place of: {old}. Line: {line}",
        who=meeting.name_of(one.by),
        new=one.new or say("nothing"),
        old=one.old,
        line=line(caption, meeting),
    )


def where(place: int, count: int, caption: Caption, meeting: Meeting) -> str:
    """Return where somebody is."""
    item = meeting.find_item(caption.item)
    about = say("Agenda item: {title}.", title=item.title) if item else ""
    told = say(
        "Line {place} of {count}. {line}", place=place, count=count, line=line(caption, meeting)
    )
    return f"{about} {told}".strip()


def fixed(caption: Caption, meeting: Meeting) -> str:
    """Return how a line reads after a change."""
    return say("Changed. {line}", line=summaries.ended(line(caption, meeting)))


def respoken(count: int, caption: Caption, meeting: Meeting) -> str:
    """Return in how many lines the speaker was changed, and how one of them reads."""
    return say_many(
        "Changed in {number} line. {line}",
        "Changed in {number} lines. {line}",
        count,
        line=summaries.ended(line(caption, meeting)),
    )


def later_places(old: str, count: int) -> str:
    """Return in how many later lines the same words stand."""
    return say_many(
        "“{words}” stands in {number} more line. Press m to change it too.",
        "“{words}” stands in {number} more lines. Press m to change them too.",
        count,
        words=old,
    )


def changed_later(count: int) -> str:
    """Return how many more lines were changed."""
    return say_many("{number} more line was changed.", "{number} more lines were changed.", count)


def undone(what: str) -> str:
    """Return what was taken back."""
    return say("Taken back: {what}", what=what)
