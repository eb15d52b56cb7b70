"""What must not reach everybody does not."""

from hypothesis import given
from hypothesis import strategies as st

from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.events import EVENTS, CardPutDown, CardShown, Event, TimeFitted, Withheld
from meeting.needs import Need
from meeting.privacy import PRIVATE, audience, logged, public, seen_by
from meeting.roles import Role
from meeting.values import SERVER, ItemNotes, Sort
from meeting.wire import encode
from tests.meeting.play import Play
from tests.meeting.strategies import message

SECRETS: tuple[type[Event], ...] = PRIVATE
HIDING = (
    CardShown,
    CardPutDown,
    TimeFitted,
    e.NotesWritten,
    e.NotesShown,
    *PRIVATE,
    e.QuestionAsked,
    e.QuestionSupported,
    e.SupportDropped,
    e.VoteCast,
)
OTHERS = [kind for kind in EVENTS if kind not in HIDING]


def test_a_card_goes_round_without_its_person() -> None:
    """Nothing in the public form tells who shows the card; its number and time stay."""
    event = CardShown(seq=9, at=50, by=7, sort=Sort.STOP, person=7)

    assert public(event) == CardShown(seq=9, at=50, by=SERVER, sort=Sort.STOP, person=SERVER)
    assert b"7" not in encode(public(event))


def test_a_named_card_goes_round_with_its_person() -> None:
    """Who wishes to be seen is seen."""
    event = CardShown(seq=9, at=50, by=7, sort=Sort.STOP, person=7, named=True)

    assert public(event) is event


def test_putting_down_a_card_tells_no_name() -> None:
    """Else the end of a card would tell what its beginning kept quiet."""
    event = CardPutDown(seq=9, at=50, by=7, card=8)

    assert public(event) == CardPutDown(seq=9, at=50, by=SERVER, card=8)
    assert public(CardPutDown(by=7, card=8, named=True)).by == 7


def test_your_own_card_is_yours_to_see() -> None:
    """Your client knows that it is your card that is up."""
    event = CardShown(seq=9, by=7, sort=Sort.SLOW, person=7)

    assert seen_by(event, 7) is event
    assert seen_by(event, 8) == public(event)


@given(st.sampled_from(OTHERS).flatmap(message))
def test_all_other_events_are_for_everybody(event: Event) -> None:
    """What hides nothing goes out as the very same event, so one frame serves all."""
    assert public(event) is event


def test_what_time_somebody_takes_is_withheld() -> None:
    """Others get a number and a time, and not even what kind of thing it was."""
    event = TimeFitted(seq=9, at=50, by=7, percent=300)

    assert public(event) == seen_by(event, 8) == Withheld(seq=9, at=50)
    assert seen_by(event, 7) is event


def test_everybody_counts_the_same_cards() -> None:
    """A state made of public events differs in the names on cards, and in nothing else."""
    play = Play()
    ana, bo = play.join("Ana"), play.join("Bo")
    play.do(c.ShowCard(sort=Sort.SLOW), ana)
    play.do(c.ShowCard(sort=Sort.SLOW, named=True), bo)
    play.do(c.ShowCard(sort=Sort.STOP), bo)
    play.do(c.PutDownCard(sort=Sort.SLOW), ana)

    seen = replay(seen_by(event, ana) for event in play.log)

    assert [seen.shown(sort) for sort in Sort] == [1, 1, 0]
    assert [card.person for card in seen.cards] == [bo, SERVER]
    assert seen.people == play.meeting.people


def test_named_is_a_field_of_cards_alone() -> None:
    """A new event with a choice like that must be added above, and to the public form."""
    hiding = {kind for kind in EVENTS if "named" in kind.__struct_fields__}

    assert hiding == {e.CardShown, e.CardPutDown}


def test_host_notes_reach_hosts_and_nobody_else() -> None:
    """Others get the number with nothing in it, so that none is missing."""
    play = Play()
    asha, ivo, ana = play.join("Asha", Role.HOST), play.join("Ivo", Role.HOST), play.join("Ana")
    item = play.item("Ramps", host=asha)

    written = play.do(c.WriteNotes(item=item, text="Ana may be tired."), asha)[-1]

    assert seen_by(written, ivo, play.meeting) is written
    assert seen_by(written, ana, play.meeting) == e.Withheld(seq=written.seq, at=written.at)
    assert b"tired" not in encode(public(written))


def test_a_new_host_is_shown_the_notes_alone() -> None:
    """What was written before they were a host comes after them, to them only."""
    play = Play()
    asha, ana = play.join("Asha", Role.HOST), play.join("Ana")
    item = play.do(c.AddItem(title="Ramps", notes="Call Ben."), asha)[0].seq
    play.do(c.GiveRole(person=ana, role=Role.HOST), asha)

    shown = play.do(c.ShowNotes(person=ana))

    assert shown == (
        e.NotesShown(
            seq=play.meeting.seq, at=play.at, person=ana, notes=(ItemNotes(item, "Call Ben."),)
        ),
    )
    assert seen_by(shown[0], ana, play.meeting) is shown[0]
    assert isinstance(seen_by(shown[0], asha, play.meeting), e.Withheld)


