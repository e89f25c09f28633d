"""The brief of lesson 12: written in JupyterLab, read in a browser as a file of its own."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import OnPage, open_tab
from playwright.sync_api import expect

from course_utils import brief
from course_utils.brief.work import GATE, PARTS
from course_utils.journal import current

pytestmark = pytest.mark.browser

NASTY = '<img src=x onerror="document.title=1"><script>document.title = "2"</script> in 2024'
COUNTRIES = ["UZB", "XKX", "VAT", "USA", "IND"]


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("12-policy-lab")
        page.run_all()
        yield page


@pytest.fixture(params=COUNTRIES)
def opened(browser, tmp_path, monkeypatch, request):
    """An exported brief, opened from the file system, and every address that it asked for."""
    monkeypatch.setenv("COURSE_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.setenv("COURSE_HOMELAND", request.param)
    for key in (*PARTS, *GATE, "homeland-04"):
        current().record("text", "12", key, NASTY)
    current().record("verdict", "12", "C32", 4)
    file = tmp_path / "my-brief.html"
    brief().save(file)
    context = browser.new_context()
    tab, asked = context.new_page(), []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    yield tab, asked
    context.close()


def test_the_exported_page_has_no_violation(opened):
    tab, _ = opened
    found = Axe().run(tab).response
    assert [rule["id"] for rule in found["violations"]] == []
    assert len(found["passes"]) > 15


def test_the_exported_page_stands_alone(opened):
    tab, asked = opened
    outside = [url for url in asked[1:] if not url.startswith("data:image/png;base64,")]
    assert outside == [] and asked[0].startswith("file://")
    sizes = tab.evaluate("() => [...document.images].map(image => image.naturalWidth)")
    assert all(width > 300 for width in sizes)


def test_the_texts_of_the_learner_do_nothing_on_the_page(opened):
    tab, _ = opened
    assert "policy brief" in tab.title()
    assert tab.locator("script, blockquote img").count() == 0
    expect(tab.locator("blockquote").first).to_have_text(NASTY)


def test_the_exported_page_prints_without_being_cut(opened):
    tab, _ = opened
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 640, "height": 900})
    width = tab.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 640
    assert len(tab.pdf()) > 20_000


def test_the_exported_page_fits_a_telephone(opened):
    """No table runs out of the page, and no number is cut in two."""
    tab, _ = opened
    tab.set_viewport_size({"width": 400, "height": 900})
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 400
    lines = """() => [...document.querySelectorAll("td")]
        .filter(cell => /^[0-9,]+$/.test(cell.textContent))
        .map(cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getClientRects().length;
        })"""
    assert set(tab.evaluate(lines)) <= {1}


def test_what_is_written_on_the_page_reaches_the_brief(lesson):
    area = lesson.output('write("brief-12-target")')
    area.get_by_role("textbox").fill("In 2027 four quarters of prices are public and checked.")
    area.get_by_role("button", name="Save").click()
    expect(area.get_by_role("status")).to_contain_text("Saved in your journal")
    lesson.run("brief(home)")
    expect(lesson.output("brief(home)")).not_to_contain_text("still to be written: target")
    row = lesson.output("brief(home)").locator("tr", has_text="Target")
    expect(row).to_contain_text("10")


def test_a_gate_takes_an_option_out(lesson):
    explorer = OnPage(lesson, "trade_offs")
    expect(explorer.area.locator("table")).to_contain_text("Register of everybody abroad")
    explorer.area.get_by_label("safety 2 or more").check()
    expect(explorer.area.locator("table")).not_to_contain_text("Register of everybody abroad")
    expect(explorer.area.get_by_role("status")).to_contain_text("Out before any weight counts")
