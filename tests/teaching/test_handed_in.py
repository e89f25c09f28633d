"""The files of a class: what counts, what is left out, and that no file stops the others."""

from __future__ import annotations

import json

import pytest

from course_utils.journal import EXPORT_FORMAT, Journal
from course_utils.teaching.handed_in import read_class


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "class"


@pytest.fixture
def hand_in(folder, tmp_path):
    """Write the journal of a learner into the folder; the journal comes back, to go on with it."""
    folder.mkdir()

    def write(file, *answers, journal=None):
        journal = journal or Journal(":memory:")
        for exercise, state in answers:
            value = {"state": state, "mistake": None}
            journal.record("exercise", exercise.split(".")[0].zfill(2), exercise, value)
        journal.export(folder / file)
        return journal

    return write


def reasons(found):
    return {item.file: item.reason for item in found.left_out}


def test_one_row_an_entry_and_one_name_a_file(hand_in, folder):
    hand_in("ada.json", ("1.2", "not yet"), ("1.2", "correct"))
    hand_in("bao.json", ("1.2", "correct"))
    found = read_class(folder, names=True)
    assert list(found.learners) == ["ada.json", "bao.json"]
    assert found.entries.groupby("learner").size().to_dict() == {"ada.json": 2, "bao.json": 1}
    assert not found.left_out


def test_pseudonyms_hide_the_names_and_stay_the_same(hand_in, folder):
    for name in ("ada", "bao", "carlos"):
        hand_in(f"{name}.json", ("1.2", "correct"))
    found, again = read_class(folder), read_class(folder)
    assert list(found.learners) == ["Learner 01", "Learner 02", "Learner 03"]
    assert list(found.entries["learner"]) == list(again.entries["learner"])
    assert "ada" not in found.entries.to_json()


def test_a_learner_without_entries_is_a_learner(hand_in, folder):
    hand_in("ada.json")
    assert len(read_class(folder).learners) == 1


def test_an_older_copy_of_the_same_journal_is_left_out(hand_in, folder):
    journal = hand_in("monday.json", ("1.2", "not yet"))
    hand_in("friday.json", ("1.2", "correct"), journal=journal)
    found = read_class(folder, names=True)
    assert list(found.learners) == ["friday.json"] and len(found.entries) == 2
    assert "friday.json" in reasons(found)["monday.json"]


def test_an_entry_that_stands_twice_in_a_file_counts_once(hand_in, folder):
    hand_in("ada.json", ("1.2", "correct"))
    content = json.loads((folder / "ada.json").read_text())
    content["entries"] *= 2
    (folder / "ada.json").write_text(json.dumps(content))
    assert len(read_class(folder).entries) == 1


DEEP = "[" * 100_000
BROKEN = {
    "cut.json": '{"format": "dia',
    "deep.json": DEEP,
    "other.json": '{"format": "another program"}',
    "new.json": json.dumps({"format": EXPORT_FORMAT, "version": 99, "entries": []}),
    "list.json": json.dumps({"format": EXPORT_FORMAT, "version": 1, "entries": [1]}),
    "notes.txt": "hello",
    "empty.json": "",
    "<script>.json": "no",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_and_the_others_count(name, hand_in, folder):
    hand_in("ada.json", ("1.2", "correct"))
    (folder / name).write_text(BROKEN[name])
    found = read_class(folder)
    assert len(found.entries) == 1 and list(reasons(found)) == [name]
    assert 20 < len(reasons(found)[name]) < 160 and reasons(found)[name].endswith(".")


def test_folders_and_hidden_files_are_no_work(hand_in, folder):
    hand_in("ada.json", ("1.2", "correct"))
    (folder / ".hidden.json").write_text("x")
    (folder / "more.json").mkdir()
    found = read_class(folder)
    assert len(found.learners) == 1 and list(reasons(found)) == ["more.json"]


def test_a_folder_that_is_none_gets_one_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"There is no folder nowhere\."):
        read_class(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError, match="is a file"):
        read_class(tmp_path / "file")
