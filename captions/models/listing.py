"""Reads the Vosk project's list of models: what there is, for which language, how big."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http.client import HTTPException

import msgspec

from captions.errors import ModelNotFetched, NoModel
from captions.models.finding import vosk_code
from captions.models.web import open_address
from meeting.language import say

HOME = "https://alphacephei.com/vosk/models/"
"""The Vosk project's own address. Models come from nowhere else."""

LONGEST_LIST = 1 << 20

_NAME = re.compile(r"vosk-model-[a-z0-9][a-z0-9.-]{0,80}")


class Listed(msgspec.Struct, frozen=True):
    """A model in the list.

    Attributes:
        name: such as `vosk-model-small-en-us-0.15`.
        lang: the language as Vosk writes it, such as `en-us`.
        size: bytes of the download.
        md5: the download's checksum, as the list gives it.
        type: "small" or "big", or something else.
        obsolete: "true" where a newer one takes its place.
    """

    name: str
    lang: str
    size: int
    md5: str
    type: str = ""
    obsolete: str = "false"

    @property
    def megabytes(self) -> int:
        """Give the size as people read it."""
        return max(1, round(self.size / 1_000_000))


def fetch_list(home: str = HOME) -> list[Listed]:
    """Fetch the list.

    Args:
        home: the address of the folder that holds it.

    Raises:
        ModelNotFetched: it cannot be reached, or it is no list.
    """
    try:
        with open_address(home + "model-list.json") as answer:
            text = answer.read(LONGEST_LIST)
    except (OSError, HTTPException) as error:
        raise ModelNotFetched(
            say("The Vosk project's list of models cannot be reached. Try again with a network.")
        ) from error
    try:
        found = msgspec.json.decode(text, type=list[Listed])
    except msgspec.DecodeError as error:
        raise ModelNotFetched(say("The Vosk project's list of models cannot be read.")) from error
    return [one for one in found if _NAME.fullmatch(one.name)]


def pick(wanted: str, listed: Iterable[Listed]) -> Listed:
    """Give the model for a language, the newest small one, or the model of a name.

    Raises:
        NoModel: the list has nothing that fits.
    """
    models = list(listed)
    for model in models:
        if model.name == wanted:
            return model
    fitting = [one for one in models if _fits(one, wanted) and one.obsolete != "true"]
    if not fitting:
        raise NoModel(
            say(
                "The Vosk project has no model for {wanted}. Look at {home}.",
                wanted=wanted,
                home=HOME,
            )
        )
    return min(fitting, key=lambda one: (one.type != "small", one.lang != _usual(wanted), one.size))


def _fits(model: Listed, wanted: str) -> bool:
    return model.lang.partition("-")[0] == vosk_code(wanted)


def _usual(wanted: str) -> str:
    """Give the variety that is meant where the tag does not say."""
    tag = wanted.lower()
    return "en-us" if tag == "en" else tag
