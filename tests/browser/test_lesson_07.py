"""What lesson 07 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("07-culture-and-information")
        page.run_all()
        yield page


def test_the_lines_of_a_concordance_follow_the_word(lesson):
    explorer = OnPage(lesson, "concordance")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("34 lines")
    explorer.area.get_by_label("Word", exact=True).select_option("remittances")
    expect(title).to_contain_text("remittances")
    expect(explorer.area.locator("tr", has_text="remittances").first).to_contain_text("2020")


def test_a_guess_is_answered_with_the_gap(lesson):
    area = lesson.output('guess("guess-07-india")')
    area.get_by_role("textbox").fill("40")
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("Not once.")
