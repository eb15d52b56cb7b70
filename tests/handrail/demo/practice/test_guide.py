"""The practice: people answer whatever somebody new does, and every task can be done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.demo.plan import Cue
from handrail.demo.players import wishes
from handrail.demo.practice.cast import CAST, HELPER, HOST, agenda
from handrail.demo.practice.guide import Guide
from handrail.demo.practice.lessons import LESSONS
from meeting import commands as c
from meeting import events as e
from meeting.errors import Refused
from meeting.needs import Need
from meeting.privacy import PRIVATE, seen_by
from meeting.roles import Role
from meeting.steps import last
from meeting.values import Kind, Sort
from tests.meeting.plain import long_sentences
from tests.meeting.play import Play

ALL_DONE = "That was all. Try what you like: we answer. To go: /leave"


class Newcomer:
    """Somebody new in the practice, among people who do at once what the guide says."""

    def __init__(self) -> None:
        self.play = Play("Practice meeting")
        self.guide = Guide()
        self.cast: dict[str, int] = {}
        for one in CAST:
            self.cast[one.name] = self.play.join(one.name, Role(one.role))
        for item in agenda():
            self.play.do(item, self.cast[HOST])
        self.you = 0
        self._seen = 0
        self.you = self.play.join("Bo")
        self.let_react()

    @property
    def chat(self) -> list[str]:
        """What the cast has written, oldest first."""
        return [one.text for one in self.play.meeting.chat if one.by != self.you]

    @property
    def task(self) -> str:
        """What is to be tried now."""
        return next(text for text in reversed(self.chat) if text.startswith(("Task", "That was")))

    def do(self, *commands: c.Command) -> None:
        """Do something, and let everybody react to all that follows."""
        for command in commands:
            self.play.do(command, self.you)
            self.let_react()

    def let_react(self) -> None:
        """Let the cast see what is new and do what the guide says, until nothing more follows."""
        cues: deque[Cue] = deque()
        while cues or self._seen < len(self.play.log):
            while self._seen < len(self.play.log):
                cues.extend(self._follows(self.play.log[self._seen]))
                self._seen += 1
            if cues:
                self._follow(cues.popleft())

    def _follows(self, event: e.Event) -> list[Cue]:
        """Return what follows, from what the host or the helper gets to see."""
        watcher = self.cast[HELPER if isinstance(event, PRIVATE) else HOST]
        meeting = self.play.states[event.seq]
        return list(self.guide.saw(seen_by(event, watcher, meeting), meeting))

    def _follow(self, cue: Cue) -> None:
        person = self.cast[cue.by]
        for command in wishes(cue, self.play.meeting, person):
            try:
                self.play.do(command, person)
            except Refused:
                continue


@pytest.fixture
def newcomer() -> Newcomer:
    """Bring somebody new in."""
    return Newcomer()


def turn(newcomer: Newcomer) -> int:
    """Return the number of the turn that lasts, 0 for none."""
    floor = newcomer.play.meeting.floor
    return floor.id if floor else 0


WAYS: tuple[Callable[[Newcomer], c.Command], ...] = (
    lambda _: c.Chat(text="hello"),
    lambda _: c.ShowCard(sort=Sort.SLOW),
    lambda _: c.RaiseHand(),
    lambda one: c.EndTurn(turn=turn(one)),
    lambda one: c.SupportQuestion(question=one.play.meeting.questions[0].id),
    lambda _: c.AskQuestion(text="Is there tea?", anonymous=True),
    lambda one: c.Vote(poll=one.play.meeting.polls[-1].id, answer=1),
    lambda _: c.AskForHelp(text="hello"),
    lambda one: c.CallNext(ends=turn(one)),
    lambda _: c.OpenPoll(text="Tea or coffee", answers=("tea", "coffee")),
    lambda _: c.NextItem(really=True),
)
"""What does all the tasks, in their order."""


def test_every_task_can_be_done_one_after_the_other(newcomer: Newcomer) -> None:
    """Each is told once the one before is done, and the last sentence says that it was all."""
    told = []
    for way in WAYS:
        told.append(newcomer.task)
        newcomer.do(way(newcomer))

    assert [text.partition(".")[0] for text in dict.fromkeys(told)] == [
        f"Task {number} of {len(LESSONS)}" for number in range(1, len(LESSONS) + 1)
    ]
    assert newcomer.task == ALL_DONE


def test_every_task_can_be_left_out(newcomer: Newcomer) -> None:
    """With a word in the chat, since nobody has to be able to do everything."""
    for _ in LESSONS:
        newcomer.do(c.Chat(text="next"))

    assert newcomer.task == ALL_DONE
    assert newcomer.play.meeting.people[newcomer.you].roles == (Role.PARTICIPANT, Role.HOST)


def test_a_task_is_told_again(newcomer: Newcomer) -> None:
    """Whoever lost it need not look for it; asking for it is no hello."""
    newcomer.do(c.Chat(text="Again!"))

    assert [text for text in newcomer.chat if text.startswith("Task 1")] == [newcomer.task] * 2


def test_what_is_done_early_is_not_asked_for_again(newcomer: Newcomer) -> None:
    """Somebody who looks around by themselves is believed."""
    newcomer.do(c.ShowCard(sort=Sort.SLOW), c.Chat(text="hello"))

    assert newcomer.task.startswith("Task 3")


def test_who_speaks_makes_room_for_you_and_you_are_called(newcomer: Newcomer) -> None:
    """The first turn of somebody's life comes by itself, and is thanked for."""
    newcomer.do(c.Chat(text="hello"), c.Chat(text="next"))
    speaking = newcomer.play.meeting.floor
    newcomer.do(c.RaiseHand())
    yours = newcomer.play.meeting.floor
    newcomer.do(c.EndTurn(turn=turn(newcomer)))

    assert speaking is not None
    assert newcomer.play.meeting.name_of(speaking.person) == "Ana Silva"
    assert yours is not None
    assert yours.person == newcomer.you
    assert "Thank you, Bo. That was good to hear." in newcomer.chat


