"""Put partials together again: the wire sends only what changed of each."""

from __future__ import annotations

from client.happenings import Heard
from meeting.text import clean
from meeting.wire import Partial


class Partials:
    """Remember the last whole text of each captioner, for one connection."""

    def __init__(self) -> None:
        """Begin with none."""
        self._last: dict[int, tuple[int, str]] = {}

    def take(self, partial: Partial) -> Heard | None:
        """Return the whole text, or None where it is old or its beginning never came."""
        revision, text = self._last.get(partial.source, (-1, ""))
        if partial.revision <= revision or partial.keep > len(text):
            return None
        whole = text[: partial.keep] + partial.text
        self._last[partial.source] = (partial.revision, whole)
        return Heard(
            source=partial.source,
            speaker=partial.speaker,
            text=clean(whole),
            stable=len(clean(whole[: partial.stable])),
        )
