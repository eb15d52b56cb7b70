"""Lead somebody new through the practice: what is tried now, and who does what next. No I/O."""

from collections.abc import Iterator

from handrail.demo.plan import Cue
from handrail.demo.practice.cast import CAPTIONER, HOST
from handrail.demo.practice.lessons import LESSONS
from handrail.demo.practice.reactions import reactions
from handrail.demo.practice.scene import AGAIN, NEXT, Scene, chat
from meeting import events as e
from meeting.language import later, say
from meeting.state import Meeting


class Guide:
    """Turns what happens into what people do next; nothing waits for a clock."""

    def __init__(self) -> None:
        """Begin before anybody new has come."""
        self._you = 0
        self._now = 0
        self._done: set[int] = set()

    def saw(self, event: e.Event, meeting: Meeting) -> Iterator[Cue]:
        """Yield what follows from an event; `meeting` is the state after it."""
        if not self._you:
            yield from self._come(event, meeting)
            return
        scene = Scene(event, meeting, self._you)
        yield from reactions(scene)
        self._done |= {number for number, one in enumerate(LESSONS) if one.reached(scene)}
        if scene.word == AGAIN:
            yield self._task()
        elif scene.word == NEXT:
            self._done.add(self._now)
        if self._now in self._done:
            yield from self._onwards(scene)

    def _come(self, event: e.Event, meeting: Meeting) -> Iterator[Cue]:
        """Welcome whoever is not of the cast: nobody else has a link."""
        scene = Scene(event, meeting, 0)
        if not isinstance(event, e.PersonJoined) or scene.cast_name(event.seq):
            return
        self._you = event.seq
        yield Cue(type="captions start", by=CAPTIONER)
        yield chat(HOST, later("Welcome, {who}. Here you can try everything."), who=event.name)
        yield chat(HOST, later("Take all the time that you need. Nothing of this is kept."))
        yield chat(HOST, later("To leave a task out: /chat next. To read it again: /chat again"))
        yield self._task()

    def _onwards(self, scene: Scene) -> Iterator[Cue]:
        """Go on to the next thing that was not done, or say that this was all."""
        while self._now in self._done:
            self._now += 1
        if self._now < len(LESSONS):
            yield from LESSONS[self._now].begin(scene)
        yield self._task()

    def _task(self) -> Cue:
        if self._now >= len(LESSONS):
            return chat(HOST, later("That was all. Try what you like: we answer. To go: /leave"))
        return chat(
            HOST,
            later("Task {number} of {count}. {task}"),
            number=self._now + 1,
            count=len(LESSONS),
            task=say(LESSONS[self._now].task),
        )
