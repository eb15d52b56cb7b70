"""What fits where: the rows of each pane, from the size of the terminal. Pure.

Rows are given in the order of need, so a small terminal keeps what matters most: the command line,
captions, announcements, words being said, your place in the queue. Below that it says nothing
broken; what has no pane is one command away.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

WIDE = 100
"""Columns from which captions stand beside the agenda; difference readers would mix the two."""

ROOMY = 60
"""Columns from which there is a blank one at both sides."""

TALL = 30
"""Rows from which panes stand a blank row apart."""

LONG = 4
"""Rows of a long announcement that are worth more than what stands beside it."""

GAPS = 4
"""Blank rows in one column: after the status, the agenda, the queue and the captions."""


class Wanted(Struct, frozen=True):
    """How much there is to show.

    Attributes:
        items: agenda items.
        hands: hands in the queue.
        asking: rows of a question that waits for an answer; 0 for none.
        page: whether a page such as help is open.
        partial: rows for words being said, and for how many lines are new; at least one.
        told: rows of what was told last.
    """

    items: int = 0
    hands: int = 0
    asking: int = 0
    page: bool = False
    partial: int = 2
    told: int = 1


class Plan(Struct, frozen=True):
    """The rows of each pane, 0 where it has no room, and the columns.

    Attributes:
        pad: blank columns at both sides.
        wide: agenda and queue at the left, captions at the right.
        gap: blank rows between panes.
        width: columns of the whole.
        left: columns of agenda and queue.
        right: columns of captions and announcements.
    """

    pad: int
    wide: bool
    gap: int
    width: int
    left: int
    right: int
    command: int = 0
    captions: int = 0
    messages: int = 0
    partial: int = 0
    floor: int = 0
    status: int = 0
    footer: int = 0
    agenda: int = 0
    asking: int = 0
    page: int = 0


Steps = tuple[tuple[str, int], ...]


def plan(width: int, height: int, wanted: Wanted, *, quiet: bool) -> Plan:
    """Return what fits into `width` columns and `height` rows."""
    pad = int(width >= ROOMY and not quiet)
    wide = width >= WIDE and height >= TALL // 2 and not (quiet or wanted.page)
    gap = int(height >= TALL and not (quiet or wanted.page))
    width -= 2 * pad
    left = max(44, min(72, width * 2 // 5)) if wide else width
    right = width - left - 3 if wide else width
    if quiet:
        rows = _give(height, _quiet_steps(height, wanted), "page" if wanted.page else "captions")
    elif wanted.page:
        rows = _give(height, _page_steps(wanted), "page")
    elif wide:
        rows = _beside(height - gap, gap, wanted)
    else:
        rows = _give(height - GAPS * gap, _steps(wanted), "captions")
    return Plan(pad=pad, wide=wide, gap=gap, width=width, left=left, right=right, **rows)


def _give(height: int, steps: Steps, rest: str) -> Counter[str]:
    """Give rows step by step, each pane up to its number; what is left over goes to `rest`."""
    rows: Counter[str] = Counter()
    for pane, most in steps:
        rows[pane] += max(0, min(most - rows[pane], height - rows.total()))
    rows[rest] += max(0, height - rows.total())
    return rows


def _steps(wanted: Wanted) -> Steps:
    floor = 2 + wanted.hands
    return (
        ("command", 1),
        ("asking", wanted.asking),
        ("captions", 2),
        ("messages", 1),
        ("partial", 1),
        ("floor", 1),
        ("status", 1),
        ("captions", 4),
        ("messages", min(2, wanted.told)),
        ("footer", 1),
        ("messages", min(LONG, wanted.told)),
        ("partial", min(2, wanted.partial)),
        ("messages", 2),
        ("floor", 2),
        ("captions", 6),
        ("agenda", min(4, 1 + wanted.items)),
        ("floor", min(4, floor)),
        ("messages", 3),
        ("captions", 10),
        ("partial", wanted.partial),
        ("agenda", min(8, 1 + wanted.items)),
        ("floor", min(8, floor)),
        ("messages", 5),
        ("captions", 20),
        ("agenda", 1 + wanted.items),
        ("floor", floor),
    )


def _quiet_steps(height: int, wanted: Wanted) -> Steps:
    roomy = height >= TALL // 2
    return (
        ("command", 1),
        ("asking", max(2 if height > 8 else 1, wanted.asking)),  # noqa: PLR2004 - of eight rows
        ("page" if wanted.page else "captions", 3),
        ("status", 1),
        ("agenda", min(6, 1 + wanted.items) if roomy and wanted.items else 0),
    )


def _page_steps(wanted: Wanted) -> Steps:
    return (
        ("command", 1),
        ("asking", wanted.asking),
        ("page", 3),
        ("messages", 1),
        ("status", 1),
        ("footer", 1),
    )


def _beside(height: int, gap: int, wanted: Wanted) -> Counter[str]:
    """Give both columns the same height, between the status and the command line."""
    ends = {"status": 1, "command": 1, "footer": 1, "asking": wanted.asking}
    body = height - sum(ends.values())
    agenda = min(body // 2, 1 + wanted.items)
    left = _give(body - gap, (("agenda", agenda),), "floor")
    right = _give(
        body - gap, (("partial", wanted.partial), ("messages", max(3, body // 5))), "captions"
    )
    return left + right + Counter(ends)
