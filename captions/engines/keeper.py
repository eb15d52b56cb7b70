"""Keeps models in memory, and gives each source a process that shares them.

`python -m captions.engines.keeper`, on Linux. For each packet with an `EngineSpec` and a socket it
forks. What is loaded is only ever read, so the new process needs memory for its own words alone,
and has no model to load: another source, and a start after a crash, cost 1 s and a few MiB. On the
socket come the process's number with a handle to kill it, then what `captions.engines.wire` says.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from struct import Struct as Layout

import msgspec

from captions.engines.engine import Engine
from captions.engines.main import run
from captions.engines.making import EngineSpec, MakeEngine, load_engine
from captions.errors import CaptionError

NUMBER = Layout("<Q")
PACKET = 2**16
"""More than a description of an engine takes, with the longest path of a model."""


def main() -> int:
    """Fork whenever it is asked for, until whoever asks is gone; give the exit code."""
    control = socket.socket(fileno=os.dup(0))
    os.dup2(2, 1)  # what libraries print is no answer
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system clears away what has ended
    models: dict[EngineSpec, MakeEngine] = {}
    while True:
        packet, handles, _, _ = socket.recv_fds(control, PACKET, 1)
        if not packet:
            return 0
        spec = msgspec.json.decode(packet, type=EngineSpec)
        model = msgspec.structs.replace(spec, rate=0)
        if model not in models:
            models[model] = _load(model)
        with socket.socket(fileno=handles[0]) as line:
            if os.fork() == 0:
                control.close()
                os._exit(_serve(models[model], spec.rate, line))


def _load(spec: EngineSpec) -> MakeEngine:
    """Load a model; where that fails, whoever wants an engine learns why."""
    try:
        return load_engine(spec)
    except CaptionError as error:
        told = error

    def fail(_rate: int) -> Engine:
        raise told

    return fail


def _serve(make: MakeEngine, rate: int, line: socket.socket) -> int:
    number = os.getpid()
    socket.send_fds(line, [NUMBER.pack(number)], [os.pidfd_open(number)])
    with line.makefile("rb") as source, line.makefile("wb") as answers:
        return run(lambda: make(rate), rate, source, answers)


if __name__ == "__main__":
    sys.exit(main())
