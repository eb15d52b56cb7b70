"""The model: what comes over the line, and the lines that a person gets from it."""

import pytest

from client import happenings as h
from meeting import commands as c
from meeting.needs import Need
from meeting.roles import Role
from meeting.values import Sort, Word
from tests.tui.acting import ActedLine, webinar
from tui.caption_lines import doubted
from tui.model import Model
from tui.pace import Pace
from tui.screen.views import status
from tui.settings import Settings
from tui.telling import CaptionLine, Level


class Reader:
    """A model and a line; gives what is told since the last look."""

    def __init__(self, model: Model, line: ActedLine) -> None:
        self.model, self.line = model, line
        self.now = 0.0

    def told(self) -> list[str]:
        """Return the lines that came."""
        return [
            one.text
            for happening in self.line.waiting()
            for one in self.model.take(happening, self.now)
        ]

    def by(self, name: str, command: c.Command) -> list[str]:
        """Let somebody ask for something; return what you are told."""
        self.line.happens(command, self.line.person(name))
        return self.told()


@pytest.fixture
def reader() -> Reader:
    """Return Cho's model, after the welcome."""
    reader = Reader(Model(), webinar())
    reader.told()
    return reader


def test_coming_in_is_one_line_that_says_where_the_meeting_is() -> None:
    """The past does not flood who comes late."""
    reader = Reader(Model(), webinar())

    assert reader.told() == [
        "You are in Webinar as Cho, participant. Now: 1. Welcome. Queue, 2 waiting."
    ]


def test_everybody_is_told_where_others_can_read_along() -> None:
    """At once, and not to be missed; the line client and the screen client both show it."""
    model = Model()
    line = webinar()
    reader = Reader(model, line)
    reader.told()
    line.put(h.Welcomed(5, (), "ABCD", plain_text=True))
    line.caught_up()

    assert reader.told()[-1] == (
        "This meeting is not encrypted. Others on the network can read along."
    )
    assert "(not encrypted)" in status(model, 0, 120)[0].plain


def test_what_was_said_before_is_counted_and_waits() -> None:
    """Captions and chat from before can be read at one word."""
    line = webinar()
    late = Reader(Model(), line)
    late.told()
    line.put(h.Welcomed(5, (), "ABCD"))
    line.happens(c.Chat(text="hello"), line.person("Ben Okoro"), missed=True)
    for text in ("one", "two"):
        line.caption(text, missed=True)
    line.caught_up()

    assert late.told()[-1].endswith("2 captions and 1 chat line so far: type /missed.")
    assert [one.text for one in late.model.missed()] == [
        "Ben Okoro in the chat: hello",
        "Speaker: one",
        "Speaker: two",
    ]
    assert late.model.missed() == ()


def test_what_was_not_kept_is_not_counted_for_who_comes_later() -> None:
    """Nobody is sent to read words that are gone."""
    line = webinar()
    late = Reader(Model(), line)
    late.told()
    line.put(h.Welcomed(5, (), "ABCD"))
    for text in ("one", "two"):
        line.happens(c.AddCaption(text=text, start=0, end=0), line.person("Captions"), missed=True)
    line.happens(c.Redact(said=next(iter(line.meeting.captions)).id), line.person("Ana Silva"))
    line.caught_up()

    told = late.told()
    assert told[-1].endswith("1 caption so far: type /missed.")


def test_an_event_is_told_in_the_meetings_words(reader: Reader) -> None:
    """A face never composes a sentence."""
    assert reader.by("Ana Silva", c.CloseQueue()) == ["Ana Silva closed the queue."]


def test_a_caption_is_a_line_with_the_caption_in_it(reader: Reader) -> None:
    """Faces that show more than the text find it."""
    reader.line.caption("good morning")
    (happening,) = reader.line.waiting()

    (told,) = reader.model.take(happening)

    assert isinstance(told, CaptionLine)
    assert told.text == "Speaker: good morning"
    assert reader.model.shown == [told.caption.id]


def test_partials_are_kept_but_never_told(reader: Reader) -> None:
    """Words that may change are for those who look, and go with the caption."""
    captioner = reader.line.person("Captions")
    reader.line.put(h.Heard(captioner, 0, "good"))
    assert reader.told() == []
    assert reader.model.partials[captioner].text == "good"

    reader.line.caption("good morning")
    reader.told()

    assert reader.model.partials == {}


