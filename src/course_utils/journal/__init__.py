"""What the learner did and wrote: one SQLite file that only grows.

Every operation opens the file, does its work in one short transaction, and closes it again. This
costs about a millisecond and leaves nothing to go wrong between two operations: no lock that a
second notebook would wait for, no connection that belongs to another thread or to a forked
process, nothing to lose when the kernel is killed.

When the file cannot be used, the lesson goes on: the entries are kept in memory, every new record
tries to write them again, and `Journal.notices` says in plain sentences what is wrong.

The modules build on each other: `entry`, then `sqlite_file` and `exchange`, then `repair`, then
`store`. They import each other by relative names, so that the package can be loaded alone.
"""

from __future__ import annotations

from .entry import JSON, Entry, as_json
from .exchange import (
    EXPORT_FORMAT,
    EXPORT_VERSION,
    LARGEST_IMPORT,
    JournalFileError,
    read_export,
    write_at_once,
)
from .repair import readable_entries
from .store import MEMORY, Journal, current

__all__ = [
    "EXPORT_FORMAT",
    "EXPORT_VERSION",
    "JSON",
    "LARGEST_IMPORT",
    "MEMORY",
    "Entry",
    "Journal",
    "JournalFileError",
    "as_json",
    "current",
    "read_export",
    "readable_entries",
    "write_at_once",
]
