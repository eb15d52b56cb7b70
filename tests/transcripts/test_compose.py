"""The document: paragraphs that can be read, under the points where they were spoken."""

import pytest

from handrail.speaking import catalogue
from meeting import commands as c
from meeting import events as e
from meeting.apply import replay
from meeting.language import speaking
from meeting.privacy import seen_by
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import Kind, Sort
from tests.meeting import story
from tests.meeting.play import Play
from tests.meeting.story import in_good_time, whole_meeting
from tests.transcripts.samples import ANA, BO, caption, meeting_of, told
from transcripts import markdown, phrases, vtt
from transcripts.compose import LONGEST, PAUSE, compose
from transcripts.document import Attendee, ChatLine, Decision, Document, Paragraph, TurnLine
from transcripts.formats import FORMATS


def texts(document: Document) -> list[str]:
    """Return the words of every paragraph."""
    return [" ".join(piece.text for piece in one.pieces) for one in document.paragraphs]


def test_captions_of_one_speaker_become_one_paragraph() -> None:
    """A reader sees turns, not the pieces in which a machine heard them."""
    document = compose(
        meeting_of(
            [
                caption("So we", 0, 900),
                caption("begin.", 950, 2000),
                caption("Yes.", 3000, 4000, BO),
            ]
        )
    )

    assert [
        (one.speaker, text) for one, text in zip(document.paragraphs, texts(document), strict=True)
    ] == [
        ("Ana", "So we begin."),
        ("Bo", "Yes."),
    ]
    assert [piece.id for piece in document.paragraphs[0].pieces] == [4, 5]


def test_time_without_captions_stands_where_it_was() -> None:
    """Who reads later must not take lost words for silence."""
    lost = e.CaptionsResumed(captioner=BO, start=2_000, end=9_000)

    document = compose(meeting_of([caption("One.", 0, 1_000), lost, caption("Two.", 9_500, 9_900)]))

    assert texts(document) == ["One.", "[No captions for 7 seconds.]", "Two."]
    assert (document.paragraphs[1].at, document.paragraphs[1].end) == (2_000, 9_000)


def test_a_long_pause_begins_a_new_paragraph() -> None:
    """Silence is structure."""
    document = compose(
        meeting_of(
            [
                caption("One.", 0, 1000),
                caption("Two.", 999 + PAUSE, 9000),
                caption("Three.", 9000 + PAUSE, 20_000),
            ]
        )
    )

    assert texts(document) == ["One. Two.", "Three."]


def test_a_long_speech_has_several_paragraphs() -> None:
    """No paragraph grows without end."""
    pieces = [caption("x" * 99 + ".", n * 1000, n * 1000 + 900) for n in range(20)]

    document = compose(meeting_of(pieces))

    assert all(len(text) < LONGEST + 110 for text in texts(document))
    assert len(texts(document)) == 4


def test_other_languages_and_typed_words_stand_apart() -> None:
    """Each paragraph has one language and one way in which its words came."""
    document = compose(
        meeting_of([
            caption("Hello.", 0, 1000),
            caption("안녕하세요.", 1000, 2000, language="ko"),
            caption("I type.", 3000),
        ])
    )  # fmt: skip

    assert [(one.language, one.typed) for one in document.paragraphs] == [
        ("en", False), ("ko", False), ("en", True),
    ]  # fmt: skip


def test_another_language_is_named_where_people_read() -> None:
    """A reader should know why a line is not in the meeting's language; countries do not matter."""
    meeting = meeting_of(
        [
            caption("Good morning.", 0, 900, language="en-GB"),
            caption("Guten Tag.", 1000, 1900, language="de"),
            caption("Hola.", 2000, language="es-MX"),
        ]
    )

    said = compose(meeting).paragraphs

    assert [phrases.speaker(one) for one in said] == [
        "Ana",
        "Ana, in German",
        "Ana, typed, in Spanish",
    ]


def test_what_is_written_meanwhile_does_not_tear_a_paragraph() -> None:
    """Chat and decisions stand behind the paragraph during which they came."""
    document = compose(
        meeting_of([
            caption("One", 0, 1000),
            e.ChatSaid(at=1500, by=BO, text="hi"),
            e.DecisionRecorded(at=1600, by=BO, text="Yes."),
            caption("two.", 1700, 2500),
            caption("Later.", 60_000, 61_000),
        ])
    )  # fmt: skip

    assert [type(entry) for entry in document.entries] == [Paragraph, ChatLine, Decision, Paragraph]
    assert texts(document) == ["One two.", "Later."]


