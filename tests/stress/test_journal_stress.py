"""Several notebooks at once, a killed process, a full disk: no finished record is lost."""

from __future__ import annotations

import importlib
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from course_utils.journal import Journal

# The children load the module alone: this is what they test, and it starts faster.
MODULE = importlib.import_module("course_utils.journal").__file__
LOAD = """
import importlib.util, sys, time
from pathlib import Path
spec = importlib.util.spec_from_file_location("journal_alone", sys.argv[1])
module = sys.modules["journal_alone"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
path = Path(sys.argv[2])
journal = module.Journal(path)
"""
# On a busy disk a notebook may have waited in vain for the others; then it says so and tries again.
UNTIL_SAVED = """
while any("cannot be saved" in notice for notice in journal.notices):
    time.sleep(0.1)
    journal._save()
    journal.entries()
"""
RECORDS = 150
WAIT_FOR_GO = """
print("ready", flush=True)
sys.stdin.readline()
"""
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


def start(code: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", LOAD + code, str(MODULE), str(path), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def finish(child: subprocess.Popen[str]) -> str:
    output, errors = child.communicate(timeout=120)
    assert child.returncode == 0, errors
    return output


def run_together(code: str, path: Path, count: int) -> list[str]:
    """Run `count` children; all pass the line WAIT_FOR_GO at the same moment."""
    children = [start(code, path, f"notebook {number}") for number in range(count)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    return [finish(child) for child in children]


def execute(path: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db, db:
        return db.execute(statement).fetchall()


def is_sound(path: Path) -> bool:
    return execute(path, "PRAGMA integrity_check") == [("ok",)]


@cache
def filled(count: int) -> bytes:
    """The bytes of a journal with so many entries."""
    journal = Journal(":memory:")
    for number in range(count):
        journal.record("text", "before", str(number), "word " * 20)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.sqlite")
        assert Journal(path).merge(journal.export(Path(folder, "all.json"))) == count
        return path.read_bytes()


RECORD_MANY = f"""{WAIT_FOR_GO}
for number in range({RECORDS}):
    journal.record("hint", sys.argv[3], str(number), number)
{UNTIL_SAVED}
"""


@pytest.mark.parametrize("count", [2, 8])
def test_several_notebooks_record_at_once(tmp_path: Path, count: int) -> None:
    path = tmp_path / "new" / "journal.sqlite"
    run_together(RECORD_MANY, path, count)
    recorded = Counter((e.lesson, e.value) for e in Journal(path).entries())
    wanted = {(f"notebook {n}", value): 1 for n in range(count) for value in range(RECORDS)}
    assert recorded == wanted
    assert is_sound(path)


RECORD_FOR_EVER = """
number = 0
while True:
    journal.record("text", "01", str(number), "word " * 500)
    print(number, flush=True)
    number += 1
"""


@pytest.mark.parametrize("after", [1, 7, 40, 111])
def test_a_killed_process_loses_no_finished_record(tmp_path: Path, after: int) -> None:
    path = tmp_path / "journal.sqlite"
    child = start(RECORD_FOR_EVER, path)
    printed = [child.stdout.readline() for _ in range(after)]
    child.kill()
    printed += child.communicate(timeout=120)[0].splitlines(keepends=True)
    finished = {line.strip() for line in printed if line.endswith("\n")}
    assert len(finished) >= after
    journal = Journal(path)
    stored = Counter(entry.item for entry in journal.entries())
    assert finished <= set(stored) and set(stored.values()) == {1}
    journal.record("text", "01", "after", "the next lesson")
    assert is_sound(path) and journal.notices == []


FULL_DISK = """
import resource
journal.record("hint", "01", "a", "before")
free, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, hard))
{action}
journal.record("hint", "01", "b", "small")
assert len(journal.entries()) == {kept}, "kept in memory"
assert [entry.value for entry in module.Journal(path).entries()] == ["before"], "half written"
(notice,) = journal.notices
assert "the disk is full or read-only" in notice, notice
resource.setrlimit(resource.RLIMIT_FSIZE, (free, hard))
journal.record("hint", "01", "c", "after")
assert journal.notices == []
"""


@posix_only
def test_a_full_disk_keeps_the_record_until_there_is_space(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    action = 'journal.record("text", "01", "essay", "word " * 20_000)'
    finish(start(FULL_DISK.format(action=action, kept=3), path))
    stored = [entry.value for entry in Journal(path).entries()]
    assert stored == ["before", "word " * 20_000, "small", "after"] and is_sound(path)


@posix_only
def test_a_merge_on_a_full_disk_writes_all_or_nothing(tmp_path: Path) -> None:
    path, other = tmp_path / "journal.sqlite", Journal(":memory:")
    for number in range(300):
        other.record("text", "01", str(number), "word " * 100)
    exported = other.export(tmp_path / "other.json")
    action = f"assert journal.merge({str(exported)!r}) == 300"
    finish(start(FULL_DISK.format(action=action, kept=302), path))
    assert len(Journal(path).entries()) == 303 and is_sound(path)


READ_ONLY = """
import os
module.Journal(":memory:").record("hint", "01", "a", "loads what Python loads late")
if os.getuid() == 0:
    os.setuid(65534)  # permissions do not bind root
journal.record("hint", "01", "a", "kept")
assert [entry.value for entry in journal.entries()] == ["stored", "kept"]
(notice,) = journal.notices
assert "the disk is full or read-only" in notice, notice
"""


@posix_only
@pytest.mark.parametrize("what", ["folder", "file"])
def test_permissions_that_forbid_writing(tmp_path_factory, what: str) -> None:
    folder = tmp_path_factory.mktemp("read-only")
    for parent in folder.parents:
        if "pytest-of-" in str(parent):  # of pytest itself, not of the system
            parent.chmod(0o755)
    path = folder / "journal.sqlite"
    Journal(path).record("hint", "01", "a", "stored")
    before = path.read_bytes()
    path.chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o777 if what == "file" else 0o555)
    finish(start(READ_ONLY, path))
    folder.chmod(0o755)
    assert path.read_bytes() == before


FORKED = """
import os
journal.record("hint", "01", "a", "parent")
if os.fork() == 0:
    journal.record("hint", "01", "a", "child")
    os._exit(0)
os.wait()
journal.record("hint", "01", "a", "parent again")
assert [entry.value for entry in journal.entries()] == ["parent", "child", "parent again"]
"""


@posix_only
def test_a_forked_process_records_too(tmp_path: Path) -> None:
    finish(start(FORKED, tmp_path / "journal.sqlite"))
    assert len(Journal(tmp_path / "journal.sqlite").entries()) == 3


MEET_DAMAGE = f"""{WAIT_FOR_GO}
for number in range(20):
    journal.record("hint", sys.argv[3], str(number), number)
    journal.entries()
{UNTIL_SAVED}
print([notice[:30] for notice in journal.notices])
"""


def zero_header(raw: bytearray) -> None:
    raw[:100] = bytes(100)


def random_inner_pages(raw: bytearray) -> None:
    """The root pages of the table and of its index."""
    raw[4096:12288] = random.Random(5).randbytes(8192)


def letters_that_are_none(raw: bytearray) -> None:
    """Writing still works here; only a reader meets the damage."""
    place = raw.index(b"word word", 12288)
    raw[place : place + 4] = b"\xff\xff\xff\xff"


@pytest.mark.parametrize("how", [zero_header, random_inner_pages, letters_that_are_none])
@pytest.mark.parametrize("count", [2, 4])
def test_notebooks_meet_a_damaged_file_at_once(tmp_path: Path, how, count: int) -> None:
    path, raw = tmp_path / "journal.sqlite", bytearray(filled(300))
    how(raw)
    path.write_bytes(raw)
    outputs = run_together(MEET_DAMAGE, path, count)
    assert sorted(outputs) == ["['The journal file was damaged. ']\n", *["[]\n"] * (count - 1)]
    recorded = Counter((e.lesson, e.item) for e in Journal(path).entries())
    wanted = {("before", str(value)): 1 for value in range(300)}
    wanted |= {(f"notebook {n}", str(value)): 1 for n in range(count) for value in range(20)}
    assert recorded == wanted
    assert len(list(tmp_path.glob("journal.damaged-*.sqlite"))) == 1
    assert is_sound(path)


TRY_TO_WRITE = """
import sqlite3
try:
    sqlite3.connect(path, timeout=0).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


@posix_only
def test_nobody_writes_to_the_damaged_file_before_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another notebook wrote there at that moment would be left behind."""
    path, raw = tmp_path / "journal.sqlite", bytearray(filled(300))
    letters_that_are_none(raw)
    path.write_bytes(raw)
    replace, answers = Path.replace, []

    def replace_after_a_try(self: Path, target: Path) -> Path:
        answers.append(finish(start(TRY_TO_WRITE, path)))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_after_a_try)
    assert len(Journal(path).entries()) == 300
    assert answers == ["database is locked\n"]


DIE_AT_A_STEP = """
import os
steps = int(sys.argv[3])

def count(event, arguments):
    global steps
    if str(path.parent) in str(arguments):
        steps -= 1
        if steps == 0:
            os._exit(9)  # ends at once, as a killed process does

sys.addaudithook(count)
journal.entries()
"""


def test_a_process_that_dies_while_it_repairs_loses_nothing(tmp_path: Path) -> None:
    """At every step in the journal's folder, its name leads to a file with every entry."""
    path, raw = tmp_path / "journal.sqlite", bytearray(filled(50))
    zero_header(raw)
    step, code = 0, 9
    while code == 9:
        step += 1
        path.write_bytes(raw)
        child = start(DIE_AT_A_STEP, path, str(step))
        child.communicate(timeout=120)
        code = child.returncode
        assert len(Journal(path).entries()) == 50, f"after step {step}"
    assert code == 0 and step > 8
