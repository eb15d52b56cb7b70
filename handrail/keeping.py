"""Keep what a person may keep of a meeting, beside the client that shows it; write it as it comes.

keeping = Keeping(folder)
line = KeptLine(line, keeping)   # then open a client on it
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from client import happenings as h
from client.keep import Keep
from client.line import Line, PassingOn
from client.record import Record
from handrail import left_file
from handrail.errors import NoPlace
from handrail.kept_file import KeptFile, Mark
from handrail.left_file import LeftFile
from meeting import events as e
from meeting.apply import replay
from meeting.language import say
from meeting.state import Meeting
from transcripts import files, told
from transcripts.errors import NotSaved
from tui.settings import Settings

RETRY = 10_000
"""Milliseconds of the meeting between two tries to write a file that could not be written."""

SETTING = "keep"


class Keeping:
    """The record of one visit, and the file that it goes into as it comes, where one is wished.

    Attributes:
        record: what happened, as far as it may be kept.
    """

    def __init__(
        self,
        folder: Path,
        *,
        file: KeptFile | None = None,
        on: bool = False,
        kept: Keep | None = None,
    ) -> None:
        """Begin before the welcome.

        Args:
            folder: where a file goes that nobody named.
            file: a file that somebody named: new, or the one that the visit before left.
            on: whether what happens is written as it comes.
            kept: knows which file the visit before left; it goes on from there.
        """
        self.record = Record()
        self._folder = folder
        self._file = file
        self._kept = kept or Keep()
        self._left = left_file.read(self._kept.growing)
        self._on = on or file is not None
        self._teller: told.Teller | None = None
        self._before: list[str] = []  # of a record that began anew since
        self._news: list[str] = []
        self._failed: int | None = None

    @property
    def lines(self) -> list[str]:
        """All that happened, one line for each thing, as far as it may be kept."""
        return [*self._before, *told.lines(self.record.events, self.record.you)]

    @property
    def meeting(self) -> Meeting:
        """The meeting as far as it may be kept."""
        return replay(self.record.events)

    def news(self) -> list[str]:
        """Return what the person must know about their file, once."""
        news, self._news = self._news, []
        return news

    def take(self, happening: h.Happening) -> None:
        """Take in what came over the line, and write it down where that is wished."""
        if isinstance(happening, h.StartedAgain):
            self._before, self._teller = self.lines, None
        gone = self.record.take(happening)
        match happening:
            case h.CaughtUp() if self._teller is None and (self._on or self._left):
                self._news += filter(None, [self._begin()])
            case h.Happened() if self._teller:
                anew = gone or self._is_your_yes(happening.event)
                self._write(self._teller, happening, anew=anew)

    def switch(self, *, on: bool) -> str:
        """Write what happens as it comes, or no more; return the sentence that says so."""
        if on and self._teller is None:
            self._on = True
            return self._begin() if self.record.events else ""
        if on or self._file is None:
            self._on = on
            return ""
        file, self._file, self._teller, self._on = self._file, None, None, False
        file.close()
        self._kept.growing = ""
        return say("No more is written into {path}.", path=file.path)

    def _is_your_yes(self, event: e.Event) -> bool:
        """Tell whether your own lines have your name from now on."""
        return isinstance(event, e.ConsentGiven) and event.person == self.record.you

    def _begin(self) -> str:
        """Write what happened so far, and go on from here; "" where nothing is wished."""
        file = None
        try:
            with files.explained(self._folder):
                left = self._left_here()
                file = self._file or left or (self._opened() if self._on else None)
                if file is None:
                    return ""
                file.noted = partial(self._note, self._notes(file))
                file.write_anew(self.lines)
                if left and left.path != file.path.absolute():
                    left.path.unlink()  # all of it is in the file that somebody named now
        except NotSaved as error:
            if file:
                file.close()
            self._file, self._on = None, False
            return str(error)
        self._file = file
        self._teller = self._caught_up()
        return say("What happens goes into this file as it comes: {path}", path=file.path)

    def _left_here(self) -> KeptFile | None:
        """Return the file that the visit before left, once; None where it must stay as it is."""
        left, self._left = self._left, None
        if left is None:
            return None
        path = Path(left.path)
        if (left.epoch, left.you) != (self._epoch, self.record.you):
            if self._file and self._file.path.absolute() == path:
                self._file = _new(self._file.path)
            return None
        file = left.opened()
        if file:
            self._before = file.read(left.before).splitlines()
        elif path.exists():
            self._news.append(
                say("You changed this file by hand, so it stays as it is: {path}", path=path)
            )
        return file

    def _opened(self) -> KeptFile:
        return _new(self._folder / f"{files.stem(self.meeting)}.txt")

    def _notes(self, file: KeptFile) -> LeftFile:
        """Return what is noted of a file beside the visit, before its first mark."""
        return LeftFile(
            path=str(file.path.absolute()),
            mark=Mark((), 0),
            epoch=self._epoch,
            you=self.record.you,
            before=sum(len(f"{line}\n".encode()) for line in self._before),
        )

    def _note(self, notes: LeftFile, mark: Mark) -> None:
        self._kept.growing = replace(notes, mark=mark).written()

    @property
    def _epoch(self) -> str:
        first = self.record.events[0] if self.record.events else None
        return first.epoch if isinstance(first, e.MeetingOpened) else ""

    def _caught_up(self) -> told.Teller:
        teller = told.Teller(self.record.you)
        for event in self.record.events:
            teller.tell(event)
        return teller

    def _write(self, teller: told.Teller, one: h.Happened, *, anew: bool) -> None:
        """Write one thing that happened; where that fails, everything at a later try."""
        assert self._file  # noqa: S101 - a teller has its file
        said = teller.tell(self.record.events[-1])
        if self._failed is not None and one.event.at < self._failed + RETRY:
            return
        try:
            with files.explained(self._file.path.parent):
                if anew or self._failed is not None:
                    self._file.write_anew(self.lines)
                else:
                    self._file.add(said)
        except NotSaved as error:
            if self._failed is None:
                self._news.append(say("{why} It is tried again by itself.", why=error))
            self._failed = one.event.at
            return
        if self._failed is not None:
            self._failed = None
            self._news.append(say("What happens goes into your file again. Nothing is missing."))


class KeptLine(PassingOn):
    """A line whose happenings are kept before they are shown."""

    def __init__(self, line: Line, keeping: Keeping) -> None:
        """Stand between a line and a client."""
        super().__init__(line)
        self._keeping = keeping

    async def __aiter__(self) -> AsyncIterator[h.Happening]:
        """Yield happenings, ending after `Ended`."""
        async for happening in self._line:
            self._keeping.take(happening)
            yield happening
            if not isinstance(happening, h.Ended):
                for text in self._keeping.news():
                    yield h.Warned(text)


@contextmanager
def named(path: Path | None, kept: Keep) -> Iterator[KeptFile | None]:
    """Hold the file that somebody named, if they did: new, or the one that they left there.

    Where the name is taken by another file, the new one gets a number.

    Raises:
        NoPlace: nothing can be written there.
    """
    if path is None:
        yield None
        return
    try:
        file = _left_there(path, kept) or _new(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or say("that is no name of a file")
        raise NoPlace(
            say(
                "Nothing can be kept in {path}: {reason}. Choose another file with --keep.",
                path=path,
                reason=reason,
            )
        ) from error
    try:
        yield file
    finally:
        file.close()


def _left_there(path: Path, kept: Keep) -> KeptFile | None:
    left = left_file.read(kept.growing)
    return left.opened() if left and Path(left.path) == path.absolute() else None


def _new(path: Path) -> KeptFile:
    """Make the file, or where one is there, the next with a free number before the ending."""
    numbers = count(2)
    one = path
    while True:
        try:
            return KeptFile.new(one)
        except FileExistsError:
            if not one.exists():  # the folder is a file
                raise
            one = path.with_name(f"{path.stem}-{next(numbers)}{path.suffix}")


def switching(
    keep: Callable[[Settings, str], str], keeping: Keeping
) -> Callable[[Settings, str], str]:
    """Return what keeps a setting and, where it is that one, obeys it at once."""

    def kept(settings: Settings, name: str) -> str:
        said = keep(settings, name)
        if name != SETTING:
            return said
        return "\n".join(filter(None, (said, keeping.switch(on=settings.keep))))

    return kept
