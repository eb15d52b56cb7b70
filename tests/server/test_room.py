"""Nothing is seen before it is on disk; nothing that was acknowledged is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.errors import Refused
from meeting.events import Event
from meeting.roles import Role
from meeting.values import Sort
from meeting.wire import Partial, Speech
from server.errors import LogBroken, LogDamaged, LogError, LogFull, LogLocked
from server.limits import Limits
from server.relay import Relay
from server.room import STORAGE, Room
from tests.server.stand_ins import OPENED, HandClock, Line, PaperLog, Watching

FULL = LogFull(Path("handrail.db"))


class Scene:
    """A room with an open meeting, a host and a participant, and what surrounds it."""

    def __init__(self) -> None:
        self.hand = HandClock()
        self.log = PaperLog()
        self.relay = Relay()
        self.watching = Watching()
        self.given: list[int | Refused] = []
        self.room = self.new_room()
        opening = c.OpenMeeting(title="Ramps", language="en", utc=OPENED, epoch="e1")
        self.room.open(opening, (), self.hand.meeting(), self.given.append)
        for name, role in (("Ann", Role.HOST), ("Bo", Role.PARTICIPANT)):
            self.room.join(c.Join(name=name, roles=(role,)), b"key", self.given.append)
        self.log.settle()
        self.given.clear()

    def new_room(self) -> Room:
        """Return a room over the same log."""
        limits = Limits(self.hand.clocks.steady)
        return Room("ABC234", self.log, self.relay, limits, self.watching)

    def ask(self, command: c.Command, by: int = 3) -> None:
        """Ask as Bo, unless said otherwise."""
        self.room.ask(by, command, self.given.append)

    @property
    def whys(self) -> list[int | str]:
        """The answers, refusals by their reason."""
        return [one.why if isinstance(one, Refused) else one for one in self.given]


@pytest.fixture
async def scene() -> Scene:
    """Return a scene in a running event loop."""
    return Scene()


def chat(number: int) -> c.Chat:
    """Return a line of chat with an id of its own."""
    return c.Chat(id=f"c{number}", text=f"line {number}")


async def test_nothing_is_seen_before_it_is_on_disk(scene: Scene) -> None:
    """Neither the event nor the answer goes out before the log has settled."""
    line = Line(scene.relay, 3, since=3).attach()

    scene.ask(chat(1))
    scene.relay.flush()
    before = (list(line.messages), list(scene.given), scene.room.state.seq)
    scene.log.settle()
    scene.relay.flush()

    assert before == ([], [], 3)
    assert [type(one) for one in line.messages] == [e.ChatSaid]
    assert scene.given == [4]


async def test_commands_build_on_each_other_before_the_disk_has_them(scene: Scene) -> None:
    """A second command is judged after the first, though neither is written yet."""
    scene.ask(c.RaiseHand(id="1"))
    scene.ask(c.RaiseHand(id="2"))
    scene.log.settle()

    assert scene.whys == [4, "Your hand is up already."]


async def test_a_refusal_waits_for_what_it_rests_on(scene: Scene) -> None:
    """It is not told before the command that caused it is on disk."""
    scene.ask(c.RaiseHand(id="1"))
    scene.ask(c.RaiseHand(id="2"))

    assert scene.given == []


async def test_who_is_removed_asks_for_nothing_more(scene: Scene) -> None:
    """What was on its way from them is refused, and makes no event."""
    scene.ask(c.RemovePerson(id="1", person=3), by=2)
    scene.ask(c.RaiseHand(id="2"))
    scene.log.settle()

    assert scene.whys[1:] == ["You are not in this meeting."]
    assert scene.room.state.seq == scene.given[0]


async def test_a_lock_counts_before_it_is_told(scene: Scene) -> None:
    """Who comes in behind it does not come in, though nobody has heard of it yet."""
    scene.ask(c.LockMeeting(id="1"), by=2)
    join = c.Join(name="Cai", roles=(Role.PARTICIPANT,))
    scene.room.join(join, b"another key", scene.given.append)
    scene.log.settle()

    assert scene.whys == [4, "This meeting is locked: nobody new comes in."]
    assert scene.room.state.seq == 4


async def test_a_role_ends_when_it_is_taken_not_when_that_is_told(scene: Scene) -> None:
    """What is on its way when a role is taken away is judged without the role."""
    scene.ask(c.GiveRole(id="1", person=3, role=Role.CALLER), by=2)
    scene.ask(c.CloseQueue(id="2"))
    scene.ask(c.TakeRole(id="3", person=3, role=Role.CALLER), by=2)
    scene.ask(c.OpenQueue(id="4"))

    scene.log.settle()

    assert scene.whys[:3] == [4, 5, 6]
    assert scene.whys[3] == "You may not keep the speaking queue."


async def test_a_repeated_id_gets_the_first_answer(scene: Scene) -> None:
    """Before and after the first is written, and nothing happens twice."""
    scene.ask(chat(1))
    scene.ask(chat(1))
    scene.log.settle()
    scene.ask(chat(1))

    assert scene.given == [4, 4, 4]
    assert scene.room.state.seq == 4


async def test_a_command_that_comes_a_thousand_times_is_done_once(scene: Scene) -> None:
    """Each gets the same answer, and no limit is met by who only repeats."""
    for _ in range(1000):
        scene.ask(chat(1))
    scene.log.settle()

    assert scene.given == [4] * 1000
    assert scene.room.state.seq == 4


async def test_an_id_with_another_body_is_refused(scene: Scene) -> None:
    """The id is the command's for ever."""
    scene.ask(chat(1))
    scene.log.settle()

    scene.ask(c.Chat(id="c1", text="something else"))

    assert scene.whys == [4, "That id belongs to another command."]


