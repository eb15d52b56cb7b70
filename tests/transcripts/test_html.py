"""HTML, as browsers read it."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from handrail.speaking import catalogue
from meeting import events as e
from meeting.language import speaking
from meeting.roles import Role
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import ANA, caption, everything, log_of, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import html
from transcripts.compose import compose
from transcripts.document import Document

ALLOWED = {
    "h3", "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "h1",
    "h2", "p", "ol", "ul", "li", "cite", "time", "ins", "span", "details", "summary",
}  # fmt: skip


ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "datetime",
    "aria-labelledby", "rel",
}  # fmt: skip


def read(document: Document) -> Element:
    """Return the page as html5lib reads it, which says where it is not right HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html.write(document))


def words(element: Element | None) -> str:
    """Return the text within an element."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_the_page_has_what_assistive_technology_steers_by() -> None:
    """Language, title, one first heading, landmarks, a skip link that leads somewhere."""
    page = read(compose(whole_meeting().meeting))

    assert page.get("lang") == "en"
    assert words(page.find("head/title")) == "Ramps & rails: who gets in?"
    assert [words(one) for one in page.iter("h1")] == ["Ramps & rails: who gets in?"]
    assert [len(list(page.iter(tag))) for tag in ("header", "nav", "main")] == [1, 1, 1]
    anchors = {one.get("id") for one in page.iter() if one.get("id")}
    links = [str(one.get("href")) for one in page.iter("a") if not one.get("rel")]
    assert [link for link in links if link.removeprefix("#") not in anchors] == []


def test_every_paragraph_has_a_number_to_link_to() -> None:
    """The number is that of the event, so that it never changes."""
    page = read(compose(whole_meeting().meeting))

    numbers = [str(one.get("id")) for one in page.iter("p") if one.get("id")]
    assert "p39" not in numbers  # a caption within a paragraph
    assert {"p18", "p21", "p23", "p38", "p44", "p46"} <= set(numbers)
    assert len(set(numbers)) == len(numbers)


def test_times_are_machine_readable() -> None:
    """A duration since the opening, as HTML has it."""
    page = read(compose(whole_meeting().meeting))

    first = next(page.iter("time"))
    assert (first.get("datetime"), first.text) == ("PT16S", "0:00:16")


def test_corrections_are_marked_in_words_too() -> None:
    """Not by colour or underline alone."""
    page = read(compose(whole_meeting().meeting))

    assert [words(one) for one in page.iter("ins")] == [
        "how steep is 1 in 12",
        "Is it 1 m up for 12 m along?",
    ]
    assert "12 m along? [corrected]" in words(page)


def test_another_language_is_marked() -> None:
    """A screen reader changes its voice where the language changes."""
    page = read(compose(meeting_of([caption("안녕하세요.", 0, 1000, language="ko")])))

    assert [(one.get("lang"), words(one)) for one in page.iter("span")] == [("ko", "안녕하세요.")]


def test_a_page_with_sentences_of_another_language_says_so() -> None:
    """Where nobody has put ours into the meeting's language, the voice must change with them."""
    said = [caption("Hola.", 0, 1000, language="es"), caption("Hello.", 1000, 2000)]
    page = read(compose(meeting_of(said, title="La rampa", language="es")))

    assert page.get("lang") == "en"
    assert [one.get("lang") for one in page.iter("h1")] == ["es"]
    assert [(one.get("lang"), words(one)) for one in page.iter("span")] == [("es", "Hola.")]


def test_a_page_is_wholly_in_the_language_of_its_sentences() -> None:
    """A country of it is no other language."""
    with speaking(catalogue("ko")):
        said = [caption("안녕하세요.", 0, 1000, language="ko-KR")]
        page = read(compose(meeting_of(said, title="경사로", language="ko-KR")))

    assert page.get("lang") == "ko-KR"
    assert [one for one in page.iter() if one.get("lang") and one.tag != "html"] == []
    assert "Skip to the talk" not in words(page)


def test_addresses_can_be_followed() -> None:
    """What is shown is where it leads; the end of the sentence around it is no part of it."""
    page = read(told(whole_meeting().log))
    shared = e.LinkShared(
        at=0, by=ANA, address="https://example.org/a?b=1&c=2", about="see https://a.org."
    )

    found = [(one.get("href"), words(one)) for one in page.iter("a") if one.get("rel")]
    again = [one.get("href") for one in read(told(log_of([shared]))).iter("a") if one.get("rel")]

    assert found == [("https://example.org/plans", "https://example.org/plans")]
    assert again == ["https://a.org", "https://example.org/a?b=1&c=2"]


def test_a_long_list_is_folded() -> None:
    """Beyond 30, so that the talk is not a hundred steps away."""
    crowd = [e.PersonJoined(name=f"P{n}", roles=(Role.PARTICIPANT,)) for n in range(40)]

    page = read(compose(meeting_of(crowd)))

    (details,) = page.iter("details")
    assert words(details.find("summary")) == "People, 42 in all"
    assert len(list(details.iter("li"))) == 42


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_elements(text: str) -> None:
    """Right HTML, with our own elements and attributes only, and no script at all."""
    page = read(everything(text))

    assert {one.tag for one in page.iter()} <= ALLOWED
    attributes = {name for one in page.iter() for name in one.attrib}
    assert attributes <= ATTRIBUTES


def test_nothing_may_be_loaded_or_run() -> None:
    """The page says so itself, for the case that all else fails."""
    assert "default-src 'none'" in html.write(compose(meeting_of([])))
