"""Take part in a meeting."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from handrail import options
from meeting.language import later, say
from meeting.roles import Role

if TYPE_CHECKING:
    from client.keep import Keep
    from client.link import Link

HELP = later("take part in a meeting, with the link that you got")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the link, the name and the client."""
    parser.add_argument(
        "link", nargs="?", help=say("your link or short code. Left out, it is asked for")
    )
    parser.add_argument("--server", metavar="ADDRESS", help=say("the server of a short code"))
    options.add_link_file(parser)
    parser.add_argument(
        "--role", type=Role, choices=tuple(Role), metavar="ROLE",
        help=say("whose link to take, where the file has several: host, participant"),
    )  # fmt: skip
    parser.add_argument("--name", help=say("how people should call you"))
    options.add_addressed(parser)
    options.add_client(parser)
    options.add_keep(parser)


def run(arguments: Namespace) -> int:
    """Join, and stay until the person leaves or the meeting is over."""
    from client.keep import keep
    from client.link import HERE
    from handrail import joining, places, settings_file, stopping

    if arguments.link:
        joining.hide(arguments.link, sys.argv[1:])
    server = arguments.server or HERE
    link = joining.find_link(arguments.link_file, arguments.role, server=server)
    with keep(link, name=arguments.name or "") as kept:
        settings = settings_file.read(places.settings_file())[0]
        wished = arguments.name or settings.name
        arguments.addressed_as = arguments.addressed_as or settings.address
        name = joining.find_name(wished, known=bool(kept.key))
        return stopping.run(lambda _: _join(arguments, link, name, kept))


async def _join(arguments: Namespace, link: Link, name: str, kept: Keep) -> int:
    from client.connection import connect
    from handrail import faces, joining, keeping
    from handrail.reading_on import reading_on

    addressed = arguments.addressed_as
    with keeping.named(arguments.keep, kept) as file:
        async with connect(link, name=name, addressed=addressed, kept=kept) as line:
            await joining.tell_needs(line)
            choice, model = faces.chosen(arguments), faces.new_model(link)
            async with reading_on(model, kept):
                return await faces.open_face(line, choice, model, file=file, kept=kept)
