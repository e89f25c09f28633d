"""Without Chromium the browser tests are skipped, with one line of help; in CI they fail."""

import os
import shutil
import subprocess
import sys

import pytest

TESTS = """
import pytest

@pytest.mark.browser
def test_in_a_browser(): pass

@pytest.mark.browser
def test_with_its_path(chromium): pass

@pytest.mark.binder
def test_for_binder(): pytest.skip("no reason")

def test_of_another_kind(): pytest.skip("a good reason")
"""
WITHOUT_NBGRADER = """
import sys
import pytest

sys.modules["nbgrader"] = None

@pytest.mark.grading
def test_with_nbgrader(): pass
"""


@pytest.fixture
def results(tmp_path, root):
    """Run these tests on a machine without a browser: {word: count} and the whole output."""
    shutil.copy(root / "conftest.py", tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS)

    def run_tests(**settings):
        environment = {k: v for k, v in os.environ.items() if k not in ("COURSE_CI", "CHROMIUM")}
        command = [sys.executable, "-m", "pytest", "-c", root / "pyproject.toml", tmp_path]
        return subprocess.run(
            [*command, f"--rootdir={tmp_path}", "-p", "no:cacheprovider"],
            cwd=root,
            env=environment | {"PATH": ""} | settings,
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    return run_tests


def test_without_chromium_one_line_says_how_to_get_it(results):
    output = results()
    assert "4 skipped" in output
    assert output.count("Browser tests were skipped: no Chromium. Install it") == 1


def test_in_ci_a_skipped_browser_or_binder_test_fails(results):
    assert "1 failed, 1 skipped, 2 errors" in results(COURSE_CI="1")


def test_without_nbgrader_one_line_says_how_to_get_it(results, tmp_path):
    (tmp_path / "test_some.py").write_text(WITHOUT_NBGRADER)
    output = results()
    assert "1 skipped" in output
    assert output.count("Tests of grading were skipped: no nbgrader or typer. Install") == 1
    assert "1 error" in results(COURSE_CI="1")


def test_with_chromium_browser_tests_run(results):
    assert "2 passed, 2 skipped" in results(CHROMIUM=sys.executable)
