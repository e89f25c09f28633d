"""What lesson 06 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("06-lobbying-and-the-vote")
        page.run_all()
        yield page


def test_one_sided_votes_turn_the_result_of_the_made_up_case(lesson):
    explorer = OnPage(lesson, "pivotal_vote")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("do not turn the result")
    explorer.area.locator("[type=range]").last.focus()
    explorer.press("End")
    expect(title).to_contain_text("and turn the result")
    row = explorer.area.locator("tr", has_text="Poland 2025")
    expect(row).to_contain_text("turned")
    expect(row).not_to_contain_text("not turned")


def test_a_guess_is_answered_with_the_gap(lesson):
    area = lesson.output('guess("guess-06-india")')
    area.get_by_role("textbox").fill("60000")
    lesson.tab.keyboard.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("2,958 voted")
