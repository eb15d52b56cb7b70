"""The desktop on which Orca speaks, for the tests that `make orca` runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.spoken.orca import Desktop, missing


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """Yield a desktop with Orca; it takes some seconds to start."""
    if told := missing():
        pytest.fail(told)
    with Desktop() as found:
        yield found
