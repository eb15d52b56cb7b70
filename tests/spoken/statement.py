"""Write ACCESSIBILITY.md from the results of the tests with screen readers.

    python -m tests.spoken.statement             runs them, some minutes, and writes the page
    python -m tests.spoken.statement FILES       takes the results of `pytest -m spoken --junitxml`

What machines cannot test is written by hand in `statement.md`, and the page says so.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.spoken import orca
from tests.spoken.readers import READERS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "ACCESSIBILITY.md"
BY_HAND = Path(__file__).parent / "statement.md"
PLACE = "{results}"

FACES = ("line client", "quiet screen client")
FILES = {
    "test_spoken_lines": FACES[0],
    "test_spoken_screen": FACES[1],
    "test_orca_lines": FACES[0],
    "test_orca_screen": FACES[1],
}
"""The files of tests, and the client that each of them listens to."""

HEARD = (*READERS, "orca")
"""All readers that tests listen to; Orca speaks in `make orca` alone."""

Results = Counter[tuple[str, str, bool]]
"""How many tests passed or not, by reader and client."""


def results(file: Path) -> Results:
    """Return the results in a file of pytest; what was skipped is no result."""
    found: Results = Counter()
    for case in ET.parse(file).iter("testcase"):  # noqa: S314 - our own file
        reader = re.search(r"\[(\w+)", case.get("name", ""))
        face = FILES.get(case.get("classname", "").rpartition(".")[2])
        if reader and face and reader[1] in HEARD and case.find("skipped") is None:
            good = case.find("failure") is None and case.find("error") is None
            found[reader[1], face, good] += 1
    return found


def table(found: Results) -> str:
    """Return the rows of the page: reader, version, client, result."""
    rows = ["| reader | version | client | situations heard exactly |", "| --- | --- | --- | --- |"]
    for reader in HEARD:
        for face in FACES:
            good, bad = found[reader, face, True], found[reader, face, False]
            said = f"{good} of {good + bad}" if good + bad else "not tried"
            rows.append(f"| {reader} | {reader_version(reader)} | {face} | {said} |")
    return "\n".join(rows)


def reader_version(reader: str) -> str:
    """Return which version of a reader is here."""
    if reader == "tdsr":
        return version("tdsr2")
    command = ["dpkg-query", "--show", "--showformat=${Version}", reader]
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not known"
    return asked.stdout.strip()


def page(found: Results) -> str:
    """Return the whole page."""
    return BY_HAND.read_text(encoding="utf-8").replace(PLACE, table(found))


def main() -> None:
    """Write the page."""
    if files := [Path(name) for name in sys.argv[1:]]:
        _write(files)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / "readers.xml", Path(folder) / "orca.xml"]
        _run("-m", "pytest", "-m", "spoken", f"--junitxml={files[0]}")
        if not orca.missing():
            _run("-m", "tests.spoken.orca", f"--junitxml={files[1]}")
        _write([file for file in files if file.exists()])


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words, "-q", "tests/tui"], cwd=ROOT, check=False)


def _write(files: Iterable[Path]) -> None:
    PAGE.write_text(page(sum(map(results, files), Counter())), encoding="utf-8")


if __name__ == "__main__":
    main()
