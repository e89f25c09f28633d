"""A lesson presented live: JupyterLab with jupyterlab-rise, where widgets and exercises work.

jupyterlab-rise 0.43 shows no widgets of ipywidgets 8 by itself (jupyterlab-contrib/rise, issue
119). The small extension in the folder `labextensions` mends this; only this command loads it.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from course_utils.teaching.release import NOTEBOOKS, NotPossible, find_lesson, read_notebook

EXTENSIONS = Path(__file__).parent / "labextensions"
OPTIONS = [f"--{app}.extra_labextensions_path={EXTENSIONS}" for app in ("LabApp", "RiseApp")]
NEEDS_RISE = (
    "To present a lesson live, jupyterlab-rise is needed. In the folder of the course, install it "
    'with: .venv/bin/pip install -e ".[instructor]"'
)


def present(number: str) -> int:
    """Open JupyterLab on a lesson, ready for its slides; give its exit code when it ends.

    Raises NotPossible for an unknown lesson, or without jupyterlab-rise.
    """
    lesson = find_lesson(number)
    read_notebook(lesson)
    if not find_spec("jupyterlab_rise"):
        raise NotPossible(NEEDS_RISE)
    address = f"--LabApp.default_url=/lab/tree/{NOTEBOOKS.name}/{lesson.file}"
    command = [sys.executable, "-m", "jupyterlab", address, *OPTIONS]
    return subprocess.run(command, cwd=NOTEBOOKS.parent, check=False).returncode
