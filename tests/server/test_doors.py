"""Links and keys open what they should, and nothing else."""

from __future__ import annotations

import pytest

from meeting.roles import Role
from server import doors
from server.doors import ALPHABET, Doors, Way, hashed
from server.log import KeyHash, Session

LINKS = [KeyHash(Role.HOST, hashed("host secret")), KeyHash(Role.CAPTIONER, hashed("other"))]


def test_a_secret_gives_its_role() -> None:
    """The host's link makes a host, the captioner's a captioner."""
    keys = Doors(LINKS)

    assert keys.opened_by("host secret") == Way(Role.HOST)
    assert keys.opened_by("other") == Way(Role.CAPTIONER)


@pytest.mark.parametrize("wrong", ["", "host secre", "host secret ", "Host secret", "é", "\ud800"])
def test_a_wrong_secret_gives_nothing(wrong: str) -> None:
    """Cut off, changed, empty, or not even text that can be written down."""
    assert Doors(LINKS).opened_by(wrong) is None


def test_a_new_link_ends_the_old_one() -> None:
    """After a change only the new secret opens; other roles' links stay."""
    keys = Doors(LINKS)

    keys.change([KeyHash(Role.HOST, hashed("new"))])

    assert keys.opened_by("host secret") is None
    assert keys.opened_by("new") == Way(Role.HOST)
    assert keys.opened_by("other") == Way(Role.CAPTIONER)


def test_an_invitation_stands_beside_the_link_of_its_role() -> None:
    """Neither ends the other, and each tells which it is."""
    keys = Doors([*LINKS, KeyHash(Role.HOST, hashed("seven"), 7)])

    keys.change([KeyHash(Role.HOST, hashed("new")), KeyHash(Role.HOST, hashed("nine"), 9)])

    opened = [keys.opened_by(one) for one in ("host secret", "new", "seven", "nine")]
    assert opened == [None, Way(Role.HOST), Way(Role.HOST, 7), Way(Role.HOST, 9)]


def test_a_key_belongs_to_one_person() -> None:
    """Keys from the log and keys made since both count; a link's secret is no key."""
    keys = Doors(LINKS, [Session(5, hashed("five"))])

    keys.add(Session(6, hashed("six")))

    assert [keys.person(key) for key in ("five", "six", "seven", "other")] == [5, 6, None, None]


def test_a_code_has_no_letters_that_people_mix_up() -> None:
    """Whatever the random bytes: six characters, none of 0, O, 1 and I."""
    codes = {doors.code(bytes([byte] * 6)) for byte in range(256)}

    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) == set(ALPHABET)
    assert not set("0O1I") & set(ALPHABET)


def test_the_secret_stands_behind_the_hash_sign() -> None:
    """What follows it never leaves the client's address bar (RFC 3986, 3.5)."""
    assert doors.link("wss://host:1", "ABC234", "s") == "wss://host:1/j/ABC234#s"
