"""List the meetings on this computer, and write their transcripts."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from handrail import places
from handrail.errors import HandrailError

HELP = "list meetings and write their transcripts"


class NoMeeting(HandrailError):
    """The log has no such meeting."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `list` and `export`."""
    parser.add_argument("--log", type=Path, default=places.log_file(), help="the file of the log")
    actions = parser.add_subparsers(title="what to do", required=True, metavar="list|export")
    listed = actions.add_parser("list", help="list the meetings, newest first")
    listed.set_defaults(action=_list)
    export = actions.add_parser("export", help="write a meeting's transcript")
    export.add_argument("meeting", metavar="MEETING", help="the meeting's code, or: latest")
    export.add_argument(
        "--format", default="vtt,md,txt", help="vtt, md, txt, or several with commas between"
    )
    export.add_argument("--to", type=Path, metavar="FOLDER", help="where to; default: this folder")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    export.set_defaults(action=_export)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    code: int = arguments.action(arguments)
    return code


def _list(arguments: argparse.Namespace) -> int:
    """Print one line per meeting: code, day, state, title."""
    from server.sqlite_log import read_meetings

    if not arguments.log.exists():
        print("No meeting was kept on this computer yet.")
        return 0
    for row in sorted(read_meetings(arguments.log), key=lambda one: one.opened, reverse=True):
        day = datetime.fromtimestamp(row.opened / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
        state = "open" if row.closed is None else "closed"
        print(f"{row.code}  {day}  {state:6}  {row.title}")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    """Write one file per format and print where."""
    from handrail.saving import export

    for path in export(
        arguments.log,
        arguments.meeting,
        formats=tuple(arguments.format.split(",")),
        folder=arguments.to or Path.cwd(),
        overwrite=arguments.overwrite,
    ):
        print(f"Saved: {path}")
    return 0
