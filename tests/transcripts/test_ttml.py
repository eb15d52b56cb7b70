"""TTML, as an XML parser reads it."""

from xml.etree import ElementTree as ET

import pytest

from tests.meeting.story import whole_meeting
from tests.transcripts.samples import caption, everything, meeting_of, told
from tests.transcripts.test_formats import HOSTILE
from transcripts import ttml
from transcripts.compose import compose
from transcripts.document import Document

TT, TTM = "{http://www.w3.org/ns/ttml}", "{http://www.w3.org/ns/ttml#metadata}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ALLOWED = {
    *(TT + name for name in ("tt", "head", "body", "div", "p", "br", "metadata", "styling")),
    *(TT + name for name in ("style", "layout", "region")),
    *(TTM + name for name in ("title", "desc", "agent", "name")),
}


def read(document: Document) -> ET.Element:
    """Return the file as expat reads it, which refuses what is no XML."""
    return ET.fromstring(ttml.TTML.write(document))  # noqa: S314 - our own file


def test_every_cue_has_its_time_and_its_speaker() -> None:
    """An agent is a person with a name; each cue says who."""
    page = read(compose(whole_meeting().meeting))

    names = {
        agent.get(f"{XML}id"): agent.findtext(f"{TTM}name") for agent in page.iter(f"{TTM}agent")
    }
    cues = [
        (cue.get("begin"), cue.get("end"), names[cue.get(f"{TTM}agent")], " ".join(cue.itertext()))
        for cue in page.iter(f"{TT}p")
    ]
    assert len(cues) == 8
    assert cues[1] == ("00:00:20.500", "00:00:21.700", "Asha Rao", "Welcome, everyone.")


def test_the_file_tells_what_it_is() -> None:
    """Profile, language and title, as receivers of IMSC look for them."""
    page = read(compose(whole_meeting().meeting))

    profile = page.get("{http://www.w3.org/ns/ttml#parameter}contentProfiles")
    assert profile == "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    assert page.get(f"{XML}lang") == "en"
    assert next(page.iter(f"{TTM}title")).text == "Ramps & rails: who gets in?"


def test_every_reference_leads_somewhere() -> None:
    """Ids are unique; styles, regions and agents are there."""
    page = read(told(whole_meeting().log))

    ids = [one.get(f"{XML}id") for one in page.iter() if one.get(f"{XML}id")]
    wanted = {one.get(name) for one in page.iter() for name in ("style", "region", f"{TTM}agent")}
    assert len(set(ids)) == len(ids)
    assert wanted - {None} <= set(ids)


def test_another_language_is_marked() -> None:
    """A receiver chooses fonts and voices by it."""
    page = read(compose(meeting_of([caption("안녕하세요.", 0, 1000, language="ko")])))

    assert [cue.get(f"{XML}lang") for cue in page.iter(f"{TT}p")] == ["ko"]


def test_sentences_of_ours_have_their_own_language() -> None:
    """The cues' language is that of the meeting; nobody has put ours into it."""
    said = [caption("Hola.", 0, 1000, language="es")]
    page = read(compose(meeting_of(said, language="es")))

    found = {one.get(f"{XML}lang") for one in page.iter(f"{TT}metadata")}
    assert (page.get(f"{XML}lang"), found) == ("es", {"en"})


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_become_elements(text: str) -> None:
    """Right XML, with our own elements only."""
    assert {one.tag for one in read(everything(text)).iter()} <= ALLOWED
