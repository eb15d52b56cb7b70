"""What each pane shows of the model."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.content import Content

from client.happenings import Heard, Welcomed
from meeting import commands as c
from meeting.roles import Role
from meeting.values import Mended, Mode, Origin
from tests.tui.acting import ActedLine, webinar
from tests.tui.scene import MINUTE, begun, busy
from tui.completing import completions
from tui.model import Model
from tui.screen import views
from tui.screen.logs import CaptionLog
from tui.settings import changed


def seen(line: ActedLine) -> Model:
    """Return the model after all that came."""
    model = Model()
    for happening in line.waiting():
        model.take(happening)
    return model


@pytest.fixture
def model() -> Model:
    """Return the model in the middle of a busy meeting."""
    return seen(busy())


def plain(lines: list[Content]) -> list[str]:
    """Return the words without their looks."""
    return [one.plain for one in lines]


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (78, "Meetings for everybody           Now: 2. What gets in the way, 2 of 15 minutes"),
        (50, "Now: 2. What gets in the way.      2 of 15 minutes"),
        (24, "Now: 2. What gets in th…"),
    ],
)
def test_the_status_tells_item_and_time(model: Model, width: int, row: str) -> None:
    """Where there is little room, the item and its time stay."""
    assert plain(views.status(model, 8 * MINUTE, width)) == [row]


def test_the_open_item_is_marked_by_more_than_colour(model: Model) -> None:
    """An arrow, the word "now", and weight."""
    rows = plain(views.agenda(model, 60))

    assert rows[1] == "› 2. What gets in the way, 15 minutes, now."
    assert [row[0] for row in rows] == [" ", "›", " ", " "]


def test_a_long_title_gives_way_to_its_state(model: Model) -> None:
    """The end of the row says how far the item is."""
    assert plain(views.agenda(model, 38))[1] == "› 2. What gets in t…, 15 minutes, now."


def test_the_quiet_agenda_holds_what_does_not_change(model: Model) -> None:
    """What changes is announced; a changed row would be spoken besides."""
    assert plain(views.agenda_plain(model, 40))[1] == "2. What gets in the way, 15 minutes"


def test_your_own_place_is_always_there(model: Model) -> None:
    """Also where the queue has one row only."""
    assert plain(views.floor_heads(model, "$heading", 60, 1)) == [
        "You are 2nd of 3. Ben Okoro has the floor.           AGREE 2"
    ]
    assert plain(views.floor_heads(model, "$heading", 40, 1))[0].startswith(
        "2 of 3. Speaker: Ben Okoro "
    )
    assert plain(views.floor_heads(model, "$heading", 28, 1)) == ["2 of 3. Speaker: Ben Okoro"]
    assert plain(views.queue(model, 60))[1] == "› 2. You."


def test_a_closed_queue_says_so(model: Model) -> None:
    """Nobody should press the key in vain."""
    line = begun()
    line.happens(c.CloseQueue(), line.person("Ana Silva"))

    assert plain(views.floor_heads(seen(line), "", 40, 2))[0] == "Queue, 0 waiting, closed"
    del model


def test_another_order_of_the_queue_stands_in_its_heading() -> None:
    """Everybody sees how the next speaker is found, unless it is the usual way."""
    line = begun()
    host = line.person("Ana Silva")
    line.happens(c.SetMode(mode=Mode.LEAST_TIME), host)

    heads = plain(views.floor_heads(seen(line), "", 60, 2))

    assert heads[0] == "Queue, 0 waiting, who spoke least first"


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (60, ["Ben Okoro      T  One person at a time, please, all of you,", " " * 18 + "always."]),
        (30, ["Ben Okoro (T) One person at a", "time, please, all of you,", "always."]),
    ],
)
def test_a_caption_names_speaker_and_source(width: int, rows: list[str]) -> None:
    """In columns where there is room; the source is a letter."""
    text = "One person at a time, please, all of you, always."

    assert plain(views.caption("Ben Okoro", "T", Content(text), width)) == rows


def test_growing_words_stay_where_they_are() -> None:
    """Each partial begins with the rows of the one before, also in Korean."""
    model = seen(begun())
    before: list[str] = []
    for words in range(1, 12):
        text = " ".join(["회의를", "시작합니다"] * words)
        model.take(Heard(source=2, speaker=0, text=text))
        rows = plain(views.partials(model, 60, 100))

        assert rows[: len(before) - 1] == before[:-1]
        assert rows[len(before) - 1 :][0:1] == [] or rows[max(0, len(before) - 1)].startswith(
            before[-1] if before else ""
        )
        assert all(one.cell_length <= 60 for one in views.partials(model, 60, 100))
        before = rows


@pytest.mark.parametrize(
    ("unsure", "last", "slanted"),
    [("on", "costs nothing", True), ("off", "costs nothing", False), ("hide", "we wait", False)],
)
def test_words_that_may_still_change_are_marked_or_not_or_hidden(
    model: Model, unsure: str, last: str, *, slanted: bool
) -> None:
    """As somebody chose; the sure words stand in any case."""
    model.settings = changed(model.settings, "caption-unsure", unsure)
    rows = views.partials(model, 40, 8)

    assert "needs more time" in " ".join(row.strip() for row in plain(rows)).replace("… ", "")
    assert plain(rows)[-1].endswith(last)
    assert any(span.style == "$unsure" for row in rows for span in row.spans) is slanted


def test_a_line_of_unsure_words_alone_can_be_hidden_whole() -> None:
    """Not even the speaker's name comes before the first word that stays."""
    model = seen(begun())
    model.take(Heard(source=2, speaker=0, text="perhaps", stable=0))
    assert views.partials(model, 60, 2)

    model.settings = changed(model.settings, "caption-unsure", "hide")

    assert views.partials(model, 60, 2) == []


