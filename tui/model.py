"""The one model behind both faces: happenings in, lines to tell out.

A face shows what it is given and composes no text. Everything a face may want to look at stands
here as plain attributes, so that what is shown is a function of the model alone.

    model = Model()
    async for happening in line:
        for told in model.take(happening):
            show(told.text)
"""

from __future__ import annotations

from collections.abc import Iterator

from client import happenings as h
from meeting import events as e
from meeting import sentences as meeting_sentences
from meeting.sentences import Announcement, Topic
from meeting.state import Caption, Meeting, Person
from tui import sentences
from tui.telling import CaptionLine, Level, Told, passes

FEW = 5
"""Captions missed during a short loss that are shown in full when the line is back."""


class Model:
    """Keep what a person sees of one meeting.

    Attributes:
        meeting: the state after the last event.
        you: your number, 0 before the welcome.
        code: the meeting's short code.
        partials: words still being recognised, by captioner.
        captions_on: whether captions are shown.
        level: how much is told.
        connected: whether the line is up.
        ended: the last happening, once there is one.
        unread: the captions that came and were not shown, oldest first, by number.
        shown: the captions that were shown, oldest first, by number.
    """

    def __init__(self, *, level: Level = Level.ALL, few: int = FEW) -> None:
        """Begin before the welcome; `few` missed captions are shown after a loss, not counted."""
        self.meeting = Meeting()
        self.you = 0
        self.code = ""
        self.partials: dict[int, h.Heard] = {}
        self.captions_on = True
        self.level = level
        self.connected = False
        self.ended: h.Ended | None = None
        self.unread: list[int] = []
        self.shown: list[int] = []
        self._few = few
        self._last_seen = Meeting()
        self._typing_from: int | None = None

    @property
    def person(self) -> Person | None:
        """You, as the meeting knows you."""
        return self.meeting.people.get(self.you)

    @property
    def has_floor(self) -> bool:
        """Whether it is your turn."""
        return self.meeting.floor is not None and self.meeting.floor.person == self.you

    @property
    def shown_before_typing(self) -> list[int]:
        """The captions that were shown when you began to type, so that counting back holds."""
        return self.shown[: self._typing_from]

    def begin_typing(self) -> None:
        """Note that a command line was opened."""
        self._typing_from = len(self.shown)

    def end_typing(self) -> None:
        """Note that it was closed."""
        self._typing_from = None

    def take(self, happening: h.Happening) -> tuple[Told, ...]:
        """Take in one happening and return the lines that it gives a person, in order."""
        return tuple(self._take(happening))

    def switch_captions(self, *, on: bool) -> str:
        """Show or hide captions from now on and return the sentence that says so."""
        self.captions_on = on
        return sentences.captions_on(len(self.unread)) if on else sentences.captions_off()

    def missed(self, most: int = 0) -> tuple[CaptionLine, ...]:
        """Return the unread captions, the last `most` of them where given; all count as read."""
        numbers, self.unread = self.unread, []
        found = (self.meeting.captions.get(number) for number in numbers[-most:])
        lines = tuple(self._line(caption) for caption in found if caption)
        self.shown.extend(line.caption.id for line in lines)
        self.shown.sort()
        return lines

    def _take(self, happening: h.Happening) -> Iterator[Told]:
        match happening:
            case h.Welcomed():
                self.you, self.code, self.connected = happening.you, happening.code, True
                self._last_seen = self.meeting
            case h.Happened():
                yield from self._happened(happening)
            case h.CaughtUp():
                yield from self._caught_up(happening)
            case h.Heard():
                self._heard(happening)
            case h.LineDown():
                yield from self._line_down()
            case h.StartedAgain():
                self.meeting, self.unread, self.shown = Meeting(), [], []
                yield _told(sentences.started_again())
            case h.Warned():
                yield _told(f"{happening.why} {happening.next}".strip())
            case h.Ended():
                self.ended, self.connected = happening, False
                yield _told(f"{happening.why} {happening.next}".strip())

    def _line_down(self) -> Iterator[Told]:
        if self.connected:
            yield _told(sentences.line_down())
        self.connected = False
        self.partials.clear()

    def _happened(self, one: h.Happened) -> Iterator[Told]:
        self.meeting = one.after
        if isinstance(one.event, e.CaptionAdded):
            yield from self._caption(one.event, missed=one.missed)
        if one.missed:
            return
        for said in meeting_sentences.announce(one.event, one.before, one.after, self.you):
            if one.event.by == self.you or passes(said, self.level):
                yield said

    def _caption(self, event: e.CaptionAdded, *, missed: bool) -> Iterator[Told]:
        self.partials.pop(event.by, None)
        caption = self.meeting.captions.get(event.seq)
        if caption is None or missed or not self.captions_on:
            self.unread.append(event.seq)
        else:
            self.shown.append(event.seq)
            yield self._line(caption)

    def _caught_up(self, one: h.CaughtUp) -> Iterator[Told]:
        if not one.again:
            yield _told(sentences.welcome(self.meeting, self.you))
            return
        missed = len(self.meeting.captions) - len(self._last_seen.captions)
        few = self.captions_on and 0 < missed <= self._few
        shown = missed if few else 0
        yield _told(sentences.back(self._last_seen, self.meeting, self.you, shown))
        if few:
            kept, self.unread = self.unread[:-missed], self.unread[-missed:]
            yield from self.missed()
            self.unread = kept

    def _heard(self, heard: h.Heard) -> None:
        if heard.text:
            self.partials[heard.source] = heard
        else:
            self.partials.pop(heard.source, None)

    def _line(self, caption: Caption) -> CaptionLine:
        return CaptionLine(meeting_sentences.caption(caption, self.meeting), caption)


def _told(text: str) -> Announcement:
    return Announcement(text, Topic.MEETING)
