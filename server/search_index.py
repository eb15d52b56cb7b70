"""An index of all words in a log, for searching. It is never the truth.

It lies beside the log, for its owner alone, and is made anew where it is missing, damaged or of
another log or language. A meeting that went on is read again; when one is gone, no word of it is
left here.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from meeting.apply import replay
from meeting.language import say, tag
from meeting.state import Meeting, Note, Question
from meeting.summaries import ended
from meeting.text import clean
from server import log_file
from server.errors import CannotSearch, NothingToFind
from server.log import MeetingRow
from server.log_file import index_file
from server.sqlite_read import read_events, read_meetings

_FORM = int.from_bytes(b"HDR3", "big")
"""Written in the file's header; another one there means that the file is made anew."""

_SCHEMA = f"""
PRAGMA user_version = {_FORM};
BEGIN;
CREATE TABLE meeting (
    code TEXT PRIMARY KEY, epoch TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
    opened INTEGER NOT NULL, events INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE line USING fts5 (
    text, code UNINDEXED, at UNINDEXED, label UNINDEXED, item UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2'
);
COMMIT;
"""
_FOUND = """
SELECT meeting.code, title, opened, at, label, item, text,
    (SELECT label || ': ' || text FROM line AS near
     WHERE near.rowid = line.rowid - 1 AND near.code = line.code),
    (SELECT label || ': ' || text FROM line AS near
     WHERE near.rowid = line.rowid + 1 AND near.code = line.code)
FROM line JOIN meeting ON meeting.code = line.code
WHERE line MATCH ? ORDER BY opened DESC, line.rowid LIMIT ?
"""


class Hit(NamedTuple):
    """One place where the words were found.

    Attributes:
        code: the meeting's code.
        title: what the meeting was called.
        opened: when it opened, in milliseconds since 1970.
        at: when it was said, in milliseconds since the opening.
        label: who said it, or what it is and who wrote it, such as "Note by Ana".
        item: the title of the agenda item, "" where none was open.
        text: the words.
        before: what stands before it, with its label; None at the beginning.
        after: what stands behind it, with its label; None at the end.
    """

    code: str
    title: str
    opened: int
    at: int
    label: str
    item: str
    text: str
    before: str | None
    after: str | None


def search(log: Path, words: str, most: int) -> list[Hit]:
    """Return where all these words stand together, newest meeting first, at most `most` places.

    A word is also found as the beginning of a longer one, whatever its capitals and accents.

    Raises:
        NothingToFind: there is no word to look for.
        CannotSearch: this computer's SQLite has no full-text search.
        LogError: the log cannot be read.
    """
    query = _query(words)
    meetings = read_meetings(log)
    for name in (str(index_file(log)), str(index_file(log)), ":memory:"):
        try:
            with closing(_opened(name)) as connection:
                _bring_up_to_date(connection, log, meetings)
                return [Hit(*row) for row in connection.execute(_FOUND, (query, most))]
        except (sqlite3.Error, OSError) as error:
            if "no such module" in str(error):
                raise CannotSearch from error
            with suppress(OSError):  # damaged, old, or not ours to write: the next try is anew
                index_file(log).unlink(missing_ok=True)
    raise CannotSearch


def _query(words: str) -> str:
    """Return the words for SQLite: each in quotes, so that no sign in them is an order."""
    wanted = [word.replace('"', "") for word in clean(words).split()]
    wanted = [word for word in wanted if any(map(str.isalnum, word))]
    if not wanted:
        raise NothingToFind
    return " ".join(f'"{word}"*' for word in wanted)


