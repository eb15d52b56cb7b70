"""The people of the demo: each joins as a client like any other and follows the cues."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.demo.plan import Cue, Plan
from meeting import commands as c
from meeting.commands import Command
from meeting.roles import Role
from meeting.state import Meeting

Wishes = tuple[Command, ...]
Wish = Callable[[Cue, Meeting, int], Wishes]
"""Turns a cue into commands, for the meeting as it is and the person who does it."""


CALL = "turn begins"
"""The cue in which somebody gets the floor; its `by` is who speaks."""


def wishes(cue: Cue, meeting: Meeting, you: int) -> Wishes:
    """Return the commands that follow from a cue; none where there is nothing to do any more."""
    return WISHES[cue.type](cue, meeting, you)


def for_person(plan: Plan, name: str, role: Role, seconds: float | None) -> list[Cue]:
    """Return what one person does up to a time, oldest first; the host calls all turns."""
    end = float("inf") if seconds is None else seconds * 1000
    mine = (cue for cue in plan.cue if (role is Role.HOST if cue.type == CALL else cue.by == name))
    return sorted((cue for cue in mine if cue.at <= end), key=lambda cue: cue.at)


def _item_starts(cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    return tuple(c.StartItem(item=one.id) for one in meeting.agenda if one.title == cue.item)


def _hand(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.RaiseHand(kind=cue.turn, about=cue.about, written=cue.way == "written"),)


def _turn_begins(cue: Cue, meeting: Meeting, you: int) -> Wishes:
    """Call whoever the script names; the host raises a hand first, like everybody else."""
    ends = meeting.floor.id if meeting.floor else 0
    if meeting.queue and meeting.name_of(meeting.queue[0].person) == cue.by:
        return (c.CallNext(ends=ends),)
    person = _person(meeting, cue.by)
    call = c.CallPerson(person=person, ends=ends)
    return (c.RaiseHand(kind=cue.turn), call) if person == you else (call,)


def _turn_ends(_cue: Cue, meeting: Meeting, you: int) -> Wishes:
    floor = meeting.floor
    return (c.EndTurn(turn=floor.id),) if floor and floor.person == you else ()


def _written(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.Say(text=cue.text),)


def _card(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.ShowCard(sort=cue.card),) if cue.card else ()


def _chat(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.Chat(text=cue.text),)


def _decision(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.RecordDecision(text=cue.text),)


def _action(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.RecordAction(who=cue.owner, what=cue.text, due=cue.due),)


def _floor_goes_on(_cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    """Call the next, and take the floor from nobody."""
    return (c.CallNext(ends=0),) if meeting.queue and not meeting.floor else ()


def _captions_start(_cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    return (c.StartCaptions(language=meeting.language),)


def _heard(cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    """Caption what is said at this moment."""
    return (c.AddCaption(text=cue.text, start=meeting.at, end=meeting.at),)


def _support(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.SupportQuestion(question=cue.number),)


def _question(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.AskQuestion(text=cue.text),)


def _question_answered(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.AnswerQuestion(question=cue.number, text=cue.text),)


def _poll_opens(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.OpenPoll(text=cue.text, answers=cue.answers),)


def _vote(cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    poll = meeting.poll
    return (c.Vote(poll=poll.id, answer=min(cue.number, len(poll.answers))),) if poll else ()


def _poll_closes(_cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    return (c.ClosePoll(poll=meeting.poll.id),) if meeting.poll else ()


def _becomes_host(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.GiveRole(person=cue.number, role=Role.HOST),)


def _help_answered(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.AnswerHelp(person=cue.number, text=cue.text),)


def _needs_seen_to(cue: Cue, meeting: Meeting, _you: int) -> Wishes:
    told = meeting.needs.get(cue.number)
    return tuple(c.CheckNeed(person=cue.number, need=one) for one in told.needs) if told else ()


def _proposal_agreed(cue: Cue, _meeting: Meeting, _you: int) -> Wishes:
    return (c.AgreeToCorrection(proposal=cue.number),)


def _person(meeting: Meeting, name: str) -> int:
    found = (one.id for one in meeting.people.values() if one.name == name and one.here)
    return next(found, 0)


WISHES: Mapping[str, Wish] = MappingProxyType(
    {
        "item starts": _item_starts,
        "hand": _hand,
        CALL: _turn_begins,
        "turn ends": _turn_ends,
        "written": _written,
        "card": _card,
        "chat": _chat,
        "decision": _decision,
        "action": _action,
        "floor goes on": _floor_goes_on,
        "captions start": _captions_start,
        "heard": _heard,
        "question": _question,
        "support": _support,
        "question answered": _question_answered,
        "poll opens": _poll_opens,
        "vote": _vote,
        "poll closes": _poll_closes,
        "becomes host": _becomes_host,
        "help answered": _help_answered,
        "needs seen to": _needs_seen_to,
        "proposal agreed": _proposal_agreed,
    }
)
"""Every type of cue and what it asks for."""
