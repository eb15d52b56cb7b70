"""The line client in a pipe: every line a command, every change a line, and a clean end."""

import asyncio
import io
import os
import subprocess
from pathlib import Path

import pytest

from client import happenings as h
from meeting import commands as c
from meeting.roles import Role
from tests.golden_text import check
from tests.meeting.story import CAI, whole_meeting
from tests.tui.acting import webinar
from tests.tui.lines.piping import Piped, piped
from tests.tui.lines.seat import ROOT, webinar_program
from tui.lines.run import Surroundings, run_lines
from tui.model import Model


async def test_each_command_is_done_before_the_next() -> None:
    """A script reads as it is written: wish, answer, wish, answer."""
    code, lines = await piped(webinar(), "/hand question about ramps\nqueue\n/lower\n")

    assert code == 0
    assert lines == [
        "Your hand is up. You are next.",
        "Nobody has the floor.",
        "Queue, 3 waiting.",
        "1. You, clarifying question: ramps.",
        "2. Ana Silva.",
        "3. Ben Okoro.",
        "Your hand is down.",
    ]


async def test_the_end_of_the_input_is_the_end() -> None:
    """A last line without a line break counts; notes and empty lines do not."""
    code, lines = await piped(webinar(), "# a note\n\n  \n/place")

    assert (code, lines) == (0, ["Your hand is not up."])


async def test_nothing_is_done_before_everything_has_come() -> None:
    """A script that is quicker than the server meets no half meeting."""
    line = webinar()
    run = Piped(line)
    run.write("/agenda\n")
    run.end()
    await run.run()

    assert run.lines[1].startswith("You are in Webinar as Cho")
    assert run.lines[2] == "Agenda, 2 items."


async def test_plain_text_is_no_chat() -> None:
    """Nothing goes to everybody by mistake; the answer says what to do."""
    line = webinar()
    _, lines = await piped(line, "hello everybody\n")

    assert lines == ["There is no command hello. Type /help for all of them."]
    assert line.asked == []


async def test_a_refusal_is_told_and_the_script_goes_on() -> None:
    """The server's reason, with what to do next."""
    _, lines = await piped(webinar(), "/next\n/place\n")

    assert lines == [
        "You may not keep the speaking queue. Ask a host or caller.",
        "Your hand is not up.",
    ]


async def test_questions_are_answered_by_the_next_line() -> None:
    """As a person would; the end of the input is a no."""
    line = webinar()
    _, lines = await piped(line, "/leave\nn\n/leave\n")

    assert lines == ["Leave the meeting? y or n", "You stay."] * 2
    assert line.asked == []


async def test_leaving_ends_it_with_the_script_unread() -> None:
    """Who has left does nothing more."""
    line = webinar()
    code, lines = await piped(line, "/leave yes\n/hand\n")

    assert (code, lines) == (0, ["You left."])
    assert line.asked == [c.Leave()]


async def test_a_word_that_needs_more_words_takes_them_from_the_next_line() -> None:
    """Where a person would be asked."""
    line = webinar()
    await piped(line, "/type\nchat hello\n/type\n\n")

    assert line.asked == [c.Chat(text="hello")]


async def test_repeating_and_saving_work_in_a_pipe_too() -> None:
    """Nothing that a key does is missing."""
    _, lines = await piped(webinar(), "/place\n/repeat\n/earlier\n/save md here\n/screen\n")

    assert lines[1] == lines[0]
    assert lines[3:] == ["Saved: md here.", "Only the line client works here."]


async def test_staying_follows_the_meeting_to_its_end() -> None:
    """Captions of a whole meeting go into a file, without a person at the keys."""
    line = webinar()
    run = Piped(line, stay=True)
    run.end()
    running = asyncio.create_task(run.run())
    line.caption("good morning")
    line.put(h.Heard(4, 0, "words that may change"))
    line.happens(c.CloseMeeting(), line.person("Ana Silva"))

    assert await running == 0
    assert run.lines[2:] == [
        "Speaker: good morning",
        "Done on the agenda: Welcome.",
        "Captions have stopped.",
        "The meeting is closed by Ana Silva. You can still read and save it.",
    ]


