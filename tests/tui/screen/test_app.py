"""The screen client as people use it: keys, words, drafts, questions, every size."""

from __future__ import annotations

import pytest
from textual.events import Key, MouseEvent, MouseScrollDown, MouseScrollUp, Paste
from textual.widget import Widget

from client import happenings as h
from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import ActedLine
from tests.tui.scene import begun, busy
from tests.tui.screen.looking import opened
from tui import sentences
from tui.choose import SWITCH
from tui.commands import KEYS
from tui.model import Model
from tui.pace import Pace
from tui.screen.stage import Look

QUIET = Look(quiet=True)


async def test_one_look_tells_where_the_meeting_is() -> None:
    """Item and time, floor and own place, captions with speaker and source, chat, useful keys."""
    async with opened(busy()) as screen:
        for words in (
            "Now: 2. What gets in the way, 1 of 15 minutes",
            "› 2. What gets in the way, 15 minutes, now.",
            "You are 2nd of 3. Ben Okoro has the floor.",
            "AGREE 2",
            "Ben Okoro      A  My name is Ben. For me the hardest part is the speed.",
            "Ben Okoro      …  And if somebody needs more time then we wait because waiting",
            "Dee Novak in the chat: The slides are at the usual place.",
            "h hand",
        ):
            assert words in screen.text


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("size", [(20, 5), (20, 2), (30, 8), (40, 12), (80, 24), (200, 60)])
async def test_every_size_shows_captions_and_takes_commands(
    size: tuple[int, int],
    quiet: bool,  # noqa: FBT001 - the case
) -> None:
    """A terminal that is too small for panes says nothing broken."""
    async with opened(busy(), Look(quiet=quiet), size=size) as screen:
        await screen.press("/")
        await screen.type("place")
        await screen.press("enter")

        assert all(len(row) <= size[0] for row in screen.rows)
        assert screen.app.panes.captions.display or size[1] < 3
        assert screen.app.panes.command.display


async def test_a_key_acts_outside_the_command_line_only() -> None:
    """There, letters are letters."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("h")
        assert [type(one) for one in line.asked] == [c.RaiseHand]

        await screen.press("/", "h", "h")

        assert (len(line.asked), screen.typed) == (1, "hh")


async def test_every_key_of_the_table_is_followed() -> None:
    """One table for keys, typed commands, help and footer."""
    line = busy(Role.HOST)
    async with opened(line) as screen:
        for key in KEYS:
            if KEYS[key].name == "other":
                continue  # which ends this client: a test of its own
            before = (screen.text, screen.focus, len(line.asked))
            screen.app.post_message(Key(key, key))
            await screen.settle()

            assert (screen.text, screen.focus, len(line.asked)) != before, key
            await screen.press("escape")


async def test_escape_leaves_the_command_line_and_keeps_the_draft() -> None:
    """Nothing that was typed is lost by looking elsewhere."""
    async with opened(begun()) as screen:
        await screen.press("tab", "tab", "tab", "slash")
        await screen.type("half a thought")
        await screen.press("escape")

        assert (screen.focus, screen.typed) == ("agenda", "half a thought")


async def test_arriving_words_change_neither_focus_nor_draft() -> None:
    """Typing is never interrupted, not even by a lost line."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("half a")
        line.happens(c.Chat(text="hello"), line.person("Ben Okoro"))
        line.put(h.LineDown("The server does not answer.", 1.0))
        line.welcome(line.you, again=True)
        line.caught_up(again=True)
        await screen.settle()

        assert "The line is back." in screen.text
        assert (screen.focus, screen.typed) == ("command", "half a")


