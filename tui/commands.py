"""The one table of what a person can do; keys, typed commands, help and docs come from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meeting import commands as c
from meeting.marks import is_mark
from meeting.values import Sort
from tui import sentences
from tui.entry import Entry, Group
from tui.errors import NotUnderstood
from tui.keymap import key_of, keymap, spoken_key
from tui.model import Model
from tui.outcomes import Outcome, Prompt, Send, Show, Then
from tui.settings import Settings
from tui.tour import STEPS, Tour
from tui.typed import (
    agenda,
    asking,
    choosing,
    helping,
    marks,
    people,
    queue,
    reading,
    record,
    talk,
    timing,
)
from tui.typed.wording import LONGEST, at_most


def _help(words: str, model: Model) -> Outcome:
    return Show(tuple(help_lines(words, model)))


def _open(words: str, model: Model) -> Outcome:
    return marks.open_link(words, model) if words else queue.open_queue("", model)


def _tour(_words: str, model: Model) -> Outcome:
    if model.tour is not None:
        model.tour = None
        return Show((sentences.tour_stopped(),))
    model.tour = Tour()
    return Show((sentences.tour_begins(), tour_line(model)))


def tour_line(model: Model) -> str:
    """Return what the tour asks for now, "" where there is none."""
    step = model.tour and model.tour.step
    if not model.tour or not step:
        return ""
    one = NAMES[step.name]
    key = spoken_key(key_of(one, model.settings)) or f"slash, type {one.name}, press Enter"
    return sentences.tour_step(model.tour.number, len(STEPS), step.text.format(key=key))


def _toured(one: Entry, outcome: Outcome, model: Model) -> Outcome:
    """Return the outcome, and after it the tour's next step where this was the one before."""
    if isinstance(outcome, Prompt | Then) or not (model.tour and model.tour.did(one.name)):
        return outcome
    line = tour_line(model)
    if not line:
        model.tour = None
    return Then(outcome, (line or sentences.tour_ends(),))


def _key(words: str, model: Model) -> Outcome:
    return choosing.key(words, model, TABLE, NAMES)


