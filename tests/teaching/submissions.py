"""What the students of the tests hand in. Each function makes a file from the released notebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_utils.activities import prompts
from course_utils.exercises import find

LESSON = "04-remittances-and-economic-diplomacy.ipynb"
NAME = "lesson-04"
# Lines as a student writes them, with the names of the lesson, for `...` of each exercise.
OWN = {
    "4.1": '"c"',
    "4.2": 'list((by_code["remittances_paid_usd"] / by_code["population"]).nlargest(3).index)',
    "4.3": 'group_rows[group_rows["year"] == 2023].set_index("publication")["usd_billion"]',
    "4.4": '100 * blog[blog["group"] == "high income"]["usd_billion"].item() / '
    'blog[blog["group"] == "world"]["usd_billion"].item()',
    "4.5": 'flows.loc[2023, "remittances"] - flows.loc[2023, ["investment", "aid"]].sum()',
}
TYPICAL = OWN | {
    "4.1": '"a"',
    "4.3": 'group_rows[group_rows["yaer"] == 2023]',
    "4.5": 'flows.loc[2023, "remittances"] - flows.loc[2023, "investment"]',
}
TAMPERING = """
import course_utils.checking, course_utils.comparing, course_utils.teaching.grading as grading
course_utils.checking.judge = lambda *_: course_utils.checking.Verdict("correct", "Yes.")
course_utils.comparing.difference = course_utils.checking.difference = lambda *_: None
grading.grade = grading.again = grading.trouble_with = lambda *_: None
"""
NOTHING_RUNS = "get_ipython().run_cell = lambda *_, **__: None"
ENDLESS = """
while True:
    try:
        while True: pass
    except BaseException: pass
"""
SCRIPT = "<script>alert('taken over')</script><img src='x' onerror='alert(2)'>"
SCRIPTS = [
    "from IPython.display import HTML, SVG, Javascript",
    f'HTML("""{SCRIPT}<svg onload="alert(3)"/>""")',
    "Javascript('alert(4)')",
    "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(5)</script></svg>')",
]
FLOOD = 'while True: print("flood " * 20_000)'


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def answer(notebook: NotebookNode, exercise: str, lines: str) -> None:
    """Replace the dots by lines."""
    place = cell(notebook, f"answer-{exercise.replace('.', '-')}")
    place.source = place.source.replace("...", lines, 1)


def order(notebook: NotebookNode) -> None:
    place = cell(notebook, "answer-4-6")
    place.source = f'lines = {find("4.6").solution()!r}\ncheck("4.6", lines)'


def written(notebook: NotebookNode) -> str:
    return nbformat.writes(notebook)


def perfect(notebook: NotebookNode) -> str:
    cell(notebook, "text-why-04").source = prompts()["why-04"].model
    return written(notebook)


def own(notebook: NotebookNode) -> str:
    for exercise, lines in OWN.items():
        answer(notebook, exercise, lines)
    order(notebook)
    return written(notebook)


def typical(notebook: NotebookNode) -> str:
    for exercise, lines in TYPICAL.items():
        answer(notebook, exercise, lines)
    cell(notebook, "text-why-04").source = f"Because it was computed. {SCRIPT}"
    notebook.cells += [nbformat.v4.new_code_cell(text) for text in SCRIPTS]
    return written(notebook)


def typed(value: Any) -> str:
    """An answer as somebody types it who has read it somewhere."""
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    return repr(value if isinstance(value, dict | list | str) else float(value))


def memoriser(notebook: NotebookNode) -> str:
    """Types the right answers, and computes nothing."""
    for exercise in OWN:
        answer(notebook, exercise, typed(find(exercise).solution()))
    order(notebook)
    return written(notebook)


def stopper(notebook: NotebookNode) -> str:
    """Right answers between cells that never end, end Python, or print without end."""
    own(notebook)
    extra = {"4.1": "import sys; sys.exit(0)", "4.2": ENDLESS, "4.4": "import os; os._exit(0)"}
    for exercise, lines in (extra | {"4.5": FLOOD}).items():
        place = cell(notebook, f"answer-{exercise.replace('.', '-')}")
        position = notebook.cells.index(place)
        notebook.cells.insert(position, nbformat.v4.new_code_cell(lines))
    return written(notebook)


def tamperer(notebook: NotebookNode) -> str:
    """Changes the tests in every way: their text, their marks, the library; and deletes cells.

    Two answers are right (4.2 and 4.3), three are wrong, and the puzzle is deleted.
    """
    for exercise, lines in (OWN | {"4.1": '"a"', "4.4": "1.0", "4.5": "1.0"}).items():
        answer(notebook, exercise, lines)
    notebook.cells[1].source = "An ordinary text."
    notebook.cells.insert(2, nbformat.v4.new_code_cell(TAMPERING))
    cell(notebook, "grade-4-1").source = "1000"
    cell(notebook, "grade-4-2").metadata.nbgrader.points = 1000
    cell(notebook, "grade-4-3").metadata.nbgrader.grade = False
    cell(notebook, "grade-4-3").metadata.nbgrader.solution = True
    copied = nbformat.from_dict(cell(notebook, "grade-4-4") | {"source": "pass", "id": "copied"})
    notebook.cells.append(copied)
    cell(notebook, "answer-4-5").metadata.nbgrader = {"grade_id": ["no text"]}
    mine = cell(notebook, "answer-4-4")
    mine.metadata.nbgrader |= {"grade": True, "points": 1000, "grade_id": "unknown"}
    for name in ("answer-4-6", "grade-4-6", "again-4-2", "text-why-04"):
        notebook.cells.remove(cell(notebook, name))
    notebook.cells.append(nbformat.v4.new_code_cell(NOTHING_RUNS))
    return written(notebook)


def damaged(notebook: NotebookNode) -> str:
    return written(notebook)[:5000]


SUBMISSIONS: dict[str, Callable[[NotebookNode], str]] = {
    "blank": written,
    "damaged": damaged,
    "memoriser": memoriser,
    "own": own,
    "perfect": perfect,
    "stopper": stopper,
    "tamperer": tamperer,
    "typical": typical,
}
HOSTILE = {"stopper", "tamperer"}
