"""Every event as one plain sentence, to you or about somebody else.

Both clients and the minutes take their words from here, so that all of them say the same. A
sentence makes sense alone: who or what first, then the state, then the number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from meeting import asking, items, needs, reasons, summaries, timing
from meeting import events as e
from meeting.roles import Permission, Role
from meeting.state import Caption, Hand, Meeting, Proposal
from meeting.summaries import ended
from meeting.values import SERVER, Kind, Sort, Source, Why


class Topic(StrEnum):
    """What a sentence is about, the most pressing first."""

    YOUR_TURN = "your turn"
    SIGNAL = "signal to you"
    YOUR_PLACE = "your place"
    HELP = "help"
    CARD = "card"
    QUEUE = "queue"
    AGENDA = "agenda"
    MEETING = "meeting"
    RECORD = "record"
    CHAT = "chat"
    CAPTIONS = "captions"
    PEOPLE = "people"


SLOW_DOWN = "Please slow down."
"""What who speaks too fast is told; at most once a minute."""


class Announcement(Struct, frozen=True):
    """One sentence to show and say; `urgent` also rings the bell."""

    text: str
    topic: Topic
    urgent: bool = False

    @property
    def private(self) -> bool:
        """Whether it is about access needs or help: told, and saved in no file."""
        return self.topic is Topic.HELP


class Scene(Struct, frozen=True):
    """What a sentence may look at: the states around the event, who reads, and in which zone."""

    before: Meeting
    after: Meeting
    you: int
    zone: int | None = None

    def name(self, person: int) -> str:
        """Return "You" for the reader, else the name."""
        return "You" if person and person == self.you else self.after.name_of(person)

    def agent(self, person: int) -> str:
        """Return "you" for the reader, else the name: who a thing was done by."""
        return "you" if self.yours(person) else self.after.name_of(person)

    def whose(self, person: int) -> str:
        """Return "your" for the reader, else "NAME's"."""
        return "your" if person == self.you else f"{self.after.name_of(person)}'s"

    def yours(self, person: int) -> bool:
        """Tell whether this person is the reader."""
        return person != SERVER and person == self.you

    @property
    def speaks(self) -> bool:
        """Whether the reader has the floor."""
        return self.after.floor is not None and self.yours(self.after.floor.person)

    @property
    def helps(self) -> bool:
        """Tell whether the reader is an access helper."""
        return self.you in self.after.helpers()

    def verb(self, person: int, yours: str, theirs: str) -> str:
        """Return the verb that goes with `name(person)`."""
        return yours if self.yours(person) else theirs


def announce(
    event: e.Event,
    before: Meeting,
    after: Meeting,
    you: int = SERVER,
    zone: int | None = None,
) -> tuple[Announcement, ...]:
    """Return what a person should be told about an event: nothing, a sentence, or two.

    Args:
        event: what happened.
        before: the state that the event met.
        after: the state that it made.
        you: who reads; 0 for the record, where everybody is named.
        zone: how many minutes the reader's clock is ahead of UTC, None where nobody knows.
    """
    scene = Scene(before, after, you, zone)
    topic, sentence = SENTENCES[type(event)]
    text = sentence(event, scene)
    told = [Announcement(text, _topic(event, scene, topic), _urgent(event, scene))] if text else []
    return (*told, *_your_place(event, scene))


def record(event: e.Event, before: Meeting, after: Meeting) -> str:
    """Return the sentence that the minutes keep, "" where the event has none."""
    return SENTENCES[type(event)][1](event, Scene(before, after, SERVER))


def too_fast(meeting: Meeting, you: int) -> Announcement | None:
    """Return what a person is told about speech that is too fast, None where they cannot help it.

    Who takes part from elsewhere has no client here, so who keeps the queue is told for them.
    """
    turn, person = meeting.floor, meeting.people.get(you)
    if turn is None or person is None:
        return None
    if turn.person == you:
        return Announcement(SLOW_DOWN, Topic.SIGNAL)
    speaker = meeting.people.get(turn.person)
    if speaker and speaker.elsewhere and person.may(Permission.KEEP_QUEUE):
        return Announcement(f"Please ask {speaker.name} to slow down.", Topic.SIGNAL)
    return None


def caption(one: Caption, meeting: Meeting) -> str:
    """Return a caption as one line: who, how it came about unless a machine heard it, the words."""
    who = meeting.name_of(one.speaker) if one.speaker else "Speaker"
    mark = "" if one.source is Source.AUTOMATIC else f", {one.source}"
    mark += "" if one.kept else ", not kept"
    return f"{who}{mark}: {one.text}"


def _topic(event: e.Event, scene: Scene, topic: Topic) -> Topic:
    if isinstance(event, e.HandUnheard):
        hand = _hand(event.hand, scene.before)
        return Topic.YOUR_PLACE if hand and scene.yours(hand.person) else topic
    if _gets_floor(event, scene):
        return Topic.YOUR_TURN
    return Topic.SIGNAL if _is_signal(event, scene) else topic


def _is_signal(event: e.Event, scene: Scene) -> bool:
    """Tell whether a card asks you to do something: STOP as speaker or host, SLOW as speaker."""
    if not isinstance(event, e.CardShown) or scene.yours(event.by) or event.sort is Sort.AGREE:
        return False
    if scene.speaks:
        return True
    you = scene.after.people.get(scene.you)
    return event.sort is Sort.STOP and you is not None and you.may(Permission.KEEP_QUEUE)


def _urgent(event: e.Event, scene: Scene) -> bool:
    """Ring the bell for your turn, and for STOP where you speak or keep the queue."""
    if _gets_floor(event, scene) or _is_for_you(event, scene):
        return True
    return isinstance(event, e.CardShown) and event.sort is Sort.STOP and _is_signal(event, scene)


def _is_for_you(event: e.Event, scene: Scene) -> bool:
    """Tell whether somebody on the help line waits for you to read."""
    if isinstance(event, e.HelpAsked):
        return not scene.yours(event.person)
    return isinstance(event, e.HelpAnswered) and scene.yours(event.person)


def _your_place(event: e.Event, scene: Scene) -> tuple[Announcement, ...]:
    """Say your place when it changed, unless the event's own sentence did."""
    place = scene.after.place_of(scene.you)
    old = scene.before.place_of(scene.you)
    if place is None or place == old or _says_place(event, scene):
        return ()
    text = summaries.place(scene.after, scene.you)
    return (Announcement(text, Topic.YOUR_PLACE, urgent=summaries.is_next(scene.after, scene.you)),)


