"""Words, speakers and proposals are mended one step at a time, and each step can be taken back."""

from __future__ import annotations

import pytest

from meeting import commands as c
from meeting import events as e
from meeting.final import DAY
from meeting.values import Source
from tests.meeting.plain import long_sentences
from tests.tui.editor.desks import RAM, Work, at_desk, spoken
from tui.editor.table import ROWS, help_lines
from tui.editor.walking import opening


async def test_the_next_unsure_word_is_told_with_its_line() -> None:
    """One line a step: a reader hears it once."""
    work = at_desk()

    told = await work.type("next")

    assert len(told) == 1
    assert told[0].startswith("Unsure: ram. Line: ")
    assert told[0].endswith("welcome to the ram")


async def test_unsure_words_are_gone_through_both_ways() -> None:
    """Two in one line are two steps; at the ends a sentence says so."""
    work = at_desk()

    forth = [(await work.told("n")).split(".")[0] for _ in range(4)]
    back = [(await work.told("p")).split(".")[0] for _ in range(3)]

    assert forth == [
        "Unsure: ram", "Unsure: fourteen", "Unsure: pounds", "No unsure word comes after this",
    ]  # fmt: skip
    assert back == ["Unsure: fourteen", "Unsure: ram", "No unsure word comes before this"]


async def test_a_fixed_word_leaves_what_the_machine_heard_on_record() -> None:
    """The text is new, `raw` is old, the source says corrected, and by whom."""
    work = at_desk()

    told = await work.type("n", "n", "fix forty")

    caption = work.desk.caption
    assert told == [f"Changed. {told[0].split(' ')[1]} Speaker, corrected: we spent forty pounds."]
    assert (caption.text, caption.raw) == ("we spent forty pounds", "we spent fourteen pounds")
    assert caption.source is Source.CORRECTED
    assert work.play.meeting.name_of(caption.corrected_by) == "Zoe"
    assert work.play.log[-1] == e.CaptionCorrected(
        seq=work.play.log[-1].seq, at=work.play.log[-1].at, by=work.play.log[-1].by,
        caption=caption.id, text="we spent forty pounds", old="fourteen", new="forty",
    )  # fmt: skip


async def test_the_other_unsure_word_of_a_line_is_unsure_still() -> None:
    """Mending one word vouches for no other."""
    work = at_desk()

    await work.type("n", "n", "fix forty")

    assert (await work.told("n")).startswith("Unsure: pounds.")


async def test_the_right_one_of_two_equal_words_is_fixed() -> None:
    """A word is changed where it stands, not where it comes first."""
    work = at_desk([("a", 0.9), ("ram", 0.9), ("or", 0.9), ("ram", 0.4)])

    await work.type("n", "fix ramp")

    assert work.texts == ["a ram or ramp"]


async def test_a_fixed_term_can_go_on_into_later_lines() -> None:
    """How many is said first; one more step changes them, and one undo takes all of it back."""
    work = at_desk()

    offered = await work.told("s/ram/ramp/")
    changed = await work.told("more")

    assert offered.endswith("“ram” stands in 2 more lines. Press m to change them too.")
    assert changed == "2 more lines were changed."
    assert work.texts[2:] == ["the ramp is steep", "a ramp beats no ramp"]
    await work.type("undo")
    assert work.texts[2:] == ["the ram is steep", "a ram beats no ram"]
    assert work.texts[0] == "welcome to the ramp"


async def test_words_change_everywhere_at_once() -> None:
    """`s/old/new/g` as in a live meeting."""
    work = at_desk()

    await work.type("s/ram/ramp/g")

    assert sum("ramp" in text for text in work.texts) == 3


async def test_a_line_can_be_typed_anew() -> None:
    """For where nothing of it is right."""
    work = at_desk()

    await work.type("line Welcome, everybody.")

    assert work.texts[0] == "Welcome, everybody."


