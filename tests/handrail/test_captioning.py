"""`handrail caption`: several sounds at once, devices and levels in words, and what goes wrong."""

from __future__ import annotations

import json
import socket
import time
import wave
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.request import Request, urlopen

import miniaudio
import pytest
from websockets.sync.client import connect

from benchmarks.captions_scoring import shared_audio
from handrail.demo.plan import RECORDING as FOLDER
from meeting.apply import replay
from meeting.state import Meeting
from server.sqlite_read import read_events, read_meetings
from tests.captions.pulse import Pulse, sound_server
from tests.captions.sounds import write_wav
from tests.handrail.program import Program, run

RECORDING = FOLDER / "webinar.flac"
FIRST, SECOND = (900, 3_700), (17_300, 20_800)
"""A sentence each of the recording, with a pause before and after, in milliseconds."""

LONGEST_PAUSE = 3_000
"""Between two words of the recording, in milliseconds."""

NOBODY = "ws://127.0.0.1:9/j/aaa-bbb#nobody"


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Program]:
    """Run a server with one meeting."""
    with Program(tmp_path, "serve", "--port", "0", "--title", "Fair", "--purpose", "") as server:
        server.wait_for("All links are in ")
        yield server


def links(server: Program) -> tuple[str, str]:
    """Give the option that names the file of the meeting's links."""
    told = server.wait_for("All links are in ")
    return "--link-file", told.removeprefix("All links are in ").removesuffix(".")


def part(folder: Path, name: str, times: tuple[int, int]) -> Path:
    """Cut a part out of the recording."""
    samples = miniaudio.decode_file(str(RECORDING), nchannels=1, sample_rate=16_000).samples
    return write_wav(folder / name, samples[times[0] * 16 : times[1] * 16].tobytes())


def held(tmp_path: Path) -> Meeting:
    """Give the meeting as the log has it."""
    log = tmp_path / "kept" / "meetings.sqlite"
    (one,) = read_meetings(log)
    return replay(read_events(log, one.code))


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(120)
def test_two_sounds_are_captioned_at_once(tmp_path: Path, meeting: Program) -> None:
    """Each under its own name and in its own language; one that fails does not stop the others."""
    words = (
        f"Hall={part(tmp_path, 'one.wav', FIRST)}",
        f"Stage={part(tmp_path, 'two.wav', SECOND)}@en-GB",
        "Attic=nowhere.wav",
    )

    code, _, errors = run(tmp_path, "caption", *words, *links(meeting))

    assert code == 1
    assert errors.count("Attic: There is no file nowhere.wav. Look at the name again.") == 1
    captions = [
        (held(tmp_path).name_of(one.by), one.language, one.text) for one in held(tmp_path).captions
    ]
    assert {(name, language) for name, language, _ in captions} == {
        ("Hall", "en"),
        ("Stage", "en-GB"),
    }
    said = {name: text.lower() for name, _, text in captions}
    assert "welcome" in said["Hall"]
    assert "slow down" in said["Stage"]


def test_more_than_the_machine_can_hear_is_refused(tmp_path: Path) -> None:
    """Beyond six, captions fall behind; two cannot read the same pipe."""
    many = run(tmp_path, "caption", *["computer"] * 7, env={"HANDRAIL_LINK": NOBODY})
    twice = run(tmp_path, "caption", "-", "-", env={"HANDRAIL_LINK": NOBODY})

    assert many[2] == "handrail: These are too many at once. Caption 6 at the most.\n"
    assert twice[2] == "handrail: There is one standard input only. Use it once.\n"


@pytest.fixture
def pulse(tmp_path: Path) -> Iterator[Pulse]:
    """Run a sound server with one output."""
    with sound_server(tmp_path, "speakers") as server:
        yield server


def test_devices_are_listed_with_how_they_sound(tmp_path: Path, pulse: Pulse) -> None:
    """One line each, and what to type next; nobody needs to see a needle."""
    with pulse.play(RECORDING, "speakers") as player:
        code, told, _ = run(tmp_path, "captions", "devices", env={"PULSE_SERVER": pulse.address})
        player.terminate()

    assert code == 0
    assert told.splitlines() == [
        "Listening for 5 seconds. Say something.",
        "What the computer plays: Monitor of speakers. Good.",
        "To caption one of them: handrail caption microphone:NAME, with a part of its name.",
        "To caption what the computer plays: handrail caption computer",
    ]


def test_one_sound_is_followed_in_words(tmp_path: Path, pulse: Pulse) -> None:
    """Until Ctrl+C; a line comes only when the news changes."""
    heard = {"PULSE_SERVER": pulse.address}
    with Program(tmp_path, "captions", "test", "computer", env=heard) as test:
        test.wait_for("Silence.")
        with pulse.play(RECORDING, "speakers") as player:
            test.wait_for("Good.")
            player.terminate()
        test.process.terminate()

        assert test.ends() == 143
        assert test.lines[0] == "Listening to the computer's own sound. Press Ctrl+C to stop."


