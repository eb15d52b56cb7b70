"""The people of the demo: what each cue makes them ask for, in the meeting as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.demo.plan import Cue, Plan, read_plan
from handrail.demo.players import for_person, wishes
from handrail.demo.recorded import recorded_plan
from meeting import commands as c
from meeting.roles import Role
from meeting.values import Kind, Sort
from tests.meeting.play import Play

OURS = read_plan()
THEIRS = recorded_plan(Path("talk.flac"), "ko", 47_000)


class Scene:
    """An open meeting in which everybody of a plan is, and the agenda is set out."""

    def __init__(self, plan: Plan) -> None:
        self.play = Play()
        self.people = {one.name: self.play.join(one.name, Role(one.role)) for one in plan.person}
        self.host = self.people[plan.person[0].name]
        for item in plan.agenda:
            self.play.do(item.wish(), self.host)

    def wishes(self, cue: Cue, who: str) -> tuple[c.Command, ...]:
        """Return what somebody asks for."""
        return wishes(cue, self.play.meeting, self.people[who])

    def follow(self, plan: Plan) -> None:
        """Let everybody follow their cues, in the order of the recording."""
        mine = [
            (cue.at, person.name, cue)
            for person in plan.person
            for cue in for_person(plan, person.name, Role(person.role), None)
        ]
        for _, name, cue in sorted(mine, key=lambda one: one[0]):
            for command in self.wishes(cue, name):
                self.play.do(command, self.people[name])


@pytest.fixture
def scene() -> Scene:
    """Bring everybody of our recording in."""
    return Scene(OURS)


@pytest.mark.parametrize("plan", [OURS, THEIRS], ids=["ours", "theirs"])
def test_nothing_in_a_plan_is_refused(plan: Plan) -> None:
    """The real rules take every wish; a refusal would raise."""
    scene = Scene(plan)

    scene.follow(plan)

    assert scene.play.meeting.floor is None


def test_everything_in_our_plan_happens(scene: Scene) -> None:
    """All items, turns, decisions and actions; nobody stays unheard."""
    scene.follow(OURS)

    meeting = scene.play.meeting
    kinds = [cue.type for cue in OURS.cue]
    assert len(meeting.turns) == kinds.count("turn begins")
    assert len(meeting.decisions) == kinds.count("decision")
    assert len(meeting.actions) == kinds.count("action")
    assert [item.title for item in meeting.agenda if item.started is not None] == [
        item.title for item in OURS.agenda
    ]
    assert meeting.queue == ()


def test_the_first_in_the_queue_is_called_as_the_next(scene: Scene) -> None:
    """So that the demo shows what hosts do most."""
    scene.play.do(c.RaiseHand(), scene.people["Ben Okoro"])
    cue = Cue(at=0, type="turn begins", by="Ben Okoro")

    assert scene.wishes(cue, "Asha Rao") == (c.CallNext(ends=0),)


def test_somebody_else_is_called_by_name(scene: Scene) -> None:
    """It ends the turn of who has the floor."""
    scene.play.do(c.RaiseHand(), scene.host)
    turn = scene.play.do(c.CallNext(ends=0), scene.host)[-1].seq
    scene.play.do(c.RaiseHand(), scene.people["Mina Park"])
    scene.play.do(c.RaiseHand(), scene.people["Ben Okoro"])
    cue = Cue(at=0, type="turn begins", by="Ben Okoro")

    assert scene.wishes(cue, "Asha Rao") == (
        c.CallPerson(person=scene.people["Ben Okoro"], ends=turn),
    )


def test_the_host_raises_a_hand_like_everybody_else(scene: Scene) -> None:
    """Then calls it."""
    cue = Cue(at=0, type="turn begins", by="Asha Rao", turn=Kind.REPLY)

    assert scene.wishes(cue, "Asha Rao") == (
        c.RaiseHand(kind=Kind.REPLY),
        c.CallPerson(person=scene.host, ends=0),
    )


@pytest.mark.parametrize(
    ("cue", "command"),
    [
        (
            Cue(
                at=0, type="hand", by="Mina Park", turn=Kind.QUESTION, about="Costs", way="written"
            ),
            c.RaiseHand(kind=Kind.QUESTION, about="Costs", written=True),
        ),
        (Cue(at=0, type="written", by="Mina Park", text="Hello."), c.Say(text="Hello.")),
        (Cue(at=0, type="card", by="Mina Park", card=Sort.STOP), c.ShowCard(sort=Sort.STOP)),
        (Cue(at=0, type="chat", by="Mina Park", text="Hello."), c.Chat(text="Hello.")),
        (
            Cue(at=0, type="decision", by="Mina Park", text="We meet."),
            c.RecordDecision(text="We meet."),
        ),
        (
            Cue(at=0, type="action", by="Mina Park", text="Call", owner="Ben", due="May"),
            c.RecordAction(who="Ben", what="Call", due="May"),
        ),
    ],
    ids=lambda one: one.type if isinstance(one, Cue) else "",
)
def test_a_cue_becomes_a_command(scene: Scene, cue: Cue, command: c.Command) -> None:
    """The one that the same person would type."""
    assert scene.wishes(cue, "Mina Park") == (command,)


@pytest.mark.parametrize(
    "cue",
    [
        Cue(at=0, type="turn ends", by="Mina Park"),
        Cue(at=0, type="item starts", by="Mina Park", item="Nothing of this name"),
    ],
    ids=lambda cue: cue.type,
)
def test_what_has_become_impossible_is_left_out(scene: Scene, cue: Cue) -> None:
    """You are a host too, and may have ended the turn before."""
    assert scene.wishes(cue, "Mina Park") == ()


def test_cues_after_the_end_are_not_played() -> None:
    """Somebody who asked for ten seconds gets ten seconds."""
    cues = for_person(OURS, "Asha Rao", Role.HOST, seconds=10)

    assert cues
    assert all(cue.at <= 10_000 for cue in cues)