def test_a_partial_that_is_taken_back_is_gone(reader: Reader) -> None:
    """Empty text says that there was nothing."""
    reader.line.put(h.Heard(4, 0, "noise"))
    reader.line.put(h.Heard(4, 0, ""))
    reader.told()

    assert reader.model.partials == {}


def test_hidden_captions_are_not_told_but_kept(reader: Reader) -> None:
    """Who listens to the voice is not talked over, and loses nothing."""
    assert reader.model.switch_captions(on=False) == "Captions are hidden. The rest is still told."
    reader.line.caption("good morning")
    assert reader.told() == []
    assert reader.by("Ana Silva", c.CloseQueue()) == ["Ana Silva closed the queue."]

    assert reader.model.switch_captions(on=True) == (
        "Captions are shown. 1 line came meanwhile: type /missed."
    )


def test_only_the_last_missed_lines_can_be_asked_for(reader: Reader) -> None:
    """After an hour nobody must read it all."""
    reader.model.switch_captions(on=False)
    for text in ("one", "two", "three"):
        reader.line.caption(text)
    reader.told()

    assert [one.text for one in reader.model.missed(2)] == ["Speaker: two", "Speaker: three"]


def lose(reader: Reader) -> list[str]:
    """Lose the line, twice as the tries go; return what is told."""
    reader.line.put(h.LineDown("The line is lost.", 0.1))
    reader.line.put(h.LineDown("The line is lost.", 0.2))
    return reader.told()


def test_a_lost_line_is_told_once(reader: Reader) -> None:
    """Every further try is silent."""
    assert lose(reader) == ["The line is lost. Handrail tries again by itself."]
    assert not reader.model.connected


def test_a_line_that_is_back_is_told_once(reader: Reader) -> None:
    """Where nothing happened, one sentence is all."""
    lose(reader)
    reader.line.welcome(5, again=True)
    reader.line.caught_up(again=True)

    assert reader.told() == ["The line is back."]
    assert reader.model.connected


def test_a_few_missed_lines_follow_by_themselves(reader: Reader) -> None:
    """A loss of seconds costs no key press."""
    lose(reader)
    reader.line.welcome(5, again=True)
    reader.line.caption("good morning", missed=True)
    reader.line.caught_up(again=True)

    assert reader.told() == ["The line is back. 1 caption came.", "Speaker: good morning"]
    assert reader.model.unread == []


def test_many_missed_lines_are_counted(reader: Reader) -> None:
    """A loss of minutes does not flood."""
    lose(reader)
    reader.line.welcome(5, again=True)
    for number in range(6):
        reader.line.caption(f"line {number}", missed=True)
    reader.line.caught_up(again=True)

    assert reader.told() == ["The line is back. 6 captions came: type /missed."]
    assert len(reader.model.unread) == 6


def test_a_turn_that_began_while_the_line_was_down_is_urgent(reader: Reader) -> None:
    """Nobody waits for a speaker who was not told."""
    lose(reader)
    reader.line.welcome(5, again=True)
    host = reader.line.person("Ana Silva")
    second = reader.line.meeting.agenda[1].id
    reader.line.happens(c.StartItem(item=second, really=True), host, missed=True)
    reader.line.happens(c.CallPerson(person=5, ends=0), host, missed=True)
    reader.line.caught_up(again=True)

    told = [one for happening in reader.line.waiting() for one in reader.model.take(happening)]

    assert [one.text for one in told] == ["The line is back. Now: 2. Budget. You have the floor."]
    assert told[0].urgent


def test_a_meeting_that_closed_while_the_line_was_down_is_told(reader: Reader) -> None:
    """The end is not overlooked."""
    lose(reader)
    reader.line.welcome(5, again=True)
    reader.line.happens(c.CloseMeeting(), reader.line.person("Ana Silva"), missed=True)
    reader.line.caught_up(again=True)

    assert reader.told() == [
        "The line is back. The meeting is closed. You can still read and save it."
    ]


def test_another_record_begins_anew(reader: Reader) -> None:
    """Nothing of the old one stays, and the person knows."""
    reader.line.put(h.StartedAgain())

    assert reader.told() == [
        "The meeting's record began anew on the server. You see it from the start."
    ]
    assert reader.model.meeting.seq == 0


