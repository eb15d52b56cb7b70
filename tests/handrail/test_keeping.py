"""A file that takes what happens as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from client import happenings as h
from client.keep import Keep
from handrail import keeping as k
from handrail.errors import NoPlace
from handrail.kept_file import KeptFile
from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import ActedLine
from tui.outside import for_this_time
from tui.settings import Settings

SECRET = "zebra"


@pytest.fixture
def line() -> ActedLine:
    """Give the line of Ana, number 2, who hosts a meeting that asks; Ben is number 3."""
    line = ActedLine()
    line.welcome(2)
    line.happens(
        c.OpenMeeting(title="Street fair", language="en", utc=0, epoch="e", purpose="for later")
    )
    line.happens(c.Join(name="Ana", roles=(Role.HOST,)))
    line.happens(c.Join(name="Ben", roles=(Role.PARTICIPANT,)))
    line.happens(c.AnswerConsent(keep=True), 2)
    line.happens(c.AnswerConsent(keep=True), 3)
    line.caught_up()
    return line


@pytest.fixture
def keeping(tmp_path: Path, line: ActedLine) -> Iterator[k.Keeping]:
    """Give what keeps all that happened so far, and writes it into a file."""
    keeping = k.Keeping(tmp_path, on=True)
    follow(keeping, line)
    yield keeping
    keeping.switch(on=False)


def follow(keeping: k.Keeping, line: ActedLine) -> list[str]:
    """Let it take in what has come over the line; return what it has to tell."""
    for one in line.waiting():
        keeping.take(one)
    return keeping.news()


def written(folder: Path) -> str:
    """Return what is in the one file of a folder."""
    (path,) = folder.iterdir()
    return path.read_text("utf-8")


def test_each_line_is_in_the_file_when_it_has_come(
    keeping: k.Keeping, line: ActedLine, tmp_path: Path
) -> None:
    """Named by day and title; what was before stands there too."""
    line.happens(c.Chat(text=SECRET), 3)
    follow(keeping, line)

    (path,) = tmp_path.iterdir()
    assert path.name == "1970-01-01-street-fair.txt"
    assert path.stat().st_mode & 0o777 == 0o600
    assert written(tmp_path).splitlines() == keeping.lines
    assert written(tmp_path).endswith(f"Ben in the chat: {SECRET}\n")


def test_the_person_is_told_where_it_is(tmp_path: Path, line: ActedLine) -> None:
    """Once, when they are in."""
    keeping = k.Keeping(tmp_path, on=True)

    path = tmp_path / "1970-01-01-street-fair.txt"
    assert follow(keeping, line) == [f"What happens goes into this file as it comes: {path}"]
    assert keeping.news() == []
    assert keeping.switch(on=False) == f"No more is written into {path}."


@pytest.mark.parametrize("wish", ["redact", "no", "off"])
def test_words_that_may_not_stay_are_in_no_byte_of_the_file(
    keeping: k.Keeping, line: ActedLine, tmp_path: Path, wish: str
) -> None:
    """Taken out later, refused later, or never on the record."""
    if wish == "off":
        line.happens(c.GoOffRecord(), 2)
    line.happens(c.Chat(text=SECRET), 3)
    said = line.meeting.seq
    follow(keeping, line)
    assert (SECRET in written(tmp_path)) == (wish != "off")

    if wish == "redact":
        line.happens(c.Redact(said=said), 3)
    if wish == "no":
        line.happens(c.AnswerConsent(keep=False), 3)
    line.happens(c.RaiseHand(), 3)
    follow(keeping, line)

    text = written(tmp_path)
    assert SECRET not in text
    assert ("Ben" in text) == (wish != "no")
    assert "raised a hand" in text.splitlines()[-1]


def test_a_disk_that_is_full_is_told_once_and_tried_again(
    keeping: k.Keeping, line: ActedLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the end nothing is missing."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(KeptFile, "add", full)
        patch.setattr(KeptFile, "write_anew", full)
        line.happens(c.Chat(text="one"), 3)
        line.happens(c.Chat(text="two"), 3)
        (told,) = follow(keeping, line)
        assert "The disk is full." in told
        assert told.endswith("It is tried again by itself.")
    line.at += k.RETRY
    line.happens(c.Chat(text="three"), 3)

    assert follow(keeping, line) == ["What happens goes into your file again. Nothing is missing."]
    assert written(tmp_path).splitlines() == keeping.lines


def test_a_record_that_began_anew_loses_no_line(
    keeping: k.Keeping, line: ActedLine, tmp_path: Path
) -> None:
    """What was said before stays in the file."""
    before = keeping.lines
    line.put(h.StartedAgain())
    again = ActedLine()
    again.welcome(2, again=True)
    again.happens(c.OpenMeeting(title="Fair two", language="en", utc=0, epoch="f"))
    again.caught_up(again=True)
    follow(keeping, line)
    follow(keeping, again)

    assert written(tmp_path).splitlines() == [*before, "The meeting is open: Fair two."]


def test_the_setting_begins_and_ends_it_at_once(tmp_path: Path, line: ActedLine) -> None:
    """The answer says where the file is."""
    keeping = k.Keeping(tmp_path)
    keep = k.switching(for_this_time, keeping)
    follow(keeping, line)
    assert list(tmp_path.iterdir()) == []

    began = keep(Settings(keep=True), "keep").split("\n")
    line.happens(c.Chat(text=SECRET), 3)
    follow(keeping, line)
    ended = keep(Settings(), "keep").split("\n")
    line.happens(c.Chat(text="more"), 3)
    follow(keeping, line)

    assert began[1].startswith("What happens goes into this file")
    assert ended[1].startswith("No more is written into")
    assert written(tmp_path).splitlines() == keeping.lines[:-1]
    assert keep(Settings(), "bell") == for_this_time(Settings(), "bell")


def test_a_named_file_is_new_and_gone_again_where_nothing_came(tmp_path: Path) -> None:
    """Nothing is written over; a wrong link leaves no empty file."""
    taken = tmp_path / "fair.txt"
    taken.write_text("mine")

    with k.named(taken, Keep()) as file:
        assert file
        assert file.path == tmp_path / "fair-2.txt"
        assert file.path.exists()

    assert [path.name for path in tmp_path.iterdir()] == ["fair.txt"]
    with k.named(None, Keep()) as file:
        assert file is None


def test_a_place_that_takes_nothing_is_told_before_the_meeting(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "file").touch()

    with (
        pytest.raises(NoPlace, match="Choose another file with --keep"),
        k.named(tmp_path / "file" / "fair.txt", Keep()),
    ):
        pass


def test_a_folder_that_takes_nothing_is_told_in_the_meeting(
    tmp_path: Path, line: ActedLine
) -> None:
    """The meeting goes on."""
    (tmp_path / "file").touch()
    keeping = k.Keeping(tmp_path / "file", on=True)

    (told,) = follow(keeping, line)

    assert "That is a file, not a folder." in told


def test_your_own_yes_names_you_from_the_first_line_on(tmp_path: Path) -> None:
    """Most people answer when the file has begun already."""
    line = ActedLine()
    line.welcome(2)
    line.happens(c.OpenMeeting(title="Fair", language="en", utc=0, epoch="e", purpose="for later"))
    line.happens(c.Join(name="Ana", roles=(Role.HOST,)))
    line.caught_up()
    keeping = k.Keeping(tmp_path, on=True)
    follow(keeping, line)
    assert "as Somebody, host" in written(tmp_path)

    line.happens(c.AnswerConsent(keep=True), 2)
    follow(keeping, line)

    assert "You are in the meeting as Ana, host." in written(tmp_path)
    keeping.switch(on=False)


async def test_a_kept_line_gives_what_the_line_gives_and_the_news(
    tmp_path: Path, line: ActedLine
) -> None:
    """Commands go through it; what must be known comes among the happenings."""
    kept = k.KeptLine(line, k.Keeping(tmp_path, on=True))
    line.put(h.Ended("over"))

    came = [one async for one in kept]
    await kept.ask(c.Leave())
    await kept.hang_up()

    assert isinstance(came[-2], h.Warned)
    assert "1970-01-01-street-fair.txt" in came[-2].why
    assert isinstance(came[-1], h.Ended)
    assert (line.asked, line.hung_up) == ([c.Leave()], True)


def crashed(folder: Path, line: ActedLine, kept: Keep, path: Path | None = None) -> str:
    """Let a visit write, and end without a word; return what it left."""
    with k.named(path, kept) as file:
        follow(k.Keeping(folder, file=file, on=True, kept=kept), line)
        return written(folder)


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("wish", ["redact", "no"])
def test_a_file_that_a_crash_left_is_brought_up_to_date(
    tmp_path: Path, line: ActedLine, wish: str, *, on: bool
) -> None:
    """By the next visit, also where that one would not write; it goes on in the same file."""
    kept = Keep()
    line.happens(c.Chat(text=SECRET), 3)
    said = line.meeting.seq
    assert SECRET in crashed(tmp_path, line, kept)

    line.happens(c.Redact(said=said) if wish == "redact" else c.AnswerConsent(keep=False), 3)
    keeping = k.Keeping(tmp_path, on=on, kept=kept)
    follow(keeping, back := line.of_a_new_program())
    back.happens(c.Chat(text="more"), 2)
    follow(keeping, back)

    assert SECRET not in written(tmp_path)
    assert written(tmp_path).splitlines() == keeping.lines


def test_the_same_name_again_is_the_same_file(tmp_path: Path, line: ActedLine) -> None:
    """Whoever starts the same command anew after a crash finds one file, and nothing twice."""
    kept, path = Keep(), tmp_path / "fair.txt"
    crashed(tmp_path, line, kept, path)

    with k.named(path, kept) as file:
        keeping = k.Keeping(tmp_path, file=file, kept=kept)
        follow(keeping, line.of_a_new_program())

        assert [one.name for one in tmp_path.iterdir()] == ["fair.txt"]
        assert written(tmp_path).splitlines() == keeping.lines


def test_another_name_takes_the_place_of_the_file_that_was_left(
    tmp_path: Path, line: ActedLine
) -> None:
    """All of it is in the new one, so no old words stay in the other."""
    kept = Keep()
    crashed(tmp_path, line, kept)

    with k.named(tmp_path / "fair.txt", kept) as file:
        keeping = k.Keeping(tmp_path, file=file, kept=kept)
        follow(keeping, line.of_a_new_program())

        assert [one.name for one in tmp_path.iterdir()] == ["fair.txt"]
        assert written(tmp_path).splitlines() == keeping.lines


@pytest.mark.parametrize("how", ["added", "replaced"])
def test_a_file_that_you_changed_by_hand_is_not_written_over(
    tmp_path: Path, line: ActedLine, how: str
) -> None:
    """Your notes stay, and you are told."""
    kept = Keep()
    crashed(tmp_path, line, kept)
    (path,) = tmp_path.iterdir()
    if how == "added":
        with path.open("a") as file:
            file.write("my note\n")
    else:
        mine = tmp_path / "mine"
        mine.write_text("my note\n")
        mine.replace(path)

    keeping = k.Keeping(tmp_path, on=True, kept=kept)
    told = follow(keeping, line.of_a_new_program())

    assert told[0] == f"You changed this file by hand, so it stays as it is: {path}"
    assert "my note" in path.read_text()
    assert (tmp_path / f"{path.stem}-2.txt").read_text().splitlines() == keeping.lines


def test_a_file_of_another_record_stays(tmp_path: Path, line: ActedLine) -> None:
    """A server that lost its log cannot bring it up to date; a new file begins."""
    kept, path = Keep(), tmp_path / "fair.txt"
    before = crashed(tmp_path, line, kept, path)
    other = ActedLine()
    other.welcome(2)
    other.happens(c.OpenMeeting(title="Fair two", language="en", utc=0, epoch="f"))
    other.caught_up()

    with k.named(path, kept) as file:
        follow(k.Keeping(tmp_path, file=file, kept=kept), other)

        assert path.read_text() == before
        assert (tmp_path / "fair-2.txt").read_text() == "The meeting is open: Fair two.\n"


def test_what_came_before_a_lost_record_stays_in_a_file_that_goes_on(
    tmp_path: Path, line: ActedLine
) -> None:
    """The server cannot tell it again."""
    kept = Keep()
    keeping = k.Keeping(tmp_path, on=True, kept=kept)
    follow(keeping, line)
    line.put(h.StartedAgain())
    other = ActedLine()
    other.welcome(2, again=True)
    other.happens(c.OpenMeeting(title="Fair two", language="en", utc=0, epoch="f"))
    other.caught_up(again=True)
    follow(keeping, line)
    follow(keeping, other)
    before = written(tmp_path)

    follow(k.Keeping(tmp_path, on=True, kept=kept), other.of_a_new_program())

    assert written(tmp_path) == before