async def test_a_key_that_needs_words_keeps_the_draft_for_later() -> None:
    """It comes back after the line that was sent."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("draft")
        await screen.press("escape", "m")
        await screen.type("hi all")
        assert screen.typed == "/chat hi all"
        assert "Your draft is kept. It comes back after this line." in screen.text

        await screen.press("enter")

        assert [one.text for one in line.asked if isinstance(one, c.Chat)] == ["hi all"]
        assert screen.typed == "draft"


async def test_giving_up_a_key_s_words_brings_the_draft_back() -> None:
    """Escape is always safe."""
    async with opened(begun()) as screen:
        await screen.press("slash")
        await screen.type("draft")
        await screen.press("escape", "m", "escape")

        assert screen.typed == "draft"


async def test_letters_that_follow_the_slash_at_once_are_not_lost() -> None:
    """Fast hands and braille keyboards type faster than the focus moves."""
    async with opened(begun()) as screen:
        for key in "/place":
            screen.app.post_message(Key(key, key))
        await screen.until(lambda: screen.typed == "place")

        assert screen.focus == "command"


async def test_history_and_completion_help_typing() -> None:
    """Up brings back what was sent, Tab completes from the table and the people here."""
    line = begun(Role.HOST)
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("place")
        await screen.press("enter", "slash", "up")
        assert screen.typed == "place"

        await screen.press("down")
        await screen.type("/call be")
        await screen.press("tab")
        assert screen.typed == "/call ben Okoro"

        await screen.press("enter")
        assert "Ben Okoro has the floor." in screen.text


async def test_after_a_typed_command_keys_are_keys_again() -> None:
    """As the row of keys below says; nobody has to think of Escape."""
    line = busy(Role.HOST)
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("place")
        await screen.press("enter", "n")

        assert screen.typed == ""
        assert [type(one) for one in line.asked] == [c.CallNext]


async def test_tab_with_nothing_to_complete_goes_on() -> None:
    """The command line is no trap."""
    async with opened(begun()) as screen:
        await screen.press("slash", "tab")

        assert screen.focus == "agenda"


@pytest.mark.parametrize(
    ("answer", "told", "left"), [("n", "You stay.", 0), ("escape", "You stay.", 0), ("y", "", 1)]
)
async def test_leaving_asks_first(answer: str, told: str, left: int) -> None:
    """The question stands above the command line, with its answers in it."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("x")
        assert "Leave the meeting? y or n" in screen.text

        await screen.press("z", answer)
        await screen.pilot.pause(0.05)

        assert len(line.asked) == left
        assert screen.app.return_value == (0 if left else None)
        assert not told or told in screen.text


async def test_a_question_can_be_answered_on_the_command_line() -> None:
    """Like everything there with Enter, so that no letter of an answer becomes a command."""
    line = begun(Role.HOST)
    async with opened(line) as screen:
        await screen.press("slash")
        await screen.type("end")
        await screen.press("enter")
        await screen.type("no")
        await screen.press("enter")
        assert line.asked == []

        await screen.press("slash")
        await screen.type("end")
        await screen.press("enter")
        await screen.type("y")
        await screen.press("enter")

        assert [type(one) for one in line.asked] == [c.CloseMeeting]


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
@pytest.mark.parametrize("focus", ["captions", "command"])
async def test_the_usual_keys_for_leaving_ask_first(key: str, focus: str) -> None:
    """Also on the command line, where nothing is selected to be copied."""
    async with opened(begun()) as screen:
        await screen.press(*(["slash"] if focus == "command" else []), key)

        assert "Leave the meeting? y or n" in screen.text


async def test_a_refusal_says_why_and_what_to_do() -> None:
    """In the server's own words."""
    async with opened(begun()) as screen:
        await screen.press("slash")
        await screen.type("next")
        await screen.press("enter")

        assert "You may not keep the speaking queue. Ask a host or caller." in screen.text


async def test_reading_back_stays_put_and_counts_what_comes() -> None:
    """The log never moves under the reader, and End goes back to live."""
    line = busy()
    async with opened(line, size=(80, 24)) as screen:
        await screen.press("pageup")
        before = [row for row in screen.rows if "  A  " in row]
        for number in range(12):
            line.caption(f"sentence {number}")
        await screen.settle()

        assert [row for row in screen.rows if "  A  " in row] == before
        assert "12 new lines. End goes to live." in screen.text

        await screen.press("end")
        assert "sentence 11" in screen.text
        assert "new lines" not in screen.text


async def test_a_corrected_caption_changes_where_it_stands() -> None:
    """It keeps its place and gets the letter C."""
    line = busy()
    async with opened(line) as screen:
        last = list(line.meeting.captions)[-1]
        line.happens(
            c.CorrectCaption(caption=last.id, text="One at a time."), line.person("Ana Silva")
        )
        await screen.settle()

        assert "Ben Okoro      C  One at a time." in screen.text