def test_an_end_has_a_reason_unless_it_was_wished() -> None:
    """Who hung up, or saw the meeting close, knows already."""
    ended = h.Ended("You joined from another place.", "Go on there.")

    (told,) = Model().take(ended)

    assert told.text == "You joined from another place. Go on there."
    assert Model().take(h.Ended("You hung up.", wished=True)) == ()


def test_a_warning_is_told(reader: Reader) -> None:
    """What the server refused without a command to it is said."""
    reader.line.put(h.Warned("You sent too much.", "Wait."))

    assert reader.told() == ["You sent too much. Wait."]


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (Level.ALL, ["queue", "chat", "agenda"]),
        (Level.IMPORTANT, ["agenda"]),
        (Level.ME, []),
        (Level.OFF, []),
    ],
)
def test_a_level_lets_through_what_it_says(reader: Reader, level: Level, told: list[str]) -> None:
    """From everything to almost nothing."""
    reader.model.settings = Settings(tell=level)
    second = reader.line.meeting.agenda[1].id

    queue = reader.by("Ana Silva", c.CloseQueue())
    chat = reader.by("Ben Okoro", c.Chat(text="hi"))
    agenda = reader.by("Ana Silva", c.StartItem(item=second, really=True))

    heard = {"queue": queue, "chat": chat, "agenda": agenda}
    assert [name for name, lines in heard.items() if lines] == told


@pytest.mark.parametrize("level", list(Level))
def test_your_turn_and_your_own_doing_are_told_at_every_level(reader: Reader, level: Level) -> None:
    """Quiet is never deaf."""
    reader.model.settings = Settings(tell=level)

    own = reader.by("Cho", c.Chat(text="hi"))
    turn = reader.by("Ana Silva", c.CallPerson(person=5, ends=0))

    assert own == ["You wrote in the chat: hi"]
    assert turn == ["It is your turn. Type /done at the end."]


def test_chat_that_a_level_keeps_out_can_be_read_later(reader: Reader) -> None:
    """Not told is not lost."""
    reader.model.settings = Settings(tell=Level.ME)
    reader.by("Ben Okoro", c.Chat(text="hi"))

    assert [one.text for one in reader.model.missed()] == ["Ben Okoro in the chat: hi"]


def test_a_flood_of_chat_is_counted_and_can_be_read_later() -> None:
    """With a pace, bursts are a number; every line of them is still there."""
    reader = Reader(Model(pace=Pace()), webinar())
    reader.told()
    for number in range(6):
        reader.line.happens(c.Chat(text=f"line {number}"), reader.line.person("Ben Okoro"))
    assert reader.told() == ["Ben Okoro in the chat: line 0"]
    assert reader.model.due == 1

    later = [one.text for one in reader.model.tick(1)]

    assert later == ["5 lines in the chat. Type /missed to read them."]
    assert len(reader.model.missed()) == 5


def test_cards_that_go_up_together_are_all_told_and_none_that_is_down_again() -> None:
    """STOP, SLOW and AGREE within a second are three lines; a second STOP, put down, is none."""
    reader = Reader(Model(pace=Pace()), webinar())
    reader.told()
    ben, host = reader.line.person("Ben Okoro"), reader.line.person("Ana Silva")
    for sort in Sort:
        reader.line.happens(c.ShowCard(sort=sort), ben)
    reader.line.happens(c.ShowCard(sort=Sort.STOP), host)

    assert {text.partition(":")[0] for text in reader.told()} == set(Sort)
    reader.line.happens(c.PutDownCard(sort=Sort.STOP), host)
    assert reader.told() == []
    assert reader.model.tick(1) == ()


def test_a_storm_of_joins_and_chat_is_six_lines_and_your_turn_comes_at_once() -> None:
    """Two hundred joins and fifty lines of chat in ten seconds, and a call in the middle."""
    reader = Reader(Model(pace=Pace()), webinar())
    reader.told()
    ben, host = reader.line.person("Ben Okoro"), reader.line.person("Ana Silva")
    told: list[tuple[float, str]] = []
    for step in range(240):
        reader.now = step / 20
        if step < 200:
            reader.line.happens(c.Join(name=f"Guest {step}", roles=(Role.PARTICIPANT,)))
        if step < 200 and step % 4 == 0:
            reader.line.happens(c.Chat(text=f"line {step}"), ben)
        if step == 100:
            reader.line.happens(c.CallPerson(person=5, ends=0), host)
        told += [(reader.now, text) for text in reader.told()]
        told += [(reader.now, one.text) for one in reader.model.tick(reader.now)]

    turn = "It is your turn. Type /done at the end."
    assert (5, turn) in told
    assert [text for _, text in told if text != turn] == [
        "Guest 0 joined.",
        "Ben Okoro in the chat: line 0",
        "5 lines in the chat. Type /missed to read them.",
        "20 people joined.",
        "44 lines in the chat. Type /missed to read them.",
        "179 people joined.",
    ]
    assert reader.model.due is None


