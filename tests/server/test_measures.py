"""What a server counts, as Prometheus reads it; and nothing that anybody said."""

from __future__ import annotations

import asyncio
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from meeting import commands as c
from meeting.roles import Role
from server.measures import Gauge, Measures
from tests.server.talk import House, dial, house, join

LINE = re.compile(r"# (HELP|TYPE) handrail_\w+ .+|handrail_\w+(\{le=\"[^\"]+\"\})? -?[0-9.e+]+")


async def fetch(one: House, path: str = "/metrics") -> str:
    """Return what the server answers at a path."""

    def get() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{one.server.port}{path}", timeout=5) as page:
            return str(page.read().decode())

    return await asyncio.to_thread(get)


def value(page: str, name: str) -> float:
    """Return one figure of a page."""
    return float(re.findall(rf"^handrail_{name} (.+)$", page, re.MULTILINE)[0])


def test_commits_are_counted_by_how_long_they_took() -> None:
    """Each bucket holds those below it too, as the format asks."""
    measures = Measures()
    for seconds in (0.0005, 0.001, 0.003, 9):
        measures.committed(seconds)

    page = measures.page([Gauge("here", "Who is here.", 3)])

    assert 'commit_seconds_bucket{le="0.001"} 2\n' in page
    assert 'commit_seconds_bucket{le="0.005"} 3\n' in page
    assert 'commit_seconds_bucket{le="+Inf"} 4\n' in page
    assert value(page, "commit_seconds_count") == 4
    assert value(page, "here") == 3
    assert all(LINE.fullmatch(line) for line in page.splitlines())


async def test_a_server_tells_its_figures(tmp_path: Path) -> None:
    """Lines, meetings, refusals, who was turned away, and how old the captions are."""
    async with house(tmp_path) as one, join(one.link(Role.CAPTIONER), "Ann Onym") as ann:
        await ann.ask(c.StartCaptions(language="en", engine="test"))
        await ann.ask(c.Chat(text="hush hush"))
        await ann.ask(c.CallNext(ends=99))
        await ann.ask(c.LowerHand(hand=99))
        async with dial(one.link()) as eve:
            await eve.say('{"type":"hello","token":"wrong"}')
            await eve.goodbye()
        await asyncio.sleep(0.05)
        page = await fetch(one)

    assert value(page, "connections") == 1
    assert value(page, "meetings") == 1
    assert value(page, "readers") == 1
    assert value(page, "behind") == 0
    assert value(page, "refusals_total") >= 1
    assert value(page, "turned_away_total") == 1
    assert value(page, "events_total") >= 3
    assert value(page, "commit_seconds_count") > 0
    assert 0 < value(page, "caption_age_seconds") < 5
    assert "Ann" not in page
    assert "hush" not in page
    assert one.opened.code not in page


async def test_figures_are_for_this_computer_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are told that there is nothing."""
    monkeypatch.setattr("server.app.listener.is_loopback", lambda _: False)
    async with house(tmp_path, plain_text=True) as one:
        with pytest.raises(urllib.error.HTTPError) as refused:
            await fetch(one)

    refused.value.close()
    assert refused.value.code == 404
