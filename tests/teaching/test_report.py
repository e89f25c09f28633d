"""The command `course report`: a page, what is left out, and nothing overwritten."""

from __future__ import annotations

import pytest

from course_utils.exercises import find
from course_utils.journal import Journal


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    mistake = find("1.2").mistakes[0]
    for name in ("ada", "bao"):
        journal = Journal(":memory:")
        value = {"state": "not yet", "mistake": mistake.name}
        journal.record("exercise", "01", "1.2", value)
        journal.export(folder / f"{name}.json")
    (folder / "torn.json").write_text("{")
    return folder


def test_a_folder_without_a_journal_makes_no_page(course, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    code, said, error = course("report", folder)
    assert (code, said) == (2, "") and error.startswith("There is no journal in the folder")
    (folder / "torn.json").write_text("{")
    assert "\ntorn.json is not" in course("report", folder)[2]
    assert not (tmp_path / "class-report.html").exists()


def test_a_page_with_pseudonyms(course, handed_in, tmp_path):
    code, said, _ = course("report", handed_in)
    page = (tmp_path / "class-report.html").read_text(encoding="utf-8")
    assert code == 0 and "class-report.html is ready: 2 learners." in said
    assert "Left out: torn.json is not a JSON file, or it is cut off." in said
    assert find("1.2").mistakes[0].message[:40] in page
    assert "Learner 01" in page and "ada" not in page


def test_names_only_when_asked(course, handed_in, tmp_path):
    assert course("report", handed_in, "--names", "--to", tmp_path / "n.html")[0] == 0
    assert "ada.json" in (tmp_path / "n.html").read_text(encoding="utf-8")


def test_a_page_that_is_there_stays(course, handed_in, tmp_path):
    (tmp_path / "class-report.html").write_text("mine")
    code, _, error = course("report", handed_in)
    assert code == 2 and "exists, and nothing is overwritten" in error
    assert (tmp_path / "class-report.html").read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere"], "There is no folder nowhere."),
        (["class/ada.json"], "ada.json is a file. Give the folder that holds the files."),
        (["class", "--to", "no/such/place.html"], "cannot be written: choose another name"),
    ],
)
def test_bad_input_gets_one_sentence(course, handed_in, words, sentence):
    code, said, error = course("report", *words)
    assert (code, said) == (2, "") and sentence in error and error.count("\n") == 1