def test_a_recording_can_be_tried_too(tmp_path: Path) -> None:
    """To know before the meeting whether it is loud enough."""
    code, told, _ = run(tmp_path, "captions", "test", part(tmp_path, "one.wav", FIRST))

    assert code == 0
    assert told.splitlines()[1:] == ["Good."]


@pytest.mark.timeout(120)
def test_a_person_types_captions(tmp_path: Path, meeting: Program) -> None:
    """Line by line, with short forms, until Ctrl+D; no engine and no model is needed."""
    (tmp_path / "short.txt").write_text("qr = quiet room\n", encoding="utf-8")
    words = ("typed@en-GB", "--short-forms", tmp_path / "short.txt", *links(meeting))
    with Program(tmp_path, "caption", *words) as typing:
        typing.wait_for("Type what is said, line by line.")
        typing.type("We need a qr.")
        typing.type("..2 please")
        assert typing.process.stdin is not None
        typing.process.stdin.close()

        assert typing.ends() == 0
        assert typing.lines[-1] == "Your captions have stopped."

    captions = [(one.source, one.language, one.text) for one in held(tmp_path).captions]
    assert captions == [
        ("typed", "en-GB", "We need a quiet room."),
        ("typed", "en-GB", "quiet room please"),
    ]


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(120)
def test_a_machine_stands_by_while_a_person_types(tmp_path: Path, meeting: Program) -> None:
    """What was said and not typed is captioned when the person stops: no gap, and no doubles."""
    talk = part(tmp_path, "talk.wav", (0, 10_200))
    with (
        Program(tmp_path, "caption", "Ana=typed", *links(meeting)) as typing,
        Program(tmp_path, "caption", f"Machine={talk}", *links(meeting)) as machine,
    ):
        typing.wait_for("Type what is said")
        machine.wait_for("Yours stand by.")
        time.sleep(5)  # two sentences of the recording
        assert [one.text for one in held(tmp_path).captions] == []
        assert typing.process.stdin is not None
        typing.process.stdin.close()
        machine.wait_for("Your captions go on.")
        assert (typing.ends(), machine.ends()) == (0, 0)

    said = " ".join(one.text for one in held(tmp_path).captions).lower()
    assert said.count("welcome to our meeting") == 1
    assert "spring" in said


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(120)
def test_two_people_and_a_machine_take_turns_without_a_gap(
    tmp_path: Path, meeting: Program
) -> None:
    """Ana types, Ben takes over, and the machine comes in when neither types any more."""
    talk = part(tmp_path, "talk.wav", (0, 16_000))
    with (
        Program(tmp_path, "caption", "Ana=typed", *links(meeting)) as ana,
        Program(tmp_path, "caption", f"Machine={talk}", *links(meeting)) as machine,
    ):
        ana.wait_for("Type what is said")
        machine.wait_for("Yours stand by.")
        time.sleep(5)
        ana.type("Ana has typed this.")
        with Program(tmp_path, "caption", "Ben=typed", *links(meeting)) as ben:
            wait_until(lambda: len(held(tmp_path).captioners) == 3)
            assert ana.process.stdin is not None
            ana.process.stdin.close()
            time.sleep(2)
            ben.type("Ben has typed that.")
            wait_until(lambda: len(held(tmp_path).captions) == 2)
            assert "Your captions go on." not in "".join(machine.lines)
            assert ben.process.stdin is not None
            ben.process.stdin.close()
            machine.wait_for("Your captions go on.")
            assert (ana.ends(), ben.ends(), machine.ends()) == (0, 0, 0)

    one, two, *others = held(tmp_path).captions
    assert [one.text, two.text] == ["Ana has typed this.", "Ben has typed that."]
    assert {caption.source for caption in others} == {"automatic"}
    assert all(caption.end > two.end for caption in others)
    said = [word.start for caption in others for word in caption.words]
    assert min(said) - two.end <= LONGEST_PAUSE
    assert all(later - earlier <= LONGEST_PAUSE for earlier, later in pairwise(said))


