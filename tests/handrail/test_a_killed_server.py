"""Host, participant and captioner as processes of their own, and a server that is killed."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import miniaudio
import pytest

from benchmarks.captions_scoring import error_rate, words
from handrail import links
from handrail.demo.plan import RECORDING, read_plan
from meeting.events import CaptionAdded, Event, HandRaised, ItemStarted
from server.sqlite_read import read_events, read_meetings
from tests.captions.sounds import write_wav
from tests.handrail.program import Program, run

pytestmark = [
    pytest.mark.engine,
    pytest.mark.timeout(200),
    pytest.mark.usefixtures("english_engine"),
]

MILLISECONDS = 26_400
"""Seven sentences of our recording; the eighth begins just after."""

SECONDS_DOWN = 5
"""In this time a sentence or two is spoken, which has to wait for the server."""

TITLE = "Planning a spring fair"


class Story:
    """What everybody did and saw."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home = home
        self.log = home / "kept" / "meetings.sqlite"
        self._stack = stack
        self._port = free_port()

    def start(self, *command: str | Path) -> Program:
        """Start a program; it is ended with the story."""
        return self._stack.enter_context(Program(self.home, *command))

    def serve(self, *more: str | Path) -> Program:
        """Start the server, always at the same port."""
        server = self.start("serve", "--port", str(self._port), *more)
        server.wait_for("The server runs at")
        return server

    def join(self, role: str, name: str) -> Program:
        """Let somebody in who reads lines from a pipe."""
        person = self.start(
            "join", "--lines", "--link-file", self.links, "--role", role, "--name", name
        )
        person.wait_for(f"You are in {TITLE} as {name}")
        return person

    @property
    def links(self) -> Path:
        """The file of links."""
        return links.place(self.log.parent, self.code)

    @property
    def code(self) -> str:
        """The meeting's code."""
        (meeting,) = read_meetings(self.log)
        return meeting.code

    def play(self, recording: Path) -> None:
        """Hold the meeting; its server is killed in the middle of the captions."""
        agenda = self.home / "agenda.md"
        agenda.write_text("1. Welcome (5 min)\n2. The day (10 min)\n", encoding="utf-8")
        server = self.serve("--title", TITLE, "--agenda", agenda, "--purpose", "")
        server.wait_for("All links are in")
        self.host, self.participant = self.join("host", "Hana"), self.join("participant", "Pia")
        self.host.type("/item 1")
        self.participant.type("/hand about the day")
        self.host.wait_for("Pia raised a hand")
        self.host.type("/next")
        self.participant.wait_for("It is your turn.")
        self.captioner = self.start("caption", "--link-file", self.links, recording)
        self.participant.wait_for("Pia: ", times=3)
        server.process.send_signal(signal.SIGKILL)
        for person in (self.host, self.participant):
            person.wait_for("The line is lost.")
        time.sleep(SECONDS_DOWN)  # people go on speaking; nothing tells from outside what they say
        self.server = self.serve()
        for person in (self.host, self.participant):
            person.wait_for("The line is back.")
        self.host.type("/item 2")
        self.captioner.ends()
        self.participant.type("/done")
        self.host.wait_for("Pia finished.")
        self.host.type("/end")
        self.host.type("y")
        self.codes = [one.ends() for one in (self.host, self.participant, self.captioner)]
        self.server.process.send_signal(signal.SIGTERM)
        self.codes.append(self.server.ends())

    def events(self) -> list[Event]:
        """Return the whole log."""
        return list(read_events(self.log, self.code))

    def captions(self) -> list[CaptionAdded]:
        """Return every caption of the log, in the log's order."""
        return [event for event in self.events() if isinstance(event, CaptionAdded)]


def free_port() -> int:
    """Return a port that nobody listens at now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Hold the meeting once."""
    home = tmp_path_factory.mktemp("meeting")
    sound = miniaudio.decode_file(str(RECORDING / "webinar.flac"), nchannels=1, sample_rate=16_000)
    recording = write_wav(home / "talk.wav", sound.samples[: 16 * MILLISECONDS].tobytes())
    with ExitStack() as stack:
        told = Story(home, stack)
        told.play(recording)
        yield told


def test_everybody_ends_well(story: Story) -> None:
    """Host, participant, captioner and server, in spite of the kill."""
    assert story.codes == [0, 0, 0, 0]


def test_every_caption_is_in_the_log_once(story: Story) -> None:
    """No piece of speech is there twice: no two begin at the same time."""
    starts = [caption.start for caption in story.captions()]

    assert len(set(starts)) == len(starts) >= 7


def test_captions_are_in_the_log_in_the_order_in_which_they_were_spoken(story: Story) -> None:
    """Also those that waited for the server."""
    starts = [caption.start for caption in story.captions()]

    assert starts == sorted(starts)


def test_no_caption_is_missing(story: Story) -> None:
    """The words in the log are the words of the recording, with the engine's usual mistakes."""
    said = words(read_plan().spoken(until=MILLISECONDS))

    heard = words(" ".join(caption.text for caption in story.captions()))

    assert error_rate(said, heard) <= 0.15


@pytest.mark.parametrize("who", ["host", "participant"])
def test_everybody_was_shown_every_caption_once(story: Story, who: str) -> None:
    """Those that came while their line was down too."""
    person: Program = getattr(story, who)

    shown = [line for line in person.lines if line.startswith(("Pia: ", "Speaker: "))]

    assert [line.partition(": ")[2] for line in shown] == [one.text for one in story.captions()]


def test_the_transcript_has_every_caption_once(story: Story, tmp_path: Path) -> None:
    """Exported by the command, from the log that a kill had left behind."""
    code, output, errors = run(
        story.home, "transcripts", "export", "latest", "--format", "vtt", "--to", tmp_path
    )

    assert (code, errors) == (0, "")
    text = Path(output.removeprefix("Saved: ").strip()).read_text("utf-8").replace("\n", " ")
    assert [text.count(one.text) for one in story.captions()] == [1] * len(story.captions())


def test_what_was_done_after_the_restart_is_in_the_same_log(story: Story) -> None:
    """One meeting, one log, with numbers that have no gap."""
    events = story.events()

    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert sum(isinstance(event, ItemStarted) for event in events) == 2
    assert sum(isinstance(event, HandRaised) for event in events) == 1
