"""The page: lines only ever go on at its end."""

from tui.lines.page import Page


class Paper:
    """A page and what is on it."""

    def __init__(self, *, bell: bool = False) -> None:
        self.text = ""
        self.page = Page(self._add, bell=bell)

    def _add(self, text: str) -> None:
        self.text += text


def test_a_line_is_text_and_one_line_break() -> None:
    """Nothing else is written, so that the cursor rests on an empty line."""
    paper = Paper()
    paper.page.tell("Ana joined.")

    assert paper.text == "Ana joined.\n"


def test_control_characters_never_get_on_the_page() -> None:
    """Whoever wrote them: a name, a caption, a server."""
    paper = Paper()
    paper.page.tell("A\x1b]0;x\x07na\r\njoined\x9b.")

    assert paper.text == "A]0;xna joined.\n"


def test_an_empty_line_is_none() -> None:
    """Readers say "blank" for it."""
    paper = Paper()
    paper.page.tell(" \x07 ")

    assert paper.text == ""
    assert paper.page.written == []


def test_lines_that_ring_do_so_on_a_terminal() -> None:
    """The bell is no reader's word, and every terminal passes it on."""
    paper = Paper(bell=True)
    paper.page.tell("It is your turn.", urgent=True, rings=True)
    paper.page.tell("Ana joined.")

    assert paper.text == "\aIt is your turn.\nAna joined.\n"


def test_nothing_rings_in_a_pipe() -> None:
    """A program gets text and no control byte."""
    paper = Paper()
    paper.page.tell("It is your turn.", urgent=True, rings=True)

    assert paper.text == "It is your turn.\n"


def test_lines_wait_while_somebody_types() -> None:
    """The bell rings at once; the answer comes first, then what presses, then the rest."""
    paper = Paper(bell=True)
    paper.page.hold()
    paper.page.tell("one")
    paper.page.tell("It is your turn.", urgent=True, rings=True)
    paper.page.hold()
    paper.page.answer("You wrote: hi")

    paper.page.release()
    paper.page.tell("after")

    assert paper.text == "\aYou wrote: hi\nIt is your turn.\none\nafter\n"
    assert paper.page.written == ["You wrote: hi", "It is your turn.", "one", "after"]


def test_the_last_line_can_be_had_again_and_the_ones_before() -> None:
    """Without becoming new lines themselves; a new line begins the walk anew."""
    paper = Paper()
    paper.page.earlier()
    for text in ("one", "two", "three"):
        paper.page.tell(text)
    paper.text = ""

    paper.page.repeat()
    paper.page.earlier()
    paper.page.earlier()
    paper.page.earlier()
    paper.page.tell("four")
    paper.page.earlier()

    assert paper.text == "three\ntwo\none\nfour\nfour\n"
    assert paper.page.written == ["one", "two", "three", "four"]


def test_a_line_goes_on_between_words_and_is_saved_whole() -> None:
    """On a terminal; readers speak row by row, and a cut word would be two wrong ones."""
    written: list[str] = []
    page = Page(written.append, bell=False, width=lambda: 12)

    page.answer("Speaker: reading captions needs nobody")
    page.repeat()

    row = "Speaker:\nreading\ncaptions\nneeds nobody\n"
    assert "".join(written) == row * 2
    assert page.written == ["Speaker: reading captions needs nobody"]
