"""Everybody gets every event once and in order, and nobody waits for anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from meeting import events as e
from meeting.values import Sort
from meeting.wire import Done, Partial, encode
from server import frames
from server.relay import MOST_PASSING, PAGE, TICK, Relay
from tests.server.stand_ins import Line


def chat(seq: int, text: str = "x") -> bytes:
    """Return the frame of a line of chat."""
    return frames.text(encode(e.ChatSaid(seq=seq, at=seq, by=1, text=text)))


def publish(relay: Relay, count: int = 1, text: str = "x") -> None:
    """Publish so many lines of chat."""
    for _ in range(count):
        relay.publish(chat(relay.head + 1, text))


def seqs(line: Line) -> list[int]:
    """Return the numbers of the events that came."""
    return [one.seq for one in line.messages if isinstance(one, e.Event)]


async def turn() -> None:
    """Let the event loop go round once."""
    await asyncio.sleep(0)


async def test_what_is_published_together_is_one_write() -> None:
    """Five events in one turn of the loop cost each reader one write."""
    relay = Relay()
    lines = [Line(relay, person).attach() for person in (1, 2)]

    publish(relay, 5)
    await turn()

    assert [len(line.writes) for line in lines] == [1, 1]
    assert [seqs(line) for line in lines] == [[1, 2, 3, 4, 5]] * 2


async def test_a_reader_starts_behind_their_cursor() -> None:
    """Joining and coming back are the same: everything after the cursor, then all that comes."""
    relay = Relay()
    publish(relay, 10)

    new, back = Line(relay, 1).attach(), Line(relay, 2, since=7).attach()
    publish(relay)
    await turn()

    assert seqs(new) == list(range(1, 12))
    assert seqs(back) == [8, 9, 10, 11]


async def test_joining_between_publishing_and_sending_loses_nothing() -> None:
    """An event that is published but not sent yet comes once to the old and once to the new."""
    relay = Relay()
    old = Line(relay, 1).attach()
    publish(relay)

    new = Line(relay, 2).attach()
    await turn()

    assert seqs(old) == seqs(new) == [1]


async def test_a_slow_reader_costs_the_others_nothing() -> None:
    """While one line is full, the others get everything and the slow one gets no byte."""
    relay = Relay()
    slow, quick = Line(relay, 1).attach(), Line(relay, 2).attach()
    slow.full = True
    publish(relay)
    await turn()
    before = len(slow.writes)

    publish(relay, 1000)
    await turn()

    assert seqs(quick) == list(range(1, 1002))
    assert len(slow.writes) == before
    assert relay.behind == 1


async def test_a_slow_reader_catches_up() -> None:
    """When the line is free, the reader gets what is missing, once and in order, and is live."""
    relay = Relay()
    slow = Line(relay, 1).attach()
    slow.full = True
    publish(relay, 3)
    await turn()
    publish(relay, 500)
    await turn()

    slow.free()
    publish(relay)
    await turn()

    assert seqs(slow) == list(range(1, 505))
    assert relay.behind == 0


async def test_so_many_words_that_are_not_kept_wait_for_a_slow_reader() -> None:
    """One more, and the oldest is told without its words; the newest ones are all there."""
    for more in (0, 1):
        relay = Relay()
        slow = Line(relay, 1).attach()
        slow.full = True
        for number in range(1, MOST_PASSING + more + 1):
            relay.publish(chat(number, ""), passing=chat(number, f"words {number}"))
        await turn()

        slow.free()
        while relay.behind:
            await turn()

        told = [one.text for one in slow.messages if isinstance(one, e.ChatSaid)]
        words = [f"words {number}" for number in range(1, MOST_PASSING + more + 1)]
        assert told == ([""] * more + words[more:])


async def test_catching_up_goes_page_by_page() -> None:
    """A reader far behind is never handed more than a page at once."""
    relay = Relay()
    publish(relay, 300, "y" * 1000)
    line = Line(relay, 1)
    line.full = True

    line.attach()
    first = sum(map(len, line.writes))
    while relay.behind:
        line.free()

    assert first <= PAGE + 1100
    assert max(map(len, line.writes)) <= PAGE + 1100
    assert seqs(line) == list(range(1, 301))


async def test_an_answer_follows_the_events_before_it() -> None:
    """`done` never overtakes the events that the command made, on a quick or a slow line."""
    relay = Relay()
    quick, slow = Line(relay, 1).attach(), Line(relay, 2).attach()
    slow.full = True
    publish(relay)
    await turn()

    publish(relay, 2)
    for line in (quick, slow):
        relay.answer(line.reader, frames.text(encode(Done(id="a", seq=3))))
    publish(relay)
    await turn()
    slow.free()

    for line in (quick, slow):
        places = {getattr(one, "seq", 0): place for place, one in enumerate(line.messages)}
        assert isinstance(line.messages[places[3]], Done)
        assert seqs(line) == [1, 2, 3, 4]


async def test_an_answer_is_for_one_reader() -> None:
    """Nobody else sees it."""
    relay = Relay()
    asker, other = Line(relay, 1).attach(), Line(relay, 2).attach()

    relay.answer(asker.reader, frames.text(encode(Done(id="a", seq=0))))
    await turn()

    assert asker.messages == [Done(id="a", seq=0)]
    assert other.messages == []


async def test_a_private_event_is_whole_only_for_its_person() -> None:
    """Live or behind, its person gets the whole event and everybody else its public form."""
    relay = Relay()
    own, other = Line(relay, 7).attach(), Line(relay, 8).attach()
    whole = e.CardShown(seq=1, at=1, by=7, sort=Sort.STOP, person=7)
    shown = e.CardShown(seq=1, at=1, sort=Sort.STOP)

    relay.publish(frames.text(encode(shown)), frames.text(encode(whole)), people=[7])
    publish(relay)
    await turn()
    own_later = Line(relay, 7).attach()

    assert own.messages[0] == own_later.messages[0] == whole
    assert other.messages[0] == shown
    assert seqs(own) == seqs(own_later) == seqs(other) == [1, 2]


async def test_partials_are_for_who_is_up_to_date() -> None:
    """A reader who is behind gets no old partials, but the newest one whole when caught up."""
    relay = Relay()
    quick, slow = Line(relay, 1).attach(), Line(relay, 2).attach()
    slow.full = True
    publish(relay)
    await turn()

    for text in ("we", "we need", "we need a ramp"):
        relay.speak(Partial(source=7, revision=0, text=text))
        await asyncio.sleep(TICK * 1.2)
    slow.free()

    assert [one.text for one in quick.messages[1:] if isinstance(one, Partial)] == [
        "we", " need", " a ramp",
    ]  # fmt: skip
    assert slow.messages[1:] == [Partial(source=7, revision=3, text="we need a ramp")]


async def test_fast_partials_share_a_tick() -> None:
    """A captioner that sends a hundred partials at once costs two writes."""
    relay = Relay()
    line = Line(relay, 1).attach()

    for count in range(100):
        relay.speak(Partial(source=7, revision=0, text="x" * count))
        await turn()
    await asyncio.sleep(TICK * 1.5)

    assert len(line.writes) == 2


async def test_who_is_detached_gets_nothing_more() -> None:
    """Not even an answer that was on its way."""
    relay = Relay()
    line = Line(relay, 1).attach()

    publish(relay)
    relay.answer(line.reader, frames.text(encode(Done(id="a", seq=1))))
    relay.detach(line.reader)
    await turn()

    assert line.writes == []
    assert relay.readers == 0


class Play:
    """A relay with four lines, and what can happen to them."""

    def __init__(self) -> None:
        self.relay = Relay()
        self.lines = [Line(self.relay, person).attach() for person in range(4)]
        self.asked = [0, 0, 0, 0]

    def publish(self, _: int) -> None:
        """Publish an event."""
        publish(self.relay)

    def publish_private(self, which: int) -> None:
        """Publish an event that one person gets whole."""
        number = self.relay.head + 1
        self.relay.publish(chat(number), chat(number, "own"), people=[which])

    def answer(self, which: int) -> None:
        """Answer one of them."""
        self.asked[which] += 1
        done = Done(id=str(self.asked[which]), seq=self.relay.head)
        self.relay.answer(self.lines[which].reader, frames.text(encode(done)))

    def fill(self, which: int) -> None:
        """Let a line be full from its next write on."""
        self.lines[which].full = True

    def free(self, which: int) -> None:
        """Let a line take more again."""
        self.lines[which].free()

    def come_again(self, which: int) -> None:
        """Let a line go, and a new one come in its place."""
        self.relay.detach(self.lines[which].reader)
        self.lines[which], self.asked[which] = Line(self.relay, which).attach(), 0

    def flush(self, _: int) -> None:
        """End a turn of the event loop."""
        self.relay.flush()


STEPS = [
    Play.publish,
    Play.publish_private,
    Play.answer,
    Play.fill,
    Play.free,
    Play.come_again,
    Play.flush,
]


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), max_size=60))
def test_every_line_gets_every_event_once_in_order(
    steps: list[tuple[Callable[[Play, int], None], int]],
) -> None:
    """Whatever lines fill, free and come again in whatever order: no gap, no double, no mix-up."""
    asyncio.run(play(steps))


async def play(steps: list[tuple[Callable[[Play, int], None], int]]) -> None:
    """Do the steps, then check every line."""
    play = Play()
    for step, which in steps:
        step(play, which)
    for which in range(4):
        play.free(which)
    play.relay.flush()

    for line, asked in zip(play.lines, play.asked, strict=True):
        dones = [one.id for one in line.messages if isinstance(one, Done)]
        assert seqs(line) == list(range(1, play.relay.head + 1))
        assert dones == [str(number) for number in range(1, asked + 1)]
