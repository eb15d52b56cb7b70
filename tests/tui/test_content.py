"""Text from other people shows itself and does nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.figures import Figure
from tui.content import apart, content, cut, indented, padded, typed, wrapped

HOSTILE = {
    "clipboard": "\x1b]52;c;Y3VybCBldmlsfHNo\x07",
    "clipboard with ST": "\x1b]52;c;Y3VybCBldmlsfHNo\x1b\\",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "C1": "\u009b31mred\u009d0;owned\u009c",
    "link": "\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\",
    "device string": "\x1bPq#0\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\",
    "unterminated": "\x1b]0;owned",
    "overprinting": "me\r\x08\x0b\x0c\x7fyou\x00",
    "bidi": "\u202egnp.exe\u2066x\u2069\u061c\u200f",
    "marks": "a" + "\u0301" * 300,
}
"""What somebody could send, by name."""

LITERAL = (
    "[@click=app.quit]x[/]",
    "x [/b] y",
    "[link=https://example.org]x[/link]",
    "[[[",
    r"\[",
    "[$primary] [TODO]",
    "![x](http://example.org)",
)
"""What looks like markup and is text."""

TUI = Path(__file__).parents[2] / "tui"
GATES = {"content.py", "changes.py"}
"""The files that may build what Textual shows: the one way in, and the one way out."""


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_acts_gets_through(name: str) -> None:
    """Controls go; what is left can be printed on any terminal."""
    shown = content(f"{HOSTILE[name]} end").plain

    assert shown.endswith(" end")
    assert shown.isprintable()


@pytest.mark.parametrize("text", LITERAL)
def test_markup_is_text(text: str) -> None:
    """Square brackets show as square brackets, and no action hides in them."""
    shown = content(text)

    assert (shown.plain, shown.spans) == (text, [])


@pytest.mark.parametrize("text", [*HOSTILE.values(), *LITERAL, "회의 시작", "👨\u200d👩\u200d👧"])
def test_lines_are_as_wide_as_they_say(text: str) -> None:
    """Columns stay columns, whatever is in them."""
    assert padded(content(text), 12).cell_length == 12
    assert all(line.cell_length <= 12 for line in wrapped(content(f"{text} {text}"), 12))


def test_typing_keeps_its_blanks_and_loses_what_acts() -> None:
    """A paste may hold anything; a blank at the end is where the next word goes."""
    assert typed("/chat  hello \x1b]0;x\x07") == "/chat  hello ]0;x"


def test_two_texts_stand_at_the_two_ends() -> None:
    """The left one gives way to half of the line, then the right one."""
    assert apart(content("Meetings for everybody"), content("now"), 16).plain == "Meetings f…  now"
    assert apart(content("Meetings"), content(""), 16).plain == "Meetings"
    assert apart(content("Captions"), content("from a very long name"), 20).plain == (
        "Captions  from a ve…"
    )


def test_what_does_not_fit_says_so() -> None:
    """An ellipsis stands for the rest, also where letters are wide."""
    assert cut(content("회의 시작"), 6).plain == "회의 …"
    assert cell_len(cut(content("회의 시작"), 4).plain) <= 4


def test_a_line_that_goes_on_stands_further_in() -> None:
    """Where one ends and the next begins can be seen."""
    assert [one.plain for one in indented(content("one two three"), 9)] == ["one two", "  three"]


def test_no_text_reaches_a_widget_in_another_way(figure: Figure) -> None:
    """Nothing else in `tui` builds what Textual shows, or hands a plain `str` to a widget."""
    searched = [
        path
        for path in sorted(TUI.rglob("*.py"))
        if path.name not in GATES and "textual" in path.read_text(encoding="utf-8")
    ]
    found = [
        f"{path.relative_to(TUI)}:{line}: {what}"
        for path in searched
        for line, what in _other_ways(ast.parse(path.read_text(encoding="utf-8")))
    ]

    figure(
        "P12", f"{len(searched)} files that use Textual: {len(found)} other ways to a widget; "
        f"{len(LITERAL)} texts that look like markup are shown as they are",
    )  # fmt: skip
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from rich.text import Text",
        "Content(name)",
        "Content.from_markup(name)",
        "app.notify(name)",
        "pane.border_title = name",
        "Pane(tooltip=name)",
        "line.placeholder = name",
        "line.append_text(name)",
    ],
)
def test_the_search_finds_other_ways(code: str) -> None:
    """It would be no use if it could not fail."""
    assert list(_other_ways(ast.parse(code)))


_WIDGETS = {"Input"}
_BUILDERS = {"Content", "Text", "Segment", "Strip", "from_markup", "styled", "assemble", "notify"}
_BUILDERS |= {"append_text", "from_text", "print"}
_TITLES = {"border_title", "border_subtitle", "tooltip", "placeholder", "title", "sub_title"}
_OUR_OWN = {"COMMAND_HINT", "PALETTE"}


def _other_ways(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="textual.widgets", names=names):
                yield from ((node.lineno, n.name) for n in names if n.name not in _WIDGETS)
            case ast.ImportFrom(module="rich.text" | "textual.markup"):
                yield node.lineno, str(node.module)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _BUILDERS:
                yield node.lineno, name
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in _TITLES:
                if not _is_our_own(value):
                    yield node.lineno, name
            case ast.keyword(arg=str(name)) if name in _TITLES:
                if not _is_our_own(node.value):
                    yield node.value.lineno, name


def _is_our_own(value: ast.expr) -> bool:
    """Tell whether a sentence of our own is said here."""
    match value:
        case ast.Call(func=ast.Name(id="say"), args=[ast.Attribute(attr=name)]):
            return name in _OUR_OWN
        case _:
            return False
