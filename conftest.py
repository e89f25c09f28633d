"""What all tests share: fixed settings, no network, and which tests may be skipped."""

import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import matplotlib
import pytest

os.environ["COURSE_JOURNAL"] = ":memory:"
os.environ["COURSE_HOMELAND"] = "UZB"
# Kernels and other processes of the tests run the library beside this file, also where another
# copy is installed. And they cannot leave the machine: see the file in the second folder.
ROOT = Path(__file__).parent
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(ROOT / "src"), str(ROOT / "tests" / "setup" / "no_network")]
)
# No windows. A kernel still chooses for itself how to draw, as it does for a learner.
os.environ.pop("MPLBACKEND", None)
matplotlib.use("agg")

NO_CHROMIUM = (
    "Browser tests were skipped: no Chromium. "
    "Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to its path."
)

NO_NBGRADER = (
    "Tests of grading were skipped: no nbgrader or typer. "
    'Install them: .venv/bin/pip install -e ".[instructor,grading]"'
)
MUST_RUN = ("binder", "browser", "classroom", "grading")
TOLD = (
    "Browser tests were skipped",
    "Classroom tests were skipped",
    "Tests of grading were skip",
    "The test of live slides was skipped",
)


def find_chromium() -> str | None:
    names = ["chromium", "chromium-browser", "google-chrome", "chrome"]
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, names)]
    return next(filter(None, found), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser for tests with the mark `browser`."""
    return find_chromium() or pytest.skip(NO_CHROMIUM)


def pytest_collection_modifyitems(items):
    missing = {} if find_chromium() else {"browser": NO_CHROMIUM}
    if not (find_spec("nbgrader") and find_spec("typer")):
        missing["grading"] = NO_NBGRADER
    for item in items:
        for mark, reason in missing.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI a skipped test of the browser, Binder, grading or the classroom counts as failed."""
    report = yield
    must_run = any(map(item.get_closest_marker, MUST_RUN))
    if report.skipped and must_run and "COURSE_CI" in os.environ:
        report.outcome = "failed"
        report.longrepr = f"Skipped, but COURSE_CI is set: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in skipped}
    for reason in sorted(reasons):
        if reason.startswith(TOLD):
            terminalreporter.write_line(reason)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Several workers share the lessons of one file of browser tests, which would take one long."""
    from xdist.scheduler import LoadScopeScheduling

    class ByLesson(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            lesson = re.search(r"tests/browser/.*\[((?:\d\d|A\d)(?:-[a-z]+)+)", nodeid)
            return super()._split_scope(nodeid) + (f"::{lesson[1]}" if lesson else "")

    return ByLesson(config, log)
