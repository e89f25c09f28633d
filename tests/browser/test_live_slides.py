"""Lesson 04 presented live with jupyterlab-rise: widgets and exercises work inside the slides."""

from importlib.util import find_spec

import pytest
from harness import jupyterlab, open_tab
from playwright.sync_api import expect

from course_utils.teaching.slides.live import OPTIONS

pytestmark = pytest.mark.browser

LESSON = "04-remittances-and-economic-diplomacy"
NO_RISE = (
    "The test of live slides was skipped: no jupyterlab-rise. "
    'Install it: .venv/bin/pip install -e ".[instructor]"'
)


@pytest.fixture(scope="module")
def slides(browser, tmp_path_factory):
    """The slides of the lesson, after all its cells were run and saved in JupyterLab."""
    if not find_spec("jupyterlab_rise"):
        pytest.skip(NO_RISE)
    folder = tmp_path_factory.mktemp("live")
    size = {"width": 1280, "height": 720}
    with jupyterlab(folder, OPTIONS) as lab, open_tab(browser, lab, viewport=size) as page:
        page.open(LESSON)
        page.run_all()
        page.command("docmanager:save")
        page.tab.wait_for_selector(".jp-NotebookPanel:not(.jp-mod-dirty)")
        page.outside = []
        page.tab.on("request", lambda r: page.outside.append(r.url))
        page.tab.goto(f"{lab}/rise/notebooks/{LESSON}.ipynb")
        page.tab.wait_for_selector("section.present section.present")
        page.tab.wait_for_function("() => document.querySelectorAll('.course form').length > 20")
        yield page


def go_to(slides, text):
    """Press Space until the slide with this text is shown, after a click beside everything."""
    slides.tab.keyboard.press("Escape")
    slides.tab.mouse.click(1000, 700)
    slide = slides.tab.locator(".slides section section").filter(has_text=text).first
    for _ in range(120):
        if "present" in (slide.get_attribute("class") or "") and slide.is_visible():
            return slide
        slides.tab.keyboard.press("Space")
        slides.tab.wait_for_timeout(60)
    raise AssertionError(f"No key led to the slide with {text!r}")


def test_the_deck_starts_with_the_title_and_asks_no_other_machine(slides):
    title = slides.tab.locator("section.present section.present")
    expect(title).to_contain_text("Lesson 04")
    assert float(title.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) > 40
    local = (slides.address, "data:", "blob:")
    assert [url for url in slides.outside if not url.startswith(local)] == []


def test_a_guess_is_answered_on_its_slide(slides):
    slide = go_to(slides, "Which of these four countries received")
    slide.get_by_role("radio", name="France").check()
    slide.get_by_role("button", name="Make the guess").click()
    expect(slide.locator(".reply").first).to_contain_text("France")
    code = slide.locator(".jp-Cell-inputWrapper")
    assert not code.first.is_visible()  # a class looks at the question


def test_an_exercise_is_done_on_its_slide(slides):
    slide = go_to(slides, "Exercise 4.1")
    editor = slide.locator(".cm-content").last
    editor.click()
    editor.press("Control+a")
    slides.tab.keyboard.insert_text('my_money = "c"\ncheck("4.1", my_money)')
    editor.press("Control+Enter")
    expect(slide.locator(".jp-OutputArea").last).to_contain_text("Correct", timeout=30_000)


def test_an_explorer_moves_on_its_slide(slides):
    slide = go_to(slides, "Look for yourself")
    picture = slide.locator(".course img")
    before = picture.get_attribute("src")
    slide.locator("select").first.select_option(index=3)
    expect(picture).not_to_have_attribute("src", before)
    assert picture.evaluate("image => image.getBoundingClientRect().height") > 250