async def test_a_command_needs_an_id(scene: Scene) -> None:
    """Without one it could never be repeated safely."""
    scene.ask(c.Chat(text="hello"))

    assert scene.whys == ["The command has no id."]


async def test_too_many_commands_are_refused(scene: Scene) -> None:
    """Past the limit, in plain words; a repeated id still gets its answer."""
    for number in range(12):
        scene.ask(chat(number))
    scene.log.settle()
    scene.given.clear()

    scene.ask(chat(11))
    scene.ask(chat(0))

    assert scene.whys == ["That was a lot in a short time.", 4]


async def test_a_full_disk_refuses_all_that_waits(scene: Scene) -> None:
    """The failed command and those behind it are refused, and the meeting is as it was."""
    scene.ask(c.RaiseHand(id="1"))
    scene.ask(c.RaiseHand(id="2"))
    scene.ask(chat(1), by=2)

    scene.log.settle(FULL)

    assert scene.given == [STORAGE] * 3
    assert scene.room.state.seq == 3


async def test_the_room_goes_on_when_there_is_space_again(scene: Scene) -> None:
    """Numbers go on without a gap, and the same command may be tried again."""
    scene.ask(chat(1))
    scene.log.settle(FULL)

    scene.ask(chat(1))
    scene.log.settle()

    assert scene.given == [STORAGE, 4]
    assert [one.event.seq for one in scene.log.kept] == [1, 2, 3, 4]


async def test_what_fell_with_a_failed_command_is_not_refused_twice(scene: Scene) -> None:
    """The log settles each append; the room has answered all of them at the first."""
    scene.ask(chat(1))
    scene.ask(chat(2))
    first, second = scene.log.waiting

    first.settled(FULL)
    second.settled(FULL)

    assert scene.given == [STORAGE, STORAGE]


async def test_a_broken_disk_is_told_and_nobody_is_answered(scene: Scene) -> None:
    """Nobody knows what was written, so neither `done` nor `refused` would be true."""
    scene.ask(chat(1))

    scene.log.settle(LogBroken(Path("handrail.db")))

    assert isinstance(scene.watching.error, LogBroken)
    assert scene.given == []


async def test_a_restart_goes_on_where_the_log_ends(scene: Scene) -> None:
    """State, numbers, frames and first answers come back from the log."""
    scene.ask(chat(1))
    scene.log.settle()
    scene.relay = Relay()
    again = scene.new_room()

    again.load(scene.log.read("ABC234"), lambda _: scene.hand.meeting())
    again.ask(3, chat(1), scene.given.append)

    assert again.state == scene.room.state == replay(one.event for one in scene.log.kept)
    assert scene.given == [4, 4]
    assert scene.relay.head == 4


@pytest.mark.parametrize(
    ("error", "answers"),
    [
        (LogLocked(Path("handrail.db")), [STORAGE]),
        (LogDamaged(Path("handrail.db")), []),
    ],
)
async def test_a_log_that_cannot_tell_is_said(
    scene: Scene, error: LogError, answers: list[Refused]
) -> None:
    """Nothing is done where it may have been done before: a damaged log stops the server."""
    again = scene.new_room()
    again.load(scene.log.read("ABC234"), lambda _: scene.hand.meeting())
    scene.log.broken = error

    again.ask(3, chat(1), scene.given.append)

    assert scene.given == answers
    assert scene.watching.error is (None if answers else error)
    assert scene.log.waiting == []


