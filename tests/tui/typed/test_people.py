"""People and roles, found by what is typed."""

import pytest

from meeting import commands as c
from meeting.roles import Role
from meeting.state import Meeting
from tests.tui.acting import webinar
from tui import commands
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Send, Show
from tui.typed import people


@pytest.fixture
def meeting() -> Meeting:
    """Return a meeting with Ana Silva, Ben Okoro, Captions, Cho, Ana Berg and Bo."""
    line = webinar()
    line.happens(c.Join(name="Ana Berg", roles=(Role.PARTICIPANT,)))
    line.happens(c.Join(name="Bo", roles=(Role.PARTICIPANT,)))
    line.happens(c.Join(name="Bodil", roles=(Role.PARTICIPANT,)))
    return line.meeting


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ben Okoro", "Ben Okoro"),
        ("ben", "Ben Okoro"),
        ("okoro", "Ben Okoro"),
        ("ANA S", "Ana Silva"),
        ("bo", "Bo"),
        (" cho ", "Cho"),
    ],
)
def test_a_unique_beginning_of_any_part_of_a_name_is_enough(
    meeting: Meeting, typed: str, name: str
) -> None:
    """First name, last name, in any letters; a whole name beats longer ones."""
    assert people.find(typed, meeting).name == name


def test_two_who_fit_are_both_named(meeting: Meeting) -> None:
    """The person chooses, not the program."""
    with pytest.raises(NotUnderstood) as caught:
        people.find("ana", meeting)

    assert str(caught.value) == "Which one: Ana Silva or Ana Berg? Type more of the name."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Say who. Type the beginning of a name."),
        ("zoe", "Nobody here is called zoe. Type /who for the names."),
    ],
)
def test_nobody_who_fits_is_told(meeting: Meeting, typed: str, told: str) -> None:
    """A typo gets a way on."""
    with pytest.raises(NotUnderstood) as caught:
        people.find(typed, meeting)

    assert str(caught.value) == told


def test_who_has_left_does_not_count() -> None:
    """A name that is free again is not in the way."""
    line = webinar()
    line.happens(c.Leave(), line.person("Ben Okoro"))

    with pytest.raises(NotUnderstood):
        people.find("ben", line.meeting)


@pytest.fixture
def model(meeting: Meeting) -> Model:
    """Return Cho's model of it."""
    model = Model()
    model.meeting, model.you = meeting, 5
    return model


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("give scribe ben", c.GiveRole(person=3, role=Role.SCRIBE)),
        ("take access helper Ben Okoro", c.TakeRole(person=3, role=Role.ACCESS_HELPER)),
        ("Give HOST cho", c.GiveRole(person=5, role=Role.HOST)),
    ],
)
def test_a_role_is_given_or_taken(model: Model, typed: str, command: c.Command) -> None:
    """Verb, role, name: as one says it."""
    assert people.role(typed, model) == Send(command)


@pytest.mark.parametrize("typed", ["", "scribe ben", "give ben scribe", "give scribbler ben"])
def test_half_a_wish_about_roles_lists_them(model: Model, typed: str) -> None:
    """Nobody has to know the roles by heart."""
    with pytest.raises(NotUnderstood, match="Roles: host, caller, scribe"):
        people.role(typed, model)


def test_a_new_name_is_sent(model: Model) -> None:
    """The server has the last word on it."""
    assert people.rename("Cho Minji", model) == Send(c.Rename(name="Cho Minji"))


def test_how_to_be_addressed_is_sent_taken_back_or_read(model: Model) -> None:
    """By words, by none, and alone."""
    assert people.address("she/her", model) == Send(c.ChooseAddress(words="she/her"))
    assert people.address("None", model) == Send(c.ChooseAddress())
    assert people.address("", model) == Show(
        ("People see your name alone. To change that: /address she/her",)
    )


@pytest.mark.parametrize("typed", ["", "x" * 65])
def test_no_name_and_too_long_a_name_are_refused(model: Model, typed: str) -> None:
    """Nothing is cut off in silence."""
    with pytest.raises(NotUnderstood):
        people.rename(typed, model)


def test_everybody_here_is_listed(model: Model) -> None:
    """With you among them."""
    outcome = people.who("", model)

    assert isinstance(outcome, Show)
    assert outcome.lines[0] == "7 people are here."


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/lock", c.LockMeeting()),
        ("/unlock", c.UnlockMeeting()),
        ("/mute", c.MuteChat()),
        ("/mute because we listen", c.MuteChat(reason="we listen")),
        ("/unmute", c.UnmuteChat()),
        ("/pass", c.PassFloor(ends=0)),
        ("/passing on", c.StartPassing()),
        ("/passing", c.StartPassing()),
        ("/passing off", c.StopPassing()),
    ],
)
def test_powers_over_all_are_one_word(typed: str, command: c.Command) -> None:
    """What is for everybody needs no name."""
    assert commands.read(typed, _model()) == Send(command)


def test_powers_over_one_take_a_name_and_a_reason() -> None:
    """Sending somebody out and handing over ask first."""
    model = _model()
    ben = people.find("ben", model.meeting).id

    muted = commands.read("/mute ben because of noise", model)
    removed = commands.read("/remove ben because of noise", model)
    over = commands.read("/handover ben", model)

    assert muted == Send(c.MuteChat(person=ben, reason="of noise"))
    assert isinstance(removed, Confirm)
    assert removed.yes == Send(c.RemovePerson(person=ben, reason="of noise"))
    assert isinstance(over, Confirm)
    assert over.yes == Send(c.HandOver(person=ben))


def test_passing_is_on_or_off() -> None:
    """Anything else is asked about."""
    with pytest.raises(NotUnderstood):
        commands.read("/passing perhaps", _model())


def _model() -> Model:
    model = Model()
    for happening in webinar().waiting():
        model.take(happening)
    return model
