"""What is special in lesson 02: sliders that let a country in, and twelve words as an answer."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    """Lesson 02, run from top to bottom; the tests of this module share the page."""
    with open_tab(browser, lab) as page:
        page.open("02-soft-power")
        page.run_all()
        yield page


def test_a_weight_of_zero_lets_the_homeland_in(lesson):
    explorer = OnPage(lesson, "soft_power_weights")
    assert "Uzbekistan has no place" in explorer.shown()["sentence"]
    explorer.area.get_by_role("slider", name="Weight of diplomatic posts").focus()
    after = explorer.press("ArrowLeft")
    assert "Uzbekistan has place " in after["sentence"]
    assert {k: after[k] for k in after if k != "table"} == explorer.kernel()
    assert "no place" in explorer.press("ArrowRight")["sentence"]


def test_all_weights_at_zero_and_back(lesson):
    explorer = OnPage(lesson, "soft_power_weights")
    start = explorer.shown()
    sliders = explorer.area.get_by_role("slider").all()
    for slider in sliders:
        slider.focus()
        last = explorer.press("ArrowLeft")
    assert "no index" in last["title"]
    for slider in sliders:
        slider.focus()
        last = explorer.press("ArrowRight")
    assert last == start


def test_twelve_words_wrong_then_right(lesson):
    cell = 'check("2.3"'
    key = "soft hard soft hard sharp sharp soft hard sharp soft sharp hard"
    text = lesson.text(cell)
    for answer, words in ((key.replace("hard", "soft"), "called a payment soft"), (key, "Correct")):
        lesson.type(cell, text.replace("...", repr(answer)))
        lesson.run(cell)
        expect(lesson.output(cell)).to_contain_text(words)
