"""Tells the captioner when the sound is too quiet, too loud, drowned in noise, or not there."""

from __future__ import annotations

from collections import deque
from math import inf

from captions.results import Notice
from captions.sound.chunks import CHUNK_MS, Chunk, Level, level
from captions.sound.gate import ABOVE_NOISE
from meeting.language import later

NO_SOUND = Notice(later("No sound arrives. Look whether the microphone is on."))
SOUND_IS_BACK = Notice(later("Sound arrives again."))
TOO_QUIET = Notice(later("The sound is too quiet. Move the microphone closer."))
CLIPPING = Notice(later("The sound is too loud. Turn the microphone down."))
TOO_NOISY = Notice(later("It is too loud around the speaker. Captions will miss words."))
SOUND_IS_GOOD = Notice(later("The sound is good now."))

SILENT = -75.0
"""dB below full scale: even a very quiet room is louder than a line that is cut."""
SILENT_CHUNKS = 5_000 // CHUNK_MS

QUIET = -45.0
"""dB below full scale: speech that stays below this makes twice as many errors or more."""
DROWNED = 10.0
"""dB between voice and noise: with less, more than half of the words are wrong."""

CLIPPED = 0.01
"""Share of clipped samples from which errors grow (0.5 % hardly matters, 5 % doubles them)."""

WINDOW = 10_000 // CHUNK_MS
"""Chunks that are judged together: long enough to hold some speech and some breath."""


class SoundWatch:
    """Follows the level of one source, and speaks only when the news changes.

    Attributes:
        loud: how loud the latest chunk was, in dB below full scale.
    """

    def __init__(self) -> None:
        """Begin with a good opinion."""
        self.loud = -inf
        self._levels: deque[Level] = deque(maxlen=WINDOW)
        self._said = SOUND_IS_GOOD

    def hear(self, chunk: Chunk) -> Notice | None:
        """Take the next chunk and give news, if there is any."""
        self._levels.append(level(chunk))
        self.loud = self._levels[-1].rms
        news = self._judge()
        if news is None or news == self._said:
            return None
        self._said = news
        return news

    def nothing_came(self) -> Notice | None:
        """Note that the source has brought nothing at all for seconds."""
        if self._said == NO_SOUND:
            return None
        self._said = NO_SOUND
        return NO_SOUND

    def _judge(self) -> Notice | None:
        """Give the news that fits the latest sound; nothing while there is too little of it."""
        latest = list(self._levels)
        if len(latest) >= SILENT_CHUNKS and all(
            one.rms < SILENT for one in latest[-SILENT_CHUNKS:]
        ):
            return NO_SOUND
        if self._said == NO_SOUND and latest[-1].rms >= SILENT:
            self._levels.clear()
            return SOUND_IS_BACK
        return self._judge_level(latest) if len(latest) == WINDOW else None

    def _judge_level(self, window: list[Level]) -> Notice | None:
        if sum(one.clipped for one in window) / len(window) >= CLIPPED:
            return CLIPPING
        ranked = sorted(one.rms for one in window)
        breath, voice = ranked[len(ranked) // 10], ranked[len(ranked) * 7 // 10]
        if voice >= QUIET and voice - breath < DROWNED:
            return TOO_NOISY
        if voice - breath < ABOVE_NOISE or voice < SILENT:
            return None
        return TOO_QUIET if voice < QUIET else self._good()

    def _good(self) -> Notice | None:
        return SOUND_IS_GOOD if self._said in {TOO_QUIET, CLIPPING, TOO_NOISY} else None