def _opened(name: str) -> sqlite3.Connection:
    """Open the index, made for its owner alone; a new one gets its tables."""
    if name != ":memory:":
        held = os.open(name, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, log_file.OWNER_ONLY)
        try:
            os.fchmod(held, log_file.OWNER_ONLY)
        finally:
            os.close(held)
    connection = sqlite3.connect(name, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        _shape(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _shape(connection: sqlite3.Connection) -> None:
    """Give a new index its tables; refuse one of another form."""
    if connection.execute("PRAGMA schema_version").fetchone()[0] == 0:
        connection.executescript(_SCHEMA)
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORM:
        raise sqlite3.DatabaseError


def _bring_up_to_date(
    connection: sqlite3.Connection, log: Path, meetings: Sequence[MeetingRow]
) -> None:
    """Read what the index does not have yet; a meeting that is gone takes the whole file along.

    So does another language, since labels such as "Note by Ana" stand in it.
    """
    connection.execute("BEGIN IMMEDIATE")
    known = {
        code: ((epoch, language), events)
        for code, epoch, language, events in connection.execute(
            "SELECT code, epoch, language, events FROM meeting"
        )
    }
    now = {row.code: ((row.epoch, tag()), row.events) for row in meetings}
    if any(code not in now or now[code][0] != known[code][0] for code in known):
        raise sqlite3.DatabaseError(log)
    for row in meetings:
        if known.get(row.code) != now[row.code]:
            _take(connection, log, row)
    connection.execute("COMMIT")


def _take(connection: sqlite3.Connection, log: Path, row: MeetingRow) -> None:
    connection.execute("DELETE FROM line WHERE code = ?", (row.code,))
    meeting = replay(read_events(log, row.code))
    connection.executemany(
        "INSERT INTO line (code, at, label, item, text) VALUES (?, ?, ?, ?, ?)",
        ((row.code, *line) for line in _lines(meeting)),
    )
    connection.execute(
        "INSERT OR REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?)",
        (row.code, row.epoch, tag(), clean(row.title), row.opened, row.events),
    )


def _lines(meeting: Meeting) -> Iterator[tuple[int, str, str, str]]:
    """Yield time, label, agenda item and words of everything that was said or written."""
    titles = {item.id: clean(item.title) for item in meeting.agenda}
    found = [
        *((one.start, one.id, _name(meeting, one.speaker), one.item, one.text)
          for one in meeting.captions),
        *((one.at, one.id, say("{who} in the chat", who=_name(meeting, one.by)), one.item, one.text)
          for one in meeting.chat),
        *((one.at, one.id, say("Decision, noted by {who}", who=_name(meeting, one.by)), one.item,
           one.text) for one in meeting.decisions),
        *((one.at, one.id, say("Action, noted by {who}", who=_name(meeting, one.by)), one.item,
           _action(one)) for one in meeting.actions),
        *((one.at, one.id, say("Note by {who}", who=_name(meeting, one.by)), one.item, one.text)
          for one in meeting.notes),
        *((one.at, one.id, _asker(meeting, one), one.item, _question(one))
          for one in meeting.questions),
        *((one.raised, one.id, say("{who} in writing", who=_name(meeting, one.person)), one.item,
           one.words) for one in meeting.unheard),
    ]  # fmt: skip
    for at, _, label, item, text in sorted(found):
        if text:  # else its words were not kept, or taken out
            yield at, label, titles.get(item, ""), clean(text)


def _action(action: Note) -> str:
    """Return who will do what, and by when; "" where its words were taken out."""
    if not action.text:
        return ""
    if not action.due:
        return say("{who} will {what}", who=action.who, what=action.text)
    return say("{who} will {what}, by {due}", who=action.who, what=action.text, due=action.due)


def _asker(meeting: Meeting, question: Question) -> str:
    """Name who asked, unless they wished not to be named."""
    if question.anonymous:
        return say("Question")
    return say("Question by {who}", who=_name(meeting, question.person))


def _question(question: Question) -> str:
    """Return the question with its written answer, each as far as its words are kept."""
    answer = say("Answered: {answer}", answer=question.answer) if question.answer else ""
    return " ".join(filter(None, (ended(question.text), answer)))


def _name(meeting: Meeting, person: int) -> str:
    return clean(meeting.name_of(person)) if person else say("Speaker")