def test_a_turn_begins_a_new_paragraph() -> None:
    """Who gets the floor again is shown to get it."""
    turn = e.TurnBegan(at=1500, person=ANA, kind=Kind.REPLY, about="cost")

    document = compose(meeting_of([caption("One.", 0, 1000), turn, caption("Two.", 1600, 2000)]))

    assert [type(entry) for entry in document.entries] == [Paragraph, TurnLine, Paragraph]


def test_words_stand_where_they_were_spoken() -> None:
    """A machine is late: words of one point that come in the next one stay where they belong."""
    document = compose(
        meeting_of([
            e.ItemAdded(title="One", place=1),
            e.ItemAdded(title="Two", place=2),
            e.ItemStarted(at=0, item=4),
            e.ChatSaid(at=500, by=BO, text="in one"),
            e.ItemClosed(at=2000, item=4),
            e.ItemStarted(at=2000, item=5),
            e.ChatSaid(at=2100, by=BO, text="in two"),
            caption("Late words.", 1000, 1900),
        ])
    )  # fmt: skip

    found = [
        (section.point.title, len(section.entries))
        for section in document.sections
        if section.point
    ]
    assert found == [("One", 2), ("Two", 1)]


def test_a_point_that_is_taken_up_again_has_two_sections() -> None:
    """The order of the talk is kept; nothing jumps back to the first time."""
    document = compose(
        meeting_of([
            e.ItemAdded(title="One", place=1),
            e.ItemAdded(title="Two", place=2),
            e.ItemStarted(at=0, item=4),
            e.ItemClosed(at=10, item=4),
            e.ItemStarted(at=1000, item=5),
            e.ChatSaid(at=1100, by=BO, text="two"),
            e.ItemClosed(at=2000, item=5),
            e.ChatSaid(at=2500, by=BO, text="none"),
            e.ItemStarted(at=3000, item=4),
            e.ChatSaid(at=3100, by=BO, text="one again"),
        ])
    )  # fmt: skip

    assert [section.point and section.point.title for section in document.sections] == [
        "Two",
        None,
        "One",
    ]


def test_who_still_waits_was_not_heard() -> None:
    """The hands that are up at the end stand in the document, with their words."""
    document = compose(whole_meeting().meeting)

    assert [(hand.who, hand.at, hand.about) for hand in document.waiting] == [
        ("Bo", 41_400, "the door"),
        ("Eve", 125_900, "the phone line"),
        ("Dee", 135_900, "the cost"),
    ]
    assert [(hand.item, hand.words) for hand in document.waiting] == [
        ("The new ramp", "The door needs a handle."),
        ("The new ramp", ""),
        ("", ""),
    ]


def test_people_points_and_outcomes_are_there() -> None:
    """Who was there, what was planned, what was decided, who will do what."""
    document = compose(whole_meeting().meeting)

    assert document.people[0] == Attendee(name="Asha Rao", roles=("host",), came=1000)
    assert [(point.number, point.title, point.planned) for point in document.agenda] == [
        ("1", "Welcome", 2), ("2", "The new ramp", 10), ("3", "The budget", 5), ("4", "Tea", 10),
    ]  # fmt: skip
    assert [one.text for one in document.decisions] == ["The ramp is built at 1:20."]
    assert [(one.who, one.what, one.due) for one in document.actions] == [
        ("Asha", "ask the builder today", "Friday")
    ]


def test_where_the_words_come_from_is_said() -> None:
    """Machine, person, correction: no reader has to guess."""
    assert compose(whole_meeting().meeting).notices == (
        "Captions in English were made by a machine: vosk small en.",
        "A machine can be wrong.",
        "Some words were typed.",
        "2 captions were corrected by people.",
    )
    assert compose(meeting_of([])).notices == ()


