"""What the course puts on the page, for readers who use a keyboard, a screen reader or a zoom."""

import re

import pytest
from harness import violations

pytestmark = pytest.mark.browser

THEMES = ["JupyterLab Light", "JupyterLab Dark"]
NAMED = "radio|checkbox|slider|combobox|textbox|spinbutton|button|img|link"
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


@pytest.fixture(params=THEMES)
def theme(lesson, request):
    lesson.theme(request.param)
    yield request.param
    lesson.theme(THEMES[0])


@pytest.fixture(params=["not answered", "answered"], scope="module")
def drawn(lesson, request):
    """The whole lesson, laid out to its end, with all folds open."""
    if request.param == "answered":
        lesson.tab.evaluate(ANSWER_ALL)
        lesson.tab.wait_for_function(ANSWERED)
    lesson.tab.evaluate(OPEN_ALL)
    lesson.unroll()
    return lesson


def test_axe_finds_nothing_serious(drawn, theme):
    assert violations(drawn) == []


def test_every_control_and_picture_has_a_name(drawn):
    places = drawn.tab.locator(".course").all()
    lines = "\n".join(place.aria_snapshot() for place in places).splitlines()
    named = [line for line in lines if re.match(rf"\s*- '?({NAMED})\b", line)]
    assert len(named) > 100, f"Only {len(named)} controls"
    assert [line for line in named if not re.match(rf"""\s*- '?({NAMED}) ["/]""", line)] == []
    groups = drawn.tab.locator(".course fieldset")
    legends = drawn.tab.locator(".course fieldset > legend:not(:empty)")
    assert groups.count() == legends.count() > 10


def test_ids_are_not_used_twice(drawn):
    ids = drawn.tab.locator(".course [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) > 5
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [1280, 1024, 640])  # 640: a window of 1280 at 200 percent
def test_nothing_is_wider_than_the_page(drawn, width):
    drawn.width(width)
    wide = drawn.tab.evaluate(
        """() => [...document.querySelectorAll(".course, .course-card, .jp-OutputArea figure")]
          .flatMap(place => {
            const edge = place.closest(".jp-OutputArea-output").getBoundingClientRect().right;
            return [place, ...place.querySelectorAll("*")]
              .filter(e => !e.parentElement.closest(".numbers"))
              .filter(e => e.getBoundingClientRect().right > edge + 1)
              .map(e => `${e.tagName} ${e.className}: ${e.textContent.slice(0, 60)}`);
          })"""
    )
    drawn.width(1280)
    assert wide == []


def test_axe_finds_nothing_serious_at_200_percent(drawn):
    drawn.width(640)
    assert violations(drawn) == []
    drawn.width(1280)


FOCUS = """() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  let back = node;
  while (back && /rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(back.parentElement).backgroundColor))
    back = back.parentElement;
  return { name: node.outerHTML.slice(0, 120), ours: node.closest(".course") !== null,
           width: parseFloat(style.outlineWidth), line: style.outlineStyle,
           gap: parseFloat(style.outlineOffset), colour: style.outlineColor,
           behind: getComputedStyle(back.parentElement).backgroundColor };
}"""


@pytest.mark.parametrize("code", ['explore("origins")', 'puzzle("1.8")', 'guess("guess-01-share")'])
def test_the_focus_can_be_seen(lesson, theme, code):
    lesson.output(code).locator("input, select, button:enabled").first.focus()
    lesson.tab.keyboard.press("Tab")
    lesson.tab.keyboard.press("Shift+Tab")
    seen = []
    while (spot := lesson.tab.evaluate(FOCUS))["ours"]:
        seen.append(spot)
        lesson.tab.keyboard.press("Tab")
    assert len(seen) > 1
    for spot in seen:
        assert spot["line"] == "solid" and spot["width"] >= 2 and spot["gap"] > 0, spot
        assert contrast(spot["colour"], spot["behind"]) >= 3, spot


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, between 1 and 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_the_standard():
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    # Success criterion 1.4.3 names #767676 on white as the lightest grey for text.
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.005)
