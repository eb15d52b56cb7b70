"""CSV, as spreadsheets read it."""

import csv as reader

import pytest
from msgspec.structs import replace

from meeting import events as e
from meeting.values import Kind
from tests.meeting.story import in_good_time, whole_meeting
from tests.transcripts.samples import ANA, BO, caption, everything, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import csv
from transcripts.compose import compose
from transcripts.document import Document

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(document: Document) -> list[list[str]]:
    """Return the cells."""
    return list(reader.reader(csv.write(document).splitlines(), strict=True))


def test_each_turn_is_a_row() -> None:
    """Who, what kind, when asked, called and ended, for how many seconds."""
    assert rows(told(whole_meeting().log)) == [
        ["name", "kind", "asked", "called", "ended", "seconds", "language"],
        ["Asha Rao", "new point", "", "0:00:20", "0:00:35", "14.9", "en"],
        ["Cai", "clarifying question", "0:00:42", "0:00:46", "0:00:57", "11.5", "en"],
        ["Dee", "new point", "0:00:43", "0:00:57", "0:01:58", "61.0", "en"],
    ]


def test_the_languages_of_a_turn_stand_in_its_row() -> None:
    """Those of its own captions: not what others said meanwhile, nor what came after it."""
    turn = e.TurnBegan(at=1000, person=ANA, kind=Kind.REPLY)
    ended = e.TurnEnded(at=9000, turn=turn.seq)
    said = [
        caption("안녕하세요.", 1000, 2000, ANA, language="ko"),
        caption("No.", 2500, 3000, BO, language="fr"),
        caption("Hello.", 4000, 5000, ANA, language="en"),
        caption("네.", 6000, 7000, ANA, language="ko"),
    ]
    late = caption("Hola.", 9500, 9900, ANA, language="es")

    assert rows(compose(meeting_of([turn, *said, ended, late])))[1][-1] == "ko en"


def test_a_turn_that_lasts_has_no_end() -> None:
    """Nothing is guessed."""
    turn = e.TurnBegan(at=5000, person=ANA, kind=Kind.REPLY)

    assert rows(compose(meeting_of([turn])))[1] == ["Ana", "reply", "", "0:00:05", "", "", ""]


@pytest.mark.parametrize("text", [*HOSTILE, "+1", "-1", "@SUM(A1)", "＝1", '"', "a,b", "\t=1"])
def test_no_name_becomes_a_formula_or_a_column(text: str) -> None:
    """A spreadsheet shows every cell and works out none."""
    found = rows(everything(text))

    assert {len(row) for row in found} == {7}
    assert [cell for row in found for cell in row if cell.startswith(FORMULAS)] == []


def test_the_file_says_how_its_letters_are_written() -> None:
    """With the mark, Excel reads names in every script."""
    assert csv.CSV.write(compose(meeting_of([]))).startswith(b"\xef\xbb\xbfname,")


def test_who_spoke_how_long_is_a_row_for_each_person() -> None:
    """First the whole meeting, then each item; pauses are no time."""
    written = csv.write_times(told(in_good_time().log))

    assert list(reader.reader(written.splitlines(), strict=True)) == [
        ["item", "name", "turns", "seconds", "in writing", "first time"],
        ["", "Cai", "2", "63.0", "0", "yes"],
        ["", "Dee", "1", "53.0", "1", "yes"],
        ["1", "Cai", "1", "62.0", "0", "yes"],
        ["1", "Dee", "1", "53.0", "1", "yes"],
    ]


def test_hidden_times_are_in_no_file() -> None:
    """A host hid them: the minutes keep to it."""
    play = in_good_time()
    shown = [event for event in play.log if not isinstance(event, e.StatisticsShown)]
    hidden = replace(
        next(one for one in play.log if isinstance(one, e.StatisticsShown)), shown=False
    )
    log = [replace(one, seq=n) for n, one in enumerate([*shown[:9], hidden, *shown[9:]], 1)]

    document = told(log)

    assert document.spoken == ()
    assert csv.write_times(document).count("\n") == 1
