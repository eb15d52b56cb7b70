"""Which errors a person can cause, and the plain sentence that each one gets."""

from captions.errors import CaptionError
from client.errors import ClientError
from meeting.errors import MeetingError
from server.errors import ServerError
from transcripts.errors import TranscriptError


class HandrailError(Exception):
    """Something that the person at the command line can mend; its text says how."""


KNOWN = (HandrailError, CaptionError, ClientError, MeetingError, ServerError, TranscriptError)
"""The base errors of all parts: their texts are meant for people."""


def explained(error: BaseException) -> str | None:
    """Return what to tell the person, or None for a fault of the program itself."""
    if isinstance(error, KNOWN):
        return str(error)
    if isinstance(error, PermissionError):
        return f"{error.filename} may not be opened. Check who owns it, then try again."
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return f"{error.strerror}{where}. Mend that, then try again."
    return None
