"""The one model behind both faces: happenings in, lines to tell out.

A face shows what it is given and composes no text. Everything a face may want to look at stands
here as plain attributes, so that what is shown is a function of the model alone.

    model = Model()
    async for happening in line:
        for told in model.take(happening):
            show(told.text)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from client import happenings as h
from meeting import events as e
from meeting import notices
from meeting import sentences as meeting_sentences
from meeting.language import say
from meeting.needs import Need
from meeting.state import Caption, Meeting, Person, Status
from meeting.told.scene import SLOW_DOWN, Announcement, Topic
from tui import caption_lines, proposing, sentences
from tui.caption_lag import CaptionLag
from tui.coming import Coming
from tui.door import Door
from tui.meeting_clock import MeetingClock
from tui.pace import Pace, Paced
from tui.settings import Settings
from tui.speech_rate import SlowDown, SpeechRate
from tui.stopping_point import StoppingPoint
from tui.telling import CaptionLine, Level, Told, is_among, passes
from tui.tour import Tour
from tui.unread import Unread

FEW = 5
"""Lines missed during a short loss that are shown in full when the line is back."""


class Model:
    """Keep what a person sees of one meeting.

    Attributes:
        meeting: the state after the last event.
        you: your number, 0 before the welcome.
        code: the meeting's short code.
        partials: words still being recognised, by captioner.
        settings: what you chose.
        connected: whether the line is up.
        plain_text: whether others on the way can read along.
        up_to_date: whether everything that was missed has come.
        ended: the last happening, once there is one.
        drafts: what was typed and not sent, by what it was typed for; "" is the command line.
        clock: tells the meeting's time.
        zone: how many minutes your clock is ahead of UTC, None where nobody knows.
        lag: how far captions come behind the speech.
        tour: where you are in the tour, None while there is none.
        door: where the meeting is found, None where no new link can be made.
        stopped: where you stopped reading in an earlier run of the program.
    """

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        few: int = FEW,
        pace: Pace | None = None,
        zone: int | None = None,
    ) -> None:
        """Begin before the welcome.

        Args:
            settings: what the person chose.
            few: this many missed lines are shown after a loss; more are only counted.
            pace: holds back bursts; a face calls `tick` when `due`.
            zone: how many minutes your clock is ahead of UTC, None where nobody knows.
        """
        self.meeting = Meeting()
        self.you = 0
        self.code = ""
        self.partials: dict[int, h.Heard] = {}
        self.settings = settings or Settings()
        self.connected = False
        self.plain_text = False
        self.up_to_date = False
        self.ended: h.Ended | None = None
        self.drafts: dict[str, str] = {}
        self.tour: Tour | None = None
        self.door: Door | None = None
        self.stopped: StoppingPoint | None = None
        self._few = few
        self._pace = pace
        self._last_seen = Meeting()
        self._typing_from: int | None = None
        self._unread = Unread()
        self._last_told: Caption | None = None
        self.clock = MeetingClock()
        self.zone = zone
        self._coming = Coming(self.clock)
        self._speech = SpeechRate()
        self.lag = CaptionLag()
        self._slow_down = SlowDown()

    @property
    def person(self) -> Person | None:
        """You, as the meeting knows you."""
        return self.meeting.people.get(self.you)

    @property
    def has_floor(self) -> bool:
        """Whether it is your turn."""
        return self.meeting.floor is not None and self.meeting.floor.person == self.you

    @property
    def unread(self) -> list[int]:
        """The captions and chat lines that you were not shown, oldest first, by number."""
        return self._unread.numbers

    @property
    def stopping_point(self) -> StoppingPoint | None:
        """Where you are in your reading, None before you have everything."""
        if not self.up_to_date:
            return None
        held = self._pace.waiting if self._pace else ()
        chat = {event.seq for event in held if isinstance(event, e.ChatSaid)}
        waiting = tuple(sorted(chat.union(self._unread.waiting)))
        meeting = self.meeting
        return StoppingPoint(epoch=meeting.epoch, you=self.you, seq=meeting.seq, waiting=waiting)

    @property
    def shown(self) -> list[int]:
        """The captions that you were shown, oldest first, by number."""
        return self._unread.shown

    @property
    def flows(self) -> bool:
        """Whether captions are shown as they come."""
        return self.settings.captions and not self.settings.pause

    @property
    def needs(self) -> frozenset[Need]:
        """What you told that you need; this client does its part of it."""
        told = self.meeting.needs.get(self.you)
        return frozenset(told.needs if told else ())

    @property
    def due(self) -> float | None:
        """When `tick` has something to tell, by the clock that `take` was given; None for never."""
        times = [self._pace.due if self._pace else None, self._coming.due]
        return min((time for time in times if time is not None), default=None)

    @property
    def shown_before_typing(self) -> list[int]:
        """The captions that were shown when you began to type, so that counting back holds."""
        return self.shown[: self._typing_from]

    def take_draft(self) -> str:
        """Return what was typed and not sent, as a line of the command line; "" for nothing."""
        for before in ("", *self.drafts):
            if text := self.drafts.pop(before, ""):
                return f"/{before}{text}" if before else text
        return ""

    def begin_typing(self) -> None:
        """Note that a command line was opened."""
        self._typing_from = len(self.shown)

    def end_typing(self) -> None:
        """Note that it was closed."""
        self._typing_from = None

    def take(self, happening: h.Happening, now: float = 0.0) -> tuple[Told, ...]:
        """Take in one happening and return the lines that it gives a person, in order."""
        told = (*self._brought(now), *self._take(happening, now))
        self._coming.expect(self.meeting, self.you)
        return told

    def tick(self, now: float) -> tuple[Told, ...]:
        """Return the lines that were held back long enough, and what time has brought."""
        return (*self.held_back(now), *self._brought(now))

    def _brought(self, now: float) -> Iterator[Told]:
        """Yield what time has brought, before anything else happens."""
        for said in self._coming.brought(now):
            if passes(said, self.settings.tell):
                yield said

    def held_back(self, now: float = float("inf")) -> tuple[Told, ...]:
        """Return the lines that were held back long enough, or all of them."""
        return tuple(self._paced(self._pace.tick(now))) if self._pace else ()

    def switch_captions(self, *, on: bool) -> str:
        """Show or hide captions from now on and return the sentence that says so."""
        self.settings = replace(self.settings, captions=on)
        return sentences.captions_on(len(self.unread)) if on else sentences.captions_off()

    def pause(self, *, on: bool) -> str:
        """Let captions wait from now on, or go on, and return the sentence that says so."""
        self.settings = replace(self.settings, pause=on)
        return sentences.paused() if on else sentences.captions_on(len(self.unread))

    def missed(self, most: int = 0) -> tuple[Told, ...]:
        """Return the unread lines, the last `most` of them where given; all count as read."""
        return self._unread.read(most, lambda number: tuple(self._unread_line(number)))

    def further(self) -> tuple[Told, ...]:
        """Return the next sentence that waits, as a tuple of one; of nothing where none waits."""
        return self._unread.further(lambda number: tuple(self._unread_line(number, whole=False)))

    def leave_behind(self, before: int | None = None) -> int:
        """Drop what waits, up to the number `before` where given; return how many that were."""
        return self._unread.leave_behind(before)

    def rings(self, told: Told) -> bool:
        """Tell whether this rings the bell."""
        return is_among(told, self.settings.bell)

    def shows_on_desktop(self, told: Told) -> bool:
        """Tell whether this also shows outside the terminal."""
        return not told.private and is_among(told, self.settings.desktop)

    def _take(self, happening: h.Happening, now: float) -> Iterator[Told]:
        match happening:
            case h.Welcomed():
                self.you, self.code, self.connected = happening.you, happening.code, True
                self._last_seen = self.meeting
                self.clock.begins(happening.at, now)
                self.plain_text = happening.plain_text
            case h.Happened():
                yield from self._happened(happening, now)
            case h.CaughtUp():
                self._coming.passed(now)
                yield from self._caught_up(happening)
            case h.Heard():
                yield from self._heard(happening, now)
            case h.LineDown():
                yield from self._line_down()
            case h.StartedAgain():
                self.meeting = Meeting()
                self._unread.clear()
                yield _told(sentences.started_again())
            case h.Warned():
                yield _told(f"{happening.why} {happening.next}".strip())
            case h.Ended():
                yield from self._ended(happening)

    def _happened(self, one: h.Happened, now: float) -> Iterator[Told]:
        self.meeting, event = one.after, one.event
        if not one.missed:
            self.clock.shows(event.at, now)
        if isinstance(event, e.TurnBegan):
            self._speech.begin()
        if isinstance(event, e.CaptionsStopped):
            self.lag.stopped(event.captioner)
        if isinstance(event, e.CaptionAdded):
            yield from self._caption(event, missed=one.missed)
        elif one.missed:
            self._leave_unread(event)
            self._suit(event)
        else:
            self._suit(event)
            yield from self._announce(one, now)
            yield from self._propose(one)

    def _suit(self, event: e.Event) -> None:
        """Set this client as you need it; what you choose later counts more."""
        if not isinstance(event, e.NeedsTold) or event.person != self.you:
            return
        if Need.CAPTIONS in event.needs:
            self.settings = replace(self.settings, captions=True)
        if Need.QUIET in event.needs:
            self.settings = replace(self.settings, tell=Level.IMPORTANT)
        if Need.BRAILLE in event.needs:  # whole sentences only: words that change are no use there
            self.partials.clear()

    def _propose(self, one: h.Happened) -> Iterator[Told]:
        """Propose settings for your needs, unless they are only told again to a new helper."""
        event, before = one.event, one.before.needs.get(self.you)
        if not isinstance(event, e.NeedsTold) or event.person != self.you:
            return
        if one.after.needs.get(self.you) != before:
            pairs = proposing.proposed(event.needs, self.settings)
            if pairs:
                yield _told(sentences.settings_proposed(" ".join(pair) for pair in pairs))

    def _announce(self, one: h.Happened, now: float) -> Iterator[Told]:
        own = one.event.by == self.you
        if self._pace and isinstance(one.event, e.CardPutDown | e.TurnEnded):
            self._pace.cards_up({card.id for card in one.after.cards})
        for said in _sentences(one, self.you, self.zone):
            if said.text == say(SLOW_DOWN) and not self._slow_down.may_ask(one.event.at):
                continue
            if not own and not passes(said, self.settings.tell):
                self._leave_unread(one.event)
            elif self._pace:
                yield from self._paced(self._pace.put(one.event, said, now, own=own))
            else:
                yield said

    def _paced(self, paced: Iterable[Paced]) -> Iterator[Told]:
        for said, counted in paced:
            for event in counted:
                self._leave_unread(event)
            yield said

    def _leave_unread(self, event: e.Event) -> None:
        if isinstance(event, e.ChatSaid) and event.by != self.you:
            self._unread.add(event.seq)

    def _caption(self, event: e.CaptionAdded, *, missed: bool) -> Iterator[Told]:
        self.partials.pop(event.by, None)
        if not event.text:  # it was not kept, and nobody was here to read it
            return
        if missed or not self.flows:
            self._unread.add(event.seq)
        else:
            self._unread.show(event.seq)
            yield from self._unread_line(event.seq)
        fast = self._speech.finished(event.by, event.text, event.start, event.end)
        if missed or not event.engine:
            return
        late = Announcement(self.lag.finished(event), Topic.CAPTIONS)
        if late.text and passes(late, self.settings.tell):
            yield late
        if fast:
            yield from self._too_fast(event.at)

    def _caught_up(self, one: h.CaughtUp) -> Iterator[Told]:
        self.up_to_date = True
        if not one.again:
            yield _told(sentences.welcome(self.meeting, self.you, self._reads_on()))
            if self.plain_text:
                yield Announcement(sentences.plain_text(), Topic.MEETING, urgent=True)
            if self.person and self.person.consent is None:
                yield from map(_told, notices.consent(self.meeting))
            return
        missed = sum(number > self._last_seen.seq for number in self.unread)
        few = self.flows and 0 < missed <= self._few
        text = sentences.back(self._last_seen, self.meeting, self.you, shown=few)
        yield Announcement(text, Topic.MEETING, urgent=self.has_floor)
        if few:
            older, self._unread.numbers = self.unread[:-missed], self.unread[-missed:]
            yield from self.missed()
            self._unread.numbers = older

    def _reads_on(self) -> list[int] | None:
        """Let only wait what you had not read in an earlier run; None where there was none."""
        stopped = self.stopped
        if not stopped or (stopped.epoch, stopped.you) != (self.meeting.epoch, self.you):
            return None
        captions = [one.id for one in self.meeting.captions if one.text]
        self._unread.stopped(stopped.waits(self.unread), captions)
        return self.unread

    def _line_down(self) -> Iterator[Told]:
        if self.connected:
            yield _told(sentences.line_down())
        self.connected = self.up_to_date = False
        self.partials.clear()

    def _ended(self, ended: h.Ended) -> Iterator[Told]:
        """Say why, unless you know: you hung up, or the meeting told you that it closed."""
        self.ended, self.connected = ended, False
        self.partials.clear()
        if not ended.wished and self.meeting.status is not Status.CLOSED:
            yield _told(f"{ended.why} {ended.next}".strip())

    def _heard(self, heard: h.Heard, now: float) -> Iterator[Told]:
        if not heard.text:
            self.partials.pop(heard.source, None)
            return
        if Need.BRAILLE not in self.needs:
            self.partials[heard.source] = heard
        at = self.clock.at(now)
        if self._speech.heard(heard.source, heard.text, at):
            yield from self._too_fast(at)

    def _too_fast(self, at: int) -> Iterator[Told]:
        """Ask whoever can slow the speech down: the speaker, or hosts for somebody elsewhere."""
        asked = meeting_sentences.too_fast(self.meeting, self.you)
        if asked and self._slow_down.may_ask(at):
            yield asked

    def _unread_line(self, number: int, *, whole: bool = True) -> Iterator[Told]:
        caption = self.meeting.captions.get(number)
        if caption and caption.text:
            read = caption_lines.whole if whole else caption_lines.one_by_one
            after, self._last_told = self._last_told, caption
            for text in read(caption, self.meeting, self.settings, after):
                yield CaptionLine(text, caption)
        note = self.meeting.chat.get(number)
        if note and note.text:
            event = e.ChatSaid(seq=note.id, at=note.at, by=note.by, text=note.text)
            yield from _sentences(h.Happened(event, self.meeting, self.meeting), self.you)


def _told(text: str) -> Announcement:
    return Announcement(text, Topic.MEETING)


def _sentences(one: h.Happened, you: int, zone: int | None = None) -> tuple[Announcement, ...]:
    return meeting_sentences.announce(one.event, one.before, one.after, you, zone)
