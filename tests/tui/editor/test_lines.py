"""The editor in plain lines: keys, questions, and what was given up."""

from __future__ import annotations

from tests.tui.editor.desks import at_desk
from tui.editor.face import EditorFace
from tui.lines.page import Page
from tui.lines.typing import Complete, Typed


class Fingers:
    """Somebody who answers questions with the texts that they were given."""

    def __init__(self, *texts: str | None) -> None:
        """Take the texts; None gives up."""
        self.drafts: list[str] = []
        self._texts = list(texts)

    async def confirm(self) -> bool:
        """Say no."""
        return False

    async def typed(self, draft: str, complete: Complete) -> Typed:  # noqa: ARG002 - as told
        """Type the next text."""
        self.drafts.append(draft)
        text = self._texts.pop(0)
        return Typed("half a word", given_up=True) if text is None else Typed(text)


async def test_keys_alone_fix_a_word_and_take_it_back() -> None:
    """The unsure word stands on the line already, to be changed or typed over."""
    lines: list[str] = []
    work = at_desk()
    face = EditorFace(work.desk, Page(lines.append, bell=False))
    fingers = Fingers("ramp")

    for key in ("n", "e", "u", "z", "q"):
        await face.press(key, fingers)

    assert fingers.drafts == ["ram"]
    assert [line.split(".")[0] for line in lines] == [
        "Unsure: ram",
        "What should it be?\n",
        "Changed",
        "Taken back: Zoe corrected a caption: welcome to the ramp\n",
        "Everything that you changed is kept",
    ]
    assert face.is_over


async def test_what_was_given_up_comes_back() -> None:
    """Escape throws nothing away that somebody typed."""
    lines: list[str] = []
    work = at_desk()
    face = EditorFace(work.desk, Page(lines.append, bell=False))
    fingers = Fingers(None, None, "")

    for key in ("e", "e", "/"):
        await face.press(key, fingers)

    assert fingers.drafts == ["welcome to the ram", "half a word", ""]
    assert lines.count("Nothing was sent.\n") == 3


async def test_slash_opens_the_command_line() -> None:
    """As in a live meeting."""
    lines: list[str] = []
    work = at_desk()
    face = EditorFace(work.desk, Page(lines.append, bell=False))

    await face.press("/", Fingers("/line One."))
    await face.press("/", Fingers("velvet"))

    assert work.texts[0] == "One."
    assert lines[-1] == "There is no command velvet. Type help for all of them.\n"

    await face.press("/", Fingers("speakre"))

    assert lines[-1] == "There is no command speakre. Did you mean speaker?\n"


async def test_keys_count_with_the_hangul_mode_on() -> None:
    """A Korean keyboard sends another letter for the same key."""
    lines: list[str] = []
    work = at_desk()
    face = EditorFace(work.desk, Page(lines.append, bell=False))

    for key in ("ㅜ", "ㅂ"):
        await face.press(key, Fingers())

    assert lines[0].startswith("Unsure: ram")
    assert face.is_over
