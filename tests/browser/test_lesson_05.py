"""The explorers of lesson 05, by keyboard, in a real JupyterLab."""

from collections.abc import Iterator

import pytest
from harness import OnPage, Page, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab) -> Iterator[Page]:
    """Lesson 05, run from top to bottom."""
    with open_tab(browser, lab) as page:
        page.open("05-human-capital")
        page.run_all()
        yield page


def test_a_number_that_nobody_published_is_said(lesson):
    """Women and men apart are missing in 1995: one step of the slider away from a full picture."""
    explorer = OnPage(lesson, "skilled_emigration")
    explorer.area.get_by_role("radio", name="women", exact=True).focus()
    lesson.tab.keyboard.press("Space")
    slider = explorer.area.get_by_role("slider", name="Year")
    slider.focus()
    lesson.tab.keyboard.press("Home")
    lesson.tab.keyboard.press("ArrowRight")
    expect(explorer.area.locator(".title")).to_contain_text("no rates for women")


def test_the_response_turns_a_loss_into_a_gain(lesson):
    explorer = OnPage(lesson, "gain_or_loss")
    slider = explorer.area.get_by_role("slider").nth(1)
    slider.focus()
    lesson.tab.keyboard.press("Home")
    expect(explorer.area.locator(".title")).to_contain_text("a loss at every rate")
    lesson.tab.keyboard.press("End")
    expect(explorer.area.locator(".title")).to_contain_text("a gain below 80 percent")
