"""Load much at once without Python's search for garbage, which would look at all of it again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no search for garbage run meanwhile.

    A log of 100,000 events makes a million objects that all stay. Looking through them again and
    again took a sixth of a start.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
