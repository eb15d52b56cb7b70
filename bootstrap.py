"""Make `.venv` and fill it from the locked lists, once; `make setup` runs this.

Uses Python's own library only, since nothing else is there yet.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

HERE = Path(__file__).resolve().parent
FOLDER = HERE / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "handrail-setup"
LOG = FOLDER / "handrail-setup.log"
LOCK = HERE / "requirements.lock"
ENGLISH_LOCK = HERE / "requirements-english.lock"
SECONDS_BETWEEN_NEWS = 5.0


class SetupError(Exception):
    """What went wrong, in a sentence that says what to do next."""


def main() -> int:
    """Bring `.venv` up to date; return 0 when it is, 1 after saying what is missing."""
    try:
        with (HERE / "pyproject.toml").open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)  # two at once would install over each other
            if not is_ready():
                install()
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def is_ready() -> bool:
    """Tell whether the last setup finished and was for this list, Python and folder."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted()


def wanted() -> str:
    """Return a fingerprint of all that the environment is made from."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    made_from = [repr(project), LOCK.read_text(), ENGLISH_LOCK.read_text(), sys.version, str(HERE)]
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()


def install() -> None:
    """Make the environment anew and install everything into it."""
    say("1 of 4: making a Python environment in .venv")
    make_environment()
    say("2 of 4: installing the packages that Handrail and its tests need, about 200 MB")
    if not pip("--require-hashes", "-r", str(LOCK), total=count(LOCK)):
        raise SetupError(
            f"Some packages could not be installed. The reason is above, and in {LOG}.\n"
            "Check that this machine reaches a package index. Then run make setup again."
        )
    say("3 of 4: installing the English caption engine, about 100 MB")
    if not pip("--require-hashes", "-r", str(ENGLISH_LOCK), total=count(ENGLISH_LOCK)):
        say(
            "This machine cannot have the bundled English engine. Handrail works without it.\n"
            "For English captions, run: .venv/bin/handrail models get en"
        )
    say("4 of 4: linking Handrail itself into .venv")
    if not pip("--no-deps", "--no-build-isolation", "--editable", str(HERE), total=1):
        raise SetupError(f"Handrail could not be linked into .venv. The reason is in {LOG}.")
    STAMP.write_text(wanted())
    say("Ready.")


def make_environment() -> None:
    """Create `.venv` with pip inside, in place of whatever was there."""
    try:
        venv.create(FOLDER, clear=True, symlinks=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"Python could not make .venv: {error}\n"
            "On Debian and Ubuntu run: apt install python3-venv"
        ) from error


def pip(*words: str, total: int) -> bool:
    """Run `pip install` with these words, tell how far it is, return whether it worked."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *words]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with (
        LOG.open("a") as log,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        ) as process,
    ):
        for news in progress(keep(process.stdout or (), log), total):
            say(news)
    return process.returncode == 0


def keep(lines: Iterable[str], log: TextIO) -> Iterator[str]:
    """Write each line to the log and pass it on."""
    for line in lines:
        log.write(line)
        yield line


def progress(lines: Iterable[str], total: int) -> Iterator[str]:
    """Turn pip's lines into a short sentence every few seconds, and pass its errors on."""
    done = 0
    told = time.monotonic()
    for line in lines:
        done += line.startswith("Collecting ")
        if line.startswith("ERROR"):
            yield line.rstrip()
        elif time.monotonic() - told >= SECONDS_BETWEEN_NEWS:
            told = time.monotonic()
            yield f"  {done} of about {total} packages"


def count(lock: Path) -> int:
    """Count the packages that a locked list names."""
    return sum("==" in line for line in lock.read_text().splitlines())


def say(sentence: str) -> None:
    """Print one sentence now, also into a pipe."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
