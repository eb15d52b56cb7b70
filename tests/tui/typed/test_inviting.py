"""Links for a role and for one person, by what is typed."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from meeting import commands as c
from meeting.roles import Role
from meeting.state import Invitation
from tests.tui.acting import webinar
from tui.door import Door
from tui.errors import NotUnderstood
from tui.model import Model
from tui.outcomes import Confirm, Send, Show
from tui.typed import inviting


@pytest.fixture
def model() -> Model:
    """Return what somebody sees of a webinar."""
    model = Model()
    model.meeting = webinar().meeting
    return model


def test_a_new_link_is_made_here_and_told_to_you_alone(model: Model) -> None:
    """After a question; what goes to the server is no more than the secret's hash."""
    model.door = Door("wss://meet.example.org/j/K7TRPM", lambda: "new-secret")

    asked = inviting.new_link("Participant", model)

    assert isinstance(asked, Confirm)
    assert isinstance(asked.yes, Send)
    assert asked.yes.command == c.ChangeLink(
        role=Role.PARTICIPANT, key=sha256(b"new-secret").hexdigest()
    )
    assert asked.yes.done[1] == "wss://meet.example.org/j/K7TRPM#new-secret"
    assert "new-secret" not in repr(model.door.new_link())


def test_a_link_for_one_person_is_made_here_and_told_to_you_alone(model: Model) -> None:
    """At once, since it ends nothing; for a participant where no role is named."""
    model.door = Door("wss://meet.example.org/j/K7TRPM", lambda: "one-secret")

    made = inviting.invite("", model)

    assert isinstance(made, Send)
    assert made.command == c.Invite(role=Role.PARTICIPANT, key=sha256(b"one-secret").hexdigest())
    assert made.done[1] == "wss://meet.example.org/j/K7TRPM#one-secret"
    named = inviting.invite("Captioner", model)
    assert isinstance(named, Send)
    assert named.command == c.Invite(role=Role.CAPTIONER, key=sha256(b"one-secret").hexdigest())
    with pytest.raises(NotUnderstood, match="/invite and one of: host"):
        inviting.invite("everybody", model)


def test_links_for_one_person_are_listed_and_taken_back_by_number(model: Model) -> None:
    """The number is the link's own: it stays when a link before it is used."""
    assert inviting.uninvite("", model) == Show(("No link for one person waits to be used.",))
    model.meeting = replace(
        model.meeting,
        invitations=(Invitation(7, 2, Role.SCRIBE, 2), Invitation(9, 4, Role.READER, 2)),
    )

    listed = inviting.uninvite("", model)

    assert isinstance(listed, Show)
    assert listed.lines[1].startswith("4. For the role reader, made by ")
    assert inviting.uninvite("4", model) == Send(c.TakeBackInvitation(invitation=9))
    for wrong in ("1", "3", "0", "reader"):
        with pytest.raises(NotUnderstood):
            inviting.uninvite(wrong, model)


@pytest.mark.parametrize("typed", ["", "everybody", "host"])
def test_without_a_role_or_a_door_there_is_no_new_link(model: Model, typed: str) -> None:
    """The sentence says what to type, or how to come in."""
    with pytest.raises(NotUnderstood):
        inviting.new_link(typed, model)
