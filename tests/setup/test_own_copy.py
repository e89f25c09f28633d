"""The tests judge the library of their own copy of the course, wherever another is installed."""

import subprocess
import sys

import course_utils

SHOW = "import course_utils; print(course_utils.__file__)"


def test_this_process_has_the_library_beside_the_tests(root):
    assert course_utils.__file__ == str(root / "src" / "course_utils" / "__init__.py")


def test_kernels_and_other_processes_have_it_too(root, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == course_utils.__file__