async def test_captions_can_be_hidden_while_the_rest_is_told() -> None:
    """One key; the meeting's other news goes on."""
    line = busy()
    async with opened(line) as screen:
        await screen.press("c")
        line.caption("nobody sees this")
        line.happens(c.Chat(text="but this"), line.person("Ben Okoro"))
        await screen.settle()

        assert "Captions, hidden" in screen.text
        assert "nobody sees this" not in screen.text
        assert "but this" in screen.text


async def test_help_is_a_page_from_the_table() -> None:
    """Escape goes back to where you were."""
    async with opened(begun()) as screen:
        await screen.press("tab", "f1")
        assert "Take part:" in screen.text
        assert screen.focus == "page"

        await screen.press("escape")

        assert "Take part:" not in screen.text
        assert screen.focus == "messages"


async def test_enter_on_a_row_offers_what_can_be_done() -> None:
    """Who keeps the agenda gets the command, ready to send; others hear the whole row."""
    async with opened(begun(Role.HOST)) as screen:
        await screen.press("tab", "tab", "tab", "down", "enter")
        assert screen.typed == "/item 2"

    async with opened(begun()) as screen:
        await screen.press("tab", "tab", "tab", "down", "enter")
        assert screen.typed == ""
        assert "What gets in the way, 15 minutes." in screen.rows[-3]


async def test_enter_in_the_queue_calls_or_reads() -> None:
    """The command is ready to send for who keeps the queue; others read the whole row."""
    async with opened(busy(Role.HOST)) as screen:
        await screen.press("tab", "tab", "tab", "tab", "enter")
        assert screen.typed == "/call Cho Minji"

    async with opened(busy()) as screen:
        await screen.press("shift+tab", "enter")
        assert "Cho Minji, clarifying question: the budget for captions." in screen.rows[-3]


async def test_a_list_goes_to_both_its_ends() -> None:
    """The row of the cursor is always in sight."""
    line = begun(Role.HOST)
    for number in range(20):
        line.happens(c.AddItem(title=f"Item {number}"), line.you)
    async with opened(line) as screen:
        await screen.press("tab", "tab", "tab", "end")
        assert "Item 19" in screen.text

        await screen.press("home", "up")
        assert "1. Welcome" in screen.text


async def test_who_points_can_read_and_choose() -> None:
    """The wheel reads back and on; a click puts the cursor on a row."""
    line = busy()
    async with opened(line) as screen:
        captions = screen.app.panes.captions
        captions.post_message(wheel(MouseScrollUp, captions))
        await screen.settle()
        assert "End goes to live." in screen.text

        for _ in range(3):
            captions.post_message(wheel(MouseScrollDown, captions))
        await screen.settle()
        assert "End goes to live." not in screen.text

        await screen.pilot.click("#agenda", offset=(5, 3))
        await screen.settle()
        assert (screen.focus, screen.app.panes.agenda.cursor) == ("agenda", 2)


async def test_a_command_without_a_line_goes_out_later() -> None:
    """It is said, so that nobody presses again and again."""
    line = begun()
    async with opened(line) as screen:
        line.put(h.LineDown("The server does not answer.", 1.0))
        await screen.settle()
        await screen.press("h")

        assert sentences.goes_out_later() in screen.text


async def test_a_burst_is_told_as_one_line() -> None:
    """Forty people come in; the screen stays calm."""
    line = begun()
    async with opened(line, model=Model(pace=Pace())) as screen:
        for number in range(40):
            line.happens(c.Join(name=f"Guest {number}", roles=()))
        await screen.until(lambda: "39 people joined." in screen.text)

        assert screen.text.count("joined") == 2


async def test_asking_for_the_screen_client_tells_that_it_is_here() -> None:
    """And nothing else happens."""
    async with opened(begun()) as screen:
        await screen.press("slash")
        await screen.type("screen")
        await screen.press("enter")

        assert "You are in the screen client." in screen.text


