"""A machine stands by while a person types: no doubles, and no gap at any hand-over."""

from __future__ import annotations

from captions.standing_by import SILENT_MS, StandingBy
from client.happenings import Happened, Heard
from meeting.commands import AddCaption
from meeting.events import CaptionAdded, CaptionsStarted, CaptionsStopped, Event
from meeting.state import Captioner, Meeting
from meeting.values import Source

ANA, BEN, MACHINE = 2, 3, 4


def machine(text: str, end: int) -> AddCaption:
    """Make a caption of the machine."""
    return AddCaption(text=text, start=end - 500, end=end)


class Story:
    """A meeting as a machine sees it; `shown` is what it has handed in."""

    def __init__(self, language: str = "en-GB") -> None:
        self.standing_by = StandingBy(language)
        self.captioners: tuple[Captioner, ...] = (
            Captioner(person=MACHINE, language="en", engine="Moonshine"),
        )
        self.shown: list[str] = []

    def happen(self, event: Event) -> None:
        """Let something happen."""
        after = Meeting(captioners=self.captioners)
        self.standing_by.take(Happened(event, Meeting(), after), event.at)
        self._show(self.standing_by.due(event.at))

    def starts(self, person: int, at: int, language: str = "en") -> None:
        """Let somebody begin to type."""
        self.captioners = (*self.captioners, Captioner(person=person, language=language))
        self.happen(CaptionsStarted(seq=1, at=at, captioner=person, language=language))

    def stops(self, person: int, at: int) -> None:
        """Let somebody stop, or lose their line."""
        self.captioners = tuple(one for one in self.captioners if one.person != person)
        self.happen(CaptionsStopped(seq=1, at=at, captioner=person))

    def types(self, person: int, end: int) -> None:
        """Let somebody type a line about speech until `end`, three seconds later."""
        self.happen(
            CaptionAdded(
                seq=1, at=end + 3000, by=person, text="typed", start=end - 500, end=end,
                speaker=0, source=Source.TYPED, language="en",
            )
        )  # fmt: skip

    def hears(self, text: str, end: int) -> None:
        """Let the machine hear something, one second later."""
        self._show(self.standing_by.put(machine(text, end), end + 1000))

    def _show(self, captions: list[AddCaption]) -> None:
        self.shown += [one.text for one in captions]


def test_without_a_person_the_machine_captions() -> None:
    """At once."""
    story = Story()

    story.hears("one", 1000)

    assert story.shown == ["one"]


def test_what_is_typed_takes_the_place_of_the_machines() -> None:
    """Also where the machine is later than the person; what was before stays."""
    story = Story()
    story.hears("before", 9_000)
    story.starts(ANA, 10_200)
    story.hears("spoken before she began", 10_000)
    story.hears("covered", 12_000)
    story.types(ANA, 13_000)
    story.hears("late, but covered", 12_900)
    story.hears("waits", 14_000)

    assert story.shown == ["before", "spoken before she began"]


def test_nothing_is_missing_when_the_person_stops() -> None:
    """What was said after the last typed line comes from the machine."""
    story = Story()
    story.starts(ANA, 10_000)
    story.types(ANA, 13_000)
    story.hears("after her last line", 15_000)

    story.stops(ANA, 17_000)
    story.hears("and on", 18_000)

    assert story.shown == ["after her last line", "and on"]


def test_nothing_is_missing_between_two_people() -> None:
    """The machine stays back while the second begins, and comes in if they never do."""
    story = Story()
    story.starts(ANA, 10_000)
    story.types(ANA, 13_000)
    story.starts(BEN, 16_000)
    story.hears("typed by Ben", 17_000)
    story.stops(ANA, 17_500)
    story.types(BEN, 17_200)
    story.hears("waits", 19_000)

    assert story.shown == []
    story.hears("Ben is away", 20_200 + SILENT_MS)
    assert story.shown == ["waits", "Ben is away"]


def test_a_person_who_writes_nothing_does_not_silence_the_machine() -> None:
    """After fifteen seconds readers get what there is; words that grow are a sign of life."""
    story = Story()
    story.starts(ANA, 10_000)
    story.standing_by.take(Heard(source=ANA, speaker=0, text="We", stable=2), 20_000)
    story.hears("one", 25_000)

    assert story.shown == []
    story.hears("two", 20_000 + SILENT_MS)
    assert story.shown == ["one", "two"]


def test_another_language_is_not_replaced() -> None:
    """A person types Spanish, and the machine's English goes on; varieties are one language."""
    story = Story()
    story.starts(ANA, 10_000, "es")
    story.hears("one", 11_000)
    story.starts(BEN, 12_000, "en-US")
    story.hears("two", 13_000)

    assert story.shown == ["one"]


def test_a_written_turn_is_no_captioner() -> None:
    """Who speaks in writing types too, and the machine still hears the others."""
    story = Story()
    story.types(ANA, 13_000)
    story.hears("one", 14_000)

    assert story.shown == ["one"]
