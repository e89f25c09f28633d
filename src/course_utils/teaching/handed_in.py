"""The files of a class: read one by one, checked, and put into one table.

Every file is the export of one learner's journal. Nothing in it is run, and a file that cannot be
used is named with the reason and left out: one broken file never stops the report of a class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd

from course_utils.journal import Entry, JournalFileError, read_export

COLUMNS = ("learner", "at", "kind", "lesson", "item", "value")


@dataclass(frozen=True)
class LeftOut:
    """A file that does not count, and why: a sentence that names it."""

    file: str
    reason: str


@dataclass(frozen=True)
class Class:
    """What a class handed in.

    `entries` has one row an entry, the oldest first: learner, at, kind, lesson, item, value.
    `learners` has all learners with a usable file, also those with nothing in it. `made_up` says
    that a program wrote the files.
    """

    entries: pd.DataFrame
    learners: Sequence[str]
    left_out: Sequence[LeftOut] = field(default=())
    made_up: bool = False


def read_class(folder: str | Path, names: bool = False) -> Class:
    """Every JSON file of `folder` as the work of one learner.

    Learners get pseudonyms, or the name of their file if `names`. Raises FileNotFoundError or
    NotADirectoryError with one sentence if there is no such folder.
    """
    work, left_out = _usable(_files(Path(folder).expanduser()))
    kept, doubled = _without_doubles(work)
    called = {name: name for name in kept} if names else _pseudonyms(kept)
    rows = [
        (called[name], entry.at, entry.kind, entry.lesson, entry.item, entry.value)
        for name, entries in kept.items()
        for entry in entries
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).sort_values("at", kind="stable")
    return Class(table, sorted(called.values()), sorted([*left_out, *doubled], key=_by_file))


def _files(folder: Path) -> list[Path]:
    if not folder.exists():
        raise FileNotFoundError(f"There is no folder {folder.name}.")
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder.name} is a file. Give the folder that holds the files.")
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _usable(files: Iterable[Path]) -> tuple[dict[str, list[Entry]], list[LeftOut]]:
    """The entries by the name of the file, and the files that give none."""
    work, left_out = {}, []
    for path in files:
        try:
            work[path.name] = _entries(path)
        except JournalFileError as error:
            left_out.append(LeftOut(path.name, str(error)))
    return work, left_out


def _entries(path: Path) -> list[Entry]:
    if not path.is_file() or path.suffix.lower() != ".json":
        raise JournalFileError(f"{path.name} is not a JSON file.")
    return read_export(path)


def _without_doubles(
    work: dict[str, list[Entry]],
) -> tuple[dict[str, list[Entry]], list[LeftOut]]:
    """One file for each learner: two that share an entry come from one journal.

    The file with more entries counts. Every entry has a number of its own, drawn at random when it
    was recorded, so that two learners never share one by chance.
    """
    kept: dict[str, list[Entry]] = {}
    owner: dict[str, str] = {}
    doubled = []
    for name in sorted(work, key=lambda name: (-len(work[name]), name)):
        same = next((owner[entry.id] for entry in work[name] if entry.id in owner), None)
        if same:
            doubled.append(LeftOut(name, f"{name} holds work that stands in {same} as well."))
            continue
        kept[name] = list({entry.id: entry for entry in work[name]}.values())
        owner.update(dict.fromkeys((entry.id for entry in work[name]), name))
    return kept, doubled


def _pseudonyms(names: Iterable[str]) -> dict[str, str]:
    """ "Learner 01" and so on, in an order that says nothing about the names.

    The order follows a hash of the file's name, so a second report calls everybody the same as long
    as the same files lie in the folder. A hash hides names from readers of the report only.
    """
    mixed = sorted(names, key=lambda name: sha256(name.encode()).hexdigest())
    digits = max(2, len(str(len(mixed))))
    return {name: f"Learner {number:0{digits}}" for number, name in enumerate(mixed, 1)}


def _by_file(item: LeftOut) -> str:
    return item.file