def test_people_speak_in_captions_without_any_model(newcomer: Newcomer) -> None:
    """Somebody types them, under the name of who speaks."""
    newcomer.do(c.Chat(text="hello"))

    captions = newcomer.play.meeting.captions
    assert [newcomer.play.meeting.name_of(one.speaker) for one in captions] == ["Ana Silva"] * 2


def test_a_host_calls_by_themselves(newcomer: Newcomer) -> None:
    """From then on nobody else gives the floor; who was called speaks and comes to an end."""
    for _ in range(7):
        newcomer.do(c.Chat(text="next"))
    waiting = [newcomer.play.meeting.name_of(one.person) for one in newcomer.play.meeting.queue]
    newcomer.do(c.CallNext(ends=0))

    turns = list(newcomer.play.meeting.turns)
    assert waiting == ["Tomas Silva", "Ana Silva"]
    assert newcomer.play.meeting.floor is None
    assert turns[-1].ended_by == newcomer.cast["Tomas Silva"]
    assert len(newcomer.play.meeting.queue) == 1


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (c.ShowCard(sort=Sort.STOP), "I see a STOP card."),
        (c.ShowCard(sort=Sort.AGREE), "I see an AGREE card."),
        (c.Chat(text="Is anybody here?"), "I read what you wrote, Bo."),
        (c.Rename(name="Bo Lund"), "Hello, Bo Lund."),
        (c.RaiseHand(), "Your turn."),
    ],
    ids=["stop", "agree", "chat", "name", "hand"],
)
def test_people_answer(newcomer: Newcomer, command: c.Command, answer: str) -> None:
    """Nothing that somebody new does falls into a void."""
    newcomer.do(command)

    assert any(text.startswith(answer) for text in newcomer.chat)


def test_a_question_is_supported_and_answered(newcomer: Newcomer) -> None:
    """Also one without a name."""
    newcomer.do(c.AskQuestion(text="Is there tea?", anonymous=True))

    (question,) = newcomer.play.meeting.questions
    assert (question.support, question.answer) == (
        1,
        "A good question. We look it up and write to you.",
    )


def test_help_and_needs_are_answered_in_private(newcomer: Newcomer) -> None:
    """By the access helper alone, and the need is seen to."""
    newcomer.do(c.AskForHelp(text="hello"), c.TellNeeds(needs=(Need.BRAILLE,)))

    answers = [one for one in newcomer.play.log if isinstance(one, e.HelpAnswered)]
    assert [one.by for one in answers] == [newcomer.cast[HELPER]] * 2
    assert newcomer.play.meeting.needs[newcomer.you].met == (Need.BRAILLE,)


def test_a_proposed_correction_is_agreed_to(newcomer: Newcomer) -> None:
    """A newcomer sees the caption change."""
    newcomer.do(c.Chat(text="hello"))
    caption = next(iter(newcomer.play.meeting.captions))
    newcomer.do(c.CorrectCaption(caption=caption.id, text="I come by train."))

    assert next(iter(newcomer.play.meeting.captions)).text == "I come by train."


FREE: tuple[Callable[[Newcomer], c.Command], ...] = (
    *WAYS,
    lambda _: c.Chat(text="next"),
    lambda _: c.Chat(text="again"),
    lambda _: c.ShowCard(sort=Sort.STOP),
    lambda _: c.PutDownCard(sort=Sort.STOP),
    lambda _: c.RaiseHand(kind=Kind.POINT_OF_ORDER, written=True),
    lambda one: c.LowerHand(hand=one.play.meeting.queue[0].id),
    lambda _: c.Say(text="I write."),
    lambda one: c.ClosePoll(poll=one.play.meeting.polls[-1].id),
    lambda _: c.CloseQueue(),
    lambda one: c.Undo(undoes=step.seq if (step := last(one.play.meeting)) else 0),
    lambda one: c.TakeRole(person=one.you, role=Role.HOST),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FREE), max_size=25))
def test_nobody_takes_the_floor_from_somebody_new(
    ways: list[Callable[[Newcomer], c.Command]],
) -> None:
    """Whatever they do in whatever order: there is no clock, and nobody is in a hurry."""
    newcomer = Newcomer()
    for way in ways:
        with suppress(Refused, IndexError):
            newcomer.do(way(newcomer))

    turns = [one for one in newcomer.play.meeting.turns if one.person == newcomer.you]
    assert {one.ended_by for one in turns} <= {newcomer.you}


def test_all_of_it_is_plain(newcomer: Newcomer) -> None:
    """Fifteen words a sentence at most."""
    for way in WAYS:
        newcomer.do(way(newcomer))

    said = [one.text for one in newcomer.play.meeting.captions]
    assert long_sentences([*newcomer.chat, *said]) == []
