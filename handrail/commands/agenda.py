"""Look over an agenda file, or write the agenda of a meeting into one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from handrail import options

HELP = "look over an agenda file, or write a meeting's agenda into one"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare `check` and `export`."""
    actions = options.add_actions(parser)
    check = actions.add_parser("check", help="tell what to mend: times, breaks, plain words")
    check.add_argument("file", type=Path, metavar="FILE", help="an agenda: Markdown or TOML")
    check.add_argument(
        "--minutes", type=options.count, default=0, metavar="N", help="how long the meeting may be"
    )
    check.set_defaults(action=_check)
    export = actions.add_parser("export", help="write the agenda of a meeting, with host notes")
    export.add_argument("meeting", metavar="MEETING", help="the meeting's code, or: latest")
    export.add_argument("file", type=Path, metavar="FILE", help="the new file: .md or .toml")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")
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
        print(f"Mend: {sentence}")
    count = len(agenda.items)
    whole = minutes(looking.planned(agenda))
    print(f"{'Note' if found else 'Good'}: {count} item{'s' * (count != 1)}, {whole} in all.")
    return 1 if found else 0


def _export(arguments: Namespace) -> int:
    """Write the file and print where."""
    from handrail import agendas

    agendas.write(
        agendas.kept(arguments.log, arguments.meeting),
        arguments.file,
        overwrite=arguments.overwrite,
    )
    print(f"Saved: {arguments.file}. Host notes are in it.")
    return 0
