"""The options that several commands share, each declared once; nothing heavy is loaded here."""

import math
from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Protocol

from handrail import places
from meeting.language import later, say


class Actions(Protocol):
    """The actions of one command; another one can be added."""

    def add_parser(self, name: str, *, help: str) -> ArgumentParser:  # noqa: A002 - argparse's word
        """Add an action and return its parser."""
        ...


PORT = 8765
"""The port that servers of Handrail listen at, unless told otherwise."""


AMEND_DAYS = 7
"""Days after a meeting until its record is final, where nobody says otherwise."""


PURPOSE = later("so that people can read again what was said")
"""Why a record is kept where nobody says otherwise."""


def add_client(parser: ArgumentParser) -> None:
    """Declare the flags that choose the client."""
    clients = parser.add_mutually_exclusive_group()
    clients.add_argument(
        "--lines", action="store_true", help=say("plain lines, made for screen readers and pipes")
    )
    clients.add_argument("--screen", action="store_true", help=say("the full screen"))


def add_keep(parser: ArgumentParser) -> None:
    """Declare the file that takes what happens as it comes."""
    parser.add_argument(
        "--keep", type=Path, metavar="FILE",
        help=say("write what happens into a new file as it comes. Nothing is lost in a crash"),
    )  # fmt: skip


def add_addressed(parser: ArgumentParser) -> None:
    """Declare how somebody wishes to be addressed."""
    parser.add_argument(
        "--addressed-as", default="", metavar="WORDS",
        help=say("how people should address you, such as she/her or Dr Rao"),
    )  # fmt: skip


def add_log(parser: ArgumentParser) -> None:
    """Declare the file of the log."""
    parser.add_argument(
        "--log",
        type=Path,
        default=places.log_file(),
        metavar="FILE",
        help=say("the file of the log"),
    )


def add_port(parser: ArgumentParser) -> None:
    """Declare the server's address and port."""
    parser.add_argument(
        "--address", default="127.0.0.1", help=say("where to listen. Usually this computer only")
    )
    parser.add_argument(
        "--port",
        type=port,
        default=PORT,
        metavar="NUMBER",
        help=say("the port. 0 takes any free one"),
    )


def add_server(parser: ArgumentParser) -> None:
    """Declare where a server listens, and where it keeps its log."""
    add_port(parser)
    add_log(parser)
    add_certificate(parser)
    parser.add_argument(
        "--report", type=Path, metavar="FILE",
        help=say("add a line there for all the server does. No names, no words"),
    )  # fmt: skip
    parser.add_argument(
        "--name-of-server", action="append", default=[], metavar="NAME",
        help=say("a host name that people reach this server by"),
    )  # fmt: skip
    parser.add_argument(
        "--shared-address", action="append", default=[], type=network, metavar="ADDRESS",
        help=say("an address that many people come from, such as an office. No limit for it"),
    )  # fmt: skip
    parser.add_argument(
        "--plain-text-i-know", action="store_true",
        help=say("let other computers in without encryption. Anybody on the way can read along"),
    )  # fmt: skip


def add_certificate(parser: ArgumentParser) -> None:
    """Declare what encrypts."""
    parser.add_argument(
        "--tls-cert", type=Path, metavar="FILE", help=say("certificate, to encrypt")
    )
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help=say("the certificate's key"))


def add_meeting(parser: ArgumentParser) -> None:
    """Declare what a new meeting is."""
    parser.add_argument("--title", help=say("open a new meeting with this title"))
    parser.add_argument(
        "--agenda", type=Path, metavar="FILE", help=say("its agenda, in Markdown or TOML")
    )
    parser.add_argument(
        "--purpose",
        default=say(PURPOSE),
        metavar="WORDS",
        help=say(
            "why the record is kept. People are told, and asked whether their words may be kept"
        ),
    )
    parser.add_argument(
        "--keep-days",
        type=days,
        default=0,
        metavar="N",
        help=say(
            "delete the record so many days after the meeting. 0 keeps it until you delete it"
        ),
    )
    parser.add_argument(
        "--amend-days",
        type=days,
        default=AMEND_DAYS,
        metavar="N",
        help=say("let people mend the record for so many days after the meeting. 0 sets no end"),
    )
    add_language(parser, say("the language that people speak"))


