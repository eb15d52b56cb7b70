"""The table of commands: complete, without clashes, and all of it in the help."""

import pytest

from meeting import commands as c
from meeting.roles import Role
from tests.tui.acting import webinar
from tui import commands
from tui.commands import KEYS, NAMES, TABLE
from tui.door import Door
from tui.entry import Entry, Group
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Act, Confirm, Do, Prompt, Send, Show

BY_PROGRAMS = {
    c.StartCaptions,
    c.StopCaptions,
    c.StallCaptions,
    c.ResumeCaptions,
    c.AddCaption,
}
"""What captioners send, which no person types."""


def model(*roles: Role) -> Model:
    """Return what Cho sees after coming in."""
    model = Model()
    for happening in webinar(*roles).waiting():
        model.take(happening)
    return model


def test_every_command_of_the_meeting_can_be_given() -> None:
    """Nothing that a person may ask for is missing here."""
    given = {sent for one in TABLE for sent in one.sends}

    assert given == set(c.COMMANDS) - BY_PROGRAMS


def test_no_two_commands_share_a_name_or_a_key() -> None:
    """What somebody types or presses means one thing."""
    names = [name for one in TABLE for name in (one.name, *one.aliases)]
    keys = [one.key for one in TABLE if one.key]

    assert len(names) == len(set(names)) == len(NAMES)
    assert len(keys) == len(set(keys)) == len(KEYS)


def test_keys_are_those_that_no_screen_reader_takes() -> None:
    """Letters, digits and a few signs: no arrows, function keys or modifiers."""
    assert all(len(key) == 1 and key in "abcdefghijklmnopqrstuvwxyz0123456789?.,/ " for key in KEYS)


@pytest.mark.parametrize("one", TABLE, ids=lambda one: one.name)
def test_every_command_says_in_a_plain_sentence_what_it_does(one: Entry) -> None:
    """At most fifteen words a sentence, and a full stop."""
    sentences = [sentence for sentence in one.help.split(". ") if sentence]

    assert one.help.endswith(".")
    assert all(len(sentence.split()) <= 15 for sentence in sentences)


@pytest.mark.parametrize("example", [text for one in TABLE for text in one.examples])
def test_every_example_in_the_help_works(example: str) -> None:
    """What the help shows can be typed as it stands."""
    host = Model()
    host.door = Door("wss://meet.example.org/j/K7TRPM", lambda: "new-secret")
    caption = c.AddCaption(text="fourteen pounds by a v", start=0, end=0)
    line = webinar(Role.HOST)
    line.happens(c.AddItem(title="Travel"), line.person("Ana Silva"))
    line.happens(c.RecordDecision(text="We meet in May."), line.person("Ana Silva"))
    for _ in range(3):
        line.happens(caption, line.person("Captions"))
    for happening in line.waiting():
        host.take(happening)

    assert isinstance(commands.read(example, host), Send | Do)


def test_a_slash_may_stand_or_not() -> None:
    """In a pipe or on a command line, both are the same."""
    assert commands.read("/agenda", model()) == commands.read("agenda", model())


def test_the_beginning_of_a_name_is_enough() -> None:
    """Who types slowly types less."""
    assert commands.entry("deci").name == "decision"


def test_a_beginning_that_fits_more_than_one_asks_back() -> None:
    """Nothing is guessed."""
    with pytest.raises(NotUnderstood, match=r"^Which one: /done or .*/define"):
        commands.entry("d")


@pytest.mark.parametrize("typed", ["hello", "/hello there", "//", "/"])
def test_what_is_no_command_is_refused_with_what_to_do(typed: str) -> None:
    """Plain text is never sent to everybody by mistake."""
    with pytest.raises(NotUnderstood, match=r"Type /help for all of them\.$"):
        commands.read(typed, model())


def test_a_slip_is_answered_with_what_was_meant() -> None:
    """Nothing is done; the answer is short, for who listens to it."""
    with pytest.raises(NotUnderstood, match=r"^There is no command hnad\. Did you mean /hand\?$"):
        commands.read("/hnad the ramp", model())


