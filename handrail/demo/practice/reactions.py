"""What the people of the practice do when something happens. A table, and this is all. Pure."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from handrail.demo.plan import Cue
from handrail.demo.practice.cast import ANA, CAPTIONER, HELPER, HOST, SPEECHES, TOMAS
from handrail.demo.practice.scene import WORDS, Scene, chat, floor_goes_on
from meeting import events as e
from meeting.language import later, say
from meeting.roles import Role
from meeting.values import SERVER, Sort

Reaction = Callable[[Any, Scene], Iterator[Cue]]
"""Yields what people do about an event, in order."""

VOTERS = (ANA, TOMAS)
"""Who answers every poll: the first answer the first of them, and so on."""

CARDS: Mapping[Sort, str] = MappingProxyType(
    {
        Sort.STOP: later("I see a STOP card. We stop. What is wrong? You can write it here."),
        Sort.SLOW: later("I see a SLOW card. We go slower now."),
        Sort.AGREE: later("I see an AGREE card. Good."),
    }
)


def reactions(scene: Scene) -> Iterator[Cue]:
    """Yield what people do about this event; nothing where it is no concern of theirs."""
    reaction = REACTIONS.get(type(scene.event))
    if reaction:
        yield from reaction(scene.event, scene)


def _hand_raised(event: e.HandRaised, scene: Scene) -> Iterator[Cue]:
    """Let the speaker come to an end, and the host call who waits; a host calls by themselves."""
    if event.person != scene.you or scene.you_host:
        return
    if scene.speaker:
        yield Cue(type="turn ends", by=scene.speaker)
    yield floor_goes_on()


def _hand_lowered(event: e.HandLowered, scene: Scene) -> Iterator[Cue]:
    if scene.by_you and event.hand:
        yield chat(HOST, later("Your hand is down. That is fine. You can ask again at any time."))


def _turn_began(event: e.TurnBegan, scene: Scene) -> Iterator[Cue]:
    """Speak; then end the turn where somebody waits, or where you give the floor."""
    if event.person == scene.you:
        yield chat(HOST, later("Your turn. Speak, or type /say and your words. Then type /done."))
    for sentence in SPEECHES.get(scene.speaker, ()):
        yield Cue(type="heard", by=CAPTIONER, text=say(sentence))
    if scene.speaker and (scene.meeting.queue or scene.you_host):
        yield Cue(type="turn ends", by=scene.speaker)


def _turn_ended(_event: e.TurnEnded, scene: Scene) -> Iterator[Cue]:
    if scene.your_turn_ended:
        yield chat(ANA, later("Thank you, {who}. That was good to hear."), who=scene.your_name)
    if not scene.you_host:
        yield floor_goes_on()


def _card_shown(event: e.CardShown, _scene: Scene) -> Iterator[Cue]:
    yield chat(HOST, CARDS[event.sort])


def _chat_said(_event: e.ChatSaid, scene: Scene) -> Iterator[Cue]:
    if scene.by_you and scene.word not in WORDS:
        yield chat(TOMAS, later("I read what you wrote, {who}."), who=scene.your_name)


def _question_asked(event: e.QuestionAsked, scene: Scene) -> Iterator[Cue]:
    """Support and answer it; one without a name can only be yours."""
    if event.person in (scene.you, SERVER):
        yield Cue(type="support", by=TOMAS, number=event.seq)
        answer = say("A good question. We look it up and write to you.")
        yield Cue(type="question answered", by=HOST, number=event.seq, text=answer)


def _question_supported(event: e.QuestionSupported, scene: Scene) -> Iterator[Cue]:
    """Answer what Ana asked, once you support it."""
    asked = next((one for one in scene.meeting.questions if one.id == event.question), None)
    if asked and scene.cast_name(asked.person):
        answer = say("There is a break at three.")
        yield Cue(type="question answered", by=HOST, number=asked.id, text=answer)


def _poll_opened(_event: e.PollOpened, _scene: Scene) -> Iterator[Cue]:
    for number, name in enumerate(VOTERS, 1):
        yield Cue(type="vote", by=name, number=number)


def _vote_cast(_event: e.VoteCast, scene: Scene) -> Iterator[Cue]:
    """Close a poll of the host's once you have voted, too."""
    poll = scene.meeting.poll
    if poll and poll.voted > len(VOTERS) and not scene.you_host:
        yield Cue(type="poll closes", by=HOST)


def _help_asked(event: e.HelpAsked, scene: Scene) -> Iterator[Cue]:
    text = say("I am here, {who}. Nobody else reads this. I look after it.", who=scene.your_name)
    yield Cue(type="help answered", by=HELPER, number=event.person, text=text)


def _needs_told(event: e.NeedsTold, scene: Scene) -> Iterator[Cue]:
    if not event.needs and not event.words:
        return
    text = say("Thank you for telling me, {who}. I see to it.", who=scene.your_name)
    yield Cue(type="help answered", by=HELPER, number=event.person, text=text)
    yield Cue(type="needs seen to", by=HELPER, number=event.person)


def _correction_proposed(event: e.CorrectionProposed, scene: Scene) -> Iterator[Cue]:
    if scene.by_you:
        yield Cue(type="proposal agreed", by=HOST, number=event.seq)


def _person_renamed(event: e.PersonRenamed, scene: Scene) -> Iterator[Cue]:
    if event.person == scene.you:
        yield chat(ANA, later("Hello, {who}. I call you so from now on."), who=scene.your_name)


def _address_chosen(event: e.AddressChosen, scene: Scene) -> Iterator[Cue]:
    if event.person == scene.you and event.words:
        called = scene.meeting.called(scene.you)
        yield chat(ANA, later("Hello, {who}. I call you so from now on."), who=called)


def _role_given(event: e.RoleGiven, scene: Scene) -> Iterator[Cue]:
    """Ask a new host for turns."""
    if event.person == scene.you and event.role is Role.HOST:
        if scene.speaker:
            yield Cue(type="turn ends", by=scene.speaker)
        for name in (TOMAS, ANA):
            yield Cue(type="hand", by=name)


def _item_started(event: e.ItemStarted, scene: Scene) -> Iterator[Cue]:
    if scene.by_you and event.item:
        yield chat(TOMAS, later("I have found the agenda item. Thank you."))


def _recorded(_event: e.DecisionRecorded | e.ActionRecorded, scene: Scene) -> Iterator[Cue]:
    if scene.by_you:
        yield chat(ANA, later("Good that this is written down."))


REACTIONS: Mapping[type[e.Event], Reaction] = MappingProxyType(
    {
        e.HandRaised: _hand_raised,
        e.HandLowered: _hand_lowered,
        e.TurnBegan: _turn_began,
        e.TurnEnded: _turn_ended,
        e.CardShown: _card_shown,
        e.ChatSaid: _chat_said,
        e.QuestionAsked: _question_asked,
        e.QuestionSupported: _question_supported,
        e.PollOpened: _poll_opened,
        e.VoteCast: _vote_cast,
        e.HelpAsked: _help_asked,
        e.NeedsTold: _needs_told,
        e.CorrectionProposed: _correction_proposed,
        e.PersonRenamed: _person_renamed,
        e.AddressChosen: _address_chosen,
        e.RoleGiven: _role_given,
        e.ItemStarted: _item_started,
        e.DecisionRecorded: _recorded,
        e.ActionRecorded: _recorded,
    }
)
"""Every event that people of the practice react to, and how."""
