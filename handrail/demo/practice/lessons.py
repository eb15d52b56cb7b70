"""What somebody new is asked to try, one thing after the other, each as long as it takes. Pure."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from handrail.demo.plan import Cue
from handrail.demo.practice.cast import ANA, HOST
from handrail.demo.practice.scene import WORDS, Scene, floor_goes_on
from meeting import events as e
from meeting.language import later, say
from meeting.values import Sort


class Lesson(Struct, frozen=True):
    """One thing to try.

    Attributes:
        task: what the host asks you to do.
        reached: tells whether this event shows that you did it.
        begin: what people do before the task is told.
    """

    task: str
    reached: Callable[[Scene], bool]
    begin: Callable[[Scene], Iterator[Cue]] = lambda _scene: iter(())


def _somebody_speaks(scene: Scene) -> Iterator[Cue]:
    """Give Ana the floor, in the usual way; nobody loses it by that."""
    if not scene.meeting.floor:
        yield Cue(type="hand", by=ANA)
        yield floor_goes_on()


def _ana_asks(_scene: Scene) -> Iterator[Cue]:
    yield Cue(type="question", by=ANA, text=say("When is the break?"))


def _host_polls(scene: Scene) -> Iterator[Cue]:
    if not scene.meeting.poll:
        answers = (say("in the morning"), say("in the evening"))
        text = say("When do we meet again?")
        yield Cue(type="poll opens", by=HOST, text=text, answers=answers)


def _no_poll(scene: Scene) -> Iterator[Cue]:
    if scene.meeting.poll:
        yield Cue(type="poll closes", by=HOST)


def _you_host(scene: Scene) -> Iterator[Cue]:
    yield Cue(type="becomes host", by=HOST, number=scene.you)


def _wrote(scene: Scene) -> bool:
    return isinstance(scene.event, e.ChatSaid) and scene.by_you and scene.word not in WORDS


def _asked_to_go_slower(scene: Scene) -> bool:
    return isinstance(scene.event, e.CardShown) and scene.event.sort is Sort.SLOW


def _supported(scene: Scene) -> bool:
    """Tell whether you support a question; Tomas only supports yours."""
    event = scene.event
    if not isinstance(event, e.QuestionSupported):
        return False
    asked = next((one for one in scene.meeting.questions if one.id == event.question), None)
    return asked is not None and bool(scene.cast_name(asked.person))


def _asked(scene: Scene) -> bool:
    event = scene.event
    return isinstance(event, e.QuestionAsked) and not scene.cast_name(event.person)


def _voted(scene: Scene) -> bool:
    return isinstance(scene.event, e.PollClosed) and not scene.by_you


def _asked_for_help(scene: Scene) -> bool:
    return isinstance(scene.event, e.HelpAsked)


def _called(scene: Scene) -> bool:
    return isinstance(scene.event, e.TurnBegan) and scene.by_you


def _polled(scene: Scene) -> bool:
    return isinstance(scene.event, e.PollOpened) and scene.by_you


def _moved_on(scene: Scene) -> bool:
    return isinstance(scene.event, e.ItemStarted) and scene.by_you


LESSONS = (
    Lesson(later("Say hello in the chat. Type: /chat hello"), _wrote),
    Lesson(
        later("Ana speaks. If that is too fast, type /slow. Nobody sees who did."),
        _asked_to_go_slower,
        _somebody_speaks,
    ),
    Lesson(
        later("Ask for a turn of your own. Type: /hand"),
        lambda scene: scene.your_turn_ended,
        _somebody_speaks,
    ),
    Lesson(
        later("Ana has a question. Type /questions to read it, then /support and its number."),
        _supported,
        _ana_asks,
    ),
    Lesson(later("Put a question of your own on the list. Type: /ask Is there tea?"), _asked),
    Lesson(
        later("A poll is open. Give your answer by its number. Type: /vote 1"),
        _voted,
        _host_polls,
    ),
    Lesson(
        later("Sam helps with access. Only Sam reads what you write to Sam: /helpme hello"),
        _asked_for_help,
    ),
    Lesson(later("You are a host now. Two people wait. Call the first: /next"), _called, _you_host),
    Lesson(later("Hold a poll. Type: /poll Tea or coffee: tea, coffee"), _polled, _no_poll),
    Lesson(later("Go to the next agenda item. Type: /item next"), _moved_on),
)
"""All there is to try, the most useful first."""
