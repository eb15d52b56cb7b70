"""What people read: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting.language import later
from tui.entry import Entry, Group
from tui.typed import (
    agenda,
    asking,
    marks,
    people,
    queue,
    reading,
    timing,
)

ROWS: tuple[Entry, ...] = (
    Entry(
        "agenda",
        Group.READ,
        later("Read the agenda."),
        agenda.agenda,
        key="a",
        aliases=("agenda?",),
    ),
    Entry(
        "queue",
        Group.READ,
        later("Read who speaks, who waits, and your place."),
        queue.queue,
        key="u",
        aliases=("q?", "queue?"),
    ),
    Entry("place", Group.READ, later("Read your own place in the queue."), queue.place, key="p"),
    Entry(
        "why",
        Group.READ,
        later("Read why each person who waits stands where they stand."),
        queue.why,
        key="y",
    ),
    Entry("rules", Group.READ, later("Read the rules of the queue."), queue.rules, key="r"),
    Entry(
        "now",
        Group.READ,
        later("Read where the meeting is."),
        reading.floor,
        key="i",
        aliases=("where", "floor"),
    ),
    Entry(
        "time",
        Group.READ,
        later("Read how much time is left."),
        timing.time,
        key="t",
    ),
    Entry(
        "spoken",
        Group.READ,
        later("Read who has spoken how often, and how long."),
        timing.spoken,
        arguments="[item]",
    ),
    Entry("who", Group.READ, later("Read who is here."), people.who, key="w"),
    Entry(
        "captions",
        Group.READ,
        later("Show or hide captions. The rest is still told."),
        reading.captions,
        key="c",
        arguments="[on|off]",
    ),
    Entry(
        "pause",
        Group.READ,
        later("Let captions wait until you ask for each sentence."),
        reading.pause,
        arguments="[on|off]",
    ),
    Entry(
        "further", Group.READ, later("Read the next sentence that waits."), reading.further, key=" "
    ),
    Entry(
        "live",
        Group.READ,
        later("Go to the newest caption and leave behind what waits."),
        reading.live,
        key="g",
    ),
    Entry(
        "catchup",
        Group.READ,
        later("Read how much waits from each agenda item. A number reads on from there."),
        reading.catch_up,
        arguments="[NUMBER]",
    ),
    Entry(
        "find",
        Group.READ,
        later("Look for words in the captions and the chat."),
        reading.find,
        key="f",
        arguments="WORDS",
        prompt=later("Words to look for, then Enter:"),
    ),
    Entry(
        "missed",
        Group.READ,
        later("Read the captions and the chat that you were not shown."),
        reading.missed,
        key="b",
        arguments="[HOW MANY]",
    ),
    Entry(
        "repeat",
        Group.READ,
        later("Read the last line again."),
        reading.repeat,
        key=".",
    ),
    Entry(
        "earlier",
        Group.READ,
        later("Read the line before that, again and again."),
        reading.earlier,
        key=",",
    ),
    Entry(
        "save",
        Group.READ,
        later("Save what was said and done, as plain lines or in another format."),
        reading.save,
        key="v",
        arguments="[FORMAT] [FOLDER|FILE]",
        examples=("/save vtt", "/save md,docx ~/meetings", "/save html fair.html"),
    ),
    Entry("notes", Group.READ, later("Read the notes. Hosts also read host notes."), agenda.notes),
    Entry("questions", Group.READ, later("Read the questions."), asking.questions),
    Entry("links", Group.READ, later("Read the links. Then /open or /copy one."), marks.links),
    Entry(
        "copy",
        Group.READ,
        later("Copy a link's address."),
        marks.copy_link,
        arguments="NUMBER",
    ),
    Entry(
        "unheard",
        Group.READ,
        later("Read who was not heard when an item was closed."),
        agenda.unheard,
    ),
)
