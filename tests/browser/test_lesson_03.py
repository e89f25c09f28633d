"""What only lesson 03 has: layers that keep their places, and a model that loses a factor."""

import pytest
from harness import OnPage, open_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def networks(browser, lab):
    """Lesson 03, run from top to bottom."""
    with open_tab(browser, lab) as page:
        page.open("03-transnational-networks")
        page.run_all()
        yield page


def test_the_layer_of_friendship_says_that_the_year_has_no_effect(networks):
    explorer = OnPage(networks, "ego_network")
    friendship = explorer.area.get_by_role("radio", name="friendship")
    explorer.area.get_by_role("radio", name="refugees").focus()
    explorer.press("ArrowDown")
    expect(friendship).to_be_checked()
    shown = explorer.shown()
    assert "the year control has no effect" in shown["sentence"]
    assert "Tajikistan" in shown["title"] and "2021" in shown["title"]


def test_a_factor_leaves_the_model_by_keyboard(networks):
    explorer = OnPage(networks, "gravity_residuals")
    explorer.area.get_by_role("checkbox", name="colonial tie").focus()
    before = explorer.shown()
    after = explorer.press("Space")
    assert "colonial tie" in before["sentence"] and "colonial tie" not in after["sentence"]
    assert "colonial_tie" not in after["code"] and after["title"] != before["title"]


def test_a_sentence_that_names_a_cause_is_not_yet_right(networks):
    cell = 'check("3.13"'
    mistake = "__import__('course_utils.exercises', fromlist=['x']).find('3.13').mistakes[0]"
    wrong = networks.ask(f"repr({mistake}.answer())")
    networks.type(cell, networks.text(cell).replace("...", wrong))
    networks.run(cell)
    expect(networks.output(cell)).to_contain_text(networks.ask(f"{mistake}.message"))
