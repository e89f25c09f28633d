"""Figures: alt text, source and badge on the page; colours that everybody can tell apart."""

from __future__ import annotations

import base64
import io
import re
from itertools import combinations, pairwise

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from course_utils.data import about, load, tables
from course_utils.figures import (
    COLOURS,
    DPI,
    SHORTEST_ALT,
    STYLE,
    WIDTH,
    figure,
    show,
    source_lines,
)
from course_utils.maps import MISSING, _ramp

ALT = "Line chart of migrants by year where the number doubles"


@pytest.fixture
def line():
    fig, axes = figure(2.5)
    axes.plot([1990, 2024], [153, 304])
    axes.set(title="The number doubled", ylabel="million people")
    return fig


# ---------------------------------------------------------------- on the page


@pytest.mark.parametrize("alt", ["", "short", " " * 50, "x" * (SHORTEST_ALT - 1), None, 5])
def test_a_figure_needs_alt_text(line, alt):
    with pytest.raises(ValueError, match="Say in `alt` what the figure shows"):
        show(line, alt)


def test_the_shortest_alt_text_is_enough(line):
    assert show(line, " " + "x" * SHORTEST_ALT + " ").alt == "x" * SHORTEST_ALT == "x" * 25


def test_the_page_gets_an_image_with_alt_text_source_and_badge(line):
    page = show(line, ALT, source="migrant_world", note="Only two years.")._repr_html_()
    source = load("migrant_world").attrs["source"]
    assert f'alt="{ALT}"' in page and page.count("<img ") == 1
    caption = re.search(r"<figcaption.*?>(.*)</figcaption>", page)[1]
    assert caption.split("<br>") == ["Only two years.", f"Estimated. {source}"]


def test_the_text_version_says_the_same(line):
    picture = show(line, ALT, source=["migrant_world"])
    assert repr(picture).split("\n") == [f"Figure. {ALT}", *picture.lines]


@pytest.mark.parametrize("name", tables()["name"])
def test_every_table_gives_a_badge_and_its_source(name):
    (text,) = source_lines([name])
    badge, _, source = text.partition(". ")
    assert badge in {"Counted", "Estimated", "Modelled"}
    assert source == load(name).attrs["source"] and source.startswith("Source: ")
    assert f"{badge}:" in about(name).text


def test_two_tables_of_one_source_share_a_line():
    assert len(source_lines(["migrant_stock", "migrant_stock"])) == 1
    assert len(source_lines(["migrant_stock", "refugees"])) == 2


def test_an_unknown_source_is_named(line):
    with pytest.raises(KeyError, match="no table 'migrants'"):
        show(line, ALT, source="migrants")


def test_the_picture_is_a_png_of_the_size_asked_for(line):
    page = show(line, ALT)._repr_html_()
    data = base64.b64decode(re.search(r"base64,([^\"]+)", page)[1])
    image = Image.open(io.BytesIO(data))
    image.load()
    assert (image.format, image.size) == ("PNG", (round(WIDTH * DPI), round(2.5 * DPI)))
    assert len(data) < 60_000


def test_the_picture_shows_what_was_drawn():
    def drawn(colour: str) -> int:
        fig, axes = figure(2.5)
        axes.axhspan(0, 1, color=colour)
        image = Image.open(io.BytesIO(show(fig, ALT).png)).convert("RGBA")
        pixels = np.asarray(image, dtype=int)
        wanted = np.array(mpl.colors.to_rgba(COLOURS["orange"])) * 255
        return int((np.abs(pixels - wanted).max(axis=2) <= 8).sum())

    assert drawn(COLOURS["orange"]) > 50_000 > drawn(COLOURS["blue"])


def test_a_figure_of_pyplot_is_closed_so_that_it_is_not_shown_twice():
    from matplotlib import pyplot

    fig, axes = pyplot.subplots()
    axes.plot([1, 2])
    show(fig, ALT)
    assert not pyplot.fignum_exists(fig.number)


def test_axes_as_asked():
    assert figure(2, columns=2, rows=3)[1].shape == (3, 2)
    fig, (left, right) = figure(2, columns=2, sharey=True)
    left.set_ylim(0, 7)
    assert right.get_ylim() == (0, 7) and tuple(fig.get_size_inches()) == (WIDTH, 2)


