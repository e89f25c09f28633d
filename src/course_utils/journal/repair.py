"""A damaged file: one process repairs it, and every entry that can still be read is saved."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from .entry import Entry
from .sqlite_file import PAGE_SIZE, PATIENCE, SELECT, append, means_damage, open_file, stored_entry


@contextmanager
def one_repair_at_a_time(path: Path) -> Iterator[None]:
    """Let one process repair. The lock is SQLite's own: it ends with the process, on any system.

    Its empty file stays: to delete it would let two processes hold two different locks.
    """
    with closing(open_file(Path(f"{path}-repair"), patience=30)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def keep_writers_out(lock: sqlite3.Connection) -> None:
    """Lock the damaged file, so that nobody adds an entry to it while it is replaced."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if not means_damage(error):  # so damaged that it cannot be locked: nobody can write to it
            raise


def free_name(path: Path) -> Path:
    """A name beside the journal, with the time, that no file has yet."""
    stem = f"{path.stem}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    name, number = path.with_name(f"{stem}.sqlite"), 1
    while os.path.lexists(name):
        number += 1
        name = path.with_name(f"{stem}-{number}.sqlite")
    return name


def copy_open_file(source: BinaryIO, target: Path) -> None:
    """Copy a file to a new name, and wait until it is on the disk."""
    # The source stays open: closing it would end SQLite's lock on the same file (POSIX).
    with target.open("xb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())


def write_new(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries to a new file, the oldest first."""
    with closing(open_file(path, PATIENCE)) as db:
        append(db, sorted(entries, key=lambda entry: entry.at))


def readable_entries(damaged: Path) -> dict[str, Entry]:
    """Every entry that can still be read from a damaged journal, by its id.

    SQLite finds rows by way of the header, the table of contents and the inner pages, and any of
    them may be broken. So only the pages that hold rows are used: one after the other is put in
    the place of the table's root page, below the intact first page of an empty journal
    (https://sqlite.org/fileformat2.html). A broken page then costs only its own rows.
    """
    found: dict[str, Entry] = {}
    with tempfile.TemporaryDirectory() as folder:
        scratch, first_page = Path(folder, "scratch.sqlite"), _first_page(Path(folder))
        shutil.copyfile(damaged, scratch)
        for page in _pages_with_rows(damaged):
            with scratch.open("r+b") as file:
                file.write(first_page + page)
            found.update(_entries_one_by_one(scratch))
    return found


def _first_page(folder: Path) -> bytes:
    """The first page of an empty journal, where a size of 0 means: as long as the file is."""
    write_new(folder / "empty.sqlite", [])
    page = (folder / "empty.sqlite").read_bytes()[:PAGE_SIZE]
    return page[:28] + bytes(4) + page[32:]


def _pages_with_rows(damaged: Path) -> Iterator[bytes]:
    """The pages that begin as a leaf of a table does, with the byte 13."""
    with damaged.open("rb") as file:
        file.seek(PAGE_SIZE)
        while page := file.read(PAGE_SIZE):
            if page[0] == 13:
                yield page.ljust(PAGE_SIZE, b"\0")


def _entries_one_by_one(path: Path) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    with closing(open_file(path, PATIENCE, errors="replace")) as db:
        for number in _row_numbers(db):
            with suppress(sqlite3.Error, ValueError):
                for row in db.execute(f"{SELECT} WHERE rowid = ?", (number,)):
                    entry = stored_entry(row)
                    found[entry.id] = entry
    return found


def _row_numbers(db: sqlite3.Connection) -> list[int]:
    numbers_found: list[int] = []
    with suppress(sqlite3.Error):
        for (number,) in db.execute("SELECT rowid FROM entries NOT INDEXED"):
            numbers_found.append(number)
    return numbers_found
