"""What lesson 11 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("11-nagorno-karabakh")
        page.run_all()
        yield page


def test_weight_on_the_level_below_moves_the_states(lesson):
    explorer = OnPage(lesson, "recognition_cascade")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("0 of 5 states act")
    explorer.area.get_by_label("Weight of the level below").focus()
    explorer.press("End")
    expect(title).to_contain_text("5 of 5 states act")


def test_the_whole_of_a_vote_can_be_changed(lesson):
    explorer = OnPage(lesson, "one_vote")
    expect(explorer.area.locator(".title")).to_contain_text("39 of 192")
    explorer.area.get_by_label("those who said yes or no").check()
    expect(explorer.area.locator(".title")).to_contain_text("39 of 46")
