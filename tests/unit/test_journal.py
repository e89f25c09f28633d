"""The journal: what is recorded comes back, and no trouble with the file stops a lesson."""

from __future__ import annotations

import errno
import json
import random
import sqlite3
import tempfile
import threading
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from course_utils.journal import (
    LARGEST_IMPORT,
    Journal,
    JournalFileError,
    current,
    repair,
    sqlite_file,
    store,
)

REPLACED = "\N{REPLACEMENT CHARACTER}"
TEXTS = {
    "script": "<script>alert('1')</script>",
    "quotes": """He said "it's" `fine`; DROP TABLE entries; --""",
    "long": "diaspora " * 12_000,
    "right to left": "تُعدّ الجاليات 42 جسراً, \u202eכתב\u202c",
    "emoji": "👩🏽‍🎓🌍",
    "control": "a\0b\n\t\x7f",
    "percent and braces": "%s {0} \\u0041 \\",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@cache
def filled(count: int) -> bytes:
    """The bytes of a journal; with 300 entries it has a few dozen pages."""
    journal = Journal(":memory:")
    for number in range(count):
        value = {"number": number, "text": "word " * 30}
        journal.record("text", "01", f"item {number}", value)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.sqlite")
        assert Journal(path).merge(journal.export(Path(folder, "all.json"))) == count
        return path.read_bytes()


def fill(path: Path, count: int) -> list[str]:
    """Make a journal with so many entries; their ids."""
    path.write_bytes(filled(count))
    return [entry_id for (entry_id,) in execute(path, "SELECT id FROM entries ORDER BY rowid")]


def names_in(folder: Path) -> set[str]:
    return {found.name for found in folder.iterdir()}


def execute(path: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db, db:
        return db.execute(statement).fetchall()


def values(journal: Journal) -> list:
    return [entry.value for entry in journal.entries()]


# Record and read


def test_a_record_comes_back_in_a_new_session(path: Path) -> None:
    Journal(path).record("quiz", "lesson-01", "q1", {"answer": 3, "sure": True})
    (entry,) = Journal(path).entries()
    assert (entry.kind, entry.lesson, entry.item) == ("quiz", "lesson-01", "q1")
    assert entry.value == {"answer": 3, "sure": True}
    assert len(entry.id) == 32 and int(entry.id, 16)
    assert datetime.fromisoformat(entry.at).utcoffset() == timedelta(0)


@pytest.mark.parametrize("place", ["journal.sqlite", ":memory:"])
def test_entries_are_chosen_by_kind_lesson_and_item_oldest_first(
    tmp_path: Path, place: str
) -> None:
    journal = Journal(place if place == ":memory:" else tmp_path / place)
    for number, (kind, lesson, item) in enumerate(
        [("hint", "01", "a"), ("hint", "02", "a"), ("quiz", "01", "a"), ("hint", "01", "b")]
    ):
        journal.record(kind, lesson, item, number)
    assert values(journal) == [0, 1, 2, 3]
    assert [entry.value for entry in journal.entries(kind="hint")] == [0, 1, 3]
    assert [entry.value for entry in journal.entries("hint", "01")] == [0, 3]
    assert [entry.value for entry in journal.entries(lesson="01", item="a")] == [0, 2]
    assert journal.entries(kind="no such kind") == []


def test_latest_is_the_newest_value_or_none(path: Path) -> None:
    journal = Journal(path)
    assert journal.latest("homeland", "homeland") is None
    journal.record("homeland", "00", "homeland", "UZB")
    journal.record("homeland", "00", "homeland", "ARM")
    journal.record("homeland", "00", "other", "TUR")
    assert journal.latest("homeland", "homeland") == "ARM"


def test_the_file_says_what_it_is_and_uses_no_wal(path: Path) -> None:
    Journal(path).record("hint", "01", "a", 1)
    assert execute(path, "PRAGMA application_id") == [(sqlite_file.FILE_OWNER,)]
    assert execute(path, "PRAGMA user_version") == [(1,)]
    assert execute(path, "PRAGMA journal_mode") == [("delete",)]
    columns = [row[1] for row in execute(path, "PRAGMA table_info(entries)")]
    assert columns == ["id", "at", "kind", "lesson", "item", "value"]


def test_folders_are_made_for_the_first_record_and_not_for_reading(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "folder" / "journal.sqlite")
    assert journal.entries() == [] and not (tmp_path / "new").exists()
    journal.record("hint", "01", "a", 1)
    assert values(Journal(tmp_path / "new" / "folder" / "journal.sqlite")) == [1]
    assert journal.notices == []


def test_an_empty_file_becomes_a_journal(path: Path) -> None:
    path.touch()
    journal = Journal(path)
    assert journal.entries() == []
    journal.record("hint", "01", "a", 1)
    assert values(Journal(path)) == [1] and journal.notices == []


def test_memory_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal(":memory:")
    journal.record("hint", "01", "a", [1, 2])
    assert journal.latest("hint", "a") == [1, 2]
    assert journal.notices == [] and list(tmp_path.iterdir()) == []
    assert Journal(":memory:").entries() == []


def test_the_file_is_free_between_two_records(path: Path) -> None:
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    journal.entries()
    with closing(sqlite3.connect(path, timeout=0)) as db:
        db.execute("BEGIN EXCLUSIVE")  # raises when the journal holds any lock


def test_threads_may_share_a_journal(path: Path) -> None:
    journal = Journal(path)
    journal.record("hint", "main", "main", "main")

    def work(name: int) -> None:
        for number in range(10):
            journal.record("hint", str(name), str(number), number)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Journal(path).entries()) == 41 and journal.notices == []


# Values


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_comes_back_as_it_was(path: Path, text: str) -> None:
    journal = Journal(path)
    journal.record(text[:50], text[:50], text[:50], {text[:50]: text})
    assert Journal(path).latest(text[:50], text[:50]) == {text[:50]: text}
    assert journal.notices == []


@pytest.mark.parametrize("place", ["journal.sqlite", ":memory:"])
def test_half_a_surrogate_pair_is_replaced_and_a_whole_one_joined(
    tmp_path: Path, place: str
) -> None:
    journal = Journal(place if place == ":memory:" else tmp_path / place)
    journal.record("text", "01", "it\ud800em", "a\udfff \ud83d\ude00 b\ud83d")
    assert journal.latest("text", "it\ud800em") == f"a{REPLACED} \U0001f600 b{REPLACED}"
    assert journal.entries()[0].item == f"it{REPLACED}em"
    assert journal.notices == []
    journal.export(tmp_path / "e.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        (0.1, 0.1),
        (-(2**70), -(2**70)),
        ((1, "two", [None, True]), [1, "two", [None, True]]),
        ({1: {"b": []}}, {"1": {"b": []}}),
        (np.int64(5), 5),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.array(7), 7),
        (np.str_("abc"), "abc"),
        ({"share": np.float64(0.25), "n": [np.uint8(3)]}, {"share": 0.25, "n": [3]}),
        (float("nan"), "nan"),
        (np.float64("inf"), "inf"),
        ({"a": [float("-inf"), 1.0]}, {"a": ["-inf", 1.0]}),
        ({4}, "{4}"),
        (b"x", "b'x'"),
        (pd.NA, "<NA>"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("place", ["journal.sqlite", ":memory:"])
def test_values_become_plain_json(tmp_path: Path, place: str, given: object, kept: object) -> None:
    journal = Journal(place if place == ":memory:" else tmp_path / place)
    journal.record("exercise", "01", "a", given)
    assert journal.latest("exercise", "a") == kept
    assert type(journal.latest("exercise", "a")) is type(kept)


class Hostile:
    """Raises whenever somebody looks at it."""

    def __repr__(self) -> str:
        raise RuntimeError("no")

    def __getattr__(self, name: str) -> object:
        raise ZeroDivisionError(name)

    def __len__(self) -> int:
        raise KeyError


class HostileList(list):
    __iter__ = __len__ = __repr__ = Hostile.__repr__


def circular() -> list:
    loop: list = []
    loop.extend([loop, loop, loop, loop])
    return loop


def deep() -> list:
    nest: list = []
    for _ in range(5000):
        nest = [nest]
    return nest


@pytest.mark.parametrize(
    "odd",
    [
        pd.DataFrame({"a": range(1_000_000)}),
        pd.Series(["x"] * 1_000_000),
        np.zeros((1000, 1000)),
        pd.Timestamp("2020-01-01"),
        float,
        lambda: 1,
        object(),
        Hostile(),
        HostileList(),
        {(1, 2): 3, Hostile(): 4},
        10**5000,
        circular(),
        deep(),
        list(range(200_000)),
        [["long text " * 100] * 10] * 200_000,
        "x" * 6_000_000,
        set(range(200_000)),
    ],
    ids=lambda odd: type(odd).__name__,
)
def test_odd_values_become_a_short_text(path: Path, odd: object) -> None:
    journal = Journal(path)
    journal.record("exercise", "01", "a", odd)
    (entry,) = Journal(path).entries()
    assert entry == journal.entries()[0]
    assert len(json.dumps(entry.value)) < 1000
    assert journal.notices == []


def test_a_value_that_changes_later_does_not_change_the_record() -> None:
    journal, value = Journal(":memory:"), [1]
    journal.record("text", "01", "a", value)
    value.append(2)
    assert journal.latest("text", "a") == [1]


# The journal of the session


def test_current_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "a.sqlite"))
    first = current()
    first.record("hint", "01", "a", "first")
    assert current() is first
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "b.sqlite"))
    current().record("hint", "01", "a", "second")
    assert values(Journal(tmp_path / "a.sqlite")) == ["first"]
    assert values(Journal(tmp_path / "b.sqlite")) == ["second"]
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "a.sqlite"))
    assert current() is first


