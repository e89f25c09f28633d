"""The JSON file that carries a journal to another machine or to a teacher."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from .entry import JSON, Entry, checked_entry

EXPORT_FORMAT = "diasporas-and-diplomacy journal"
EXPORT_VERSION = 1
LARGEST_IMPORT = 50_000_000  # bytes


class JournalFileError(ValueError):
    """A file that cannot be imported, or a place where an export must not be written."""


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
        return checked_entry(row if isinstance(row, dict) else {})
    except ValueError as error:
        raise JournalFileError(f"Entry {number} of {name} is broken: {error}.") from error
