"""What the clients say by themselves: about the line, about coming in, about what you missed.

Sentences about the meeting come from `meeting.sentences`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from meeting import events as e
from meeting import summaries, time_words
from meeting.language import later, say, say_many
from meeting.state import Caption, Meeting, Note, Status
from meeting.summaries import ended

_BURSTS: Mapping[type[e.Event], str] = MappingProxyType(
    {
        e.PersonJoined: later("{number} people joined."),
        e.PersonLeft: later("{number} people left."),
        e.LineLost: later("{number} people have lost their line."),
        e.LineRegained: later("{number} people are back."),
        e.HandRaised: later("{number} hands raised. Type /queue to see them."),
        e.HandLowered: later("{number} hands went down."),
        e.HandChanged: later(
            "{number} people said what their hand is about. Type /queue to read it."
        ),
        e.HandMoved: later("{number} hands were moved. Type /why to read who moved them."),
        e.PersonRenamed: later("{number} people changed their name. Type /who to see them."),
        e.AddressChosen: later("{number} people said how to address them. Type /who to read it."),
        e.CardShown: later("{number} people show a card with their name."),
        e.CaptionCorrected: later("{number} captions were corrected."),
        e.ItemAdded: later("{number} items are new on the agenda. Type /agenda to read them."),
        e.ItemEdited: later("{number} agenda items changed. Type /agenda to read them."),
        e.ItemMoved: later("{number} agenda items were moved. Type /agenda to read them."),
        e.ItemDropped: later("{number} items are off the agenda. Type /agenda to read it."),
        e.ChatSaid: later("{number} lines in the chat. Type /missed to read them."),
    }
)


def unsure(words: Iterable[str]) -> str:
    """Return the words of a caption that may be wrong."""
    return say("Unsure: {words}.", words=", ".join(dict.fromkeys(words)))


def welcome(meeting: Meeting, you: int, waiting: Collection[int] | None = None) -> str:
    """Return what stands when you come in: you, agenda, floor, queue, captions so far.

    `waiting` is what you had not read when the program stopped; None for a first visit.
    """
    person = meeting.people.get(you)
    roles = ", ".join(map(say, person.roles)) if person else ""
    parts = [_where(meeting.title, meeting.name_of(you), roles)]
    if meeting.agenda:
        parts.append(summaries.now(meeting))
    if meeting.floor:
        parts.append(summaries.floor(meeting, you))
    if meeting.queue:
        parts.append(f"{summaries.waiting(meeting)}.")
    so_far = captions_and_chat(_with_words(meeting.captions), _with_words(meeting.chat))
    if waiting is not None:
        parts.append(_read_on(meeting, waiting))
    elif so_far:
        parts.append(say("{captions} so far: type /missed.", captions=so_far))
    return " ".join(parts)


def _with_words(said: Iterable[Caption | Note]) -> int:
    """Count what can be read: of what was not kept, there are no words."""
    return sum(bool(one.text) for one in said)


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


def _where(title: str, name: str, roles: str) -> str:
    if roles:
        return say("You are in {title} as {name}, {roles}.", title=title, name=name, roles=roles)
    return say("You are in {title} as {name}.", title=title, name=name)


def plain_text() -> str:
    """Return what everybody is told where a meeting can be joined without encryption."""
    return say("This meeting is not encrypted. Others on the network can read along.")


def back(before: Meeting, after: Meeting, you: int, *, shown: bool) -> str:
    """Return what changed while the line was down; `shown` captions and chat lines follow."""
    parts = [say("The line is back.")]
    came = captions_and_chat(
        len(after.captions) - len(before.captions), len(after.chat) - len(before.chat)
    )
    if came:
        came_in = later("{captions} came.") if shown else later("{captions} came: type /missed.")
        parts.append(say(came_in, captions=came))
    if after.item != before.item and after.item:
        parts.append(summaries.now(after))
    if after.floor and after.floor != before.floor:
        parts.append(summaries.floor(after, you))
    if after.status is Status.CLOSED:
        parts.append(say("The meeting is closed. You can still read and save it."))
    place = after.place_of(you)
    if place and place != before.place_of(you):
        parts.append(summaries.place(after, you))
    if place is None and before.place_of(you) and not _was_called(after, you):
        parts.append(say("Your hand is down. Type /hand to ask again."))
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
        return say("{minutes} left", minutes=summaries.minutes(max(0, -(-left // 60_000))))
    return time_words.used(item, at)


def line_down() -> str:
    """Return what is said once when the line is lost."""
    return say("The line is lost. Handrail tries again by itself.")


def started_again() -> str:
    """Return what is said when the server keeps another log than before."""
    return say("The meeting's record began anew on the server. You see it from the start.")


def goes_out_later() -> str:
    """Return what is said about a wish while the line is down."""
    return say("The line is down. This goes out when it is back.")


def hung_up() -> str:
    """Return what is said after Ctrl-C."""
    return say("You hung up. Join with the same link to come back.")


def still_open() -> str:
    """Return what is said when the line has ended and the client stays."""
    return say("Press v to save what you were shown, or x to leave.")


def command_prompt() -> str:
    """Return what asks for a command."""
    return say("Command, then Enter:")


def no_switch() -> str:
    """Return what is said where the other client cannot open."""
    return say("Only the line client works here.")


def here_already() -> str:
    """Return what is said where somebody asks for the client that is open."""
    return say("You are in the line client.")


def no_theme() -> str:
    """Return what is said where colours are asked for in the line client."""
    return say("Only the screen client has colours.")


def nothing_sent() -> str:
    """Return what is said when somebody gave up typing."""
    return say("Nothing was sent.")


def captions_on(waiting: int) -> str:
    """Return what is said when captions are shown again; `waiting` lines came meanwhile."""
    if not waiting:
        return say("Captions are shown.")
    return say_many(
        "Captions are shown. {number} line came meanwhile: type /missed.",
        "Captions are shown. {number} lines came meanwhile: type /missed.",
        waiting,
    )


def captions_off() -> str:
    """Return what is said when captions are shown no more."""
    return say("Captions are hidden. The rest is still told.")


def paused() -> str:
    """Return what is said when captions wait until somebody asks for each sentence."""
    return say("Captions wait now. Type /further, or press space, for the next sentence.")


def nothing_further() -> str:
    """Return what is said where somebody asks for a sentence and none waits."""
    return say("That was the last sentence so far.")


def now_live(left_behind: int) -> str:
    """Return what is said when somebody goes to the newest caption."""
    if not left_behind:
        return say("You are at the newest line.")
    return say_many(
        "You are at the newest line. {number} line left behind. /find still finds them.",
        "You are at the newest line. {number} lines left behind. /find still finds them.",
        left_behind,
    )


def waits_in(title: str, count: int) -> str:
    """Return how much waits from one agenda item."""
    return say_many("{title}: {number} line.", "{title}: {number} lines.", count, title=title)


def waits_from(title: str, count: int) -> str:
    """Return where reading goes on after somebody chose an agenda item."""
    return say_many(
        "You read on from {title} {number} line waits. Press space for the next sentence.",
        "You read on from {title} {number} lines wait. Press space for the next sentence.",
        count,
        title=ended(title),
    )


def found(count: int, words: str) -> str:
    """Return how many captions and chat lines hold these words."""
    if not count:
        return say("No lines have the words: {words}", words=words)
    return say_many(
        "{number} line has the words: {words}",
        "{number} lines have the words: {words}",
        count,
        words=words,
    )


def settings_proposed(settings: Iterable[str]) -> str:
    """Return which settings may help with what somebody needs."""
    return say(
        "These settings may help: {settings}. Type /settings needs to take them.",
        settings=", ".join(settings),
    )


def nothing_proposed() -> str:
    """Return what is said where no setting helps more than those that are set."""
    return say("There is no setting to add. Tell what you need with /needs.")


def setting_kept(name: str, value: str) -> str:
    """Return what is said when a setting was changed for good."""
    return say("{name} is now: {value}. It is kept for next time.", name=name, value=value)


def setting_not_kept(name: str, value: str, why: str) -> str:
    """Return what is said when a setting was changed and could not be written down."""
    return say(
        "{name} is now: {value}. It could not be kept: {why}",
        name=name,
        value=value,
        why=ended(why),
    )


def setting_now(name: str, value: str) -> str:
    """Return what is said when a setting was changed where nothing is kept."""
    return say("{name} is now: {value}, for this time.", name=name, value=value)


def tour_begins() -> str:
    """Return what is said at the start of the tour."""
    return say("The tour has begun. /tour stops it. Others here see what you do.")


def tour_step(number: int, count: int, text: str) -> str:
    """Return what is to be tried now."""
    return say("Step {number} of {count}: {text}", number=number, count=count, text=text)


def tour_ends() -> str:
    """Return what is said after the last step."""
    return " ".join(
        (
            say("That was the tour. These keys are enough for most meetings."),
            say("To try the rest, outside of this meeting: handrail demo --practice"),
        )
    )


def tour_stopped() -> str:
    """Return what is said when somebody stops the tour."""
    return say("The tour has stopped. Type /tour to begin anew.")


def draft_kept() -> str:
    """Return what is said when somebody gave up typing with words on the line."""
    return say("Nothing was sent. Your words are kept for next time.")


def words_kept() -> str:
    """Return what is said when the server refused what somebody had typed."""
    return say("Your words are kept for next time.")


def burst(event: type[e.Event], count: int) -> str:
    """Return what is said for more than one event of a kind at once."""
    return say(_BURSTS[event], number=count)


def nothing_missed() -> str:
    """Return what is said where every caption and chat line was shown."""
    return say("You missed nothing.")


def captions_and_chat(captions: int, chat: int) -> str:
    """Return how many there are of both, "" for none."""
    lines = say_many("{number} caption", "{number} captions", captions)
    written = say_many("{number} chat line", "{number} chat lines", chat)
    if captions and chat:
        return say("{captions} and {chat}", captions=lines, chat=written)
    return lines * bool(captions) + written * bool(chat)
