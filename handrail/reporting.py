"""Write what a server does into a file of JSON lines: no names, no words said, no secrets."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

FIELDS = ("meeting", "person", "port", "meetings", "why")
"""What a line may tell beside its time and what happened; nothing else is ever written."""

OWNER_ONLY = 0o600


class JsonLines(logging.Formatter):
    """Writes a record as one object. A mistake of the program keeps its kind, not its words."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg,
            **{name: getattr(record, name) for name in FIELDS if hasattr(record, name)},
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


@contextmanager
def report_to(path: Path | None) -> Iterator[None]:
    """Add lines to the file while the server runs; None writes nothing.

    Raises:
        OSError: the file cannot be written.
    """
    if path is None:
        yield
        return
    held = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, OWNER_ONLY)
    with os.fdopen(held, "a", encoding="utf-8") as file:
        handler = logging.StreamHandler(file)
        handler.setFormatter(JsonLines())
        logger = logging.getLogger("handrail.server")
        logger.addHandler(handler)
        before = logger.level
        logger.setLevel(logging.INFO)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            logger.setLevel(before)
