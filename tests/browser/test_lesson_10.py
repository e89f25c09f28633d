"""What lesson 10 has of its own, in a real JupyterLab."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(browser, lab):
    with open_tab(browser, lab) as page:
        page.open("10-digital-diplomacy-uzbekistan")
        page.run_all()
        yield page


def test_each_test_leaves_fewer_provisions(lesson):
    explorer = OnPage(lesson, "targets_and_outcomes")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("All 19 provisions")
    explorer.area.get_by_label("a target as a number").check()
    expect(title).to_contain_text("12 of 19 provisions")
    explorer.area.get_by_label("a known result").check()
    expect(title).to_contain_text("1 of 19 provisions of UP-6079 has")


def test_an_earlier_edition_shows_another_second_place(lesson):
    explorer = OnPage(lesson, "egdi_parts")
    title = explorer.area.locator(".title")
    expect(title).to_contain_text("Uzbekistan rank 63")
    explorer.area.locator("[type=range]").first.focus()
    explorer.press("ArrowLeft")
    explorer.press("ArrowLeft")
    expect(title).to_contain_text("Uzbekistan rank 87")
