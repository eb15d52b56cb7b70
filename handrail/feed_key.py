"""The secret in the addresses that take captions and sound: kept, since software keeps them too."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 24
OWNER_ONLY = 0o600


def secret(folder: Path) -> str:
    """Return the secret of this computer's caption addresses; it stays the same from then on.

    Software keeps the address in its settings. Remove the file `caption-key` to get another one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "caption-key"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    except FileExistsError:
        if kept := path.read_text("utf-8").strip():
            return kept
        handle = os.open(path, os.O_WRONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        made = secrets.token_urlsafe(SECRET_BYTES)
        file.write(made + "\n")
    return made
