"""The focus of the keyboard can be seen on everything that the course puts on the page."""

import re

import pytest

pytestmark = pytest.mark.browser

THEMES = ["JupyterLab Light", "JupyterLab Dark"]
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


@pytest.fixture(params=THEMES)
def theme(lesson, request):
    lesson.theme(request.param)
    yield request.param
    lesson.theme(THEMES[0])


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
