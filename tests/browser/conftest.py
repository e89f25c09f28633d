"""Fixtures of the browser tests: one Chromium, and for each file of tests its own JupyterLab."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the benchmarks use the same harness
from harness import NOTEBOOKS, Page, browser_page, chromium_browser, jupyterlab, open_tab

__all__ = ["browser_page", "jupyterlab"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[str]:
    """The address of a JupyterLab with an empty journal."""
    with jupyterlab(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator:
    with chromium_browser(chromium) as browser:
        yield browser


@pytest.fixture(scope="module")
def lesson(browser, lab) -> Iterator[Page]:
    """Lesson 01, run from top to bottom; the tests of a module share this page."""
    with open_tab(browser, lab) as page:
        page.open("01-what-is-a-diaspora")
        page.run_all()
        yield page


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def live(browser, lab, request) -> Iterator[Page]:
    """Each lesson in turn, and the notebook for teachers, run from top to bottom."""
    with open_tab(browser, lab) as page:
        page.open(request.param.stem)
        page.run_all()
        yield page


@pytest.fixture(scope="session")
def shots(tmp_path_factory) -> Path:
    """Where pictures of failures are kept."""
    return tmp_path_factory.mktemp("screenshots")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A failed test leaves a picture of its page."""
    report = yield
    pages = [value for value in getattr(item, "funcargs", {}).values() if isinstance(value, Page)]
    if report.failed and pages:
        path = item.funcargs["request"].getfixturevalue("shots") / f"{item.name}.png"
        pages[0].tab.screenshot(path=path)
        report.sections.append(("screenshot", str(path)))
    return report
