"""The folder from which a teacher hands out, collects and grades a lesson with nbgrader."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_utils.data import HERE as LIBRARY
from course_utils.names import pick
from course_utils.progress import Lesson, lessons
from course_utils.teaching.assignment import Assignment, assignment, exercises_in
from course_utils.teaching.worlds import hidden_world

NOTEBOOKS = LIBRARY.parents[1] / "notebooks"
SETTINGS_FILE = "nbgrader_config.py"
SETTINGS = '''"""How nbgrader makes and grades the lessons of this folder. Times are in seconds."""

from course_utils.teaching.autograding import AUTOGRADE, SANITIZE

c = get_config()  # noqa: F821, nbgrader gives this function
c.CourseDirectory.course_id = "diasporas-and-diplomacy"

# What a student sees in the place of a solution.
c.ClearSolutions.code_stub = {"python": "# Your answer stands above this line."}
c.ClearSolutions.text_stub = "*Write your text here, in place of this line.*"

# How a submission is graded. Do not change these two lines: the points depend on them.
c.Autograde.sanitize_preprocessors = SANITIZE
c.Autograde.autograde_preprocessors = AUTOGRADE

# How long one cell may take, and all cells of one submission. First for the page of feedback,
# then for the points, where the notebook runs in up to four processes at the same time.
c.RunCells.timeout = 30
c.RunCells.together = 180
c.GradeCells.timeout = 30
c.GradeCells.together = 180
'''
NEEDS_NBGRADER = (
    "To make a graded version, nbgrader is needed. In the folder of the course, install it with: "
    '.venv/bin/pip install -e ".[instructor,grading]"'
)


class NotPossible(Exception):  # noqa: N818, its text is one sentence for the teacher
    """What was asked cannot be done, and why."""


@dataclass(frozen=True)
class Release:
    """What was made."""

    name: str
    folder: Path
    made: Assignment
    exercises: int
    again: int


def release(number: str, folder: Path) -> Release:
    """Make the graded version of a lesson in a folder. Raises NotPossible; nothing is overwritten.

    A folder that this command made before takes more lessons; another folder has to be empty.
    """
    lesson = find_lesson(number)
    original = read_notebook(lesson)
    if not find_spec("nbgrader"):
        raise NotPossible(NEEDS_NBGRADER)
    name = f"lesson-{lesson.number}"
    _check_folder(folder, name)
    worlds = hidden_worlds(original)
    made = assignment(original, worlds)
    with _permission(folder):
        _write(folder, name, lesson.file, made.notebook)
    _generate(folder, name)
    return Release(name, folder, made, len(exercises_in(original)), len(worlds))


def hidden_worlds(original: NotebookNode) -> Mapping[str, str]:
    """For the exercises that can be graded again: the name of the world."""
    found = {exercise.id: hidden_world(exercise) for exercise in exercises_in(original)}
    return {exercise: world for exercise, world in found.items() if world}


def find_lesson(number: str) -> Lesson:
    """The lesson of a number, such as "04" or "4". Raises NotPossible, naming the lessons."""
    try:
        return pick("lesson", number if number in lessons() else number.zfill(2), lessons())
    except KeyError as error:
        raise NotPossible(str(error.args[0])) from None


def read_notebook(lesson: Lesson) -> NotebookNode:
    """The notebook of a lesson as it was saved. Raises NotPossible without the course's folder."""
    try:
        return nbformat.read(NOTEBOOKS / lesson.file, as_version=4)
    except OSError:
        raise NotPossible(
            f"The notebook {lesson.file} was not found. This command needs the folder of the "
            "course, with its notebooks: clone the course and install it from there."
        ) from None


def _check_folder(folder: Path, name: str) -> None:
    with _permission(folder):
        content = [item.name for item in folder.iterdir()] if folder.exists() else []
        taken = [place for place in ("source", "release") if (folder / place / name).exists()]
    if content and SETTINGS_FILE not in content:
        raise NotPossible(
            f"The folder {folder} is not empty, and nothing is overwritten. Give the name of a new "
            "folder, or of one that this command made before."
        )
    if taken:
        raise NotPossible(
            f"The folder {folder} holds {name} already, and nothing is overwritten. Give the name "
            f"of a new folder, or delete {name} in source and in release yourself."
        )


@contextmanager
def _permission(folder: Path) -> Iterator[None]:
    """One sentence for a folder in which nobody can write."""
    try:
        yield
    except NotADirectoryError:
        raise NotPossible(
            f"{folder} is a file, or lies in one. Give the name of a folder."
        ) from None
    except OSError as error:
        raise NotPossible(f"The folder {folder} cannot be used: {error.strerror}.") from None


def _write(folder: Path, name: str, file: str, notebook: NotebookNode) -> None:
    source = folder / "source" / name
    source.mkdir(parents=True)
    nbformat.write(notebook, source / file)
    if not (folder / SETTINGS_FILE).exists():
        (folder / SETTINGS_FILE).write_text(SETTINGS, encoding="utf-8")


def _generate(folder: Path, name: str) -> None:
    """Let nbgrader make the version for students; if it fails, the source goes too."""
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", name]
    # nbgrader calls another program, alembic, which lies beside Python.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(folder / "source" / name)
        reasons = [line.strip() for line in done.stderr.splitlines() if "Error: " in line]
        reason = (reasons or ["It gave no reason."])[0]
        raise NotPossible(f"nbgrader could not make the version for students. {reason}")
