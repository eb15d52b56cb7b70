"""The index finds what was said, makes itself anew, and never counts more than the log."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from handrail.speaking import catalogue
from meeting import events as e
from meeting.events import Event
from meeting.language import speaking
from server.errors import LogMissing, NothingToFind
from server.log_file import index_file
from server.search_index import search
from server.sqlite_log import open_log
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.server.logs import CODE, OPENING, append, chat, kept, opened


async def keep(path: Path, events: Iterable[Event], code: str = CODE) -> None:
    """Write a meeting's events into a log."""
    log = open_log(path)
    assert await append(log, *map(kept, events), code=code) is None
    await log.close()


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """Return a log with the whole story in it."""
    path = tmp_path / "meetings.sqlite"
    await keep(path, whole_meeting().log)
    return path


def found(path: Path, words: str) -> list[str]:
    """Return the texts of what is found."""
    return [hit.text for hit in search(path, words, 50)]


async def test_a_hit_tells_where_it_is(path: Path) -> None:
    """Meeting, time, speaker, agenda item, and what stands around it."""
    (hit,) = search(path, "steep", 50)

    assert (hit.code, hit.title) == (CODE, "Ramps & rails: who gets in?")
    assert (hit.label, hit.item, hit.at) == ("Cai", "The new ramp", 47_398)
    assert hit.after == "Cai: Is it 1 m up for 12 m along?"
    assert hit.before == "Bo in writing: The door needs a handle."


async def test_labels_are_in_the_readers_language(path: Path) -> None:
    """An index in another language is made anew, there and back."""
    assert "Note by Bo" in {hit.label for hit in search(path, "the", 50)}

    with speaking(catalogue("ko")):
        korean = {hit.label for hit in search(path, "the", 50)}

    assert korean.isdisjoint({"Note by Bo"})
    assert any("Bo님" in label for label in korean)
    assert "Note by Bo" in {hit.label for hit in search(path, "the", 50)}


@pytest.mark.parametrize(
    ("words", "count"),
    [("ramp", 2), ("RAMP new", 1), ("builder", 1), ("train", 1), ("metre", 0), ("nowhere", 0)],
)
async def test_words_are_found_wherever_they_stand(path: Path, words: str, count: int) -> None:
    """Speech, chat, decisions and actions, as corrected, and all words at one place."""
    assert len(found(path, words)) == count


async def test_what_was_written_beside_the_talk_is_found(tmp_path: Path) -> None:
    """Notes, decisions, actions, and questions with their answers: each with time and person."""
    path = tmp_path / "log"
    log = await opened(path)
    events = (
        e.NoteRecorded(seq=3, at=30, by=2, text="The lift is marked blue."),
        e.DecisionRecorded(seq=4, at=40, by=2, text="The door is marked too."),
        e.ActionRecorded(seq=5, at=50, by=2, who="Bo", what="buy marked tape", due="Friday"),
        e.QuestionAsked(seq=6, at=60, by=2, person=2, text="Is the stair marked"),
        e.QuestionAnswered(seq=7, at=70, by=2, question=6, text="It will be."),
        e.QuestionAsked(seq=8, at=80, by=2, person=2, text="Who marked it?", anonymous=True),
    )
    await append(log, *map(kept, events))
    await log.close()

    assert [(hit.at, hit.label, hit.text) for hit in search(path, "marked", 50)] == [
        (30, "Note by Ann", "The lift is marked blue."),
        (40, "Decision, noted by Ann", "The door is marked too."),
        (50, "Action, noted by Ann", "Bo will buy marked tape, by Friday"),
        (60, "Question by Ann", "Is the stair marked. Answered: It will be."),
        (80, "Question", "Who marked it?"),
    ]
    assert [hit.at for hit in search(path, "it will be", 50)] == [60]


async def test_what_was_put_in_writing_is_found(path: Path) -> None:
    """It stands under the item that closed before its person was heard."""
    (hit,) = search(path, "handle", 50)

    assert (hit.label, hit.item) == ("Bo in writing", "The new ramp")


