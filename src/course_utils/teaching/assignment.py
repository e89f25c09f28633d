"""A lesson as an assignment that nbgrader releases, collects and grades.

The notebook of the lesson is kept as it is, with three changes. A cell that ends in `check(…)`
gets the reference solution between nbgrader's marks, and a locked cell behind it that grades. A
puzzle becomes a list of lines. A text with a model answer becomes a cell that the teacher grades.
At the end stand locked cells for the exercises that are graded again in another world.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

import course_utils
from course_utils.activities import Prompt, mixed, prompts
from course_utils.exercises import Exercise, find
from course_utils.exercises.exercise import Order

SCHEMA = 3  # of nbgrader's metadata
POINTS_AGAIN = 1
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
IMPORT = "from course_utils.teaching.grading import"
INTRODUCTION = """## How this lesson is graded

- After each exercise stands a locked cell. Run it: it says whether your answer gets its points.
- Some exercises are graded a second time, with other numbers in the tables. **A number that you \
type is then wrong; a number that your lines compute is right.**
- Texts below *to hand in* are read by your teacher.
- Everything else (quiz, guesses, explorers, discussion) is not graded. It stays in your journal."""
AGAIN_HEADING = """## Graded again, with other numbers

You have nothing to do here. When your work is graded, your lines run once more on tables in which \
countries or years have changed places, or some countries are left out."""
TEXT_HEADING = "**Your text, to hand in** ({points} points). {prompt}"


@dataclass(frozen=True)
class Assignment:
    """The source notebook for nbgrader, and the points that can be reached in it."""

    notebook: NotebookNode
    points: int
    read_by_teacher: int


def assignment(original: NotebookNode, worlds: Mapping[str, str]) -> Assignment:
    """The source assignment of a lesson: with solutions, without outputs.

    `worlds` says for exercises in which other world they are graded again.
    """
    cells = [new for cell in original.cells for new in _cells(cell)]
    opening = next(n for n, cell in enumerate(cells) if cell.cell_type == "code")
    cells.insert(opening, new_markdown_cell(INTRODUCTION))
    cells += _again(worlds)
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=original.metadata)
    graded = [cell.metadata["nbgrader"] for cell in cells if "nbgrader" in cell.metadata]
    by_hand = sum(mark["points"] for mark in graded if mark["grade"] and mark["solution"])
    return Assignment(notebook, sum(mark.get("points", 0) for mark in graded), by_hand)


def exercises_in(notebook: NotebookNode) -> list[Exercise]:
    """The exercises that a notebook asks, in its order."""
    calls = [last_call(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    return [find(first) for word, first, _ in calls if word == "check"]


def _cells(cell: NotebookNode) -> Iterator[NotebookNode]:
    """What stands in the place of one cell of the lesson."""
    if cell.cell_type != "code":
        yield new_markdown_cell(without_links_to_lessons(cell.source))
        return
    word, first, answer = last_call(cell.source)
    if word == "check":
        yield from _exercise(cell.source, find(first), answer)
    elif word == "write" and prompts()[first].model:
        yield from _text(prompts()[first])
    elif not re.search(r"^\w+ = puzzle\(", cell.source, re.M):
        yield new_code_cell(cell.source, metadata=_tags(cell))


def without_links_to_lessons(text: str) -> str:
    """The text with the words of links to other lessons, which do not lie beside it."""
    return re.sub(r"\[([^\]]+)\]\([^)]+\.ipynb[^)]*\)", r"\1", text)


def _tags(cell: NotebookNode) -> dict[str, Any]:
    kept = [tag for tag in cell.metadata.get("tags", []) if tag == "raises-exception"]
    return {"tags": kept} if kept else {}


def last_call(source: str) -> tuple[str, str, str]:
    """The word, its first argument and the second of the call in the last line; or empty texts."""
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError):  # an error that the lesson shows, or an empty cell
        return "", "", ""
    match last:
        case ast.Expr(ast.Call(ast.Name(word), [ast.Constant(str(first)), *more])):
            return word, first, ast.unparse(more[0]) if more else ""
    return "", "", ""


def _exercise(source: str, exercise: Exercise, answer: str) -> Iterator[NotebookNode]:
    """A cell to answer in, and a locked one that grades."""
    name = answer.removesuffix(".order")
    given, call = source.rsplit("\n", 1) if "\n" in source else ("", source)
    if isinstance(exercise.asked, Order):
        given, call = _lines_to_order(exercise, name), call.replace(answer, name)
    text = "\n".join([given, BEGIN, *_reference(exercise, name), END, call])
    yield _marked(new_code_cell(text), f"answer-{exercise.id}", solution=True)
    test = f'{IMPORT} grade\n\ngrade("{exercise.id}", {name})'
    yield _marked(new_code_cell(test), f"grade-{exercise.id}", points=exercise.level)


def _lines_to_order(exercise: Exercise, name: str) -> str:
    assert isinstance(exercise.asked, Order)
    note = "# Put the lines in order. In JupyterLab, Alt and an arrow key move a line."
    return f"{note}\n{_as_list(name, mixed(exercise.asked.lines, exercise.id))}"


def _as_list(name: str, items: list[str] | tuple[str, ...]) -> str:
    return "\n".join([f"{name} = [", *(f"    {item!r}," for item in items), "]"])


def _reference(exercise: Exercise, name: str) -> list[str]:
    """The lines of the solution in a function, so that they change no name of the lesson."""
    if isinstance(exercise.asked, Order):
        return [_as_list(name, exercise.asked.lines)]
    if exercise.code.startswith("answer = "):
        return [f"{name} = {exercise.code.removeprefix('answer = ')}"]
    body = f"{exercise.code}\nreturn answer"
    used = {node.id for node in ast.walk(ast.parse(exercise.code)) if isinstance(node, ast.Name)}
    words = sorted(used & set(course_utils.__all__))
    first = [f"from course_utils import {', '.join(words)}"] if words else []
    first += ["import pandas as pd"] if "pd" in used else []
    function = textwrap.indent("\n".join([*first, body]), "    ")
    return ["def reference_solution():", function, f"{name} = reference_solution()"]


def _text(prompt: Prompt) -> Iterator[NotebookNode]:
    """What is asked, and a cell for the text, with the model answer as its solution."""
    points = len(prompt.credit)
    yield new_markdown_cell(TEXT_HEADING.format(points=points, prompt=prompt.prompt))
    text = "\n".join([BEGIN, rubric(prompt), END])
    yield _marked(new_markdown_cell(text), f"text-{prompt.id}", solution=True, points=points)


def rubric(prompt: Prompt) -> str:
    """The model answer and what earns credit, as Markdown."""
    credit = "\n".join(f"- {line}" for line in prompt.credit)
    return f"**A model answer.** {prompt.model}\n\n**What earns a point each:**\n\n{credit}"


def _again(worlds: Mapping[str, str]) -> Iterator[NotebookNode]:
    if worlds:
        yield new_markdown_cell(AGAIN_HEADING)
    for exercise, world in worlds.items():
        call = f'{IMPORT} again\n\nagain("{exercise}", "{world}")'
        hidden = f"### BEGIN HIDDEN TESTS\n{call}\n### END HIDDEN TESTS"
        text = (
            f"# Exercise {exercise} again. This cell is filled when your work is graded.\n{hidden}"
        )
        yield _marked(new_code_cell(text), f"again-{exercise}", points=POINTS_AGAIN)


def _marked(
    cell: NotebookNode, name: str, *, solution: bool = False, points: int | None = None
) -> NotebookNode:
    """The cell with nbgrader's metadata, which allows no dot. A cell with points is graded."""
    cell.metadata["nbgrader"] = {
        "schema_version": SCHEMA,
        "grade_id": name.replace(".", "-"),
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
    } | ({} if points is None else {"points": points})
    return cell
