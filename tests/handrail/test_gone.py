"""A word that may not be kept is in no byte of a whole meeting: no log, copy, index or export.

One meeting is held over the wire. Everything that a person can write is written off the record, by
somebody who said no, and to be taken out again. Then every file is searched, also inside packed
ones.
"""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from handrail.saving import export
from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from meeting.values import Kind, Word
from meeting.wire import Done
from server.app import Server
from server.config import Config
from server.limits import Limit
from server.log_file import index_file
from server.mending import mending
from server.salvage import salvage
from server.search_index import search
from server.sqlite_read import back_up
from tests.server.talk import QUICK, House, Talk, join
from transcripts.formats import FORMATS

KEPT = "keptmarker"
OFF, REFUSED, TAKEN, NAME = "offmarker", "refusedmarker", "takenmarker", "Namemarker"
GONE = (OFF, REFUSED, TAKEN, NAME)

FAST = {c.Command: Limit(rate=1e6, burst=1e6)}


def wishes(words: str, *, named: bool) -> Iterator[c.Command]:
    """Yield everything that somebody can write by themselves, with these words in it.

    A name is no word that was said: who changes it off the record keeps the new one.
    """
    yield c.Chat(text=words)
    yield c.RecordNote(text=words)
    yield c.ShareLink(address=f"https://{words}.org", about=words)
    yield c.AskQuestion(text=words)
    yield c.AskQuestion(text=words, anonymous=True)
    yield c.TellNeeds(words=words)
    yield c.AskForHelp(text=words)
    yield c.RaiseHand(about=words)
    yield c.RecordDecision(text=words)
    yield c.RecordAction(who=words, what=words, due=words)
    yield c.OpenPoll(text=words, answers=(words, "no"))
    if named:
        yield c.Rename(name=words)
        yield c.ChooseAddress(words=words)


def spoken(words: str, talk: Talk) -> c.AddCaption:
    """Return a caption of these words, said just now, with the time of each."""
    at = talk.events[-1].at + 1
    each = tuple(Word(word, at, at + 1, 0.4) for word in words.split())
    return c.AddCaption(text=words, start=at, end=at + 1, words=each)


