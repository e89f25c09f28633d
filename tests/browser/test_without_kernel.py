"""The notebooks as pages to read: opened, but never run."""

import json

import pytest
from harness import NOTEBOOKS, open_tab, violations

pytestmark = pytest.mark.browser

TAG = "nbval-ignore-output"
SHORTEST_ALT = 25
TROUBLE = ["model not found", "Error displaying widget", "Loading widget"]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


@pytest.fixture(scope="module")
def reading(browser, lab, notebook):
    with open_tab(browser, lab) as page:
        page.open_without_kernel(notebook.stem)
        page.unroll()
        yield page


def test_it_is_open_without_a_kernel(reading):
    assert reading.tab.locator(".jp-Cell").count() > 10
    assert reading.tab.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session === null"
    )


def test_a_new_kernel_misses_no_widget(browser, lab, notebook):
    """In a trusted notebook, an output that names a widget of an old kernel shows an error."""
    with open_tab(browser, lab) as page:
        page.open(notebook.stem)
        page.trust()
        text = " ".join(page.tab.locator(".jp-OutputArea-output").all_text_contents())
        assert len(text) > 1000
        assert [word for word in TROUBLE if word in text] == []


def test_every_widget_has_a_still_version(reading, notebook):
    """Cells that show a widget are those whose outputs the notebook tests do not compare."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    widgets = [n for n, cell in enumerate(cells) if TAG in cell["metadata"].get("tags", [])]
    assert widgets
    for number in widgets:
        source = "".join(cells[number]["source"])
        output = reading.tab.locator(".jp-Cell").nth(number).locator(".jp-OutputArea-output")
        assert output.locator(".course-card").count() == 1, source
        assert len(output.text_content()) > 20, source
        assert output.locator("figure img").count() == int("explore(" in source), source


def test_every_picture_has_alt_text(reading):
    pictures = reading.tab.locator(".jp-OutputArea-output img").evaluate_all(
        "async all => Promise.all(all.map(async i => {"
        " await i.decode(); return [i.naturalWidth, i.alt]; }))"
    )
    assert [row for row in pictures if row[0] < 400 or len(row[1]) < SHORTEST_ALT] == []
    without = reading.tab.locator(".jp-OutputArea-output[data-mime-type='image/png']")
    assert without.count() == 0, "a picture that JupyterLab shows without alt text"


def test_axe_finds_nothing_serious(reading):
    assert violations(reading) == []