async def test_a_shrinking_terminal_gives_the_focus_to_the_captions() -> None:
    """Never to the command line, where the next key would be a letter."""
    async with opened(busy()) as screen:
        await screen.press("tab", "tab", "tab")
        assert screen.focus == "agenda"

        await screen.pilot.resize_terminal(20, 5)
        await screen.settle()

        assert screen.focus == "captions"


async def test_the_line_client_opens_with_the_same_model_and_draft() -> None:
    """What was seen and typed goes along."""
    model = Model()
    async with opened(begun(), model=model) as screen:
        await screen.press("slash")
        await screen.type("half a thought")
        await screen.press("ctrl+u")
        await screen.type("/lines")
        await screen.press("enter")
        await screen.until(lambda: screen.app.return_value is not None)

        assert screen.app.return_value == SWITCH
    model.drafts[""] = "half a thought"
    async with opened(begun(), model=model) as screen:
        assert screen.typed == "half a thought"


@pytest.mark.parametrize(
    ("wished", "linger", "code"), [(False, False, 1), (True, False, 0), (False, True, None)]
)
async def test_the_end_of_the_line_ends_the_client_only_if_wished(
    wished: bool,  # noqa: FBT001 - the case
    linger: bool,  # noqa: FBT001 - the case
    code: int | None,
) -> None:
    """People can stay to read back and to save."""
    line = begun()
    async with opened(line, Look(linger=linger)) as screen:
        line.put(h.Ended("The server has stopped.", "Join again later.", wished=wished))
        await screen.settle()

        assert screen.app.return_value == code
        assert not linger or "The server has stopped. Join again later." in screen.text


async def test_saving_tells_what_came_of_it() -> None:
    """By key, and typed with a format and a place."""
    async with opened(begun()) as screen:
        await screen.press("v")
        await screen.type("/save md here")
        await screen.press("enter")

        assert "Saved: as usual." in screen.text
        assert "Saved: md here." in screen.text


async def test_your_turn_rings_the_bell() -> None:
    """No reader speaks it, and every terminal passes it on."""
    line = begun()
    async with opened(line) as screen:
        rung: list[None] = []
        screen.app.bell = lambda: rung.append(None)  # type: ignore[method-assign] # the terminal's
        line.happens(c.CallPerson(person=line.you, ends=0), line.person("Ana Silva"))
        await screen.settle()

        assert len(rung) == 1
        assert "It is your turn." in screen.text


def wheel(event: type[MouseEvent], widget: Widget) -> MouseEvent:
    """Return one step of the wheel over a widget."""
    return event(widget, 5, 5, 0, 0, button=0, shift=False, meta=False, ctrl=False)


async def test_a_click_on_a_key_presses_it() -> None:
    """Who points does not have to type."""
    line = begun()
    async with opened(line) as screen:
        column = screen.rows[-1].index("h hand")
        await screen.pilot.click("#footer", offset=(column, 0))
        await screen.settle()

        assert [type(one) for one in line.asked] == [c.RaiseHand]


async def test_pasted_lines_become_one_line_without_controls() -> None:
    """Nothing is lost but what would act."""
    async with opened(begun()) as screen:
        await screen.press("slash")
        screen.app.panes.command.post_message(Paste("one\ntwo \x1b]0;x\x07three"))
        await screen.settle()

        assert screen.typed == "one two ]0;xthree"


async def test_the_quiet_screen_tells_everything_in_one_log() -> None:
    """In order, and no words that change by themselves."""
    line = busy()
    async with opened(line, QUIET) as screen:
        await screen.until(lambda: "AGREE: 2 cards are up." in screen.text)
        before = screen.text
        line.put(h.Heard(source=line.person("Captions"), speaker=0, text="and so"))
        await screen.settle()

        assert screen.text == before
        assert "Ben Okoro: So I would like us to agree on one thing" in screen.text


