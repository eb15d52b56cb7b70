"""What can go wrong in the clients that people meet.

TuiError
├── NotUnderstood     typed words that are no command, or lack something; says what to type
└── TerminalGone      nobody sits at the keyboard any more
"""

from __future__ import annotations


class TuiError(Exception):
    """The base of every error in `tui`."""


class NotUnderstood(TuiError):
    """Typed words that cannot be followed, with what to type instead."""


class TerminalGone(TuiError):
    """The terminal was closed."""
