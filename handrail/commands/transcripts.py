"""List the meetings on this computer, and write their transcripts."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from handrail import options

HELP = "list meetings and write their transcripts"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare `list` and `export`."""
    actions = options.add_actions(parser)
    listed = actions.add_parser("list", help="list the meetings, newest first")
    options.add_log(listed)
    listed.set_defaults(action=_list)
    export = actions.add_parser("export", help="write a meeting's transcript")
    export.add_argument("meeting", metavar="MEETING", help="the meeting's code, or: latest")
    export.add_argument(
        "--format", default="vtt,md,txt", help="one format, or several with commas between"
    )
    export.add_argument(
        "--to", type=Path, metavar="FOLDER", default=Path(), help="where to; default: this folder"
    )
    export.add_argument("--overwrite", action="store_true", help="replace files that are there")
    options.add_log(export)
    export.set_defaults(action=_export)


def run(arguments: Namespace) -> int:
    """Do what was asked."""
    code: int = arguments.action(arguments)
    return code


def _list(arguments: Namespace) -> int:
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


def _export(arguments: Namespace) -> int:
    """Write one file per format and print where."""
    from handrail.saving import export

    for path in export(
        arguments.log,
        arguments.meeting,
        arguments.to,
        arguments.format.split(","),
        overwrite=arguments.overwrite,
    ):
        print(f"Saved: {path}")
    return 0