def test_the_sure_part_of_a_partial_looks_sure(model: Model) -> None:
    """What may still change is slanted, and the row has a mark of its own."""
    first, second = views.partials(model, 78, 2)

    assert "…" in first.plain
    assert [first.plain[span.start : span.end] for span in first.spans if span.style == "$unsure"]
    assert all(span.style != "$unsure" or span.start > 18 for span in first.spans)
    assert second.plain.strip() == "costs nothing"


def test_two_captioners_share_the_rows(model: Model) -> None:
    """Each keeps the end of what is being said."""
    model.take(Heard(source=99, speaker=0, text="a second language is being captioned too"))

    rows = plain(views.partials(model, 78, 2))

    assert len(rows) == 2
    assert rows[0].endswith("costs nothing")
    assert rows[1].startswith("Speaker        …  a second language")


@pytest.mark.parametrize(
    ("roles", "has_next"), [((Role.PARTICIPANT,), False), ((Role.HOST,), True)]
)
def test_the_footer_offers_what_you_may_do(roles: tuple[Role, ...], has_next: bool) -> None:  # noqa: FBT001 - the case
    """It comes from the table of commands."""
    keys = dict(views.hints(seen(begun(*roles)), page=False))

    assert ("n" in keys) is has_next
    assert {"?", "/", "h", "m", "x"} <= set(keys)
    assert "d" not in keys


def test_with_the_floor_the_footer_begins_with_your_turn() -> None:
    """The key that ends it comes first."""
    line = begun()
    line.happens(c.CallPerson(person=line.you, ends=0), line.person("Ana Silva"))

    assert views.hints(seen(line), page=False)[2:4] == [("d", "done"), ("s", "say")]


def test_typing_completes_commands_and_names() -> None:
    """Who may not call is not offered it."""
    model = seen(begun(Role.HOST))

    assert {"/hand ", "/done ", "/call Ben Okoro"} <= set(completions(model))


def test_what_was_not_kept_is_no_row_without_words() -> None:
    """Who comes later sees only what can be read; words that go meanwhile leave a sentence."""
    line = webinar()
    for number, text in enumerate(("one", "", "two")):
        line.happens(c.AddCaption(text="said", start=number, end=number), line.person("Captions"))
        said = list(line.meeting.captions)[-1]
        shown = line.meeting.captions.replace(replace(said, text=text))
        line.meeting = replace(line.meeting, captions=shown)
    line.put(Welcomed(5, (), "ABCD"))
    line.happens(c.Chat(text="hello"), line.person("Ben Okoro"))
    model = seen(line)
    log = CaptionLog(model)

    assert [row.plain for number in range(len(log)) for row in log.lines(number, 80)] == [
        "Speaker        A  one", "Speaker        A  two",
    ]  # fmt: skip

    last = list(line.meeting.captions)[-1]
    gone = model.meeting.captions.replace(replace(last, text=""))
    model.meeting = replace(model.meeting, captions=gone)

    assert plain(log.lines(1, 80)) == ["Speaker        A  No words are kept here."]


@pytest.mark.parametrize(
    ("first", "text", "drawn"),
    [
        ("We know Asha Rao.", "We know Asha Rao.", ["Asha Rao"]),
        ("We know Asha Rao.", "We know.", []),
        ("Asha Rao is Asha Rao.", "Asha Rao is Asha Rao.", ["Asha Rao", "Asha Rao"]),
    ],
)
def test_a_term_from_a_glossary_is_underlined_while_it_stands(
    first: str, text: str, drawn: list[str]
) -> None:
    """Each time; a line under it is no colour; a correction that takes it out leaves none."""
    line = webinar()
    mended = (Mended("usher row", "Asha Rao", Origin.PEOPLE),) * first.count("Asha Rao")
    captioner = line.person("Captions")
    line.happens(c.AddCaption(text=first, start=0, end=0, mended=mended), captioner)
    said = list(line.meeting.captions)[-1]
    if text != said.text:
        line.happens(c.CorrectCaption(caption=said.id, text=text), line.person("Ana Silva"))

    rows = CaptionLog(seen(line)).lines(len(list(line.meeting.captions)) - 1, 80)

    under = [row.plain[span.start : span.end] for row in rows for span in row.spans
             if span.style == "underline"]  # fmt: skip
    assert under == drawn


def test_the_same_words_without_a_term_have_no_line_under_them() -> None:
    """Somebody may say rightly what a glossary put into another caption."""
    line = webinar()
    for mended in ((Mended("usher row", "Asha Rao", Origin.PEOPLE),), ()):
        said = c.AddCaption(text="We know Asha Rao.", start=0, end=0, mended=mended)
        line.happens(said, line.person("Captions"))
    log = CaptionLog(seen(line))

    drawn = [
        [
            span.style
            for row in log.lines(entry, 80)
            for span in row.spans
            if span.style == "underline"
        ]
        for entry in (len(log) - 2, len(log) - 1)
    ]

    assert drawn == [["underline"], []]
