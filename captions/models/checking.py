"""Checks the folder of a Vosk model before Vosk sees it: a damaged one makes it crash or hang."""

from __future__ import annotations

from pathlib import Path

from captions.errors import BrokenModel, NoModel
from meeting.language import say

ALWAYS = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")
"""Files that every model has; an empty `model.conf` makes Vosk work without end."""

GRAPHS = (("graph/HCLG.fst",), ("graph/HCLr.fst", "graph/Gr.fst"))
"""A big model has one graph, a small one has two halves."""

OLD_LAYOUT = ("final.mdl", "mfcc.conf")
OLD_GRAPHS = (("HCLG.fst",), ("HCLr.fst", "Gr.fst"))
"""Some languages only have a model of the first generation, with all files in one folder."""


def check_model(folder: Path) -> None:
    """Check that all parts of a model are there and not empty.

    Raises:
        NoModel: there is no such folder.
        BrokenModel: a part is missing or empty; the sentence names it.
    """
    if not folder.is_dir():
        raise NoModel(say("There is no model folder at {folder}.", folder=folder))
    old = _filled(folder, OLD_LAYOUT[0]) and not (folder / "am").exists()
    needed, graphs = (OLD_LAYOUT, OLD_GRAPHS) if old else (ALWAYS, GRAPHS)
    for part in needed:
        if not _filled(folder, part):
            raise BrokenModel(_sentence(folder, part))
    if not any(all(_filled(folder, part) for part in graph) for graph in graphs):
        raise BrokenModel(_sentence(folder, graphs[-1][0]))


def is_model(folder: Path) -> bool:
    """Tell whether a folder looks like a whole Vosk model."""
    try:
        check_model(folder)
    except (NoModel, BrokenModel):
        return False
    return True


def _filled(folder: Path, part: str) -> bool:
    path = folder / part
    return path.is_file() and path.stat().st_size > 0


def _sentence(folder: Path, part: str) -> str:
    return say(
        "The model in {folder} is not whole: {part} is missing or empty. Get it again.",
        folder=folder,
        part=part,
    )