TABLE: tuple[Entry, ...] = (
    Entry(
        "hand",
        Group.TALK,
        "Ask for a turn. The key also takes your hand down.",
        talk.hand,
        key="h",
        aliases=("q+",),
        arguments="[point|question|reply|order] [written] [ABOUT WHAT]",
        examples=("/hand", "/hand question about the budget", "/hand written"),
        pressed=talk.hand_key,
        sends=(c.RaiseHand,),
    ),
    Entry(
        "about",
        Group.TALK,
        "Say what your hand is about.",
        talk.about,
        arguments="WORDS",
        sends=(c.ChangeHand,),
    ),
    Entry(
        "lower",
        Group.TALK,
        "Take your hand down. Who keeps the queue can name somebody.",
        talk.lower,
        aliases=("q-",),
        arguments="[NAME [because REASON]]",
        sends=(c.LowerHand,),
    ),
    Entry(
        "later",
        Group.TALK,
        "Let the next person in the queue go before you.",
        talk.later,
        key="l",
        sends=(c.GoLater,),
    ),
    Entry(
        "say",
        Group.TALK,
        "Speak in writing while it is your turn.",
        talk.say,
        key="s",
        arguments="WORDS",
        prompt="Your words, then Enter:",
        sends=(c.Say,),
    ),
    Entry(
        "done",
        Group.TALK,
        "End your turn. Who keeps the queue can end any turn.",
        talk.done,
        key="d",
        arguments="[really]",
        sends=(c.EndTurn,),
    ),
    Entry(
        "still",
        Group.TALK,
        "Say that you are still writing. The floor is yours for another minute.",
        timing.still,
        key="e",
        sends=(c.StillWriting,),
    ),
    Entry(
        "cutoff",
        Group.TALK,
        "Say that you were cut off. You come first again, once.",
        timing.cut_off,
        key="j",
        aliases=("cut",),
        sends=(c.CutOff,),
    ),
    Entry(
        "pauseturn",
        Group.TALK,
        "Stop the time of a turn, or let it run again.",
        timing.pause,
        key="k",
        aliases=("carryon",),
        sends=(c.PauseTurn, c.CarryOn),
    ),
    Entry(
        "mytime",
        Group.TALK,
        "Take more time for your own turns. Nobody else is told.",
        timing.my_time,
        arguments="[HOW MANY TIMES|none]",
        examples=("/mytime 3", "/mytime none", "/mytime 1"),
        sends=(c.FitTime,),
    ),
    Entry(
        "aloud",
        Group.TALK,
        "Read a written turn aloud to the others. Everybody is told.",
        timing.aloud,
        key="q",
        sends=(c.ReadAloud,),
    ),
    Entry(
        "chat",
        Group.TALK,
        "Write in the chat.",
        talk.chat,
        key="m",
        aliases=("message",),
        arguments="WORDS",
        prompt="Chat message, then Enter:",
        sends=(c.Chat,),
    ),
    *(
        Entry(
            sort.lower(),
            Group.TALK,
            f"Show the {sort} card, or put it down. Nobody sees who, unless named.",
            talk.card(sort),
            key=key,
            arguments="[named]",
            sends=(c.ShowCard, c.PutDownCard),
        )
        for key, sort in zip("123", Sort, strict=True)
    ),
    Entry(
        "rename",
        Group.TALK,
        "Take another name.",
        people.rename,
        aliases=("name",),
        arguments="NAME",
        sends=(c.Rename,),
    ),
    Entry(
        "pass",
        Group.TALK,
        "Pass the floor on, where the meeting does that. Alone: to who waits first.",
        queue.pass_on,
        arguments="[NAME]",
        sends=(c.PassFloor,),
    ),
    Entry(
        "needs",
        Group.TALK,
        "Tell access helpers, and nobody else, what you need. Alone: read what you told.",
        helping.tell,
        arguments="[NEEDS|none]",
        examples=("/needs braille", "/needs more time, my dog comes along"),
        sends=(c.TellNeeds,),
    ),
    Entry(
        "helpme",
        Group.TALK,
        "Write to the access helpers. Nobody else gets it.",
        helping.ask,
        arguments="WORDS",
        sends=(c.AskForHelp,),
    ),
    Entry(
        "consent",
        Group.TALK,
        "Say whether your words and your name may be kept.",
        record.consent,
        arguments="[yes [as NAME]|no] [for NAME]",
        examples=("/consent yes", "/consent no", "/consent yes as A resident"),
        sends=(c.AnswerConsent,),
    ),
    Entry(
        "keep",
        Group.TALK,
        "Let your words be kept in the record.",
        record.keep_mine,
        key="8",
        sends=(c.AnswerConsent,),
    ),
    Entry(
        "keepout",
        Group.TALK,
        "Keep your words and your name out of the record.",
        record.keep_mine_out,
        key="9",
        sends=(c.AnswerConsent,),
    ),
    Entry("agenda", Group.READ, "Read the agenda.", agenda.agenda, key="a", aliases=("agenda?",)),
    Entry(
        "queue",
        Group.READ,
        "Read who speaks, who waits, and your place.",
        queue.queue,
        key="u",
        aliases=("q?", "queue?"),
    ),
    Entry("place", Group.READ, "Read your own place in the queue.", queue.place, key="p"),
    Entry(
        "why",
        Group.READ,
        "Read why each person who waits stands where they stand.",
        queue.why,
        key="y",
    ),
    Entry("rules", Group.READ, "Read the rules of the queue.", queue.rules, key="r"),
    Entry(
        "now",
        Group.READ,
        "Read where the meeting is.",
        reading.floor,
        key="i",
        aliases=("where", "floor"),
    ),
    Entry(
        "time",
        Group.READ,
        "Read how much time is left.",
        timing.time,
        key="t",
    ),
    Entry(
        "spoken",
        Group.READ,
        "Read who has spoken how often, and how long.",
        timing.spoken,
        arguments="[item]",
    ),
    Entry("who", Group.READ, "Read who is here.", people.who, key="w"),
    Entry(
        "captions",
        Group.READ,
        "Show or hide captions. The rest is still told.",
        reading.captions,
        key="c",
        arguments="[on|off]",
    ),
    Entry(
        "pause",
        Group.READ,
        "Let captions wait until you ask for each sentence.",
        reading.pause,
        arguments="[on|off]",
    ),
    Entry("further", Group.READ, "Read the next sentence that waits.", reading.further, key=" "),
    Entry(
        "live",
        Group.READ,
        "Go to the newest caption and leave behind what waits.",
        reading.live,
        key="g",
    ),
    Entry(
        "catchup",
        Group.READ,
        "Read how much waits from each agenda item. A number reads on from there.",
        reading.catch_up,
        arguments="[NUMBER]",
    ),
    Entry(
        "find",
        Group.READ,
        "Look for words in the captions and the chat.",
        reading.find,
        key="f",
        arguments="WORDS",
        prompt="Words to look for, then Enter:",
    ),
    Entry(
        "missed",
        Group.READ,
        "Read the captions and the chat that you were not shown.",
        reading.missed,
        key="b",
        arguments="[HOW MANY]",
    ),
    Entry(
        "repeat",
        Group.READ,
        "Read the last line again.",
        reading.repeat,
        key=".",
    ),
    Entry(
        "earlier",
        Group.READ,
        "Read the line before that, again and again.",
        reading.earlier,
        key=",",
    ),
    Entry(
        "save",
        Group.READ,
        "Save what you were shown, as a text file.",
        reading.save,
        key="v",
        arguments="[FOLDER]",
    ),
    Entry(
        "next",
        Group.QUEUE,
        "Give the floor to the first in the queue.",
        queue.next_one,
        key="n",
        arguments="[really]",
        sends=(c.CallNext,),
    ),
    Entry(
        "call",
        Group.QUEUE,
        "Give the floor to somebody by name.",
        queue.call,
        aliases=("ack",),
        arguments="NAME [really]",
        sends=(c.CallPerson,),
    ),
    Entry(
        "for",
        Group.QUEUE,
        "Raise a hand for somebody who asked elsewhere, here or not.",
        queue.hand_for,
        aliases=("add",),
        arguments="NAME[: KIND] [ABOUT WHAT]",
        examples=("/for Ben", "/for Eve: question about ramps"),
        sends=(c.RaiseFor,),
    ),
    Entry(
        "move",
        Group.QUEUE,
        "Give a hand another place. Everybody is told, with your reason.",
        queue.move,
        arguments="NAME to PLACE [because REASON]",
        examples=("/move Ben to 1 because he must go",),
        sends=(c.MoveHand,),
    ),
    Entry(
        "last",
        Group.QUEUE,
        "Close the queue and let this person speak last.",
        queue.last_word,
        aliases=("lastword",),
        arguments="NAME",
        sends=(c.GiveLastWord,),
    ),
    Entry(
        "clear",
        Group.QUEUE,
        "Take all hands down, after asking you.",
        queue.clear,
        arguments="[because REASON]",
        sends=(c.ClearQueue,),
    ),
    Entry(
        "mode",
        Group.QUEUE,
        "Choose who goes first: by arrival, first time, least time, or the host picks.",
        queue.mode,
        arguments="arrival|first|least|host [rounds]",
        examples=("/mode first", "/mode least rounds"),
        sends=(c.SetMode,),
    ),
    Entry(
        "undo",
        Group.QUEUE,
        "Take back the last thing that was done to the queue.",
        queue.undo,
        sends=(c.Undo,),
    ),
    Entry(
        "limit",
        Group.QUEUE,
        "Say how long each turn may last, here or in the open item.",
        timing.limit,
        arguments="[item] [MINUTES|SECONDS seconds|off]",
        examples=("/limit 2", "/limit 90 seconds", "/limit item 5", "/limit off"),
        sends=(c.SetLimit,),
    ),
    Entry(
        "hold",
        Group.QUEUE,
        "Say how long a lost line keeps its place.",
        timing.hold,
        arguments="[MINUTES|SECONDS seconds|off]",
        examples=("/hold 5",),
        sends=(c.SetHold,),
    ),
    Entry(
        "showspoken",
        Group.QUEUE,
        "Show everybody who has spoken how long, or hide it.",
        timing.show_spoken,
        arguments="on|off",
        sends=(c.ShowStatistics,),
    ),
    Entry(
        "open",
        Group.QUEUE,
        "Let hands be raised. With a number, open that link.",
        _open,
        arguments="[NUMBER]",
        sends=(c.OpenQueue,),
    ),
    Entry(
        "close",
        Group.QUEUE,
        "Let no more hands be raised.",
        queue.close_queue,
        sends=(c.CloseQueue,),
    ),
    Entry(
        "checklist",
        Group.HELP,
        "Read what people need, and who asks for help.",
        helping.checklist,
        permission_of=c.CheckNeed,
    ),
    Entry(
        "seen",
        Group.HELP,
        "Note that a need is seen to, or that it is not.",
        helping.seen,
        arguments="NAME NEED",
        examples=("/seen Ana braille",),
        sends=(c.CheckNeed,),
    ),
    Entry(
        "answer",
        Group.HELP,
        "Answer somebody who asked for help. Only they and helpers get it.",
        helping.answer,
        arguments="NAME: WORDS",
        examples=("/answer Ana: I send you the slides now.",),
        sends=(c.AnswerHelp,),
    ),
    Entry(
        "passing",
        Group.QUEUE,
        "Let whoever speaks pass the floor on, or end that.",
        queue.passing,
        arguments="[on|off]",
        sends=(c.StartPassing, c.StopPassing),
    ),
    Entry(
        "item",
        Group.AGENDA,
        "Go to an agenda item, or change the agenda.",
        agenda.item,
        arguments="[NUMBER|VERB ...]",
        examples=(
            "/item 3",
            "/item next",
            "/item next really",
            "/item close",
            "/item skip 3",
            "/item reopen 2",
            "/item add Travel costs, 10 minutes",
            "/item sub 3 Trains, 5 minutes",
            "/item break Tea, 10 minutes",
            "/item title 3 Travel and rooms",
            "/item time 3 15",
            "/item words 3 What trips cost us last year.",
            "/item presenter 3 Ana",
            "/item link 3 https://example.org/paper",
            "/item notes 3 Ana may need a pause.",
            "/item move 3 to 1",
            "/item drop 3",
        ),
        sends=(
            c.StartItem,
            c.NextItem,
            c.SkipItem,
            c.CloseItem,
            c.AddItem,
            c.EditItem,
            c.MoveItem,
            c.DropItem,
            c.WriteNotes,
        ),
    ),
    Entry("notes", Group.READ, "Read the notes. Hosts also read host notes.", agenda.notes),
    Entry(
        "ask",
        Group.TALK,
        "Put a question on the list, with your name or anonymous.",
        asking.ask,
        arguments="[anonymous] WORDS",
        examples=("/ask Who pays for the ramp?", "/ask anonymous Is it safe?"),
        sends=(c.AskQuestion,),
    ),
    Entry("questions", Group.READ, "Read the questions.", asking.questions),
    Entry(
        "support",
        Group.TALK,
        "Say that you want a question answered, too. Again takes it back.",
        asking.support,
        arguments="NUMBER",
        sends=(c.SupportQuestion, c.DropSupport),
    ),
    Entry(
        "answered",
        Group.RECORD,
        "Mark a question as answered, perhaps with the answer.",
        asking.answer,
        arguments="NUMBER [WORDS]",
        sends=(c.AnswerQuestion,),
    ),
    Entry(
        "poll",
        Group.AGENDA,
        "Ask everybody, close the poll, or read how it stands.",
        asking.poll,
        arguments="[QUESTION: ANSWER, ANSWER|close]",
        examples=("/poll Tea or coffee: tea, coffee",),
        sends=(c.OpenPoll, c.ClosePoll),
    ),
    Entry(
        "temperature",
        Group.AGENDA,
        "Ask how people feel about something.",
        asking.temperature,
        arguments="[ABOUT WHAT]",
        sends=(c.OpenPoll,),
    ),
    Entry(
        "vote",
        Group.TALK,
        "Answer the poll by number. Nobody is told how you voted.",
        asking.vote,
        arguments="NUMBER",
        sends=(c.Vote,),
    ),
    Entry(
        "note",
        Group.TALK,
        "Write down what people should know.",
        marks.note,
        arguments="WORDS",
        sends=(c.RecordNote,),
    ),
    Entry(
        "link",
        Group.TALK,
        "Put a link on the list.",
        marks.link,
        arguments="ADDRESS [ABOUT WHAT]",
        sends=(c.ShareLink,),
    ),
    Entry("links", Group.READ, "Read the links. Then /open or /copy one.", marks.links),
    Entry(
        "copy",
        Group.READ,
        "Copy a link's address.",
        marks.copy_link,
        arguments="NUMBER",
    ),
    Entry(
        "takeback",
        Group.TALK,
        "Take back the last thing that you wrote down.",
        marks.take_back,
        sends=(c.TakeBackMark,),
    ),
    Entry(
        "unheard",
        Group.READ,
        "Read who was not heard when an item was closed.",
        agenda.unheard,
    ),
    Entry(
        "writein",
        Group.TALK,
        "Put in writing what you were not heard with.",
        agenda.write_in,
        arguments="WORDS",
        sends=(c.WriteIn,),
    ),
    Entry(
        "decision",
        Group.RECORD,
        "Write down what the meeting decided.",
        record.decision,
        aliases=("resolved",),
        arguments="WORDS",
        sends=(c.RecordDecision,),
    ),
    Entry(
        "action",
        Group.RECORD,
        "Write down who will do what, and by when.",
        record.action,
        arguments="WHO: WHAT [by WHEN]",
        examples=("/action Ana: book the room by Friday",),
        sends=(c.RecordAction,),
    ),
    Entry(
        "correct",
        Group.RECORD,
        "Mend a caption: the last one, or one so many lines back. Anybody can propose it.",
        record.correct,
        arguments="[last|NUMBER] WORDS",
        examples=(
            "/correct Welcome to the meeting.",
            "/correct 3 We spent 40 pounds.",
            "/correct s/fourteen/forty/",
            "/correct s/a v/Avni/g",
        ),
        sends=(c.CorrectCaption, c.ReplaceWords),
    ),
    Entry(
        "proposals",
        Group.RECORD,
        "Read the corrections that people propose.",
        record.proposals,
    ),
    Entry(
        "accept",
        Group.RECORD,
        "Agree with a proposed correction. With two people it is made.",
        record.accept,
        arguments="[NUMBER]",
        sends=(c.AgreeToCorrection,),
    ),
    Entry(
        "decline",
        Group.RECORD,
        "Decline a proposed correction, or take your own back.",
        record.decline,
        arguments="[NUMBER] [because REASON]",
        sends=(c.DeclineCorrection,),
    ),
    Entry(
        "speaker",
        Group.RECORD,
        "Say who spoke, or mend the name of somebody who cannot.",
        record.speaker,
        arguments="[NUMBER] NAME, or OLD NAME: NEW NAME",
        examples=("/speaker Ben", "/speaker 3 Ben", "/speaker Ben: Ben Lee"),
        sends=(c.CorrectSpeaker, c.RenameSpeaker),
    ),
    Entry(
        "redact",
        Group.RECORD,
        "Take words out of the record for good, after asking you.",
        record.redact,
        arguments="[NUMBER|chat] [because REASON]",
        sends=(c.Redact,),
    ),
    Entry(
        "offrecord",
        Group.RECORD,
        "Go off the record: captions go on, nothing is kept.",
        record.off_record,
        sends=(c.GoOffRecord,),
    ),
    Entry(
        "onrecord",
        Group.RECORD,
        "Go on the record again.",
        record.on_record,
        sends=(c.GoOnRecord,),
    ),
    Entry(
        "role",
        Group.MEETING,
        "Give somebody a role, or take it.",
        people.role,
        arguments="give|take ROLE NAME",
        examples=("/role give scribe Ana", "/role take caller Ben"),
        sends=(c.GiveRole, c.TakeRole),
    ),
    Entry(
        "handover",
        Group.MEETING,
        "Make somebody else host in your place, after asking you.",
        people.hand_over,
        arguments="NAME",
        sends=(c.HandOver,),
    ),
    Entry(
        "remove",
        Group.MEETING,
        "Send somebody out, after asking you. Everybody is told, with your reason.",
        people.remove,
        arguments="NAME [because REASON]",
        sends=(c.RemovePerson,),
    ),
    Entry("lock", Group.MEETING, "Let nobody new in.", people.lock, sends=(c.LockMeeting,)),
    Entry("unlock", Group.MEETING, "Let people in again.", people.unlock, sends=(c.UnlockMeeting,)),
    Entry(
        "mute",
        Group.MEETING,
        "Mute the chat, or the chat of one person.",
        people.mute,
        arguments="[NAME] [because REASON]",
        examples=("/mute", "/mute Ben because we listen now"),
        sends=(c.MuteChat,),
    ),
    Entry(
        "unmute",
        Group.MEETING,
        "Unmute the chat, or the chat of one person.",
        people.unmute,
        arguments="[NAME]",
        sends=(c.UnmuteChat,),
    ),
    Entry(
        "end",
        Group.MEETING,
        "Close the meeting for everybody.",
        reading.end,
        arguments="[yes]",
        sends=(c.CloseMeeting,),
    ),
    Entry(
        "help",
        Group.CLIENT,
        "Read what you can do, or more about one command.",
        _help,
        key="?",
        arguments="[COMMAND|all]",
    ),
    Entry(
        "tour",
        Group.CLIENT,
        "Try the most useful keys, step by step. The same command stops it.",
        _tour,
    ),
    Entry(
        "define",
        Group.CLIENT,
        "Read what a word means here, or all words that are explained.",
        reading.define,
        arguments="[WORD]",
    ),
    Entry("type", Group.CLIENT, "Type a command, then Enter.", reading.command_line, key="/"),
    Entry(
        "tell",
        Group.CLIENT,
        "Choose how much is told.",
        reading.tell,
        arguments="[off|me|important|all]",
    ),
    Entry("lines", Group.CLIENT, "Go on in the line client.", reading.lines),
    Entry("screen", Group.CLIENT, "Go on in the screen client.", reading.screen),
    Entry(
        "other", Group.CLIENT, "Go on in the other client: lines or screen.", reading.other, key="o"
    ),
    Entry(
        "settings",
        Group.CLIENT,
        "Read your settings, or change one and keep it.",
        choosing.settings,
        aliases=("set",),
        arguments="[NAME [VALUE]|needs]",
        examples=("/settings bell urgent, chat", "/settings caption-width 40"),
    ),
    Entry(
        "key",
        Group.CLIENT,
        "Give a command another key, or none.",
        _key,
        arguments="COMMAND LETTER|off",
        examples=("/key hand z", "/key stop off", "/key letters off", "/key hand usual"),
    ),
    Entry(
        "theme",
        Group.CLIENT,
        "Choose the colours of the screen client.",
        reading.theme,
        arguments="[dark|light|contrast|ansi]",
    ),
    Entry(
        "leave",
        Group.CLIENT,
        "Leave the meeting.",
        reading.leave,
        key="x",
        arguments="[yes]",
        aliases=("quit", "exit"),
        sends=(c.Leave,),
    ),
)
"""Every command, in the order of help and docs."""

