"""Names: told apart, within the limit, and not the meeting's own."""

import pytest

from meeting import commands as c
from meeting.errors import Refused
from meeting.roles import Role
from tests.meeting.play import Play


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Bo", "Bo"),
        ("Ana", "Ana (2)"),
        ("ana", "ana (2)"),
        (" A\u200bna ", "Ana (2)"),
        ("\uff21na", "\uff21na (2)"),
        ("\u0410n\u0430", "\u0410n\u0430 (2)"),
        ("Room 1", "Room 1"),
        ("x" * 32, "x" * 32),
    ],
)
def test_names_that_look_alike_get_a_number(asked: str, given: str) -> None:
    """Case, hidden signs, wide letters and Cyrillic letters make no other name."""
    play = Play()
    play.join("Ana")

    person = play.join(asked)

    assert play.meeting.name_of(person) == given


def test_the_number_counts_on_and_keeps_the_limit() -> None:
    """The third of the same name is (3), and 32 characters hold the number too."""
    play = Play()

    people = [play.join("y" * 32) for _ in range(3)]

    assert [play.meeting.name_of(person) for person in people] == [
        "y" * 32,
        "y" * 28 + " (2)",
        "y" * 28 + " (3)",
    ]


def test_a_name_is_free_again_when_its_owner_has_left() -> None:
    """Only people who are here keep a name from others."""
    play = Play()
    play.do(c.Leave(), by=play.join("Ana"))

    person = play.join("Ana")

    assert play.meeting.name_of(person) == "Ana"


@pytest.mark.parametrize(
    "name", ["You", "System", "H0st", "\u041dost", "Access Helper", "SERVER", "Speaker"]
)
def test_nobody_is_taken_for_the_meeting_itself(name: str) -> None:
    """A participant cannot go by a role's word, or by a word that the sentences use."""
    with pytest.raises(Refused, match="The meeting itself uses that name"):
        Play().join(name)


def test_a_role_is_a_name_for_who_holds_it() -> None:
    """A captioner may be called Captioner, and still is after another change of name."""
    play = Play()
    person = play.join("Captioner", Role.CAPTIONER)

    play.do(c.Rename(name="CAPTIONER"), by=person)

    assert play.meeting.name_of(person) == "CAPTIONER"


def test_a_change_of_name_does_not_meet_your_own_name() -> None:
    """Other letters for the same name get no number."""
    play = Play()
    person = play.join("ana")

    play.do(c.Rename(name="Ana"), by=person)

    assert play.meeting.name_of(person) == "Ana"


@pytest.mark.parametrize(
    "name",
    [
        "Host", "HOST", "H0st", "Ноst", "h o s t", "h.o.s.t.", "The host", "Meeting host",
        "Ana (host)", "Host: Ana", "Ana - host", "Ana, host", "[HOST] Ana", "host Ana",
        "Ana | co-host", "Access helper", "Ana (access helper)", "Ｈｏｓｔ",
    ],
)  # fmt: skip
def test_no_name_says_a_role_that_its_person_has_not(name: str) -> None:
    """Whole, in other letters, spaced out, or beside a name: who reads it would believe it."""
    play = Play()

    with pytest.raises(Refused):
        play.join(name, Role.PARTICIPANT)


@pytest.mark.parametrize("name", ["Ann Reader", "Tom Host", "Hosta", "Jean-Luc", "Ghost", "李 明"])
def test_a_last_name_is_a_name(name: str) -> None:
    """People are called what they are called."""
    play = Play()

    person = play.join(name)

    assert play.meeting.name_of(person) == name


def test_who_has_the_role_may_say_so() -> None:
    """A host who goes by "Ana (host)" pretends nothing."""
    play = Play()

    person = play.join("Ana (host)", Role.HOST)

    assert play.meeting.name_of(person) == "Ana (host)"
