"""List, search, check, copy and write down the meetings on this computer."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from handrail import options
from meeting.language import later, say

HELP = later("list and search meetings, and write their transcripts")

MOST_FOUND = 50
"""Places that a search shows unless somebody asks for more."""

MOST_DIGITS = 16
"""Digits in the number of an event; a fingerprint begins with one."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare every action."""
    actions = options.add_actions(parser)
    listed = actions.add_parser("list", help=say("list the meetings, newest first"))
    options.add_log(listed)
    listed.set_defaults(action=_list)
    export = actions.add_parser("export", help=say("write a meeting's transcript"))
    export.add_argument("meeting", metavar="MEETING", help=say("the meeting's code, or: latest"))
    export.add_argument(
        "--format", default="vtt,md,txt", help=say("one format, or several with commas between")
    )
    export.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        default=Path(),
        help=say("where to. Default: this folder"),
    )
    export.add_argument(
        "--overwrite", action="store_true", help=say("replace files that are there")
    )
    export.add_argument(
        "--no-names", action="store_true", help=say("write Person 1, Person 2 … for all names")
    )
    export.add_argument(
        "--wrap", type=options.width, metavar="N",
        help=say("letters in a line of plain text. 0 for one line a paragraph, good for speech"),
    )  # fmt: skip
    options.add_log(export)
    export.set_defaults(action=_export)
    _add_search(actions)
    _add_edit(actions)
    _add_care(actions)
    _add_import(actions)


def _add_search(actions: options.Actions) -> None:
    search = actions.add_parser("search", help=say("find words in all meetings"))
    search.add_argument("words", metavar="WORDS", nargs="+", help=say("all of them must be there"))
    search.add_argument(
        "--most", type=options.count, default=MOST_FOUND, metavar="N", help=say("places to show")
    )
    options.add_log(search)
    search.set_defaults(action=_search)


def _add_edit(actions: options.Actions) -> None:
    edit = actions.add_parser("edit", help=say("correct a meeting's words and speakers"))
    edit.add_argument("meeting", metavar="MEETING", help=say("the meeting's code, or: latest"))
    edit.add_argument("--name", help=say("your name. It stands beside every correction"))
    edit.add_argument(
        "--sound", type=Path, metavar="FILE", help=say("a recording of the meeting, to hear lines")
    )
    edit.add_argument(
        "--sound-begins", type=options.clock_time, default=0, metavar="TIME",
        help=say("when in the meeting the recording begins: 0:05:00. Default: with the meeting"),
    )  # fmt: skip
    options.add_client(edit)
    options.add_log(edit)
    edit.set_defaults(action=_edit)


def _add_care(actions: options.Actions) -> None:
    verify = actions.add_parser("verify", help=say("check that a meeting is as it was written"))
    verify.add_argument("meeting", metavar="MEETING", help=say("the meeting's code, or: latest"))
    verify.add_argument(
        "--fingerprint", metavar="WORD", help=say("the one that an earlier check printed")
    )
    options.add_log(verify)
    verify.set_defaults(action=_verify)
    backup = actions.add_parser("backup", help=say("copy the whole log, also during a meeting"))
    backup.add_argument("file", type=Path, metavar="FILE", help=say("the new file"))
    options.add_log(backup)
    backup.set_defaults(action=_backup)
    salvage = actions.add_parser("salvage", help=say("save what can be read of a damaged log"))
    salvage.add_argument("file", type=Path, metavar="FILE", help=say("the new log"))
    options.add_log(salvage)
    salvage.set_defaults(action=_salvage)


def _add_import(actions: options.Actions) -> None:
    taken = actions.add_parser("import", help=say("take in a recording from another program"))
    taken.add_argument(
        "file", type=Path, metavar="FILE", help=say("WebVTT, SRT, Vosk or Jigasi JSON")
    )
    taken.add_argument("--title", default="", help=say("what the meeting was called"))
    taken.add_argument(
        "--on",
        type=options.moment,
        metavar="TIME",
        help=say("when it began, UTC: 2026-09-21T14:30"),
    )
    options.add_language(taken, say("the language spoken in it"))
    options.add_log(taken)
    taken.set_defaults(action=_import)


def run(arguments: Namespace) -> int:
    """Do what was asked."""
    code: int = arguments.action(arguments)
    return code


