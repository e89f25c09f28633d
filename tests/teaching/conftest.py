"""A class that hands in its work: one lesson, released and graded with the real nbgrader."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from submissions import HOSTILE, LESSON, NAME, SUBMISSIONS

from course_utils.teaching import release as releasing

Ran = tuple[int, str, str]
SRC = Path(__file__).parents[2] / "src"
SHORT = ["--RunCells.timeout=3", "--RunCells.together=20", "--GradeCells.timeout=4"]
LAST_EXERCISE = 'check("4.6"'
SCORES = """
SELECT student.id, base_cell.name, coalesce(grade.manual_score, grade.auto_score, 0)
FROM grade JOIN base_cell ON grade.cell_id = base_cell.id
JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN student ON submitted_assignment.student_id = student.id
"""


@dataclass(frozen=True)
class Class:
    """The folder of the course, the points of every student by cell, and what nbgrader said."""

    folder: Path
    points: dict[str, dict[str, float]]
    said: str

    def feedback(self, student: str) -> str:
        """The page that a student gets, as text with single spaces."""
        (page,) = (self.folder / "feedback" / student / NAME).glob("*.html")
        text = re.sub(
            r"<style.*?</style>|<[^>]+>", " ", page.read_text(encoding="utf-8"), flags=re.S
        )
        return " ".join(text.split())


def nbgrader(folder: Path, *words: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *words]
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(SRC)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return f"exit code {done.returncode}\n{done.stdout}{done.stderr}"


@pytest.fixture
def course(tmp_path, monkeypatch) -> Callable[..., Ran]:
    """The command in an empty folder: its exit code, what it said, and what it said of errors."""
    testing = pytest.importorskip("typer.testing", reason="Tests of the command need typer.")
    from course_utils.cli import app

    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Ran:
        done = testing.CliRunner().invoke(app, [str(word) for word in words])
        return done.exit_code, done.stdout, done.stderr

    return run


@pytest.fixture(scope="session")
def lesson_folder(tmp_path_factory) -> Path:
    """The first half of lesson 04 and its text, which is enough and takes half of the time."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebook = nbformat.read(releasing.NOTEBOOKS / LESSON, as_version=4)
    sources = [cell.source for cell in notebook.cells]
    end = next(n for n, source in enumerate(sources) if LAST_EXERCISE in source)
    text = next(n for n, source in enumerate(sources) if source.startswith('write("why-04")'))
    notebook.cells = [*notebook.cells[: end + 1], notebook.cells[text]]
    nbformat.write(notebook, folder / LESSON)
    return folder


@pytest.fixture(scope="session")
def released(tmp_path_factory, lesson_folder) -> Path:
    """The folder that `course release` makes."""
    folder = tmp_path_factory.mktemp("graded") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(releasing, "NOTEBOOKS", lesson_folder)
        releasing.release("04", folder)
    return folder


@pytest.fixture(scope="session")
def graded(released, tmp_path_factory) -> Class:
    """Everybody has handed in, and everything is graded."""
    folder = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(released, folder)
    for student in SUBMISSIONS.keys() - HOSTILE:
        hand_in(student, folder)
    said = nbgrader(folder, "autograde", NAME)
    # No test waits long for cells that never end. The others keep the time that teachers give.
    for student in HOSTILE:
        hand_in(student, folder)
    said += nbgrader(folder, "autograde", NAME, *SHORT)
    said += nbgrader(folder, "generate_feedback", NAME)
    return Class(folder, points_in(folder / "gradebook.db"), said)


def hand_in(student: str, folder: Path) -> None:
    given = folder / ("source" if student == "perfect" else "release") / NAME / LESSON
    place = folder / "submitted" / student / NAME
    place.mkdir(parents=True)
    content = SUBMISSIONS[student](nbformat.read(given, as_version=4))
    (place / LESSON).write_text(content, encoding="utf-8")


def points_in(gradebook: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    with sqlite3.connect(gradebook) as book:
        for student, cell, points in book.execute(SCORES):
            found.setdefault(student, {})[cell] = points
    book.close()
    return found
