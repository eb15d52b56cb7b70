"""Single keys on a Korean keyboard: the letter of the same place on a Latin one.

With the Hangul mode on, a terminal gets letters such as "ㅗ" for the key h. This is the standard
two-set layout (KS X 5002).
"""

from __future__ import annotations

from types import MappingProxyType
from unicodedata import normalize

_PLACES = MappingProxyType(
    dict(
        zip(
            "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
            "qwertyuiopasdfghjklzxcvbnmQWERTOP",
            strict=True,
        )
    )
)


def latin(key: str) -> str:
    """Return the Latin letter of a Hangul key, and any other key as it is."""
    return _PLACES.get(normalize("NFC", key), key)
