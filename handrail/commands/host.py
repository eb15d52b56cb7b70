"""Open a meeting, serve it from here, and look after it."""

from argparse import ArgumentParser, Namespace

from handrail import options
from meeting.language import later, say

HELP = later("open a meeting on this computer and host it")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the server's, the meeting's and the client's options."""
    options.add_server(parser)
    options.add_meeting(parser)
    parser.set_defaults(no_host=False)
    parser.add_argument("--name", default="Host", help=say("how people should call you"))
    options.add_addressed(parser)
    options.add_client(parser)
    options.add_keep(parser)


def run(arguments: Namespace) -> int:
    """Serve the meeting until it is over, or its host has gone and the server is stopped."""
    from handrail import hosting, stopping

    return stopping.run(lambda stopping: hosting.host(arguments, stopping))
