"""Where somebody stopped reading: a program started anew lets them read on there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from client import happenings as h
from meeting import commands as c
from tests.tui.acting import webinar
from tui.model import Model
from tui.stopping_point import StoppingPoint, read
from tui.telling import CaptionLine, Told


class Runs:
    """Somebody in a meeting, with a program that can stop and be started anew.

    Attributes:
        seen: the captions and chat lines that they were shown, in every run.
        welcome: the first sentence of the last run.
    """

    def __init__(self) -> None:
        self.line = webinar()
        self.seen: list[str] = []
        self.welcome = ""
        self._events: list[h.Happened] = []
        self.model = Model()
        self.come()

    def come(self) -> None:
        """Take in what happens."""
        for happening in self.line.waiting():
            if isinstance(happening, h.Happened):
                self._events.append(
                    h.Happened(happening.event, happening.before, happening.after, missed=True)
                )
            self._show(self.model.take(happening))

    def say(self, text: str) -> None:
        """Let somebody speak."""
        self.line.caption(text)
        self.come()

    def write(self, text: str) -> None:
        """Let somebody write in the chat."""
        self.line.happens(c.Chat(text=text), self.line.person("Ben Okoro"))
        self.come()

    def stop(self, *, missing: tuple[str, ...] = ()) -> None:
        """Let the program stop, these be said meanwhile, and the program start anew."""
        point = self.model.stopping_point
        assert point is not None
        for text in missing:
            self.line.caption(text, missed=True)
        self._events += [one for one in self.line.waiting() if isinstance(one, h.Happened)]
        self.model = Model()
        self.model.stopped = read(point.written())
        told = self.model.take(h.Welcomed(5, (), "ABCD"))
        for one in self._events:
            told += self.model.take(one)
        told += self.model.take(h.CaughtUp(len(self._events)))
        self.welcome = told[0].text
        self._show(told[1:])

    def read(self) -> None:
        """Read all that waits."""
        self._show(self.model.missed())

    def further(self) -> None:
        """Read the next sentence that waits."""
        self._show(self.model.further())

    def _show(self, told: tuple[Told, ...]) -> None:
        self.seen += [
            one.text.rpartition(": ")[2]
            for one in told
            if isinstance(one, CaptionLine) or " in the chat: " in one.text
        ]


def test_you_read_on_where_you_stopped() -> None:
    """What you had read does not come again, what was said meanwhile waits."""
    runs = Runs()
    runs.say("one")
    runs.stop(missing=("two", "three"))
    runs.read()

    assert runs.welcome.endswith("Where you stopped, there are more: 2 captions. Type /missed.")
    assert runs.seen == ["one", "two", "three"]


def test_what_waited_before_waits_again() -> None:
    """Also where captions were hidden when the program stopped."""
    runs = Runs()
    runs.say("one")
    runs.model.switch_captions(on=False)
    runs.say("two")
    runs.stop()
    runs.read()

    assert runs.seen == ["one", "two"]


def test_who_has_read_everything_is_told_so() -> None:
    """And not that there are captions from before."""
    runs = Runs()
    runs.say("one")
    runs.stop()

    assert runs.welcome.endswith("You have read everything so far.")
    assert runs.model.shown == [one.id for one in runs.model.meeting.captions]


def test_a_point_of_another_log_or_person_counts_for_nothing() -> None:
    """Its numbers mean something else."""
    runs = Runs()
    runs.say("one")
    point = runs.model.stopping_point
    assert point is not None

    for other in (replace(point, epoch="another"), replace(point, you=2)):
        runs.model.stopped = other
        (first, *_) = runs.model.take(h.CaughtUp(0))
        assert first.text.endswith("1 caption so far: type /missed.")


def test_before_everything_has_come_there_is_no_point() -> None:
    """A program that ends while it comes in overwrites nothing."""
    assert Model().stopping_point is None


def test_a_file_that_is_no_point_is_none() -> None:
    """A damaged file costs nothing but the place."""
    assert [read(text) for text in ("", "{", "[1]", '{"seq":1}')] == [None] * 4
    assert read('{"epoch":"e","you":1,"seq":2}') == StoppingPoint(epoch="e", you=1, seq=2)


STEPS = st.lists(st.sampled_from(("say", "write", "hide", "show", "further", "read", "stop")))


@given(STEPS)
def test_nothing_is_lost_and_nothing_comes_twice(steps: list[str]) -> None:
    """However often the program stops, and whatever somebody reads in which order."""
    runs, said = Runs(), list[str]()
    for number, step in enumerate(steps):
        match step:
            case "say" | "write":
                said.append(f"line {number}.")
                (runs.say if step == "say" else runs.write)(said[-1])
            case "hide" | "show":
                runs.model.switch_captions(on=step == "show")
            case "further":
                runs.further()
            case "read":
                runs.read()
            case _:
                runs.stop()
    runs.read()

    assert sorted(runs.seen) == sorted(said)
