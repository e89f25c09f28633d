"""What lesson 09 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("09-digital-diaspora")
        page.run_all()
        yield page


def test_a_higher_chance_reaches_more_of_the_made_up_community(lesson):
    explorer = OnPage(lesson, "made_up_community")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("Made-up community: 100 random members first, 27.1 percent")
    explorer.area.locator("[type=range]").last.focus()
    explorer.press("End")
    expect(title).to_contain_text("86.0 percent")


def test_a_guess_is_answered_with_the_gap(lesson):
    area = lesson.output('guess("guess-09-english")')
    area.get_by_role("textbox").fill("10")
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("51 of the 63 stay connected")
