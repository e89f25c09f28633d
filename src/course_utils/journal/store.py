"""The journal itself: it records and finds entries, and goes on when its file fails."""

from __future__ import annotations

import atexit
import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from . import repair
from .entry import JSON, Entry, Wanted, as_json, clean, fits
from .exchange import EXPORT_FORMAT, EXPORT_VERSION, JournalFileError, read_export, write_at_once
from .sqlite_file import (
    PATIENCE,
    DamagedError,
    UnusableError,
    append,
    means_damage,
    open_file,
    read,
    reason_for,
)

T = TypeVar("T")
MEMORY = ":memory:"
HOME_PLACE = "~/.diasporas-and-diplomacy/journal.sqlite"
LESS_PATIENCE = 0.2  # seconds, when the last try failed: the learner has waited once already
ADVICE = (
    "You can go on; what you do now is kept until you close this notebook. "
    'To keep it, call journal().export("my-work.json").'
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
        kind, lesson, item = (clean(str(name)) for name in (kind, lesson, item))
        self._add([Entry(uuid4().hex, now, kind, lesson, item, as_json(value))])

    def entries(
        self, kind: str | None = None, lesson: str | None = None, item: str | None = None
    ) -> list[Entry]:
        """The entries with this kind, lesson and item, the oldest first. None stands for any."""
        given = {"kind": kind, "lesson": lesson, "item": item}
        wanted = {name: text if text is None else clean(text) for name, text in given.items()}
        known = {**self._stored(wanted), **self._unsaved}
        fitting = (entry for entry in known.values() if fits(entry, wanted))
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
        if self._attempt("saving", lambda db: append(db, waiting)):
            self._trouble.clear()
            for entry in waiting:
                self._unsaved.pop(entry.id, None)

    def _stored(self, wanted: Wanted) -> dict[str, Entry]:
        """The entries in the file; when it cannot be read, those that were seen before."""
        if not self._on_disk:
            return self._seen
        if not os.path.lexists(self._file):
            return {}
        found = self._attempt("reading", lambda db: read(db, wanted))
        self._seen.update(found or {})
        return self._seen if found is None else found

    def _attempt(self, purpose: str, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives, or None when the file cannot be used; then there is a notice."""
        try:
            result = self._run(work)
        except (sqlite3.Error, OSError, ValueError) as error:
            self._trouble[purpose] = _sentence(reason_for(error))
            return None
        self._trouble.pop(purpose, None)
        return result

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return self._once(work)
        except DamagedError:
            self._look_for_entries()
        try:
            with repair.one_repair_at_a_time(self._file):
                with suppress(DamagedError):  # another notebook may have repaired it meanwhile
                    return self._once(work)
                self._replace_damaged_file()
                return self._once(work)
        except (sqlite3.Error, OSError) as error:
            raise UnusableError("the journal file is damaged and cannot be replaced") from error

    def _once(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with closing(self._connect()) as db:
            try:
                return work(db)
            except (sqlite3.Error, ValueError) as error:
                if means_damage(error):
                    raise DamagedError from error
                raise

    def _connect(self) -> sqlite3.Connection:
        if self._file.exists() and not self._file.is_file():
            raise UnusableError(f"{self._file.name} is a folder or a device, not a file")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        return open_file(self._file, LESS_PATIENCE if self._trouble else PATIENCE)

    def _look_for_entries(self) -> None:
        """Remember what can be read from a damaged file, also where it cannot be replaced."""
        with suppress(OSError, sqlite3.Error):
            self._seen.update(repair.readable_entries(self._file))

    def _replace_damaged_file(self) -> None:
        """Copy the damaged file aside, then put a new one in its place, in one step.

        So at every moment the journal's name leads either to the damaged file or to the complete
        new one, also if this process is killed or the disk is full.
        """
        aside, new = repair.free_name(self._file), self._file.with_suffix(f".{uuid4().hex}.sqlite")
        with closing(self._connect()) as lock, self._file.open("rb") as damaged:
            repair.keep_writers_out(lock)
            try:
                repair.copy_open_file(damaged, aside)
                self._seen.update(repair.readable_entries(aside))
                repair.write_new(new, self._seen.values())
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


def _sentence(reason: str) -> str:
    return f"Your work cannot be saved: {reason}. {ADVICE}"


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
