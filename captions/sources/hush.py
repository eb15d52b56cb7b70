"""Keeps what a system library writes past Python off people's screens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hush() -> Iterator[None]:
    """Drop all error output of this process meanwhile, also that of libraries in C.

    ALSA writes lines such as "cannot get card index" wherever there is no sound card. The sentence
    for people comes from the error that follows.
    """
    kept = os.dup(2)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
