"""What the clients say by themselves: about the line, about coming in, about what you missed.

Sentences about the meeting come from `meeting.sentences`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from meeting import events as e
from meeting import summaries, time_words
from meeting.language import say
from meeting.state import Meeting, Status
from meeting.summaries import ended

_BURSTS: Mapping[type[e.Event], str] = MappingProxyType(
    {
        e.PersonJoined: "{} people joined.",
        e.PersonLeft: "{} people left.",
        e.LineLost: "{} people have lost their line.",
        e.LineRegained: "{} people are back.",
        e.HandRaised: "{} hands raised. Type /queue to see them.",
        e.HandLowered: "{} hands went down.",
        e.HandChanged: "{} people said what their hand is about. Type /queue to read it.",
        e.HandMoved: "{} hands were moved. Type /why to read who moved them.",
        e.PersonRenamed: "{} people changed their name. Type /who to see them.",
        e.AddressChosen: "{} people said how to address them. Type /who to read it.",
        e.CaptionCorrected: "{} captions were corrected.",
        e.ItemAdded: "{} items are new on the agenda. Type /agenda to read them.",
        e.ItemEdited: "{} agenda items changed. Type /agenda to read them.",
        e.ItemMoved: "{} agenda items were moved. Type /agenda to read them.",
        e.ItemDropped: "{} items are off the agenda. Type /agenda to read it.",
        e.ChatSaid: "{} lines in the chat. Type /missed to read them.",
    }
)


def welcome(meeting: Meeting, you: int, waiting: Collection[int] | None = None) -> str:
    """Return what stands when you come in: you, agenda, floor, queue, captions so far.

    `waiting` is what you had not read when the program stopped; None for a first visit.
    """
    person = meeting.people.get(you)
    roles = ", ".join(person.roles) if person else ""
    parts = [f"You are in {meeting.title} as {meeting.name_of(you)}{', ' * bool(roles)}{roles}."]
    if meeting.agenda:
        parts.append(summaries.now(meeting))
    if meeting.floor:
        parts.append(summaries.floor(meeting, you))
    if meeting.queue:
        parts.append(f"{summaries.waiting(meeting)}.")
    so_far = captions_and_chat(len(meeting.captions), len(meeting.chat))
    if waiting is not None:
        parts.append(_read_on(meeting, waiting))
    elif so_far:
        parts.append(f"{so_far} so far: type /missed.")
    return " ".join(parts)


def _read_on(meeting: Meeting, waiting: Collection[int]) -> str:
    """Return how much waits where you stopped."""
    chat = sum(meeting.chat.get(one) is not None for one in waiting)
    waits = captions_and_chat(len(waiting) - chat, chat)
    if not waits:
        return say("You have read everything so far.")
    return say("Where you stopped, there are more: {what}. Type /missed.", what=waits)


def addressed(meeting: Meeting, you: int) -> str:
    """Return how people address you."""
    person = meeting.people.get(you)
    if person is None or not person.addressed:
        return say("People see your name alone. To change that: /address she/her")
    return say("You are addressed as {words}.", words=person.addressed)


def plain_text() -> str:
    """Return what everybody is told where a meeting can be joined without encryption."""
    return "This meeting is not encrypted. Others on the network can read along."


def back(before: Meeting, after: Meeting, you: int, *, shown: bool) -> str:
    """Return what changed while the line was down; `shown` captions and chat lines follow."""
    parts = ["The line is back."]
    came = captions_and_chat(
        len(after.captions) - len(before.captions), len(after.chat) - len(before.chat)
    )
    if came:
        parts.append(f"{came} came{'' if shown else ': type /missed'}.")
    if after.item != before.item and after.item:
        parts.append(summaries.now(after))
    if after.floor and after.floor != before.floor:
        parts.append(summaries.floor(after, you))
    if after.status is Status.CLOSED:
        parts.append("The meeting is closed. You can still read and save it.")
    place = after.place_of(you)
    if place and place != before.place_of(you):
        parts.append(summaries.place(after, you))
    if place is None and before.place_of(you) and not _was_called(after, you):
        parts.append("Your hand is down. Type /hand to ask again.")
    return " ".join(parts)


def _was_called(meeting: Meeting, you: int) -> bool:
    return meeting.floor is not None and meeting.floor.person == you


def time_used(meeting: Meeting, at: int) -> str:
    """Return how much of the open item's time is used; `at` is milliseconds since the opening."""
    item = meeting.item
    if item is None or item.started is None:
        return ""
    if meeting.break_since is not None and item.minutes:
        left = meeting.break_since + item.minutes * 60_000 - at
        return f"{summaries.minutes(max(0, -(-left // 60_000)))} left"
    return time_words.used(item, at)


def line_down() -> str:
    """Return what is said once when the line is lost."""
    return "The line is lost. Handrail tries again by itself."


