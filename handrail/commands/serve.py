"""Run a server for meetings."""

import argparse
import asyncio

from handrail import serving

HELP = "run a server: it opens your meetings again, and a new one with --title"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the server's and the new meeting's options."""
    serving.add_arguments(parser)
    serving.add_meeting(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C, SIGINT or SIGTERM."""
    return asyncio.run(_serve(arguments))


async def _serve(arguments: argparse.Namespace) -> int:
    agenda = serving.read_agenda(arguments.agenda)
    async with serving.server(arguments) as server:
        print(f"The server runs at {server.base}. Press Ctrl+C to stop it.", flush=True)
        title = arguments.title or agenda.title
        if title:
            opened = await server.open_meeting(title, arguments.language, agenda.items)
            serving.tell(opened, arguments.log.parent)
        await server.until_stopped()
    print("The server has stopped. Nothing is lost.")
    return 0
