"""Programs that are not ours read what we write, and find nothing wrong with it.

`make outside` gets them and runs these tests. Where one is missing, its tests are left out by name,
and `make outside` fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.dom import minidom

import pytest

from meeting import events as e
from meeting.roles import Role
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, BO, caption, everything, log_of, spoken, told
from tests.transcripts.test_formats import HOSTILE
from transcripts.document import Document
from transcripts.formats import FORMATS

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / ".venv" / "outside"
"""Where `make outside` puts the programs."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

pytestmark = pytest.mark.timeout(240)


def korean() -> Document:
    """Return a meeting in another language than English."""
    return told(
        log_of(
            [spoken("경사로가 너무 높습니다", 1000, 4000), spoken("That is so.", 5000, 8000, BO)],
            title="경사로",
            language="ko",
        )
    )


def busy() -> Document:
    """Return a meeting of many short turns, so that lists are long."""
    lines = (caption(f"line {n}", n * 3000, n * 3000 + 2000, (ANA, BO)[n % 2]) for n in range(60))
    return told(log_of(lines))


LONG_WORD = "Dampfschifffahrtsgesellschaft" * 3
"""A word that is wider than a small screen; a link can be one, too."""


def crowded() -> Document:
    """Return a meeting of so many people that their list is folded."""
    crowd = [e.PersonJoined(name=f"P{n}", roles=(Role.PARTICIPANT,)) for n in range(40)]
    return told(log_of([*crowd, caption("Welcome, all.", 0, 2000)]))


@cache
def documents() -> Mapping[str, Document]:
    """Return the documents that are looked at, by name: hostile ones too."""
    hostile = {f"hostile-{number}": everything(text) for number, text in enumerate(HOSTILE)}
    story = told(whole_meeting().log)
    named = {"busy": busy(), "crowd": crowded(), "korean": korean(), "long": everything(LONG_WORD)}
    return {"story": story, **named, **hostile}


def written(folder: Path, form: str, names: Iterable[str] | None = None) -> list[Path]:
    """Write documents into a folder, one file each, and return where."""
    paths = []
    for name in names or documents():
        path = folder / f"{name}.{FORMATS[form].ending}"
        path.write_bytes(FORMATS[form].write(documents()[name]))
        paths.append(path)
    return paths


def program(*names: str) -> str:
    """Return the path of the first of these programs that is here; leave the test out if none."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or missing(f"{names[0]} is not installed. Run make programs.")


def module(name: str) -> Path:
    """Return the folder of a package that `make outside` gets; leave the test out without it."""
    folder = MODULES / "node_modules" / name
    return folder if folder.exists() else Path(missing(f"{name} is not here. Run make outside."))


def missing(reason: str) -> str:
    """Leave the test out, and say why; where nothing may be left out, fail."""
    if os.environ.get("OUTSIDE") == "all":
        pytest.fail(reason)
    pytest.skip(reason)


def heard(*words: str | Path) -> Any:  # noqa: ANN401 - JSON of other programs
    """Run a program and return the JSON that it prints."""
    environment = {**os.environ, "OUTSIDE": str(MODULES)}
    done = subprocess.run(
        [*map(str, words)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def squeezed(text: str) -> str:
    """Return the text without its blanks."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def cues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the W3C's WebVTT parser finds in each document."""
    module("webvtt-parser")
    paths = written(tmp_path_factory.mktemp("vtt"), "vtt")
    return dict(
        zip(documents(), heard(program("node"), HERE / "read_vtt.mjs", *paths), strict=True)
    )


def test_webvtt_has_no_error_for_the_w3c_parser(cues: Mapping[str, Any]) -> None:
    """Strict reading, hostile text included."""
    assert {name: one["errors"] for name, one in cues.items() if one["errors"]} == {}
    assert len(cues["story"]["cues"]) > 5


