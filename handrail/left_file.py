"""Which file of a visit takes what happens, so that it goes on where a crash left it.

Else words that are taken out of the meeting later would stay in it.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from msgspec import Struct

from handrail.kept_file import KeptFile, Mark


class LeftFile(Struct, frozen=True):
    """A growing file as it is noted beside the visit.

    Attributes:
        path: where it is, from the root.
        mark: by what it is known again.
        epoch: of which record it is.
        you: whose record it is.
        before: bytes at its beginning that come from records before that one.
    """

    path: str
    mark: Mark
    epoch: str
    you: int
    before: int = 0

    def written(self) -> str:
        """Return it as one line of ASCII, also where the name of the file is no Unicode."""
        return json.dumps(msgspec.to_builtins(self))

    def opened(self) -> KeptFile | None:
        """Open the file; None where somebody else wrote into it since, or took it away.

        Raises:
            OSError: it may not be opened.
        """
        try:
            return KeptFile.again(Path(self.path), self.mark)
        except FileNotFoundError:
            return None


def read(written: str) -> LeftFile | None:
    """Return what `written` made; None for anything else."""
    try:
        return msgspec.convert(json.loads(written), LeftFile)
    except (ValueError, msgspec.ValidationError):
        return None
