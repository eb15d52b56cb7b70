"""DOCX, as python-docx and an XML parser read it."""

import sys
from io import BytesIO
from zipfile import ZipFile

import docx as reader
import pytest
from docx.document import Document as Page
from docx.oxml.ns import qn

from handrail.speaking import catalogue
from meeting import events as e
from meeting.language import speaking
from meeting.roles import Role
from tests.meeting.plain import long_sentences
from tests.meeting.story import whole_meeting
from tests.transcripts.samples import caption, everything, log_of, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import docx
from transcripts.compose import compose
from transcripts.document import Document
from transcripts.errors import PackageMissing

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def read(document: Document) -> Page:
    """Return the file as a word processor's library opens it."""
    return reader.Document(BytesIO(docx.write(document)))


def test_headings_are_headings() -> None:
    """One of level 1, parts of level 2, points of level 3."""
    blocks = read(told(whole_meeting().log)).paragraphs

    styles = [(block.style.name, block.text) for block in blocks if block.style]
    assert [text for style, text in styles if style == "Heading 1"] == [
        "Ramps & rails: who gets in?"
    ]
    assert [text for style, text in styles if style == "Heading 3"] == [
        "Outside the agenda", "1. Welcome", "2. The new ramp",
    ]  # fmt: skip
    assert ("List Bullet", "Asha will ask the builder today, by Friday.") in styles
    assert ("List Number", "Welcome, 2 minutes planned, 1 minute used.") in styles


def test_title_language_and_day_are_set() -> None:
    """What a screen reader says first, and the voice that it says it with."""
    with speaking(catalogue("ko")):
        page = read(compose(meeting_of([], title="회의", language="ko")))

    properties = page.core_properties
    assert (properties.title, properties.language, properties.author) == ("회의", "ko", "")
    assert properties.created.isoformat() == "2026-09-21T14:13:20+00:00"
    languages = {one.get(qn("w:val")) for one in page.styles.element.iter(qn("w:lang"))}
    assert languages == {"ko"}


def test_letters_are_large_enough() -> None:
    """12 points or more in every style that is used, in black."""
    page = read(told(whole_meeting().log))

    used = {block.style.name for block in page.paragraphs if block.style and block.style.name}
    normal = page.styles["Normal"].font.size
    sizes = {name: page.styles[name].font.size or normal for name in used}
    assert min(size.pt for size in sizes.values() if size) >= 12


def test_every_link_leads_to_a_paragraph() -> None:
    """Contents lead to headings, and each paragraph can be linked by its number."""
    body = read(told(whole_meeting().log)).element.body

    places = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    hyperlinks = body.iter(qn("w:hyperlink"))
    links = [one.get(qn("w:anchor")) for one in hyperlinks if not one.get(qn("r:id"))]
    assert len(set(places)) == len(places)
    assert links
    assert [link for link in links if link not in places] == []
    assert "p38" in places


def test_another_language_is_marked() -> None:
    """A screen reader changes its voice where the language changes."""
    page = read(compose(meeting_of([caption("안녕하세요.", 0, 1000, language="ko")])))

    marked = {one.get(qn("w:val")) for one in page.element.body.iter(qn("w:lang"))}
    assert marked == {"ko"}


def test_nothing_of_this_machine_or_moment_is_inside() -> None:
    """Every part has the same old date, and none is packed: each machine packs differently."""
    with ZipFile(BytesIO(docx.write(compose(whole_meeting().meeting)))) as parts:
        found = {(part.date_time, part.compress_type) for part in parts.infolist()}

    assert found == {((1980, 1, 1, 0, 0, 0), 0)}


def test_a_short_meeting_is_a_small_file() -> None:
    """Nothing is packed, so nothing needless may be in it."""
    assert len(docx.write(compose(whole_meeting().meeting))) < 90_000


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_structure(text: str) -> None:
    """The same headings whatever was said; a title may be longer than a property."""
    page = read(everything(text))

    levels = [block.style.name for block in page.paragraphs if block.style]
    assert levels.count("Heading 1") == 1
    assert levels.count("Heading 3") == 1


def test_without_the_package_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback for what one command mends."""
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "transcripts.docx_page", raising=False)

    with pytest.raises(PackageMissing, match=r"handrail\[docx\]") as refused:
        docx.write(compose(meeting_of([])))

    assert long_sentences([str(refused.value)]) == []


def test_a_long_list_is_folded_under_its_heading() -> None:
    """Word shows the heading until somebody opens it; programs that know no folds show all."""
    crowd = [e.PersonJoined(name=f"Person {n}", roles=(Role.PARTICIPANT,)) for n in range(29)]
    data = docx.write(compose(meeting_of(crowd)))

    (people,) = [
        block for block in reader.Document(BytesIO(data)).paragraphs
        if block.text.startswith("People, 31 in all")
    ]  # fmt: skip
    assert people._p.pPr is not None  # noqa: SLF001 - the package has no other way
    assert people._p.pPr[-1].tag == f"{{{W15}}}collapsed"  # noqa: SLF001 - the same
    with ZipFile(BytesIO(data)) as parts:
        start = parts.read("word/document.xml").decode().partition("<w:body>")[0]
    assert f'xmlns:w15="{W15}"' in start
    assert 'Ignorable="w14 wp14 w15"' in start


def test_a_short_list_stands_open() -> None:
    """Thirty names are no trouble, and nothing in the file asks for a newer Word."""
    crowd = [e.PersonJoined(name=f"Person {n}", roles=(Role.PARTICIPANT,)) for n in range(28)]
    data = docx.write(compose(meeting_of(crowd)))

    with ZipFile(BytesIO(data)) as parts:
        assert b"w15" not in parts.read("word/document.xml")


def test_addresses_can_be_followed() -> None:
    """In the lists, and what is shown is where they lead; nothing but the web is a link."""
    listed = [
        e.LinkShared(by=2, at=1000, address="https://example.org/a?b=1&c", about="ramps"),
        e.LinkShared(by=2, at=1000, address="javascript:alert(1)"),
    ]

    blocks = read(told(log_of(listed))).paragraphs

    links = [link for block in blocks for link in block.hyperlinks if link.address]
    assert [(link.text, link.address) for link in links] == [
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&c")
    ]
