"""What who keeps the queue does: rows of the table, in the order of help and docs."""

from __future__ import annotations

from meeting import commands as c
from meeting.language import later
from tui.entry import Entry, Group
from tui.model import Model
from tui.outcomes import Outcome
from tui.typed import marks, queue, timing


def _open(words: str, model: Model) -> Outcome:
    return marks.open_link(words, model) if words else queue.open_queue("", model)


ROWS: tuple[Entry, ...] = (
    Entry(
        "next",
        Group.QUEUE,
        later("Give the floor to the first in the queue."),
        queue.next_one,
        key="n",
        arguments="[really]",
        sends=(c.CallNext,),
    ),
    Entry(
        "call",
        Group.QUEUE,
        later("Give the floor to somebody by name."),
        queue.call,
        aliases=("ack",),
        arguments="NAME [really]",
        sends=(c.CallPerson,),
    ),
    Entry(
        "for",
        Group.QUEUE,
        later("Raise a hand for somebody who asked elsewhere, here or not."),
        queue.hand_for,
        aliases=("add",),
        arguments="NAME[: KIND] [ABOUT WHAT] [because REASON]",
        examples=("/for Ivo because he called by phone", "/for Eve: question about ramps"),
        sends=(c.RaiseFor,),
    ),
    Entry(
        "move",
        Group.QUEUE,
        later("Give a hand another place. Everybody is told, with your reason."),
        queue.move,
        arguments="NAME to PLACE [because REASON]",
        examples=("/move Ben to 1 because he must go",),
        sends=(c.MoveHand,),
    ),
    Entry(
        "last",
        Group.QUEUE,
        later("Close the queue and let this person speak last."),
        queue.last_word,
        aliases=("lastword",),
        arguments="NAME",
        sends=(c.GiveLastWord,),
    ),
    Entry(
        "clear",
        Group.QUEUE,
        later("Take all hands down, after asking you."),
        queue.clear,
        arguments="[because REASON]",
        sends=(c.ClearQueue,),
    ),
    Entry(
        "mode",
        Group.QUEUE,
        later("Choose who goes first: by arrival, first time, least time, or the host picks."),
        queue.mode,
        arguments="arrival|first|least|host [rounds]",
        examples=("/mode first", "/mode least rounds"),
        sends=(c.SetMode,),
    ),
    Entry(
        "undo",
        Group.QUEUE,
        later("Take back the last thing that was done to the queue."),
        queue.undo,
        sends=(c.Undo,),
    ),
    Entry(
        "limit",
        Group.QUEUE,
        later("Say how long each turn may last, here or in the open item."),
        timing.limit,
        arguments="[item] [MINUTES|SECONDS seconds|off]",
        examples=("/limit 2", "/limit 90 seconds", "/limit item 5", "/limit off"),
        sends=(c.SetLimit,),
    ),
    Entry(
        "hold",
        Group.QUEUE,
        later("Say how long a lost line keeps its place."),
        timing.hold,
        arguments="[MINUTES|SECONDS seconds|off]",
        examples=("/hold 5",),
        sends=(c.SetHold,),
    ),
    Entry(
        "showspoken",
        Group.QUEUE,
        later("Show everybody who has spoken how long, or hide it."),
        timing.show_spoken,
        arguments="on|off",
        sends=(c.ShowStatistics,),
    ),
    Entry(
        "open",
        Group.QUEUE,
        later("Let hands be raised. With a number, open that link."),
        _open,
        arguments="[NUMBER]",
        sends=(c.OpenQueue,),
    ),
    Entry(
        "close",
        Group.QUEUE,
        later("Let no more hands be raised."),
        queue.close_queue,
        sends=(c.CloseQueue,),
    ),
    Entry(
        "passing",
        Group.QUEUE,
        later("Let whoever speaks pass the floor on, or end that."),
        queue.passing,
        arguments="[on|off]",
        sends=(c.StartPassing, c.StopPassing),
    ),
)
