"""A line is heard where somebody has a recording."""

from __future__ import annotations

from meeting import commands as c
from tests.tui.editor.desks import RAM, Work, at_desk, spoken
from tests.tui.editor.test_screen import shown
from tui.editor.walking import opening


class Loudspeaker:
    """Notes what was played."""

    def __init__(self) -> None:
        """Begin in silence."""
        self.played: list[tuple[int, int]] = []
        self.plays = False

    async def play(self, start: int, end: int) -> None:
        """Note a stretch."""
        self.played.append((start, end))
        self.plays = True

    def stop(self) -> bool:
        """Stop."""
        stopped, self.plays = self.plays, False
        return stopped


def with_sound() -> tuple[Work, Loudspeaker]:
    """Return somebody at a desk who has a recording."""
    play = spoken(*RAM)
    play.do(c.CloseMeeting(), by=2)
    sound = Loudspeaker()
    return Work(play, sound=sound), sound


async def test_the_line_that_somebody_is_at_is_played_and_stopped() -> None:
    """The same key does both; the first line says that there is sound."""
    work, sound = with_sound()

    await work.type("down")
    told = [await work.told("play"), await work.told("play"), await work.told("play")]

    caption = work.desk.caption
    assert sound.played == [(caption.start, caption.end)] * 2
    assert told == ["Playing.", "Stopped.", "Playing."]
    assert opening(work.desk).endswith("Press space to hear a line.")


async def test_space_plays_on_the_screen() -> None:
    """One key, and the footer names it."""
    work, sound = with_sound()
    async with shown(work) as screen:
        await screen.press("space")

        assert len(sound.played) == 1
        (footer,) = (row for row in screen.rows if "space play" in row)
        assert "? help  q quit" in footer


async def test_without_a_recording_the_way_to_have_one_is_said() -> None:
    """Handrail keeps no sound."""
    assert (await at_desk().told("play")).endswith("Open the editor with --sound and its name.")
