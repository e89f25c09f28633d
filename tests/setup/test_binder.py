"""What Binder builds from the folder .binder/, without building it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.binder

LESSON = "notebooks/01-what-is-a-diaspora.ipynb"
# Because of the folder .binder/, repo2docker does not read these in the root.
IGNORED_IN_ROOT = ["requirements.txt", "environment.yml", "runtime.txt", "postBuild", "start"]
OTHER_SOURCES = ["environment.yml", "setup.py", "Pipfile", "Pipfile.lock", "Dockerfile", "apt.txt"]
RUN_NOTEBOOKS = """
from pathlib import Path
import nbclient, nbformat
for path in sorted(Path("notebooks").glob("*.ipynb")):
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd="notebooks")
    print(path)
"""


@pytest.fixture(scope="module")
def plan(project_copy, run):
    """The lines of the Dockerfile that repo2docker would build."""
    repo2docker = Path(sys.executable).parent / "jupyter-repo2docker"
    user = ["--user-id", "1000", "--user-name", "jovyan"]
    text = run(repo2docker, "--no-build", "--debug", *user, ".", cwd=project_copy)
    return [line.strip() for line in text.splitlines()]


def test_the_plan_uses_the_python_of_runtime_txt(plan, root):
    version = (root / ".binder/runtime.txt").read_text().strip().removeprefix("python-")
    assert f"Building conda environment for python={version}" in plan


def test_the_plan_installs_the_dependencies_before_it_copies_the_course(plan):
    (install,) = [line for line in plan if 'pip install --no-cache-dir -r ".binder/req' in line]
    (copy,) = [line for line in plan if line.endswith("src/ ${REPO_DIR}/")]
    assert plan.index(install) < plan.index(copy) < plan.index("RUN ./.binder/postBuild")


def test_the_plan_starts_with_our_settings(plan):
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/.binder/start"' in plan


def test_binder_has_one_source_of_truth(root):
    assert not (root / "binder").exists()
    assert not [name for name in IGNORED_IN_ROOT if (root / name).exists()]
    assert not [name for name in OTHER_SOURCES if (root / ".binder" / name).exists()]


def test_requirements_have_no_local_line(root):
    """With a local line Binder would install everything again after every change of a text."""
    lines = (root / ".binder/requirements.txt").read_text().splitlines()
    starts = [line for line in lines if not line.startswith("    --hash=")]
    assert starts
    assert not [line for line in starts if "==" not in line or "/" in line or "@" in line]


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_scripts_run_and_stop_at_the_first_error(root, name):
    path = root / ".binder" / name
    lines = path.read_text().splitlines()
    assert lines[0] == "#!/bin/bash"
    assert "set -euo pipefail" in lines
    assert os.access(path, os.X_OK)


@pytest.mark.slow
def test_a_fresh_environment_made_from_binder_alone_runs_the_notebooks(project_copy, tmp_path, run):
    if not (project_copy / LESSON).exists():
        pytest.skip(f"{LESSON} does not exist yet")
    run(binder_python(project_copy), "-m", "venv", tmp_path / "venv", cwd=project_copy)
    bin_folder = tmp_path / "venv" / "bin"
    online = {"PYTHONPATH": "", "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    run("pip", "install", "--quiet", "-r", ".binder/requirements.txt", cwd=project_copy, **online)
    run(".binder/postBuild", cwd=project_copy, **online)
    start = [".binder/start", bin_folder / "python", "-c", RUN_NOTEBOOKS]
    assert LESSON in run(*start, cwd=project_copy)


def binder_python(folder):
    """The Python of runtime.txt if this machine has it, else the one that runs the tests."""
    name = (folder / ".binder/runtime.txt").read_text().strip().replace("-", "")
    for python in filter(None, [os.environ.get("BINDER_PYTHON"), shutil.which(name)]):
        if subprocess.run([python, "--version"], check=False).returncode == 0:
            return python
    return sys.executable
