"""A sound server of our own for tests: PulseAudio with outputs that nobody hears."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Self

import pytest

from tests.captions.sounds import RATE, hertz

PATIENCE = 20.0
"""Seconds until a sound server must answer."""

LOUD = 1000
"""From this value of a sample on, there is sound."""


class Pulse:
    """A running sound server; `address` is what `PULSE_SERVER` must say."""

    def __init__(self, address: str) -> None:
        self.address = address

    def play(self, recording: Path, output: str) -> subprocess.Popen[bytes]:
        """Begin to play a recording on an output; give the player once it plays."""
        player = subprocess.Popen(["paplay", f"--server={self.address}", "-d", output, recording])
        until = time.monotonic() + PATIENCE
        while not self.control("list", "short", "sink-inputs") and time.monotonic() < until:
            time.sleep(0.05)
        return player

    def control(self, *words: str) -> str:
        """Run `pactl` and give what it says."""
        command = ["pactl", f"--server={self.address}", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Hearer:
    """Hears all that an output plays, while the block lasts.

    Attributes:
        ms: for how long there was sound, in milliseconds.
        hertz: how high it was.
    """

    def __init__(self, pulse: Pulse, output: str) -> None:
        """Take the sound server and the output."""
        self._command = (
            "parec", f"--server={pulse.address}", "-d", f"{output}.monitor",
            "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=50",
        )  # fmt: skip

    def __enter__(self) -> Self:
        """Begin to hear."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self._pipe = self._process.stdout
        self._heard = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        until = time.monotonic() + PATIENCE
        while not self._heard and time.monotonic() < until:
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and work out what it was."""
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._reader.join()
        self._pipe.close()
        values = array("h", self._heard[: len(self._heard) // 2 * 2])
        loud = [number for number, value in enumerate(values) if abs(value) > LOUD]
        sound = values[loud[0] : loud[-1]] if loud else array("h")
        self.ms = len(sound) * 1000 / RATE
        self.hertz = hertz(sound, RATE) if sound else 0.0

    def _read(self) -> None:
        while data := os.read(self._pipe.fileno(), 65_536):
            self._heard += data


@contextmanager
def sound_server(folder: Path, *outputs: str) -> Iterator[Pulse]:
    """Run a sound server with these outputs, or skip where there is none to run."""
    if which("pulseaudio") is None or which("pactl") is None:
        pytest.skip("There is no PulseAudio here. Install pulseaudio and pulseaudio-utils.")
    socket = folder / "native"
    lines = [f"load-module module-native-protocol-unix socket={socket} auth-anonymous=1"]
    lines += [
        f"load-module module-null-sink sink_name={one} sink_properties=device.description={one}"
        for one in outputs
    ]
    script = folder / "script.pa"
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    process = subprocess.Popen(
        ["pulseaudio", "-n", "-F", str(script), "--exit-idle-time=-1", "--daemonize=no"],
        env={"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        stderr=subprocess.DEVNULL,
    )
    pulse = Pulse(f"unix:{socket}")
    try:
        _wait_for(pulse)
        yield pulse
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(pulse: Pulse) -> None:
    """Wait until it answers; it makes its socket before it is ready."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            pulse.control("info")
        except subprocess.CalledProcessError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