def test_words_in_are_words_out_of_the_w3c_parser(cues: Mapping[str, Any]) -> None:
    """All of them in their order, and nothing is a cue or a voice that nobody spoke."""
    for name, document in documents().items():
        read = squeezed("".join(cue["text"] for cue in cues[name]["cues"]))
        said = [squeezed(piece.text) for one in document.paragraphs for piece in one.pieces]
        place = 0
        for words in said:
            assert words in read[place:], name
            place = read.index(words, place) + len(words)
        speakers = {one.speaker for one in document.paragraphs}
        voices = {voice for cue in cues[name]["cues"] for voice in cue["voices"]}
        assert len(voices) <= len(speakers), name
        assert all(len(cue["voices"]) <= 1 for cue in cues[name]["cues"]), name


def test_cues_follow_each_other(cues: Mapping[str, Any]) -> None:
    """None ends before it begins, none begins before the one before it."""
    for found in cues.values():
        starts = [cue["start"] for cue in found["cues"]]
        assert starts == sorted(starts)
        assert all(cue["start"] < cue["end"] for cue in found["cues"])


def test_html_has_no_error_for_the_nu_html_checker(tmp_path: Path) -> None:
    """The W3C's own; warnings count too, but not what it guesses about the language."""
    jar = module("vnu-jar") / "build" / "dist" / "vnu.jar"
    paths = [*written(tmp_path, "html"), *written(tmp_path, "easyread")]
    words: Sequence[str | Path] = (
        program("java"), "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *paths,
    )  # fmt: skip

    found = [one for one in heard(*words)["messages"] if "appears to be" not in one["message"]]

    assert [f"{Path(one['url']).name}: {one['message']}" for one in found] == []


@pytest.mark.parametrize(("form", "rules"), [("html", 10), ("easyread", 4)])
def test_pages_break_nothing_of_wcag_in_a_browser(form: str, rules: int, tmp_path: Path) -> None:
    """axe-core finds no violation of WCAG 2.2 AA, dark and light, narrow and on paper.

    The page asks for no other file, holds no script, and needs no sideways scrolling at 320 pixels.
    Paper has no folded lists: nobody can open them there.
    """
    module("axe-core")
    node, browser = program("node"), program(*BROWSERS)
    paths = written(tmp_path, form, ("story", "korean", "busy", "crowd", "long", "hostile-1"))

    found = heard(node, HERE / "look_at_pages.mjs", browser, *paths)

    assert len(found) == 4 * len(paths)
    assert min(look["checked"] for look in found if look["look"] != "paper") > rules
    assert min(look["checked"] for look in found if look["look"] == "paper") > min(
        rules, 5
    )  # it has no links
    assert [look["violations"] for look in found if look["violations"]] == []
    assert {look["scripts"] for look in found} == {0}
    assert [look["asked"] for look in found if look["asked"]] == []
    assert [look["wider"] for look in found if look["look"] == "narrow"] == [0] * len(paths)
    assert [look["unprinted"] for look in found if look["look"] == "paper"] == [0] * len(paths)


def test_a_long_list_is_folded_on_screen(tmp_path: Path) -> None:
    """Otherwise the test above would look at no folded list on paper."""
    module("axe-core")
    (path,) = written(tmp_path, "html", ["crowd"])

    found = heard(program("node"), HERE / "look_at_pages.mjs", program(*BROWSERS), path)

    assert max(look["unprinted"] for look in found if look["look"] == "light") > 40


@pytest.mark.parametrize("name", ["story", "korean", "hostile-1", "hostile-7", "hostile-9"])
def test_ttml_is_xml_for_a_strict_parser(name: str, tmp_path: Path) -> None:
    """libxml2 reads it with no complaint, and so does expat; its namespaces are TTML's."""
    (path,) = written(tmp_path, "ttml", [name])

    done = subprocess.run(
        [program("xmllint"), "--noout", "--nonet", path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    root = minidom.parse(str(path)).documentElement  # noqa: S318 - our own file
    assert root is not None
    assert root.namespaceURI == "http://www.w3.org/ns/ttml"
