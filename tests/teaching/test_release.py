"""The command that makes the graded version, and what students get from it."""

from __future__ import annotations

import re
import sqlite3

import nbformat
import pytest
from submissions import LESSON, NAME

from course_utils.activities import prompts
from course_utils.exercises import find
from course_utils.teaching import release as releasing

pytestmark = pytest.mark.grading


@pytest.fixture(scope="module")
def for_students(released):
    return nbformat.read(released / "release" / NAME / LESSON, as_version=4)


@pytest.fixture(scope="module")
def with_solutions(released):
    return nbformat.read(released / "source" / NAME / LESSON, as_version=4)


def text_of(notebook):
    return "\n".join(cell.source for cell in notebook.cells)


def test_the_version_for_students_holds_no_solution_test_or_model_answer(for_students):
    text = text_of(for_students)
    assert not re.search(r"BEGIN|reference_solution|again\(|other (countries|years)\"", text)
    assert prompts()["why-04"].model not in text
    assert not any(line in text for line in prompts()["why-04"].credit)
    given = text_of(nbformat.read(releasing.NOTEBOOKS / LESSON, as_version=4))
    for number in (2, 3, 4, 5):
        for line in find(f"4.{number}").code.splitlines():
            assert line in given or line not in text.splitlines()


def test_the_version_with_solutions_holds_them(with_solutions):
    text = text_of(with_solutions)
    assert prompts()["why-04"].model in text
    assert find("4.5").code.splitlines()[-1].removeprefix("answer = ") in text
    assert 'again("4.2", "other countries")' in text


def test_the_lines_of_a_puzzle_are_mixed(for_students):
    cell = next(c for c in for_students.cells if c.source.endswith('check("4.6", lines)'))
    given = {}
    exec(cell.source.replace('check("4.6", lines)', ""), given)
    assert sorted(given["lines"]) == sorted(find("4.6").asked.lines)
    assert given["lines"] != list(find("4.6").asked.lines)


def test_no_outputs_and_no_links_to_files_that_are_not_there(for_students):
    assert not any(cell.get("outputs") for cell in for_students.cells)
    assert not re.search(r"\]\([^)]*\.ipynb", text_of(for_students))


def test_cells_that_grade_are_locked(for_students):
    marks = [c.metadata for c in for_students.cells if "nbgrader" in c.metadata]
    graded = [m for m in marks if m.nbgrader.grade and not m.nbgrader.solution]
    assert len(graded) == 6 + 4
    assert all(m.deletable is False and m.editable is False for m in graded)


def test_the_gradebook_is_there(released):
    with sqlite3.connect(released / "gradebook.db") as book:
        (points,) = book.execute("SELECT sum(max_score) FROM grade_cells").fetchone()
    book.close()
    assert points == 11 + 4 + 3


# ---------------------------------------------------------------- what a teacher may type


def test_the_command_says_what_was_made(course, tmp_path, monkeypatch, lesson_folder):
    monkeypatch.setattr(releasing, "NOTEBOOKS", lesson_folder)
    code, said, _ = course("release", "4", "--to", tmp_path / "new")
    assert code == 0
    assert "Lesson 04 is ready" in said and "nbgrader autograde lesson-04" in said
    assert "18 points, 3 of them" in said
    code, _, error = course("release", "04", "--to", tmp_path / "new")
    assert (code, error.count("\n")) == (2, 1)
    assert "holds lesson-04 already, and nothing is overwritten" in error


@pytest.mark.parametrize(
    ("lesson", "sentence"),
    [
        ("44", "There is no lesson '44'. The nearest: 04"),
        ("a2", "There is no lesson 'a2'. The nearest: "),
    ],
)
def test_no_such_lesson(course, tmp_path, lesson, sentence):
    code, said, error = course("release", lesson, "--to", tmp_path / "new")
    assert (code, said) == (2, "")
    assert error.startswith(sentence) and error.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_stays_as_it_is(course, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    code, _, error = course("release", "04", "--to", tmp_path)
    assert code == 2
    assert "is not empty, and nothing is overwritten" in error
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder(course, tmp_path):
    (tmp_path / "file").touch()
    code, _, error = course("release", "04", "--to", tmp_path / "file")
    assert code == 2
    assert "is a file" in error


def test_a_folder_in_which_nobody_can_write(course, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "mkdir", refuse)
    code, _, error = course("release", "00", "--to", tmp_path / "new")
    assert code == 2
    assert error.endswith("cannot be used: Permission denied.\n")


def test_a_course_without_its_notebooks(course, tmp_path, monkeypatch):
    monkeypatch.setattr(releasing, "NOTEBOOKS", tmp_path)
    code, _, error = course("release", "04", "--to", tmp_path / "new")
    assert code == 2
    assert "was not found. This command needs the folder of the course" in error


def test_without_nbgrader_one_sentence_says_how_to_get_it(course, tmp_path, monkeypatch):
    monkeypatch.setattr(releasing, "find_spec", lambda _: None)
    code, _, error = course("release", "04", "--to", tmp_path / "new")
    assert code == 2
    assert "pip install -e" in error and error.count("\n") == 1


def test_help_that_a_teacher_understands(course):
    code, said, _ = course("release", "--help")
    assert code == 0
    assert "Make the graded version of a lesson" in said and "Nothing that exists" in said
