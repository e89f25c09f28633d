"""What the learner did and wrote: one SQLite file that only grows.

Every operation opens the file, does its work in one short transaction, and closes it again. This
costs about a millisecond and leaves nothing to go wrong between two operations: no lock that a
second notebook would wait for, no connection that belongs to another thread or to a forked
process, nothing to lose when the kernel is killed. The file uses SQLite's rollback journal and not
WAL, because WAL does not work on network file systems (https://sqlite.org/wal.html).

When the file cannot be used, the lesson goes on: the entries are kept in memory, every new record
tries to write them again, and `Journal.notices` says in plain sentences what is wrong.
"""

from __future__ import annotations

import atexit
import json
import math
import numbers
import os
import re
import reprlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, TypeVar
from uuid import uuid4

JSON: TypeAlias = Any  # what json.loads gives: None, bool, int, float, str, list or dict
Wanted: TypeAlias = dict[str, str | None]
T = TypeVar("T")

MEMORY = ":memory:"
HOME_PLACE = "~/.diasporas-and-diplomacy/journal.sqlite"
EXPORT_FORMAT = "diasporas-and-diplomacy journal"
EXPORT_VERSION = 1
FILE_OWNER = 0x44264431  # "D&D1" as SQLite's application_id: tells our file from others
FILE_VERSION = 1
PAGE_SIZE = 4096
PATIENCE = 5.0  # seconds that one operation waits for another notebook
LESS_PATIENCE = 0.2  # the same, when the last try failed: the learner has waited once already

LONGEST_VALUE = 5_000_000  # characters of JSON; a longer value is stored as a short text
LONGEST_LIST = 100_000
DEEPEST_VALUE = 20
LARGEST_IMPORT = 50_000_000  # bytes

ADVICE = (
    "You can go on; what you do now is kept until you close this notebook. "
    'To keep it, call journal().export("my-work.json").'
)
LONGEST_SHORT = 200
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
SHORT = reprlib.Repr()
SHORT.maxlevel, SHORT.maxstring, SHORT.maxother = 2, LONGEST_SHORT, LONGEST_SHORT


class JournalFileError(ValueError):
    """A file that cannot be imported, or a place where an export must not be written."""


class _UnusableError(OSError):
    """The journal's file must not or cannot be used. The message is the reason."""


class _DamagedError(sqlite3.DatabaseError):
    """The journal's file is damaged, or was replaced by another notebook a moment ago."""


@dataclass(frozen=True)
class Entry:
    """One thing that the learner did. `at` is the time in UTC; `value` is plain JSON."""

    id: str
    at: str
    kind: str
    lesson: str
    item: str
    value: JSON


COLUMNS = tuple(field.name for field in fields(Entry))
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


