"""Captions as cues of a subtitle file: short, in order, each shown long enough."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from meeting.phrases import Rest, rest
from transcripts.document import Document, Paragraph, Piece
from transcripts.wrapping import broken, lines, width

SHORTEST = 1_000
"""Milliseconds that a cue stays, where the next one leaves it the time."""

READING = 60
"""Milliseconds to read one character of typed words, about 170 words a minute."""

BREATH = 300
"""Milliseconds between two words that count as a pause."""

MOST_LINES = 2


class Cue(Struct, frozen=True, kw_only=True):
    """What is shown at one time; `id` is the caption's number, `42-2` for its second part."""

    id: str
    start: int
    end: int
    speaker: str
    language: str
    lines: tuple[str, ...]


class Timed(Struct, frozen=True):
    """A word, or a part of a very long one, with its time."""

    text: str
    start: int
    end: int


def cues(document: Document, most: int, *, label: bool = False) -> list[Cue]:
    """Return all captions as cues of at most two lines of `most` cells, sorted by time.

    With `label`, a cue begins with its speaker's name wherever the speaker is another one.
    """
    spoken = sorted(
        ((piece.start, piece.id, paragraph, piece) for paragraph in document.paragraphs
         for piece in paragraph.pieces),
        key=lambda one: one[:2],
    )  # fmt: skip
    made: list[Cue] = []
    speaker = ""
    for (start, _, paragraph, piece), following in zip_longest(spoken, spoken[1:]):
        words = _words(piece, following[0] if following else None, most)
        if label and paragraph.speaker != speaker:
            name = f"{paragraph.speaker}:".split()
            parts = (part for word in name for part in broken(word, most))
            words = [*(Timed(part, start, start) for part in parts), *words]
        made += _cut(paragraph, piece, words, most)
        speaker = paragraph.speaker
    made.sort(key=lambda cue: cue.start)
    return list(_in_turn(made))


def _words(piece: Piece, following: int | None, most: int) -> list[Timed]:
    """Return the words with their times: as recognised, else by their share of the whole."""
    texts = piece.text.split()
    end = piece.end
    if end == piece.start:  # typed: there is no speech to time it
        reading = READING * len(piece.text)
        free = reading if following is None else max(following - piece.start, SHORTEST)
        end = piece.start + min(reading, free)
    spans: Sequence[tuple[int, int]] = piece.times
    if len(texts) != len(spans):
        spans = _shares([len(text) + 1 for text in texts], piece.start, end)
    timed = (_parts(text, *span, most) for text, span in zip(texts, spans, strict=True))
    return list(chain.from_iterable(timed))


def _parts(text: str, start: int, end: int, most: int) -> Iterator[Timed]:
    """Yield the word, in parts where it is longer than a line."""
    parts = list(broken(text, most))
    for part, span in zip(parts, _shares([1] * len(parts), start, end), strict=True):
        yield Timed(part, *span)


def _shares(sizes: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
    """Share the time from `start` to `end` out by size."""
    total = sum(sizes)
    marks = [start + (end - start) * size // total for size in accumulate(sizes, initial=0)]
    return list(pairwise(marks))


def _cut(paragraph: Paragraph, piece: Piece, words: list[Timed], most: int) -> Iterator[Cue]:
    """Yield the words as cues, cut where people would draw breath."""
    first = part = 0
    while first < len(words):
        behind = _behind(words, first, most, paragraph.language)
        shown = words[first:behind]
        part += 1
        yield Cue(
            id=f"{piece.id}-{part}" if part > 1 else f"{piece.id}",
            start=shown[0].start,
            end=shown[-1].end,
            speaker=paragraph.speaker,
            language=paragraph.language,
            lines=_two_lines(shown, most, paragraph.language),
        )
        first = behind


def _behind(words: list[Timed], first: int, most: int, language: str) -> int:
    """Return where the cue that begins with word `first` ends: all that fits, or the best cut."""
    fits = 0
    texts = (word.text for word in words[first : first + MOST_LINES * most])
    for count, line in enumerate(lines_of(texts, most), 1):
        if count > MOST_LINES:
            break
        fits += line
    left = len(words) - first
    if fits == left:
        return len(words)
    aim = min(fits, (left + 1) // 2) if left <= 2 * fits else fits
    cuts = range(first + max(1, fits // 2), first + fits + 1)
    return max(
        cuts, key=lambda cut: (_rest_after(words, cut - 1, language), -abs(cut - first - aim))
    )


def lines_of(texts: Iterator[str], most: int) -> Iterator[int]:
    """Yield how many words each line takes."""
    return map(len, lines(list(texts), most))


def _rest_after(words: list[Timed], place: int, language: str) -> int:
    """Return how good a place this is to stop; a pause in the speech is as good as a phrase."""
    following = words[place + 1] if place + 1 < len(words) else None
    found = rest(words[place].text, following.text if following else "", language)
    paused = following is not None and following.start - words[place].end >= BREATH
    return max(found, Rest.PHRASE) if paused else found


def _two_lines(words: list[Timed], most: int, language: str) -> tuple[str, ...]:
    """Return one line where it fits, else two of about the same length."""
    whole = " ".join(word.text for word in words)
    if width(whole) <= most:
        return (whole,)
    ways = []
    for cut in range(1, len(words)):
        pair = tuple(" ".join(word.text for word in part) for part in (words[:cut], words[cut:]))
        longest = max(map(width, pair))
        if longest <= most:
            ways.append((longest - 4 * _rest_after(words, cut - 1, language), pair))
    return min(ways)[1]


def _in_turn(made: list[Cue]) -> Iterator[Cue]:
    """Let each cue stay long enough, and end before the next of its language begins.

    Where two people were captioned at once and the first would be cut to less than `SHORTEST`,
    both are shown together: words that nobody can read help nobody.
    """
    starts: dict[str, list[int]] = {}
    for cue in made:
        starts.setdefault(cue.language, []).append(cue.start)
    for cue in made:
        later = starts[cue.language]
        place = bisect_right(later, cue.start)
        end = max(cue.end, cue.start + SHORTEST)
        if place < len(later) and later[place] < end:
            nearest = later[place]
            together = cue.end > nearest and nearest - cue.start < SHORTEST
            end = cue.end if together else nearest
        yield replace(cue, end=end)
