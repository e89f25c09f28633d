"""`import course_utils` loads little, and gives the words of the course."""

from __future__ import annotations

import json
import subprocess
import sys

import course_utils

# Large libraries that a lesson may need later, or that only its authors need.
HEAVY = [
    "geopandas",
    "shapely",
    "pyproj",
    "scipy",
    "statsmodels",
    "networkx",
    "sklearn",
    "matplotlib.pyplot",
    "frictionless",
    "nbformat",
    "jupyterlab",
    "jupyter_server",
]
LESSONS = ["course_utils.exercises.lesson_", "course_utils.explorers.lesson_", "course_utils.maps"]
# They stand in all notebooks, so they keep their names.
WORDS = "load about claim term check hint solution quiz explore show journal homeland cite claims"
SCRIPT = "import json, sys; {}; print(json.dumps(sorted(sys.modules)))"


def modules_after(statement: str) -> list[str]:
    """The modules that a new Python process holds after this statement."""
    command = [sys.executable, "-c", SCRIPT.format(statement)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(result.stdout)


def test_nothing_heavy_is_imported():
    loaded = modules_after("import course_utils")
    assert "pandas" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_no_lesson_is_imported_before_it_is_asked_for():
    loaded = modules_after("import course_utils")
    assert [name for name in loaded if name.startswith(tuple(LESSONS))] == []
    loaded = modules_after("import course_utils; course_utils.check('1.1', ...)")
    assert "course_utils.exercises.lesson_01" in loaded


def test_the_words_of_the_course():
    assert sorted(course_utils.__all__) == list(course_utils.__all__)
    assert set(WORDS.split()) <= set(course_utils.__all__)
    for word in course_utils.__all__:
        function = getattr(course_utils, word)
        assert callable(function) and function.__doc__, word
        assert function.__module__.startswith("course_utils.")


def test_a_star_import_gives_these_words_and_no_more():
    cell: dict = {}
    exec("from course_utils import *", cell)
    assert set(cell) - {"__builtins__"} == set(course_utils.__all__)