async def test_the_end_of_the_meeting_ends_an_open_script() -> None:
    """A program that waits for more is not kept."""
    line = webinar(Role.HOST)
    run = Piped(line)
    run.write("/end yes\n")

    assert await run.run() == 0
    assert run.lines[-1] == "The meeting is closed by you. You can still read and save it."
    run.end()


async def test_a_line_that_ends_is_told_and_is_no_success() -> None:
    """A script can tell that it did not see the whole meeting."""
    line = webinar()
    run = Piped(line, stay=True)
    line.put(h.Ended("You joined from another place.", "Go on there."))

    assert await run.run() == 1
    assert run.lines[2:] == ["You joined from another place. Go on there."]
    run.end()


async def test_a_loss_in_the_middle_loses_no_line() -> None:
    """What came meanwhile follows, once."""
    line = webinar()
    line.caption("one")
    line.put(h.LineDown("The line is lost.", 1))
    line.welcome(5, again=True)
    line.caption("two", missed=True)
    line.caught_up(again=True)
    line.caption("three")
    line.happens(c.CloseMeeting(), line.person("Ana Silva"))
    _, lines = await piped(line, "", stay=True)

    assert lines[:5] == [
        "Speaker: one",
        "The line is lost. Handrail tries again by itself.",
        "The line is back. 1 caption came.",
        "Speaker: two",
        "Speaker: three",
    ]


async def test_a_wish_while_the_line_is_down_is_kept_and_said() -> None:
    """Nobody wonders whether it went out."""
    line = webinar()
    line.put(h.LineDown("The line is lost.", 1))
    _, lines = await piped(line, "/hand\n")

    assert "The line is down. This goes out when it is back." in lines
    assert line.asked == [c.RaiseHand()]


async def test_what_a_burst_held_back_is_told_at_the_end() -> None:
    """Ending early swallows nothing."""
    line = webinar()
    for number in range(5):
        line.happens(c.Join(name=f"Guest {number}", roles=()))
    _, lines = await piped(line, "/place\n")

    assert lines == ["Guest 0 joined.", "Your hand is not up.", "4 people joined."]


async def test_a_whole_meeting_reads_like_this() -> None:
    """The golden text: what Cai gets, from coming in to leaving, in the words of the meeting."""
    play = whole_meeting()
    line = webinar()
    list(line.waiting())
    line.put(h.Welcomed(CAI, (), "ABCD"))
    for event, before, after in zip(play.log, play.states, play.states[1:], strict=False):
        line.put(h.Happened(event, before, after, missed=event.seq <= CAI))
        if event.seq == CAI:
            line.put(h.CaughtUp(CAI))
    run = Piped(line, stay=True, model=Model())
    run.end()
    await run.run()

    check("lines-participant.txt", run.output.getvalue())


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    """As `| head -1` does: no traceback, no noise."""
    program = subprocess.Popen(
        webinar_program("captions"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout
    assert program.stdin
    assert program.stderr
    program.stdout.readline()
    program.stdout.close()

    assert (program.wait(20), program.stderr.read()) == (0, b"")
    program.stdin.close()
    program.stderr.close()


def test_a_file_is_as_good_as_a_pipe(tmp_path: Path) -> None:
    """Commands from a file, lines into a file, and not one control byte."""
    script = tmp_path / "script"
    script.write_text("/hand\n/agenda\n/help\n")
    output = tmp_path / "output"
    with script.open() as source, output.open("w") as sink:
        done = subprocess.run(
            webinar_program("nothing"), cwd=ROOT, stdin=source, stdout=sink, check=False, timeout=20
        )

    written = output.read_bytes()
    assert done.returncode == 0
    assert b"Agenda, 2 items.\n1. Welcome, now.\n" in written
    assert not any(byte < 32 and byte != 10 for byte in written)


async def test_a_mistake_in_the_client_is_raised() -> None:
    """A fault of ours is reported, not swallowed among tasks."""

    def broken(*_: object) -> str:
        raise ZeroDivisionError

    read, write = os.pipe()
    os.write(write, b"/save\n")
    os.close(write)
    place = Surroundings(
        source=read, output=io.StringIO(), save=broken, first="x", catch_signals=False
    )

    with pytest.raises(ZeroDivisionError):
        await run_lines(webinar(), place)

    os.close(read)
