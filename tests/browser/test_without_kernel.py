"""The notebooks as pages to read: opened, but never run."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
SHORTEST_ALT = 25
TROUBLE = ["model not found", "Error displaying widget", "Loading widget", "Traceback"]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def reading(browser, lab, open_tab, request):
    with open_tab(browser, lab) as page:
        page.open_without_kernel(request.param.stem)
        yield page


def test_it_is_open_without_a_kernel(reading):
    assert reading.tab.locator(".jp-Cell").count() > 10
    assert reading.tab.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session === null"
    )


def test_no_output_speaks_of_a_missing_widget(reading):
    text = reading.tab.locator(".jp-Notebook").text_content()
    assert [word for word in TROUBLE if word in text] == []


def test_every_widget_has_a_still_version(reading):
    """A cell that shows a widget ends in one of these words of the course."""
    cells = reading.tab.locator(".jp-CodeCell").filter(has_text="COURSE_WIDGET")
    assert cells.count() == 0


def test_every_picture_has_alt_text(reading):
    pictures = reading.tab.locator(".jp-OutputArea-output img").evaluate_all(
        "async all => Promise.all(all.map(async i => {"
        " await i.decode(); return [i.naturalWidth, i.alt]; }))"
    )
    assert [row for row in pictures if row[0] < 400 or len(row[1]) < SHORTEST_ALT] == []
    without = reading.tab.locator(".jp-OutputArea-output[data-mime-type='image/png']")
    assert without.count() == 0, "a picture that JupyterLab shows without alt text"
