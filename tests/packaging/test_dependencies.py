"""What Handrail stands on: every package has a reason, a pin in the lock, and a hash."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text()
SETTINGS = tomllib.loads(PYPROJECT)
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-english.lock"]


def named() -> Iterator[str]:
    """Yield every requirement that pyproject.toml names, in whichever list."""
    yield from SETTINGS["build-system"]["requires"]
    yield from SETTINGS["project"]["dependencies"]
    lists = [SETTINGS["project"]["optional-dependencies"], SETTINGS["dependency-groups"]]
    for table in lists:
        for requirements in table.values():
            yield from (line for line in requirements if isinstance(line, str))


def locked(path: Path) -> dict[str, set[str]]:
    """Return the versions that a lock holds, by package. Two systems may need two."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", path.read_text(), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


@pytest.mark.parametrize("requirement", sorted(set(named())))
def test_every_dependency_has_its_reason(requirement: str) -> None:
    """Whoever reads pyproject.toml learns what each package is for."""
    lines = [line.strip() for line in PYPROJECT.splitlines()]
    places = [number for number, line in enumerate(lines) if f'"{requirement}"' in line]

    before = [lines[number - 1] for number in places]

    assert any(line.startswith("#") for line in before)


@pytest.mark.parametrize("requirement", sorted(set(named())))
def test_the_lock_holds_what_pyproject_names(requirement: str) -> None:
    """`make lock` was run after the last change of a dependency."""
    wanted = Requirement(requirement)
    name = canonicalize_name(wanted.name)

    versions = set().union(*(locked(path).get(name, set()) for path in LOCKS))

    assert any(wanted.specifier.contains(version) for version in versions)


def test_the_two_locks_agree() -> None:
    """The second lock changes nothing that the first one installed."""
    first, second = map(locked, LOCKS)

    shared = first.keys() & second.keys()

    assert {name: first[name] for name in shared} == {name: second[name] for name in shared}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_hash(path: Path) -> None:
    """Nobody can slip another file under a locked version."""
    entries = re.split(r"^(?=\S)", path.read_text(), flags=re.MULTILINE)[1:]

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["english", "test"])
def test_an_extra_and_its_group_are_alike(name: str) -> None:
    """People who install an extra and developers who use the group get the same versions."""
    extra = SETTINGS["project"]["optional-dependencies"][name]

    assert extra == SETTINGS["dependency-groups"][name]


def test_the_tests_have_the_korean_model() -> None:
    """Real recognition is tested wherever packages can be had."""
    (model,) = SETTINGS["project"]["optional-dependencies"]["ko"]

    assert model in SETTINGS["dependency-groups"]["test"]
