"""What `handrail settings` does: tell settings, change one, carry them from and to a file."""

import sys
from collections.abc import Iterable
from pathlib import Path

from handrail import places, settings_file, speaking
from handrail.errors import HandrailError
from meeting.language import say
from tui import sentences
from tui.commands import NAMES
from tui.outside import named
from tui.settings import KEY, TABLE, setting, shown


def tell(name: str) -> int:
    """Print all settings, or one."""
    settings, faults = settings_file.read(places.settings_file())
    rows = [setting(name)] if name else TABLE
    for one in rows:
        print(f"{one.name}: {shown(settings, one.name)}. {say(one.help)}")
        if name:
            print(say("It can be: {values}.", values=one.can_be))
    if not name:
        for command, key in settings.key.items():
            print(f"{KEY}{command}: {key}.")
        print(say("They are kept in {settings_file}.", settings_file=places.settings_file()))
    return _told(faults)


def change(name: str, words: str) -> int:
    """Change one setting for good."""
    if name.casefold().startswith(KEY) and name[len(KEY) :].casefold() not in NAMES:
        raise HandrailError(
            say("There is no command {name}. See: handrail settings", name=name[len(KEY) :])
        )
    path = places.settings_file()
    settings = settings_file.set_one(path, name, words)
    speaking.speak(path)  # who chooses a language is answered in it
    print(sentences.setting_kept(*named(settings, name)))
    return 0


def write_to(path: Path) -> int:
    """Write the settings to a new file, to carry along."""
    if path.exists():
        raise HandrailError(say("There is a file {path} already. Choose another name.", path=path))
    settings, faults = settings_file.read(places.settings_file())
    settings_file.write(path, settings)
    print(
        say(
            "Your settings are in {path}. On the other computer: handrail settings --from {path}",
            path=path,
        )
    )
    return _told(faults)


def take_from(path: Path) -> int:
    """Take over the settings in a file; what was there before is kept beside it."""
    if not path.exists():
        raise HandrailError(say("There is no file {path}. Check its name.", path=path))
    settings, faults = settings_file.read(path)
    kept = places.settings_file()
    if kept.exists():
        kept.replace(kept.with_suffix(".old.toml"))
    settings_file.write(kept, settings)
    print(say("You have these settings from now on."))
    return _told(faults)


def _told(faults: Iterable[str]) -> int:
    found = list(faults)
    for fault in found:
        print(f"handrail: {fault}", file=sys.stderr)
    return 1 if found else 0
