"""Fixtures for the tests of the set-up."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def project_copy(tmp_path_factory) -> Path:
    """A copy of the project as somebody gets it: without what .gitignore names."""
    lines = (ROOT / ".gitignore").read_text().splitlines()
    ignored = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    target = tmp_path_factory.mktemp("copy") / "course"
    return shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(".git", *ignored))


@pytest.fixture(scope="session")
def run():
    """Run a command and return what it printed; fail with that text if the command failed."""

    def run_command(*command: str | Path, cwd: Path, **environment: str) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    return run_command