def _list(arguments: Namespace) -> int:
    """Print one line per meeting: code, day, state, title."""
    from server.sqlite_read import read_meetings
    from transcripts.wrapping import width

    if not arguments.log.exists():
        print(say("No meeting was kept on this computer yet."))
        return 0
    meetings = sorted(read_meetings(arguments.log), key=lambda one: one.opened, reverse=True)
    states = [say("open now") if row.closed is None else say("closed") for row in meetings]
    widest = max(map(width, states), default=0)
    for row, state in zip(meetings, states, strict=True):
        day = datetime.fromtimestamp(row.opened / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
        print(f"{row.code}  {day}  {state}{' ' * (widest - width(state))}  {row.title}")
    return 0


def _export(arguments: Namespace) -> int:
    """Write one file per format and print where."""
    from handrail.saving import export
    from transcripts.text import WRAP

    for path in export(
        arguments.log,
        arguments.meeting,
        arguments.to,
        arguments.format.split(","),
        overwrite=arguments.overwrite,
        names=not arguments.no_names,
        wrap=WRAP if arguments.wrap is None else arguments.wrap,
    ):
        print(say("Saved: {path}", path=path))
    return 0


def _search(arguments: Namespace) -> int:
    """Print where the words stand; the exit code is 1 where they stand nowhere, as with grep."""
    from handrail.searching import shown
    from server.search_index import search

    hits = search(arguments.log, " ".join(arguments.words), arguments.most + 1)
    for line in shown(hits[: arguments.most]):
        print(line)
    if len(hits) > arguments.most:
        print(say("These are the first {most}. Add a word to find fewer.", most=arguments.most))
    elif not hits:
        print(say("Nothing was found."))
    return 0 if hits else 1


def _edit(arguments: Namespace) -> int:
    """Open a meeting in the editor; every change goes into its log at once."""
    from handrail import editing, faces, joining, stopping
    from handrail.hearing import Hearing

    sound = Hearing(arguments.sound, arguments.sound_begins) if arguments.sound else None
    name = joining.find_name(arguments.name or faces.settings().name, known=False)
    choice = faces.chosen(arguments)
    log, meeting = arguments.log, arguments.meeting
    return stopping.run(lambda _: editing.edit(log, meeting, name, choice, sound))


def _verify(arguments: Namespace) -> int:
    """Read every event of a meeting against the chain of hashes, and an older fingerprint."""
    from handrail.saving import full_code
    from server.sqlite_read import fingerprint, read_events

    code = full_code(arguments.log, arguments.meeting)
    events = sum(1 for _ in read_events(arguments.log, code))
    print(
        say(
            "Meeting {code} is whole: {events} events, each as it was written.",
            code=code,
            events=events,
        )
    )
    if arguments.fingerprint:
        seq = arguments.fingerprint.partition("-")[0]
        number = int(seq) if seq.isdecimal() and len(seq) < MOST_DIGITS else 0
        if not number or fingerprint(arguments.log, code, number) != arguments.fingerprint:
            print(say("It does not fit that fingerprint. Words were changed, or a part is gone."))
            return 1
        print(say("It fits that fingerprint."))
    print(
        say(
            "Its fingerprint is {fingerprint}. Note it down for later checks.",
            fingerprint=fingerprint(arguments.log, code),
        )
    )
    return 0


def _salvage(arguments: Namespace) -> int:
    """Write what can be read into a new log; 1 where something was lost."""
    import asyncio

    from server.salvage import salvage

    saved = asyncio.run(salvage(arguments.log, arguments.file))
    for one in saved:
        print(
            say(
                "Meeting {code}: {events} of {written} events were saved.",
                code=one.code,
                events=one.events,
                written=one.written,
            )
        )
    print(say("Saved: {file}. The damaged log was left as it is.", file=arguments.file))
    return 0 if all(one.events == one.written for one in saved) else 1


def _backup(arguments: Namespace) -> int:
    """Copy the log, then read the copy from end to end."""
    from server.sqlite_read import back_up, read_events, read_meetings

    back_up(arguments.log, arguments.file)
    meetings = read_meetings(arguments.file)
    events = sum(1 for one in meetings for _ in read_events(arguments.file, one.code))
    print(
        say(
            "Saved: {file}. Meetings: {number}. Events, all checked: {events}.",
            file=arguments.file,
            number=len(meetings),
            events=events,
        )
    )
    return 0


def _import(arguments: Namespace) -> int:
    """Make a closed meeting of a file; every export works on it."""
    from handrail.importing import import_file

    code = import_file(
        arguments.log, arguments.file, arguments.title, arguments.language, arguments.on
    )
    print(
        say(
            "Taken in as meeting {code}. To write it down: handrail transcripts export {code}",
            code=code,
        )
    )
    return 0
