"""The page that `docx` writes, by python-docx; nothing else in Handrail knows that package.

The bytes depend on the document alone: every date in the file is the meeting's, and nothing is
packed, since each machine packs in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document as Page
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as Block
from docx.text.run import Run

from meeting.language import say
from meeting.summaries import clock
from transcripts import phrases
from transcripts.addresses import parted
from transcripts.document import Document, Entry, Paragraph
from transcripts.language import other
from transcripts.language import page as page_language
from transcripts.outcome import contents, outcomes

SIZES = {"Normal": 12, "Heading 1": 20, "Heading 2": 16, "Heading 3": 14}
"""Points of the letters; nobody gets less than 12."""

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
"""Where Word keeps what is new since 2013, such as folded headings."""

_ROOT = b"<w:document "
_NEWER = b'mc:Ignorable="w14 wp14"'

_LONGEST_PROPERTY = 255
_BLACK = RGBColor(0, 0, 0)
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name."""


def page(document: Document) -> bytes:
    """Return the document as the bytes of a DOCX file."""
    return _Writer(document).whole()


class _Writer:
    """Fill one page from top to bottom."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = page_language(document.language)
        self._page = docx.Document()
        self._marks = count(1)
        self._addresses: dict[str, str] = {}
        self._end = self._page.element.body.sectPr
        self._styles = {style.name: style.style_id for style in self._page.styles}
        _lighten(self._page)
        _set_looks(self._page, document)
        _set_properties(self._page, document)

    def whole(self) -> bytes:
        document = self._document
        title = self._block("", "Heading 1").add_run(document.title)
        _speak(title, other(document.language, self._language))
        for sentence in phrases.head(document):
            self._block(sentence)
        if phrases.has_many(document):
            self._block(phrases.many(document))
        else:
            self._people()
        self._list(
            "",
            say("Agenda"),
            phrases.agenda(document),
            "List Bullet" if phrases.has_parts(document) else "List Number",
        )
        self._contents()
        self._talk()
        for one in outcomes(document):
            self._list(one.anchor, one.title, one.lines)
        if phrases.has_many(document):
            self._people()
        self._block(say(phrases.END))
        return _stored(self._page)

    def _people(self) -> None:
        self._list("people", say("People"), map(phrases.attendee, self._document.people))

    def _list(
        self, anchor: str, title: str, lines: Iterable[str], style: str = "List Bullet"
    ) -> None:
        """Add a list under its heading, a long one folded; nothing where there is none."""
        found = list(lines)
        if found:
            many = len(found) > phrases.MANY
            heading = self._block(phrases.in_all(title, len(found)) if many else title, "Heading 2")
            self._mark(heading, anchor)
            if many:
                _fold(heading)
            for line in found:
                self._linked(line, style)

    def _contents(self) -> None:
        found = list(contents(self._document))
        if found:
            self._block(say(phrases.CONTENTS), "Heading 2")
        for anchor, title in found:
            _link(self._block("", "List Bullet"), title, "w:anchor", anchor)

    def _linked(self, line: str, style: str) -> None:
        """Add a paragraph in which an address can be followed; what is shown is where it leads."""
        words, *others = parted(line)
        block = self._block(words, style)
        for address, behind in zip(others[::2], others[1::2], strict=True):
            _link(block, address, "r:id", self._outside(address))
            if behind:
                block.add_run(behind)

    def _outside(self, address: str) -> str:
        """Return the id of an address in the file.

        The package looks through all of them for each one, which takes minutes for thousands.
        """
        known = self._addresses.get(address)
        if known is None:
            known = self._addresses[address] = f"link{len(self._addresses) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._page.part.rels.add_relationship(kind, address, known, is_external=True)
        return known

    def _talk(self) -> None:
        document = self._document
        if document.sections:
            self._block(say(phrases.SAID), "Heading 2")
        for number, section in enumerate(document.sections, 1):
            heading = self._block(phrases.heading(section, document), "Heading 3")
            self._mark(heading, f"s{number}")
            if section.point:
                self._block(phrases.times(section.point))
            for entry in section.entries:
                self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        block = self._block(f"{clock(entry.at)} ")
        if isinstance(entry, Paragraph):
            block.add_run(f"{phrases.speaker(entry)}:").bold = True
            words = block.add_run(f" {phrases.words(entry)}")
            _speak(words, other(entry.language, self._language))
        else:
            block.add_run(phrases.entry(entry))
        self._mark(block, f"p{entry.id}")

    def _block(self, text: str, style: str = "Normal") -> Block:
        """Add a paragraph at the end.

        The package looks through the whole page for the end each time, which takes minutes for
        a long meeting; we know where the end is.
        """
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        block = Block(element, self._page._body)  # noqa: SLF001 - the package has no other way
        if style != "Normal":
            element.style = self._styles[style]
        if text:
            block.add_run(text)
        return block

    def _mark(self, block: Block, name: str) -> None:
        """Make the block a place that links lead to."""
        if not name:
            return
        number = str(next(self._marks))
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (begin, end):
            one.set(qn("w:id"), number)
        begin.set(qn("w:name"), name)
        block._p.append(begin)  # noqa: SLF001 - the package has no other way
        block._p.append(end)  # noqa: SLF001 - the same


def _link(block: Block, text: str, kind: str, target: str) -> None:
    """Add words that lead to a place in the page (`w:anchor`) or outside of it (`r:id`)."""
    link = OxmlElement("w:hyperlink")
    link.set(qn(kind), target)
    run = block.add_run(text)
    run.underline = True
    link.append(run._r)  # noqa: SLF001 - the package has no other way
    block._p.append(link)  # noqa: SLF001 - the same


def _speak(run: Run, language: str) -> None:
    """Let a screen reader speak words in another language than the page's; "" changes nothing."""
    if language:
        element = OxmlElement("w:lang")
        element.set(qn("w:val"), language)
        element.set(qn("w:eastAsia"), language)
        run._r.get_or_add_rPr().append(element)  # noqa: SLF001 - the package has no other way


