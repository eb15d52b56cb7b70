"""The level of the sound, in words: no sound, too quiet, clipping, good again."""

from __future__ import annotations

from pathlib import Path

import pytest

from captions.results import Notice
from captions.sound.watch import (
    CLIPPING,
    NO_SOUND,
    SOUND_IS_BACK,
    SOUND_IS_GOOD,
    TOO_NOISY,
    TOO_QUIET,
    SoundWatch,
)
from tests.captions.sounds import chunks, louder, mixed, noise, read, silence, tone


def _speech(seconds: int, loud: float) -> bytes:
    """Half a second of voice, half a second of breath, and so on."""
    return (tone(600, loud=loud) + tone(400, loud=loud / 30)) * seconds


def _watch(*parts: bytes) -> list[Notice]:
    watch = SoundWatch()
    return [news for chunk in chunks(b"".join(parts)) if (news := watch.hear(chunk))]


def test_good_speech_needs_no_words() -> None:
    """Nobody is told that all is well."""
    assert _watch(_speech(30, 0.3)) == []


def test_five_seconds_of_nothing_are_said_once() -> None:
    """And so is its end."""
    assert _watch(_speech(5, 0.3), silence(20_000), _speech(5, 0.3)) == [NO_SOUND, SOUND_IS_BACK]


def test_pauses_between_sentences_are_no_missing_sound() -> None:
    """Even where a recording has digital silence between them."""
    assert _watch((tone(3_000) + silence(4_000)) * 4) == []


def test_quiet_speech_is_said_and_so_is_its_mending() -> None:
    """Somebody far from the microphone, who then comes closer."""
    assert _watch(_speech(15, 0.004), _speech(15, 0.3)) == [TOO_QUIET, SOUND_IS_GOOD]


def test_a_quiet_room_where_nobody_speaks_is_not_too_quiet() -> None:
    """An even sound is a room, not a voice."""
    assert _watch(tone(30_000, loud=0.002)) == []


def test_a_voice_that_drowns_in_noise_is_said() -> None:
    """The gate can't hear it either, so that there are no captions and nobody knows why."""
    voice = _speech(15, 0.2)

    assert _watch(mixed(voice, noise(15_000, loud=0.2))) == [TOO_NOISY]
    assert _watch(mixed(voice, noise(15_000, loud=0.02))) == []


def test_clipping_is_said() -> None:
    """A sound that runs over the end of the scale in 1 % of its samples and more."""
    assert _watch(_speech(15, 3.0)) == [CLIPPING]


def test_a_source_that_brings_nothing_is_said_once() -> None:
    """A microphone that was unplugged gives no chunks at all."""
    watch = SoundWatch()

    assert [watch.nothing_came(), watch.nothing_came()] == [NO_SOUND, None]


@pytest.fixture
def talks(shared_audio: Path) -> dict[str, bytes]:
    """Give real talks of half a minute, by their names."""
    return {one.stem: read(one) for one in sorted(shared_audio.glob("ko/azurefull_*.flac"))}


@pytest.mark.shared_audio
def test_nothing_is_said_of_real_talks_that_are_well_recorded(talks: dict[str, bytes]) -> None:
    """With their pauses and all."""
    assert {name: _watch(data) for name, data in talks.items()} == {key: [] for key in talks}


@pytest.mark.shared_audio
def test_a_real_talk_that_clips_is_said_and_so_is_its_mending(talks: dict[str, bytes]) -> None:
    """A microphone that is turned up eight times too far, and then back."""
    told = {name: _watch(louder(data, 8), data) for name, data in talks.items()}

    assert told == {key: [CLIPPING, SOUND_IS_GOOD] for key in talks}


@pytest.mark.shared_audio
def test_a_real_talk_whose_microphone_is_switched_off_is_said(talks: dict[str, bytes]) -> None:
    """And that it is on again."""
    told = {name: _watch(data, silence(6_000), data) for name, data in talks.items()}

    assert told == {key: [NO_SOUND, SOUND_IS_BACK] for key in talks}


@pytest.mark.shared_audio
def test_a_real_talk_that_is_far_away_is_too_quiet(talks: dict[str, bytes]) -> None:
    """At 34 dB less, captions have three times the errors."""
    told = {name: _watch(louder(data, 0.01)) for name, data in talks.items()}

    assert told == {key: [TOO_QUIET] for key in talks}