def _says_place(event: e.Event, scene: Scene) -> bool:
    """Tell whether the event's own sentence says your place: your own hand goes up."""
    if not isinstance(event, e.HandRaised) or event.why in (Why.LAST_WORD, Why.CUT_OFF):
        return False
    return scene.yours(event.person) and event.by == event.person


def _gets_floor(event: e.Event, scene: Scene) -> bool:
    """Tell whether the floor is yours now, by a call or because a call was taken back."""
    floor = scene.after.floor
    is_new = isinstance(event, e.TurnBegan | e.MoveUndone) and floor != scene.before.floor
    return is_new and floor is not None and scene.yours(floor.person)


# One function per event: what to say, or "" for nothing.


def _opened(event: e.MeetingOpened, _: Scene) -> str:
    return ended(f"The meeting is open: {event.title}")


def _closed(event: e.MeetingClosed, scene: Scene) -> str:
    who = f" by {scene.agent(event.by)}" if event.by else ""
    return f"The meeting is closed{who}. You can still read and save it."


def _joined(event: e.PersonJoined, scene: Scene) -> str:
    if scene.yours(event.seq):
        roles = " and ".join(role.value for role in event.roles)
        return f"You are in the meeting as {event.name}, {roles}."
    return f"{event.name} joined."


def _added(event: e.PersonAdded, scene: Scene) -> str:
    return f"{event.name} takes part from elsewhere. {scene.name(event.by)} added them."


def _consent_given(event: e.ConsentGiven, scene: Scene) -> str:
    whose = scene.whose(event.person)
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""  # a yes or a no is nobody else's business
    person = scene.after.people.get(event.person)
    other = person is not None and person.name != event.name
    name = f" In the record: {ended(event.name)}" if other else ""
    return f"{whose.capitalize()} words are kept from now on.{name}"


def _consent_refused(event: e.ConsentRefused, scene: Scene) -> str:
    if not scene.yours(event.by) and not scene.yours(event.person):
        return ""
    whose = scene.whose(event.person)
    kept_out = f"{whose.capitalize()} words and name are kept out of the record."
    return f"{kept_out} You read and take part as before."


def _off_record(event: e.WentOffRecord, scene: Scene) -> str:
    who = scene.name(event.by)
    return f"{who} took the meeting off the record. Captions go on. Nothing is kept."


def _on_record(event: e.WentOnRecord, scene: Scene) -> str:
    return f"{scene.name(event.by)} put the meeting on the record again. Words are kept."


def _redacted(event: e.Redacted, scene: Scene) -> str:
    return f"{scene.name(event.by)} took words out of the record{_because(event.reason)}."


def _left(event: e.PersonLeft, scene: Scene) -> str:
    return f"{scene.name(event.person)} left."


def _renamed(event: e.PersonRenamed, scene: Scene) -> str:
    if scene.yours(event.person):
        return f"You are now called {event.name}."
    before = scene.before.name_of(event.person)
    by = f", by {scene.agent(event.by)}" if event.by != event.person else ""
    return f"{before} is now called {event.name}{by}."


