"""What a server has written, to look for what should not be there."""

from pathlib import Path


def on_disk(folder: Path) -> list[bytes]:
    """Return what every file below a folder holds."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
