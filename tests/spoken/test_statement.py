"""The statement tells results as they are."""

from __future__ import annotations

import re
from pathlib import Path

from tests.meeting.plain import long_sentences
from tests.spoken.statement import BY_HAND, FACES, HEARD, PAGE, PLACE, results, table

RESULTS = """<testsuites><testsuite>
<testcase classname="tests.tui.test_spoken_lines" name="test_a[tdsr]" />
<testcase classname="tests.tui.test_spoken_lines" name="test_b[tdsr-agenda]"><failure /></testcase>
<testcase classname="tests.tui.test_spoken_screen" name="test_a[yasr]"><skipped /></testcase>
<testcase classname="tests.tui.test_model" name="test_a[tdsr]" />
</testsuite></testsuites>"""


def test_failures_and_gaps_are_told(tmp_path: Path) -> None:
    """A skipped test is no result, and a failed one lowers the number."""
    file = tmp_path / "results.xml"
    file.write_text(RESULTS)

    rows = table(results(file)).splitlines()

    assert rows[2].startswith("| tdsr | ")
    assert rows[2].endswith(" | line client | 1 of 2 |")
    assert rows[5].endswith(" | quiet screen client | not tried |")


def test_the_page_is_what_was_written_by_hand_and_a_table_for_all_readers() -> None:
    """Nobody changes the one without the other."""
    before, _, after = BY_HAND.read_text("utf-8").partition(PLACE)
    page = PAGE.read_text("utf-8")

    assert page.startswith(before)
    assert page.endswith(after)
    rows = page.removeprefix(before).removesuffix(after).splitlines()[2:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == [
        name for name in HEARD for _ in FACES
    ]


def test_sentences_are_short() -> None:
    """At most fifteen words each."""
    lines = [line for line in BY_HAND.read_text("utf-8").splitlines() if not line.startswith("#")]
    text = " ".join(re.sub(r"^- ", "", line).replace(";", ".") or "." for line in lines)

    assert long_sentences(re.split(r"(?<=:)\s", text)) == []