@pytest.mark.parametrize(
    ("bell", "rung"),
    [
        ((), []),
        (("urgent",), ["It is your turn. Type /done at the end."]),
        (("chat",), ["Ben Okoro in the chat: hi"]),
    ],
)
def test_each_kind_of_line_can_ring_or_not(
    reader: Reader, bell: tuple[str, ...], rung: list[str]
) -> None:
    """Bell and desktop are chosen kind by kind; captions never ring."""
    reader.model.settings = Settings(bell=bell, desktop=bell)
    reader.line.happens(c.Chat(text="hi"), reader.line.person("Ben Okoro"))
    reader.line.caption("one")
    reader.line.happens(c.CallPerson(person=5, ends=0), reader.line.person("Ana Silva"))

    lines = [one for came in reader.line.waiting() for one in reader.model.take(came)]

    assert [one.text for one in lines if reader.model.rings(one)] == rung
    assert [one.text for one in lines if reader.model.shows_on_desktop(one)] == rung


def test_captions_can_wait_and_be_read_sentence_by_sentence(reader: Reader) -> None:
    """Each sentence once, in order; what is told meanwhile is told all the same."""
    reader.model.settings = Settings(pause=True)
    reader.line.caption("Good morning. We look at the budget.")
    reader.line.caption("Travel costs went down.")

    assert reader.by("Ana Silva", c.CloseQueue()) == ["Ana Silva closed the queue."]
    assert [[one.text for one in reader.model.further()] for _ in range(4)] == [
        ["Speaker: Good morning."],
        ["We look at the budget."],
        ["Speaker: Travel costs went down."],
        [],
    ]
    assert reader.model.unread == []


def test_captions_can_be_cut_to_a_braille_display(reader: Reader) -> None:
    """No line is wider, and no word is lost."""
    reader.model.settings = Settings(caption_width=20, caption_time=True)
    reader.line.caption("We look at the budget for the coming year.")

    lines = reader.told()

    assert lines == ["0:00:00 Speaker: We", "look at the budget", "for the coming year."]


LAMPS = tuple(Word(text, 0, 1, sure) for text, sure in [("we", 0.9), ("need", 0.9), ("lamps", 0.4)])


def test_captions_name_unsure_words_to_whom_wants_it(reader: Reader) -> None:
    """In a sentence of its own, so that voices and braille have it too; corrected ones no more."""
    reader.line.caption("We need lamps.", words=LAMPS)
    quiet = reader.told()
    reader.model.settings = Settings(caption_doubts=True)
    reader.line.caption("We need lamps.", words=LAMPS)
    reader.line.caption("So we do.")
    told = reader.told()
    newest = list(reader.model.meeting.captions)[-2]
    correct = c.CorrectCaption(caption=newest.id, text="We need ramps.")
    reader.by("Ana Silva", correct)

    assert quiet == ["Speaker: We need lamps."]
    assert told == ["Speaker: We need lamps.", "Unsure: lamps.", "Speaker: So we do."]
    corrected = reader.model.meeting.captions.get(newest.id)
    assert corrected is not None
    assert corrected.text == "We need ramps."
    assert doubted(corrected, reader.model.settings) == ""


def test_unsure_words_wait_with_their_caption(reader: Reader) -> None:
    """Who reads sentence by sentence gets them behind the last one, in lines as wide as asked."""
    reader.model.settings = Settings(pause=True, caption_doubts=True, caption_width=12)
    reader.line.caption("We need lamps. Yes.", words=LAMPS)
    reader.told()

    read = [one.text for _ in range(5) for one in reader.model.further()]

    assert read == ["Speaker: We", "need lamps.", "Yes.", "Unsure:", "lamps."]