def test_letters_are_large_enough_to_read():
    """A figure of 7.2 inches is shown at 720 pixels: 10 pt are then about 10 pt of the page."""
    sizes = [size for key, size in STYLE.items() if key.endswith("size")]
    assert len(sizes) == 5 and min(sizes) >= 9


# ---------------------------------------------------------------- colours
#
# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
# vision deficiency": the matrices for severity 1, on linear RGB.

SEEN_AS = {
    "full colour": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "greyscale": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}
# sRGB to XYZ for daylight (IEC 61966-2-1), and the white that Lab is measured from.
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = XYZ.sum(axis=1)
# About 2 is the smallest difference that eyes notice side by side; lines are further apart.
APART = 10
LINES = [entry["color"] for entry in STYLE["axes.prop_cycle"]]


def linear(colour: str) -> np.ndarray:
    """Red, green and blue as amounts of light, from 0 to 1."""
    share = np.array(mpl.colors.to_rgb(colour))
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(colour: str, sight: str) -> np.ndarray:
    """The colour as somebody with this sight sees it, in CIE Lab: lightness first."""
    light = XYZ @ np.clip(SEEN_AS[sight] @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(light > 216 / 24389, np.cbrt(light), (24389 / 27 * light + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def contrast(colour: str, ground: str = "white") -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(float(linear(one) @ [0.2126, 0.7152, 0.0722]) for one in (colour, ground))
    return (light + 0.05) / (dark + 0.05)


def test_the_measures_on_known_colours():
    assert contrast("black") == pytest.approx(21)
    assert lab("white", "full colour") == pytest.approx([100, 0, 0], abs=0.01)
    assert lab("black", "full colour") == pytest.approx([0, 0, 0], abs=0.01)
    for matrix in SEEN_AS.values():  # grey looks grey to everybody
        assert matrix.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    # Pairs that these tests must be able to refuse: a red and a green, a red and a grey.
    assert distance("#C80000", "#3C8C00", "full colour") > 100
    assert distance("#C80000", "#3C8C00", "deuteranopia") < APART
    assert distance("#FF0000", "#767676", "greyscale") < APART


@pytest.mark.parametrize("sight", ["full colour", "protanopia", "deuteranopia"])
def test_lines_are_told_apart(sight):
    near = {pair: distance(*pair, sight) for pair in combinations(LINES, 2)}
    assert min(near.values()) > APART, near


def test_the_first_three_lines_are_told_apart_without_any_colour():
    """Five levels of grey that all stand out from white do not exist: more lines need labels."""
    near = {pair: distance(*pair, "greyscale") for pair in combinations(LINES[:3], 2)}
    assert min(near.values()) > APART, near


def test_lines_stand_out_from_the_page():
    assert min(contrast(colour) for colour in LINES) > 2


@pytest.mark.parametrize("name", ["ink", "blue", "grey"])
def test_text_has_enough_contrast(name):
    assert contrast(COLOURS[name]) >= 4.5


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("sight", SEEN_AS)
@pytest.mark.parametrize("palette", ["YlGnBu", "cividis_r"])
def test_a_higher_class_on_the_map_is_darker(palette, sight, count):
    lightness = [lab(colour, sight)[0] for colour in _ramp(count, palette)]
    assert all(lighter - darker > 5 for lighter, darker in pairwise(lightness)), lightness


@pytest.mark.parametrize("sight", ["full colour", "protanopia", "deuteranopia"])
@pytest.mark.parametrize(("palette", "marked"), [("YlGnBu", "orange"), ("cividis_r", "red")])
def test_missing_and_the_marked_country_are_no_class_of_the_map(palette, marked, sight):
    for colour in _ramp(5, palette):
        assert distance(MISSING, colour, sight) > APART
        assert distance(COLOURS[marked], colour, sight) > APART


@pytest.mark.parametrize("height", [-1, 0, float("nan"), 1e9, "4"])
def test_a_height_that_no_figure_can_have(height):
    with pytest.raises(ValueError, match=r"The height of a figure is in inches, such as 4"):
        figure(height)