def started_again() -> str:
    """Return what is said when the server keeps another log than before."""
    return "The meeting's record began anew on the server. You see it from the start."


def goes_out_later() -> str:
    """Return what is said about a wish while the line is down."""
    return "The line is down. This goes out when it is back."


def hung_up() -> str:
    """Return what is said after Ctrl-C."""
    return "You hung up. Join with the same link to come back."


def still_open() -> str:
    """Return what is said when the line has ended and the client stays."""
    return "Press v to save what you were shown, or x to leave."


def command_prompt() -> str:
    """Return what asks for a command."""
    return "Command, then Enter:"


def no_switch() -> str:
    """Return what is said where the other client cannot open."""
    return "Only the line client works here."


def here_already() -> str:
    """Return what is said where somebody asks for the client that is open."""
    return "You are in the line client."


def no_theme() -> str:
    """Return what is said where colours are asked for in the line client."""
    return "Only the screen client has colours."


def nothing_sent() -> str:
    """Return what is said when somebody gave up typing."""
    return "Nothing was sent."


def captions_on(waiting: int) -> str:
    """Return what is said when captions are shown again; `waiting` lines came meanwhile."""
    lines = "1 line" if waiting == 1 else f"{waiting} lines"
    more = f" {lines} came meanwhile: type /missed." if waiting else ""
    return f"Captions are shown.{more}"


def captions_off() -> str:
    """Return what is said when captions are shown no more."""
    return "Captions are hidden. The rest is still told."


def paused() -> str:
    """Return what is said when captions wait until somebody asks for each sentence."""
    return "Captions wait now. Type /further, or press space, for the next sentence."


def nothing_further() -> str:
    """Return what is said where somebody asks for a sentence and none waits."""
    return "That was the last sentence so far."


def now_live(left_behind: int) -> str:
    """Return what is said when somebody goes to the newest caption."""
    if not left_behind:
        return "You are at the newest line."
    lines = "1 line" if left_behind == 1 else f"{left_behind} lines"
    return f"You are at the newest line. {lines} left behind. /find still finds them."


def waits_in(title: str, count: int) -> str:
    """Return how much waits from one agenda item."""
    return f"{title}: {count} line{'s' * (count != 1)}."


def waits_from(title: str, count: int) -> str:
    """Return where reading goes on after somebody chose an agenda item."""
    lines = "1 line waits" if count == 1 else f"{count} lines wait"
    return f"You read on from {ended(title)} {lines}. Press space for the next sentence."


def found(count: int, words: str) -> str:
    """Return how many captions and chat lines hold these words."""
    lines = "1 line has" if count == 1 else f"{count or 'No'} lines have"
    return f"{lines} the words: {words}"


def settings_proposed(settings: Iterable[str]) -> str:
    """Return which settings may help with what somebody needs."""
    return f"These settings may help: {', '.join(settings)}. Type /settings needs to take them."


def nothing_proposed() -> str:
    """Return what is said where no setting helps more than those that are set."""
    return "There is no setting to add. Tell what you need with /needs."


def setting_kept(name: str, value: str) -> str:
    """Return what is said when a setting was changed for good."""
    return f"{name} is now: {value}. It is kept for next time."


def setting_not_kept(name: str, value: str, why: str) -> str:
    """Return what is said when a setting was changed and could not be written down."""
    return f"{name} is now: {value}. It could not be kept: {ended(why)}"


def setting_now(name: str, value: str) -> str:
    """Return what is said when a setting was changed where nothing is kept."""
    return f"{name} is now: {value}, for this time."


def tour_begins() -> str:
    """Return what is said at the start of the tour."""
    return "The tour has begun. /tour stops it. Others here see what you do."


def tour_step(number: int, count: int, text: str) -> str:
    """Return what is to be tried now."""
    return f"Step {number} of {count}: {text}"


def tour_ends() -> str:
    """Return what is said after the last step."""
    return (
        "That was the tour. These keys are enough for most meetings. "
        "To try the rest, outside of this meeting: handrail demo --practice"
    )


def tour_stopped() -> str:
    """Return what is said when somebody stops the tour."""
    return "The tour has stopped. Type /tour to begin anew."


def draft_kept() -> str:
    """Return what is said when somebody gave up typing with words on the line."""
    return "Nothing was sent. Your words are kept for next time."


def burst(event: type[e.Event], count: int) -> str:
    """Return what is said for more than one event of a kind at once."""
    return _BURSTS[event].format(count)


def nothing_missed() -> str:
    """Return what is said where every caption and chat line was shown."""
    return "You missed nothing."


def captions_and_chat(captions: int, chat: int) -> str:
    """Return how many there are of both, "" for none."""
    counts = ((captions, "caption"), (chat, "chat line"))
    return " and ".join(f"{count} {what}{'s' * (count != 1)}" for count, what in counts if count)