async def test_undo_is_an_event_and_takes_one_step_after_the_other() -> None:
    """The log only grows; at the bottom a sentence says so."""
    work = at_desk()
    before = list(work.texts)
    await work.type("line One.", "down", "line Two.", "speaker Bo", "speaker everywhere Bo Lee")
    length = len(work.play.log)

    told = [await work.told("undo") for _ in range(5)]

    assert work.texts == before
    assert len(work.play.log) > length
    assert work.play.meeting.name_of(3) == "Bo"
    assert all(caption.speaker == 0 for caption in work.desk.lines())
    assert told[0] == "Taken back: Bo is now called Bo Lee, by Zoe."
    assert told[-1] == "You have changed nothing that could be taken back."


async def test_undo_still_works_after_the_editor_was_killed() -> None:
    """What can be taken back stands in the log, and what was taken back already, too."""
    work = at_desk()
    await work.type("line One.", "line Two.", "line Three.", "undo")

    again = Work(work.play)
    await again.type("undo")

    assert again.texts[0] == "One."
    await again.type("undo")
    assert again.texts[0] == "welcome to the ram"


async def test_undo_leaves_the_changes_of_others_alone() -> None:
    """Nobody takes back what somebody else did by mistake of a key."""
    await (first := at_desk()).type("line One.")

    second = Work(first.play, "Ann")

    assert await second.told("undo") == "You have changed nothing that could be taken back."


async def proposed() -> Work:
    """Return a desk on which Bo's proposal waits for the third line."""
    play = spoken(*RAM)
    third = list(play.meeting.captions)[2].id
    play.do(c.ReplaceWords(caption=third, old="ram", new="ramp"), by=3)
    play.do(c.CloseMeeting(), by=2)
    return Work(play)


async def test_a_proposed_change_is_gone_to_and_accepted() -> None:
    """Who proposes, old and new words and the line are one sentence after the other, in a line."""
    work = await proposed()

    told = await work.told("change")
    await work.type("accept")

    assert told.startswith("Bo proposes: ramp. In place of: ram. Line: ")
    assert work.texts[2] == "the ramp is steep"
    assert await work.told("change") == "No proposed change waits."
    await work.type("undo")
    assert work.texts[2] == "the ram is steep"


async def test_a_proposed_change_is_declined_with_a_reason() -> None:
    """The line stays, and the log has the reason."""
    work = await proposed()

    told = await work.told("change") and await work.told("decline because it is a ram")

    assert told.startswith("Declined. The line stays: ")
    assert isinstance(work.play.log[-1], e.CorrectionDeclined)
    assert work.play.log[-1].reason == "it is a ram"
    assert await work.told("undo") == (
        "The last step cannot be taken back. Correct the line by hand."
    )


async def test_where_nothing_is_proposed_the_next_one_is_named() -> None:
    """An answer says what to press."""
    assert "Press c for the next one." in await at_desk().told("accept")


async def test_the_speaker_of_a_line_a_turn_or_everywhere() -> None:
    """How many lines changed is said; a new name is in every place."""
    work = at_desk()

    turn = await work.told("speaker Bo")
    line = await work.told("speaker line Asha")
    await work.type("down", "speaker everywhere Bo Lee")

    assert turn.startswith("Changed in 4 lines. ")
    assert line.startswith("Changed in 1 line. ")
    assert [work.desk.meeting.name_of(one.speaker) for one in work.desk.lines()] == [
        "Asha", "Bo Lee", "Bo Lee", "Bo Lee",
    ]  # fmt: skip


async def test_somebody_new_can_be_who_spoke() -> None:
    """A recording from elsewhere knows no names; a mistyped one makes nobody."""
    work = at_desk()

    mistyped = await work.told("speaker Anna")
    await work.type("speaker new Ana Lee")

    assert "For somebody else, type: speaker new NAME" in mistyped
    assert work.desk.meeting.name_of(work.desk.caption.speaker) == "Ana Lee"


async def test_words_of_who_said_no_go_only_after_a_second_word() -> None:
    """Their words would be taken out for good, so a slip of a name must not do it."""
    play = spoken(*RAM, purpose="to read it again")
    play.do(c.AnswerConsent(keep=False), by=3)
    play.do(c.CloseMeeting(), by=2)
    work = Work(play)

    asked = await work.told("speaker line Bo")
    length = len(work.texts)

    assert asked.endswith("To do it, type: speaker line Bo really")
    assert length == 4
    assert await work.told("speaker new Ana") == (
        "Somebody new was never asked, so their words cannot be kept."
    )