ZAKIM = {"next item": "item next", "take up next item": "item next", "q- later": "later"}
"""Habits of people who ran meetings with the Zakim bot, and what they mean here."""

NAMES: dict[str, Entry] = {name: one for one in TABLE for name in (one.name, *one.aliases)}
"""Every name and alias, and its row."""

KEYS: dict[str, Entry] = {one.key: one for one in TABLE if one.key}
"""Every single key, and its row."""


def read(typed: str, model: Model) -> Outcome:
    """Return what a typed line comes to; a leading slash may be there or not.

    Raises NotUnderstood with what to type instead.
    """
    line = " ".join(typed.split()).removeprefix("/").strip()
    if is_mark(line):
        return Send(c.Chat(text=at_most(line, LONGEST)))
    line = ZAKIM.get(line.casefold(), line)
    name, _, words = line.partition(" ")
    one = entry(name)
    return _toured(one, one.given(words.strip(), model), model)


def press(key: str, model: Model) -> Outcome | None:
    """Return what a single key comes to, None where it has no meaning."""
    found = keys(model.settings).get(key)
    return _toured(found, found.press(model), model) if found else None


def keys(settings: Settings) -> Mapping[str, Entry]:
    """Return each key with its row, as somebody has set them."""
    return keymap(TABLE, settings) if settings.key else KEYS