@pytest.mark.usefixtures("english_engine", "korean_engine")
@pytest.mark.timeout(150)
def test_two_languages_are_captioned_at_once(tmp_path: Path, meeting: Program) -> None:
    """One stream each; captions, and every export that can, tell which language is which."""
    korean = shared_audio() / "ko" / "pv_leopard.flac"
    words = (f"Hall={part(tmp_path, 'one.wav', FIRST)}@en", f"Saal={korean}@ko")

    captioned = run(tmp_path, "caption", *words, *links(meeting), seconds=90)
    formats = "vtt,ttml,html,md,txt,json,docx,srt"
    saved = run(tmp_path, "transcripts", "export", "latest", "--format", formats, "--to", tmp_path)

    assert (captioned[0], saved[0]) == (0, 0)
    state = held(tmp_path)
    assert {(state.name_of(one.by), one.language) for one in state.captions} == {
        ("Hall", "en"),
        ("Saal", "ko"),
    }
    (spoken,) = [one.text for one in state.captions if one.language == "ko"]
    files = {path.suffix: path for path in tmp_path.glob("*fair*")}
    marks = {
        ".vtt": f"<lang ko>{spoken.split()[0]}",
        ".ttml": 'xml:lang="ko"',
        ".html": f'<span lang="ko">{spoken}',
        ".md": "in Korean",
        ".txt": "in Korean",
        ".json": '"language": "ko"',
    }
    for suffix, mark in marks.items():
        assert mark in files[suffix].read_text(encoding="utf-8"), suffix
    assert spoken.split()[0] in files[".srt"].read_text(encoding="utf-8")
    with zipfile.ZipFile(files[".docx"]) as document:
        assert b'w:lang w:val="ko"' in document.read("word/document.xml")


@pytest.mark.timeout(120)
def test_cart_software_feeds_captions(tmp_path: Path, meeting: Program) -> None:
    """Through the printed address, with retries; the address stays the same the next time."""
    with Program(tmp_path, "caption", "cart:0", *links(meeting)) as feed:
        address = feed.wait_for("http://127.0.0.1:")
        for number, text in enumerate(("A room.", "A room.", "A hall.\n", "Und Ruhe.")):
            tag = "de-DE" if number == 3 else "en-US"
            post(f"{address}&seq={max(1, number)}&lang={tag}", text)
        feed.process.terminate()
        assert feed.ends() == 0
    with Program(tmp_path, "caption", "cart:0", *links(meeting)) as again:
        same = again.wait_for("http://127.0.0.1:").partition("?")[2]

    captions = [(one.source, one.language, one.text) for one in held(tmp_path).captions]
    assert captions == [
        ("typed", "en-US", "A room."),
        ("typed", "en-US", "A hall."),
        ("typed", "de-DE", "Und Ruhe."),
    ]
    assert same == address.partition("?")[2]
    assert (tmp_path / "kept" / "caption-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.timeout(120)
def test_a_stenographer_writes_to_a_port(tmp_path: Path, meeting: Program) -> None:
    """Letters as they come, and some are taken back."""
    with Program(tmp_path, "caption", "lines:0", *links(meeting)) as feed:
        told = feed.wait_for("Send lines of text to 127.0.0.1, port ")
        with socket.create_connection(("127.0.0.1", int(told.split()[7].rstrip(".")))) as writer:
            writer.sendall(b"The cart\b\b\b\bcat sleeps.\r\n")
        feed.wait_for("Any program on this computer can write there.")
        wait_until(lambda: len(held(tmp_path).captions) == 1)
        feed.process.terminate()
        assert feed.ends() == 0

    assert [one.text for one in held(tmp_path).captions] == ["The cat sleeps."]


@pytest.mark.usefixtures("english_engine")
@pytest.mark.timeout(120)
def test_a_client_of_vosk_feeds_a_meeting(tmp_path: Path, meeting: Program) -> None:
    """Its sound is captioned under the name in the address, and it gets the words back."""
    with wave.open(str(part(tmp_path, "one.wav", FIRST))) as recording:
        samples = recording.readframes(recording.getnframes())
    with Program(tmp_path, "caption", "socket:0", *links(meeting)) as feed:
        address = feed.wait_for("ws://127.0.0.1:")
        texts = []
        with connect(f"{address}/Hall") as client:
            client.send('{ "config" : { "sample_rate" : 16000 } }')
            for at in range(0, len(samples), 6400):
                client.send(samples[at : at + 6400])
                texts.append(json.loads(client.recv(timeout=30)).get("text", ""))
            client.send('{"eof" : 1}')
            texts.append(json.loads(client.recv(timeout=30))["text"])
        feed.process.terminate()
        assert feed.ends() == 0

    (caption,) = held(tmp_path).captions
    assert held(tmp_path).name_of(caption.by) == "Hall"
    assert "welcome" in caption.text.lower()
    assert "welcome" in " ".join(texts).lower()


def post(address: str, text: str) -> None:
    """Send words as CART software does."""
    request = Request(address, text.encode(), {"Content-Type": "text/plain"})  # noqa: S310 - ours
    with urlopen(request, timeout=10) as answer:  # noqa: S310 - the same
        assert answer.status == 200


def wait_until(there: Callable[[], bool]) -> None:
    """Wait for something that takes a moment."""
    until = time.monotonic() + 20
    while not there() and time.monotonic() < until:
        time.sleep(0.05)
