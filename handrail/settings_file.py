"""Keep a person's settings in a file that explains itself; it can go along to another computer."""

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from handrail.errors import NotKept
from meeting.language import say
from tui import sentences
from tui.outside import named
from tui.settings import KEY, TABLE, Settings, from_values
from tui.settings import changed as with_change

HEAD = """\
# Your settings for Handrail. You may write in this file, or copy it to another computer.
# What you leave out is as usual.
"""
KEYS_HEAD = '# Keys: the command, then a letter, or "off". For example: hand = "z"\n'


def read(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in a file, and a sentence for each thing in it that cannot be used.

    Without a file everything is as usual.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings(), (
            say("The settings in {path} cannot be read. Everything is as usual.", path=path),
        )
    settings, faults = from_values(values)
    return settings, tuple(
        say("{fault} Look into {path}.", fault=fault, path=path) for fault in faults
    )


def write(path: Path, settings: Settings) -> None:
    """Write the settings that are not as usual, each under a line that says what it is for.

    A file that cannot be read, or not wholly, is kept beside the new one under another name.

    Raises:
        NotKept: there is no place to write.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if read(path)[1]:
            path.replace(path.with_suffix(".old.toml"))
        new = path.with_suffix(f".{os.getpid()}.new")
        new.write_text("".join(lines(settings)), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise NotKept(error.strerror or "it did not work") from error


def lines(settings: Settings) -> Iterator[str]:
    """Yield the lines of the file."""
    values: Mapping[str, object] = msgspec.to_builtins(settings)
    usual: Mapping[str, object] = msgspec.to_builtins(Settings())
    yield HEAD
    for one in TABLE:
        if values[one.field] != usual[one.field]:
            yield f"\n# {say(one.help)}\n# It can be: {one.can_be}.\n"
            yield f"{one.name} = {_toml(values[one.field])}\n"
    if settings.key:
        yield f"\n{KEYS_HEAD}[key]\n"
        yield from (f"{name} = {_toml(key)}\n" for name, key in settings.key.items())


def keep(path: Path, settings: Settings, name: str) -> str:
    """Write one setting down, leave the others in the file as they are; return what to tell."""
    said = named(settings, name)
    try:
        write(path, _with(read(path)[0], settings, name))
    except NotKept as error:
        return sentences.setting_not_kept(*said, str(error))
    return sentences.setting_kept(*said)


def set_one(path: Path, name: str, words: str) -> Settings:
    """Change one setting in the file by typed words; return all of them.

    Raises:
        NotUnderstood: there is no such setting, or it cannot be this.
        NotKept: there is no place to write.
    """
    settings = with_change(read(path)[0], name, words)
    write(path, settings)
    return settings


def _with(kept: Settings, now: Settings, name: str) -> Settings:
    field = "key" if name.startswith(KEY) else name.replace("-", "_")
    return msgspec.structs.replace(kept, **{field: getattr(now, field)})


def _toml(value: object) -> str:
    """Return a value as TOML writes it: strings as in JSON, but for one control character."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
