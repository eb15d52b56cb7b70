"""What a meeting can be asked at any moment."""

from meeting import commands as c
from meeting.apply import replay
from meeting.erasing import lasting
from meeting.roles import Permission, Role
from meeting.values import Kind
from tests.meeting.play import Play
from transcripts.masking import masked


def test_people_items_and_captioners_are_found_by_their_number() -> None:
    """And what is not there is None, or "Somebody"."""
    play = Play()
    asha = play.join("Asha", Role.HOST, Role.CAPTIONER)
    item = play.item("Ramps", host=asha)
    play.do(c.StartCaptions(language="en"), asha)
    meeting = play.meeting

    assert (meeting.name_of(asha), meeting.name_of(99)) == ("Asha", "Somebody")
    found = meeting.find_item(item)
    assert found is not None
    assert found.title == "Ramps"
    assert meeting.find_item(99) is None
    captioner = meeting.captioner(asha)
    assert captioner is not None
    assert captioner.language == "en"
    assert meeting.captioner(99) is None
    assert not meeting.is_away(99)


def test_who_has_no_kept_name_is_called_by_what_they_do() -> None:
    """A captioner is no guest: readers know then whose mistakes these may be."""
    play = Play(purpose="for later")
    captioner = play.join("Kim", Role.CAPTIONER)
    guest = play.join("Lee")
    kept = replay(
        lasting(event, state) for event, state in zip(play.log, play.states, strict=False)
    )

    assert kept.name_of(captioner) == f"Captioner {captioner}"
    assert kept.name_of(guest) == f"Guest {guest}"
    names = [one.name for one in masked(kept).people.values()]
    assert names == ["A captioner", "Somebody"]


def test_your_place_is_that_of_your_first_hand() -> None:
    """With a point of order and a normal hand, the sooner turn counts."""
    play = Play()
    ana, bo = play.join("Ana"), play.join("Bo")
    play.do(c.RaiseHand(kind=Kind.QUESTION), bo)
    play.do(c.RaiseHand(), ana)
    before = play.meeting.place_of(ana)
    play.do(c.RaiseHand(kind=Kind.POINT_OF_ORDER), ana)

    assert (before, play.meeting.place_of(ana), play.meeting.place_of(bo)) == (2, 1, 2)
    assert len(play.meeting.hands_of(ana)) == 2


def test_a_person_may_what_one_of_their_roles_may() -> None:
    """Roles add up."""
    play = Play()

    person = play.join("Dee", Role.OBSERVER, Role.SCRIBE)

    dee = play.meeting.people[person]
    assert dee.may(Permission.KEEP_RECORD)
    assert not dee.may(Permission.KEEP_QUEUE)
