"""HTML: one file without scripts that browsers, screen readers and printers read alike.

Headings, lists and times are real ones; every paragraph can be linked by its number. Corrections
are marked by a word beside the colour. A policy in the file forbids everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, zip_longest

from meeting.language import say
from meeting.summaries import clock
from transcripts import phrases
from transcripts.addresses import parted
from transcripts.document import Document, Entry, Paragraph, Piece
from transcripts.format import Format, encoded
from transcripts.html_page import page, title
from transcripts.language import other
from transcripts.language import page as page_language
from transcripts.outcome import contents, outcomes
from transcripts.phrases import MANY

_STYLE = """\
:root { color-scheme: light dark; }
html { background: Canvas; color: CanvasText; }
a { color: LinkText; }
body { font: 1.125rem/1.6 sans-serif; max-width: 42rem; margin: 0 auto; padding: 1rem; }
body { overflow-wrap: anywhere; }
cite { font-style: normal; font-weight: bold; }
time { opacity: 0.8; font-size: 0.9em; }
:target { outline: 3px solid; }
.skip:not(:focus) { position: absolute; left: -100vw; }
@media print {
  .skip, nav { display: none; }
  body { max-width: none; }
  details::details-content { content-visibility: visible; }
}
"""


def write(document: Document) -> str:
    """Return the document as one HTML page."""
    return page(document, _body(document), style=_STYLE)


def _body(document: Document) -> Iterator[str]:
    skip = say("Skip to the talk")
    yield f'<a class="skip" href="#talk">{escape(skip)}</a>'
    yield f"<header>\n{title(document)}"
    yield from (f"<p>{escape(sentence)}</p>" for sentence in phrases.head(document))
    yield "</header>"
    yield from _contents(document)
    yield "<main>"
    yield from _list("people", say("People"), map(phrases.attendee, document.people))
    kind = "ul" if phrases.has_parts(document) else "ol"
    yield from _list("agenda", say("Agenda"), phrases.agenda(document), kind)
    yield f'<h2 id="talk">{say(phrases.SAID)}</h2>'
    yield from _talk(document)
    for one in outcomes(document):
        yield from _list(one.anchor, one.title, one.lines)
    yield f"<p>{say(phrases.END)}</p>"
    yield "</main>"


def _contents(document: Document) -> Iterator[str]:
    """Yield links to every section and list."""
    heading = f'<h2 id="contents">{say(phrases.CONTENTS)}</h2>'
    yield f'<nav aria-labelledby="contents">\n{heading}\n<ul>'
    for anchor, words in contents(document):
        yield f'<li><a href="#{anchor}">{escape(words)}</a></li>'
    yield "</ul>\n</nav>"


def _talk(document: Document) -> Iterator[str]:
    for number, section in enumerate(document.sections, 1):
        yield f'<h3 id="s{number}">{escape(phrases.heading(section, document))}</h3>'
        if section.point:
            yield f"<p>{escape(phrases.times(section.point))}</p>"
        yield from (_entry(entry, document) for entry in section.entries)


def _entry(entry: Entry, document: Document) -> str:
    seconds = entry.at // 1000
    time = f'<time datetime="PT{seconds}S">{clock(entry.at)}</time>'
    if isinstance(entry, Paragraph):
        said = " ".join(map(_piece, entry.pieces))
        if language := other(entry.language, page_language(document.language)):
            said = f'<span lang="{language}">{said}</span>'
        who = escape(phrases.speaker(entry))
        return f'<p id="p{entry.id}">{time} <cite>{who}:</cite> {said}</p>'
    return f'<p id="p{entry.id}">{time} {escape(phrases.entry(entry))}</p>'


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    return f"<ins>{text}</ins> {say(phrases.CORRECTED)}" if piece.corrected_by else text


def _list(anchor: str, heading: str, lines: Iterable[str], kind: str = "ul") -> Iterator[str]:
    """Yield a list under its heading, a long one folded; nothing where there is nothing to list."""
    found = [f"<li>{_linked(line)}</li>" for line in lines]
    if not found:
        return
    yield f'<h2 id="{anchor}">{heading}</h2>'
    if len(found) > MANY:
        yield f"<details><summary>{phrases.in_all(heading, len(found))}</summary>"
    yield from (f"<{kind}>", *found, f"</{kind}>")
    if len(found) > MANY:
        yield "</details>"


def _linked(line: str) -> str:
    """Return a line in which an address can be followed; what is shown is where it leads."""
    parts = parted(line)
    links = (f'<a href="{escape(one)}" rel="noreferrer">{escape(one)}</a>' for one in parts[1::2])
    return "".join(chain.from_iterable(zip_longest(map(escape, parts[::2]), links, fillvalue="")))


HTML = Format(
    name="html", ending="html", about="a page for browsers and screen readers", write=encoded(write)
)
