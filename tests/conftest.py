"""Settings that all tests share: how Hypothesis looks for a counter-example."""

import os

import pytest
from hypothesis import settings

from tests.figures import Figure, tell

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
