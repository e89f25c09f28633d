"""Run notebooks from top to bottom and save them with their outputs.

    python notebooks/execute.py                       every lesson, and the notebook for teachers
    python notebooks/execute.py notebooks/01-*.ipynb  only these

Each notebook gets a fresh kernel. A notebook is saved only if no cell failed or wrote to stderr,
and two runs of the same notebook save the same text. Saving marks the cells of a lesson for
slides, as `mark_slides.py` does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from course_utils.teaching.slides.marks import marked

FOLDER = Path(__file__).resolve().parent
FOR_TEACHERS = FOLDER.parent / "instructor"
# Nobody's own answers or homeland: the same outputs on every machine.
SETTINGS = {"COURSE_JOURNAL": ":memory:", "COURSE_HOMELAND": "UZB"}
SECONDS_PER_CELL = 60
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# The number of a widget dies with its kernel. Its HTML and its plain text stay on the page.
WIDGET = "application/vnd.jupyter.widget-view+json"


def main(paths: list[str]) -> None:
    """Execute the notebooks at `paths`, or all there are, and save each in its place."""
    os.environ.update(SETTINGS)
    os.environ.pop("MPLBACKEND", None)  # the kernel chooses how to draw, as in JupyterLab
    for path in [Path(path) for path in paths] or everything():
        start = perf_counter()
        save(executed(path), path)
        print(f"{path.name}: {perf_counter() - start:.1f} s")


def everything() -> list[Path]:
    """Return the lessons in their order, then the notebooks for teachers."""
    return [path for folder in (FOLDER, FOR_TEACHERS) for path in sorted(folder.glob("*.ipynb"))]


def executed(path: Path) -> NotebookNode:
    """Return the notebook with the outputs of a fresh run, or stop at the first failing cell."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        record_timing=False,
        coalesce_streams=True,
    ).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if _unwanted(output, cell.metadata.get("tags", [])):
                sys.exit(f"{path.name} has an output that learners should not see:\n{output}")
    return notebook


def _unwanted(output: NotebookNode, tags: list[str]) -> bool:
    """Is this a warning, or an error in a cell that does not show one on purpose?"""
    error = output.output_type == "error" and "raises-exception" not in tags
    return error or output.get("name") == "stderr"


def save(notebook: NotebookNode, path: Path) -> None:
    """Write the notebook without anything that depends on this run or this machine."""
    notebook.metadata = NotebookNode(METADATA)
    notebook.nbformat_minor = 5
    for position, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"cell-{position}")
        for name in ("execution", "trusted", "collapsed"):
            cell.metadata.pop(name, None)
    if path.parent.resolve() != FOR_TEACHERS:  # only lessons are presented
        marked(notebook)
    for output in outputs(notebook):
        output.get("data", {}).pop(WIDGET, None)
    nbformat.write(notebook, path)


def outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Yield the outputs of all cells."""
    for cell in notebook.cells:
        yield from cell.get("outputs", [])


if __name__ == "__main__":
    main(sys.argv[1:])
