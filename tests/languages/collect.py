"""Collect every sentence of the code into the catalogues: `make words`.

New sentences come in empty, for somebody to fill in; what the code says no more goes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from handrail.speaking import FOLDER, languages

ROOT = Path(__file__).parents[2]
FOLDERS = ("meeting", "client", "server", "captions", "tui", "transcripts", "handrail")
KEYWORDS: tuple[Mapping[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None], ...] = (
    {"say": None, "later": None, "say_many": (1, 2), "Refused": (1,), "Goodbye": (1,)},
    {"Refused": (2,), "Goodbye": (2,)},
)
"""What says sentences, and which of its arguments they are; one collector's run for each."""

Sentence = tuple[str, str]
"""A sentence, and its form for many things; "" where it has none."""


def main() -> None:
    """Bring every catalogue up to date, and tell what is left to translate."""
    sentences = set(collected())
    for language in languages()[1:]:
        path = FOLDER / f"{language}.po"
        catalogue = renewed(read(path), sentences)
        write(path, catalogue)
        print(
            f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {len(empty(catalogue))} empty"
        )


def collected() -> Iterator[Sentence]:
    """Yield every sentence that the code says."""
    for folder, keywords in product(FOLDERS, KEYWORDS):
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=keywords)
        for _, _, message, _, _ in found:
            one, many = message if isinstance(message, tuple) else (message, "")
            if one:
                yield one, many


def read(path: Path) -> polib.POFile:
    """Read a catalogue."""
    return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)


def renewed(old: polib.POFile, sentences: set[Sentence]) -> polib.POFile:
    """Return the catalogue with exactly these sentences, in order, and the translations it had."""
    known = {(entry.msgid, entry.msgid_plural): entry for entry in old}
    new = polib.POFile(wrapwidth=0)
    new.metadata = old.metadata
    for one, many in sorted(sentences):
        entry = known.get((one, many)) or polib.POEntry(msgid=one, msgid_plural=many)
        if many and not entry.msgstr_plural:
            entry.msgstr_plural = {0: ""}
        new.append(entry)
    return new


def write(path: Path, catalogue: polib.POFile) -> None:
    """Write a catalogue."""
    path.write_text(f"{catalogue}\n", encoding="utf-8")


def said(entry: polib.POEntry) -> tuple[str, ...]:
    """Return what stands for a sentence in the other language."""
    return tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,)


def empty(catalogue: polib.POFile) -> tuple[str, ...]:
    """Return the sentences that nobody has translated."""
    return tuple(entry.msgid for entry in catalogue if not all(said(entry)))


if __name__ == "__main__":
    main()
