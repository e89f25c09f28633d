"""Mark lessons for presenting: cut their text into cells, and give every cell its slide type.

    python notebooks/mark_slides.py                       every notebook of the course
    python notebooks/mark_slides.py notebooks/01-*.ipynb  only these

Nothing is run. A second time nothing changes. `execute.py` does the same when it saves.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat

from course_utils.teaching.slides.marks import marked

FOLDER = Path(__file__).parent


def main(paths: list[str]) -> None:
    """Mark the notebooks at `paths`, or all of the course, each in its place."""
    for path in [Path(path) for path in paths] or sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(marked(nbformat.read(path, as_version=4)), path)


if __name__ == "__main__":
    main(sys.argv[1:])
