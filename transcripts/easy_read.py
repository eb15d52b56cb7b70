"""The skeleton of an Easy Read page: decisions and actions, one idea a line, room for pictures.

Easy Read is made by people, with people who use it. This page does for them what needs no
judgement: big letters, one idea beside each picture, who does what by when. Words stay as they
were written down; a line with many words is marked, for a person to make it shorter. The form
follows "Information for all", the European standards for easy-to-read information.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from meeting.language import later, say
from transcripts import phrases
from transcripts.document import Action, Document
from transcripts.format import Format, encoded
from transcripts.html_page import POLICY, page, title

MOST_WORDS = 15
"""Words in a line that people take in at once."""

SKELETON = later("This is a skeleton. A person must check each line and put in the pictures.")
NOTHING = later("No decision and no action was written down.")
TOO_LONG = later("[Make this shorter.]")

_IDEA = re.compile(r"(?<=[.!?…;])\s+|(?<=[。！？])")
"""Where one idea ends and the next begins: behind a sentence, or at a semicolon."""

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1.25rem/1.6 sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
body { overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
li { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: center; }
li { margin: 1.5rem 0; break-inside: avoid; }
.picture { flex: none; width: 10rem; height: 8rem; border: 3px dashed; border-radius: 0.5rem; }
.words { flex: 1 1 12rem; }
"""

_POLICY = f"{POLICY}; img-src data: file:"
"""People put pictures in."""


def write(document: Document) -> str:
    """Return the skeleton as one HTML page."""
    return page(document, _body(document), style=_STYLE, policy=_POLICY)


def _body(document: Document) -> Iterator[str]:
    decided = [line for one in document.decisions for line in ideas(one.text)]
    tasks = [line for one in document.actions for line in _task(one)]
    found = [*_part(say("What we decided"), decided), *_part(say("Who does what"), tasks)]
    yield from ("<main>", title(document))
    yield f"<p>{escape(phrases.when(document))}</p>"
    yield f"<p>{escape(phrases.status(document))}</p>"
    yield f"<p>{say(SKELETON)}</p>"
    yield from found or [f"<p>{say(NOTHING)}</p>"]
    yield "</main>"


def ideas(text: str) -> Iterator[str]:
    """Yield one idea a line, in the words that were written down."""
    for part in map(str.strip, _IDEA.split(text)):
        if part:
            many = len(part.split()) > MOST_WORDS
            yield f"{part} {say(TOO_LONG)}" if many else part


def _task(one: Action) -> Iterator[str]:
    """Yield who, what, and by when, each on a line of its own."""
    yield say("{who} will do this:", who=one.who)
    yield from ideas(one.what)
    if one.due:
        yield say("By when: {due}", due=one.due)


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [
        f'<li><span class="picture"></span><span class="words">{escape(line)}</span></li>'
        for line in lines
    ]
    if found:
        yield from (f"<h2>{heading}</h2>", "<ul>", *found, "</ul>")


EASY_READ = Format(
    name="easyread",
    ending="easyread.html",
    about="a skeleton for Easy Read, with room for pictures",
    write=encoded(write),
)