def test_what_waits_can_be_left_behind(reader: Reader) -> None:
    """Going live drops it from what waits, never from the meeting."""
    reader.model.settings = Settings(pause=True)
    for text in ("one", "two"):
        reader.line.caption(text)
    reader.told()

    assert (reader.model.leave_behind(), reader.model.unread) == (2, [])
    assert len(reader.model.meeting.captions) == 2


def test_a_draft_goes_to_the_other_client_as_it_would_be_typed() -> None:
    """Words that were begun for the chat stay words for the chat."""
    model = Model()
    model.drafts.update({"chat ": "hello the", "": "pla"})

    assert [model.take_draft() for _ in range(3)] == ["pla", "/chat hello the", ""]


def test_your_own_doing_is_never_counted() -> None:
    """An answer comes at once, whatever the others do."""
    reader = Reader(Model(pace=Pace()), webinar())
    reader.told()

    told = [reader.by("Cho", c.Chat(text=f"line {number}")) for number in range(6)]

    assert all(len(lines) == 1 for lines in told)


def test_without_a_pace_nothing_is_ever_due(reader: Reader) -> None:
    """A face that shows everything has nothing to wait for."""
    assert reader.model.due is None
    assert reader.model.tick(100) == ()


def test_counting_back_holds_while_somebody_types(reader: Reader) -> None:
    """A caption that comes during the typing does not move the others."""
    reader.line.caption("one")
    reader.told()
    reader.model.begin_typing()
    reader.line.caption("two")
    reader.told()

    assert len(reader.model.shown_before_typing) == 1
    reader.model.end_typing()
    assert len(reader.model.shown_before_typing) == 2


def test_the_model_knows_you() -> None:
    """Who you are, what you may, whether you speak."""
    reader = Reader(Model(), webinar(Role.HOST))
    assert reader.model.person is None
    reader.told()

    assert reader.model.person is not None
    assert reader.model.person.name == "Cho"
    assert not reader.model.has_floor


def test_braille_gets_whole_sentences_only(reader: Reader) -> None:
    """Words that may still change are not shown any more, those on the screen go."""
    reader.line.put(h.Heard(4, 0, "we"))
    reader.told()
    assert reader.model.partials

    reader.by("Cho", c.TellNeeds(needs=(Need.BRAILLE,)))
    reader.line.put(h.Heard(4, 0, "we build a"))
    reader.told()

    assert not reader.model.partials


def test_a_need_sets_the_client_once(reader: Reader) -> None:
    """Captions come on and less is told; what is chosen afterwards counts."""
    reader.model.settings = Settings(captions=False)

    reader.by("Cho", c.TellNeeds(needs=(Need.CAPTIONS, Need.QUIET)))

    assert reader.model.settings == Settings(captions=True, tell=Level.IMPORTANT)


def test_other_peoples_needs_set_nothing(reader: Reader) -> None:
    """And nothing is told of them."""
    before = reader.model.settings

    told = reader.by("Ben Okoro", c.TellNeeds(needs=(Need.QUIET, Need.BRAILLE)))

    assert told == []
    assert reader.model.settings == before


def test_help_is_told_at_every_level_but_off(reader: Reader) -> None:
    """Whoever wants to hear of themselves only hears of this."""
    ana = reader.line.person("Ana Silva")
    reader.line.happens(c.GiveRole(person=ana, role=Role.ACCESS_HELPER), ana)
    reader.by("Cho", c.AskForHelp(text="where?"))
    reader.model.settings = Settings(tell=Level.ME)

    told = reader.by("Ana Silva", c.AnswerHelp(person=reader.model.you, text="here"))

    assert told == ["Ana Silva, access helper: here"]


def test_what_is_said_off_the_record_is_shown_and_saved_in_no_file(reader: Reader) -> None:
    """Captions and chat; what comes before and after is saved."""
    reader.line.caption("Before.")
    reader.line.happens(c.GoOffRecord(), reader.line.person("Ana Silva"))
    reader.line.caption("Between us.")
    reader.line.happens(c.Chat(text="A secret."), reader.line.person("Ben Okoro"))
    reader.line.happens(c.GoOnRecord(), reader.line.person("Ana Silva"))
    reader.line.caption("After.")

    told = [one for sign in reader.line.waiting() for one in reader.model.take(sign, 0)]

    text = {True: "", False: ""}
    for one in told:
        text[one.private] += f"{one.text}\n"
    assert "Before." in text[False]
    assert "After." in text[False]
    assert "Between us." in text[True]
    assert "A secret." in text[True]