@pytest.mark.parametrize(
    "words", ['"', "ramp OR", "ramp*", "NOT ramp", "(ramp", "text:ramp", "ramp'; --", "NEAR(a b)"]
)
async def test_no_sign_is_an_order(path: Path, words: str) -> None:
    """What somebody types is looked for and never obeyed."""
    try:
        hits = found(path, words)
    except NothingToFind:
        hits = []

    assert len(hits) <= 2


@pytest.mark.parametrize("words", ["", "  ", "-- !", '""', "\x00"])
async def test_nothing_to_look_for_is_said(path: Path, words: str) -> None:
    """In plain words."""
    with pytest.raises(NothingToFind) as refused:
        search(path, words, 50)

    assert long_sentences([str(refused.value)]) == []


async def test_a_meeting_that_goes_on_is_read_again(tmp_path: Path) -> None:
    """Nobody has to ask for it."""
    path = tmp_path / "log"
    log = await opened(path)
    await append(log, chat(3, "the first ramp"))
    before = found(path, "ramp")
    await append(log, chat(4, "the second ramp"))
    await log.close()

    assert before == ["the first ramp"]
    assert found(path, "ramp") == ["the first ramp", "the second ramp"]


async def test_the_newest_meeting_comes_first(path: Path) -> None:
    """And the number of places is kept to what was asked for."""
    later = e.MeetingOpened(seq=1, title="Later", language="en", utc=OPENING.utc * 2, epoch="e9")
    said = e.ChatSaid(seq=2, by=0, text="another ramp")
    await keep(path, [later, said], code="XYZ789")

    assert [hit.code for hit in search(path, "ramp", 50)] == ["XYZ789", CODE, CODE]
    assert [hit.code for hit in search(path, "ramp", 1)] == ["XYZ789"]


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\0" + bytes(4000)])
async def test_a_damaged_index_is_made_anew(path: Path, junk: bytes) -> None:
    """The log is the truth; the index is thrown away."""
    whole = found(path, "ramp")
    index_file(path).write_bytes(junk)

    assert found(path, "ramp") == whole
    assert len(whole) == 2


async def test_a_cut_off_index_is_made_anew(path: Path) -> None:
    """A crash while it was written costs nothing."""
    whole = found(path, "ramp")
    with index_file(path).open("r+b") as file:
        file.truncate(9000)

    assert found(path, "ramp") == whole


async def test_an_index_of_another_form_is_made_anew(path: Path) -> None:
    """A newer or older Handrail left it; nothing in it is believed."""
    whole = found(path, "ramp")
    with closing(sqlite3.connect(index_file(path))) as connection:
        connection.execute("PRAGMA user_version = 7")

    assert found(path, "ramp") == whole


async def test_the_index_of_another_log_is_not_believed(path: Path, tmp_path: Path) -> None:
    """No word of a meeting that is gone stays in the file."""
    other = tmp_path / "other"
    await keep(other, [OPENING, e.ChatSaid(seq=2, text="a secret ramp")], code="GONE22")
    found(other, "ramp")
    index_file(other).replace(index_file(path))

    assert len(found(path, "ramp")) == 2
    assert found(path, "secret") == []
    assert b"secret" not in index_file(path).read_bytes()


async def test_only_the_owner_may_read(path: Path) -> None:
    """Also where somebody had opened the file to others."""
    found(path, "ramp")
    index_file(path).chmod(0o644)
    found(path, "ramp")

    assert stat.S_IMODE(index_file(path).stat().st_mode) == 0o600


async def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    """Words do not go where somebody else wants them."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"")
    index_file(path).symlink_to(elsewhere)

    assert len(found(path, "ramp")) == 2
    assert elsewhere.read_bytes() == b""


async def test_without_a_place_for_the_index_it_still_finds(path: Path) -> None:
    """A folder stands where the index should be; then it is kept in memory."""
    index_file(path).mkdir()

    assert len(found(path, "ramp")) == 2


async def test_a_log_that_is_not_there_is_said(tmp_path: Path) -> None:
    """And no index is left behind."""
    with pytest.raises(LogMissing):
        search(tmp_path / "none", "ramp", 50)

    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names are enough
