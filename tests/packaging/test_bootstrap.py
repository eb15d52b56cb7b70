"""The words of `make setup` while it works and when pip fails."""

from bootstrap import advice, errors, progress

COLLECTING = """\
Requirement already satisfied: rich==15.0.0 in ./lib
Collecting textual==8.2.8
  Using cached textual-8.2.8-py3-none-any.whl (729 kB)
Collecting vosk==0.3.45
  Downloading vosk-0.3.45-py3-none-manylinux_2_12_x86_64.whl (7.2 MB)
"""


def test_progress_counts_the_packages_and_names_the_download() -> None:
    """A person on a slow line sees which package takes so long, and how big it is."""
    sentence = progress(COLLECTING, total=49)

    assert sentence == "  3 of about 49 packages; downloading vosk (7.2 MB)"


def test_progress_before_the_first_package() -> None:
    """The first news may come before pip has said anything."""
    assert progress("", total=49) == "  0 of about 49 packages"


def test_progress_after_the_last_download() -> None:
    """Once everything is fetched, the wait is for the disk."""
    log = f"{COLLECTING}Installing collected packages: textual, vosk\n"

    assert progress(log, total=49) == "  unpacking"


def test_errors_are_pips_own_lines() -> None:
    """What went wrong is shown as pip said it, without the rest of its log."""
    log = f"{COLLECTING}ERROR: No matching distribution found for vosk==0.3.45\n"

    assert errors(log) == ["ERROR: No matching distribution found for vosk==0.3.45"]


def test_advice_where_a_package_must_be_built() -> None:
    """A small computer with an ARM processor may need a compiler, and is told so."""
    log = f"{COLLECTING}ERROR: Failed building wheel for miniaudio\n"

    assert "apt install gcc python3-dev" in advice(log)


def test_advice_where_no_package_is_found() -> None:
    """Most often the machine has no network, or an index of its own."""
    log = f"{COLLECTING}ERROR: No matching distribution found for vosk==0.3.45\n"

    assert "Check that this machine reaches a package index." in advice(log)
