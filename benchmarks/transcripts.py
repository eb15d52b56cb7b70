"""How long a long meeting takes to write, and whether ten times as much takes ten times as long.

`make bench NAME=transcripts ARGS="--captions 30000"` prints seconds and size for every format, for
a tenth of the captions and for all of them. With `--memory` it prints how much memory each format
takes at its most, beside the document. What lxml holds for DOCX is not counted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import tracemalloc
from collections.abc import Iterator

from msgspec.structs import replace

from meeting import events as e
from meeting.roles import Role
from meeting.values import Kind, Source, Word
from transcripts.compose import compose
from transcripts.formats import FORMATS
from transcripts.history import follow

SENTENCE = "we talk about the ramp at the front door, and who of us can use it when it rains"
LENGTH = 4_000
"""Milliseconds of one caption."""

PEOPLE = 20


def events(captions: int) -> Iterator[e.Event]:
    """Yield a meeting in which people take turns, with a line of chat now and then."""
    yield e.MeetingOpened(title="A long meeting", language="en", utc=1_790_000_000_000, epoch="e")
    for number in range(PEOPLE):
        yield e.PersonJoined(name=f"Person {number}", roles=(Role.PARTICIPANT,))
    for number in range(captions):
        at = number * LENGTH
        person = 2 + number // 8 % PEOPLE
        if number % 8 == 0:
            yield e.TurnBegan(at=at, by=2, person=person, kind=Kind.NEW_POINT)
        yield _caption(number, at, person)
        if number % 10 == 0:
            yield e.ChatSaid(
                at=at + LENGTH, by=3, text="I agree with that, and so does my neighbour."
            )


def _caption(number: int, at: int, person: int) -> e.Event:
    texts = SENTENCE.split()[: 6 + number % 12]
    each = LENGTH // len(texts)
    words = tuple(
        Word(text, at + n * each, at + (n + 1) * each, 0.9) for n, text in enumerate(texts)
    )
    return e.CaptionAdded(
        at=at + LENGTH,
        by=2,
        text=f"{' '.join(texts).capitalize()}.",
        start=at,
        end=at + LENGTH,
        speaker=person,
        source=Source.AUTOMATIC,
        language="en",
        engine="an engine",
        words=words,
    )


def measure(captions: int) -> dict[str, tuple[float, int]]:
    """Return seconds, and bytes where something is written, for every step."""
    log = [replace(event, seq=seq) for seq, event in enumerate(events(captions), 1)]
    begun = time.perf_counter()
    meeting, history = follow(log)
    replayed = time.perf_counter()
    document = compose(meeting, history=history)
    found = {
        "follow": (replayed - begun, 0),
        "compose": (time.perf_counter() - replayed, 0),
    }
    for one in FORMATS.values():
        begun = time.perf_counter()
        written = one.write(document)
        found[one.name] = (time.perf_counter() - begun, len(written))
    return found


def peaks(captions: int) -> dict[str, int]:
    """Return the most bytes that each format holds while it writes."""
    meeting, history = follow(replace(one, seq=n) for n, one in enumerate(events(captions), 1))
    document = compose(meeting, history=history)
    found = {}
    for one in FORMATS.values():
        tracemalloc.start()
        one.write(document)
        found[one.name] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captions", type=int, default=30_000)
    parser.add_argument("--memory", action="store_true")
    arguments = parser.parse_args()
    captions: int = arguments.captions
    if arguments.memory:
        few_bytes, many_bytes = peaks(captions // 10), peaks(captions)
        print(f"{'':10} {captions // 10:>9} captions {captions:>9} captions")
        for name, most in many_bytes.items():
            print(f"{name:10} {few_bytes[name] / 1e6:>15.1f} MB {most / 1e6:>15.1f} MB")
        return 0
    few, many = measure(captions // 10), measure(captions)
    print(f"{'':10} {captions // 10:>9} captions {captions:>9} captions {'size':>10}")
    for name, (seconds, size) in many.items():
        millions = f"{size / 1e6:.1f} MB" if size else ""
        print(f"{name:10} {few[name][0]:>16.3f} s {seconds:>16.3f} s {millions:>10}")
    total = sum(seconds for seconds, _ in many.values())
    print(f"{'all':10} {sum(one for one, _ in few.values()):>16.3f} s {total:>16.3f} s")
    print(f"Most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
