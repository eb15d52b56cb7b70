"""What a person at the command line can cause, and the plain sentence that each of it gets.

HandrailError
├── NoLink             nobody said which meeting
├── NoName             nobody said how to be called
├── NoAgenda           the agenda file cannot be used
├── NoMeeting          the log has no meeting yet
├── NoPlace            nothing can be saved in that folder
├── NotOffline         only a recording can be captioned without a meeting
├── NotKept            there is no place to write settings
├── NotOurs            the model was put there by something else
└── CaptionsFailed     the demo's captioner ended with an error
"""

from captions.errors import CaptionError
from client.errors import ClientError
from meeting.errors import MeetingError
from meeting.language import later, say
from server.errors import ServerError
from transcripts.errors import TranscriptError
from tui.errors import TuiError


class HandrailError(Exception):
    """Something that the person at the command line can mend; its text says how."""


class NoLink(HandrailError):
    """Nobody said which meeting, or not in a way that can be read."""


class NoName(HandrailError):
    """Nobody said how to be called."""


class NoAgenda(HandrailError):
    """The agenda file cannot be used."""


class NoMeeting(HandrailError):
    """The log has no meeting yet."""


class NoPlace(HandrailError):
    """Nothing can be saved in that folder."""


class NotKept(HandrailError):
    """There is no place to write settings."""


class NotOffline(HandrailError):
    """Only a recording can be captioned without a meeting."""


class NotOurs(HandrailError):
    """The model was put there by something else."""


class CaptionsFailed(HandrailError):
    """The demo's captioner ended with an error; all that it captioned before is saved."""


class Stopped(BaseException):
    """Somebody asked the program to stop, with a signal; no mistake at all."""

    def __init__(self, number: int) -> None:
        """Take the signal's number."""
        super().__init__(number)
        self.code = 128 + number  # as shells tell it


KNOWN = (
    HandrailError,
    CaptionError,
    ClientError,
    MeetingError,
    ServerError,
    TranscriptError,
    TuiError,
)
"""The base errors of all parts: their texts are meant for people."""


def explained(error: BaseException) -> str | None:
    """Return what to tell the person, or None for a fault of the program itself."""
    if isinstance(error, KNOWN):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        why = error.strerror
        if error.filename:
            where = later("This did not work: {where}. {why}. Mend that, then try again.")
            return say(where, where=error.filename, why=why)
        return say("This did not work. {why}. Mend that, then try again.", why=why)
    return None
