"""An agenda file becomes items, and items become the same file again."""

from hypothesis import given

from meeting.agendas import markdown
from meeting.agendas.agenda import Agenda
from tests.meeting.agendas.any_agenda import agendas

FILE = """\
# Planning the street fair

Everybody is welcome.

1. Welcome (5 min)
   Who is here
   and how we talk.
- Money [10 minutes]
* Break (10)
4) Quiet room (15 min, break)
5. Where (and when)
"""


def test_every_form_of_item_is_read() -> None:
    """Numbers, dashes and stars all make items; other lines are left out or are plain words."""
    agenda = markdown.read(FILE)

    told = [(item.title, item.minutes, item.is_break, item.words) for item in agenda.items]
    assert agenda.title == "Planning the street fair"
    assert told == [
        ("Welcome", 5, False, "Who is here and how we talk."),
        ("Money", 10, False, ""),
        ("Break", 10, True, ""),
        ("Quiet room", 15, True, ""),
        ("Where (and when)", 0, False, ""),
    ]


@given(agendas)
def test_any_agenda_survives_its_own_file(agenda: Agenda) -> None:
    """Whatever the words look like, what is written is read back to the same."""
    assert markdown.read(markdown.write(agenda)) == agenda


def test_parts_presenters_links_and_notes_are_read() -> None:
    """What stands further right is a part; lines with a name before a colon are no plain words."""
    agenda = markdown.read(
        """
        * Welcome (5 min)
          Who is here.
          presenter: Ana Silva
          Links: https://a.org/x https://b.org, and more
          Host note: Ana may be late.
            - Names
            - Signs (2 min)
        * Break out (no break)
        * Tea (break)
        """
    )

    told = [(one.title, one.is_sub, one.is_break, one.minutes) for one in agenda.items]
    assert told == [
        ("Welcome", False, False, 5),
        ("Names", True, False, 0),
        ("Signs", True, False, 2),
        ("Break out", False, False, 0),
        ("Tea", False, True, 0),
    ]
    first = agenda.items[0]
    assert (first.words, first.presenter) == ("Who is here.", "Ana Silva")
    assert first.links == ("https://a.org/x", "https://b.org,")
    assert first.notes == "Ana may be late."


def test_headings_are_items_where_there_is_no_list() -> None:
    """People write it both ways; beside a list, a small heading is only a heading."""
    by_headings = markdown.read("# Fair\n## Welcome (5 min)\nHello.\n### Names\n---\n## End\n")
    by_list = markdown.read("# Fair\n## Agenda\n1. Welcome\n")

    told = [(one.title, one.is_sub, one.words) for one in by_headings.items]
    assert told == [("Welcome", False, "Hello."), ("Names", True, ""), ("End", False, "")]
    assert [one.title for one in by_list.items] == ["Welcome"]


def test_a_backslash_takes_the_meaning_of_a_sign_away() -> None:
    """So that every title and every word can be written."""
    agenda = markdown.read("1. Where (5 min\\)\n   1\\. First, \\#2\n   Presenter\\: nobody\n")

    (item,) = agenda.items
    assert (item.title, item.minutes) == ("Where (5 min)", 0)
    assert item.words == "1. First, #2 Presenter: nobody"


def test_nothing_in_a_file_acts_on_a_terminal() -> None:
    """Control signs in titles and words are gone after reading."""
    agenda = markdown.read("# A\x1b[2J\n1. B\x07 (5 min)\n   c\x1b]0;x\x07\n")

    shown = agenda.title + agenda.items[0].title + agenda.items[0].words
    assert shown.isprintable()


def test_an_empty_file_is_an_empty_agenda() -> None:
    """No title and no items, and no error."""
    agenda = markdown.read("")

    assert agenda == Agenda("", ())


def test_brackets_say_how_long_a_turn_may_last() -> None:
    """In minutes or seconds, beside the item's own minutes; other brackets belong to the title."""
    lines = ("A (5 min, turns 2 min)", "B (turn 90 s)", "C (turns 1 minute, break)", "D (turns 2)")
    agenda = markdown.read("\n".join(f"- {line}" for line in lines))

    assert [(one.title, one.minutes, one.limit) for one in agenda.items] == [
        ("A", 5, 120),
        ("B", 0, 90),
        ("C", 0, 60),
        ("D", 0, 120),
    ]