@pytest.mark.parametrize("chosen", [None, "", "  "])
def test_without_a_choice_the_journal_is_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("COURSE_JOURNAL", raising=False)
    if chosen is not None:
        monkeypatch.setenv("COURSE_JOURNAL", chosen)
    current().record("hint", "01", "a", 1)
    assert values(Journal(tmp_path / ".diasporas-and-diplomacy" / "journal.sqlite")) == [1]


def test_current_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", ":memory:")
    current().record("hint", "01", "only in memory", 1)
    assert current().latest("hint", "only in memory") == 1 and current().notices == []


def test_a_home_that_is_not_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").touch()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("COURSE_JOURNAL", raising=False)
    current().record("hint", "01", "a", 1)
    assert_kept_in_memory(current(), [1], "the folder of the journal cannot be used")


def test_no_home_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_JOURNAL", "~nobody-has-this-name/journal.sqlite")
    current().record("hint", "01", "a", 1)
    assert_kept_in_memory(current(), [1], "your home folder was not found")


# Trouble with the file


def assert_kept_in_memory(journal: Journal, expected: list, reason: str) -> None:
    """The lesson goes on, all is answered, and there is one plain notice."""
    assert values(journal) == expected
    journal.record("hint", "01", "again", "again")
    assert values(journal) == [*expected, "again"]
    assert journal.latest("hint", "again") == "again"
    (notice,) = journal.notices
    assert notice == f"Your work cannot be saved: {reason}. {store.ADVICE}"


