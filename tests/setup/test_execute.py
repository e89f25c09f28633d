"""The script that runs the notebooks and saves them."""

import runpy
import subprocess
import sys

import nbformat
import pytest

WIDGET_CELL = """
import ipywidgets, os
print(os.environ["COURSE_JOURNAL"], os.environ["COURSE_HOMELAND"])
ipywidgets.IntSlider()
"""


@pytest.fixture
def execute(root):
    def execute_file(path):
        command = [sys.executable, root / "notebooks" / "execute.py", path]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return execute_file


@pytest.fixture
def write(tmp_path):
    def write_notebook(*sources):
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        cells[0].metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
        metadata = {"kernelspec": {"name": "elsewhere", "display_name": "Elsewhere"}}
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
        nbformat.write(notebook, tmp_path / "one.ipynb")
        return tmp_path / "one.ipynb"

    return write_notebook


def test_it_saves_outputs_in_order_for_a_page_without_a_kernel(execute, write):
    path = write("1 + 1", WIDGET_CELL)
    done = execute(path)
    assert done.returncode == 0, done.stderr
    notebook = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in notebook.cells] == [1, 2]
    printed, widget = notebook.cells[1].outputs
    assert printed.text == ":memory: UZB\n"
    assert "text/plain" in widget.data
    assert "application/vnd.jupyter.widget-view+json" not in widget.data


def test_it_saves_nothing_about_the_machine_or_the_run(execute, write):
    path = write("1 + 1")
    execute(path)
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    assert notebook.cells[0].metadata == {"slideshow": {"slide_type": "skip"}}


def test_a_second_run_saves_the_same_bytes(execute, write):
    path = write("print('a', flush=True); print('b')", WIDGET_CELL)
    execute(path)
    first = path.read_bytes()
    execute(path)
    assert b'"execution_count": 2' in first
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("cell", "message"),
    [("1 / 0", "ZeroDivisionError"), ("import warnings; warnings.warn('careful')", "careful")],
)
def test_a_failing_or_warning_cell_stops_it_and_nothing_is_saved(execute, write, cell, message):
    path = write(cell)
    before = path.read_bytes()
    done = execute(path)
    assert done.returncode == 1
    assert message in done.stderr
    assert path.read_bytes() == before


def test_without_a_path_it_runs_the_lessons_and_then_the_notebook_for_teachers(root):
    found = runpy.run_path(str(root / "notebooks" / "execute.py"))["everything"]()
    names = [path.name for path in found]
    assert names[0] == "00-start-here.ipynb" and names[-1] == "class-report.ipynb"
    assert all(path.exists() for path in found) and names.count("class-report.ipynb") == 1
