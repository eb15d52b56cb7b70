"""Hear what was said, where somebody has a recording of the meeting."""

from __future__ import annotations

from meeting.language import say
from tui.editor.desk import Desk
from tui.errors import NotUnderstood


async def play(desk: Desk, _words: str) -> str:
    """Play the line that somebody is at; where something plays, stop it instead."""
    caption = desk.caption
    if desk.sound is None:
        raise NotUnderstood(
            say(
                "No sound is kept. Have you a recording? Open the editor with --sound and its name."
            )
        )
    if desk.sound.stop():
        return say("Stopped.")
    await desk.sound.play(caption.start, caption.end)
    return say("Playing.")
