"""Every lesson in a real JupyterLab: it runs, its explorers move, and everybody can use it."""

import re

import pytest
from harness import OnPage, Page, keys_of, violations

pytestmark = pytest.mark.browser

SHORTEST_ALT = 25
TROUBLE = ["Error displaying widget", "model not found"]
# What was written to stderr, apart from errors on purpose; `run_all` stops at any other error.
STDERR = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .filter(cell => !(cell.model.getMetadata("tags") ?? []).includes("raises-exception"))
  .flatMap(cell => [...cell.node.querySelectorAll("[data-mime-type$='stderr']")])
  .map(output => output.textContent)"""
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
NAMED = "radio|checkbox|slider|combobox|textbox|spinbutton|button|img|link"
# Keys that come first where a control has nothing to change at the start: the number of a control,
# and a key. In the dial, no note on the first feature is silent.
FIRST_KEYS = {"definition_dial": (1, "Space")}
ANSWER_ALL = """() => {
  for (const form of document.querySelectorAll(".course form")) {
    const field = form.querySelector("input[type=text], textarea");
    if (field) field.value = "12";
    form.querySelector("input[type=radio]")?.click();
    form.requestSubmit();
  }
  for (const list of document.querySelectorAll(".course ol.lines")) {
    list.querySelector("button:enabled").click();
    list.parentElement.querySelector(":scope > button").click();
  }
}"""
ANSWERED = "() => [...document.querySelectorAll('.course .reply')].every(r => r.textContent)"
OPEN_ALL = "() => document.querySelectorAll('.jp-OutputArea details').forEach(d => d.open = true)"
WIDER_THAN_THE_PAGE = """() =>
  [...document.querySelectorAll(".course, .course-card, .jp-OutputArea figure")].flatMap(place => {
    const edge = place.closest(".jp-OutputArea-output").getBoundingClientRect().right;
    return [place, ...place.querySelectorAll("*")]
      .filter(e => !e.parentElement.closest(".numbers"))
      .filter(e => e.getBoundingClientRect().right > edge + 1)
      .map(e => `${e.tagName} ${e.className}: ${e.textContent.slice(0, 60)}`);
  })"""


# The tests stand in the order of a learner's way: run, look, move, answer. ------------------------


def test_everything_runs_without_an_error(live):
    assert live.tab.evaluate(STDERR) == []
    text = " ".join(live.tab.locator(".jp-OutputArea-output").all_text_contents())
    assert len(text) > 1000
    assert [word for word in TROUBLE if word in text] == []
    assert live.errors == []


def test_every_figure_is_there_and_has_alt_text(live):
    images = live.tab.locator(".jp-OutputArea-output img")
    seen = images.evaluate_all(
        "async images => Promise.all(images.map(async i => {"
        " await i.decode(); return [i.naturalWidth, i.alt]; }))"
    )
    assert [row for row in seen if row[0] < 400 or len(row[1]) < SHORTEST_ALT] == []


def test_each_control_of_each_explorer_works_by_keyboard_alone(live):
    cells = live.tab.locator(".jp-CodeCell .jp-InputArea-editor").all_text_contents()
    for name in re.findall(r'explore\("(\w+)"\)', "\n".join(cells)):
        explorer = OnPage(live, name)
        if name in FIRST_KEYS:
            number, key = FIRST_KEYS[name]
            explorer.controls.nth(number).focus()
            explorer.press(key)
        move_each_control(explorer)


def move_each_control(explorer: OnPage) -> None:
    tab, start = explorer.lesson.tab, explorer.shown()
    explorer.controls.first.focus()
    moved = []
    while tab.evaluate("() => document.activeElement.matches('input, select')"):
        focused = explorer.area.locator(":focus")
        key, back = keys_of(focused)
        name = focused.evaluate("e => (e.closest('fieldset') ?? e.labels[0]).innerText")
        after = explorer.press(key)
        assert after["picture"] != start["picture"], f"{key} on {name!r}: the same picture"
        assert after["sentence"] != start["sentence"] or after["title"] != start["title"], name
        assert {k: after[k] for k in after if k != "table"} == explorer.kernel(), name
        assert explorer.press(back) == start, f"{back} on {name!r} does not lead back"
        moved.append(name)
        tab.keyboard.press("Tab")
    radios = explorer.area.locator("fieldset:has([type=radio])").count()
    others = explorer.area.locator("select, [type=range], [type=checkbox]").count()
    assert len(moved) == radios + others, f"Tab reached only {moved}"


def test_axe_finds_nothing_serious_before_an_answer(live):
    lay_out(live)
    assert violations(live) == []


# Answered, so that all replies stand on the page too. ---------------------------------------------


def lay_out(page: Page) -> None:
    """Lay out the whole lesson to its end, with all folds open."""
    page.tab.evaluate(OPEN_ALL)
    page.unroll()


@pytest.fixture(scope="module")
def answered(live):
    live.tab.evaluate(ANSWER_ALL)
    live.tab.wait_for_function(ANSWERED)
    lay_out(live)
    return live


def test_axe_finds_nothing_serious_in_the_dark(answered):
    answered.theme(DARK)
    found = violations(answered)
    answered.theme(LIGHT)
    assert found == []


def test_every_control_and_picture_has_a_name(answered):
    places = answered.tab.locator(".course").all()
    lines = "\n".join(place.aria_snapshot() for place in places).splitlines()
    named = [line for line in lines if re.match(rf"\s*- '?({NAMED})\b", line)]
    assert len(named) > 10, f"Only {len(named)} controls"
    assert [line for line in named if not re.match(rf"""\s*- '?({NAMED}) ["/]""", line)] == []
    groups = answered.tab.locator(".course fieldset")
    legends = answered.tab.locator(".course fieldset > legend:not(:empty)")
    assert groups.count() == legends.count() > 0


def test_ids_are_not_used_twice(answered):
    ids = answered.tab.locator(".course [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) > 0
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [1280, 640])  # 640: a window of 1280 at 200 percent
def test_nothing_is_wider_than_the_page(answered, width):
    answered.width(width)
    wide = answered.tab.evaluate(WIDER_THAN_THE_PAGE)
    answered.width(1280)
    assert wide == [], "\n".join(wide)


def test_axe_finds_nothing_serious_at_200_percent(answered):
    answered.width(640)
    found = violations(answered)
    answered.width(1280)
    assert found == []
