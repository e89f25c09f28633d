"""The steps that nbgrader takes with a submission, as the settings of the course name them.

nbgrader's own way is to run the tests in the learner's kernel, where the learner's code can change
them. Here the kernel only fills the page of feedback. The points come from `replay`, and they are
put in as the outputs of the locked cells, where nbgrader looks for them.
"""

from __future__ import annotations

import ast
import os
from time import monotonic
from typing import Any

import bleach
from bs4 import BeautifulSoup
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    Execute,
    LimitOutput,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from nbgrader.utils import is_grade
from traitlets import Bool, Integer

from course_utils.activities import prompts
from course_utils.exercises import find
from course_utils.teaching.assignment import rubric
from course_utils.teaching.grading import ALSO_RIGHT, RIGHT, lines, trouble_elsewhere, trouble_with
from course_utils.teaching.replay import (
    SETTINGS,
    Answers,
    Ask,
    Limits,
    Run,
    Step,
    answers_in,
)
from course_utils.teaching.worlds import HERE

SCHEMA = 3
Call = tuple[str, list[str]]
ENDED = "This cell ended Python. The cells below it did not run here."
LATE = "The time for this notebook was used up. This cell did not run here."
SAFE = {"text/plain", "text/html", "image/png", "image/jpeg"}
TAGS = {"b", "br", "code", "details", "div", "em", "figcaption", "figure", "i", "img", "li", "ol"}
TAGS |= {"p", "pre", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
# Styles are taken away from outputs. The page of feedback knows these instead.
TABLE, IMAGE = "<table class='table table-condensed'>", "<img width='100%' "
NOT_SHOWN = "\n… the rest of this output is not shown …\n"


class MendCells(NbGraderPreprocessor):
    """Give every cell the marks that it was released with, and put missing locked cells back."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mend one submission. Of two cells with the same mark the last one counts."""
        released = _released(resources["nbgrader"])
        for cell in reversed(nb.cells):
            marks = cell.metadata.pop("nbgrader", None)
            name = marks.get("grade_id") if isinstance(marks, dict) else None
            if isinstance(name, str) and name in released:
                cell.metadata["nbgrader"] = released.pop(name).metadata["nbgrader"]
        nb.cells += [cell for cell in released.values() if is_grade(cell)]
        return nb, resources


def _released(about: dict[str, str]) -> dict[str, NotebookNode]:
    """Every marked cell of the assignment by its name, from nbgrader's gradebook."""
    with Gradebook(about["db_url"]) as book:
        notebook = book.find_notebook(about["notebook"], about["assignment"])
        points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
        solutions = {cell.name for cell in notebook.solution_cells}
        return {
            cell.name: _cell(cell, points.get(cell.name), cell.name in solutions)
            for cell in notebook.source_cells
        }


def _cell(source: Any, points: float | None, solution: bool) -> NotebookNode:
    marks = {
        "schema_version": SCHEMA,
        "grade_id": source.name,
        "grade": points is not None,
        "solution": solution,
        "locked": source.locked,
        "task": False,
        "checksum": source.checksum,
        "cell_type": source.cell_type,
    } | ({} if points is None else {"points": points})
    new_cell = new_code_cell if source.cell_type == "code" else new_markdown_cell
    return new_cell(source.source, metadata={"nbgrader": marks})


class RunCells(Execute):
    """Run the notebook in a kernel, so that the page of feedback shows what it shows.

    A dead kernel, an endless cell or endless output costs the learner that page, not the points of
    other cells, and no other learner anything.
    """

    timeout = Integer(30, help="Seconds for one cell.").tag(config=True)
    together = Integer(180, help="Seconds for all cells of a submission.").tag(config=True)
    characters = Integer(50_000, help="Characters of output of one cell.").tag(config=True)
    raise_on_iopub_timeout = Bool(False, help="Late output is left out.").tag(config=True)

    def start_new_kernel(self, **kwargs: Any) -> None:
        """Start a kernel that has nobody's journal and no homeland of its own."""
        super().start_new_kernel(env=os.environ | SETTINGS, **kwargs)

    def preprocess(self, nb: NotebookNode, *args: Any, **kwargs: Any) -> Any:
        """Run all cells of one submission."""
        self._ended = ""
        self._until = monotonic() + self.together
        return super().preprocess(nb, *args, **kwargs)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Any:
        """Run one cell, unless the kernel has ended or the time is used up."""
        self._shown = 0
        if monotonic() > self._until:
            self._ended = LATE
        if self._ended:
            return cell, resources
        try:
            return super().preprocess_cell(cell, resources, index)
        except (DeadKernelError, CellTimeoutError):
            self._ended = ENDED
            cell.outputs = [_error("Ended", ENDED)]
            return cell, resources

    def process_message(self, msg: Any, cell: NotebookNode, cell_index: int) -> Any:
        """Take one output of a cell; what is too much is left out."""
        if msg["msg_type"] not in ("stream", "display_data", "execute_result", "error"):
            return super().process_message(msg, cell, cell_index)
        room = self.characters - self._shown
        if msg["msg_type"] == "stream":
            text = msg["content"]["text"]
            self._shown += len(text)
            msg["content"]["text"] = text if len(text) <= room else text[: max(room, 0)] + NOT_SHOWN
        return super().process_message(msg, cell, cell_index) if room > 0 else None


class GradeCells(NbGraderPreprocessor):
    """Replay the learner's cells in every world that is needed, and fill the locked cells."""

    timeout = Integer(30, help="Seconds for one cell.").tag(config=True)
    together = Integer(180, help="Seconds for all cells of a submission.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Grade one submission."""
        calls = [(cell, _call(cell)) for cell in nb.cells if cell.cell_type == "code"]
        worlds = {HERE} | {parts[1] for _, (word, parts) in calls if word == "again"}
        steps = [_step(cell, call) for cell, call in calls if call[0] != "again"]
        found = answers_in(sorted(worlds), steps, Limits(self.timeout, self.together))
        for cell, call in calls:
            if call[0]:
                cell.outputs = [_output(call, found)]
        nb.cells = [new for cell in nb.cells for new in (cell, *_rubric(cell))]
        return nb, resources


def _call(cell: NotebookNode) -> Call:
    """The word in a locked cell and its arguments; an empty word for a learner's cell."""
    if not is_grade(cell):
        return "", []
    match ast.parse(cell.source).body[-1]:
        case ast.Expr(ast.Call(ast.Name(word), arguments)):
            return word, [getattr(a, "value", None) or ast.unparse(a) for a in arguments]
    return "", []


def _step(cell: NotebookNode, call: Call) -> Step:
    return Ask(*call[1]) if call[0] else Run(cell.source)


def _output(call: Call, found: dict[str, Answers]) -> NotebookNode:
    """What nbgrader reads: an error is no points, a printed text is all of them."""
    word, (exercise_id, second) = call
    exercise = find(exercise_id)
    here = found[HERE].get(exercise_id, ...)
    if word == "grade":
        trouble, praise = trouble_with(exercise, here), f"{RIGHT} {exercise.reasoning}"
    else:
        there = found[second].get(exercise_id, ...)
        trouble, praise = trouble_elsewhere(exercise, second, here, there), ALSO_RIGHT
    if trouble:
        return _error("NotYet", trouble)
    return new_output("stream", name="stdout", text="\n".join(lines(praise)))


def _error(name: str, text: str) -> NotebookNode:
    return new_output("error", ename=name, evalue=text, traceback=lines(text))


def _rubric(cell: NotebookNode) -> list[NotebookNode]:
    """For the teacher who grades a text, and later for the learner: the model answer below it."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    prompt = prompts().get(name.removeprefix("text-")) if is_grade(cell) else None
    return [new_markdown_cell(rubric(prompt))] if prompt else []


class ShowSafely(NbGraderPreprocessor):
    """Take scripts out of what a learner wrote, before a teacher opens it in the formgrader.

    The formgrader runs in the teacher's JupyterLab, so that a script could change grades.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Clean one submission; of what it says about itself only the language stays."""
        kept = ("kernelspec", "language_info")
        nb.metadata = NotebookNode({key: nb.metadata[key] for key in kept if key in nb.metadata})
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, index: int
    ) -> tuple[NotebookNode, Any]:
        """Clean one cell. Texts lose the meaning of their tags; outputs keep harmless ones."""
        if cell.cell_type != "code":
            cell.source = cell.source.replace("<", "&lt;")
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = {form: _clean(form, shown) for form, shown in _safe(output)}
        return cell, resources


def _safe(output: NotebookNode) -> list[tuple[str, Any]]:
    return [(form, shown) for form, shown in output["data"].items() if form in SAFE]


def _clean(form: str, shown: Any) -> Any:
    if form != "text/html":
        return shown
    page = BeautifulSoup(shown, "html.parser")
    for element in page.find_all(["script", "style"]):
        element.decompose()  # else their text would stand on the page
    clean = bleach.clean(
        str(page),
        tags=TAGS,
        attributes=["alt", "scope", "src", "start"],
        protocols=["data", "http", "https"],
        strip=True,
    )
    return clean.replace("<table>", TABLE).replace("<img ", IMAGE)


SANITIZE = [
    ClearOutput,
    MendCells,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
AUTOGRADE = [RunCells, GradeCells, LimitOutput, SaveAutoGrades, AssignLatePenalties]
AUTOGRADE += [CheckCellMetadata, ShowSafely]
