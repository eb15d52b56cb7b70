"""A reader of command lines that says in plain words what it did not understand."""

import argparse
import re
from typing import NoReturn

from meeting.language import later, say
from tui.nearest import did_you_mean

WORDS = (
    (r"the following arguments are required: (.+)", later("{one} is missing.")),
    (r"unrecognized arguments: (.+)", later("{one} means nothing here.")),
    (r"argument (\S+): invalid \w+ value: '(.*)'", later("{one} cannot be {two}.")),
    (r"argument (\S+): expected .+", later("{one} needs a value.")),
    (r"argument (\S+): not allowed with argument (\S+)", later("{one} does not go with {two}.")),
    (r"argument (\S+): ignored explicit argument .+", later("{one} takes no value.")),
    (r"argument (\S+): (.+)", "{two}"),
)
"""What argparse says, and how it is told."""


class PlainParser(argparse.ArgumentParser):
    """argparse without its own sentences, and without guesses at the ends of options."""

    def __init__(self, *args: object, **options: object) -> None:
        """Take what argparse takes."""
        super().__init__(*args, **{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """End the program with code 2: what is wrong, and where help is."""
        self.exit(2, f"handrail: {plain(message)} {_help(self.prog)}\n")


def _help(command: str) -> str:
    return say("For help, type: {command} --help", command=command)


_NO_CHOICE = re.compile(r"argument .+: invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)


def plain(message: str) -> str:
    """Return what argparse says as a plain sentence, with what may have been meant."""
    if found := _NO_CHOICE.fullmatch(message):
        typed, known = found.groups()
        meant = did_you_mean(typed, re.findall(r"[\w-]+", known))
        return say("There is no {name}. {meant}", name=typed, meant=meant).strip()
    for pattern, words in WORDS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return say(words, **dict(zip(("one", "two"), found.groups(), strict=False)))
    return f"{message[:1].upper()}{message[1:]}."