async def test_time_never_goes_back(scene: Scene) -> None:
    """Somebody sets the clock back by a year between two commands."""
    scene.hand.pass_by(5000)
    scene.ask(chat(1))
    scene.hand.wall -= 365 * 86_400_000

    scene.ask(chat(2))
    scene.log.settle()

    assert [one.event.at for one in scene.log.kept[-2:]] == [5000, 5000]


async def test_a_join_carries_its_key(scene: Scene) -> None:
    """Person and key are written together: who was let in can always come back."""
    scene.room.join(c.Join(name="Cy", roles=(Role.OBSERVER,)), b"hash", scene.given.append)

    append = scene.log.waiting[0]
    assert append.session == (4, b"hash")
    assert [type(one.event) for one in append.events] == [e.PersonJoined]


async def test_a_card_goes_out_without_its_person(scene: Scene) -> None:
    """Others get the number with nobody in it; the person gets the whole."""
    own, other = Line(scene.relay, 3, since=3).attach(), Line(scene.relay, 2, since=3).attach()

    scene.ask(c.ShowCard(id="1", sort=Sort.STOP))
    scene.log.settle()
    scene.relay.flush()

    assert [one.by for one in own.messages if isinstance(one, Event)] == [3]
    assert [one.by for one in other.messages if isinstance(one, Event)] == [0]


async def test_the_watcher_is_told_of_what_is_on_disk(scene: Scene) -> None:
    """And of nothing that is not."""
    scene.ask(chat(1))
    before = len(scene.watching.events)
    scene.log.settle()

    assert before == 3
    assert isinstance(scene.watching.events[-1], e.ChatSaid)


async def captioning(scene: Scene) -> Line:
    """Let the host make Bo a captioner who has started; return a reader's line."""
    scene.ask(c.GiveRole(id="g", person=3, role=Role.CAPTIONER), by=2)
    scene.ask(c.StartCaptions(id="s", language="en", engine="test"))
    scene.log.settle()
    return Line(scene.relay, 2, since=5).attach()


def partials(line: Line) -> list[Partial]:
    """Return the partials that came."""
    return [one for one in line.messages if isinstance(one, Partial)]


async def test_speech_goes_out_cleaned_and_is_not_kept(scene: Scene) -> None:
    """Controls never reach a terminal, and `stable` counts what is left."""
    line = await captioning(scene)

    scene.room.speak(3, Speech(text="we\x1b[2J need", stable=6))
    scene.relay.flush()

    assert [(one.text, one.stable) for one in partials(line)] == [("we[2J need", 5)]
    assert scene.log.waiting == []


async def test_speech_goes_under_the_name_of_who_spoke_it(scene: Scene) -> None:
    """Words that are recognised after a turn began belong to who had the floor before it."""
    line = await captioning(scene)
    scene.ask(c.CallPerson(id="1", person=2, ends=0), by=2)
    scene.hand.pass_by(5000)
    scene.ask(c.CallPerson(id="2", person=3, ends=6), by=2)
    scene.log.settle()
    scene.hand.pass_by(1000)

    scene.room.speak(3, Speech(text="we need a ramp", start=1000))
    scene.relay.flush()

    assert [one.speaker for one in partials(line)] == [2]


async def test_only_who_captions_is_shown(scene: Scene) -> None:
    """Speech from anybody else goes nowhere."""
    line = Line(scene.relay, 2, since=3).attach()

    scene.room.speak(3, Speech(text="hello"))
    scene.relay.flush()

    assert line.messages == []


async def test_a_caption_comes_before_the_partials_of_the_next(scene: Scene) -> None:
    """Words that were spoken after a caption are never shown before it, nor lost."""
    line = await captioning(scene)

    scene.ask(c.AddCaption(id="1", text="we need a ramp", start=0, end=0))
    scene.room.speak(3, Speech(text="and"))
    scene.relay.flush()
    held = list(line.messages)
    scene.log.settle()
    scene.relay.flush()

    assert held == []
    assert [type(one) for one in line.messages] == [e.CaptionAdded, Partial]


async def test_a_failed_caption_lets_partials_out_again(scene: Scene) -> None:
    """A full disk does not silence the captioner."""
    line = await captioning(scene)
    scene.ask(c.AddCaption(id="1", text="we need a ramp", start=0, end=0))
    scene.room.speak(3, Speech(text="and"))

    scene.log.settle(FULL)
    scene.relay.flush()

    assert [one.text for one in partials(line)] == ["and"]
