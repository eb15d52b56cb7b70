"""Tests of the demo's recording: the sound, its script and its plan agree."""

import math
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import miniaudio
import pytest

from handrail.recording import make_recording as recipe

FOLDER = Path(recipe.__file__).parent
SOUND = FOLDER / "webinar.flac"
PLAN = tomllib.loads((FOLDER / "webinar.toml").read_text("utf-8"))
SCRIPT = tomllib.loads((FOLDER / "script.toml").read_text("utf-8"))
SENTENCES = PLAN["sentence"]
CUES = PLAN["cue"]
PEOPLE = {person["name"] for person in PLAN["person"]}
MINUTE = 60_000
LOUD, FAINT = -40.0, -60.0
"""Speech is above LOUD, a pause below FAINT; both in dBFS, as RMS."""


@cache
def samples() -> recipe.Samples:
    """Return the recording's samples."""
    return miniaudio.decode_file(str(SOUND), nchannels=1, sample_rate=recipe.RATE).samples


def level(start: int, end: int) -> float:
    """Return the loudness between two times in ms: RMS, in dBFS."""
    part = samples()[recipe.samples_in(start) : recipe.samples_in(end)]
    return 10 * math.log10(sum(sample * sample for sample in part) / len(part) / 32_768**2)


def pauses() -> list[tuple[int, int]]:
    """Return where nobody speaks, as start and end in ms."""
    edges = [0, *(time for one in SENTENCES for time in (one["start"], one["end"])), PLAN["length"]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def floors() -> list[tuple[int, int, str]]:
    """Return every turn: start, end and who."""
    begins = [cue for cue in CUES if cue["type"] == "turn begins"]
    ends = [cue for cue in CUES if cue["type"] == "turn ends"]
    assert [cue["by"] for cue in begins] == [cue["by"] for cue in ends]
    return [(one["at"], other["at"], one["by"]) for one, other in zip(begins, ends, strict=True)]


def early(kind: str) -> list[dict[str, Any]]:
    """Return the cues of one type in the first minute."""
    return [cue for cue in CUES if cue["type"] == kind and cue["at"] < MINUTE]


def texts() -> list[str]:
    """Return everything that a person reads or hears, text by text."""
    keys = ("text", "plain", "about")
    tables = [*SENTENCES, *CUES, *PLAN["agenda"]]
    return [table[key] for table in tables for key in keys if key in table]


def test_the_sound_is_what_the_engines_take() -> None:
    """The recording is FLAC at 16 kHz with one channel."""
    info = miniaudio.flac_get_file_info(str(SOUND))

    assert (info.sample_rate, info.nchannels, info.sample_width) == (16_000, 1, 2)


def test_the_sound_is_as_long_as_stated() -> None:
    """The plan gives the length to the millisecond."""
    assert len(samples()) * 1000 // recipe.RATE == PLAN["length"]


def test_the_webinar_lasts_two_to_three_minutes() -> None:
    """It is long enough for a meeting and short enough for a demo."""
    assert 2 * MINUTE <= PLAN["length"] <= 3 * MINUTE


def test_the_file_is_small() -> None:
    """A checkout carries less than 4 MB of sound."""
    assert SOUND.stat().st_size < 4_000_000


def test_the_loudest_sample_is_at_minus_three_decibels() -> None:
    """The sound is loud and never clipped."""
    peak = 20 * math.log10(max(abs(sample) for sample in samples()) / 32_768)

    assert peak == pytest.approx(-3, abs=0.5)


def test_sentences_follow_one_another_inside_the_sound() -> None:
    """No sentence overlaps the next, or leaves the recording."""
    times = [0, *(time for one in SENTENCES for time in (one["start"], one["end"])), PLAN["length"]]

    assert all(before < after for before, after in pairwise(times))


def test_cues_are_in_order_inside_the_sound() -> None:
    """Who follows the cues never has to look back."""
    times = [cue["at"] for cue in CUES]

    assert times == sorted(times)
    assert 0 <= times[0] <= times[-1] <= PLAN["length"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: str(one["start"]))
def test_speech_fills_its_sentence(sentence: dict[str, Any]) -> None:
    """A sentence is heard all through, and from its first 100 ms to its last."""
    start, end = sentence["start"], sentence["end"]

    assert level(start, end) > LOUD
    assert min(level(start, start + 100), level(end - 100, end)) > FAINT


@pytest.mark.parametrize(("start", "end"), pauses())
def test_nobody_speaks_in_a_pause(start: int, end: int) -> None:
    """Between the sentences there is only the faint noise of a room."""
    loudest = max(level(at, min(at + 100, end)) for at in range(start, end, 100))

    assert loudest < FAINT


def test_the_room_is_never_quite_silent() -> None:
    """A pause holds a faint noise, as a real line does."""
    assert all(level(start, end) > -75 for start, end in pauses())


def test_pauses_leave_time_to_think() -> None:
    """Between sentences are 0.8 to 2 s; the break has 4 s, and the written turn more."""
    lengths = sorted(end - start for start, end in pauses()[1:-1])

    assert 800 <= lengths[0] <= lengths[-3] <= 2000
    assert lengths[-2] == 4000
    assert lengths[-1] >= 8000


def test_everybody_in_a_cue_is_in_the_meeting() -> None:
    """Who speaks, acts or takes on work is one of the people of the plan."""
    named = {cue[key] for cue in CUES for key in ("by", "owner") if key in cue}

    assert named | {one["by"] for one in SENTENCES} <= PEOPLE


def test_the_agenda_items_start_in_their_order() -> None:
    """The meeting goes through its whole written agenda."""
    started = [cue["item"] for cue in CUES if cue["type"] == "item starts"]

    assert started == [item["title"] for item in PLAN["agenda"]]


def test_the_agenda_has_one_break_of_five_minutes() -> None:
    """A break is an agenda item too."""
    assert [item["minutes"] for item in PLAN["agenda"] if item["break"]] == [5]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: str(one["start"]))