async def test_a_line_is_taken_out_for_good_after_a_second_word() -> None:
    """A slip of a key takes nothing; the next line follows, and nothing brings the words back."""
    work = at_desk()
    await work.type("down")

    asked = await work.told("redact")
    taken = await work.told("redact really because it was private")

    assert asked.endswith("To do it, type: redact really")
    assert taken.startswith("The words were taken out. ")
    assert taken.endswith("the ram is steep")
    assert work.texts == ["welcome to the ram", "the ram is steep", "a ram beats no ram"]
    assert work.play.log[-1] == e.Redacted(
        seq=work.play.log[-1].seq, at=work.play.log[-1].at, by=work.play.log[-1].by,
        events=(list(work.play.meeting.captions)[1].id,), reason="it was private",
    )  # fmt: skip
    assert "cannot be taken back" in await work.told("undo")


async def test_each_refusal_in_a_final_record_names_what_can_be_done_here() -> None:
    """Words can be taken out, by the name that the sentence gives."""
    play = spoken(*RAM)
    play.do(c.CloseMeeting(), by=2)
    play.do(c.ComeToMend(name="Zoe"))
    play.at += 8 * DAY
    work = Work(play, is_final=True)

    told = await work.told("line Welcome.")
    taken = await work.told("/redact really")

    assert told == "The record is final. Words can still be taken out: /redact."
    assert taken.startswith("The words were taken out.")
    assert "Press x to take words out." in opening(work.desk)


async def test_a_name_in_an_open_meeting_is_left_to_who_has_it() -> None:
    """The sentence names nothing that the editor lacks."""
    play = spoken(*RAM)
    play.do(c.CorrectSpeaker(caption=next(iter(play.meeting.captions)).id, person=3), by=2)

    told = await Work(play).told("speaker everywhere Bo Lee")

    assert told == "They choose their own name until the meeting is closed. Ask them to."


async def test_where_you_are_and_where_you_go() -> None:
    """By line, by time, by words; from the end the search begins again."""
    work = at_desk()

    assert (await work.told("where")).startswith("Line 1 of 4. ")
    assert (await work.told("go 3")).endswith("the ram is steep")
    assert (await work.told("go 0:00:00")).endswith("welcome to the ram")
    assert (await work.told("find RAM")).endswith("the ram is steep")
    assert (await work.told("find welcome")).endswith("welcome to the ram")
    assert await work.told("up") == "This is the first line."
    assert await work.told("find velvet") == "No line has those words."


async def test_what_was_changed_is_listed() -> None:
    """One line for each change, the newest last."""
    work = at_desk()

    nothing = await work.told("list")
    await work.type("line One.", "undo")

    assert nothing == "Nothing was changed yet."
    assert await work.type("list") == [
        "1. Zoe corrected a caption: One.",
        "2. Zoe corrected a caption: welcome to the ram",
    ]


@pytest.mark.parametrize(
    "line", ["fix", "line", "go", "go x", "find", "speaker", "more", "accept", "s/velvet/x/", "xyz"]
)
async def test_what_cannot_be_done_says_what_to_do(line: str) -> None:
    """No traceback, nothing changed, plain words."""
    work = at_desk()
    try:
        told = await work.told(line)
    except Exception as error:  # noqa: BLE001 - `read` itself may refuse
        told = str(error)

    assert told
    assert long_sentences([told]) == []
    assert not any(isinstance(one, e.CaptionCorrected) for one in work.play.log)


async def test_a_meeting_without_words_says_so() -> None:
    """There is nothing to mend, and nothing breaks."""
    work = Work(spoken())

    assert {await work.told(name) for name in ("down", "fix x", "where", "accept")} <= {
        "No words were kept in this meeting.",
        "No change is proposed for this line. Press c for the next one.",
    }


def test_help_is_plain() -> None:
    """Each key once, each sentence short."""
    lines = help_lines()

    assert long_sentences([line.partition(": ")[2] or line for line in lines]) == []
    assert len(lines) == len(ROWS) + 1
    assert len({row.key for row in ROWS}) == len({row.name for row in ROWS}) == len(ROWS)
