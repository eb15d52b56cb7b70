"""A sound server of our own for tests: PulseAudio with outputs that nobody hears."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest

PATIENCE = 20.0
"""Seconds until a sound server must answer."""


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