def help_key(settings: Settings) -> str:
    """Return the key that reads the help, as it is spoken; "" where it is turned off."""
    return spoken_key(key_of(NAMES["help"], settings))


def entry(name: str) -> Entry:
    """Return the row of this name, alias or unique beginning; raises NotUnderstood."""
    asked = name.casefold().removeprefix("/")
    if asked in NAMES:
        return NAMES[asked]
    fits = [one for one in TABLE if asked and one.name.startswith(asked)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise NotUnderstood(f"Which one: {' or '.join(f'/{one.name}' for one in fits)}?")
    raise NotUnderstood(f"There is no command {name}. Type /help for all of them.")


def help_lines(words: str, model: Model) -> Iterator[str]:
    """Yield what you can do: in short, `all` at length, or about one command.

    Raises NotUnderstood where there is no such command.
    """
    if words and words.casefold() != "all":
        one = entry(words)
        also = f" Also: {', '.join(one.aliases)}." if one.aliases else ""
        own = key_of(one, model.settings)
        key = f" Key: {spoken_key(own)}." if own else ""
        yield f"{one.usage}: {one.help}{key}{also}"
        if one.examples:
            yield f"For example: {', or '.join(one.examples)}"
        return
    opens = spoken_key(key_of(NAMES["type"], model.settings))
    yield f"Press a key, or press {opens} and type a command."
    for group in Group:
        rows = [one for one in TABLE if one.group is group and one.open_to(model)]
        if rows and words:
            yield f"{group}:"
            yield from (_row(one, model.settings) for one in rows)
        elif rows:
            yield f"{group}: {', '.join(_short(one, model.settings) for one in rows)}."
    yield "Words in capitals are yours to fill in." if words else "For more, type /help all."


def _row(one: Entry, settings: Settings) -> str:
    key = spoken_key(key_of(one, settings))
    return f"{f'{key}, ' * bool(key)}{one.usage}: {one.help}"


def _short(one: Entry, settings: Settings) -> str:
    key = spoken_key(key_of(one, settings))
    return f"{key} {one.name}" if key else f"/{one.name}"
