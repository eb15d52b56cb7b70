"""Tell before a meeting what would fail in it."""

from argparse import ArgumentParser, Namespace

from handrail import options
from meeting.language import later, say

HELP = later("tell before a meeting what would fail in it")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the meeting will use."""
    options.add_port(parser)
    options.add_log(parser)
    options.add_certificate(parser)
    options.add_language(parser, say("the language that people will speak"))
    options.add_model(parser)


def run(arguments: Namespace) -> int:
    """Look at everything and print one line each; 1 where a meeting would fail."""
    from handrail.looks import LOOKS

    findings = [look(arguments) for look in LOOKS]
    for finding in findings:
        print(finding.line)
    return 1 if any(one.needed and not one.good for one in findings) else 0