class Journal:
    """The entries of one file, or of this session alone for the path ":memory:"."""

    def __init__(self, path: str | Path) -> None:
        # Dictionaries by entry id: adding and removing one id is safe from any thread.
        self._seen: dict[str, Entry] = {}
        self._unsaved: dict[str, Entry] = {}
        self._events: list[str] = []
        self._trouble: dict[str, str] = {}
        self._file = Path(path)
        self._on_disk = str(path) != MEMORY
        if self._on_disk:
            self._find_file()

    def _find_file(self) -> None:
        try:
            # A link is followed, so that a repair replaces the file and not the link.
            self._file = Path(os.path.realpath(self._file.expanduser()))
        except (OSError, RuntimeError, ValueError):
            self._on_disk = False
            self._trouble["finding"] = _sentence("your home folder was not found")

    @property
    def path(self) -> str:
        """Where the entries are kept: a file, or ":memory:" for this session alone."""
        return str(self._file) if self._on_disk else MEMORY

    @property
    def notices(self) -> list[str]:
        """Plain sentences about what went wrong and is still so, each once."""
        return list(dict.fromkeys([*self._events, *self._trouble.values()]))

    def record(self, kind: str, lesson: str, item: str, value: JSON) -> None:
        """Add an entry. It is on the disk when this returns, or `notices` says why not.

        Never raises for the value or for the storage. A value that is not JSON (a set, a table,
        NaN) is stored as a short text.
        """
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        kind, lesson, item = (_clean(str(name)) for name in (kind, lesson, item))
        self._add([Entry(uuid4().hex, now, kind, lesson, item, as_json(value))])

    def entries(
        self, kind: str | None = None, lesson: str | None = None, item: str | None = None
    ) -> list[Entry]:
        """The entries with this kind, lesson and item, the oldest first. None stands for any."""
        given = {"kind": kind, "lesson": lesson, "item": item}
        wanted = {name: text if text is None else _clean(text) for name, text in given.items()}
        known = {**self._stored(wanted), **self._unsaved}
        fitting = (entry for entry in known.values() if _fits(entry, wanted))
        return sorted(fitting, key=lambda entry: entry.at)

    def latest(self, kind: str, item: str) -> JSON | None:
        """The value of the newest entry of this kind for this item, or None."""
        found = self.entries(kind, item=item)
        return found[-1].value if found else None

    def export(self, path: str | Path) -> Path:
        """Write all entries to one JSON file and return its path.

        An older file of this name is replaced only when the new one is complete. Raises OSError
        when the file cannot be written, JournalFileError when it would replace the journal itself.
        """
        target = Path(path).expanduser()
        if self._on_disk and os.path.realpath(target) == str(self._file):
            raise JournalFileError(f"{target.name} is the journal itself: choose another name.")
        entries = [asdict(entry) for entry in self.entries()]
        content = {"format": EXPORT_FORMAT, "version": EXPORT_VERSION, "entries": entries}
        try:
            write_at_once(target, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        except (OSError, ValueError) as error:
            reason = f"The file {target.name} cannot be written: choose another name or folder."
            raise OSError(reason) from error
        return target

    def merge(self, path: str | Path) -> int:
        """Add the entries of an exported file that are not yet here; return how many.

        The whole file is checked before anything is added. Raises JournalFileError, with one
        sentence that says what is wrong, and then nothing was added.
        """
        imported = read_export(Path(path).expanduser())
        known = {entry.id for entry in self.entries()}
        new = {entry.id: entry for entry in imported if entry.id not in known}
        self._add(new.values())
        return len(new)

    def _add(self, entries: Iterable[Entry]) -> None:
        added = {entry.id: entry for entry in entries}
        self._seen.update(added)
        self._unsaved.update(added)
        self._save()

    def _save(self) -> None:
        """Try to write the entries that are only in memory; `notices` tells when this fails."""
        waiting = list(self._unsaved.values())
        if not self._on_disk or not waiting:
            return
        if self._attempt("saving", lambda db: _append(db, waiting)):
            self._trouble.clear()
            for entry in waiting:
                self._unsaved.pop(entry.id, None)

    def _stored(self, wanted: Wanted) -> dict[str, Entry]:
        """The entries in the file; when it cannot be read, those that were seen before."""
        if not self._on_disk:
            return self._seen
        if not os.path.lexists(self._file):
            return {}
        found = self._attempt("reading", lambda db: _read(db, wanted))
        self._seen.update(found or {})
        return self._seen if found is None else found

    def _attempt(self, purpose: str, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives, or None when the file cannot be used; then there is a notice."""
        try:
            result = self._run(work)
        except (sqlite3.Error, OSError, ValueError) as error:
            self._trouble[purpose] = _sentence(_reason(error))
            return None
        self._trouble.pop(purpose, None)
        return result

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return self._once(work)
        except _DamagedError:
            self._look_for_entries()
        try:
            with _one_repair_at_a_time(self._file):
                with suppress(_DamagedError):  # another notebook may have repaired it meanwhile
                    return self._once(work)
                self._replace_damaged_file()
                return self._once(work)
        except (sqlite3.Error, OSError) as error:
            raise _UnusableError("the journal file is damaged and cannot be replaced") from error

    def _once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with closing(self._connect()) as db:
            try:
                return work(db)
            except (sqlite3.Error, ValueError) as error:
                if _means_damage(error):
                    raise _DamagedError from error
                raise

    def _connect(self) -> sqlite3.Connection:
        if self._file.exists() and not self._file.is_file():
            raise _UnusableError(f"{self._file.name} is a folder or a device, not a file")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return _open(self._file, LESS_PATIENCE if self._trouble else PATIENCE)

    def _look_for_entries(self) -> None:
        """Remember what can be read from a damaged file, also where it cannot be replaced."""
        with suppress(OSError, sqlite3.Error):
            self._seen.update(readable_entries(self._file))

    def _replace_damaged_file(self) -> None:
        """Copy the damaged file aside, then put a new one in its place, in one step.

        So at every moment the journal's name leads either to the damaged file or to the complete
        new one, also if this process is killed or the disk is full.
        """
        aside, new = _free_name(self._file), self._file.with_suffix(f".{uuid4().hex}.sqlite")
        with closing(self._connect()) as lock, self._file.open("rb") as damaged:
            _keep_writers_out(lock)
            try:
                _copy(damaged, aside)
                self._seen.update(readable_entries(aside))
                _write_new(new, self._seen.values())
                if os.name == "nt":  # Windows does not replace a file that is open
                    damaged.close()
                    lock.close()
                new.replace(self._file)
            except BaseException:
                new.unlink(missing_ok=True)
                aside.unlink(missing_ok=True)
                raise
        self._events.append(
            f"The journal file was damaged. It is kept under the name {aside.name}. "
            f"Entries that could be saved into a new journal: {len(self._seen)}."
        )


def current() -> Journal:
    """The journal of this session: the file that COURSE_JOURNAL names, or one in the home folder.

    ":memory:" keeps everything in memory. A change of COURSE_JOURNAL counts from the next call.
    """
    place = os.environ.get("COURSE_JOURNAL", "").strip() or HOME_PLACE
    with suppress(RuntimeError):  # no home folder: the journal itself will say so
        place = str(Path(place).expanduser())
    return _journal_at(place)


@cache
def _journal_at(place: str) -> Journal:
    journal = Journal(place)
    atexit.register(journal._save)  # one last try for what could not be written before
    return journal


# Notices


def _sentence(reason: str) -> str:
    return f"Your work cannot be saved: {reason}. {ADVICE}"


def _reason(error: Exception) -> str:
    if isinstance(error, _UnusableError):
        return str(error)
    if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program keeps the journal file locked"
    if isinstance(error, sqlite3.Error):
        return "the disk is full or read-only"
    return "the folder of the journal cannot be used"


def _code(error: Exception) -> int:
    """SQLite's primary result code: the extended ones carry more in the higher bytes."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _means_damage(error: Exception) -> bool:
    """Whether the file is to blame, and not the disk or another program.

    A ValueError comes from a row that is not an entry. SQLITE_ERROR means that our table is not
    there. DBMOVED: another notebook repaired the file while this one had it open; try again.
    """
    moved = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED
    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return isinstance(error, ValueError) or moved or _code(error) in broken


# Values


def as_json(value: Any) -> JSON:
    """The value as it reads back from JSON; a short text for what JSON cannot hold. Never raises.

    Numbers of numpy become plain numbers. Half a surrogate pair, which UTF-8 cannot hold, becomes
    the replacement character.
    """
    try:
        plain = _plain(value)
        text = ENCODER.encode(plain)
        if len(text) > LONGEST_VALUE:
            return _short(value)
        return plain if text.isascii() else json.loads(_clean(text))
    except Exception:  # an odd object may raise anything when it is looked at
        return _short(value)


def _plain(value: Any, around: tuple[int, ...] = ()) -> JSON:
    """The value in JSON's types; `around` holds the ids of the lists and dicts that hold it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)  # a text of numpy becomes a plain one
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value) if math.isfinite(value) else str(float(value))
    if id(value) in around or len(around) == DEEPEST_VALUE:
        return _short(value)
    return _plain_parts(value, (*around, id(value)))


def _plain_parts(value: Any, around: tuple[int, ...]) -> JSON:
    if isinstance(value, (list, tuple)) and len(value) <= LONGEST_LIST:
        return [_plain(part, around) for part in value]
    if isinstance(value, dict) and len(value) <= LONGEST_LIST:
        return {str(key): _plain(part, around) for key, part in value.items()}
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):  # a single numpy value
        return _plain(value.item(), around)
    return _short(value)


def _short(value: Any) -> str:
    try:
        return _clean(SHORT.repr(value))[:LONGEST_SHORT]
    except Exception:
        return f"<{type(value).__name__}>"


def _clean(text: str) -> str:
    """Join surrogate pairs; replace halves of pairs."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _entry(row: dict[str, Any]) -> Entry:
    """A checked entry. Raises ValueError with what is wrong with the row."""
    if set(row) != set(COLUMNS):
        raise ValueError(f"it needs exactly these parts: {', '.join(COLUMNS)}")
    texts = {name: row[name] for name in COLUMNS[:-1]}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f"{', '.join(texts)} must be texts")
    if not re.fullmatch("[0-9a-f]{32}", row["id"]):
        raise ValueError("its id is not 32 hexadecimal digits")
    kind, lesson, item = (_clean(row[name]) for name in ("kind", "lesson", "item"))
    return Entry(row["id"], _utc(row["at"]), kind, lesson, item, as_json(row["value"]))


def _utc(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise ValueError("its time is not an ISO 8601 time with a time zone") from error


def _fits(entry: Entry, wanted: Wanted) -> bool:
    return all(text is None or getattr(entry, name) == text for name, text in wanted.items())


# The SQLite file


def _open(path: Path, patience: float, errors: str = "strict") -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=patience, isolation_level=None)
    db.text_factory = lambda raw: raw.decode("utf-8", errors)
    return db


def _is_new(db: sqlite3.Connection) -> bool:
    """Whether the file is still empty. Raises _UnusableError when it is not a journal of ours."""
    owner, version = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if owner == FILE_OWNER and version == FILE_VERSION:
        return False
    if owner == FILE_OWNER and version > FILE_VERSION:
        raise _UnusableError("the journal file comes from a newer version of the course")
    if owner or version or db.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise _UnusableError("the file in the place of the journal belongs to another program")
    return True


def _append(db: sqlite3.Connection, entries: Iterable[Entry]) -> bool:
    """Write the entries in one transaction; those already there stay as they are."""
    db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    db.execute("PRAGMA synchronous = EXTRA")  # on the disk at COMMIT, also if the power fails
    db.execute("BEGIN IMMEDIATE")
    if _is_new(db):
        db.execute(CREATE)
        db.execute(f"PRAGMA application_id = {FILE_OWNER}")
        db.execute(f"PRAGMA user_version = {FILE_VERSION}")
    db.executemany(INSERT, [_row(entry) for entry in entries])
    db.execute("COMMIT")
    return True


def _row(entry: Entry) -> dict[str, str]:
    return {**vars(entry), "value": json.dumps(entry.value, ensure_ascii=False)}


def _read(db: sqlite3.Connection, wanted: Wanted) -> dict[str, Entry]:
    if _is_new(db):
        return {}
    found = (_stored_entry(row) for row in db.execute(SELECT_WANTED, wanted))
    return {entry.id: entry for entry in found}


def _stored_entry(row: tuple[Any, ...]) -> Entry:
    parts = dict(zip(COLUMNS, row, strict=True))
    try:
        return _entry({**parts, "value": json.loads(parts["value"])})
    except (TypeError, RecursionError) as error:
        raise ValueError("this row holds no JSON") from error


# A damaged file


@contextmanager
def _one_repair_at_a_time(path: Path) -> Iterator[None]:
    """Let one process repair. The lock is SQLite's own: it ends with the process, on any system.

    Its empty file stays: to delete it would let two processes hold two different locks.
    """
    with closing(_open(Path(f"{path}-repair"), patience=30)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _keep_writers_out(lock: sqlite3.Connection) -> None:
    """Lock the damaged file, so that nobody adds an entry to it while it is replaced."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if not _means_damage(error):  # so damaged that it cannot be locked: nobody can write to it
            raise


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    name, number = path.with_name(f"{stem}.sqlite"), 1
    while os.path.lexists(name):
        number += 1
        name = path.with_name(f"{stem}-{number}.sqlite")
    return name


def _copy(source: BinaryIO, target: Path) -> None:
    # The source stays open: closing it would end SQLite's lock on the same file (POSIX).
    with target.open("xb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())


def _write_new(path: Path, entries: Iterable[Entry]) -> None:
    with closing(_open(path, PATIENCE)) as db:
        _append(db, sorted(entries, key=lambda entry: entry.at))


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
    _write_new(folder / "empty.sqlite", [])
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
    with closing(_open(path, PATIENCE, errors="replace")) as db:
        for number in _row_numbers(db):
            with suppress(sqlite3.Error, ValueError):
                for row in db.execute(f"{SELECT} WHERE rowid = ?", (number,)):
                    entry = _stored_entry(row)
                    found[entry.id] = entry
    return found


def _row_numbers(db: sqlite3.Connection) -> list[int]:
    numbers_found: list[int] = []
    with suppress(sqlite3.Error):
        for (number,) in db.execute("SELECT rowid FROM entries NOT INDEXED"):
            numbers_found.append(number)
    return numbers_found


# The JSON file


def write_at_once(target: Path, text: str) -> None:
    """Write beside the target first, so that a half-written file never has the real name."""
    unfinished = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with unfinished.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def read_export(path: Path) -> list[Entry]:
    """The checked entries of an exported file. Raises JournalFileError; runs nothing."""
    content = _load_json(path)
    if not isinstance(content, dict) or content.get("format") != EXPORT_FORMAT:
        raise JournalFileError(f"{path.name} is not an export of this course's journal.")
    _check_version(path.name, content.get("version"))
    entries = content.get("entries")
    if not isinstance(entries, list):
        raise JournalFileError(f"{path.name} holds no list of entries.")
    return [_checked(path.name, number, row) for number, row in enumerate(entries, start=1)]


def _load_json(path: Path) -> JSON:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_IMPORT else b""
    except OSError as error:
        raise JournalFileError(f"There is no file {path.name} that can be read.") from error
    if size > LARGEST_IMPORT:
        megabytes = LARGEST_IMPORT // 1_000_000
        raise JournalFileError(f"{path.name} is too large: the limit is {megabytes} MB.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise JournalFileError(f"{path.name} is not a JSON file, or it is cut off.") from error


def _check_version(name: str, version: JSON) -> None:
    if type(version) is not int or version < 1:
        raise JournalFileError(f"{name} does not say which version of the format it has.")
    if version > EXPORT_VERSION:
        raise JournalFileError(f"{name} comes from a newer version of the course: update first.")


def _checked(name: str, number: int, row: JSON) -> Entry:
    try:
        return _entry(row if isinstance(row, dict) else {})
    except ValueError as error:
        raise JournalFileError(f"Entry {number} of {name} is broken: {error}.") from error
