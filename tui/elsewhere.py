"""Words that people bring from other programs, and what they are called here.

They are no commands: whoever types one is asked, and learns the word that help and others use.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ELSEWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ban": ("remove",),
        "begin": ("item",),
        "break": ("item",),
        "bye": ("leave",),
        "cc": ("captions",),
        "cohost": ("role",),
        "config": ("settings",),
        "disconnect": ("leave",),
        "download": ("save",),
        "export": ("save",),
        "finish": ("done",),
        "fix": ("correct",),
        "kick": ("remove",),
        "meaning": ("define",),
        "minutes": ("notes", "save"),
        "msg": ("chat",),
        "names": ("who",),
        "nick": ("rename",),
        "options": ("settings",),
        "participants": ("who",),
        "people": ("who",),
        "preferences": ("settings",),
        "promote": ("role",),
        "raise": ("hand",),
        "search": ("find",),
        "shortcuts": ("help",),
        "skip": ("later", "next"),
        "start": ("item",),
        "subtitles": ("captions",),
        "survey": ("poll",),
        "topic": ("item",),
        "transcript": ("save",),
        "unraise": ("lower",),
        "users": ("who",),
        "yield": ("done",),
    }
)
