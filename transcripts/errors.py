"""What can go wrong with transcripts.

TranscriptError
├── UnknownFormat   nobody here writes that format
├── PackageMissing  a format needs a package that is not installed
├── NotReadable     a file from elsewhere cannot be understood
└── NotSaved        the disk did not take a file
"""

from __future__ import annotations


class TranscriptError(Exception):
    """The base of every error in `transcripts`; the text says what happened and what to do."""


class UnknownFormat(TranscriptError):
    """A format that is not in the table."""


class PackageMissing(TranscriptError):
    """A format needs a package that is not installed; the text says how to get it."""


class NotReadable(TranscriptError):
    """A file from another program that cannot be understood."""


class NotSaved(TranscriptError):
    """A file that could not be written; no part of it is left behind."""
