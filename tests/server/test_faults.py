"""The server is killed in the middle of everything, again and again, and nothing is lost.

`make faults` is the long run; it prints its figures. The harness itself is tested: on each planted
mistake it must fail.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.figures import Figure
from tests.server.harness import judge
from tests.server.planted import KILLS_SHOW

KILLS = int(os.environ.get("HANDRAIL_KILLS", "30"))
CREW = int(os.environ.get("HANDRAIL_CREW", "10"))
SEED = int(os.environ.get("HANDRAIL_SEED", "7"))

PLANTED_KILLS = 8


@pytest.mark.timeout(90 + KILLS * 4)
async def test_nothing_is_lost_when_the_server_is_killed(tmp_path: Path, figure: Figure) -> None:
    """Acknowledged is in the log once and in order; everybody saw every event once and in order."""
    verdict = await judge(tmp_path / "handrail.db", KILLS, CREW, SEED)

    figure("P1, P2", verdict.figures)
    assert verdict.wrong == []


@pytest.mark.timeout(150)
@pytest.mark.parametrize("bug", KILLS_SHOW)
async def test_the_harness_fails_on_a_planted_mistake(
    tmp_path: Path, figure: Figure, bug: str
) -> None:
    """Else its silence would prove nothing."""
    verdict = await judge(tmp_path / "handrail.db", PLANTED_KILLS, 6, SEED, bug)

    figure("P4", f"planted: {bug}; found: {'; '.join(verdict.wrong[:1]) or 'nothing'}")
    assert verdict.wrong != []
