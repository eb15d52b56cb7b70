"""TTML: captions for broadcasters, speakers as agents, the rest of the meeting as metadata.

After the W3C's text profile of IMSC 1.1, https://www.w3.org/TR/ttml-imsc1.1/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from meeting.language import say
from transcripts import phrases
from transcripts.cues import Cue, cues
from transcripts.document import Document, Paragraph, Section
from transcripts.format import Format, encoded
from transcripts.language import other, page, tag
from transcripts.outcome import outcomes

LINE = 42
"""Cells in a line of a cue."""

_SPACES = {
    "xmlns": "http://www.w3.org/ns/ttml",
    "xmlns:ttm": "http://www.w3.org/ns/ttml#metadata",
    "xmlns:ttp": "http://www.w3.org/ns/ttml#parameter",
    "xmlns:tts": "http://www.w3.org/ns/ttml#styling",
    "ttp:contentProfiles": "http://www.w3.org/ns/ttml/profile/imsc1.1/text",
    "ttp:timeBase": "media",
}
_LAYOUT = """\
<styling><style xml:id="words" tts:color="white" tts:backgroundColor="black" \
tts:fontSize="100%" tts:lineHeight="125%" tts:textAlign="center"/></styling>
<layout><region xml:id="below" tts:origin="10% 80%" tts:extent="80% 15%" \
tts:displayAlign="after"/></layout>"""


def write(document: Document) -> str:
    """Return the document as TTML."""
    spoken = cues(document, LINE)
    agents = {name: f"a{n}" for n, name in enumerate(dict.fromkeys(c.speaker for c in spoken), 1)}
    spaces = " ".join(f'{name}="{value}"' for name, value in _SPACES.items())
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<tt {spaces} xml:lang={quoteattr(tag(document.language))}>",
            "<head>",
            *_metadata(document, agents),
            _LAYOUT,
            "</head>",
            '<body style="words" region="below">',
            *(
                _section(section, part, document)
                for section, part in zip(
                    document.sections, _by_section(document, spoken, agents), strict=True
                )
            ),
            "</body>",
            "</tt>",
            "",
        ]
    )


def _metadata(document: Document, agents: Mapping[str, str]) -> Iterator[str]:
    """Yield all that is neither speech nor an event of the talk."""
    yield f"{_metadata_tag(document)}\n<ttm:title>{escape(document.title)}</ttm:title>"
    people = phrases.present(document)
    points = (
        say("Agenda: {number}. {point}", number=point.number, point=phrases.plan(point))
        for point in document.agenda
    )
    lists = (f"{one.title}: {line}" for one in outcomes(document) for line in one.lines)
    yield from _described([*phrases.head(document), *people, *points, *lists, say(phrases.END)])
    for name, agent in agents.items():
        full = f'<ttm:name type="full">{escape(name)}</ttm:name>'
        yield f'<ttm:agent xml:id="{agent}" type="person">{full}</ttm:agent>'
    yield "</metadata>"


def _metadata_tag(document: Document) -> str:
    """Return the tag before sentences of ours, with their language where it is not the cues'."""
    ours = other(page(document.language), tag(document.language))
    return f'<metadata xml:lang="{ours}">' if ours else "<metadata>"


def _described(lines: Iterable[str]) -> Iterator[str]:
    return (f"<ttm:desc>{escape(line)}</ttm:desc>" for line in lines if line)


def _by_section(
    document: Document, spoken: Iterable[Cue], agents: Mapping[str, str]
) -> Iterator[list[str]]:
    """Yield the cues of each section; a cue belongs where its caption stands."""
    places = {
        piece.id: place
        for place, section in enumerate(document.sections)
        for entry in section.entries
        if isinstance(entry, Paragraph)
        for piece in entry.pieces
    }
    parts: list[list[str]] = [[] for _ in document.sections]
    for cue in spoken:
        place = places[int(cue.id.partition("-")[0])]
        parts[place].append(_cue(cue, document, agents[cue.speaker]))
    yield from parts


def _section(section: Section, spoken: Iterable[str], document: Document) -> str:
    """Return the section: what is no speech as metadata, then the cues."""
    title = phrases.heading(section, document)
    done = (phrases.entry(one) for one in section.entries if not isinstance(one, Paragraph))
    begin = f"{_metadata_tag(document)}\n<ttm:title>{escape(title)}</ttm:title>"
    lines = [begin, *_described(done)]
    return "\n".join(["<div>", *lines, "</metadata>", *spoken, "</div>"])


def _cue(cue: Cue, document: Document, agent: str) -> str:
    differs = other(cue.language, document.language)
    language = f" xml:lang={quoteattr(differs)}" if differs else ""
    begin, end = phrases.stamp(cue.start), phrases.stamp(cue.end)
    words = "<br/>".join(map(escape, cue.lines))
    return (
        f'<p xml:id="c{cue.id}" begin="{begin}" end="{end}" ttm:agent="{agent}"{language}>'
        f"{words}</p>"
    )


TTML = Format(name="ttml", ending="ttml", about="captions for broadcasters", write=encoded(write))