def test_who_speaks_has_the_floor(sentence: dict[str, Any]) -> None:
    """A speaker's turn begins 0.3 s before the first word and ends 0.5 s after the last."""
    first, last = sentence["start"] - 300, sentence["end"] + 500

    assert any(
        start <= first and last <= end and by == sentence["by"] for start, end, by in floors()
    )


def test_one_person_at_a_time_has_the_floor() -> None:
    """A turn ends before the next begins."""
    assert all(before[1] < after[0] for before, after in pairwise(floors()))


def test_nobody_speaks_while_a_turn_is_written() -> None:
    """Whoever writes gets quiet for it, and the text comes within the turn."""
    begins = next(cue for cue in CUES if cue.get("way") == "written" and "begins" in cue["type"])
    floor = next(one for one in floors() if one[0] == begins["at"])
    sent = next(cue["at"] for cue in CUES if cue["type"] == "written")

    assert any(start < floor[0] < sent < floor[1] < end for start, end in pauses())


def test_all_four_kinds_of_turn_happen() -> None:
    """The demo shows every reason to speak."""
    kinds = {cue["turn"] for cue in CUES if cue["type"] == "turn begins"}

    assert kinds == {"point of order", "clarifying question", "reply", "new point"}


def test_all_three_cards_are_shown() -> None:
    """The demo shows every card."""
    assert {cue["card"] for cue in CUES if cue["type"] == "card"} == {"STOP", "SLOW", "AGREE"}


@pytest.mark.parametrize(
    ("kind", "count"),
    [("hand", 2), ("turn begins", 2), ("card", 1), ("chat", 1), ("item starts", 2)],
)
def test_the_first_minute_shows_it_all(kind: str, count: int) -> None:
    """Whoever looks for 60 s has seen hands, turns, a card, chat and an agenda move."""
    assert len(early(kind)) >= count


def test_the_written_turn_comes_within_fifty_seconds() -> None:
    """Whoever looks for 60 s has read a written turn."""
    assert early("written")[0]["at"] <= 50_000


def test_sentences_are_short() -> None:
    """No sentence has more than 15 words."""
    whole = " ".join(text.rstrip(".!?") + "." for text in texts())
    sentences = whole.replace("?", ".").split(".")

    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_the_plan_is_made_from_the_script() -> None:
    """Only the times in webinar.toml are its own; all else is what script.toml says."""
    times = [{"start": one["start"], "end": one["end"]} for one in SENTENCES]
    spoken = [one | time for one, time in zip(SCRIPT["sentence"], times, strict=True)]

    made = recipe.webinar(SCRIPT, spoken, PLAN["length"])

    assert made == (FOLDER / "webinar.toml").read_text("utf-8")
