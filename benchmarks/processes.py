"""What a process has used so far, as Linux tells it."""

from __future__ import annotations

import os
from pathlib import Path


def work(pid: int | None) -> float:
    """Give the seconds of work of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid: int | None) -> int:
    """Give the most memory that a process has had, in MiB."""
    return _mebibytes(pid, "VmHWM:")


def resident(pid: int | None) -> int:
    """Give the memory of a process that is in use at this moment, in MiB."""
    return _mebibytes(pid, "VmRSS:")


def _mebibytes(pid: int | None, name: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition(name)[2].split()[0]) // 1024