def test_who_may_not_change_the_agenda_is_shown_no_notes() -> None:
    """The rule looks at the role, whoever asks the server."""
    play = Play()
    asha, ana = play.join("Asha", Role.HOST), play.join("Ana")
    play.do(c.AddItem(title="Ramps", notes="Call Ben."), asha)

    assert play.do(c.ShowNotes(person=ana)) == ()
    assert play.do(c.ShowNotes(person=99)) == ()


@given(st.sampled_from(SECRETS).flatmap(message))
def test_of_a_private_event_nothing_goes_round_but_number_and_time(event: Event) -> None:
    """Whatever it says: what others get, and what the log keeps, is the same for all of them."""
    assert public(event) == logged(event) == e.Withheld(seq=event.seq, at=event.at)


def test_needs_reach_their_person_and_helpers_only() -> None:
    """Not the host, not a captioner, not whoever was a helper before."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    helper, former = play.join("Cho", Role.ACCESS_HELPER), play.join("Dee", Role.ACCESS_HELPER)
    play.do(c.TakeRole(person=former, role=Role.ACCESS_HELPER), host)

    (told,) = play.do(c.TellNeeds(needs=(Need.BRAILLE,)), ana)

    assert audience(told, play.meeting) == {ana, helper}


def test_who_becomes_a_helper_gets_what_was_told_before() -> None:
    """By role or by link, with what was seen to and who waits; the giver of the role gets none."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")
    play.do(c.TellNeeds(needs=(Need.BRAILLE,), words="a ramp"), ana)
    play.do(c.AskForHelp(text="where?"), ana)
    bo = play.join("Bo")

    play.do(c.GiveRole(person=bo, role=Role.ACCESS_HELPER), host)
    late = play.join("Cho", Role.ACCESS_HELPER)

    for helper, knows in ((bo, True), (late, True), (host, False)):
        seen = replay(
            seen_by(event, helper, after)
            for event, after in zip(play.log, play.states[1:], strict=True)
        )
        assert (ana in seen.needs) is knows
        assert bool(seen.asking) is knows


def test_who_goes_takes_their_needs_along() -> None:
    """Nothing is kept of somebody who left or was removed."""
    play = Play()
    host, ana, bo = play.join("Asha", Role.HOST), play.join("Ana"), play.join("Bo")
    for person in (ana, bo):
        play.do(c.TellNeeds(needs=(Need.QUIET,)), person)
        play.do(c.AskForHelp(text="help"), person)

    play.do(c.Leave(), ana)
    play.do(c.RemovePerson(person=bo), host)

    assert not play.meeting.needs
    assert not play.meeting.asking


def test_telling_the_same_again_is_no_event() -> None:
    """A client tells it at every return, and nobody hears of it."""
    play = Play()
    ana = play.join("Ana")
    play.do(c.TellNeeds(needs=(Need.QUIET, Need.BRAILLE)), ana)

    assert play.do(c.TellNeeds(needs=(Need.BRAILLE, Need.QUIET)), ana) == ()
    assert play.do(c.TellNeeds(), ana) != ()
    assert not play.meeting.needs


def test_an_anonymous_question_and_votes_go_round_without_names() -> None:
    """Others count what they cannot name; what is asked by name keeps its name."""
    play = Play()
    asha, ana, bo = play.join("Asha", Role.HOST), play.join("Ana"), play.join("Bo")
    asked = play.do(c.AskQuestion(text="Is it safe?", anonymous=True), ana)[-1]
    named = play.do(c.AskQuestion(text="Who pays?"), ana)[-1]
    play.do(c.SupportQuestion(question=asked.seq), bo)
    poll = play.do(c.OpenPoll(text="Tea?", answers=("yes", "no")), asha)[-1]
    for answer, who in ((1, ana), (2, bo), (2, ana)):
        play.do(c.Vote(poll=poll.seq, answer=answer), who)

    seen = replay(seen_by(event, asha) for event in play.log)

    assert public(named) is named
    assert [(one.person, one.support, one.supporters) for one in seen.questions] == [
        (SERVER, 1, ()),
        (ana, 0, ()),
    ]
    assert (seen.polls[0].voted, dict(seen.polls[0].votes)) == (2, {})
    play.do(c.ClosePoll(poll=poll.seq), asha)
    assert play.log[-1] == e.PollClosed(
        seq=play.meeting.seq, at=play.at, by=asha, poll=poll.seq, counts=(0, 2)
    )