def test_two_corrections_are_no_singular() -> None:
    """Numbers are said as people say them."""
    mended = [e.CaptionCorrected(by=ANA, caption=n, text="better") for n in (4, 5)]

    document = compose(meeting_of([caption("a", 0, 1), caption("b", 1, 2), *mended]))

    assert document.notices[-1] == "2 captions were corrected by people."
    assert [piece.corrected_by for piece in document.paragraphs[0].pieces] == ["Ana", "Ana"]


def test_a_change_of_name_is_a_change_everywhere() -> None:
    """What was said before the change stands under the new name too."""
    document = compose(meeting_of([caption("Hi.", 0, 1), e.PersonRenamed(person=ANA, name="Anna")]))

    assert document.paragraphs[0].speaker == "Anna"


def test_a_caption_of_nothing_is_no_paragraph() -> None:
    """Text that is only control signs leaves no empty line behind."""
    assert compose(meeting_of([caption("\x1b\x00", 0, 1)])).paragraphs == ()


def test_a_participant_saves_what_they_were_shown() -> None:
    """The same document from the client's own state; it says whose copy it is."""
    play = whole_meeting()
    shown = replay(seen_by(event, story.BO) for event in play.log)

    own, whole = compose(shown, story.BO), compose(play.meeting)

    assert own.shown_to == "Bo"
    assert own.sections == whole.sections
    assert own.people == whole.people


def test_a_meeting_can_be_saved_at_any_moment() -> None:
    """Before the first event, in the middle of a turn, after the end."""
    for meeting in (Meeting(), *whole_meeting().states):
        assert compose(meeting).is_over is (meeting.closed is not None)


def test_cards_leave_no_trace() -> None:
    """Who showed a card is in no document, not even in the host's."""
    shown = e.CardShown(by=BO, person=BO, sort=Sort.STOP)

    assert compose(meeting_of([shown])).sections == ()


def test_roles_are_words() -> None:
    """A reader sees "access helper", not a number or a code."""
    document = compose(meeting_of([e.RoleGiven(person=ANA, role=Role.ACCESS_HELPER)]))

    assert document.people[0].roles == ("host", "access helper")


def test_a_written_turn_is_in_every_record() -> None:
    """As typed words, as a turn in writing, and in who spoke how long."""
    document = told(in_good_time().log)

    (turn,) = [one for one in document.entries if isinstance(one, TurnLine) and one.written]
    (words,) = document.paragraphs
    dee = next(one for one in document.spoken if one.who == "Dee")
    assert (turn.speaker, words.speaker, words.typed) == ("Dee", "Dee", True)
    assert (dee.turns, dee.written, dee.time) == (1, 1, 53_000)
    assert "<v Dee" in vtt.write(document)
    assert "Dee, typed" in markdown.write(document)


@pytest.mark.parametrize("name", ["md", "html", "docx"])
def test_parts_of_an_item_have_their_own_number_in_every_page(name: str) -> None:
    """A list that counts by itself would number the parts as items."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    for title, is_sub in (("Welcome", False), ("Names", True), ("Money", False)):
        play.do(c.AddItem(title=title, is_sub=is_sub), host)

    lines = list(phrases.agenda(compose(play.meeting)))

    assert [line.partition(",")[0] for line in lines] == ["1. Welcome", "1.1. Names", "2. Money"]
    assert FORMATS[name].write(compose(play.meeting))


def test_what_stands_for_words_and_names_is_in_the_language_in_use() -> None:
    """Where nobody had the floor, where words were taken out, and where a title shows nothing."""
    said = caption("Good morning.", 0, 1000, speaker=0)
    gone = caption("My number is five.", 2000, 3000)
    events = [said, gone, e.Redacted(at=4000, by=ANA, events=(5,))]

    with speaking(catalogue("ko")):
        document = compose(meeting_of(events, title="\u200b", language="ko"))

    assert document.title == "회의"
    assert [one.speaker for one in document.paragraphs] == ["발언자", "Ana"]
    assert document.paragraphs[1].pieces[0].text == "[기록에서 뺀 말]"


def test_people_without_names_are_numbered_in_the_language_in_use() -> None:
    """As all other sentences of ours."""
    with speaking(catalogue("ko")):
        document = compose(meeting_of([caption("안녕하세요.", 0, 1000)]), names=False)

    assert [one.name for one in document.people] == ["참가자 1", "참가자 2"]
