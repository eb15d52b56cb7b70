"""What this computer can listen to, and how it sounds, in words."""

from argparse import ArgumentParser, Namespace

from handrail import options
from meeting.language import later, say

HELP = later("list what this computer can listen to, and tell in words how it sounds")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare `devices` and `test`."""
    actions = options.add_actions(parser)
    devices = actions.add_parser("devices", help=say("list everything, and how loud it is"))
    devices.set_defaults(action=_devices)
    test = actions.add_parser("test", help=say("tell how one sounds, until Ctrl+C"))
    test.add_argument(
        "sound", nargs="?", default="microphone", metavar="SOUND",
        help=say("as for handrail caption. Default: microphone"),
    )  # fmt: skip
    test.set_defaults(action=_test)


def run(arguments: Namespace) -> int:
    """Do what was asked, until it ends or somebody stops it."""
    from handrail import stopping

    return stopping.run(lambda _: arguments.action(arguments))


async def _devices(_arguments: Namespace) -> int:
    """Listen to all devices for a few seconds."""
    from handrail.devices import tell_devices

    await tell_devices()
    return 0


async def _test(arguments: Namespace) -> int:
    """Listen to one sound."""
    from captions.sources.wanted import read_wanted
    from handrail.devices import tell_level

    await tell_level(read_wanted(arguments.sound))
    return 0
