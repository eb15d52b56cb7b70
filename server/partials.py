"""The newest partial of every source: only what changed goes out, and only the newest waits.

A partial is shown and never kept. Readers that are up to date get the part that changed; readers
that come or come back get the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from meeting.wire import Partial, encode
from server import frames


@dataclass(slots=True)
class _Source:
    """What one source has said since its last caption.

    Attributes:
        revision: of the newest partial that went out.
        text: of the newest partial that went out; the readers have it.
        sent: the newest partial, whole, as it went out.
        waiting: the newer one that has not gone out yet.
        captions: its captions on their way to disk; partials wait for them.
    """

    revision: int = 0
    text: str = ""
    sent: Partial | None = None
    waiting: Partial | None = None
    captions: int = 0


class Partials:
    """The partials of one meeting."""

    def __init__(self) -> None:
        """Begin with no source."""
        self._sources: dict[int, _Source] = {}

    def put(self, partial: Partial) -> None:
        """Let a partial with its whole text wait to go out, in the place of an older one.

        Its revision is set when it goes out.
        """
        self._sources.setdefault(partial.source, _Source()).waiting = partial

    def hold(self, source: int) -> None:
        """Let the source's partials wait for a caption of theirs, which is on its way to disk.

        What waited is part of that caption, so it is dropped.
        """
        held = self._sources.setdefault(source, _Source())
        held.captions += 1
        held.waiting = None

    def release(self, source: int) -> None:
        """Let the source's partials out again: the caption is settled."""
        held = self._sources.get(source)
        if held:
            held.captions -= 1

    def end(self, source: int) -> None:
        """Forget what was sent: readers clear a source when its caption comes or it stops."""
        ended = self._sources.get(source)
        if ended:
            ended.text, ended.sent = "", None

    def take(self) -> list[bytes]:
        """Return the frames that wait, each holding what changed since its source's last one."""
        return [
            _frame(_next(source))
            for source in self._sources.values()
            if source.waiting and not source.captions
        ]

    def whole(self) -> list[bytes]:
        """Return the newest partials that went out, whole."""
        return [_frame(source.sent) for source in self._sources.values() if source.sent]


def _next(source: _Source) -> Partial:
    """Move the waiting partial to the sent ones; return it as what changed."""
    whole = source.waiting
    assert whole is not None  # noqa: S101 - `take` chose it
    source.revision += 1
    keep = _same_beginning(source.text, whole.text)
    source.text, source.waiting = whole.text, None
    source.sent = _revised(whole, source.revision, 0)
    return _revised(whole, source.revision, keep)


def _revised(whole: Partial, revision: int, keep: int) -> Partial:
    return Partial(
        source=whole.source,
        speaker=whole.speaker,
        revision=revision,
        keep=keep,
        text=whole.text[keep:],
        stable=whole.stable,
    )


def _same_beginning(one: str, other: str) -> int:
    """Return how many leading characters two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    different = (place for place, (a, b) in pairs if a != b)
    return next(different, min(len(one), len(other)))


def _frame(partial: Partial) -> bytes:
    return frames.text(encode(partial))
