"""What must not be in any file of the project: traces of one machine or one index."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Put together here, so that this file holds none of them.
REGISTRIES = [
    ".".join(labels)
    for labels in [
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("repo", "maven", "apache", "org"),
        ("deb", "debian", "org"),
    ]
]
HOMES = [f"/{folder}/" for folder in ("work", "root", "home", "Users", "tmp/w")]

FORBIDDEN = re.compile(
    "|".join([*map(re.escape, REGISTRIES), *(rf"(?<![\w.~}}]){home}" for home in HOMES)]).encode()
)


def test_no_file_names_a_registry_or_a_developers_folder() -> None:
    """The project is the same wherever it was written and wherever packages come from."""
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    files = [ROOT / name for name in listed.stdout.split("\0") if name]

    found = {
        str(path.relative_to(ROOT)): match.group().decode()
        for path in files
        if path.is_file() and (match := FORBIDDEN.search(path.read_bytes()))
    }

    assert found == {}


def test_what_must_not_be_in_a_file_is_found() -> None:
    """The search itself works: it knows a folder from the end of a web address."""
    examples = [f"see {HOMES[2]}ana/x", f'"{HOMES[0]}main"', f"https://{REGISTRIES[0]}/project"]

    assert [bool(FORBIDDEN.search(example.encode())) for example in examples] == [True] * 3
    assert not FORBIDDEN.search(f"https://example.org{HOMES[0]}x ../home/x".encode())
