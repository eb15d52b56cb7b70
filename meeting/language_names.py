"""Names languages in words: nobody has to know that `ko` is Korean."""

from __future__ import annotations

from meeting.language import later, say

NAMES = {
    "ar": later("Arabic"),
    "bg": later("Bulgarian"),
    "bn": later("Bengali"),
    "br": later("Breton"),
    "ca": later("Catalan"),
    "cs": later("Czech"),
    "cy": later("Welsh"),
    "da": later("Danish"),
    "de": later("German"),
    "el": later("Greek"),
    "en": later("English"),
    "eo": later("Esperanto"),
    "es": later("Spanish"),
    "et": later("Estonian"),
    "fa": later("Persian"),
    "fi": later("Finnish"),
    "fr": later("French"),
    "ga": later("Irish"),
    "gu": later("Gujarati"),
    "he": later("Hebrew"),
    "hi": later("Hindi"),
    "hr": later("Croatian"),
    "hu": later("Hungarian"),
    "id": later("Indonesian"),
    "it": later("Italian"),
    "ja": later("Japanese"),
    "ka": later("Georgian"),
    "kk": later("Kazakh"),
    "ko": later("Korean"),
    "ky": later("Kyrgyz"),
    "lt": later("Lithuanian"),
    "lv": later("Latvian"),
    "nb": later("Norwegian"),
    "nl": later("Dutch"),
    "nn": later("Norwegian"),
    "no": later("Norwegian"),
    "pl": later("Polish"),
    "pt": later("Portuguese"),
    "ro": later("Romanian"),
    "ru": later("Russian"),
    "sk": later("Slovak"),
    "sl": later("Slovenian"),
    "sr": later("Serbian"),
    "sv": later("Swedish"),
    "sw": later("Swahili"),
    "ta": later("Tamil"),
    "te": later("Telugu"),
    "tg": later("Tajik"),
    "th": later("Thai"),
    "tl": later("Filipino"),
    "tr": later("Turkish"),
    "uk": later("Ukrainian"),
    "ur": later("Urdu"),
    "uz": later("Uzbek"),
    "vi": later("Vietnamese"),
    "zh": later("Chinese"),
}
"""What Vosk has models for, and what people type captions in most, by their subtags of BCP 47."""


def name_of(tag: str) -> str:
    """Return a language's name, "Korean" for `ko` and `ko-KR`; the tag where it has none here."""
    name = NAMES.get(tag.partition("-")[0].lower())
    return say(name) if name else tag
