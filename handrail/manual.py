"""Write the manual page: `python -m handrail.manual`. It comes from the program's own parser."""

from collections.abc import Iterator
from pathlib import Path

from handrail import __version__
from handrail.cli import parser
from handrail.describing import Described, Option, described

PAGE = Path(__file__).parents[1] / "docs" / "handrail.1"

HEAD = f"""\
.TH HANDRAIL 1 "" "Handrail {__version__}" "User Commands"
.SH NAME
handrail \\- a terminal companion for webinars and meetings
.SH SYNOPSIS
.B handrail
[COMMAND] [OPTIONS]
.SH DESCRIPTION
Your call stays where it is: on video, on the phone, in a room.
Handrail adds live captions, the speaking queue, the agenda and the record.
Everything works by keyboard, by typed command, by ear and by braille.
.PP
Without a command, Handrail asks what you want to do.
.SH COMMANDS
"""

FOOT = """\
.SH ENVIRONMENT
.TP
.B HANDRAIL_HOME
The folder for logs, links, transcripts and settings.
.TP
.B HANDRAIL_LINK
The link of the meeting, for
.BR "handrail join" .
.TP
.B HANDRAIL_THEME
The colours of the screen client: dark, light, contrast or ansi.
.TP
.B HANDRAIL_MOUSE
0 leaves the mouse to the terminal.
.TP
.B ACCESSIBLE
1 opens the line client, made for screen readers.
.TP
.B NO_COLOR
1 uses the terminal's own colours.
.SH EXIT STATUS
0 when all went well.
1 when something went wrong that you can mend.
2 when the command line was not understood.
128 and the signal's number when Handrail was stopped.
.SH SEE ALSO
The pages for participants and for hosts come with Handrail, in the folder docs.
In a meeting, press question mark.
"""


def page() -> str:
    """Return the whole page, in the language of manual pages."""
    commands = (line for one in described(parser()) if one.path for line in _command(one))
    return HEAD + "".join(f"{line}\n" for line in commands) + FOOT


def _command(one: Described) -> Iterator[str]:
    words = " ".join(("handrail", *one.path))
    placed = " ".join(
        option.value if option.needed else f"[{option.value}]"
        for option in one.options
        if not option.names
    )
    yield f".SS {_plain(f'{words} {placed}'.strip())}"
    yield f"{_plain(one.help[:1].upper() + one.help[1:])}."
    for option in one.options:
        if option.help and "--help" not in option.names:
            yield ".TP"
            yield f".B {_plain(_option(option))}"
            yield _plain(option.help)


def _option(option: Option) -> str:
    return f"{', '.join(option.names)} {option.value}".strip()


def _plain(text: str) -> str:
    """Return text that no line of it takes for a request."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\n.", "\n\\&.")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
