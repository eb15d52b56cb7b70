"""What the command line has: every command and action with its options, for docs and shells."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from msgspec import Struct


class Option(Struct, frozen=True):
    """An option, or a word that stands without one.

    Attributes:
        names: `--name` and the like; none for a word by its place.
        value: what stands for its value, "" for a switch.
        help: what it is for.
        choices: what the value can be, where that is a list.
        needed: whether a command line without it is refused.
    """

    names: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()
    needed: bool = True


class Described(Struct, frozen=True):
    """A command or one of its actions.

    Attributes:
        path: the words that lead to it: none for `handrail` itself.
        help: what it is for.
        options: in the order of its help.
        below: the commands or actions that can follow, each with its help.
    """

    path: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    below: tuple[tuple[str, str], ...]


def described(
    parser: ArgumentParser, path: tuple[str, ...] = (), text: str = ""
) -> Iterator[Described]:
    """Yield the parser and everything below it, each with what it takes."""
    found = _below(parser)
    helps = {one.dest: one.help or "" for one in found._choices_actions} if found else {}  # noqa: SLF001 - argparse has no public way
    below = tuple((name, helps.get(name, "")) for name in (found.choices if found else ()))
    yield Described(path, text or parser.description or "", tuple(_options(parser)), below)
    for name, words in below:
        assert found is not None  # noqa: S101 - for the type checker: it has choices
        yield from described(found.choices[name], (*path, name), words)


def _below(parser: ArgumentParser) -> "_SubParsersAction[ArgumentParser] | None":
    actions = parser._actions  # noqa: SLF001 - argparse has no public way
    return next((one for one in actions if isinstance(one, _SubParsersAction)), None)


def _options(parser: ArgumentParser) -> Iterator[Option]:
    for one in parser._actions:  # noqa: SLF001 - argparse has no public way
        if isinstance(one, _SubParsersAction) or one.help == "==SUPPRESS==":
            continue
        takes = one.nargs != 0
        named = one.metavar if isinstance(one.metavar, str) else one.dest.upper()
        yield Option(
            names=tuple(one.option_strings),
            value=named if takes else "",
            help=(one.help or "").replace("%%", "%"),
            choices=tuple(map(str, one.choices or ())),
            needed=one.required and not one.option_strings,
        )