class Held:
    """A meeting that was held, and what it left behind.

    Attributes:
        folder: where all of it lies.
        said: what was done with each marker, by kind of command.
        heard: every word that the host was sent.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with nothing held."""
        self.folder = folder
        self.log = folder / "handrail.db"
        self.said: dict[str, set[str]] = {word: set() for word in GONE}
        self.heard = ""
        self.code = ""

    async def do(self, talk: Talk, command: c.Command, word: str) -> int:
        """Ask for something; note that it was done, and return the number of its last event."""
        answer = await talk.ask(command)
        if not isinstance(answer, Done):
            return 0
        self.said[word].add(type(command).__name__)
        return answer.seq

    def left(self) -> list[str]:
        """Return every file, or part of a packed one, with a marker in it."""
        return [
            f"{path.name}{part}: {word}"
            for path in self.folder.rglob("*")
            if path.is_file()
            for part, content in parts(path.read_bytes())
            for word in GONE
            if word.lower().encode() in content.lower()
            or word.lower().encode("utf-16-le") in content.lower()
        ]


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and what is packed in it."""
    yield "", content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield f"/{name}", packed.read(name)


async def off_the_record(held: Held, host: Talk, captioner: Talk, dee: Talk) -> None:
    """Say everything while nothing is kept."""
    await host.ask(c.GoOffRecord())
    for talk in (host, dee):
        for wish in wishes(OFF, named=False):
            await held.do(talk, wish, OFF)
    number = await held.do(captioner, spoken(f"we say {OFF} twice {OFF}", host), OFF)
    await held.do(dee, c.ReplaceWords(caption=number, old="twice", new=OFF), OFF)
    await held.do(host, c.CorrectCaption(caption=number, text=f"all {OFF}"), OFF)
    await held.do(host, c.RaiseFor(name=OFF, kind=Kind.REPLY, about=OFF), OFF)
    await held.do(host, c.ClearQueue(reason=OFF), OFF)
    await held.do(host, c.MuteChat(person=dee.welcome.you, reason=OFF), OFF)
    await host.ask(c.UnmuteChat(person=dee.welcome.you))
    await host.ask(c.GoOnRecord())


async def by_who_said_no(held: Held, host: Talk, captioner: Talk, guest: Talk) -> None:
    """Say everything as somebody whose words may not be kept."""
    you = guest.welcome.you
    await guest.ask(c.Chat(text=f"before any answer {REFUSED}"))
    await guest.ask(c.AnswerConsent(keep=False))
    for wish in wishes(REFUSED, named=True):
        await held.do(guest, wish, REFUSED)
    await host.ask(c.CallPerson(person=you, ends=0))
    await held.do(guest, c.Say(text=f"I say {REFUSED}"), REFUSED)
    await held.do(captioner, spoken(f"heard {REFUSED}", host), REFUSED)
    await host.ask(c.EndTurn(turn=0))


async def to_be_taken_out(held: Held, host: Talk, captioner: Talk, dee: Talk) -> None:
    """Say and write what is kept at first, correct it, and take it out again."""
    for talk, said in (
        (dee, c.Chat(text=f"{TAKEN} " * 100)),
        (host, c.RecordDecision(text=TAKEN)),
        (host, c.RecordAction(who=TAKEN, what=TAKEN, due=TAKEN)),
    ):
        number = await held.do(talk, said, TAKEN)
        await host.ask(c.Redact(said=number, reason="a private thing"))
    number = await held.do(captioner, spoken(f"{TAKEN} {TAKEN}", host), TAKEN)
    await held.do(dee, c.ReplaceWords(caption=number, old=TAKEN, new=f"{TAKEN}s"), TAKEN)
    await held.do(host, c.CorrectCaption(caption=number, text=f"{TAKEN} again"), TAKEN)
    await host.ask(c.Redact(said=number))


async def hold(folder: Path) -> Held:
    """Hold the meeting, copy its log, export it, search it and mend it."""
    held = Held(folder)
    config = Config(log=held.log, port=0, times=QUICK, limits=FAST)
    async with Server(config) as server:
        opened = await server.open_meeting("Ramps", purpose="to read it again")
        house = House(server, opened)
        held.code = opened.code
        async with (
            join(house.link(Role.HOST), "Asha") as host,
            join(house.link(Role.CAPTIONER), "Captions") as captioner,
            join(house.link(), "Dee") as dee,
            join(house.link(), NAME) as guest,
        ):
            for talk in (host, captioner, dee):
                await talk.ask(c.AnswerConsent(keep=True))
            await captioner.ask(c.StartCaptions(language="en", engine="test"))
            await by_who_said_no(held, host, captioner, guest)
            await guest.ask(c.Leave())
            await host.ask(c.Chat(text=KEPT))
            await host.ask(c.RecordDecision(text=f"We want the {KEPT}."))
            await captioner.ask(spoken(f"the {KEPT} stays", host))
            await off_the_record(held, host, captioner, dee)
            await to_be_taken_out(held, host, captioner, dee)
            back_up(held.log, folder / "running.db")
            search(held.log, KEPT, 5)
            held.heard = " ".join(str(one) for one in host.events)
            await host.ask(c.CloseMeeting())
    finish(held)
    await mend(held)
    await salvage(held.log, folder / "salvaged.db")
    return held


def finish(held: Held) -> None:
    """Make everything that a host can make of a meeting."""
    back_up(held.log, held.folder / "copy.db")
    for names in (True, False):
        folder = held.folder / ("named" if names else "nameless")
        export(held.log, held.code, folder, FORMATS, names=names)


async def mend(held: Held) -> None:
    """Correct the words that stayed, in the editor's way, and export again."""
    async with mending(held.log, held.code, "Zoe") as work:
        events = [one for step in work.steps for one in step]
        kept = [one for one in events if isinstance(one, e.CaptionAdded) and KEPT in one.text]
        await work.ask(c.ReplaceWords(caption=kept[0].seq, old="stays", new="stayed"))
    export(held.log, held.code, held.folder / "mended", FORMATS)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Hold the meeting once."""
    return asyncio.run(hold(tmp_path_factory.mktemp("gone")))


def test_no_byte_of_it_is_left(held: Held) -> None:
    """Not in the log and its books, the copies, the index, or any export, named or not."""
    files = {path.suffix for path in held.folder.rglob("*") if path.is_file()}

    assert held.left() == []
    assert {f".{one.ending.rpartition('.')[2]}" for one in FORMATS.values()} <= files
    assert index_file(held.log).exists()


def test_what_may_be_kept_is_in_all_of_them(held: Held) -> None:
    """So that the search above looks at files that hold something."""
    names = [one.ending for one in FORMATS.values() if one.name not in ("csv", "times")]

    for folder in ("named", "nameless", "mended"):
        files = [path for path in (held.folder / folder).iterdir() if path.is_file()]
        for ending in names:
            found = [path for path in files if path.name.endswith(f".{ending}")]
            texts = [content for path in found for _, content in parts(path.read_bytes())]
            assert any(KEPT.encode() in text for text in texts), (folder, ending)
    for name in ("handrail.db", "copy.db", "running.db", "salvaged.db"):
        assert KEPT.encode() in (held.folder / name).read_bytes()
    assert "stayed" in next((held.folder / "mended").glob("*.vtt")).read_text()


def test_everybody_there_heard_it(held: Held) -> None:
    """The words were said and shown; each in as many ways as there are."""
    assert all(word in held.heard for word in GONE)
    always = {"Chat", "RecordNote", "ShareLink", "AskQuestion", "RaiseHand", "AddCaption"}
    assert always <= held.said[OFF] & held.said[REFUSED]
    assert {"AddCaption", "CorrectCaption", "Chat", "RecordDecision"} <= held.said[TAKEN]
