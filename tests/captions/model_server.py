"""A server of models on this machine, that can be told to misbehave."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from captions.models.listing import Listed
from tests.captions.made_models import SMALL

NAME = "vosk-model-small-en-us-0.15"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Make a ZIP: the same bytes each time, so no file may carry the time of now."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def model_zip(name: str = NAME) -> bytes:
    """Make the ZIP of a model, as the Vosk project does: one folder, all in it."""
    content = random.Random(1).randbytes(9_000)  # noqa: S311 -- any bytes that do not shrink
    return zipped({f"{name}/": b"", **{f"{name}/{part}": content for part in SMALL}})


def listed(data: bytes, name: str = NAME, lang: str = "en-us") -> Listed:
    """Describe a download as the list does."""
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return Listed(name, lang, len(data), md5, "small")


class ModelServer:
    """Serves files from memory.

    Attributes:
        files: what there is, by name.
        cut: after so many bytes of an answer the line breaks; 0 for never.
        ranges: whether parts of a file can be had.
        asked: the paths and ranges that were asked for.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut = 0
        self.ranges = True
        self.asked: list[tuple[str, str | None]] = []
        self.home = ""

    def put_list(self, *models: Listed) -> None:
        """Serve a list of models."""
        entries = [
            {
                "name": one.name,
                "lang": one.lang,
                "lang_text": "US English",
                "md5": one.md5,
                "obsolete": one.obsolete,
                "size": one.size,
                "size_text": "39.3MiB",
                "type": one.type,
                "url": f"https://example.org/{one.name}.zip",
                "version": "0.15",
            }
            for one in models
        ]
        self.files["model-list.json"] = json.dumps(entries).encode()


@contextmanager
def serving() -> Iterator[ModelServer]:
    """Serve until the block ends."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            state.asked.append((self.path, asked))
            data = state.files.get(self.path.rpartition("/")[2])
            if data is None:
                self.send_error(404)
                return
            start = int(re.findall(r"\d+", asked)[0]) if asked and state.ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            end = start + state.cut if state.cut else len(data)
            self.wfile.write(data[start:end])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.home = f"http://127.0.0.1:{server.server_port}/models/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
