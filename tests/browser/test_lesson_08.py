"""What lesson 08 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("08-institutions-and-law")
        page.run_all()
        yield page


def test_the_year_slider_goes_back_to_1960(lesson):
    explorer = OnPage(lesson, "citizenship_rules")
    explorer.area.locator("[type=range]").first.focus()
    explorer.press("Home")
    expect(explorer.area.locator(".title")).to_contain_text("1960: 24 of 88 states (27.3 percent)")


def test_an_answer_in_part_that_counts_as_yes_moves_states(lesson):
    explorer = OnPage(lesson, "policy_index")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("0 of 191 states change class")
    explorer.area.get_by_label("as yes (1)").check()
    expect(title).to_contain_text("55 of 191 states change class")
