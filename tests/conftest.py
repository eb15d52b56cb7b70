"""Settings that all tests share: how Hypothesis looks for a counter-example."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.canary import search
from tests.figures import LEFT_OUT, Figure, note, tell

search.let_loose()

# No deadline: the machines that run this are small and busy, and a slow example is no wrong one.
settings.register_profile("dev", max_examples=100, deadline=None, print_blob=True)
# The same examples each time: a change is judged by what it changed, not by luck.
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True, database=None)
settings.register_profile("nightly", parent=settings.get_profile("dev"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


@pytest.fixture
def figure() -> Figure:
    """Return what tells a figure that a test measured."""
    return tell


@pytest.fixture(scope="session", autouse=True)
def canaries(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Hold after the last test that no secret and no need is in a file, a log or a traceback.

    Every secret in every test is marked, also in the programs that tests start.
    """
    listener = search.Listener()
    logging.getLogger().addHandler(listener)
    logging.getLogger("handrail").setLevel(logging.INFO)
    yield
    logging.getLogger().removeHandler(listener)
    found = search.search(tmp_path_factory.getbasetemp())
    tell(
        "P17", f"after {request.session.testscollected} tests: "
        f"{len(found.places) + len(listener.heard)} marked secrets and needs found "
        f"in {found.files} files and {listener.records} lines of logs",
    )  # fmt: skip
    assert (found.places, listener.heard) == ([], [])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what was left out and why, where figures are collected."""
    if report.skipped and isinstance(report.longrepr, tuple):
        note(LEFT_OUT, f"{report.nodeid.partition('[')[0]}: {report.longrepr[2]}")
