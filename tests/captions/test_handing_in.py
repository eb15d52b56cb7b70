"""Handing captions in: each once, in order, also where the meeting had stopped them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from captions.errors import NotLetCaption
from captions.handing_in import MOST_TERMS, HandingIn
from client.happenings import CaughtUp, Happened, Happening, LineDown, StartedAgain, Welcomed
from meeting.commands import (
    AddCaption,
    AddTerms,
    AnswerConsent,
    Command,
    StartCaptions,
    StopCaptions,
)
from meeting.events import CaptionsStarted, CaptionsStopped
from meeting.roles import Role
from meeting.state import Meeting, Person, Status
from meeting.values import Term
from meeting.wire import Done, Refused, Speech

ME = 7
OPEN = Meeting(status=Status.OPEN)
CLOSED = Meeting(status=Status.CLOSED)
START = StartCaptions(language="en", engine="paper")
IN: tuple[Happening, ...] = (Welcomed(ME, (), "C"), CaughtUp(0))
NOT_STARTED = Refused(why="Your captions are not started.", next="Send StartCaptions first.")


class PaperLine:
    """A line on which a test answers."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self._answers: list[asyncio.Future[Done | Refused]] = []

    async def ask(self, command: Command) -> Done | Refused:
        """Note the wish and wait for what the test answers."""
        self.asked.append(command)
        answer: asyncio.Future[Done | Refused] = asyncio.get_running_loop().create_future()
        self._answers.append(answer)
        return await answer

    async def answer(self, *answers: Done | Refused) -> None:
        """Answer the oldest open wishes, in their order."""
        for one in answers:
            self._answers.pop(0).set_result(one)
            await quiet()

    def __aiter__(self) -> AsyncIterator[Happening]:
        """Nothing happens by itself."""
        raise NotImplementedError

    def speak(self, speech: Speech) -> None:
        """Nobody speaks here."""
        raise NotImplementedError

    async def hang_up(self) -> None:
        """Nobody hangs up here."""
        raise NotImplementedError


class Desk:
    """What is tested, with its line and what it told."""

    def __init__(self) -> None:
        self.line = PaperLine()
        self.told: list[str] = []
        self.handing_in = HandingIn(self.line, START, self.told.append)

    async def started(self) -> Desk:
        """Come to where captions are on."""
        self.take(*IN)
        starting = asyncio.create_task(self.handing_in.start())
        await quiet()
        await self.line.answer(done())
        await starting
        self.take(captions(CaptionsStarted(captioner=ME, language="en")))
        return self

    def take(self, *happenings: Happening) -> None:
        """Let these happen."""
        for one in happenings:
            self.handing_in.take(one)

    async def put(self, *starts: int) -> None:
        """Hand captions in that start at these times."""
        for start in starts:
            self.handing_in.put(caption(start))
        await quiet()


async def quiet() -> None:
    """Let everything run that can."""
    for _ in range(5):
        await asyncio.sleep(0)


def done() -> Done:
    """Make a good answer."""
    return Done(id="", seq=0)


def caption(start: int) -> AddCaption:
    """Make a caption that starts then."""
    return AddCaption(text=f"At {start}.", start=start, end=start + 1)


def captions(
    event: CaptionsStarted | CaptionsStopped, after: Meeting = OPEN, *, missed: bool = False
) -> Happened:
    """Make an event happen."""
    return Happened(event, after, after, missed=missed)


async def test_captions_go_in_without_waiting_for_answers() -> None:
    """A slow answer holds up nobody's words."""
    desk = await Desk().started()

    await desk.put(1, 2)

    assert desk.line.asked == [START, caption(1), caption(2)]


async def test_a_refused_start_says_what_the_meeting_said() -> None:
    """Somebody without the role learns so at once."""
    desk = Desk()
    desk.take(*IN)
    starting = asyncio.create_task(desk.handing_in.start())
    await quiet()

    await desk.line.answer(Refused(why="You may not write captions.", next="Ask a host."))

    with pytest.raises(NotLetCaption, match=r"You may not write captions\. Ask a host\."):
        await starting


async def test_what_was_refused_after_a_long_loss_goes_in_again_in_order() -> None:
    """The line was away for so long that the meeting had stopped these captions."""
    desk = await Desk().started()
    desk.take(LineDown("The line is lost.", 1.0))
    await desk.put(1, 2)
    stopped = captions(CaptionsStopped(captioner=ME), missed=True)
    desk.take(Welcomed(ME, (), "C", missed=2, again=True), stopped, CaughtUp(2, again=True))
    await desk.put(3)

    await desk.line.answer(NOT_STARTED, NOT_STARTED, done())

    assert desk.line.asked[3:] == [START, caption(1), caption(2), caption(3)]


