"""Listens to an output through the package soundcard, and prints how it sounds.

It runs in a process of its own: the package connects once, while it is imported.
"""

from __future__ import annotations

import asyncio
import sys

from captions.meter import listen
from captions.sources.loopback import loopback

if __name__ == "__main__":
    print(asyncio.run(listen(loopback(sys.argv[1]), 5.0)))  # noqa: T201 -- the test reads it
