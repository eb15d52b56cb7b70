"""What the SQLite file looks like, in SQL."""

APPLICATION = int.from_bytes(b"HDRL", "big")
"""Written in the file's header, so that a stranger's file is known as such."""

VERSION = 1

# A meeting's own `seq` and `hash` are those of its newest event, so that a lost end is seen too.
SCHEMA = f"""
PRAGMA journal_mode = WAL;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
BEGIN;
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    opened INTEGER NOT NULL,
    keep_days INTEGER NOT NULL,
    closed INTEGER,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TABLE event (
    meeting INTEGER NOT NULL REFERENCES meeting,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by INTEGER NOT NULL,
    type TEXT NOT NULL,
    body BLOB NOT NULL,
    salt BLOB NOT NULL,
    body_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    command_id TEXT,
    command_hash BLOB,
    erased_by INTEGER,
    PRIMARY KEY (meeting, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX once ON event (meeting, by, command_id) WHERE command_id IS NOT NULL;
CREATE TABLE link (
    meeting INTEGER NOT NULL REFERENCES meeting,
    role TEXT NOT NULL,
    hash BLOB NOT NULL,
    invitation INTEGER NOT NULL,
    PRIMARY KEY (meeting, role, invitation)
) STRICT;
CREATE TABLE session (
    meeting INTEGER NOT NULL REFERENCES meeting,
    person INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (meeting, hash)
) STRICT;
COMMIT;
"""

EVENT_COLUMNS = 12
"""How many columns an event's row has."""

MEETINGS = """
SELECT code, epoch, title, opened, closed, meeting.seq,
    CASE WHEN keep_days THEN coalesce(closed, opened + at) + keep_days * 86400000 END
FROM meeting LEFT JOIN event ON event.meeting = id AND event.seq = meeting.seq ORDER BY id
"""
EVENTS = """
SELECT seq, type, body, salt, body_hash, hash, erased_by
FROM event WHERE meeting = ? ORDER BY seq
"""
EVENT = """
SELECT seq, type, body, salt, body_hash, hash, erased_by,
    coalesce(command_id, ''), coalesce(command_hash, x'')
FROM event WHERE meeting = ? AND seq = ?
"""
FIRST_ANSWER = """
SELECT command_hash, seq FROM event
WHERE meeting = (SELECT id FROM meeting WHERE code = ?) AND by = ? AND command_id = ?
"""
HEADS = """
SELECT code, id, seq, hash FROM meeting
"""
LINKS = """
SELECT role, hash, invitation FROM link WHERE meeting = ?
"""
SESSIONS = """
SELECT person, hash FROM session WHERE meeting = ?
"""
BODIES = """
SELECT seq, body FROM event WHERE meeting = ? AND seq < ? AND erased_by IS NULL
"""
ERASE = """
UPDATE event SET body = ?, salt = x'', command_hash = x'', erased_by = ?
WHERE meeting = ? AND seq = ?
"""
FORGET = (
    "DELETE FROM session WHERE meeting = ?",
    "DELETE FROM link WHERE meeting = ?",
    "DELETE FROM event WHERE meeting = ?",
    "DELETE FROM meeting WHERE id = ?",
)
"""What deletes a meeting, in this order."""
