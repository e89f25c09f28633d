"""The SQLite file: opened, written to in one transaction, and read; what makes it unusable.

The file uses SQLite's rollback journal and not WAL, because WAL does not work on network file
systems (https://sqlite.org/wal.html).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .entry import COLUMNS, Entry, Wanted, checked_entry

FILE_OWNER = 0x44264431  # "D&D1" as SQLite's application_id: tells our file from others
FILE_VERSION = 1
PAGE_SIZE = 4096
PATIENCE = 5.0  # seconds that one operation waits for another notebook
CREATE = (
    "CREATE TABLE entries (id TEXT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, "
    "lesson TEXT NOT NULL, item TEXT NOT NULL, value TEXT NOT NULL)"
)
INSERT = "INSERT OR IGNORE INTO entries VALUES (:id, :at, :kind, :lesson, :item, :value)"
SELECT = "SELECT id, at, kind, lesson, item, value FROM entries NOT INDEXED"
SELECT_WANTED = (
    f"{SELECT} WHERE (:kind IS NULL OR kind = :kind) AND (:lesson IS NULL OR lesson = :lesson) "
    "AND (:item IS NULL OR item = :item) ORDER BY rowid"
)


class UnusableError(OSError):
    """The journal's file must not or cannot be used. The message is the reason."""


class DamagedError(sqlite3.DatabaseError):
    """The journal's file is damaged, or was replaced by another notebook a moment ago."""


def open_file(path: Path, patience: float, errors: str = "strict") -> sqlite3.Connection:
    """A connection that waits `patience` seconds for a lock, and commits when it is told to."""
    db = sqlite3.connect(path, timeout=patience, isolation_level=None)
    db.text_factory = lambda raw: raw.decode("utf-8", errors)
    return db


def is_new(db: sqlite3.Connection) -> bool:
    """Whether the file is still empty. Raises UnusableError when it is not a journal of ours."""
    owner, version = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if owner == FILE_OWNER and version == FILE_VERSION:
        return False
    if owner == FILE_OWNER and version > FILE_VERSION:
        raise UnusableError("the journal file comes from a newer version of the course")
    if owner or version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise UnusableError("the file in the place of the journal belongs to another program")
    return True


def append(db: sqlite3.Connection, entries: Iterable[Entry]) -> bool:
    """Write the entries in one transaction; those already there stay as they are."""
    db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    db.execute("PRAGMA synchronous = EXTRA")  # on the disk at COMMIT, also if the power fails
    db.execute("BEGIN IMMEDIATE")
    if is_new(db):
        db.execute(CREATE)
        db.execute(f"PRAGMA application_id = {FILE_OWNER}")
        db.execute(f"PRAGMA user_version = {FILE_VERSION}")
    db.executemany(INSERT, [_row(entry) for entry in entries])
    db.execute("COMMIT")
    return True


def _row(entry: Entry) -> dict[str, str]:
    return {**vars(entry), "value": json.dumps(entry.value, ensure_ascii=False)}


def read(db: sqlite3.Connection, wanted: Wanted) -> dict[str, Entry]:
    """The entries that are wanted, by their ids, in the order in which they were written."""
    if is_new(db):
        return {}
    found = (stored_entry(row) for row in db.execute(SELECT_WANTED, wanted))
    return {entry.id: entry for entry in found}


def stored_entry(row: tuple[Any, ...]) -> Entry:
    """The entry in a row of the file. Raises ValueError for a row that holds none."""
    parts = dict(zip(COLUMNS, row, strict=True))
    try:
        return checked_entry({**parts, "value": json.loads(parts["value"])})
    except (TypeError, RecursionError) as error:
        raise ValueError("this row holds no JSON") from error


def reason_for(error: Exception) -> str:
    """Why the file could not be used, in words for the notice that a learner reads."""
    if isinstance(error, UnusableError):
        return str(error)
    if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program keeps the journal file locked"
    if isinstance(error, sqlite3.Error):
        return "the disk is full or read-only"
    return "the folder of the journal cannot be used"


def _code(error: Exception) -> int:
    """SQLite's primary result code: the extended ones carry more in the higher bytes."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def means_damage(error: Exception) -> bool:
    """Whether the file is to blame, and not the disk or another program.

    A ValueError comes from a row that is not an entry. SQLITE_ERROR means that our table is not
    there. DBMOVED: another notebook repaired the file while this one had it open; try again.
    """
    moved = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED
    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return isinstance(error, ValueError) or moved or _code(error) in broken
