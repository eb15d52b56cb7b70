"""Look over an agenda file, or write the agenda of a meeting into one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from handrail import options
from meeting.language import later, say, say_many

HELP = later("look over an agenda file, or write a meeting's agenda into one")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare `check` and `export`."""
    actions = options.add_actions(parser)
    check = actions.add_parser("check", help=say("tell what to mend: times, breaks, plain words"))
    check.add_argument("file", type=Path, metavar="FILE", help=say("an agenda: Markdown or TOML"))
    check.add_argument(
        "--minutes",
        type=options.count,
        default=0,
        metavar="N",
        help=say("how long the meeting may be"),
    )
    check.set_defaults(action=_check)
    export = actions.add_parser(
        "export", help=say("write the agenda of a meeting, with host notes")
    )
    export.add_argument("meeting", metavar="MEETING", help=say("the meeting's code, or: latest"))
    export.add_argument("file", type=Path, metavar="FILE", help=say("the new file: .md or .toml"))
    export.add_argument(
        "--overwrite", action="store_true", help=say("replace a file that is there")
    )
    options.add_log(export)
    export.set_defaults(action=_export)


def run(arguments: Namespace) -> int:
    """Do what was asked."""
    code: int = arguments.action(arguments)
    return code


def _check(arguments: Namespace) -> int:
    """Print one line for each thing to mend; 1 where there is any."""
    from handrail import agendas
    from meeting.agendas import looking
    from meeting.summaries import minutes

    agenda = agendas.read_any(arguments.file)
    found = looking.problems(agenda, arguments.minutes)
    for sentence in found:
        print(say("Mend: {told}", told=sentence))
    count = len(agenda.items)
    whole = minutes(looking.planned(agenda))
    told = say_many(
        "{number} item, {whole} in all.", "{number} items, {whole} in all.", count, whole=whole
    )
    print(say("Note: {told}", told=told) if found else say("Good: {told}", told=told))
    return 1 if found else 0


def _export(arguments: Namespace) -> int:
    """Write the file and print where."""
    from handrail import agendas

    agendas.write(
        agendas.kept(arguments.log, arguments.meeting),
        arguments.file,
        overwrite=arguments.overwrite,
    )
    print(say("Saved: {file}. Host notes are in it.", file=arguments.file))
    return 0
