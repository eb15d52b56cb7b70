"""Show where words were found: one line for the meeting, then one for each place."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby

from meeting.language import say
from meeting.summaries import clock, ended
from server.search_index import Hit

LONGEST = 80
"""Characters of what stands before and behind; enough to know the place again."""


def shown(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield the lines to print, meeting by meeting, with what stands before and behind."""
    for (code, title, opened), found in groupby(hits, key=lambda hit: hit[:3]):
        day = datetime.fromtimestamp(opened / 1000, UTC).strftime("%Y-%m-%d")
        yield f"{code}, {day}: {title}"
        for hit in found:
            place = f"{clock(hit.at)}, {hit.item}" if hit.item else clock(hit.at)
            yield f"  {ended(place)} {hit.label}: {hit.text}"
            if hit.before:
                yield "    " + say("Before it: {words}", words=_end_of(hit.before))
            if hit.after:
                yield "    " + say("After it: {words}", words=_beginning_of(hit.after))


def _beginning_of(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _end_of(text: str) -> str:
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:].lstrip()}"
