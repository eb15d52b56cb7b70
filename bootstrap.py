"""Make `.venv` and fill it from the locked lists, once; `make setup` runs this.

Uses Python's own library only, since nothing else is there yet.
"""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / ".venv"
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "setup.done"
LOCK = HERE / "requirements.lock"
ENGLISH_LOCK = HERE / "requirements-english.lock"
SECONDS_BETWEEN_NEWS = 5.0


class SetupError(Exception):
    """What went wrong, in sentences that say what to do next."""


def main() -> int:
    """Bring `.venv` up to date; return 0 when it is, else say what is missing."""
    try:
        with (HERE / "pyproject.toml").open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)  # two at once would install over each other
            if not is_ready():
                install()
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped. Run make setup again to go on.")
        return 130
    return 0


def is_ready() -> bool:
    """Tell whether the last setup finished, and was for these lists, Python and folder."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted()


def wanted() -> str:
    """Return a fingerprint of all that the environment is made from."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    made_from = [repr(project), LOCK.read_text(), ENGLISH_LOCK.read_text(), sys.version, str(HERE)]
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()


def install() -> None:
    """Bring the environment up to date, step by step, and mark it as done.

    Raises:
        SetupError: a step failed that nothing works without.
    """
    say("1 of 4: making a Python environment in .venv")
    make_environment()
    say("2 of 4: installing the packages that Handrail and its tools need, about 140 MB")
    if not install_locked("packages", LOCK):
        raise SetupError(advice(log_of("packages").read_text()))
    say("3 of 4: installing the bundled English caption engine, about 100 MB")
    if not install_locked("english", ENGLISH_LOCK):
        log = log_of("english").read_text()
        if "No matching distribution found for moonshine-voice" not in log:
            raise SetupError(advice(log))
        say(
            "This machine cannot have the bundled English engine. Handrail works without it.\n"
            "For English captions, run: .venv/bin/handrail models get en"
        )
    say("4 of 4: linking Handrail into .venv")
    if not pip("handrail", "--no-deps", "--no-build-isolation", "--editable", str(HERE), total=1):
        raise SetupError("Handrail could not be linked into .venv. The reason is above.")
    STAMP.write_text(wanted())
    say("Ready.")


def make_environment() -> None:
    """Create `.venv` with pip inside, unless there is one that works with this Python.

    Raises:
        SetupError: Python lacks the parts for it, or the disk refused.
    """
    if runs_here():
        return
    try:
        venv.create(FOLDER, clear=True, symlinks=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            f"Python could not make .venv: {error}\n"
            "On Debian and Ubuntu, try: apt install python3-venv"
        ) from error


def runs_here() -> bool:
    """Tell whether `.venv` was made here, by this Python, and has pip."""
    question = "import pip, sys; print(sys.prefix, sys.version)"
    try:
        answer = subprocess.run(
            [PYTHON, "-c", question], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == f"{FOLDER} {sys.version}"


def install_locked(step: str, lock: Path) -> bool:
    """Install what a locked list names, at these hashes only, and return whether it worked."""
    total = sum("==" in line for line in lock.read_text().splitlines())
    return pip(step, "--require-hashes", "--requirement", str(lock), total=total)


def pip(step: str, *words: str, total: int) -> bool:
    """Run `pip install`, tell how far it is every few seconds, return whether it worked."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *words]
    path = log_of(step)
    with (
        path.open("w") as log,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process,
    ):
        while not ends_within(process, SECONDS_BETWEEN_NEWS):
            say(progress(path.read_text(), total))
    for line in errors(path.read_text()):
        say(line)
    return process.returncode == 0


def log_of(step: str) -> Path:
    """Return where pip's own words for a step are kept."""
    return FOLDER / f"setup-{step}.log"


def ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait this long at most, and tell whether the program has ended."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def progress(log: str, total: int) -> str:
    """Say in one line how far pip is, from what it has written so far."""
    if "Installing collected packages" in log:
        return "  unpacking"
    begun = len(re.findall(r"^(?:Collecting|Requirement already satisfied)", log, re.MULTILINE))
    sentence = f"  {begun} of about {total} packages"
    downloads = re.findall(r"^ +Downloading ([^-\s]+)-\S+ (\([^)]*\))", log, re.MULTILINE)
    if downloads:
        name, size = downloads[-1]
        sentence += f"; downloading {name} {size}"
    return sentence


def errors(log: str) -> list[str]:
    """Return the lines in which pip says what went wrong."""
    return [line for line in log.splitlines() if line.startswith("ERROR: ")]


def advice(log: str) -> str:
    """Say what to do about packages that pip could not install."""
    happened = "Some packages could not be installed. The reason is above."
    if "Failed building" in log or "Failed to build" in log:
        # miniaudio has no ready-made package for Linux on ARM.
        todo = "A C compiler may be missing. On Debian and Ubuntu, try: apt install gcc python3-dev"
    else:
        todo = "Check that this machine reaches a package index."
    return f"{happened}\n{todo}\nThen run make setup again."


def say(sentence: str) -> None:
    """Print at once, also into a pipe."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
