"""Go through a kept meeting: unsure words, lines, proposed changes, times, words."""

from __future__ import annotations

import re
from bisect import bisect_right

from meeting.language import say
from meeting.state import Caption, Proposal
from tui.doubts import doubts
from tui.editor import words
from tui.editor.desk import Desk
from tui.errors import NotUnderstood

_TIME = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$")


async def next_unsure(desk: Desk, _words: str) -> str:
    """Go to the next unsure word."""
    return _unsure(desk, 1)


async def previous_unsure(desk: Desk, _words: str) -> str:
    """Go to the unsure word before."""
    return _unsure(desk, -1)


async def next_line(desk: Desk, _words: str) -> str:
    """Go to the next line."""
    return _line(desk, 1)


async def previous_line(desk: Desk, _words: str) -> str:
    """Go to the line before."""
    return _line(desk, -1)


async def next_proposal(desk: Desk, _words: str) -> str:
    """Go to the next line with a proposed change, from the end to the beginning again."""
    of_captions = desk.meeting.caption_proposals()
    waiting = sorted(of_captions, key=lambda one: (one.caption, one.id))
    if not waiting:
        raise NotUnderstood(say("No proposed change waits."))
    here = desk.at
    found = next((one for one in waiting if one.caption > here), waiting[0])
    desk.go(found.caption)
    return _proposed(desk, found)


async def find(desk: Desk, asked: str) -> str:
    """Go to the next line that has these words, from the end to the beginning again."""
    if not asked:
        raise NotUnderstood(say("Type words to look for after: find"))
    folded = asked.casefold()
    fits = [one.id for one in desk.lines() if folded in one.text.casefold()]
    if not fits:
        raise NotUnderstood(say("No line has those words."))
    desk.go(fits[bisect_right(fits, desk.at) % len(fits)])
    return here(desk)


async def go(desk: Desk, asked: str) -> str:
    """Go to a line by its number, or to what was said at a time."""
    lines = list(desk.lines())
    place = _TIME.match(asked)
    if place:
        hours, minutes, seconds = (int(part or 0) for part in place.groups())
        at = ((hours * 60 + minutes) * 60 + seconds) * 1000
        before = [number for number, one in enumerate(lines) if one.start <= at]
        number = before[-1] if before else 0
    elif asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= len(lines):
        number = int(asked[:9]) - 1
    else:
        raise NotUnderstood(say("Type a line's number or a time, like: go 0:12:30"))
    if lines:
        desk.go(lines[number].id)
    return here(desk)


async def where(desk: Desk, _words: str) -> str:
    """Tell which line this is, of how many, in which agenda item."""
    numbers = [one.id for one in desk.lines()]
    caption = desk.caption
    return words.where(numbers.index(caption.id) + 1, len(numbers), caption, desk.meeting)


def here(desk: Desk) -> str:
    """Return the line that somebody is at, with what was proposed for it."""
    waiting = desk.proposal()
    return _proposed(desk, waiting) if waiting else words.line(desk.caption, desk.meeting)


def _proposed(desk: Desk, waiting: Proposal) -> str:
    return words.proposed(waiting, desk.caption, desk.meeting)


def _line(desk: Desk, way: int) -> str:
    numbers = [one.id for one in desk.lines()]
    place = numbers.index(desk.caption.id) + way
    if not 0 <= place < len(numbers):
        last, first = say("This is the last line."), say("This is the first line.")
        raise NotUnderstood(last if way > 0 else first)
    desk.go(numbers[place])
    return here(desk)


def _unsure(desk: Desk, way: int) -> str:
    """Go to the nearest unsure word in one direction; it ends at the first and the last."""
    at = (desk.at, desk.doubt.start if desk.doubt else (-1 if way > 0 else 0))
    captions = list(desk.lines())[::way]
    for caption in captions:
        if (caption.id - desk.at) * way < 0:
            continue
        for doubt in doubts(caption)[::way]:
            place = (caption.id, doubt.start)
            if place > at if way > 0 else place < at:
                desk.go(caption.id, doubt)
                return words.doubt(doubt, caption, desk.meeting)
    raise NotUnderstood(_no_more(captions, way))


def _no_more(captions: list[Caption], way: int) -> str:
    if all(word.confidence is None for one in captions for word in one.words):
        return say("No machine said here how sure it was. Go line by line.")
    if way > 0:
        return say("No unsure word comes after this.")
    return say("No unsure word comes before this.")


def unsure_count(desk: Desk) -> int:
    """Count the unsure words that still stand."""
    return sum(len(doubts(one)) for one in desk.lines())


def opening(desk: Desk) -> str:
    """Return what is said first: the title, and how much there is to do."""
    said = [words.opened(desk.meeting, sum(1 for _ in desk.lines()), unsure_count(desk))]
    if desk.sound:
        said.append(say("Press space to hear a line."))
    if desk.is_final:
        said.append(say("The record is final. Press x to take words out. No more can be changed."))
    return " ".join(said)
