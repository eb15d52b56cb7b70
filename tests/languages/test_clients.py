"""The two clients in another language: every word that they show is said, or is somebody's."""

from __future__ import annotations

import ast
import asyncio
import re
from collections.abc import Iterable

import pytest

from handrail.speaking import catalogue, languages
from meeting.language import speaking
from meeting.needs import Need
from meeting.roles import Role
from meeting.values import Sort
from tests import golden_text
from tests.languages.collect import ROOT, collected
from tests.languages.test_meetings import Marking
from tests.tui.lines.company import ADDRESS, AGENDA, PEOPLE, SECRET, Company, StillLoop
from tests.tui.lines.piping import save
from tests.tui.lines.test_golden import deeds
from tests.tui.scene import ITEMS, SPEECH, busy
from tests.tui.screen.looking import opened
from tui.commands import TABLE
from tui.entry import Group
from tui.settings import TABLE as SETTINGS
from tui.settings import Settings, shown
from tui.telling import MOMENTS

WORDS = re.compile(r"[^\W\d_]{2,}")
"""Words; single letters are keys."""


class Silent(Marking):
    """A language without words: of each sentence nothing but its parts is left."""

    def gettext(self, message: str, /) -> str:
        """Return "{who} left." as "{who}·"."""
        return re.sub(r"⟦[^⟧]*⟧", "·", super().gettext(message))


def words(*texts: str) -> set[str]:
    """Return the words in some texts."""
    return {word for text in texts for word in WORDS.findall(text)}


TYPED = words(
    *(text for one in TABLE for text in (one.name, one.usage, *one.aliases, *one.examples)),
    *(f"{one.name} {one.values} {shown(Settings(), one.name)}" for one in SETTINGS),
    *Need, *Role, *Sort, *MOMENTS,
)  # fmt: skip
"""What people type, which is the same in every language."""

ANSWERS = {"NotUnderstood", "Confirm", "Prompt"}
"""What carries a sentence to people."""

NAMES = words(
    *PEOPLE,
    *(title for title, _ in AGENDA),
    ADDRESS,
    SECRET,
    "Fair vosk en UTC",
    "for those who cannot come",
)


def played(group: Group) -> list[str]:
    """Return what three people read in a session of the line client."""
    with asyncio.Runner(loop_factory=StillLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, StillLoop)

        async def play() -> list[str]:
            return [*await Company(loop).play(deeds(group))]

        return [line for line in runner.run(play()) if line.startswith("    ")]


def skipped(lines: Iterable[str], own: set[str]) -> set[str]:
    """Return the words that nobody typed or said, and that came out of no catalogue."""
    return words(*lines) - TYPED - own


def test_every_row_of_the_tables_can_be_said() -> None:
    """What a command or a setting is for is marked where it stands."""
    said = {sentence for pair in collected() for sentence in pair}
    commands = (text for one in TABLE for text in (one.help, one.prompt) if text)
    rows = {*commands, *(one.help for one in SETTINGS), *Group}

    assert rows - said == set()


def test_no_answer_is_written_out_past_the_catalogue() -> None:
    """An error or a question with bare words in it would be English in every language."""
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ANSWERS
        if any(isinstance(one, ast.Constant | ast.JoinedStr) for one in node.args)
    ]

    assert bare == []


@pytest.mark.parametrize("group", Group)
def test_the_line_client_says_every_word(group: Group) -> None:
    """A sentence that goes past the catalogue stays English, and stands out here."""
    own = NAMES | words(*deeds(group), save(""))

    with speaking(Silent()):
        lines = played(group)

    assert skipped(lines, own) == set()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
@pytest.mark.parametrize("role", [Role.HOST, Role.PARTICIPANT])
async def test_the_screen_client_says_every_word(size: tuple[int, int], role: Role) -> None:
    """Headings, panes, prompts, questions, the footer, the palette and the help, too."""
    with speaking(Silent()):
        rows = await seen(size, role)

    assert skipped(rows, OF_THE_SCENE) == set()


OF_THE_SCENE = words(
    "Meetings for everybody", "Ana Silva", "Ben Okoro", "Cho Minji", "Dee Novak", "Kim Lee",
    "Captions", "vosk small en", "the budget for captions", "STOP", "Esc",
    "The slides are at the usual place.",
    "And if somebody needs more time then we wait because waiting costs nothing",
    *SPEECH, *(title for title, _ in ITEMS),
)  # fmt: skip
"""The words of people in the scene, and the letters for where captions come from."""


async def seen(size: tuple[int, int], role: Role) -> list[str]:
    """Return the rows of the screen as somebody opens one thing after the other."""
    rows: list[str] = []
    async with opened(busy(role), size=size) as screen:
        for keys in (("tab",), ("slash",), ("escape",), ("question_mark",), ("escape",), ("x",)):
            rows += screen.rows
            await screen.press(*keys)
        rows += screen.rows
    return [re.sub(r"\w+…", "", row) for row in rows]


@pytest.mark.parametrize("language", languages()[1:])
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_screen_in_this_language(language: str, size: tuple[int, int]) -> None:
    """Wide letters leave every pane in its place, also on a small terminal."""
    with speaking(catalogue(language)):
        async with opened(busy(), size=size) as screen:
            rows = screen.rows
            await screen.press("x")
            asked = screen.rows

    text = "".join(f"{row}\n" for row in (*rows, "", "After x:", *asked))
    golden_text.check(f"{language}/screen-{size[0]}x{size[1]}.txt", text)


@pytest.mark.parametrize("language", languages()[1:])
def test_the_line_client_in_this_language(language: str) -> None:
    """The golden text is what taking part sounds like."""
    with speaking(catalogue(language)):
        lines = played(Group.READ)

    golden_text.check(f"{language}/lines-read.txt", "".join(f"{line}\n" for line in lines))


def test_a_word_that_is_not_said_is_found() -> None:
    """The first two tests can fail."""
    assert skipped(["Ana raised a hand."], NAMES) == {"raised"}