async def test_the_quiet_screen_waits_while_somebody_types() -> None:
    """What comes meanwhile is told after it was sent or given up, what is urgent first; once."""
    line = begun()
    async with opened(line, QUIET) as screen:
        await screen.press("m")
        await screen.type("hi all")
        line.caption("a sentence meanwhile")
        line.happens(c.CallPerson(person=line.you, ends=0), line.person("Ana Silva"))
        await screen.settle()
        typing = screen.text
        await screen.press("enter")
        await screen.until(lambda: "a sentence meanwhile" in screen.text)
        sent = screen.text
        await screen.press("m")
        line.caption("and another one")
        await screen.settle()
        assert "and another one" not in screen.text
        await screen.press("escape")
        await screen.until(lambda: "and another one" in screen.text)

    assert "a sentence meanwhile" not in typing
    assert "It is your turn" not in typing
    assert sent.count("a sentence meanwhile") == 1
    assert sent.index("It is your turn") < sent.index("a sentence meanwhile")


async def test_who_looks_sees_what_comes_while_they_type() -> None:
    """Eyes can leave it alone; nothing moves under the cursor."""
    line = begun()
    async with opened(line) as screen:
        await screen.press("m")
        await screen.type("hi all")
        line.caption("a sentence meanwhile")
        await screen.settle()

        assert "a sentence meanwhile" in screen.text
        assert screen.typed == "/chat hi all"


async def test_the_quiet_log_begins_a_page_when_the_next_line_does_not_fit() -> None:
    """Nothing that stands is moved."""
    line = begun()
    async with opened(line, QUIET, size=(80, 12)) as screen:
        for number in range(10):
            line.caption(f"sentence {number}")
        await screen.until(lambda: "sentence 9" in screen.text)

        log = [row for row in screen.rows if "sentence" in row]
        assert 0 < len(log) < 10
        assert log[-1].endswith("sentence 9")


async def test_who_reads_back_in_the_quiet_log_is_told_once_that_lines_wait() -> None:
    """A page that is being read is not turned away, and nobody waits in silence for captions."""
    line = begun()
    async with opened(line, QUIET, size=(80, 12)) as screen:
        await screen.press("up")
        for number in range(4):
            line.caption(f"sentence {number}")
            await screen.settle()
        assert "sentence 3" in screen.text

        for number in range(4, 20):
            line.caption(f"sentence {number}")
            await screen.settle()
        assert "New lines wait. End goes to live." in screen.text
        assert "sentence 19" not in screen.text

        await screen.press("end")
        assert "sentence 19" in screen.text


async def test_who_joins_a_long_meeting_sees_its_captions() -> None:
    """Captions from before are there to read, and cost one update."""
    line = ActedLine()
    source = begun()
    for number in range(300):
        source.caption(f"sentence {number}", missed=True)
    happenings = list(source.waiting())
    ends = [one for one in happenings if isinstance(one, h.CaughtUp)]
    for one in [*(one for one in happenings if one not in ends), *ends]:
        line.put(one)

    async with opened(line) as screen:
        assert "sentence 299" in screen.text
        await screen.press("home")
        assert "sentence 0" in screen.text


@pytest.mark.parametrize("size", [(20, 10), (40, 12), (80, 24), (120, 40)])
async def test_the_question_about_your_words_stands_until_you_answer(
    size: tuple[int, int],
) -> None:
    """Whatever is told meanwhile, and however small the screen: nobody is hurried."""
    line = begun(purpose="for those who cannot come")
    async with opened(line, size=size) as screen:
        for name in ("Eva", "Finn", "Gil", "Hal"):
            line.happens(c.Join(name=name, roles=(Role.PARTICIPANT,)))
        await screen.settle()
        before = " ".join(screen.text.split())
        await screen.press("8")
        await screen.settle()

        assert "May your words be kept? Press 8 for yes, 9 for no." in before
        assert not screen.app.panes.asking.display


async def test_a_long_announcement_begins_with_its_beginning() -> None:
    """Its last words alone would say nothing; the key for repeating reads all of it."""
    line = begun()
    words = " ".join(f"word{number}" for number in range(1, 33))
    async with opened(line, size=(40, 12)) as screen:
        line.happens(c.Chat(text=words), line.person("Ben Okoro"))
        await screen.settle()
        shown = screen.text
        await screen.press(".")
        page = " ".join(screen.text.split())
        await screen.press("escape")

        assert "Ben Okoro in the chat: word1 word2" in " ".join(shown.split())
        assert "…" in shown
        assert words in page
        assert screen.focus == "captions"