def read_only_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def connect_read_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)

    monkeypatch.setattr(sqlite3, "connect", connect_read_only)


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    reason = "journal.sqlite is a folder or a device, not a file"
    assert_kept_in_memory(journal, [1], reason)
    assert list(path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_in_the_place_of_the_file() -> None:
    journal = Journal("/dev/null")
    journal.record("hint", "01", "a", 1)
    assert_kept_in_memory(journal, [1], "null is a folder or a device, not a file")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = Journal(tmp_path / "file" / "journal.sqlite")
    journal.record("hint", "01", "a", 1)
    assert_kept_in_memory(journal, [1], "the folder of the journal cannot be used")


def test_a_read_only_disk_still_gives_what_is_stored(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal(path).record("hint", "01", "a", "stored")
    before = path.read_bytes()
    journal = Journal(path)
    with monkeypatch.context() as patch:
        read_only_disk(patch)
        journal.record("hint", "01", "b", "kept")
        assert_kept_in_memory(journal, ["stored", "kept"], "the disk is full or read-only")
        exported = journal.export(tmp_path / "my-work.json")
        assert path.read_bytes() == before
    assert Journal(":memory:").merge(exported) == 3
    journal.record("hint", "01", "c", "after")  # the disk can be written again
    assert values(Journal(path)) == ["stored", "kept", "again", "after"]
    assert journal.notices == []


def test_a_locked_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    monkeypatch.setattr(store, "LESS_PATIENCE", 0.01)
    journal = Journal(path)
    journal.record("hint", "01", "a", "stored")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        journal.record("hint", "01", "b", "kept")
        reason = "another program keeps the journal file locked"
        assert_kept_in_memory(journal, ["stored", "kept"], reason)
    assert values(journal) == ["stored", "kept", "again"]
    assert journal.notices, "what is only in memory is not saved yet"
    journal.record("hint", "01", "c", "after")
    assert values(Journal(path)) == ["stored", "kept", "again", "after"]
    assert journal.notices == []


@pytest.mark.parametrize("then", ["read", "record"])
def test_the_notice_goes_when_the_file_is_free_again(path: Path, monkeypatch, then: str) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    fill(path, 3)
    journal = Journal(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert journal.entries() == [] and len(journal.notices) == 1
    if then == "read":
        assert len(journal.entries()) == 3
    else:
        journal.record("hint", "01", "a", 1)
    assert journal.notices == []


def test_waiting_for_a_short_lock(path: Path) -> None:
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        free_again = threading.Timer(0.2, other.rollback)
        free_again.start()
        journal.record("hint", "01", "a", 2)
        free_again.join()
    assert values(Journal(path)) == [1, 2] and journal.notices == []


def test_what_is_kept_is_written_once_more_when_the_kernel_stops(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping: list = []
    monkeypatch.setattr(store.atexit, "register", stopping.append)
    monkeypatch.setenv("COURSE_JOURNAL", str(path))
    with monkeypatch.context() as patch:
        read_only_disk(patch)
        current().record("hint", "01", "a", "kept")
    for last_try in stopping:
        last_try()
    assert values(Journal(path)) == ["kept"]


def test_a_file_of_a_newer_course_is_left_as_it_is(path: Path) -> None:
    fill(path, 3)
    execute(path, "PRAGMA user_version = 2")
    before = path.read_bytes()
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    reason = "the journal file comes from a newer version of the course"
    assert_kept_in_memory(journal, [1], reason)
    assert path.read_bytes() == before and names_in(path.parent) == {path.name}


@pytest.mark.parametrize(
    ("setting", "table"),
    [
        ("journal_mode = WAL", "entries"),
        ("journal_mode = WAL", "moz_places"),
        ("user_version = 1", "entries"),
        ("user_version = 1", None),
        ("application_id = 9", "moz_places"),
        ("application_id = 9", None),
    ],
)
def test_the_database_of_another_program_is_left_as_it_is(
    path: Path, setting: str, table: str | None
) -> None:
    execute(path, f"PRAGMA {setting}")
    if table:
        execute(path, f"CREATE TABLE {table} (id)")
    before = path.read_bytes()
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    reason = "the file in the place of the journal belongs to another program"
    assert_kept_in_memory(journal, [1], reason)
    assert path.read_bytes() == before and names_in(path.parent) == {path.name}


# A damaged file


def zero_header(raw: bytearray) -> None:
    raw[:100] = bytes(100)


def zero_first_page(raw: bytearray) -> None:
    raw[:4096] = bytes(4096)


def cut_in_half(raw: bytearray) -> None:
    del raw[len(raw) // 8192 * 4096 :]


def cut_within_a_page(raw: bytearray) -> None:
    del raw[-1000:]


def cut_to_the_first_bytes(raw: bytearray) -> None:
    del raw[50:]


def random_pages_in_the_middle(raw: bytearray) -> None:
    middle = len(raw) // 8192 * 4096
    raw[middle : middle + 3 * 4096] = random.Random(1).randbytes(3 * 4096)


def random_root_page(raw: bytearray) -> None:
    raw[4096:8192] = random.Random(2).randbytes(4096)


def random_index(raw: bytearray) -> None:
    raw[8192:12288] = random.Random(3).randbytes(4096)


def random_byte_order_in_a_text(raw: bytearray) -> None:
    place = raw.index(b"word word word", 12288)
    raw[place : place + 4] = b"\xff\xfe\xff\xfe"


def every_page_but_the_last(raw: bytearray) -> None:
    raw[:-4096] = bytes(len(raw) - 4096)


DAMAGES = [
    zero_header,
    zero_first_page,
    cut_in_half,
    cut_within_a_page,
    cut_to_the_first_bytes,
    random_pages_in_the_middle,
    random_root_page,
    random_index,
    every_page_but_the_last,
]


def still_there(path: Path, raw: bytes) -> set[str]:
    """The ids of the rows whose bytes are all in the damaged file: a row's texts are adjacent."""
    columns = "id || at || kind || lesson || item || value"
    rows = execute(path, f"SELECT id, {columns} FROM entries")
    return {entry_id for entry_id, row in rows if row.encode() in raw}


def damage(path: Path, how) -> set[str]:
    """Damage the file; the ids of the entries that a careful reader can still find."""
    raw = bytearray(path.read_bytes())
    how(raw)
    readable = still_there(path, raw)
    path.write_bytes(raw)
    return readable


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal.damaged-*.sqlite"))


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("first", ["read", "record"])
def test_a_damaged_file_is_kept_aside_and_what_can_be_read_is_saved(path, how, first) -> None:
    fill(path, 300)
    readable = damage(path, how)
    damaged = path.read_bytes()
    journal = Journal(path)
    if first == "read":
        assert {entry.id for entry in journal.entries()} == readable
    journal.record("hint", "01", "a", "new")
    found = {entry.id for entry in journal.entries()}
    assert len(found) == len(readable) + 1 and found > readable
    assert Journal(path).entries() == journal.entries()
    assert journal.latest("hint", "a") == "new"
    assert execute(path, "PRAGMA integrity_check") == [("ok",)]
    (aside,) = asides(path)
    # SQLite may add a row to a damaged file without noticing, then the copy has this row too.
    assert aside.read_bytes() == damaged or still_there(path, aside.read_bytes()) == found
    (notice,) = journal.notices
    start, count = notice.removesuffix(".").rsplit(" ", 1)
    assert int(count) in {len(readable), len(found)}
    assert start == (
        f"The journal file was damaged. It is kept under the name {aside.name}. "
        "Entries that could be saved into a new journal:"
    )


def test_the_damages_do_what_they_say(path: Path) -> None:
    """Some leave all rows, some take a part; otherwise the test above would prove little."""
    fill(path, 300)
    sound, left = path.read_bytes(), {}
    for how in DAMAGES:
        path.write_bytes(sound)
        left[how] = len(damage(path, how))
    whole = {zero_header, zero_first_page, random_root_page, random_index}
    assert {how for how in DAMAGES if left[how] == 300} == whole
    assert left[cut_to_the_first_bytes] == 0
    assert all(0 < left[how] < 300 for how in set(DAMAGES) - whole - {cut_to_the_first_bytes})


def test_a_text_file_is_kept_aside(path: Path) -> None:
    path.write_text("These are my notes.\n" * 2000, encoding="utf-8")
    before = path.read_bytes()
    journal = Journal(path)
    journal.record("hint", "01", "a", 1)
    assert values(Journal(path)) == [1]
    (aside,) = asides(path)
    assert aside.read_bytes() == before
    assert "could be saved into a new journal: 1." in journal.notices[0]


def test_broken_letters_in_a_text_do_not_cost_the_text(path: Path) -> None:
    ids = fill(path, 100)
    damage(path, random_byte_order_in_a_text)
    journal = Journal(path)
    assert [entry.id for entry in journal.entries()] == ids
    (broken,) = [entry for entry in journal.entries() if REPLACED in entry.value["text"]]
    assert broken.value["text"].replace(REPLACED, "") == ("word " * 30).replace("word", "", 1)
    assert len(asides(path)) == 1


@pytest.mark.parametrize("value", ["[1, 2", "", "[" * 100_000, "NaN of course"])
def test_a_row_without_json_is_damage(path: Path, value: str) -> None:
    fill(path, 3)
    execute(path, f"UPDATE entries SET value = '{value}' WHERE item = 'item 1'")
    journal = Journal(path)
    assert [entry.item for entry in journal.entries()] == ["item 0", "item 2"]
    assert len(asides(path)) == 1


@pytest.mark.parametrize("seed", range(20))
def test_random_damage_anywhere(path: Path, seed: int) -> None:
    """Nothing is raised, nothing is invented, and one damaged place does not cost much."""
    ids, chance = set(fill(path, 300)), random.Random(seed)
    raw = bytearray(path.read_bytes())
    start, length = chance.randrange(len(raw)), chance.choice([1, 50, 2000])
    raw[start : start + length] = chance.randbytes(length)
    path.write_bytes(raw)
    journal = Journal(path)
    journal.record("hint", "01", "a", "new")
    found = {entry.id for entry in journal.entries() if entry.value != "new"}
    assert found <= ids and len(found) >= 250
    assert journal.latest("hint", "a") == "new"
    if asides(path):
        assert execute(path, "PRAGMA integrity_check") == [("ok",)]


def test_long_texts_are_found_again(path: Path) -> None:
    journal = Journal(path)
    for number in range(3):
        journal.record("text", "01", "essay", f"{number} " * 50_000)
    raw = bytearray(path.read_bytes())
    zero_header(raw)
    path.write_bytes(raw)
    assert values(Journal(path)) == [f"{number} " * 50_000 for number in range(3)]


def test_this_session_remembers_what_the_damage_took(path: Path) -> None:
    ids = fill(path, 5)
    journal = Journal(path)
    assert len(journal.entries()) == 5
    path.write_bytes(b"\xff" * 20_000)
    journal.record("hint", "01", "a", "new")
    assert [entry.id for entry in Journal(path).entries()][:5] == ids
    assert values(Journal(path))[5:] == ["new"]


def test_damage_twice_in_a_second_gives_two_names(path: Path) -> None:
    for number in range(3):
        path.write_bytes(b"damaged " * 1000 + bytes([number]))
        Journal(path).record("hint", "01", "a", 1)
    assert len(asides(path)) == 3
    assert {aside.read_bytes()[-1] for aside in asides(path)} == {0, 1, 2}


def test_a_link_still_leads_to_the_journal_after_a_repair(path: Path, tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    (tmp_path / "cloud" / "journal.sqlite").write_bytes(b"damaged " * 1000)
    try:
        path.symlink_to(tmp_path / "cloud" / "journal.sqlite")
    except OSError:
        pytest.skip("this system does not allow links")
    Journal(path).record("hint", "01", "a", 1)
    assert path.is_symlink() and values(Journal(tmp_path / "cloud" / "journal.sqlite")) == [1]


@pytest.mark.parametrize("step", ["copy_open_file", "write_new", "one_repair_at_a_time"])
def test_a_damaged_file_on_a_full_disk(path: Path, monkeypatch, step: str) -> None:
    ids = fill(path, 20)
    damage(path, zero_header)
    before = path.read_bytes()
    working = getattr(repair, step)

    def full(first, *others):
        if step == "write_new" and first.parent != path.parent:
            return working(first, *others)  # the system's temporary folder has space
        raise OSError(errno.ENOSPC, "No space left on device")

    journal = Journal(path)
    with monkeypatch.context() as patch:
        patch.setattr(repair, step, full)
        assert [entry.id for entry in journal.entries()] == ids
        expected = values(journal)
        journal.record("hint", "01", "a", "kept")
        reason = "the journal file is damaged and cannot be replaced"
        assert_kept_in_memory(journal, [*expected, "kept"], reason)
        assert path.read_bytes() == before and asides(path) == []
        assert names_in(path.parent) <= {path.name, f"{path.name}-repair"}
    journal.record("hint", "01", "b", "after")
    assert values(Journal(path)) == [*expected, "kept", "again", "after"]


def test_a_repair_by_another_notebook_is_not_repeated(path: Path, monkeypatch) -> None:
    """This notebook meets the damage, and before it may repair, another one has done so."""
    fill(path, 20)
    damage(path, zero_header)
    one_at_a_time = repair.one_repair_at_a_time

    def wait_for_the_other(file: Path):
        monkeypatch.setattr(repair, "one_repair_at_a_time", one_at_a_time)
        Journal(path).record("hint", "01", "other", "from the other notebook")
        return one_at_a_time(file)

    monkeypatch.setattr(repair, "one_repair_at_a_time", wait_for_the_other)
    journal = Journal(path)
    journal.record("hint", "01", "a", "from this one")
    assert len(asides(path)) == 1 and journal.notices == []
    assert values(Journal(path))[20:] == ["from this one", "from the other notebook"]  # by time


def test_a_file_replaced_while_it_is_open_gets_the_entry(path: Path, monkeypatch) -> None:
    """Another notebook puts a new file in place between opening and writing."""
    fill(path, 3)
    is_new = sqlite_file.is_new

    def replaced_meanwhile(db: sqlite3.Connection) -> bool:
        monkeypatch.setattr(sqlite_file, "is_new", is_new)
        fresh = path.with_name("fresh.sqlite")
        fresh.write_bytes(path.read_bytes())
        fresh.replace(path)
        return is_new(db)

    monkeypatch.setattr(sqlite_file, "is_new", replaced_meanwhile)
    journal = Journal(path)
    journal.record("hint", "01", "a", "new")
    assert Journal(path).latest("hint", "a") == "new"
    assert journal.notices == [] and asides(path) == []


# Export and import


def test_an_export_is_readable_json(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    journal.record("text", "01", "a", TEXTS["right to left"])
    target = journal.export(str(tmp_path / "my-work.json"))
    assert target == tmp_path / "my-work.json"
    text = target.read_text(encoding="utf-8")
    assert json.dumps(TEXTS["right to left"], ensure_ascii=False) in text and "\n" in text
    (entry,) = journal.entries()
    assert json.loads(text) == {
        "format": "diasporas-and-diplomacy journal",
        "version": 1,
        "entries": [
            {
                "id": entry.id,
                "at": entry.at,
                "kind": "text",
                "lesson": "01",
                "item": "a",
                "value": TEXTS["right to left"],
            }
        ],
    }


def test_a_failed_export_leaves_the_older_one(tmp_path: Path, monkeypatch) -> None:
    journal, target = Journal(":memory:"), tmp_path / "my-work.json"
    journal.export(target)
    before = target.read_bytes()
    journal.record("hint", "01", "a", 1)

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match=r"my-work.json cannot be written: choose another name"):
        journal.export(target)
    assert target.read_bytes() == before and names_in(tmp_path) == {"my-work.json"}


@pytest.mark.parametrize("name", ["no/such/folder.json", "folder", "n" * 300])
def test_an_export_to_an_impossible_place_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="cannot be written: choose another name or folder"):
        Journal(":memory:").export(tmp_path / name)
    assert names_in(tmp_path) == {"folder"} and not names_in(tmp_path / "folder")


def test_an_export_does_not_replace_the_journal(path: Path, monkeypatch) -> None:
    fill(path, 3)
    monkeypatch.chdir(path.parent)
    with pytest.raises(JournalFileError, match="is the journal itself"):
        Journal(path).export("journal.sqlite")
    assert len(Journal(path).entries()) == 3


def test_a_merge_adds_only_what_is_new(tmp_path: Path) -> None:
    laptop, school = Journal(tmp_path / "laptop.sqlite"), Journal(tmp_path / "school.sqlite")
    laptop.record("hint", "01", "a", "laptop 1")
    school.record("hint", "01", "a", "school 1")
    laptop.record("hint", "01", "a", "laptop 2")
    assert school.merge(laptop.export(tmp_path / "laptop.json")) == 2
    assert school.merge(tmp_path / "laptop.json") == 0
    assert values(Journal(tmp_path / "school.sqlite")) == ["laptop 1", "school 1", "laptop 2"]
    assert laptop.merge(school.export(tmp_path / "school.json")) == 1
    assert laptop.entries() == school.entries()
    assert laptop.latest("hint", "a") == "laptop 2"


def test_every_value_survives_export_and_merge(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    odd = [float("nan"), pd.DataFrame({"a": [1]}), {"a": {"b": [None]}}, 2**80]
    for value in [*TEXTS.values(), *odd, "\ud800"]:
        journal.record("text", "01", "a", value)
    other = Journal(":memory:")
    assert other.merge(journal.export(tmp_path / "e.json")) == len(TEXTS) + 5
    assert other.entries() == journal.entries()


ROW = {
    "id": "0" * 31 + "1",
    "at": "2025-01-02T03:04:05+00:00",
    "kind": "text",
    "lesson": "01",
    "item": "a",
    "value": 1,
}


def export_text(*rows: object, **changes: object) -> str:
    content = {"format": "diasporas-and-diplomacy journal", "version": 1, "entries": list(rows)}
    return json.dumps({**content, **changes})


def test_a_merged_time_is_told_in_utc(tmp_path: Path) -> None:
    row = {**ROW, "at": "2025-01-02T03:04:05+05:00"}
    (tmp_path / "e.json").write_text(export_text(row), encoding="utf-8-sig")  # with a BOM
    journal = Journal(":memory:")
    assert journal.merge(tmp_path / "e.json") == 1
    assert journal.entries()[0].at == "2025-01-01T22:04:05.000000+00:00"


def test_code_in_a_merged_file_stays_text(path: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = "__import__('pathlib').Path('ran').touch()"
    row = {**ROW, "kind": code, "item": "'); DROP TABLE entries; --", "value": {"$eval": code}}
    (tmp_path / "e.json").write_text(export_text(row), encoding="utf-8")
    journal = Journal(path)
    assert journal.merge(tmp_path / "e.json") == 1
    (entry,) = Journal(path).entries()
    assert (entry.kind, entry.item, entry.value) == (code, row["item"], {"$eval": code})
    assert not Path("ran").exists()  # not in this folder, where the code would make it


def test_an_entry_named_twice_in_a_file_counts_once(path: Path, tmp_path: Path) -> None:
    (tmp_path / "e.json").write_text(export_text(ROW, ROW), encoding="utf-8")
    assert Journal(path).merge(tmp_path / "e.json") == 1
    assert values(Journal(path)) == [1]


NOT_JSON = "e.json is not a JSON file, or it is cut off."
NOT_OURS = "e.json is not an export of this course's journal."
NO_VERSION = "e.json does not say which version of the format it has."
TIME = "its time is not an ISO 8601 time with a time zone"
WRONG_FILES = {
    "empty": ("", NOT_JSON),
    "text": ("my notes", NOT_JSON),
    "not UTF-8": (b"\xff\xfe{}", NOT_JSON),
    "a journal's own file": (b"SQLite format 3\0" + bytes(100), NOT_JSON),
    "cut off": (export_text(ROW)[:-5], NOT_JSON),
    "very deep": ("[" * 1_000_000, NOT_JSON),
    "very long number": ("1" * 100_000, NOT_JSON),
    "a list": ("[]", NOT_OURS),
    "null": ("null", NOT_OURS),
    "a notebook": ('{"cells": [], "nbformat": 4}', NOT_OURS),
    "another format": (export_text(ROW, format="journal"), NOT_OURS),
    "odd format": (export_text(ROW, format=["x"]), NOT_OURS),
    "no version": (export_text(ROW, version=None), NO_VERSION),
    "version is true": (export_text(ROW, version=True), NO_VERSION),
    "version is text": (export_text(ROW, version="1"), NO_VERSION),
    "newer": (
        export_text(ROW, version=2),
        "e.json comes from a newer version of the course: update first.",
    ),
    "no entries": (export_text(entries={"a": 1}), "e.json holds no list of entries."),
    "a number": (
        export_text(ROW, 5),
        "Entry 2 of e.json is broken: "
        "it needs exactly these parts: id, at, kind, lesson, item, value.",
    ),
    "a part missing": (
        export_text({name: ROW[name] for name in list(ROW)[:-1]}),
        "Entry 1 of e.json is broken: "
        "it needs exactly these parts: id, at, kind, lesson, item, value.",
    ),
    "a part too many": (
        export_text({**ROW, "run": "x"}),
        "Entry 1 of e.json is broken: "
        "it needs exactly these parts: id, at, kind, lesson, item, value.",
    ),
    "wrong type": (
        export_text(ROW, ROW, {**ROW, "kind": 4}),
        "Entry 3 of e.json is broken: id, at, kind, lesson, item must be texts.",
    ),
    "id with other letters": (
        export_text({**ROW, "id": "z" * 32}),
        "Entry 1 of e.json is broken: its id is not 32 hexadecimal digits.",
    ),
    "id with a line end": (
        export_text({**ROW, "id": "a" * 32 + "\n"}),
        "Entry 1 of e.json is broken: its id is not 32 hexadecimal digits.",
    ),
    "no time": (export_text({**ROW, "at": "soon"}), f"Entry 1 of e.json is broken: {TIME}."),
    "no zone": (
        export_text({**ROW, "at": "2025-01-02T03:04:05"}),
        f"Entry 1 of e.json is broken: {TIME}.",
    ),
    "before year 1 in UTC": (
        export_text({**ROW, "at": "0001-01-01T00:00:00+10:00"}),
        f"Entry 1 of e.json is broken: {TIME}.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), WRONG_FILES.values(), ids=WRONG_FILES.keys())
def test_a_wrong_file_is_refused_whole(path, tmp_path, content, sentence) -> None:
    fill(path, 2)
    before = path.read_bytes()
    raw = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "e.json").write_bytes(raw)
    journal = Journal(path)
    with pytest.raises(JournalFileError) as caught:
        journal.merge(tmp_path / "e.json")
    assert str(caught.value) == sentence
    assert path.read_bytes() == before and len(journal.entries()) == 2


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path, monkeypatch) -> None:
    journal = Journal(":memory:")
    for name in ("missing.json", tmp_path.name):
        with pytest.raises(JournalFileError, match=f"There is no file {name} that can be read"):
            journal.merge(tmp_path.parent / name if name == tmp_path.name else tmp_path / name)
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(LARGEST_IMPORT + 1)
    with pytest.raises(JournalFileError, match=r"huge.json is too large: the limit is 50 MB"):
        journal.merge(tmp_path / "huge.json")


def test_infinite_numbers_in_a_merged_file_become_text(tmp_path: Path) -> None:
    (tmp_path / "e.json").write_text(export_text({**ROW, "value": "?"}).replace('"?"', "1e999"))
    journal = Journal(":memory:")
    assert journal.merge(tmp_path / "e.json") == 1 and values(journal) == ["inf"]


def test_a_merge_on_a_read_only_disk_is_kept(path: Path, tmp_path: Path, monkeypatch) -> None:
    fill(path, 2)
    (tmp_path / "e.json").write_text(export_text(ROW), encoding="utf-8")
    journal = Journal(path)
    with monkeypatch.context() as patch:
        read_only_disk(patch)
        assert journal.merge(tmp_path / "e.json") == 1
        assert len(journal.entries()) == 3 and len(journal.notices) == 1
    journal.record("hint", "01", "a", "after")
    assert len(Journal(path).entries()) == 4 and journal.notices == []
