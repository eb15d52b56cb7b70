"""What somebody may have meant whose typing fits nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from meeting.language import say
from tui.typed.wording import either

SAME, ALIKE = 0.8, 0.7
"""From 0 to 1, as `difflib` counts: a slip of the finger, and what comes close. Two letters swapped
in a word of five are 0.8."""

MOST = 2
"""More of them are long to listen to."""

BEGINNING = 4
"""Letters at the beginning that are enough: `decide` means `decision`."""


def did_you_mean(
    typed: str,
    known: Iterable[str],
    form: str = "{}",
    elsewhere: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> str:
    """Return a question with the one or two nearest of the known names; "" where none is near.

    Args:
        typed: what fits none of the names.
        known: the names.
        form: how a name is typed.
        elsewhere: words of other programs, and the names that they mean here.
    """
    names, asked = list(known), typed.casefold()
    near = list(elsewhere.get(asked, ()))
    near = near or get_close_matches(asked, names, n=1, cutoff=SAME)
    if not near:
        near = get_close_matches(asked, names, n=1, cutoff=ALIKE)
        begin = asked[:BEGINNING]
        near += [one for one in names if len(begin) == BEGINNING and one.startswith(begin)]
    likely = [form.format(one) for one in dict.fromkeys(near)][:MOST]
    return say("Did you mean {names}?", names=either(likely)) if likely else ""