def add_language(parser: ArgumentParser, words: str) -> None:
    """Declare the language, with what it is the language of."""
    parser.add_argument("--language", default="en", metavar="LANG", help=words)


def add_model(parser: ArgumentParser) -> None:
    """Declare which model recognises speech."""
    parser.add_argument(
        "--model", default="", help=say("the name or the folder of a Vosk model to take")
    )


def add_link_file(parser: ArgumentParser) -> None:
    """Declare the file that holds the link."""
    parser.add_argument(
        "--link-file",
        type=Path,
        metavar="FILE",
        help=say("a file with the link, or with all links"),
    )


def add_actions(parser: ArgumentParser) -> Actions:
    """Let a command have several actions; each is asked for by its name."""
    return parser.add_subparsers(title="actions", required=True, metavar="ACTION")


def port(words: str) -> int:
    """Return a port's number."""
    if words.isdecimal() and int(words) < 2**16:
        return int(words)
    raise ArgumentTypeError(say("A port is a number from 0 to 65535, not {words}.", words=words))


def network(words: str) -> str:
    """Return an address, or a network such as 203.0.113.0/24."""
    try:
        return str(ip_network(words))
    except ValueError:
        raise ArgumentTypeError(
            say("An address is written like 203.0.113.7, not {words}.", words=words)
        ) from None


def moment(words: str) -> datetime:
    """Return a day and an hour; in UTC unless it says otherwise."""
    try:
        said = datetime.fromisoformat(words)
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(
            say("Day and hour are written like 2026-09-21T14:30, not {words}.", words=words)
        ) from None


def count(words: str) -> int:
    """Return a number of things, at least one."""
    if words.isdecimal() and 0 < int(words) < 2**31:
        return int(words)
    raise ArgumentTypeError(say("This must be a number from 1, not {words}.", words=words))


WIDTHS = range(20, 1001)
"""Letters in a line that somebody may ask for; a shorter one has no room for a name."""


def width(words: str) -> int:
    """Return letters in a line; 0 stands for no end."""
    short = words.isdecimal() and len(words) <= len(str(WIDTHS[-1]))
    if words == "0" or (short and int(words) in WIDTHS):
        return int(words)
    raise ArgumentTypeError(
        say("A line has {least} to {most} letters, or 0 for any, not {words}.",
            least=WIDTHS[0], most=WIDTHS[-1], words=words)
    )  # fmt: skip


def days(words: str) -> int:
    """Return a number of days; 0 stands for no end."""
    if words.isdecimal() and int(words) <= 36_500:  # noqa: PLR2004 - a hundred years
        return int(words)
    raise ArgumentTypeError(say("Days are a number from 0 to 36500, not {words}.", words=words))


def clock_time(words: str) -> int:
    """Return a time of a meeting such as 0:05:00 or 5:00, in milliseconds; - is before it."""
    parts = words.removeprefix("-").split(":")
    if len(parts) in (2, 3) and all(part.isdecimal() and len(part) <= 3 for part in parts):  # noqa: PLR2004
        hours, minutes, seconds = ("0", *parts)[-3:]
        at = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
        return -at if words.startswith("-") else at
    raise ArgumentTypeError(say("A time is written like 0:05:00, not {words}.", words=words))


def seconds(words: str) -> float:
    """Return a time that is longer than none and ends some day."""
    try:
        number = float(words)
    except ValueError:
        number = 0.0
    if number > 0 and math.isfinite(number):
        return number
    raise ArgumentTypeError(say("A time is a number of seconds above 0, not {words}.", words=words))
