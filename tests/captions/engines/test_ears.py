"""Each source gets the ear that fits its engine and the system."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from captions.engines import ears, sharing
from captions.engines.choice import Choice
from captions.engines.ear import EngineEar
from captions.engines.ears import Ears
from captions.engines.process import EngineProcess
from captions.engines.renewing import RenewedEar

RATE = 16_000


def kinds() -> dict[str, Any]:
    """Return the kind of ear that each engine gets."""
    ours = Ears()
    return {name: type(ours.ear(Choice(name, "en", ""), RATE)) for name in ("vosk", "moonshine")}


@pytest.mark.skipif(sys.platform != "linux", reason="models are shared on Linux alone")
def test_vosk_shares_its_model_and_moonshine_is_renewed() -> None:
    """Vosk keeps what it learned of a voice, so nothing renews it from outside."""
    assert kinds() == {"vosk": EngineEar, "moonshine": RenewedEar}


def test_where_nothing_can_be_shared_each_has_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and Windows, and where the system has no handles of processes."""
    monkeypatch.setattr(ears, "can_share", lambda: False)

    assert kinds() == {"vosk": EngineProcess, "moonshine": RenewedEar}


def test_what_the_system_must_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux, with handles of processes: some sandboxes have none."""

    def refuse(_pid: int) -> int:
        raise OSError

    assert sharing.can_share() == (sys.platform == "linux")
    monkeypatch.setattr("os.pidfd_open", refuse, raising=False)
    assert not sharing.can_share()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not sharing.can_share()