async def test_a_refusal_that_comes_before_its_reason_loses_nothing() -> None:
    """Answers may overtake the events that were missed."""
    desk = await Desk().started()
    desk.take(LineDown("The line is lost.", 1.0))
    await desk.put(1)
    desk.take(Welcomed(ME, (), "C", missed=1, again=True))
    await desk.line.answer(NOT_STARTED)

    desk.take(captions(CaptionsStopped(captioner=ME), missed=True), CaughtUp(1, again=True))
    await quiet()
    await desk.line.answer(done())

    assert desk.line.asked[2:] == [START, caption(1)]
    assert desk.told == []


async def test_a_new_log_gets_captions_started_anew() -> None:
    """The server keeps another log now, which knows nothing of us."""
    desk = await Desk().started()

    desk.take(StartedAgain(), captions(CaptionsStarted(captioner=1, language="en")), CaughtUp(1))
    await quiet()

    assert desk.line.asked == [START, START]


async def test_somebody_who_may_caption_no_more_is_told() -> None:
    """A host has taken the role away; the meeting's own words say so."""
    desk = await Desk().started()

    desk.take(captions(CaptionsStopped(captioner=ME)))
    await quiet()
    await desk.line.answer(Refused(why="You may not write captions.", next="Ask a host."))

    assert str(desk.handing_in.trouble.exception()) == "You may not write captions. Ask a host."


async def test_a_meeting_that_closes_is_no_trouble() -> None:
    """Closing stops the captions first; the wish to start them again comes too late."""
    desk = await Desk().started()

    desk.take(captions(CaptionsStopped(captioner=ME)))
    desk.take(captions(CaptionsStopped(captioner=2), CLOSED))
    await quiet()
    await desk.line.answer(Refused(why="The meeting is closed."))

    assert not desk.handing_in.trouble.done()


async def test_another_captioner_who_stops_is_no_matter() -> None:
    """Two can caption at once, for two languages."""
    desk = await Desk().started()

    desk.take(captions(CaptionsStopped(captioner=2)))
    await quiet()

    assert desk.line.asked == [START]


async def test_a_caption_that_is_refused_while_captions_are_on_is_told() -> None:
    """Nothing would be better the second time."""
    desk = await Desk().started()
    await desk.put(1)

    await desk.line.answer(Refused(why="The caption is empty.", next="Write some words."))

    assert desk.told == ["The caption is empty. Write some words."]
    assert desk.line.asked == [START, caption(1)]


async def test_the_end_waits_until_every_caption_is_in() -> None:
    """Then the meeting is told that no more come."""
    desk = await Desk().started()
    await desk.put(1)
    finishing = asyncio.create_task(desk.handing_in.finish())
    await quiet()
    assert desk.line.asked == [START, caption(1)]

    await desk.line.answer(done(), done())
    await finishing

    assert desk.line.asked == [START, caption(1), StopCaptions()]


@pytest.mark.parametrize(
    ("engine", "wish", "asked"),
    [("paper", None, True), ("", None, False), ("", False, False), ("", True, True)],
)
async def test_a_name_is_kept_of_a_machine_and_of_a_person_who_wishes_it(
    engine: str, *, wish: bool | None, asked: bool
) -> None:
    """A machine's is the name of a sound; a person hears that theirs is not kept, and how it is."""
    desk = Desk()
    desk.handing_in = HandingIn(
        desk.line, StartCaptions(language="en", engine=engine), desk.told.append, keep_name=wish
    )
    hall = Person(id=ME, name="Hall", roles=(Role.CAPTIONER,), joined=0)
    asking = replace(OPEN, purpose="so that people can read it again", people={ME: hall})
    stopped = CaptionsStopped(captioner=1)
    desk.take(IN[0], captions(stopped, asking), IN[1])
    starting = asyncio.create_task(desk.handing_in.start())
    await quiet()

    await desk.line.answer(*[done()] * (1 + asked))

    await starting
    assert [type(one) for one in desk.line.asked] == [AnswerConsent] * asked + [StartCaptions]
    told = "Your name stands in no file. To have it there, add --keep-name."
    assert desk.told == [told] * (not asked)


async def test_terms_that_the_meeting_does_not_know_are_shared() -> None:
    """In messages that are not too long, and without waiting; a refusal is no trouble."""
    desk = await Desk().started()
    known = Meeting(status=Status.OPEN, terms=(Term("PIP"),))
    started = CaptionsStarted(captioner=ME, language="en")
    desk.take(Happened(started, OPEN, known))

    desk.handing_in.share([Term("PIP"), *(Term(f"t{number}") for number in range(MOST_TERMS + 1))])
    await quiet()

    shared = [one for one in desk.line.asked if isinstance(one, AddTerms)]
    assert [len(one.terms) for one in shared] == [MOST_TERMS, 1]
    await desk.line.answer(NOT_STARTED, NOT_STARTED)
    assert not desk.handing_in.trouble.done()