def test_zakims_habits_work() -> None:
    """People who ran meetings on IRC need not learn anew."""
    host = model(Role.HOST)

    assert commands.read("q+", host) == Send(c.RaiseHand())
    assert isinstance(commands.read("q?", host), Show)
    assert commands.read("ack ben", host) == Send(c.CallPerson(person=3, ends=0))
    assert commands.read("Next item", host) == commands.read("/item next", host)
    with pytest.raises(NotUnderstood, match="Your hand is not up"):
        commands.read("q- later", host)


def test_a_key_that_means_nothing_is_silent() -> None:
    """A slip of a finger does nothing and says nothing."""
    assert commands.press("z", model()) is None


def test_a_key_that_needs_words_asks_for_them() -> None:
    """The question stands in the table."""
    outcome = commands.press("m", model())

    assert isinstance(outcome, Prompt)
    assert (outcome.question, outcome.entry.name) == ("Chat message, then Enter:", "chat")


def test_the_key_for_your_hand_raises_it_and_takes_it_down() -> None:
    """One key, both ways; the typed command never takes it down by mistake."""
    line = webinar()
    mine = Model()
    for happening in line.waiting():
        mine.take(happening)
    first = commands.press("h", mine)
    line.happens(c.RaiseHand(), 5)
    for happening in line.waiting():
        mine.take(happening)

    assert first == Send(c.RaiseHand())
    assert commands.press("h", mine) == Send(c.LowerHand(hand=mine.meeting.hands_of(5)[0].id))
    assert commands.read("/hand", mine) == Send(c.RaiseHand())


def test_leaving_asks_first() -> None:
    """One key never throws anybody out."""
    assert commands.press("x", model()) == Confirm(
        "Leave the meeting? y or n", Do(Act.LEAVE), "You stay."
    )
    assert commands.read("/leave yes", model()) == Do(Act.LEAVE)


def test_short_help_is_a_few_keys_and_how_to_hear_more() -> None:
    """Short enough to listen to; hosts also hear how to call the next person."""
    host = list(commands.help_lines("", model(Role.HOST, Role.ACCESS_HELPER)))
    guest = list(commands.help_lines("", model()))

    assert guest == [
        (
            "First keys: h hand, m chat, a agenda, u queue, c captions, b missed,"
            " full stop repeat, o other, x leave, question mark help."
        ),
        "Press slash to type a command, such as /ask.",
        (
            "For more, type /help and one of these:"
            " take part, read, keep the record, this program, all."
        ),
    ]
    assert "n next" in host[0]


@pytest.mark.parametrize("group", Group)
def test_help_about_a_group_tells_what_to_type_for_each_of_its_commands(group: Group) -> None:
    """Under its name, one line a command."""
    lines = list(commands.help_lines(group.lower(), model(Role.HOST, Role.ACCESS_HELPER)))

    assert lines[0] == f"{group}:"
    assert len(lines) == 2 + sum(one.group is group for one in TABLE)


def test_long_help_says_what_to_type_for_each() -> None:
    """One line a command, under its group."""
    lines = list(commands.help_lines("all", model(Role.HOST, Role.ACCESS_HELPER)))

    assert [f"{group}:" in lines for group in Group] == [True] * len(Group)
    assert "m, /chat WORDS: Write in the chat." in lines


def test_help_about_one_command_shows_examples() -> None:
    """What is long to explain is shown."""
    assert list(commands.help_lines("action", model())) == [
        "/action WHO: WHAT [by WHEN]: Write down who will do what, and by when.",
        "For example: /action Ana: book the room by Friday",
    ]


def test_help_about_nothing_is_refused() -> None:
    """A typo in a question for help is answered."""
    with pytest.raises(NotUnderstood):
        list(commands.help_lines("nonsense", model()))


def test_before_the_welcome_only_what_is_open_to_all_is_offered() -> None:
    """Nobody is offered what nobody gave them."""
    assert not NAMES["next"].open_to(Model())
    assert NAMES["agenda"].open_to(Model())