def _line_lost(event: e.LineLost, scene: Scene) -> str:
    waits = scene.after.place_of(event.person) is not None and scene.after.hold > 0
    whose = scene.verb(event.person, "your", "their")
    until = f" for {summaries.seconds(scene.after.hold)}"
    held = f" {whose.capitalize()} place in the queue is held{until}." if waits else ""
    return f"{scene.name(event.person)} lost {whose} line.{held}"


def _line_regained(event: e.LineRegained, scene: Scene) -> str:
    return f"{scene.name(event.person)} {scene.verb(event.person, 'are', 'is')} back."


def _role_given(event: e.RoleGiven, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    known = ""
    if event.role is Role.ACCESS_HELPER and scene.you in scene.after.needs:
        known = f" {scene.name(event.person)} can read the needs that you told."
    return f"{who} {verb} {event.role} now, by {scene.agent(event.by)}.{known}"


def _role_taken(event: e.RoleTaken, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    return f"{who} {verb} {event.role} no more, by {scene.agent(event.by)}."


def _needs_told(event: e.NeedsTold, scene: Scene) -> str:
    if scene.before.needs.get(event.person) == scene.after.needs.get(event.person):
        return ""  # told again, for a new helper
    told = needs.listed(needs.Told(event.needs, event.words))
    if scene.yours(event.person):
        if not told:
            return "Your access needs are taken back."
        return f"Access helpers know that you need: {ended(told)}{_nobody_helps(scene)}"
    if not scene.helps:
        return ""
    return f"{scene.name(event.person)} needs: {ended(told or 'nothing more')} Type /checklist."


def _need_checked(event: e.NeedChecked, scene: Scene) -> str:
    before, after = (one.needs.get(event.person) for one in (scene.before, scene.after))
    if before == after or not (scene.helps or scene.yours(event.person)):
        return ""
    has = f"{scene.name(event.by)} {scene.verb(event.by, 'have', 'has')}"
    done = "seen to" if event.met else "still to see to"
    return f"{has} {done} {scene.whose(event.person)} need: {event.need}."


def _help_asked(event: e.HelpAsked, scene: Scene) -> str:
    if scene.before.asking == scene.after.asking:
        return ""  # told again, for a new helper
    if scene.yours(event.person):
        return f"You asked for help: {ended(event.text)}{_nobody_helps(scene)}"
    return f"{scene.name(event.person)} asks for help: {event.text}" if scene.helps else ""


def _help_answered(event: e.HelpAnswered, scene: Scene) -> str:
    if scene.yours(event.person):
        return f"{scene.after.name_of(event.by)}, access helper: {event.text}"
    if not scene.helps:
        return ""
    return f"{scene.name(event.by)} answered {scene.agent(event.person)}: {event.text}"


def _nobody_helps(scene: Scene) -> str:
    return "" if scene.after.helpers() else " No helper is here yet. Who comes gets to know it."


def _took_over(event: e.TookOver, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    until = f" until {scene.agent(event.host)} {scene.verb(event.host, 'are', 'is')} back"
    here = scene.after.people.get(event.host)
    return f"{who} {verb} host now{until if here and here.here else ''}."


def _gave_back(event: e.GaveBack, scene: Scene) -> str:
    who, verb = scene.name(event.person), scene.verb(event.person, "are", "is")
    return f"{who} {verb} co-host again: the host is back."


def _removed(event: e.PersonRemoved, scene: Scene) -> str:
    who = scene.agent(event.person)
    return f"{scene.name(event.by)} removed {who} from the meeting{_because(event.reason)}."


def _locked(event: e.MeetingLocked, scene: Scene) -> str:
    return f"{scene.name(event.by)} locked the meeting. Nobody new comes in."


def _unlocked(event: e.MeetingUnlocked, scene: Scene) -> str:
    return f"{scene.name(event.by)} unlocked the meeting."


def _chat_muted(event: e.ChatMuted, scene: Scene) -> str:
    whose = f"{scene.whose(event.person)} chat" if event.person else "the chat"
    return f"{scene.name(event.by)} muted {whose}{_because(event.reason)}."


def _chat_unmuted(event: e.ChatUnmuted, scene: Scene) -> str:
    whose = f"{scene.whose(event.person)} chat" if event.person else "the chat"
    return f"{scene.name(event.by)} unmuted {whose}."


def _passing_started(event: e.PassingStarted, scene: Scene) -> str:
    return f"{scene.name(event.by)} let whoever speaks pass the floor on, with /pass."


def _passing_stopped(event: e.PassingStopped, scene: Scene) -> str:
    return f"{scene.name(event.by)} ended passing on: hosts and callers give the floor."


def _item_added(event: e.ItemAdded, scene: Scene) -> str:
    return f"New on the agenda: {_planned(event.seq, scene)}"


def _item_edited(event: e.ItemEdited, _: Scene) -> str:
    return f"Changed on the agenda: {ended(event.title)}"


def _item_moved(event: e.ItemMoved, scene: Scene) -> str:
    found = scene.after.find_item(event.item)
    number = items.number(scene.after.agenda, found) if found else event.place
    return f"Moved on the agenda: {_title(event.item, scene.after)} is number {number} now."


def _item_dropped(event: e.ItemDropped, scene: Scene) -> str:
    return f"Off the agenda: {ended(_title(event.item, scene.before))}"


def _item_started(event: e.ItemStarted, scene: Scene) -> str:
    item = scene.after.find_item(event.item)
    if item is None or not item.is_break or not item.minutes:
        return f"Now on the agenda: {_planned(event.item, scene)}"
    back = summaries.hour(scene.after, event.at + item.minutes * 60_000, scene.zone)
    return f"Now on the agenda: {_planned(event.item, scene)} Back at {back}."


def _item_closed(event: e.ItemClosed, scene: Scene) -> str:
    return f"Done on the agenda: {ended(_title(event.item, scene.after))}"


def _item_skipped(event: e.ItemSkipped, scene: Scene) -> str:
    return f"Skipped on the agenda: {ended(_title(event.item, scene.after))}"


def _notes_written(event: e.NotesWritten, scene: Scene) -> str:
    if scene.you == SERVER:  # the record is for everybody
        return ""
    title = _title(event.item, scene.after)
    return f"{scene.name(event.by)} wrote host notes on: {ended(title)} Type /notes to read them."


def _notes_shown(event: e.NotesShown, scene: Scene) -> str:
    return "There are host notes. Type /notes to read them." if scene.yours(event.person) else ""


def _hand_unheard(event: e.HandUnheard, scene: Scene) -> str:
    hand = _hand(event.hand, scene.before)
    if hand is None:
        return ""
    if scene.yours(hand.person):
        return "The item was closed before your turn. Type /writein and what you want to say."
    return f"{scene.after.name_of(hand.person)} was not heard, and is on the unheard list."


def _written_in(event: e.WrittenIn, scene: Scene) -> str:
    if scene.yours(event.by):
        return f"You wrote, since you were not heard: {event.text}"
    return f"{scene.after.name_of(event.by)} was not heard, and writes: {event.text}"


def _planned(item: int, scene: Scene) -> str:
    found = scene.after.find_item(item)
    return ended(", ".join((found.title, *summaries.planned(found))) if found else "an item")


def _title(item: int, meeting: Meeting) -> str:
    found = meeting.find_item(item)
    return found.title if found else "an item"


def _hand_raised(event: e.HandRaised, scene: Scene) -> str:
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, event.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(event.person, scene)
    kind = "" if event.kind is Kind.NEW_POINT else f", {event.kind}"
    about = f": {event.about}" if event.about else ""
    if event.by != event.person:
        who = "you" if scene.yours(event.person) else scene.after.name_of(event.person)
        return ended(f"{scene.name(event.by)} raised a hand for {who}{kind}{about}")
    if scene.yours(event.person):
        return f"Your hand is up. {summaries.place(scene.after, scene.you)}"
    return ended(f"{scene.after.name_of(event.person)} raised a hand{kind}{about}")


def _cut_off(person: int, scene: Scene) -> str:
    verbs = scene.verb(person, "were", "was"), scene.verb(person, "come", "comes")
    return f"{scene.name(person)} {verbs[0]} cut off, and {verbs[1]} first."


def _last_word(by: int, person: int, scene: Scene) -> str:
    if by == person:
        return f"{scene.name(by)} took the last word."
    return f"{scene.name(by)} gave {scene.agent(person)} the last word."


def _hand_changed(event: e.HandChanged, scene: Scene) -> str:
    hand = _hand(event.hand, scene.after)
    if hand is None or not event.about:
        return ""
    whose = "Your" if scene.yours(hand.person) else scene.whose(hand.person)
    return f"{whose} hand is about: {ended(event.about)}"


def _hand_lowered(event: e.HandLowered, scene: Scene) -> str:
    hand = _hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.by == SERVER:
        verb = scene.verb(hand.person, "were", "was")
        whose = scene.verb(hand.person, "your", "their")
        return f"{scene.name(hand.person)} {verb} away for too long: {whose} hand is down."
    if hand.person != event.by:
        whose = scene.whose(hand.person)
        return f"{scene.name(event.by)} took down {whose} hand{_because(event.reason)}."
    if scene.yours(hand.person):
        return "Your hand is down."
    return f"{scene.after.name_of(hand.person)} took their hand down."


def _hand_moved(event: e.HandMoved, scene: Scene) -> str:
    hand = _hand(event.hand, scene.before)
    if hand is None:
        return ""
    if event.why is Why.LATER:
        return f"{scene.name(hand.person)} let the next person go first."
    if event.why is Why.LAST_WORD:
        return _last_word(event.by, hand.person, scene)
    if event.why is Why.CUT_OFF:
        return _cut_off(hand.person, scene)
    if event.why is Why.RETURNED:
        verbs = scene.verb(hand.person, "were", "was"), scene.verb(hand.person, "come", "comes")
        return f"{scene.name(hand.person)} {verbs[0]} called while away, and {verbs[1]} first now."
    whose = scene.whose(hand.person)
    place = f"place {event.place}"
    return f"{scene.name(event.by)} moved {whose} hand to {place}{_because(event.reason)}."


def _because(reason: str) -> str:
    return f", because: {reason.rstrip('.')}" if reason else ""


def _hand(number: int, meeting: Meeting) -> Hand | None:
    return next((hand for hand in meeting.queue if hand.id == number), None)


def _queue_opened(event: e.QueueOpened, scene: Scene) -> str:
    return f"{scene.name(event.by)} opened the queue."


def _queue_closed(event: e.QueueClosed, scene: Scene) -> str:
    return f"{scene.name(event.by)} closed the queue."


def _queue_cleared(event: e.QueueCleared, scene: Scene) -> str:
    return f"{scene.name(event.by)} took all hands down{_because(event.reason)}."


def _mode_changed(event: e.ModeChanged, scene: Scene) -> str:
    return f"{scene.name(event.by)} changed the order. {reasons.mode(scene.after)}"


def _move_undone(event: e.MoveUndone, scene: Scene) -> str:
    return f"{scene.name(event.by)} took the last move back. {_stands_again(scene)}"


def _stands_again(scene: Scene) -> str:
    """Return what is as it was, the most telling first."""
    before, after = scene.before, scene.after
    if before.floor != after.floor:
        return summaries.floor(after, scene.you)
    if (before.mode, before.rounds) != (after.mode, after.rounds):
        return reasons.mode(after)
    if before.queue_is_open != after.queue_is_open:
        return f"The queue is {'open' if after.queue_is_open else 'closed'} again."
    return "The queue is as before."


def _turn_began(event: e.TurnBegan, scene: Scene) -> str:
    if scene.yours(event.person):
        end = "/pass" if scene.after.passing else "/done"
        words = "Type /say and your words, then" if event.written else "Type"
        what = f"{words} {end}{'.' if event.written else ' at the end.'}"
        return f"It is your turn. {what}{_time_for_you(scene)}"
    name = scene.after.name_of(event.person)
    state = "is writing" if event.written else "has the floor"
    you = scene.after.people.get(scene.you)
    reads = event.written and you is not None and Role.READER in you.roles
    read = " Type /aloud to read it to the others." if reads else ""
    return f"{name} {state}.{_called_ahead(event, scene)}{read}"


def _called_ahead(event: e.TurnBegan, scene: Scene) -> str:
    """Say who called somebody ahead of others: every use of power is visible."""
    ahead = [one for one in scene.before.queue if not scene.before.is_away(one.person)]
    place = next((n for n, hand in enumerate(ahead) if hand.id == event.hand), len(ahead))
    if not place:
        return ""
    others = "1 other" if place == 1 else f"{place} others"
    if event.by == event.person:
        return f" They went ahead of {others}."
    return f" {scene.name(event.by)} called them ahead of {others}."


def _turn_ended(event: e.TurnEnded, scene: Scene) -> str:
    turn = scene.before.floor
    if turn is None:
        return ""
    if event.by in (turn.person, SERVER):
        return f"{scene.name(turn.person)} finished."
    again = " Were you cut off? Type /cutoff." if scene.yours(turn.person) else ""
    return f"{scene.name(event.by)} ended {scene.whose(turn.person)} turn.{again}"


def _time_for_you(scene: Scene) -> str:
    longest = timing.limit(scene.after, scene.you)
    return f" You have {summaries.seconds(longest // 1000)}." if longest else ""


def _turn_paused(event: e.TurnPaused, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    own = event.by == turn.person and not scene.yours(event.by)
    return f"{scene.name(event.by)} paused {'their' if own else scene.whose(turn.person)} turn."


def _turn_carried_on(_event: e.TurnCarriedOn, scene: Scene) -> str:
    turn = scene.after.floor
    return f"{_starting(scene.whose(turn.person))} turn goes on." if turn else ""


def _time_ran_out(_event: e.TimeRanOut, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None or scene.yours(turn.person):
        return ""  # the speaker's own client has told them
    return f"{_starting(scene.whose(turn.person))} time is up."


def _starting(text: str) -> str:
    """Return a text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def _writing_goes_on(event: e.WritingGoesOn, scene: Scene) -> str:
    return f"{scene.name(event.by)} {scene.verb(event.by, 'are', 'is')} still writing."


def _reading_began(event: e.ReadingBegan, scene: Scene) -> str:
    turn = scene.after.floor
    if turn is None:
        return ""
    reads = scene.verb(event.by, "read", "reads")
    return f"{scene.name(event.by)} {reads} {scene.whose(turn.person)} words aloud."


def _hand_passed_over(event: e.HandPassedOver, scene: Scene) -> str:
    hand = _hand(event.hand, scene.after)
    if hand is None:
        return ""
    if scene.yours(hand.person):
        return "You were called while you were away. You come first."
    return f"{scene.after.name_of(hand.person)} is away, and comes first when back."


def _limit_set(event: e.LimitSet, scene: Scene) -> str:
    where = f" in {_title(event.item, scene.after)}" if event.item else ""
    if event.seconds:
        longest = summaries.seconds(event.seconds)
        return ended(f"{scene.name(event.by)} set a limit of {longest} for each turn{where}")
    return ended(f"{scene.name(event.by)} took the limit for turns away{where}")


def _hold_set(event: e.HoldSet, scene: Scene) -> str:
    held = summaries.seconds(event.seconds)
    return f"{scene.name(event.by)} lets places wait {held} for a lost line."


def _time_fitted(event: e.TimeFitted, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    if not event.percent:
        return "Your turns have no timer. Nobody else is told."
    return f"Your time is {summaries.times(event.percent)} the usual. Nobody else is told."


def _statistics_shown(event: e.StatisticsShown, scene: Scene) -> str:
    how = "shows" if event.shown else "hides"
    if scene.yours(event.by):
        how = how.rstrip("s")
    return f"{scene.name(event.by)} {how} speaking times."


def _withheld(_event: e.Withheld, _: Scene) -> str:
    return ""


def _captions_started(event: e.CaptionsStarted, scene: Scene) -> str:
    if event.engine:
        return f"Captions are on, made by a machine: {event.engine}, language {event.language}."
    return f"Captions are on, typed by {scene.after.name_of(event.captioner)}."


def _captions_stopped(_event: e.CaptionsStopped, scene: Scene) -> str:
    return "" if scene.after.captioners else "Captions have stopped."


def _captions_stalled(_event: e.CaptionsStalled, _: Scene) -> str:
    return "Captions have stopped. The captioner's program tries to start them again."


def _captions_resumed(event: e.CaptionsResumed, scene: Scene) -> str:
    captioner = scene.before.captioner(event.captioner)
    again = captioner is not None and captioner.stalled is not None
    missing = summaries.seconds(max(1, round((event.end - event.start) / 1000)))
    if event.start == event.end:
        return "Captions go on. Nothing is missing."
    if again:
        return f"Captions go on. Without captions: {missing}."
    return f"Captions missed {missing} of speech."


def _caption_added(_event: e.CaptionAdded, _: Scene) -> str:
    return ""  # a caption is read as itself, not announced


def _caption_corrected(event: e.CaptionCorrected, scene: Scene) -> str:
    proposal = _proposal(event.proposal, scene)
    if proposal:
        who = scene.name(event.by)
        return f"{who} agreed with {scene.agent(proposal.by)}. Corrected: {event.text}"
    return f"{scene.name(event.by)} corrected a caption: {event.text}"


def _correction_proposed(event: e.CorrectionProposed, scene: Scene) -> str:
    who, verb = scene.name(event.by), scene.verb(event.by, "propose", "proposes")
    words = (
        f"{who} {verb} a correction. Old: {ended(event.old)} New: {ended(event.new or 'nothing')}"
    )
    if scene.yours(event.by):
        return f"{words} A scribe or one more person can agree."
    return f"{words} To agree, type /accept."


def _correction_declined(event: e.CorrectionDeclined, scene: Scene) -> str:
    proposal = _proposal(event.proposal, scene)
    if proposal is None:
        return ""
    if proposal.by == event.by:
        return f"{scene.name(event.by)} took a correction back: {ended(proposal.new)}"
    because = _because(event.reason)
    return f"{scene.name(event.by)} declined a correction{because}. It was: {ended(proposal.new)}"


def _proposal(number: int, scene: Scene) -> Proposal | None:
    return next((one for one in scene.before.proposals if one.id == number), None)


def _speaker_corrected(event: e.SpeakerCorrected, scene: Scene) -> str:
    count = len(event.captions)
    captions = "a caption" if count == 1 else f"{count} captions"
    whose = scene.agent(event.person) if event.person else "nobody in particular"
    return f"{scene.name(event.by)} corrected who spoke {captions}: {whose}."


def _card_shown(event: e.CardShown, scene: Scene) -> str:
    if scene.yours(event.person):
        return f"Your {event.sort} card is up."
    if event.sort is Sort.SLOW and scene.speaks:
        return SLOW_DOWN
    if event.named:
        return f"{scene.after.name_of(event.person)} shows {event.sort}."
    return f"{event.sort}: {summaries.cards(scene.after.shown(event.sort))}."


def _card_put_down(event: e.CardPutDown, scene: Scene) -> str:
    card = next((one for one in scene.before.cards if one.id == event.card), None)
    if card and scene.yours(card.person):
        return f"Your {card.sort} card is down."
    return ""


def _chat_said(event: e.ChatSaid, scene: Scene) -> str:
    if scene.yours(event.by):
        return f"You wrote in the chat: {event.text}"
    return f"{scene.after.name_of(event.by)} in the chat: {event.text}"


def _decision_recorded(event: e.DecisionRecorded, _: Scene) -> str:
    return f"Decision: {event.text}"


def _action_recorded(event: e.ActionRecorded, _: Scene) -> str:
    due = f", by {event.due}" if event.due else ""
    return ended(f"Action: {event.who} will {event.what}{due}")


def _note_recorded(event: e.NoteRecorded, _: Scene) -> str:
    return f"Note: {event.text}"


def _link_shared(event: e.LinkShared, scene: Scene) -> str:
    about = f", {event.about}" if event.about else ""
    number = asking.link_number(scene.after, event.address)
    return f"{scene.name(event.by)} shared link {number}{about}: {event.address}"


def _mark_taken_back(event: e.MarkTakenBack, scene: Scene) -> str:
    return f"{scene.name(event.by)} took back: {asking.mark(scene.before, event.mark)}"


def _question_asked(event: e.QuestionAsked, scene: Scene) -> str:
    number = len(scene.after.questions)
    if scene.yours(event.by):
        return f"Your question is number {number} on the list: {event.text}"
    who = "Somebody" if event.anonymous else scene.after.name_of(event.person)
    return f"{who} asks question {number}: {event.text}"


def _question_supported(event: e.QuestionSupported, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # the list has the count; many may support at once
    return f"You support question {asking.question_number(scene.after, event.question)}."


def _support_dropped(event: e.SupportDropped, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""
    return f"You support question {asking.question_number(scene.after, event.question)} no more."


def _question_answered(event: e.QuestionAnswered, scene: Scene) -> str:
    number = asking.question_number(scene.after, event.question)
    return f"Question {number} is answered{f': {event.text}' if event.text else '.'}"


def _poll_opened(_event: e.PollOpened, scene: Scene) -> str:
    return f"{asking.poll(scene.after.polls[-1])} Type /vote and a number."


def _vote_cast(event: e.VoteCast, scene: Scene) -> str:
    if not scene.yours(event.by):
        return ""  # how many have voted is on the list
    return f"You voted: {asking.answer(scene.after, event.poll, event.answer)}."


def _poll_closed(event: e.PollClosed, scene: Scene) -> str:
    found = [one for one in scene.after.polls if one.id == event.poll]
    return asking.result(found[0]) if found else ""


Sentence = Callable[[Any, Scene], str]

SENTENCES: Mapping[type[e.Event], tuple[Topic, Sentence]] = MappingProxyType(
    {
        e.MeetingOpened: (Topic.MEETING, _opened),
        e.MeetingClosed: (Topic.MEETING, _closed),
        e.PersonJoined: (Topic.PEOPLE, _joined),
        e.PersonAdded: (Topic.PEOPLE, _added),
        e.ConsentGiven: (Topic.RECORD, _consent_given),
        e.ConsentRefused: (Topic.RECORD, _consent_refused),
        e.WentOffRecord: (Topic.RECORD, _off_record),
        e.WentOnRecord: (Topic.RECORD, _on_record),
        e.Redacted: (Topic.RECORD, _redacted),
        e.PersonLeft: (Topic.PEOPLE, _left),
        e.PersonRenamed: (Topic.PEOPLE, _renamed),
        e.LineLost: (Topic.PEOPLE, _line_lost),
        e.LineRegained: (Topic.PEOPLE, _line_regained),
        e.RoleGiven: (Topic.PEOPLE, _role_given),
        e.RoleTaken: (Topic.PEOPLE, _role_taken),
        e.TookOver: (Topic.MEETING, _took_over),
        e.GaveBack: (Topic.MEETING, _gave_back),
        e.PersonRemoved: (Topic.MEETING, _removed),
        e.MeetingLocked: (Topic.MEETING, _locked),
        e.MeetingUnlocked: (Topic.MEETING, _unlocked),
        e.ChatMuted: (Topic.MEETING, _chat_muted),
        e.ChatUnmuted: (Topic.MEETING, _chat_unmuted),
        e.NeedsTold: (Topic.HELP, _needs_told),
        e.NeedChecked: (Topic.HELP, _need_checked),
        e.HelpAsked: (Topic.HELP, _help_asked),
        e.HelpAnswered: (Topic.HELP, _help_answered),
        e.ItemAdded: (Topic.AGENDA, _item_added),
        e.ItemEdited: (Topic.AGENDA, _item_edited),
        e.ItemMoved: (Topic.AGENDA, _item_moved),
        e.ItemDropped: (Topic.AGENDA, _item_dropped),
        e.ItemStarted: (Topic.AGENDA, _item_started),
        e.ItemSkipped: (Topic.AGENDA, _item_skipped),
        e.ItemClosed: (Topic.AGENDA, _item_closed),
        e.NotesWritten: (Topic.AGENDA, _notes_written),
        e.NotesShown: (Topic.AGENDA, _notes_shown),
        e.HandUnheard: (Topic.QUEUE, _hand_unheard),
        e.WrittenIn: (Topic.RECORD, _written_in),
        e.HandRaised: (Topic.QUEUE, _hand_raised),
        e.HandChanged: (Topic.QUEUE, _hand_changed),
        e.HandLowered: (Topic.QUEUE, _hand_lowered),
        e.HandMoved: (Topic.QUEUE, _hand_moved),
        e.QueueCleared: (Topic.QUEUE, _queue_cleared),
        e.ModeChanged: (Topic.QUEUE, _mode_changed),
        e.MoveUndone: (Topic.QUEUE, _move_undone),
        e.QueueOpened: (Topic.QUEUE, _queue_opened),
        e.QueueClosed: (Topic.QUEUE, _queue_closed),
        e.TurnBegan: (Topic.QUEUE, _turn_began),
        e.TurnEnded: (Topic.QUEUE, _turn_ended),
        e.PassingStarted: (Topic.QUEUE, _passing_started),
        e.PassingStopped: (Topic.QUEUE, _passing_stopped),
        e.TurnPaused: (Topic.QUEUE, _turn_paused),
        e.TurnCarriedOn: (Topic.QUEUE, _turn_carried_on),
        e.TimeRanOut: (Topic.QUEUE, _time_ran_out),
        e.WritingGoesOn: (Topic.QUEUE, _writing_goes_on),
        e.ReadingBegan: (Topic.QUEUE, _reading_began),
        e.HandPassedOver: (Topic.QUEUE, _hand_passed_over),
        e.LimitSet: (Topic.QUEUE, _limit_set),
        e.HoldSet: (Topic.QUEUE, _hold_set),
        e.TimeFitted: (Topic.YOUR_PLACE, _time_fitted),
        e.StatisticsShown: (Topic.QUEUE, _statistics_shown),
        e.Withheld: (Topic.MEETING, _withheld),
        e.CaptionsStarted: (Topic.CAPTIONS, _captions_started),
        e.CaptionsStopped: (Topic.CAPTIONS, _captions_stopped),
        e.CaptionsStalled: (Topic.CAPTIONS, _captions_stalled),
        e.CaptionsResumed: (Topic.CAPTIONS, _captions_resumed),
        e.CaptionAdded: (Topic.CAPTIONS, _caption_added),
        e.CaptionCorrected: (Topic.CAPTIONS, _caption_corrected),
        e.CorrectionProposed: (Topic.CAPTIONS, _correction_proposed),
        e.CorrectionDeclined: (Topic.CAPTIONS, _correction_declined),
        e.SpeakerCorrected: (Topic.CAPTIONS, _speaker_corrected),
        e.CardShown: (Topic.CARD, _card_shown),
        e.CardPutDown: (Topic.CARD, _card_put_down),
        e.ChatSaid: (Topic.CHAT, _chat_said),
        e.DecisionRecorded: (Topic.RECORD, _decision_recorded),
        e.ActionRecorded: (Topic.RECORD, _action_recorded),
        e.NoteRecorded: (Topic.RECORD, _note_recorded),
        e.LinkShared: (Topic.CHAT, _link_shared),
        e.MarkTakenBack: (Topic.RECORD, _mark_taken_back),
        e.QuestionAsked: (Topic.CHAT, _question_asked),
        e.QuestionSupported: (Topic.CHAT, _question_supported),
        e.SupportDropped: (Topic.CHAT, _support_dropped),
        e.QuestionAnswered: (Topic.RECORD, _question_answered),
        e.PollOpened: (Topic.RECORD, _poll_opened),
        e.VoteCast: (Topic.RECORD, _vote_cast),
        e.PollClosed: (Topic.RECORD, _poll_closed),
    }
)
"""Every event, what its sentence is about, and the sentence."""
