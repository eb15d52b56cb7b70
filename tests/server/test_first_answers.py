"""A repeated command gets its first answer."""

from __future__ import annotations

from meeting.errors import Refused
from server.first_answers import MOST_REFUSALS, FirstAnswers
from server.log import FirstAnswer

KEY = (2, "a")
DIGEST = b"digest"


def test_a_new_command_is_new() -> None:
    """Nothing is known about it, and nobody is answered."""
    given: list[int | Refused] = []

    assert not FirstAnswers().repeat(KEY, DIGEST, given.append)
    assert given == []


def test_a_repeated_command_gets_the_first_answer() -> None:
    """Also the refusal that it got first."""
    answers = FirstAnswers()
    refused = Refused("No.")
    given: list[int | Refused] = []
    for key, outcome in ((KEY, 7), ((2, "b"), refused)):
        answers.begin(key, DIGEST, given.append)
        answers.give(key, outcome)

    assert answers.repeat(KEY, DIGEST, given.append)
    assert answers.repeat((2, "b"), DIGEST, given.append)

    assert given == [7, refused, 7, refused]


def test_who_repeats_too_early_waits_with_the_first() -> None:
    """The answer goes to both, once."""
    answers = FirstAnswers()
    given: list[str] = []
    answers.begin(KEY, DIGEST, lambda outcome: given.append(f"first {outcome}"))

    answers.repeat(KEY, DIGEST, lambda outcome: given.append(f"second {outcome}"))
    answers.give(KEY, 7)

    assert given == ["first 7", "second 7"]


def test_an_id_belongs_to_one_command() -> None:
    """The same id on another command is refused in plain words."""
    answers = FirstAnswers()
    given: list[int | Refused] = []
    answers.begin(KEY, DIGEST, given.append)

    assert answers.repeat(KEY, b"other", given.append)

    assert isinstance(given[0], Refused)
    assert given[0].why == "That id belongs to another command."


def test_each_person_has_their_own_ids() -> None:
    """Two clients may make the same id."""
    answers = FirstAnswers()
    answers.begin(KEY, DIGEST, lambda _: None)

    assert not answers.repeat((3, "a"), DIGEST, lambda _: None)


def test_what_was_never_judged_can_be_tried_again() -> None:
    """A full disk is no answer to the command itself."""
    answers = FirstAnswers()
    given: list[int | Refused] = []
    full = Refused("Full.")
    answers.begin(KEY, DIGEST, given.append)

    answers.forget(KEY, full)

    assert given == [full]
    assert not answers.repeat(KEY, DIGEST, given.append)


def test_refusals_do_not_pile_up() -> None:
    """What was done is remembered for ever; of refusals only the newest are."""
    answers = FirstAnswers()
    answers.begin(KEY, DIGEST, lambda _: None)
    answers.give(KEY, 7)

    for number in range(MOST_REFUSALS + 1):
        key = (2, f"r{number}")
        answers.begin(key, DIGEST, lambda _: None)
        answers.give(key, Refused("No."))

    assert not answers.repeat((2, "r0"), DIGEST, lambda _: None)
    assert answers.repeat((2, "r1"), DIGEST, lambda _: None)
    assert answers.repeat(KEY, DIGEST, lambda _: None)


def test_what_was_done_before_the_start_is_looked_up_in_the_log() -> None:
    """Only for who was here then: who came later gave all their commands to this server."""
    asked: list[tuple[int, str]] = []
    given: list[int | Refused] = []

    def look_up(by: int, command: str) -> FirstAnswer | None:
        asked.append((by, command))
        return FirstAnswer(DIGEST, 7) if command == "a" else None

    answers = FirstAnswers(look_up)
    answers.load(5)

    assert answers.repeat(KEY, DIGEST, given.append)
    assert not answers.repeat((2, "b"), DIGEST, given.append)
    assert not answers.repeat((6, "a"), DIGEST, given.append)
    assert given == [7]
    assert asked == [(2, "a"), (2, "b")]