def _fold(heading: Block) -> None:
    """Let Word show the heading alone until somebody opens it; other programs show all of it."""
    looks = heading._p.get_or_add_pPr()  # noqa: SLF001 - the package has no other way
    looks.append(looks.makeelement(f"{{{_W15}}}collapsed", nsmap={"w15": _W15}))


def _lighten(page: Page) -> None:
    """Take out what the package's empty page brings and nobody needs: most of its bytes."""
    for style in page.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and not style.get(qn("w:default")):
            page.styles.element.remove(style)
    for relations in (page.part.rels, page.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del relations[name]


def _set_looks(page: Page, document: Document) -> None:
    """Set sizes, plain black headings, and the language in which a screen reader reads."""
    for name, points in SIZES.items():
        font = page.styles[name].font
        font.size = Pt(points)
        font.color.rgb = _BLACK
    for language in page.styles.element.iter(qn("w:lang")):
        for attribute in ("w:val", "w:eastAsia"):
            language.set(qn(attribute), page_language(document.language))


def _set_properties(page: Page, document: Document) -> None:
    """Tell title, language and day; of whoever wrote the file, nothing."""
    properties = page.core_properties
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.language = page_language(document.language)
    properties.author = properties.comments = ""
    opened = phrases.opening(document.opened) or _NO_DAY
    properties.created = properties.modified = opened


def _older_may_pass_over(part: bytes) -> bytes:
    """Say at the top of the page that programs which know no folded headings can go on."""
    if _ROOT not in part[:200] or b"w15:collapsed" not in part:
        return part
    declared = part.replace(_ROOT, _ROOT + f'xmlns:w15="{_W15}" '.encode(), 1)
    return declared.replace(_NEWER, _NEWER[:-1] + b' w15"', 1)


def _stored(page: Page) -> bytes:
    """Return the file with no packing and no date of today in it."""
    packed, stored = BytesIO(), BytesIO()
    page.save(packed)
    with ZipFile(packed) as before, ZipFile(stored, "w", ZIP_STORED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name, _ZIP_DAY), _older_may_pass_over(before.read(name)))
    return stored.getvalue()
