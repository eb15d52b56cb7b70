"""A reader of command lines that says in plain words what it did not understand."""

import argparse
import re
from typing import NoReturn

WORDS = (
    (r"the following arguments are required: (.+)", r"\1 is missing."),
    (r"unrecognized arguments: (.+)", r"\1 means nothing here."),
    (r"argument .+: invalid choice: '(.*)' \(choose.*", r"There is no \1."),
    (r"argument (\S+): invalid \w+ value: '(.*)'", r"\1 cannot be \2."),
    (r"argument (\S+): expected .+", r"\1 needs a value."),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 does not go with \2."),
    (r"argument (\S+): ignored explicit argument .+", r"\1 takes no value."),
    (r"argument (\S+): (.+)", r"\2"),
)
"""What argparse says, and how it is told."""


class PlainParser(argparse.ArgumentParser):
    """argparse without its own sentences, and without guesses at the ends of options."""

    def __init__(self, *args: object, **options: object) -> None:
        """Take what argparse takes."""
        super().__init__(*args, **{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """End the program with code 2: what is wrong, and where help is."""
        self.exit(2, f"handrail: {plain(message)} For help, type: {self.prog} --help\n")


def plain(message: str) -> str:
    """Return what argparse says as a plain sentence."""
    for pattern, words in WORDS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(words)
    return f"{message[:1].upper()}{message[1:]}."
