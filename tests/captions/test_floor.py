"""Who speaks: words go to who had the floor when they were spoken, not when they arrived."""

from __future__ import annotations

import random

import pytest

from captions.engines.engine import FinalHeard, Word
from captions.floor import Voices, has_floor, parts
from meeting import commands as c
from meeting.roles import Role
from tests.captions.stand_ins import final
from tests.meeting.play import Play

HOST, CAPTIONS = 2, 3
VOICES = (4, 5, 6)


@pytest.fixture
def play() -> Play:
    """A meeting with a host, a captioner, and three people who speak."""
    play = Play()
    play.join("Asha", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    for name in ("Bo", "Cai", "Dee"):
        play.join(name)
    play.do(c.StartCaptions(language="en", engine="vosk"), by=CAPTIONS)
    return play


def same(ms: int) -> int:
    """Let the sound begin when the meeting opened."""
    return ms


def call(play: Play, person: int, after: int) -> int:
    """Give somebody the floor; return when their turn began."""
    ends = play.meeting.floor.id if play.meeting.floor else 0
    play.do(c.CallPerson(person=person, ends=ends), by=HOST, after=after)
    assert play.meeting.floor
    return play.meeting.floor.began


def add(play: Play, heard: FinalHeard) -> None:
    """Caption a line as a captioner does, a second after it was spoken."""
    for part in parts(heard, play.meeting, same):
        words = part.words
        text = " ".join(word.text for word in words)
        command = c.AddCaption(text=text, start=words[0].start, end=words[-1].end)
        play.do(command, by=CAPTIONS, after=0)


def test_a_line_of_one_person_stays_whole(play: Play) -> None:
    """Nothing is cut where the floor did not change."""
    began = call(play, 4, 1_000)
    heard = final("so we begin", began, began + 900, paused=False)

    assert list(parts(heard, play.meeting, same)) == [heard]


def test_a_line_is_cut_where_the_next_person_began(play: Play) -> None:
    """The first part is over, as after a pause: it gets its full stop."""
    call(play, 4, 1_000)
    began = call(play, 5, 5_000)
    heard = final("thank you good morning", began - 1_000, began + 1_000, paused=False)

    first, second = parts(heard, play.meeting, same)

    assert [word.text for word in first.words] == ["thank", "you"]
    assert [word.text for word in second.words] == ["good", "morning"]
    assert (first.paused, second.paused) == (True, False)


def test_only_who_has_the_floor_is_captioned(play: Play) -> None:
    """A speaker's own microphone says nothing to the meeting outside their turn."""
    began = call(play, 4, 1_000)
    ended = call(play, 5, 5_000)

    assert has_floor(play.meeting, "bo", began)
    assert has_floor(play.meeting, "Cai", ended)
    assert not has_floor(play.meeting, "Bo", began - 1)
    assert not has_floor(play.meeting, "Bo", ended)


def test_only_another_person_is_another_voice(play: Play) -> None:
    """Nobody is another than nobody; who speaks again after a rest is the same voice."""
    voices = Voices()
    seen = [voices.is_another(play.meeting)]
    for person in (4, 4, 5, 4):
        call(play, person, 1_000)
        seen += [voices.is_another(play.meeting), voices.is_another(play.meeting)]
        assert play.meeting.floor
        play.do(c.EndTurn(turn=play.meeting.floor.id), by=HOST)
        seen.append(voices.is_another(play.meeting))

    assert [at for at, another in enumerate(seen) if another] == [7, 10]


def test_twenty_turns_of_three_voices_are_told_apart(play: Play) -> None:
    """At least 95 % of the words stand under the right name, though lines run across turns.

    The words come late, after the next person has begun; each word's time is wrong by up to
    a quarter of a second; and no pause lies between two speakers.
    """
    luck = random.Random(4)  # noqa: S311 -- a script, not a secret
    spoken: list[tuple[str, int]] = []
    words: list[Word] = []
    now = call(play, VOICES[0], 1_000)
    for turn in range(20):
        for number in range(luck.randint(8, 30)):
            slip = luck.randint(-250, 250)
            words.append(Word(f"w{turn}x{number}", max(0, now + slip), max(0, now + 300 + slip)))
            spoken.append((words[-1].text, VOICES[turn % 3]))
            now += 330
        call(play, VOICES[(turn + 1) % 3], now - play.at)
        while len(words) > 12:
            line, words = sorted(words[:12], key=lambda one: one.start), words[12:]
            add(play, FinalHeard(tuple(line), paused=False))
    add(play, FinalHeard(tuple(words), paused=True))

    under = {word: one.speaker for one in play.meeting.captions for word in one.text.split()}
    right = sum(under[word] == person for word, person in spoken)
    assert len(under) == len(spoken)
    assert right / len(spoken) >= 0.95
