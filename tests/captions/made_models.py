"""Makes folders that look like Vosk models."""

from __future__ import annotations

from pathlib import Path

SMALL = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/HCLr.fst",
    "graph/Gr.fst",
)
BIG = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst")
FIRST = ("final.mdl", "mfcc.conf", "HCLG.fst")


def make_model(folder: Path, parts: tuple[str, ...] = SMALL) -> Path:
    """Write each part with a few bytes in it."""
    for part in parts:
        path = folder / part
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"model")
    return folder
